//! The essence of a result as codes for a phone to scan, as many as the room asks for.

mod code;
mod essence;
mod room;
mod sheet;
mod split;

pub use code::{Code, Run};
pub use room::{Cells, Room};
pub use sheet::write;

use crate::report::Report;
use code::capacity;
use room::{LARGEST, SMALLEST};
use split::split;

/// Colour of the dark squares and of the light ones, by their numbers among 256.
///
/// The sixteen below them are what a theme makes of them: in some light ones 「black」 is light.
/// From 16 to 21 some themes take colours for themselves too.
pub(crate) const DARK: u8 = 232;
/// See [`DARK`].
pub(crate) const LIGHT: u8 = 231;

/// What the codes say together.
pub fn text(report: &Report) -> String {
    essence::text(report)
}

/// The codes for a text in a room, all of the same size: as few as can be, cut where a reader
/// pauses, then as small as can be. None where there is no room for codes that are of use.
pub fn codes(text: &str, room: Room) -> Option<Vec<Code>> {
    let largest = room.version()?;
    let parts = parts(text, largest)?;
    let few = parts.len();
    let numbered = |(number, part): (usize, &str)| {
        if few == 1 { part.to_owned() } else { format!("{number}/{few} {part}") }
    };
    let texts: Vec<String> = (1..).zip(parts.iter().copied()).map(numbered).collect();
    let longest = texts.iter().map(String::len).max().unwrap_or(0);
    let version = (SMALLEST..=largest).find(|version| capacity(*version) >= longest)?;
    let mut start = 0;
    let mut codes = Vec::new();
    for (text, part) in texts.into_iter().zip(parts) {
        codes.push(Code::draw(text, start, version)?);
        start += part.len();
    }
    Some(codes)
}

/// One code with all that is said, as small as can be.
pub(crate) fn single(report: &Report) -> Option<Code> {
    let text = text(report);
    let version = (SMALLEST..=LARGEST).find(|version| capacity(*version) >= text.len())?;
    Code::draw(text, 0, version)
}

/// The parts of a text for codes of a version: all of it, or with room for 「1/4 」 in front.
fn parts(text: &str, version: i16) -> Option<Vec<&str>> {
    let room = capacity(version);
    if text.len() <= room {
        return Some(vec![text]);
    }
    [("9/9 ", 9), ("99/99 ", 99)].into_iter().find_map(|(number, most)| {
        split(text, room.checked_sub(number.len())?).filter(|parts| parts.len() <= most)
    })
}
