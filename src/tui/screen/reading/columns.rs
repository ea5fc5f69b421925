//! Plans side by side in columns, what differs first.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::report::compare::CompareDoc;
use crate::report::tree::{in_lines, in_words};
use crate::report::wording::unasked;
use crate::text::{pad, width};
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::{GUTTER, Rows};
use crate::tui::widget::sheet::{BETWEEN, Sheet};

/// Narrower columns are harder to read than a list.
const NARROWEST: usize = 22;

/// The columns, their names staying over them; none where there is no room for as many.
pub(super) fn sheet<T: Copy>(pen: Pen, doc: &CompareDoc) -> Option<Sheet<T>> {
    let between = BETWEEN;
    let names = doc.rows.iter().map(|row| width(&row.label)).max()? + between;
    let cells = (pen.width.checked_sub(names)? / doc.columns.len()).checked_sub(between)?;
    if cells < NARROWEST || doc.rows(true).next().is_none() {
        return None;
    }
    let grid = Grid { pen, names, cells };
    let labels: Vec<&str> = doc.columns.iter().map(|column| column.label.as_str()).collect();
    let bold = pen.theme.style(Role::Key).add_modifier(Modifier::BOLD);
    let mut head = Pen::indented(GUTTER, grid.row("不同的", &labels, bold));
    head.push(Line::default());
    let mut rows = Rows::default();
    if let Some(assumed) = unasked(&doc.answers) {
        rows.still(pen.styled(&assumed, pen.theme.style(Role::Warn)));
    }
    for row in doc.rows(true) {
        let texts: Vec<&str> = row.cells.iter().map(String::as_str).collect();
        rows.gap();
        rows.still(grid.row(&row.label, &texts, pen.theme.style(Role::Text)));
    }
    if doc.rows(false).next().is_some() {
        pen.open(&mut rows, "一样的");
    }
    for row in doc.rows(false) {
        rows.still(pen.field(Label(&row.label, names), in_words(&row.cells[0]), ""));
    }
    Some(Sheet { head, ..rows.into() })
}

/// The cells of a name and of each column.
#[derive(Clone, Copy)]
struct Grid {
    pen: Pen,
    names: usize,
    cells: usize,
}

impl Grid {
    /// A name, and a text in each column, which begin in the same line.
    fn row(self, name: &str, texts: &[&str], style: Style) -> Vec<Line<'static>> {
        let columns: Vec<Vec<String>> =
            texts.iter().map(|text| in_lines(text, self.cells)).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        let dim = self.pen.theme.style(Role::Dim);
        let line = |at: usize| -> Line<'static> {
            let name = pad(if at == 0 { name } else { "" }, self.names);
            let texts = columns.iter().map(|column| {
                let text = column.get(at).map_or("", String::as_str);
                Span::styled(pad(text, self.cells + BETWEEN), style)
            });
            [Span::styled(name, dim)].into_iter().chain(texts).collect()
        };
        (0..height).map(line).collect()
    }
}
