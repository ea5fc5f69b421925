//! A picture of the whole window: what is written in its rows, and where the cursor stands.
//!
//! Rows are kept as they were written: most keys change one or two, and only those are laid out in cells.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Style};
use ratatui::text::Line;

use crate::letters::write;

/// What a frame shows.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    size: Size,
    rows: Vec<Row>,
    /// The colours of ground and text wherever nothing else was said; none: those of the terminal.
    pub ground: Option<(Color, Color)>,
    /// Where letters are typed; there is no cursor where none are.
    pub cursor: Option<Position>,
}

/// What was written in a row, one mark after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    text: String,
    marks: Vec<Mark>,
}

/// A text that was written, or cells that look otherwise since.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    what: What,
    style: Style,
    /// From this column on.
    left: u16,
    /// Up to this column.
    right: u16,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// So many bytes, from the left on.
    Text(usize),
    /// So many bytes behind the text before.
    More(usize),
    Look,
}

impl Picture {
    /// Nothing but blanks.
    pub fn blank(size: Size) -> Self {
        let rows = vec![Row::default(); size.height.into()];
        Self { size, rows, ..Self::default() }
    }

    /// The window.
    pub fn area(&self) -> Rect {
        Rect::from((Position::ORIGIN, self.size))
    }

    /// Writes a line into the first row of an area, cut to its width.
    pub fn write(&mut self, area: Rect, line: &Line) {
        let Some(row) = self.rows.get_mut(usize::from(area.y)) else { return };
        let mut what: fn(usize) -> What = What::Text;
        for span in line {
            row.text.push_str(&span.content);
            let style = line.style.patch(span.style);
            let (left, right) = (area.x, area.right());
            row.marks.push(Mark { what: what(span.content.len()), style, left, right });
            what = What::More;
        }
    }

    /// Has the first row of an area look otherwise.
    pub fn restyle(&mut self, area: Rect, style: Style) {
        if let Some(row) = self.rows.get_mut(usize::from(area.y)) {
            row.marks.push(Mark { what: What::Look, style, left: area.x, right: area.right() });
        }
    }

    /// Takes away what was written in a row.
    pub fn empty(&mut self, y: u16) {
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            row.empty();
        }
    }

    /// All cells.
    pub fn buffer(&self) -> Buffer {
        let mut all = Buffer::empty(self.area());
        let mut row = Buffer::empty(Rect { height: 1, ..self.area() });
        for y in 0..self.size.height {
            self.lay(y, &mut row);
            let first = all.index_of(0, y);
            all.content[first..first + row.content.len()].clone_from_slice(&row.content);
        }
        all
    }

    /// Lays a row out in the cells of a buffer of one row; one that is not there is blank. Tells from where on
    /// it is blank in any case.
    pub(crate) fn lay(&self, y: u16, cells: &mut Buffer) -> usize {
        cells.reset();
        let end = self.rows.get(usize::from(y)).map_or(0, |row| row.lay(cells));
        let Some((ground, text)) = self.ground else { return end };
        for cell in &mut cells.content {
            paint(&mut cell.bg, ground);
            paint(&mut cell.fg, text);
        }
        cells.content.len()
    }

    /// Whether a row is for certain the same as that of another picture.
    pub(crate) fn has_row_of(&self, other: &Self, y: u16) -> bool {
        let y = usize::from(y);
        self.ground == other.ground && self.rows.get(y) == other.rows.get(y)
    }

    /// Makes it blank.
    pub(crate) fn wipe(&mut self) {
        self.rows.iter_mut().for_each(Row::empty);
        (self.ground, self.cursor) = (None, None);
    }
}

impl Row {
    fn empty(&mut self) {
        self.text.clear();
        self.marks.clear();
    }

    fn lay(&self, cells: &mut Buffer) -> usize {
        let (mut x, mut end, mut rest) = (0, 0, self.text.as_str());
        for Mark { what, style, left, right } in &self.marks {
            let right = (*right).min(cells.area.width);
            let bytes = match what {
                What::Text(bytes) => {
                    x = *left;
                    *bytes
                }
                What::More(bytes) => *bytes,
                What::Look => {
                    let area = Rect { x: *left, width: right.saturating_sub(*left), ..cells.area };
                    cells.set_style(area, *style);
                    end = end.max(right);
                    continue;
                }
            };
            let (text, after) = rest.split_at(bytes);
            (x, rest) = (write(cells, x..right, text, *style), after);
            end = end.max(x);
        }
        usize::from(end.min(cells.area.width))
    }
}

/// Where nothing else was said.
fn paint(colour: &mut Color, usual: Color) {
    if *colour == Color::Reset {
        *colour = usual;
    }
}
