//! The whole program in a pseudo-terminal, its screen read by a terminal.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Nothing here takes this long; a test that reaches it has failed.
const DEADLINE: Duration = Duration::from_mins(1);
/// Nobody presses one key after the other faster than this.
const BETWEEN_KEYS: Duration = Duration::from_millis(200);

/// A program in a terminal.
pub struct Pty {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    seen: vt100::Parser,
    /// Everything the program wrote so far.
    written: Vec<u8>,
    modes: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("at least one")
}

impl Pty {
    /// Starts a program in a terminal of 80×24.
    pub fn start(program: &str, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
        let modes = modes(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("PS1", "prompt> ");
        command.env_remove("ENV");
        command.env_remove("HOME");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let (send, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let seen = vt100::Parser::new(cells(24), cells(80), 0);
        Self { child, master: pair.master, keys, output, seen, written: Vec::new(), modes }
    }

    /// Sends keys as a terminal does.
    pub fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the program reads");
        self.keys.flush().expect("the program reads");
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).expect("the window changes");
        self.seen.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Reads until the screen is as wanted.
    #[track_caller]
    pub fn until(&mut self, wanted: impl Fn(&vt100::Screen) -> bool) {
        self.go_on_until(|pty| wanted(pty.seen.screen()));
    }

    /// Reads until the program has written this, on screen or not.
    #[track_caller]
    pub fn until_heard(&mut self, text: &str) {
        self.go_on_until(|pty| pty.heard(text));
    }

    #[track_caller]
    fn go_on_until(&mut self, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            let left = DEADLINE.saturating_sub(start.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take_in(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("still not there:\n{}", self.text()),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended:\n{}", self.text()),
            }
        }
    }

    fn take_in(&mut self, bytes: &[u8]) {
        self.seen.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// Whether the program wrote this, on screen or not.
    pub fn heard(&self, text: &str) -> bool {
        self.written.windows(text.len()).any(|part| part == text.as_bytes())
    }

    /// Reads until a text is on screen.
    #[track_caller]
    pub fn until_text(&mut self, text: &str) {
        self.until(|screen| screen.contents().contains(text));
    }

    /// Presses a key until a text is on screen: one that comes right behind a burst is no person's.
    #[track_caller]
    pub fn press_until(&mut self, key: &str, text: &str) {
        let start = Instant::now();
        while !self.text().contains(text) {
            assert!(start.elapsed() < DEADLINE, "still not there:\n{}", self.text());
            self.send(key);
            self.rest();
        }
    }

    /// Reads until a person would press another key: what is on screen then is a whole frame.
    pub fn rest(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(BETWEEN_KEYS) {
            self.take_in(&bytes);
        }
    }

    /// Reads until the program has ended; says how. One that goes on is killed and has failed.
    #[track_caller]
    pub fn end(&mut self) -> portable_pty::ExitStatus {
        loop {
            match self.output.recv_timeout(DEADLINE) {
                Ok(bytes) => self.take_in(&bytes),
                // The terminal says nothing more once nobody holds it.
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().expect("it can be killed");
                    panic!("it does not end:\n{}", self.text());
                }
            }
        }
        self.child.wait().expect("it ends")
    }

    /// The process group that has the terminal, as `kill` takes it.
    pub fn foreground(&self) -> String {
        format!("-{}", self.master.process_group_leader().expect("a process group"))
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        self.seen.screen().contents()
    }

    /// Fails unless the terminal is as the program found it.
    #[track_caller]
    pub fn is_restored(&self) {
        self.is_restored_but_modes();
        assert_eq!(modes(&*self.master), self.modes, "terminal modes");
    }

    /// The same, but for the modes, which a shell sets as it likes.
    #[track_caller]
    pub fn is_restored_but_modes(&self) {
        let screen = self.seen.screen();
        assert!(!screen.alternate_screen(), "alternate screen left");
        assert!(!screen.hide_cursor(), "cursor shown");
        assert!(!screen.bracketed_paste(), "bracketed paste off");
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().map(|modes| (modes.local_flags, modes.input_flags)))
}
