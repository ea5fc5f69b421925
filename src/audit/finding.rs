//! Findings about the table, in words: what is wrong, or worth knowing.

use std::fmt::Write as _;

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A combination without a word in some part of the plan.
    Hole,
    /// Two rules of one item and place hold, say different things, and only their order decides.
    Overlap,
    /// Two things in one plan that contradict each other.
    Clash,
    /// Two facts of one place state counts of one matter that have nothing in common.
    Disagree,
    /// A rule that is never chosen.
    Dead,
    /// A rule without which the same would be said.
    Redundant,
    /// A mark or an exception of the table that nothing needs.
    Needless,
    /// A question or a fact that nothing reads.
    Unread,
    /// A document that nothing cites.
    Uncited,
    /// A text that does not fit where it is shown.
    Misfit,
    /// Something of the program's own that a folder takes the place of.
    Replaced,
    /// A rule or a document past its last day.
    Lapsed,
    /// A document that was not checked for long.
    Stale,
}

impl Kind {
    /// Every kind, the gravest first.
    pub const ALL: &'static [Self] = &[
        Self::Hole,
        Self::Overlap,
        Self::Clash,
        Self::Disagree,
        Self::Dead,
        Self::Redundant,
        Self::Needless,
        Self::Unread,
        Self::Uncited,
        Self::Misfit,
        Self::Replaced,
        Self::Lapsed,
        Self::Stale,
    ];

    /// Name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hole => "hole",
            Self::Overlap => "overlap",
            Self::Clash => "clash",
            Self::Disagree => "disagree",
            Self::Dead => "dead",
            Self::Redundant => "redundant",
            Self::Needless => "needless",
            Self::Unread => "unread",
            Self::Uncited => "uncited",
            Self::Misfit => "misfit",
            Self::Replaced => "replaced",
            Self::Lapsed => "lapsed",
            Self::Stale => "stale",
        }
    }

    /// Name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Hole => "空白",
            Self::Overlap => "重叠",
            Self::Clash => "自相矛盾",
            Self::Disagree => "数对不上",
            Self::Dead => "从不生效",
            Self::Redundant => "多余",
            Self::Needless => "多余的标记",
            Self::Unread => "没有用到",
            Self::Uncited => "没有引用",
            Self::Misfit => "文字不合适",
            Self::Replaced => "换掉自带的",
            Self::Lapsed => "已过有效期",
            Self::Stale => "很久没有核对",
        }
    }

    /// Whether the table must not ship like this; the others are worth knowing.
    pub(crate) fn fails(self) -> bool {
        !matches!(self, Self::Replaced | Self::Lapsed | Self::Stale)
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub kind: Kind,
    /// The topic; empty where it is about the whole table.
    pub topic: String,
    /// Ids of the rules, questions or documents.
    pub about: Vec<String>,
    pub text: String,
    /// What to do.
    pub fix: String,
    /// A call that shows it; may be empty.
    pub example: String,
}

impl Finding {
    /// A finding about some rules, questions or documents, without words and without an example.
    pub(super) fn new(kind: Kind, topic: &str, about: &[&str]) -> Self {
        Self {
            kind,
            topic: topic.to_owned(),
            about: about.iter().map(|id| (*id).to_owned()).collect(),
            text: String::new(),
            fix: String::new(),
            example: String::new(),
        }
    }

    /// The same in words: what is found, and what to do.
    #[must_use]
    pub(super) fn saying(self, text: impl Into<String>, fix: &str) -> Self {
        Self { text: text.into(), fix: fix.to_owned(), ..self }
    }

    /// The same with a call that shows it.
    #[must_use]
    pub(super) fn with(self, example: String) -> Self {
        Self { example, ..self }
    }

    /// Several lines for people.
    pub fn lines(&self) -> String {
        let place =
            if self.topic.is_empty() { String::new() } else { format!("{}：", self.topic) };
        let mut out = format!("[{}] {place}{}\n", self.kind.title(), self.about.join("、"));
        for line in [&self.text, &self.fix].into_iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "  {line}");
        }
        if !self.example.is_empty() {
            let _ = writeln!(out, "  例：{}", self.example);
        }
        out
    }
}
