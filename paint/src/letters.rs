//! Letters put into the cells of a frame, without a look at their neighbours where they need none.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

use crate::text::{cells, plain_width};

/// Writes a text into the columns of a buffer of one row, cut to them; tells where it ends.
pub(crate) fn write(row: &mut Buffer, columns: Range<u16>, text: &str, style: Style) -> u16 {
    let Range { start, end } = columns;
    if start >= end {
        return start;
    }
    // Only what may join its neighbours has to be cut into letters by the library.
    if plain_width(text).is_some() {
        start + put(&mut row.content[usize::from(start)..usize::from(end)], text, style)
    } else {
        row.set_stringn(start, 0, text, usize::from(end - start), style).0
    }
}

/// Puts letters into the cells of a row, as many as fit; tells how many cells they take.
fn put(row: &mut [Cell], text: &str, style: Style) -> u16 {
    let mut used = 0;
    for (letter, wide) in text.chars().filter_map(|letter| Some((letter, cells(letter)?))) {
        let Some([first, rest @ ..]) = row.get_mut(used..used + wide) else { break };
        // Lines are filled up with blanks, and nearly all cells are blank before.
        if letter != ' ' || first.symbol() != " " {
            first.set_char(letter);
        }
        first.set_style(style);
        rest.iter_mut().for_each(Cell::reset);
        used += wide;
    }
    used as u16
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Rect, Size};
    use ratatui::style::Stylize as _;
    use ratatui::text::Line;

    use crate::picture::Picture;

    proptest! {
        #[test]
        fn a_line_is_written_as_the_library_writes_it(
            texts in prop::collection::vec("([ -~一-龥，。（「─]|\\PC){0,12}", 0..4),
            before in "[a-z一-龥]{0,9}",
            (x, width) in (0_u16..12, 0_u16..16),
        ) {
            let spans: Vec<_> = texts.iter().map(|text| text.as_str().bold()).collect();
            let line = Line::from(spans).red();
            let mut theirs = Buffer::with_lines([before.as_str(), "            "]);
            let Rect { width: columns, height: rows, .. } = theirs.area;
            let mut ours = Picture::blank(Size::new(columns, rows));
            ours.write(ours.area(), &Line::from(before.as_str()));
            let x = x.min(columns);
            theirs.set_line(x, 0, &line, width);
            ours.write(Rect { x, y: 0, width, height: 1 }, &line);
            let ours = ours.buffer();
            prop_assert_eq!(ours, theirs);
        }
    }
}
