//! The whole program in a pseudo-terminal of 100×30: start to first frame, key to redrawn frame,
//! bytes and memory. Run with `cargo bench --bench screen`; a quiet machine gives steady figures.
//! `cargo bench --bench screen -- PROGRAM ...` times other programs in turn with it, such as the minimal one in
//! `benches/minimal`, or the static file of a release.

#[cfg(unix)]
mod unix {
    use std::env;
    use std::fs;
    use std::io::{Read, Write};
    use std::iter;
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
    use std::thread;
    use std::time::{Duration, Instant};

    use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

    const OURS: &str = env!("CARGO_BIN_EXE_yizhuan");
    /// Starts to time.
    const STARTS: usize = 30;
    /// Keys to time in each start.
    const KEYS: usize = 40;
    /// The frame is complete when this long nothing more comes.
    const QUIET: Duration = Duration::from_millis(20);

    /// The program, its keyboard, and what it writes, each piece with the moment it came.
    struct Run {
        child: Box<dyn Child + Send + Sync>,
        keyboard: Box<dyn Write + Send>,
        written: Receiver<(Instant, usize)>,
        started: Instant,
    }

    fn start(program: &str) -> Run {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its keyboard");
        let (send, written) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if send.send((Instant::now(), count)).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        Run { child, keyboard, written, started }
    }

    impl Run {
        /// Waits until a frame is complete; tells when its last byte came and how many there were.
        fn frame(&self) -> (Instant, usize) {
            let (mut last, mut bytes) =
                self.written.recv_timeout(Duration::from_secs(10)).expect("a frame");
            loop {
                match self.written.recv_timeout(QUIET) {
                    Ok((when, count)) => (last, bytes) = (when, bytes + count),
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                        return (last, bytes);
                    }
                }
            }
        }

        fn press(&mut self, key: &[u8]) -> (Duration, usize) {
            let pressed = Instant::now();
            self.keyboard.write_all(key).expect("the keyboard");
            let (drawn, bytes) = self.frame();
            (drawn - pressed, bytes)
        }

        /// Peak resident memory in KiB, where the system tells it.
        fn memory(&self) -> Option<u64> {
            let status =
                fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
            let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        }
    }

    /// What was measured of one program.
    #[derive(Default)]
    struct Measured {
        starts: Vec<Duration>,
        keys: Vec<Duration>,
        bytes: Vec<usize>,
        memory: u64,
    }

    impl Measured {
        /// One start, and the keys of it.
        fn add(&mut self, program: &str) {
            let mut run = start(program);
            self.starts.push(run.frame().0 - run.started);
            // Of this program a page of choices, of others whatever they begin with.
            if program == OURS {
                run.press(b"1");
            }
            for key in [b"\x1b[B", b"\x1b[A"].into_iter().cycle().take(KEYS) {
                let (time, count) = run.press(key);
                self.keys.push(time);
                self.bytes.push(count);
            }
            self.memory = self.memory.max(run.memory().unwrap_or(0));
            run.child.kill().expect("the end");
            run.child.wait().expect("the end");
        }

        fn print(&mut self) {
            let (starts, keys, bytes) = (&mut self.starts, &mut self.keys, &mut self.bytes);
            println!("启动到首帧：中位 {:?}，最快十分之一 {:?}", at(starts, 50), at(starts, 10));
            println!("按键到重画：中位 {:?}，p99 {:?}", at(keys, 50), at(keys, 99));
            println!("每次移动写出：中位 {} 字节，最多 {} 字节", at(bytes, 50), at(bytes, 100));
            println!("内存峰值：{} KiB", self.memory);
        }
    }

    pub fn main() {
        // Cargo adds a flag of its own.
        let others = env::args().skip(1).filter(|arg| !arg.starts_with('-'));
        let mut programs: Vec<(String, Measured)> =
            iter::once(OURS.to_owned()).chain(others).map(|it| (it, Measured::default())).collect();
        for _ in 0..STARTS {
            for (program, measured) in &mut programs {
                measured.add(program);
            }
        }
        for (program, measured) in &mut programs {
            println!("{program}");
            measured.print();
        }
    }

    /// The value below which so many in a hundred lie.
    fn at<T: Ord + Copy>(values: &mut [T], percent: usize) -> T {
        values.sort_unstable();
        values[(values.len() * percent / 100).min(values.len() - 1)]
    }
}

fn main() {
    #[cfg(unix)]
    unix::main();
}
