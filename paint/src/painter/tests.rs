//! Tests of the bytes that reach the terminal, read by a terminal.

use std::io;
use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use rstest::rstest;

use super::*;
use crate::ink::{BEGIN_UPDATE, END_UPDATE};

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

fn painter() -> Painter<Wire> {
    Painter::new(Wire::default())
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

type Lines = Vec<(String, bool)>;

fn draw(painter: &mut Painter<Wire>, lines: &Lines) {
    let render = |picture: &mut Picture| {
        for (row, (text, bar)) in (0..ROWS).zip(lines) {
            let style = if *bar { Modifier::REVERSED } else { Modifier::empty() };
            let row = Rect::new(0, row, COLUMNS, 1);
            picture.write(row, &Line::styled(text, Style::new().add_modifier(style)));
        }
    };
    painter.show(Size::new(COLUMNS, ROWS), render).unwrap();
}

fn lines() -> impl Strategy<Value = Lines> {
    prop::collection::vec(("[ab 成都，“─▸]{0,14}", any::<bool>()), usize::from(ROWS))
}

proptest! {
    #[test]
    fn a_terminal_shows_what_was_drawn(frames in prop::collection::vec(lines(), 1..6)) {
        let mut painter = painter();
        let mut seen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        for lines in frames {
            draw(&mut painter, &lines);
            let buffer = painter.shown.buffer();
            seen.process(&std::mem::take(&mut painter.out.bytes));
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
    let mut painter = painter();
    draw(&mut painter, &vec![("成都 cd".to_owned(), true), ("杭州".to_owned(), false)]);
    let wire = &painter.out;
    assert_eq!(wire.writes, 1);
    assert!(wire.bytes.starts_with(BEGIN_UPDATE) && wire.bytes.ends_with(END_UPDATE));
}

#[test]
fn a_frame_without_a_change_is_no_write() {
    let mut painter = painter();
    let lines = vec![("成都".to_owned(), false)];
    draw(&mut painter, &lines);
    draw(&mut painter, &lines);
    assert_eq!(painter.out.writes, 1);
}

#[test]
fn nothing_is_left_of_the_pictures_before() {
    let mut painter = painter();
    let mut seen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
    for text in ["医保转移向导", "成都", "杭", "a"] {
        draw(&mut painter, &vec![(text.to_owned(), false)]);
        seen.process(&std::mem::take(&mut painter.out.bytes));
        assert_eq!(seen.screen().contents().trim_end(), text);
    }
}

#[test]
fn chinese_is_written_without_moving_the_cursor_in_between() {
    let mut painter = painter();
    draw(&mut painter, &vec![("医保转移向导".to_owned(), false)]);
    let written = String::from_utf8(painter.out.bytes.clone()).unwrap();
    assert!(written.contains("医保转移向导"), "{written:?}");
}

#[test]
fn a_cursor_is_shown_where_letters_are_typed_and_nowhere_else() {
    let mut painter = painter();
    let mut seen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
    seen.process(b"\x1b[?25l");
    for cursor in [None, Some((3, 1)), Some((5, 1)), None, Some((5, 1))] {
        let cursor = cursor.map(Position::from);
        painter.show(Size::new(COLUMNS, ROWS), |picture| picture.cursor = cursor).unwrap();
        seen.process(&std::mem::take(&mut painter.out.bytes));
        assert_eq!(seen.screen().hide_cursor(), cursor.is_none());
        if let Some(Position { x, y }) = cursor {
            assert_eq!(seen.screen().cursor_position(), (y, x));
        }
    }
}

#[test]
fn a_window_of_another_size_is_drawn_anew() {
    let mut painter = painter();
    draw(&mut painter, &vec![("成都".to_owned(), false)]);
    painter.out.bytes.clear();
    painter.show(Size::new(COLUMNS + 1, ROWS), |_| {}).unwrap();
    assert_eq!(painter.out.bytes, [BEGIN_UPDATE, b"\x1b[2J", END_UPDATE].concat());
}

#[test]
fn what_follows_a_letter_of_doubtful_width_is_placed() {
    let mut painter = painter();
    draw(&mut painter, &vec![("❤\u{fe0f}x".to_owned(), false)]);
    let written = String::from_utf8(painter.out.bytes).unwrap();
    assert!(written.contains("\x1b[1;1H  \x1b[1;1H❤\u{fe0f}\x1b[1;3Hx"), "{written:?}");
}

#[rstest]
#[case(Style::new().red().on_blue(), "\x1b[38;5;1m\x1b[48;5;4m")]
#[case(Style::new().light_red().bold(), "\x1b[38;5;9m\x1b[1m")]
#[case(Style::new().fg(Color::Indexed(116)).dim().reversed(), "\x1b[38;5;116m\x1b[2m\x1b[7m")]
#[case(Style::new().bg(Color::Rgb(0, 9, 255)).underlined(), "\x1b[48;2;0;9;255m\x1b[4m")]
fn a_look_is_said_at_once(#[case] style: Style, #[case] codes: &str) {
    let mut painter = painter();
    let render = |picture: &mut Picture| picture.restyle(Rect::new(0, 0, 2, 1), style);
    painter.show(Size::new(COLUMNS, ROWS), render).unwrap();
    let written = String::from_utf8(painter.out.bytes).unwrap();
    assert!(written.contains(&format!("\x1b[1;1H\x1b[0m{codes}  \x1b[0m")), "{written:?}");
}

#[test]
fn what_lies_outside_of_the_window_is_not_drawn() {
    let mut painter = painter();
    let render = |picture: &mut Picture| {
        for area in [
            Rect::new(COLUMNS - 3, 0, 9, 1),
            Rect::new(COLUMNS + 2, 1, 9, 1),
            Rect::new(0, ROWS, 9, 1),
        ] {
            picture.write(area, &Line::from("成都市 abc"));
            picture.restyle(area, Style::new().reversed());
        }
    };
    painter.show(Size::new(COLUMNS, ROWS), render).unwrap();
    let written = String::from_utf8(painter.out.bytes).unwrap();
    assert!(written.contains("\x1b[1;22H\x1b[0m\x1b[7m成 \x1b[0m"), "{written:?}");
}
