//! Tests of the bytes that reach the terminal, read by a terminal.

use std::io;
use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::*;

const COLUMNS: u16 = 24;
const ROWS: u16 = 4;

/// Counts how often it is written to.
#[derive(Default)]
struct Wire {
    bytes: Vec<u8>,
    writes: usize,
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writes += 1;
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn terminal() -> Terminal<FrameBackend<Wire>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS));
    let backend = FrameBackend::new(Wire::default());
    Terminal::with_options(backend, TerminalOptions { viewport }).unwrap()
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

type Lines = Vec<(String, bool)>;

fn draw(terminal: &mut Terminal<FrameBackend<Wire>>, lines: &Lines) -> Buffer {
    let drawn = terminal.draw(|frame| {
        for (row, (text, bar)) in (0..ROWS).zip(lines) {
            let style = if *bar { Modifier::REVERSED } else { Modifier::empty() };
            frame.buffer_mut().set_string(0, row, text, Style::new().add_modifier(style));
        }
        crate::tui::frame::mark_second_cells(frame.buffer_mut());
    });
    drawn.unwrap().buffer.clone()
}

fn lines() -> impl Strategy<Value = Lines> {
    prop::collection::vec(("[ab 成都，“─▸]{0,14}", any::<bool>()), usize::from(ROWS))
}

proptest! {
    #[test]
    fn a_terminal_shows_what_was_drawn(frames in prop::collection::vec(lines(), 1..6)) {
        let mut terminal = terminal();
        let mut seen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        for lines in frames {
            let buffer = draw(&mut terminal, &lines);
            seen.process(&std::mem::take(&mut terminal.backend_mut().out.bytes));
            for (x, y) in (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (x, y))) {
                let cell = seen.screen().cell(y, x).unwrap();
                if cell.is_wide_continuation() {
                    continue;
                }
                let shown = if cell.has_contents() { cell.contents() } else { " " };
                prop_assert_eq!(shown, buffer[(x, y)].symbol(), "{}, {}", x, y);
                let bar = buffer[(x, y)].modifier.contains(Modifier::REVERSED);
                prop_assert_eq!(cell.inverse(), bar, "{}, {}", x, y);
            }
        }
    }
}

#[test]
fn a_frame_is_one_write_inside_one_update() {
    let mut terminal = terminal();
    draw(&mut terminal, &vec![("成都 cd".to_owned(), true), ("杭州".to_owned(), false)]);
    let wire = &terminal.backend().out;
    assert_eq!(wire.writes, 1);
    assert!(wire.bytes.starts_with(BEGIN_UPDATE) && wire.bytes.ends_with(END_UPDATE));
}

#[test]
fn a_frame_without_a_change_is_no_write() {
    let mut terminal = terminal();
    let lines = vec![("成都".to_owned(), false)];
    draw(&mut terminal, &lines);
    draw(&mut terminal, &lines);
    assert_eq!(terminal.backend().out.writes, 1);
}

#[test]
fn chinese_is_written_without_moving_the_cursor_in_between() {
    let mut terminal = terminal();
    draw(&mut terminal, &vec![("医保转移向导".to_owned(), false)]);
    let written = String::from_utf8(terminal.backend().out.bytes.clone()).unwrap();
    assert!(written.contains("医保转移向导"), "{written:?}");
}
