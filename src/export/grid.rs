//! Tables on a page: columns measured in cells, under headings.

use super::page::Page;
use crate::text::{pad, width, wrap};

/// Cells between columns.
const BETWEEN: usize = 2;
/// The last column keeps as many while it gives way alone.
const LAST: usize = 24;
/// A column that has to give way keeps as many.
const NARROWEST: usize = 8;

/// The columns of a table; several tables with the same columns stand under each other.
pub(crate) struct Grid {
    heads: Vec<String>,
    widths: Vec<usize>,
}

impl Grid {
    /// Columns as wide as what is in any of the rows; where the page has no room for that, the last gives way
    /// first, then the widest.
    pub fn new(page: &Page, heads: &[&str], rows: &[Vec<String>]) -> Self {
        let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        let widest = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at)).chain(heads.get(at));
            cells.map(|cell| width(cell)).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..heads.len()).map(widest).collect();
        let room = page.width().saturating_sub(BETWEEN * heads.len().saturating_sub(1));
        let over = |widths: &[usize]| widths.iter().sum::<usize>().saturating_sub(room);
        let much = over(&widths);
        if let Some(last) = widths.last_mut() {
            *last -= much.min(last.saturating_sub(LAST));
        }
        while over(&widths) > 0
            && let Some(most) = widths.iter_mut().max().filter(|most| **most > NARROWEST)
        {
            *most -= 1;
        }
        Self { heads, widths }
    }

    /// Writes a table of its own; nothing where there are no rows.
    pub fn write(page: &mut Page, heads: &[&str], rows: &[Vec<String>]) {
        let grid = Self::new(page, heads, rows);
        if !rows.is_empty() {
            grid.head(page);
        }
        for row in rows {
            grid.row(page, row);
        }
    }

    /// Writes the headings.
    pub fn head(&self, page: &mut Page) {
        self.row(page, &self.heads);
    }

    /// Writes one row; what has no room goes on in the next line of its column.
    pub fn row(&self, page: &mut Page, cells: &[String]) {
        let cells = cells.iter().zip(&self.widths);
        let columns: Vec<Vec<String>> = cells.map(|(cell, cells)| lines(cell, *cells)).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let of_column = |(column, cells): (&Vec<String>, &usize)| {
                pad(column.get(at).map_or("", String::as_str), *cells + BETWEEN)
            };
            page.line(&columns.iter().zip(&self.widths).map(of_column).collect::<String>());
        }
    }
}

/// A cell in lines; names for programs that have no room in one break behind a hyphen.
fn lines(cell: &str, cells: usize) -> Vec<String> {
    if !cell.is_ascii() {
        return wrap(cell, cells);
    }
    let mut lines = vec![String::new()];
    for word in cell.split(' ') {
        let line = lines.last_mut().filter(|line| line.len() + 1 + word.len() <= cells);
        match line.filter(|line| !line.is_empty()) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.extend(broken(word, cells)),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A word in lines.
fn broken(word: &str, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in word.split_inclusive('-') {
        match lines.last_mut().filter(|line| line.len() + piece.len() <= cells) {
            Some(line) => line.push_str(piece),
            None => lines.extend(wrap(piece, cells)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: usize, rows: &[[&str; 3]]) -> String {
        let mut page = Page::new(width);
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        Grid::write(&mut page, &["哪一条", "哪天", "依据"], &rows);
        page.finish()
    }

    #[test]
    fn columns_stand_under_their_headings() {
        let text = written(40, &[["one", "2026-09-01", "a"], ["昆明医保", "", "b"]]);
        let wanted =
            "哪一条    哪天        依据\none       2026-09-01  a\n昆明医保              b\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn words_go_into_lines() {
        assert_eq!(lines("one-two gap:three four", 10), ["one-two", "gap:three", "four"]);
        assert_eq!(lines("transfer-in-due a", 12), ["transfer-in-", "due a"]);
        assert_eq!(lines("", 12), [""; 0]);
    }

    #[test]
    fn the_widest_column_gives_way() {
        let text = written(30, &[["transfer-in-due-resident", "2026-09-01", "a"]]);
        assert!(text.lines().all(|line| width(line) <= 30), "{text}");
        assert!(text.lines().nth(1).is_some_and(|line| line.contains("2026-09-01  a")), "{text}");
        let whole: String = text.split_whitespace().skip(3).collect();
        assert_eq!(whole, "transfer-in-2026-09-01adue-resident", "{text}");
        assert!(text.lines().any(|line| line == "due-resident"), "{text}");
    }
}
