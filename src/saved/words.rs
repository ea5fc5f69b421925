//! Changes in words: the same sentences on screens, on paper and in chats.

use super::Changes;
use crate::calendar::Month;
use crate::export::{Page, escape};
use crate::report::words;

const TITLE: &str = "跟上次相比";
/// What is said of a file that was changed by other hands.
pub(crate) const EDITED: &str = "文件改动过：存好以后，里面的内容被改了。请先核对答案。";

/// Sentences under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub title: &'static str,
    /// A sentence or two each.
    pub lines: Vec<String>,
}

impl Changes {
    /// When it was kept, and whether anything is different.
    pub fn head(&self) -> Vec<String> {
        let data = |data: &crate::report::DataDoc| format!("规则数据 {}", data.version);
        let (then, now) = (data(&self.data_then), data(&self.data_now));
        let mut lines = vec![format!("存的日子：{}，{then}。", words::day(self.saved))];
        let today = words::day(self.today);
        lines.push(match (self.saved == self.today, then == now) {
            (true, true) => "今天：还是同一天，规则数据也没有换。".to_owned(),
            (_, true) => format!("今天：{today}，规则数据没有换。"),
            (..) => format!("今天：{today}，{now}。"),
        });
        if self.edited {
            lines.push(EDITED.to_owned());
        }
        if Month::of(self.today) > Month::of(self.saved) {
            lines.push("答案还是那天答的；情况变了的，请改答案。".to_owned());
        }
        if self.today < self.saved {
            lines.push("今天比存的那天还早，请核对这台机器的日期。".to_owned());
        }
        if self.same() {
            lines.push(if self.today == self.saved {
                "跟存的时候一样。".to_owned()
            } else {
                // Nothing of it says that nothing happened since.
                format!("结果还跟 {}存的时候一样。", words::day(self.saved))
            });
        }
        lines
    }

    /// What is different, the answers that are missing first.
    pub fn parts(&self) -> Vec<Part> {
        let lines = |changes: &[super::Change]| changes.iter().map(super::Change::line).collect();
        let ticked = match self.ticked.join("、") {
            all if all.is_empty() => Vec::new(),
            all => vec![format!("{all}。")],
        };
        let by_data = match (self.fewer, self.data_then == self.data_now) {
            // Whatever else has changed, nobody knows what the result was.
            _ if self.edited => "文件改动过，结果有这些不同",
            (true, true) => "少了上面的答案，结果有这些不同",
            (true, false) => "少了上面的答案，规则数据也变了，结果有这些不同",
            (false, true) => "规则数据的版本没有变，里面的内容有改动，结果有这些不同",
            (false, false) => "规则数据变了，结果有这些不同",
        };
        let all = [
            Part { title: "请先核对", lines: self.lost.clone() },
            Part { title: by_data, lines: lines(&self.by_data) },
            Part { title: "日子过去了，结果有这些不同", lines: lines(&self.by_time) },
            Part { title: "您打过勾的", lines: ticked },
        ];
        all.into_iter().filter(|part| !part.lines.is_empty()).collect()
    }

    /// The same behind the answer, which has said its first statement already.
    pub fn behind(&self) -> Vec<Part> {
        let mut parts = self.parts();
        for line in parts.iter_mut().flat_map(|part| &mut part.lines) {
            self.first.cut(line);
        }
        parts
    }
}

/// The answer of a result, then what changed, then the rest of it; this stands before each part.
pub fn behind_answer(result: &str, parted: &str, changes: &str) -> String {
    let rest = result.match_indices(parted).nth(1);
    let (answer, rest) = result.split_at(rest.map_or(result.len(), |(at, _)| at + 1));
    format!("{answer}\n{}\n\n{}", changes.trim_end(), rest.trim_start())
}

/// The same to be read out: nothing is drawn.
pub(crate) fn told(changes: &Changes) -> String {
    let parts = changes.parts().into_iter();
    let parts = parts.flat_map(|part| [format!("{}：", part.title)].into_iter().chain(part.lines));
    let title = [format!("\n{TITLE}：")].into_iter();
    title.chain(changes.head()).chain(parts).collect::<Vec<_>>().join("\n")
}

pub fn text(changes: &Changes, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(TITLE);
    changes.head().iter().for_each(|line| page.paragraph(2, line));
    for part in changes.behind() {
        page.paragraph(2, &format!("{}：", part.title));
        part.lines.iter().for_each(|line| page.hanging(4, "- ", line));
    }
    page.blank();
    page.finish()
}

pub fn markdown(changes: &Changes) -> String {
    let mut lines =
        vec![format!("## {TITLE}\n"), format!("{}\n", escape(&changes.head().join("")))];
    for part in changes.behind() {
        lines.push(format!("### {}\n", part.title));
        lines.extend(part.lines.iter().map(|line| format!("- {}", escape(line))));
        lines.push(String::new());
    }
    lines.join("\n") + "\n"
}
