//! Letters put into the cells of a frame, without a look at their neighbours where they need none.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::text::{cells, plain_width};

/// Writes a line into the first row of an area, cut to its width.
pub fn write(buffer: &mut Buffer, area: Rect, line: &Line) {
    let right = area.right().min(buffer.area.right());
    let mut x = area.x;
    for span in line {
        if x >= right {
            break;
        }
        let (style, room) = (line.style.patch(span.style), usize::from(right - x));
        let text = span.content.as_ref();
        // Only what may join its neighbours has to be cut into letters by the library.
        if plain_width(text).is_some() {
            let first = buffer.index_of(x, area.y);
            x += put(&mut buffer.content[first..first + room], text, style);
        } else {
            x = buffer.set_stringn(x, area.y, text, room, style).0;
        }
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
    use ratatui::style::Stylize as _;

    use super::*;

    proptest! {
        #[test]
        fn a_line_is_written_as_the_library_writes_it(
            texts in prop::collection::vec("([ -~一-龥，。（「─]|\\PC){0,12}", 0..4),
            before in "[a-z一-龥]{0,9}",
            (x, width) in (0_u16..12, 0_u16..16),
        ) {
            let spans: Vec<_> = texts.iter().map(|text| text.as_str().bold()).collect();
            let line = Line::from(spans).red();
            let mut ours = Buffer::with_lines([before.as_str(), "            "]);
            let mut theirs = ours.clone();
            let x = x.min(ours.area.width);
            theirs.set_line(x, 0, &line, width);
            write(&mut ours, Rect { x, y: 0, width, height: 1 }, &line);
            prop_assert_eq!(ours, theirs);
        }
    }
}
