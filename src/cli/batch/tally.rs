//! The counts of a batch, and the summary at its end.

use std::time::Duration;

use super::encoding::Encoding;
use super::rows::Row;
use crate::export::Page;
use crate::model::VerdictCode;
use crate::report::words;
use crate::text::cut;

/// Failed rows named at the end; the others are found in the result.
const NAMED: usize = 5;
/// Cells of a reason; all of it is in the result.
const SHOWN: usize = 120;
/// Cells in a line of the summary.
const WIDTH: usize = 78;

/// Counts of some rows.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Lines with the names of the columns.
    head: u64,
    /// Lines that hold nothing.
    pub blank: u64,
    /// Lines that go on with the row of the line before.
    spanned: u64,
    pub rows: u64,
    /// Rows without a result.
    pub failed: u64,
    /// Line on which the last row starts; 0 before the first.
    pub line: u64,
    /// How the input is written, as far as it was read.
    encoding: Encoding,
    /// Bytes of the input up to the end of the last row.
    pub end: u64,
    /// Plans by verdict, in the order of the codes.
    verdicts: [u64; VerdictCode::ALL.len()],
    /// The first failed rows, with their lines.
    named: Vec<(u64, String)>,
}

impl Tally {
    /// Nothing but lines with the names of the columns.
    pub(crate) fn headed(head: u64) -> Self {
        Self { head, ..Self::default() }
    }

    pub fn row(&mut self, row: &Row) {
        self.rows += 1;
        self.spanned += row.lines - 1;
        self.encoding = row.encoding;
        (self.line, self.end, self.blank) = (row.line, row.end, row.blank);
    }

    pub fn verdict(&mut self, code: VerdictCode) {
        if let Some(at) = VerdictCode::ALL.iter().position(|each| *each == code) {
            self.verdicts[at] += 1;
        }
    }

    /// Counts a row without a result.
    pub fn failed(&mut self, line: u64, why: &str) {
        self.failed += 1;
        if self.named.len() < NAMED {
            self.named.push((line, why.to_owned()));
        }
    }

    /// Adds the counts of later rows.
    pub fn add(&mut self, later: Self) {
        self.rows += later.rows;
        self.failed += later.failed;
        self.spanned += later.spanned;
        if later.rows > 0 {
            self.encoding = later.encoding;
            (self.line, self.end, self.blank) = (later.line, later.end, later.blank);
        }
        for (sum, more) in self.verdicts.iter_mut().zip(later.verdicts) {
            *sum += more;
        }
        let room = NAMED.saturating_sub(self.named.len());
        self.named.extend(later.named.into_iter().take(room));
    }

    /// Every line of the input, by what it holds.
    fn lines(&self) -> String {
        let kinds = [
            (self.head, "列名"),
            (self.blank, "空行"),
            (self.spanned, "接着上一行的"),
            (self.rows, "各算一次的"),
        ];
        let all: u64 = kinds.iter().map(|(count, _)| count).sum();
        let kinds = kinds.iter().filter(|(count, _)| *count > 0);
        let kinds: Vec<String> = kinds.map(|(count, kind)| format!("{kind} {count} 行")).collect();
        if kinds.is_empty() {
            return "输入 0 行。".to_owned();
        }
        format!("输入 {all} 行：{}。", kinds.join("，"))
    }

    pub fn summary(&self, time: Duration) -> String {
        let mut page = Page::new(WIDTH);
        page.paragraph(0, &self.lines());
        if self.encoding == Encoding::Gb18030 {
            page.paragraph(0, "输入是 GB18030 编码，结果写成 UTF-8。");
        }
        let each_second = u128::from(self.rows) * 1000 / time.as_millis().max(1);
        page.paragraph(
            0,
            &format!(
                "共 {} 行：算出 {} 行，没有算出 {} 行。用时 {:.1} 秒，每秒 {each_second} 行。",
                self.rows,
                self.rows - self.failed,
                self.failed,
                time.as_secs_f64(),
            ),
        );
        for (code, &count) in VerdictCode::ALL.iter().zip(&self.verdicts) {
            if count > 0 {
                // What stands below a plan does not stand here.
                let said = words::verdict(*code).replace("下面的", "");
                let said = format!("{said}（{}）", code.code());
                page.hanging(2, &format!("{count} 行  "), &said);
            }
        }
        for (line, why) in &self.named {
            page.hanging(2, &format!("第 {line} 行  "), &cut(why, SHOWN));
        }
        let others = self.failed - self.named.len() as u64;
        if others > 0 {
            page.paragraph(2, &format!("另外还有 {others} 行没有算出，原因写在结果的 error 里。"));
        }
        page.finish()
    }
}
