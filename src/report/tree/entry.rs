//! A line of a result: what it says, what must be read with it, and what it rests on.

use crate::model::Level;
use crate::report::hotline::Hotline;
use crate::report::{Notice, SourceDoc, Why, notice, words};

/// A line of a result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Id of the item, by which it is ticked; empty where the part has only one line.
    pub id: String,
    /// The part it belongs to, in short words for where it is quoted.
    pub part: String,
    /// What stands before it.
    pub mark: Mark,
    /// Heading; may be empty.
    pub title: String,
    /// What stands in brackets behind the heading; may be empty.
    pub aside: String,
    /// A number to call, worth large figures.
    pub number: Option<String>,
    /// What it says, in order.
    pub lines: Vec<Passage>,
    /// What must be read with it.
    pub notices: Vec<Notice>,
    /// Whom to ask about it.
    pub ask: Option<Hotline>,
    /// The same in a few short words, such as 「〔需核对〕」, where there is no room for sentences.
    pub marks: String,
    /// What it rests on, by the numbers of the documents.
    pub basis: Option<Basis>,
    /// Why it stands there, with the rule.
    pub why: Option<Why>,
    /// The numbers of the documents that it rests on, where those alone are shown.
    pub rests: Vec<usize>,
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    Dash,
    /// A box to tick.
    Tick,
    /// Its place in the list.
    Number(usize),
    /// A number of its own, whatever its place.
    Name(u16),
}

/// A text of a line, perhaps behind a label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The label, without a colon; empty for the statement itself.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// How it stands to the others.
    pub tone: Tone,
}

/// How a text stands to the others of its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Quiet,
    /// Words to say.
    Spoken,
}

/// What a line rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    pub cites: Vec<Cite>,
    /// Weight, place and date.
    pub standing: String,
}

/// A cited document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// Its number in the list.
    pub number: usize,
    /// The article; empty where it is cited as a whole.
    pub article: String,
}

impl Entry {
    /// The statement itself; may be empty.
    pub fn text(&self) -> &str {
        self.lines.iter().find(|line| line.label.is_empty()).map_or("", |line| &line.text)
    }

    pub(super) fn says(&self, word: &str) -> bool {
        self.title.contains(word) || self.lines.iter().any(|line| line.text.contains(word))
    }

    /// The topic that it sends people to, by its id.
    pub(crate) fn see(&self) -> Option<&str> {
        self.why.as_ref()?.see.as_ref().map(|topic| topic.id.as_str())
    }

    /// What must be read with it, and whom to ask, one sentence each.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        notice::sentences(&self.notices, self.ask.as_ref())
    }

    /// The heading with what stands in brackets behind it.
    pub(crate) fn heading(&self) -> String {
        match self.aside.as_str() {
            "" => self.title.clone(),
            aside => format!("{}（{aside}）", self.title),
        }
    }
}

impl Passage {
    /// A text without a label.
    pub fn plain(text: &str) -> Self {
        Self::labelled("", text)
    }

    /// A text behind a label.
    pub(crate) fn labelled(label: &'static str, text: &str) -> Self {
        Self { label, text: text.to_owned(), tone: Tone::Plain }
    }

    /// The same, to stand back behind the others.
    pub fn quiet(label: &'static str, text: &str) -> Self {
        Self { tone: Tone::Quiet, ..Self::labelled(label, text) }
    }

    /// Words to say, in quotes.
    pub fn spoken(label: &'static str, text: &str) -> Self {
        let text = if text.is_empty() { String::new() } else { format!("「{text}」") };
        Self { label, text, tone: Tone::Spoken }
    }

    /// The label with its colon; empty where there is none.
    pub fn lead(&self) -> String {
        if self.label.is_empty() { String::new() } else { format!("{}：", self.label) }
    }
}

impl Basis {
    /// By the numbers of a list of documents; none where nothing is cited and no rule speaks.
    pub fn of(why: &Why, sources: &[SourceDoc]) -> Option<Self> {
        if why.rule.is_empty() && why.sources.is_empty() {
            return None;
        }
        let cites = why.sources.iter().zip(&why.articles).filter_map(|(id, article)| {
            let at = sources.iter().position(|source| source.id == *id)?;
            Some(Cite { number: at + 1, article: article.clone() })
        });
        let place = why.place.as_deref().map(|place| words::of_place(place, why.level));
        let noticed = |day: &&str| why.notices.iter().any(|notice| notice.dates(day));
        let dated = why.as_of.as_deref().filter(|day| !noticed(day));
        let dated = dated.map(|day| format!("{day} 的信息"));
        // A mere hint has said so before, among what must be read with it.
        let weight = if why.counted {
            // Its documents say what it says; the folder only moves the day.
            format!("{}，日子按本机资料算", words::level(why.level))
        } else {
            words::standing(why.level, why.local_data)
        };
        let weight = Some(weight).filter(|_| why.level != Level::Unconfirmed);
        let standing = weight.into_iter().chain(place).chain(dated);
        let standing = standing.collect::<Vec<_>>().join("；");
        Some(Self { cites: cites.collect(), standing })
    }

    /// In one line, such as `依据 [1] 第二条、[3]；国家文件`.
    pub fn line(&self) -> String {
        let word = if self.cites.is_empty() { "" } else { "依据 " };
        format!("{word}{}", self.numbers())
    }

    /// The same where the numbers need no word before them.
    pub fn numbers(&self) -> String {
        let cites = self.cites.iter().map(|cite| match cite.article.as_str() {
            "" => format!("[{}]", cite.number),
            article => format!("[{}] {article}", cite.number),
        });
        let both = [cites.collect::<Vec<_>>().join("、"), self.standing.clone()];
        both.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("；")
    }
}
