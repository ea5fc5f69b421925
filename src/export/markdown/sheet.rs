//! Markdown in the making: headings, lists and paragraphs, every text escaped.

use super::escape::escape;

/// A sheet of Markdown.
#[derive(Default)]
pub(crate) struct Sheet {
    out: String,
    listing: bool,
}

impl Sheet {
    /// A heading of a level from 1 to 6.
    pub(crate) fn heading(&mut self, level: usize, title: &str) {
        self.apart();
        self.line(&format!("{} {}", "#".repeat(level), escape(title)));
    }

    /// A paragraph of its own.
    pub(crate) fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.apart();
            self.line(&escape(text));
        }
    }

    /// An item of a list, set in by so many spaces; tells how far what hangs under it is set in.
    pub(crate) fn item(&mut self, indent: usize, mark: &str, text: &str) -> usize {
        self.listed(&format!("{}{mark}{}", " ".repeat(indent), escape(text)));
        // The box of a task belongs to its text.
        indent + mark.find(' ').map_or(mark.len(), |at| at + 1)
    }

    /// What is said under an item, behind a few words that name it; nothing where nothing is said.
    pub(crate) fn under(&mut self, indent: usize, words: &str, text: &str) {
        if !text.is_empty() {
            self.item(indent, "- ", &format!("{words}{text}"));
        }
    }

    /// An official address under an item, as a link where it is one.
    pub(crate) fn address(&mut self, indent: usize, words: &str, address: &str) {
        let strange = |letter: char| letter.is_whitespace() || "<>\\".contains(letter);
        if !address.starts_with("http") || !address.contains("://") || address.contains(strange) {
            return self.under(indent, words, address);
        }
        self.listed(&format!("{}- {}<{address}>", " ".repeat(indent), escape(words)));
    }

    /// A row of a table; the first one is its head.
    pub(crate) fn row(&mut self, cells: &[&str]) {
        let head = !self.listing;
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        self.listed(&format!("| {} |", cells.join(" | ")));
        if head {
            self.listed(&format!("|{}", " --- |".repeat(cells.len())));
        }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Lines of a list or table stand together, apart from what is before.
    fn listed(&mut self, line: &str) {
        if !self.listing {
            self.apart();
        }
        self.line(line);
        self.listing = true;
    }

    fn apart(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.listing = false;
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_lists_together() {
        let mut sheet = Sheet::default();
        sheet.heading(2, "材料");
        let under = sheet.item(0, "- [ ] ", "身份证");
        sheet.under(under, "怎么得到：", "带原件。");
        sheet.under(under, "谁办：", "");
        sheet.paragraph("完。");
        let under = sheet.item(0, "10. ", "十");
        sheet.address(under, "网址：", "https://www.gov.cn/a_b");
        sheet.address(under, "网址：", "不是 <网址>");
        let expected = "## 材料\n\n- [ ] 身份证\n  - 怎么得到：带原件。\n\n完。\n\n10. 十\n    - \
            网址：<https://www.gov.cn/a_b>\n    - 网址：不是 \\<网址>\n";
        assert_eq!(sheet.finish(), expected);
    }

    #[test]
    fn a_table_has_a_head() {
        let mut sheet = Sheet::default();
        sheet.paragraph("表");
        sheet.row(&["地方", "有|无"]);
        sheet.row(&["北京", "1"]);
        assert_eq!(sheet.finish(), "表\n\n| 地方 | 有\\|无 |\n| --- | --- |\n| 北京 | 1 |\n");
    }
}
