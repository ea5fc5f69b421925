//! Bytes of a terminal, with pauses between them: none holds the next event for ever.
#![no_main]

// Only its own loop may use it, so that it is not public.
#[path = "../../src/platform/unix/decode.rs"]
mod decode;

use std::time::{Duration, Instant};

use decode::Decoder;
use libfuzzer_sys::fuzz_target;
use terminput::{Event, KeyCode};

/// Longer than anything is waited for.
const PAUSE: Duration = Duration::from_secs(3);

fuzz_target!(|pieces: Vec<(u8, &[u8])>| {
    let mut decoder = Decoder::default();
    let mut now = Instant::now();
    for (pause, bytes) in pieces {
        now += Duration::from_millis(pause.into());
        decoder.expire(now);
        decoder.feed(bytes, now);
        decoder.ground();
        assert!(decoder.deadline().is_none_or(|deadline| deadline <= now + PAUSE));
    }
    // What is left of a paste may hold half a key, and that what follows it.
    for _ in 0..3 {
        now += PAUSE;
        decoder.expire(now);
    }
    assert_eq!(decoder.deadline(), None, "something waits for ever");
    let key = decoder.feed(b"a", now);
    assert_eq!(key, [Event::Key(KeyCode::Char('a').into())], "a key is lost");
    decoder.feed(b"\x1b[", now);
    decoder.forget();
    assert_eq!(decoder.deadline(), None, "what was forgotten is waited for");
});
