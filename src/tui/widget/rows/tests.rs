//! The focused row is always seen, and every line can be reached.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Paint, Rows, Scroll, Step};
use crate::picture::Picture;
use crate::text::Glyphs;
use crate::tui::theme::{Depth, Kind, Theme};

/// Rows of the given heights; 0 stands for a heading of one line.
fn rows(heights: &[usize]) -> Rows<usize> {
    let mut rows = Rows::default();
    for (at, &height) in heights.iter().enumerate() {
        let lines = |count| (0..count).map(|line| Line::from(format!("{at}.{line}"))).collect();
        match height {
            0 => rows.still(lines(1)),
            _ => rows.item(at, lines(height)),
        }
    }
    rows
}

fn picture(rows: &Rows<usize>, scroll: Scroll, (width, height): (u16, u16)) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut picture = Picture::blank(area.as_size());
    let paint = Paint {
        theme: Theme::new(Kind::Dark, Depth::Mono),
        glyphs: Glyphs::new(true),
        active: true,
    };
    rows.draw(scroll, area, &mut picture, paint);
    let buffer = picture.buffer();
    let line =
        |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(line).collect()
}

#[test]
fn short_list_is_drawn_whole() {
    let drawn = picture(&rows(&[0, 1, 2]), Scroll { focus: 1, top: 0 }, (8, 5));
    assert_eq!(drawn, ["  0.0", "  1.0", "> 2.0", "  2.1", ""]);
}

#[test]
fn long_list_leaves_its_last_line_for_what_is_out_of_sight() {
    let drawn = picture(&rows(&[1, 1, 1, 1]), Scroll { focus: 3, top: 0 }, (40, 3));
    assert_eq!(drawn, ["  2.0", "> 3.0", ""]);
}

#[test]
fn heading_comes_with_the_row_below_it() {
    let rows = rows(&[1, 1, 1, 0, 1, 1, 1]);
    let up = rows.step(Scroll { focus: 4, top: 4 }, Step::Up, 4);
    assert_eq!(up, Scroll { focus: 3, top: 3 });
}

#[test]
fn row_taller_than_the_list_is_read_line_by_line() {
    let rows = rows(&[1, 6, 1]);
    let mut scroll = Scroll { focus: 1, top: 1 };
    for top in [2, 3, 4] {
        scroll = rows.step(scroll, Step::Down, 4);
        assert_eq!(scroll, Scroll { focus: 1, top });
    }
    assert_eq!(rows.step(scroll, Step::Down, 4).focus, 2);
}

#[test]
fn nothing_to_focus_scrolls_nothing() {
    let rows = rows(&[]);
    assert_eq!(rows.step(Scroll::default(), Step::Down, 3), Scroll::default());
    assert_eq!(rows.target(0), None);
}

proptest! {
    #[test]
    fn focused_row_is_seen_after_any_keys(
        heights in prop::collection::vec(1usize..7, 1..20),
        keys in prop::collection::vec(0usize..6, 0..30),
        height in 2usize..12,
    ) {
        let headed: Vec<usize> = heights.iter().flat_map(|&rows| [rows, 0]).collect();
        let rows = rows(&headed);
        let steps = [Step::Up, Step::Down, Step::PageUp, Step::PageDown, Step::Home, Step::End];
        let mut scroll = Scroll::default();
        for key in keys {
            scroll = rows.step(scroll, steps[key], height);
            let (top, room) = (rows.top(scroll, height), rows.room(height));
            let (span, block) = (rows.span(scroll.focus), rows.block(scroll.focus));
            prop_assert!(top + room <= rows.height().max(room));
            if rows.items() > 0 {
                let seen = span.end.min(top + room).saturating_sub(span.start.max(top));
                let fits = block.len() <= room;
                prop_assert!(if fits { seen == span.len() } else { seen > 0 || room < 2 }, "{seen}");
            }
        }
    }

    #[test]
    fn pages_pass_over_no_line(
        heights in prop::collection::vec(1usize..9, 1..20),
        headings in prop::collection::vec(0usize..3, 1..20),
        height in 3usize..12,
    ) {
        let headings = headings.into_iter().cycle();
        let headed = heights.iter().zip(headings).flat_map(|(&rows, count)| {
            std::iter::repeat_n(0, count).chain([rows])
        });
        let rows = rows(&headed.collect::<Vec<_>>());
        let room = rows.room(height);
        for (first, step) in [(Step::Home, Step::PageDown), (Step::End, Step::PageUp)] {
            let mut scroll = rows.step(Scroll::default(), first, height);
            let mut tops = vec![rows.top(scroll, height)];
            loop {
                let next = rows.step(scroll, step, height);
                if next == scroll {
                    break;
                }
                scroll = next;
                tops.push(rows.top(scroll, height));
            }
            prop_assert!(tops.windows(2).all(|pair| pair[0].abs_diff(pair[1]) <= room), "{tops:?}");
            tops.sort_unstable();
            prop_assert_eq!(tops.first(), Some(&0));
            prop_assert_eq!(tops.last(), Some(&rows.height().saturating_sub(room)), "{:?}", tops);
        }
    }

    #[test]
    fn down_reaches_every_line(heights in prop::collection::vec(1usize..7, 1..20), height in 3usize..12) {
        let headed: Vec<usize> = heights.iter().flat_map(|&rows| [0, rows]).collect();
        let rows = rows(&headed);
        let mut seen = vec![false; rows.height()];
        let mut scroll = Scroll::default();
        for _ in 0..200 {
            let top = rows.top(scroll, height);
            let room = rows.room(height);
            seen.iter_mut().skip(top).take(room).for_each(|line| *line = true);
            scroll = rows.step(scroll, Step::Down, height);
        }
        prop_assert!(seen.iter().all(|&line| line), "{:?}", seen);
    }
}

#[test]
fn halves_are_even_and_cut_no_row() {
    let [left, right] = rows(&[1, 3, 1, 1, 2]).halves();
    assert_eq!((left.height(), right.height()), (4, 4));
    let [left, right] = rows(&[4]).halves();
    assert_eq!((left.height(), right.height()), (4, 0));
}
