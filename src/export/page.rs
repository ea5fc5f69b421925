//! A page of wrapped text: headings, and paragraphs that hang under their mark.

use crate::text::{width, wrap};

/// Narrower than this nothing can be read; lines then run over instead.
const NARROWEST: usize = 20;

/// Text in the making.
pub struct Page {
    out: String,
    width: usize,
}

impl Page {
    /// An empty page, so many cells wide.
    pub fn new(width: usize) -> Self {
        Self { out: String::new(), width: width.max(NARROWEST) }
    }

    /// Cells of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// A heading with a rule under it.
    pub(crate) fn heading(&mut self, title: &str) {
        self.blank();
        self.paragraph(0, title);
        let under = "-".repeat(width(title).min(self.width));
        self.line(&under);
    }

    /// An empty line, unless the page is empty.
    pub fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A paragraph, every line set in by so many cells.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    /// A paragraph whose first line starts with a mark, the others hanging under its text.
    pub(crate) fn hanging(&mut self, indent: usize, mark: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let inset = indent + width(mark);
        if inset * 2 > self.width && !mark.is_empty() {
            // Beside a mark this wide no room is left: the text goes on below it.
            return self.hanging(indent, "", &format!("{mark}{text}"));
        }
        let before = " ".repeat(indent);
        for (at, piece) in wrap(text, self.width.saturating_sub(inset)).iter().enumerate() {
            let start = if at == 0 { mark.to_owned() } else { " ".repeat(width(mark)) };
            self.line(&format!("{before}{start}{piece}"));
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// A line as it stands.
    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hang_under_the_text_and_fit() {
        let mut page = Page::new(20);
        page.heading("材料");
        page.hanging(2, "1. ", "身份证或者社会保障卡，二者有一样就行。");
        let text = page.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..3], ["材料", "----", "  1. 身份证或者"]);
        assert!(lines[3].starts_with("     社会保障卡"), "{text}");
        assert!(lines.iter().all(|line| width(line) <= 20), "{text}");
    }
}
