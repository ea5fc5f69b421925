//! What a terminal is told of a frame: letters, how they look, where they stand.

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::text::{plain_width, width};

pub(crate) const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
pub(crate) const END_UPDATE: &[u8] = b"\x1b[?2026l";

/// How letters look.
type Look = (Color, Color, Modifier);

const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());

/// The bytes of a frame, kept until it is complete; in between, letters are plain.
#[derive(Debug)]
pub(crate) struct Ink {
    bytes: Vec<u8>,
    look: Look,
    /// Where the next letter would stand; none: it has to be said.
    at: Option<Position>,
    /// Where the cursor is shown, if it is.
    cursor: Option<Position>,
}

impl Default for Ink {
    fn default() -> Self {
        Self { bytes: BEGIN_UPDATE.to_vec(), look: PLAIN, at: None, cursor: None }
    }
}

impl Ink {
    /// Writes the letter of a cell.
    pub(crate) fn write(&mut self, x: u16, y: u16, cell: &Cell) {
        if self.at != Some(Position { x, y }) {
            self.move_to(x, y);
        }
        self.restyle((cell.fg, cell.bg, cell.modifier));
        let symbol = cell.symbol();
        let cells = 1 + u16::from(is_wide(cell));
        // Some terminals draw other letters wider or narrower than the rest.
        let sure = symbol.len() == 1 || plain_width(symbol).is_some();
        if cells == 2 && !sure {
            self.bytes.extend_from_slice(b"  ");
            self.move_to(x, y);
        }
        self.bytes.extend_from_slice(symbol.as_bytes());
        self.at = sure.then_some(Position { x: x + cells, y });
    }

    /// Empties the window.
    pub(crate) fn clear(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[2J");
    }

    /// Shows the cursor there, or nowhere.
    pub(crate) fn cursor(&mut self, cursor: Option<Position>) {
        self.restyle(PLAIN);
        let moved = self.is_wet() || cursor != self.cursor;
        match cursor {
            Some(Position { x, y }) if moved => {
                self.move_to(x, y);
                if self.cursor.is_none() {
                    self.bytes.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if moved && self.cursor.is_some() => self.bytes.extend_from_slice(b"\x1b[?25l"),
            _ => {}
        }
        (self.at, self.cursor) = (None, cursor);
    }

    /// Whether there is anything to write.
    fn is_wet(&self) -> bool {
        self.bytes.len() > BEGIN_UPDATE.len()
    }

    /// Writes the frame, if there is anything in it.
    pub(crate) fn dry(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.is_wet() {
            self.bytes.extend_from_slice(END_UPDATE);
            out.write_all(&self.bytes)?;
            out.flush()?;
            self.bytes.truncate(BEGIN_UPDATE.len());
        }
        Ok(())
    }

    fn move_to(&mut self, x: u16, y: u16) {
        self.bytes.extend_from_slice(b"\x1b[");
        self.number(y + 1);
        self.bytes.push(b';');
        self.number(x + 1);
        self.bytes.push(b'H');
    }

    /// Says how the letters that follow look.
    fn restyle(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let (fg, bg, modifier) = look;
        self.bytes.extend_from_slice(b"\x1b[0m");
        self.colour(b"\x1b[38", fg);
        self.colour(b"\x1b[48", bg);
        for (number, _) in ATTRIBUTES.iter().filter(|(_, each)| modifier.contains(*each)) {
            self.bytes.extend_from_slice(&[b'\x1b', b'[', *number, b'm']);
        }
        self.look = look;
    }

    fn colour(&mut self, ground: &[u8], colour: Color) {
        if colour == Color::Reset {
            return;
        }
        self.bytes.extend_from_slice(ground);
        if let Color::Rgb(red, green, blue) = colour {
            self.bytes.extend_from_slice(b";2");
            for part in [red, green, blue] {
                self.parameter(part);
            }
        } else {
            self.bytes.extend_from_slice(b";5");
            self.parameter(in_palette(colour));
        }
        self.bytes.push(b'm');
    }

    fn parameter(&mut self, number: u8) {
        self.bytes.push(b';');
        self.number(number.into());
    }

    /// Writes a number, without the detour over the standard library's formatter.
    fn number(&mut self, number: u16) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.bytes.push(b'0' + (number % 10) as u8);
    }
}

/// How each way to stress a text is said to a terminal.
const ATTRIBUTES: [(u8, Modifier); 9] = [
    (b'1', Modifier::BOLD),
    (b'2', Modifier::DIM),
    (b'3', Modifier::ITALIC),
    (b'4', Modifier::UNDERLINED),
    (b'5', Modifier::SLOW_BLINK),
    (b'6', Modifier::RAPID_BLINK),
    (b'7', Modifier::REVERSED),
    (b'8', Modifier::HIDDEN),
    (b'9', Modifier::CROSSED_OUT),
];

/// The place of a colour among the 256 of a terminal.
fn in_palette(colour: Color) -> u8 {
    match colour {
        Color::Indexed(index) => index,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Black | Color::Reset | Color::Rgb(..) => 0,
    }
}

/// Whether the letter of a cell takes the next one as well.
pub(crate) fn is_wide(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() > 1 && width(symbol) == 2
}
