use std::io::Write;
use std::time::Duration;

use nix::pty::openpty;
use nix::sys::termios::tcgetattr;
use terminput::KeyCode;

use super::*;
use crate::platform::unix::modes::set_ours;

/// Nothing here takes this long.
const LONG: Duration = Duration::from_mins(1);

struct Typed {
    keyboard: File,
    wake: UnixStream,
    reader: Reader,
}

impl Typed {
    fn new() -> Self {
        let pair = openpty(None, None).expect("a pseudo-terminal");
        let terminal = File::from(pair.slave);
        let modes = tcgetattr(&terminal).expect("modes");
        set_ours(&terminal, modes).expect("the terminal takes it");
        let (signals, wake) = UnixStream::pair().expect("a pair");
        let reader = Reader::over(terminal, signals).expect("a reader");
        Self { keyboard: pair.master.into(), wake, reader }
    }

    fn press(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).expect("the terminal takes it");
    }

    fn next(&mut self) -> Option<KeyCode> {
        match self.reader.wait(Some(Instant::now() + LONG)).expect("it can be read") {
            Waited::Event(event) => event.as_key().map(|key| key.code),
            _ => None,
        }
    }

    fn is_quiet(&mut self) -> bool {
        matches!(self.reader.wait(Some(Instant::now())), Ok(Waited::Long))
    }
}

#[test]
fn half_a_sequence_holds_neither_the_deadline_nor_the_keys() {
    for half in [&b"\x1b["[..], b"\x1bO", b"\xff", b"\xe6", b"\xb3\xc9", b"\x1b]0;", b"\x1b[1;9"] {
        let mut typed = Typed::new();
        typed.press(half);
        assert!(typed.is_quiet(), "{half:?}");
        typed.press(b"\x1b[B");
        assert_eq!(typed.next(), Some(KeyCode::Down), "{half:?}");
    }
}

#[test]
fn a_burst_is_taken_whole_and_forgotten_whole() {
    let mut typed = Typed::new();
    typed.press(&[b' '; 3000]);
    typed.press(b"8");
    let seen: Vec<_> = std::iter::from_fn(|| typed.next()).take(3001).collect();
    assert_eq!((seen.len(), seen.last()), (3001, Some(&KeyCode::Char('8'))));
    typed.press(&[b' '; 3000]);
    assert_eq!(typed.next(), Some(KeyCode::Char(' ')));
    typed.press(b"zhangsan");
    typed.reader.forget().expect("it can be thrown away");
    assert!(typed.is_quiet());
    typed.press(b"9");
    assert_eq!(typed.next(), Some(KeyCode::Char('9')));
}

#[test]
fn a_signal_ends_the_wait_and_no_key_is_lost() {
    let mut typed = Typed::new();
    typed.wake.write_all(b"xx").expect("it is heard");
    let waited = typed.reader.wait(None).expect("it can be read");
    assert!(matches!(waited, Waited::Signal), "{waited:?}");
    assert!(typed.is_quiet());
    typed.press(b"1");
    typed.wake.write_all(b"x").expect("it is heard");
    let waited = typed.reader.wait(None).expect("it can be read");
    assert!(matches!(waited, Waited::Signal), "{waited:?}");
    assert_eq!(typed.next(), Some(KeyCode::Char('1')));
}

#[test]
fn a_terminal_that_is_gone_is_the_end() {
    let Typed { keyboard, mut reader, wake: _wake } = Typed::new();
    drop(keyboard);
    let waited = reader.wait(None).expect("it can be read");
    assert!(matches!(waited, Waited::Closed), "{waited:?}");
}
