//! Bytes of a terminal cut into events: half sequences end, pastes are bounded, answers of the terminal are swallowed.

use std::time::{Duration, Instant};

use terminput::{Event, KeyCode};

/// A sequence whose rest has not come by then is none: a person pressed Esc, or Alt and a letter.
const HALF: Duration = Duration::from_millis(50);

/// A paste is over by then, whatever its end mark does.
const PASTE_TIME: Duration = Duration::from_secs(2);

/// Bytes of a paste that are kept; the rest is swallowed.
const PASTE_BYTES: usize = 64 * 1024;

/// No key or tap is written with more bytes.
const LONGEST: usize = 64;

/// Bytes of an answer that are swallowed before it counts as none.
const LONGEST_ANSWER: usize = 4096;

const ESC: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What has come and is not told yet.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    /// When the last byte of `pending` came.
    came: Option<Instant>,
    paste: Option<Paste>,
    /// Whether the ground of the terminal is light, once it answers and until somebody asks.
    ground: Option<bool>,
}

#[derive(Debug)]
struct Paste {
    text: Vec<u8>,
    ends: Instant,
}

/// What the first pending bytes are.
#[derive(Debug, PartialEq, Eq)]
enum Cut {
    /// So many bytes that belong together.
    Event(usize),
    /// So many bytes that mean nothing here.
    Nothing(usize),
    /// The beginning of something.
    Half,
}

impl Decoder {
    /// Takes bytes in and tells the events that are complete.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        self.pending.extend_from_slice(bytes);
        self.came = Some(now);
        self.cut(now, &mut events);
        events
    }

    /// When to call [`Self::expire`], if nothing more comes.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let half = (!self.pending.is_empty()).then_some(self.came).flatten();
        let half = half.map(|came| came + HALF);
        let paste = self.paste.as_ref().map(|paste| paste.ends);
        // Within a paste the bytes held back are at most a part of its end mark.
        paste.or(half)
    }

    /// Ends what has waited too long for its rest.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return events;
        }
        if let Some(paste) = self.paste.take() {
            events.push(pasted(&paste.text));
            self.cut(now, &mut events);
            return events;
        }
        if self.pending == [ESC] {
            events.push(Event::Key(KeyCode::Esc.into()));
        }
        self.pending.clear();
        events
    }

    /// What the terminal answered about its ground; told once.
    pub(super) fn ground(&mut self) -> Option<bool> {
        self.ground.take()
    }

    /// Forgets everything that is not told yet.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn cut(&mut self, now: Instant, events: &mut Vec<Event>) {
        loop {
            if self.paste.is_some() {
                let Some(event) = self.end_of_paste(now) else { return };
                events.push(event);
            }
            if self.pending.starts_with(PASTE_BEGINS) {
                self.pending.drain(..PASTE_BEGINS.len());
                self.paste = Some(Paste { text: Vec::new(), ends: now + PASTE_TIME });
                continue;
            }
            match first(&self.pending) {
                Cut::Half => return,
                Cut::Nothing(count) => {
                    let said = ground(&self.pending[..count]);
                    self.ground = said.or(self.ground);
                    self.pending.drain(..count);
                }
                Cut::Event(count) => {
                    let bytes: Vec<u8> = self.pending.drain(..count).collect();
                    events.extend(Event::parse_from(&bytes).ok().flatten());
                }
            }
        }
    }

    /// Takes pasted bytes over; the paste, once it has ended.
    fn end_of_paste(&mut self, now: Instant) -> Option<Event> {
        let paste = self.paste.as_mut()?;
        let end = find(&self.pending, PASTE_ENDS);
        let kept = end.unwrap_or_else(|| self.pending.len() - half_of_end(&self.pending));
        let room = PASTE_BYTES.saturating_sub(paste.text.len());
        paste.text.extend_from_slice(&self.pending[..kept.min(room)]);
        self.pending.drain(..kept);
        if end.is_some() {
            self.pending.drain(..PASTE_ENDS.len());
        } else if now < paste.ends {
            return None;
        }
        let text = std::mem::take(&mut paste.text);
        self.paste = None;
        Some(pasted(&text))
    }
}

fn pasted(bytes: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(bytes).into_owned())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

/// How many bytes at the end may be the beginning of the end mark.
fn half_of_end(bytes: &[u8]) -> usize {
    let longest = PASTE_ENDS.len().min(bytes.len() + 1) - 1;
    (1..=longest).rev().find(|&count| bytes.ends_with(&PASTE_ENDS[..count])).unwrap_or(0)
}

/// Where the first event ends.
fn first(bytes: &[u8]) -> Cut {
    match bytes {
        [] | [ESC] => Cut::Half,
        [ESC, ESC, ..] => Cut::Event(1),
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Cut::Half,
            [0x20..=0x7e, ..] => Cut::Event(3),
            _ => Cut::Nothing(2),
        },
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => answer(rest),
        [ESC, rest @ ..] => match letter(rest) {
            Cut::Event(count) => Cut::Event(count + 1),
            Cut::Nothing(count) => Cut::Nothing(count + 1),
            Cut::Half => Cut::Half,
        },
        _ => letter(bytes),
    }
}

/// `rest` stands behind ESC and `[`.
fn control_sequence(rest: &[u8]) -> Cut {
    match rest {
        // A tap in the oldest form has three bytes of any kind behind its letter.
        [b'M', tail @ ..] => return if tail.len() < 3 { Cut::Half } else { Cut::Event(6) },
        // Function keys of the Linux console.
        [b'[', tail @ ..] => return if tail.is_empty() { Cut::Half } else { Cut::Event(4) },
        _ => {}
    }
    let Some(at) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > LONGEST { Cut::Nothing(rest.len() + 2) } else { Cut::Half };
    };
    match rest[at] {
        0x40..=0x7e if has_no_place(&rest[..=at]) || is_report(&rest[..=at]) => {
            Cut::Nothing(at + 3)
        }
        0x40..=0x7e => Cut::Event(at + 3),
        // Whatever this is, it begins something else.
        _ => Cut::Nothing(at + 2),
    }
}

/// Whether it is a tap in column or row 0; they count from 1, and the parser takes that for granted.
fn has_no_place(sequence: &[u8]) -> bool {
    let tap = sequence.ends_with(b"M") || sequence.ends_with(b"m");
    let is_zero = |part: &[u8]| part.iter().all(|byte| matches!(byte, b'0' | b'm' | b'M'));
    tap && sequence.split(|byte| *byte == b';').skip(1).any(is_zero)
}

/// Whether only a terminal sends it, as where its cursor stands: no key of ours has such a mark or letter.
fn is_report(sequence: &[u8]) -> bool {
    let place = sequence.ends_with(b"R") && sequence.contains(&b';');
    place || sequence.starts_with(b"?") || sequence.ends_with(b"n") || sequence.ends_with(b"t")
}

/// The rest of a message that only a terminal sends: up to its end mark.
fn answer(rest: &[u8]) -> Cut {
    match rest.iter().position(|byte| matches!(*byte, 0x07 | ESC)) {
        Some(at) if rest[at] == 0x07 => Cut::Nothing(at + 3),
        Some(at) => match rest.get(at + 1) {
            None => Cut::Half,
            Some(b'\\') => Cut::Nothing(at + 4),
            Some(_) => Cut::Nothing(at + 2),
        },
        None if rest.len() > LONGEST_ANSWER => Cut::Nothing(rest.len() + 2),
        None => Cut::Half,
    }
}

/// Whether the ground is light, if an answer tells: `ESC ] 11 ; rgb:ffff/ffff/ffff`.
fn ground(answer: &[u8]) -> Option<bool> {
    let answer = std::str::from_utf8(answer).ok()?;
    let colour = answer.strip_prefix("\x1b]11;")?.trim_end_matches(['\x07', '\x1b', '\\']);
    let colour = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
    // Each part is a share of the largest number with as many digits.
    let share = |part: &str| {
        let digits = u32::try_from(part.len()).ok().filter(|digits| (1..=4).contains(digits))?;
        let value = u32::from_str_radix(part, 16).ok().filter(|_| !part.starts_with('+'))?;
        Some(value * 1000 / (16_u32.pow(digits) - 1))
    };
    let shares: Option<Vec<u32>> = colour.split('/').take(3).map(share).collect();
    let [red, green, blue] = shares?[..] else { return None };
    Some(red * 3 + green * 6 + blue > 5000)
}

/// A letter in UTF-8, or a control character.
fn letter(bytes: &[u8]) -> Cut {
    let Some(&lead) = bytes.first() else { return Cut::Half };
    let length = match lead {
        0x01..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        // No beginning of a letter, or 0, which a loose wire sends.
        _ => return Cut::Nothing(1),
    };
    let follows = |byte: &u8| (0x80..=0xbf).contains(byte);
    let seen = 1 + bytes[1..].iter().take(length - 1).take_while(|byte| follows(byte)).count();
    if seen == length {
        let sound = std::str::from_utf8(&bytes[..length]).is_ok();
        return if sound { Cut::Event(length) } else { Cut::Nothing(length) };
    }
    if seen == bytes.len() { Cut::Half } else { Cut::Nothing(seen) }
}

#[cfg(test)]
mod tests;
