use proptest::prelude::*;
use terminput::{KeyEvent, KeyModifiers, MouseEventKind};

use super::*;

/// The events of bytes that come at once, and of what is left of them when nothing more comes.
fn told(bytes: &[u8]) -> (Vec<Event>, Vec<Event>) {
    let now = Instant::now();
    let mut decoder = Decoder::default();
    let events = decoder.feed(bytes, now);
    let late = decoder.deadline().map_or_else(Vec::new, |deadline| decoder.expire(deadline));
    assert_eq!(decoder.deadline(), None, "{bytes:?} leave nothing behind");
    (events, late)
}

fn key(code: KeyCode) -> Event {
    Event::Key(code.into())
}

fn letters(text: &str) -> Vec<Event> {
    let key = |letter| Event::Key(KeyEvent::new(KeyCode::Char(letter)));
    text.chars().map(key).collect()
}

#[test]
fn whole_sequences_are_told_at_once() {
    for (bytes, code) in [
        (&b"\x1b[A"[..], KeyCode::Up),
        (b"\x1bOB", KeyCode::Down),
        (b"\x1b[5~", KeyCode::PageUp),
        (b"\x1b[11~", KeyCode::F(1)),
        (b"\x1b[[A", KeyCode::F(1)),
        (b"\x1bOP", KeyCode::F(1)),
        (b"\r", KeyCode::Enter),
        (b"\x7f", KeyCode::Backspace),
        ("成".as_bytes(), KeyCode::Char('成')),
    ] {
        assert_eq!(told(bytes), (vec![key(code)], vec![]), "{bytes:?}");
    }
}

#[test]
fn half_a_sequence_ends_without_a_key() {
    for bytes in [
        &b"\x1b["[..],
        b"\x1bO",
        b"\x1b]0;",
        b"\x1bP",
        b"\x1b[1;9",
        b"\x1b[M",
        b"\xe6",
        b"\xb3\xc9",
        b"\xff",
    ] {
        assert_eq!(told(bytes), (vec![], vec![]), "{bytes:?}");
    }
    assert_eq!(told(b"\x1b"), (vec![], vec![key(KeyCode::Esc)]));
    assert_eq!(told(b"\x1b\x1b["), (vec![key(KeyCode::Esc)], vec![]));
}

#[test]
fn a_key_after_half_a_letter_is_a_key() {
    for bytes in [&b"\xe61"[..], b"\xb3\xc91", b"\xff1", b"\x1b[1;\x1b[D1", b"\x1b]0;x\x1b[D1"] {
        let (events, late) = told(bytes);
        assert_eq!(events.last(), letters("1").last(), "{bytes:?}");
        assert_eq!(late, []);
    }
}

#[test]
fn a_sequence_may_come_in_pieces() {
    let now = Instant::now();
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b", now), []);
    assert_eq!(decoder.expire(now + HALF / 2), []);
    assert_eq!(decoder.feed(b"[", now + HALF / 2), []);
    assert_eq!(decoder.feed(b"B", now + HALF), [key(KeyCode::Down)]);
    assert_eq!(decoder.deadline(), None);
}

#[test]
fn answers_of_the_terminal_are_swallowed() {
    for bytes in [
        &b"\x1b]11;rgb:0000/0000/0000\x071"[..],
        b"\x1b]11;rgb:1/2/3\x1b\\1",
        b"\x1b[?62;c1",
        b"\x1b[12;40R1",
        b"\x1b[1;5R1",
        b"\x1b[?12;40R1",
        b"\x1b[0n1",
        b"\x1b[8;24;80t1",
        b"\x1b[?5u1",
        b"\x1b[?2026;2$y1",
    ] {
        assert_eq!(told(bytes), (letters("1"), vec![]), "{bytes:?}");
    }
    assert_eq!(told(b"\0\0\x1b\0\x001"), (letters("1"), vec![]), "a loose wire");
    let mut endless = b"\x1b]".to_vec();
    endless.resize(3 * LONGEST_ANSWER, b'x');
    let mut decoder = Decoder::default();
    for piece in endless.chunks(LONGEST) {
        decoder.feed(piece, Instant::now());
        assert!(decoder.pending.len() <= LONGEST_ANSWER + LONGEST + 2);
    }
}

#[test]
fn a_paste_is_one_event_and_bounded() {
    let text = "成都\n1";
    let bytes = format!("\x1b[200~{text}\x1b[201~2");
    let pasted = [vec![Event::Paste(text.to_owned())], letters("2")].concat();
    for size in 1..bytes.len() {
        let mut decoder = Decoder::default();
        let now = Instant::now();
        let told = bytes.as_bytes().chunks(size).flat_map(|piece| decoder.feed(piece, now));
        assert_eq!(told.collect::<Vec<_>>(), pasted, "in pieces of {size}");
    }
    let long = format!("\x1b[200~{}\x1b[201~", "x".repeat(3 * PASTE_BYTES));
    let mut decoder = Decoder::default();
    let mut told = Vec::new();
    for piece in long.as_bytes().chunks(1000) {
        told.extend(decoder.feed(piece, Instant::now()));
    }
    assert_eq!(told, [Event::Paste("x".repeat(PASTE_BYTES))]);
}

#[test]
fn a_paste_without_an_end_is_over_in_time() {
    let begun = Instant::now();
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[200~12", begun), []);
    // Keys pressed meanwhile do not put its end off.
    assert_eq!(decoder.feed(b"3", begun + PASTE_TIME / 2), []);
    assert_eq!(decoder.deadline(), Some(begun + PASTE_TIME));
    assert_eq!(decoder.expire(begun + PASTE_TIME), [Event::Paste("123".to_owned())]);
    assert_eq!(decoder.feed(b"4", begun + PASTE_TIME), letters("4"));
    decoder.feed(b"\x1b[200~5", begun);
    decoder.forget();
    assert_eq!((decoder.deadline(), decoder.feed(b"6", begun)), (None, letters("6")));
}

#[test]
fn taps_are_read_and_have_a_place() {
    let tap = |bytes: &[u8]| {
        let (events, late) = told(bytes);
        assert_eq!(late, []);
        let mouse = events.first().and_then(Event::as_mouse);
        mouse.map(|mouse| (mouse.column, mouse.row, mouse.kind))
    };
    let left = terminput::MouseButton::Left;
    assert_eq!(tap(b"\x1b[<0;10;3M"), Some((9, 2, MouseEventKind::Down(left))));
    assert_eq!(tap(b"\x1b[<0;10;3m"), Some((9, 2, MouseEventKind::Up(left))));
    assert_eq!(tap(b"\x1b[M !!"), Some((0, 0, MouseEventKind::Down(left))));
    for nowhere in [&b"\x1b[<0;0;3M"[..], b"\x1b[<0;3;0m", b"\x1b[32;0;3M", b"\x1b[<0;;3M"] {
        assert_eq!(tap(nowhere), None, "{nowhere:?}");
    }
}

#[test]
fn alt_is_told_from_the_letter() {
    let (events, late) = told("\x1bx\x1b成".as_bytes());
    assert_eq!(late, []);
    let alt = |event: &Event| event.as_key().map(|key| key.modifiers.contains(KeyModifiers::ALT));
    assert_eq!(events.iter().map(alt).collect::<Vec<_>>(), [Some(true), Some(true)]);
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..300), size in 1_usize..40) {
        let now = Instant::now();
        let mut decoder = Decoder::default();
        for piece in bytes.chunks(size) {
            decoder.feed(piece, now);
        }
        let later = now + PASTE_TIME;
        for _ in 0..2 {
            decoder.expire(later);
        }
        decoder.expire(later + HALF);
        prop_assert_eq!(decoder.deadline(), None);
        let told = decoder.feed(b"\r", later);
        prop_assert_eq!(told, vec![key(KeyCode::Enter)]);
    }

    #[test]
    fn sequences_of_random_numbers_end(start in "\\x1b\\[<?[0-9;]{0,12}[A-Za-z~]") {
        told(start.as_bytes());
    }
}

#[test]
fn the_ground_of_the_terminal_is_told_once_and_is_no_event() {
    let now = Instant::now();
    let mut decoder = Decoder::default();
    for (answer, light) in [
        (&b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"[..], Some(true)),
        (b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07", Some(false)),
        (b"\x1b]11;rgb:fd/f6/e3\x07", Some(true)),
        (b"\x1b]11;rgba:0000/2b2b/3636/ffff\x07", Some(false)),
        (b"\x1b]10;rgb:ffff/ffff/ffff\x07", None),
        (b"\x1b]11;rgb:ffff/ffff\x07", None),
        (b"\x1b]11;rgb:fffff/0/0\x07", None),
        (b"\x1b]11;rgb:+f/0/0\x07", None),
        (b"\x1b]11;?\x07", None),
    ] {
        assert!(decoder.feed(answer, now).is_empty());
        assert_eq!(decoder.ground(), light, "{}", String::from_utf8_lossy(answer));
        assert_eq!(decoder.ground(), None);
    }
    // Cut anywhere, between other keys.
    for at in 1..20 {
        let bytes = b"1\x1b]11;rgb:ffff/ffff/ffff\x072";
        let mut events = decoder.feed(&bytes[..at], now);
        events.extend(decoder.feed(&bytes[at..], now));
        assert_eq!((events.len(), decoder.ground()), (2, Some(true)), "{at}");
    }
}
