//! The line a case is told in: words in any order, names, pinyin, initials and numbers.

mod affair;
mod amended;
mod aside;
mod asked;
mod beside;
mod chat;
mod cut;
mod day;
mod forms;
mod known;
mod lasting;
mod letters;
mod listed;
mod mover;
mod near;
mod numeral;
mod pays;
mod people;
mod person;
mod piece;
mod sides;
mod sorts;
mod sound;
mod strange;
mod stray;
mod turned;
mod unordered;
mod when;
mod years;

use std::ops::Range;

use chrono::NaiveDate;

use crate::answers::twice;
use crate::diagnostic::Diagnostic;
use crate::model::{Answers, Assets, Meaning, QuestionIx, Topic, Value, Word};
use crate::regions::Candidate;
use crate::text::{fold, simplified};
use known::{Known, Named};
use when::on_weekday;

pub use aside::{Told, Unused};
pub(crate) use numeral::numeral;
pub(crate) use strange::discreet;
pub use strange::{Strange, Why};

/// What stands behind so many letters is not read.
const LONGEST: usize = 200;
/// As many letters of that show where it begins.
const SHOWN: usize = 6;

/// What a line was understood to say.
#[derive(Clone, Debug)]
pub struct Line {
    /// The line as it was read.
    pub text: String,
    /// The answers to the questions of the transfer.
    pub answers: Answers,
    /// Places that stand for a county in them.
    pub counties: Vec<Candidate>,
    /// Words that say more than one thing.
    pub unsure: Vec<Unsure>,
    /// What was not understood.
    pub strange: Vec<Strange>,
    /// What was understood and no transfer depends on.
    pub unused: Vec<Unused>,
    /// What became of an application, unless its day tells more of it.
    pub told: Option<Told>,
    /// Number of words that say something.
    pub understood: usize,
    names_a_place: bool,
    /// Whether one word says which scheme is left and which is gone to.
    one_scheme: bool,
}

/// A word that says more than one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// Bytes of the line.
    pub span: Range<usize>,
    /// What it may say.
    pub readings: Readings,
}

/// What a word may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readings {
    /// One of these places.
    Places(Vec<Candidate>),
    /// None of them, but it is spelt like these places.
    Near(Vec<Candidate>),
    /// A place that is left, or gone to, or both.
    Sides(Candidate),
    /// Two places, of which the first or the second is left, and how they were written.
    Order([(Candidate, Range<usize>); 2]),
    /// One of these schemes, by their positions.
    Schemes(Vec<u8>),
    /// One of these days.
    Days(Vec<NaiveDate>),
    /// Papers that were handed in, perhaps on this day, and perhaps accepted then.
    Filed(Option<NaiveDate>),
}

/// What a line says on a day.
pub fn read(assets: &Assets, typed: &str, today: NaiveDate) -> Line {
    let text: String = typed.chars().take(LONGEST).collect();
    let known = Known::new(assets);
    let text = chat::unnamed(&known, &simplified(&fold(&text)));
    let text = forms::whole(&assets.table.words, &forms::together(&assets.table.words, &text));
    let text = day::in_digits(&years::in_months(&text));
    let pieces = |text: &str| {
        let pieces = near::guessed(assets, text, cut::pieces(&known, text));
        let pieces = turned::told(text, pieces);
        let pieces = listed::counted(text, pieces);
        let topic = assets.table.transfer();
        let pieces = people::told_apart(topic, text, lasting::told(topic, pieces));
        let pieces = pays::of_places(topic, text, pieces);
        let pieces = stray::marked(topic, text, pieces);
        let pieces = unordered::marked(topic, &Named { known: &known, text }, pieces);
        let pieces = affair::apart(topic, text, pieces);
        beside::judged(topic, text, pieces)
    };
    let (text, pieces) = amended::mended(&text, pieces);
    let pieces = asked::marked(&text, amended::merged(&text, pieces));
    let mut line = sides::line(assets, text, today, &pieces);
    // What is said twice is told of once.
    let mut told: Vec<Strange> = Vec::new();
    line.strange.retain(|strange| {
        let first = !told.contains(strange);
        told.extend(first.then(|| strange.clone()));
        first
    });
    let rest: String = typed.chars().skip(LONGEST).take(SHOWN).collect();
    if !rest.is_empty() {
        line.strange.push(Strange { text: rest, why: Why::Behind });
    }
    line
}

/// What a line says of a case that is told already, if it takes back what that says; else what it says by itself.
pub fn read_beside(assets: &Assets, typed: &str, today: NaiveDate, open: &Answers) -> Line {
    let told = told_before(assets, open);
    let mut line = read(assets, &(told.clone() + typed), today);
    let mends = !line.text.starts_with(told.trim_end());
    if !mends || !line.unsure.is_empty() || line.strange.iter().any(Strange::contradicts) {
        return read(assets, typed, today);
    }
    for (question, value) in open.given() {
        if line.answers.get(question) == Some(value) {
            line.answers.clear(question);
        }
    }
    line
}

/// The places and the gap of a case as a line tells them.
fn told_before(assets: &Assets, answers: &Answers) -> String {
    let (roles, regions) = (assets.table.transfer().roles, &assets.regions);
    let known =
        |question: Option<QuestionIx>| question.and_then(|question| answers.known(question));
    let ends =
        [("从", roles.origin), ("到", roles.destination)].map(|(word, end)| match known(end) {
            Some(Value::Place(place)) => format!("{word}{} ", regions.get(place).code),
            _ => String::new(),
        });
    let gap = match known(roles.gap_months) {
        Some(Value::Count(count)) => format!("断{count}个月 "),
        _ => String::new(),
    };
    ends.concat() + &gap
}

impl Readings {
    /// What each of them is called, to be chosen from.
    #[must_use]
    pub fn names(&self, assets: &Assets) -> Vec<String> {
        let regions = &assets.regions;
        let name =
            |place: &Candidate| regions.full_name(place.region) + place.county.unwrap_or_default();
        match self {
            Self::Places(places) | Self::Near(places) => places.iter().map(name).collect(),
            Self::Sides(place) => {
                let name = regions.full_name(place.region);
                let here = format!("就在{name}，没有换地方");
                vec![format!("从{name}转出"), format!("转到{name}"), here]
            }
            Self::Order([(one, _), (two, _)]) => {
                let (one, two) = (name(one), name(two));
                vec![format!("从{one}转到{two}"), format!("从{two}转到{one}")]
            }
            Self::Schemes(schemes) => {
                let topic = assets.table.transfer();
                let choices = topic.roles.from_scheme.map(|question| &topic.at(question).choices);
                let choices = choices.into_iter().flatten().map(|choice| choice.label.clone());
                let choices: Vec<String> = choices.collect();
                schemes.iter().filter_map(|at| choices.get(usize::from(*at)).cloned()).collect()
            }
            Self::Days(days) => days.iter().map(|day| on_weekday(*day)).collect(),
            Self::Filed(day) => {
                let on = day.map_or_else(String::new, |day| on_weekday(day) + " ");
                vec![on + "已经受理", "还没受理，或者不知道".to_owned()]
            }
        }
    }

    /// Asks which of them a word says.
    #[must_use]
    pub fn question(&self, word: &str) -> String {
        match self {
            Self::Places(_) => format!("「{word}」是哪一个？"),
            Self::Near(_) => format!("看不懂「{word}」，是这里的吗？"),
            Self::Sides(_) => format!("「{word}」是转出的地方，还是转入的地方？"),
            Self::Order(_) => format!("「{word}」是从哪里转到哪里？"),
            Self::Schemes(one) if one.len() == 1 => {
                format!("看不懂「{word}」，您是说这种医保吗？")
            }
            Self::Schemes(_) => format!("「{word}」是哪种医保？"),
            Self::Days(_) => format!("「{word}」是哪天？"),
            Self::Filed(None) => format!("「{word}」，受理了吗？"),
            Self::Filed(Some(_)) => format!("「{word}」那天受理了吗？"),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Places(places) | Self::Near(places) => places.len(),
            Self::Sides(_) => 3,
            Self::Order(_) | Self::Filed(_) => 2,
            Self::Days(days) => days.len(),
            Self::Schemes(schemes) => schemes.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Line {
    /// One of which nothing is understood yet.
    fn of(text: String) -> Self {
        Self {
            text,
            answers: Answers::default(),
            counties: Vec::new(),
            unsure: Vec::new(),
            strange: Vec::new(),
            unused: Vec::new(),
            told: None,
            understood: 0,
            names_a_place: false,
            one_scheme: false,
        }
    }

    /// Whether it begins to tell a case: more than one thing, or what became of an application.
    pub fn begins(&self) -> bool {
        self.understood > 1 || self.told.is_some()
    }

    /// Whether it tells a case, nothing of it contradicted. Beside words that are not used a place must be
    /// named, or it is something else that is looked for.
    pub fn is_case(&self) -> bool {
        let whole = self.strange.iter().all(Strange::is_open) || self.names_a_place;
        self.begins() && whole && !self.strange.iter().any(Strange::contradicts)
    }

    /// Says what was not used, and where it may be.
    #[must_use]
    pub fn aside(&self, assets: &Assets) -> Option<String> {
        let mut unused: Vec<&Unused> = self.unused.iter().collect();
        unused.sort_by_key(|each| each.topic);
        let topics = unused.chunk_by(|one, other| one.topic == other.topic);
        let asides = topics.filter_map(|of_topic| {
            let topic = assets.meta.topics.get(of_topic.first()?.topic)?;
            let words: Vec<&str> = of_topic.iter().map(|each| each.text.as_str()).collect();
            let words = words.join("」「");
            Some(format!("「{words}」办转移用不上，看「{}」才用", topic.title))
        });
        Some(asides.collect::<Vec<_>>().join("；")).filter(|asides| !asides.is_empty())
    }

    /// Its answers and those that were given besides; no question is answered twice, but a word for both
    /// sides leaves one of them to a flag.
    pub(crate) fn joined(&self, mut given: Answers, topic: &Topic) -> Result<Answers, Diagnostic> {
        let sides = [topic.roles.from_scheme, topic.roles.to_scheme];
        let mut flags = sides.into_iter().flatten().filter(|side| given.get(*side).is_some());
        let left = flags.next().filter(|_| self.one_scheme && flags.next().is_none());
        for (question, value) in self.answers.given() {
            if left == Some(question) {
                continue;
            }
            if given.get(question).is_some() {
                return Err(twice(&topic.at(question).label));
            }
            match value {
                Value::Many(named) if self.answers.is_partly(question) => {
                    given.set_partly(question, named);
                }
                value => given.set(question, value),
            }
        }
        for claim in self.answers.matters() {
            given.add_matter(*claim);
        }
        given.leave_open_with(&self.answers);
        Ok(given)
    }

    /// The line with a reading written out in place of the word that is unsure.
    #[must_use]
    pub fn with(&self, assets: &Assets, unsure: &Unsure, at: usize) -> String {
        let Range { start, end } = unsure.span;
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let written = match &unsure.readings {
            Readings::Places(places) | Readings::Near(places) => {
                places.get(at).map(|place| written(assets, *place)).unwrap_or_default()
            }
            Readings::Sides(_) => {
                let place = &self.text[start..end];
                match at {
                    0 => format!("从{place}"),
                    1 => format!("到{place}"),
                    _ => format!("{place} 本地"),
                }
            }
            Readings::Order([(_, one), (_, two)]) => {
                let words = if at == 0 { ["从", "到"] } else { ["到", "从"] };
                let [first, second] = words;
                let (one, two) = (one.clone(), two.clone());
                let between = &self.text[one.end..two.start];
                let (one, two) = (&self.text[one], &self.text[two]);
                format!("{first}{one} {between} {second}{two}")
            }
            Readings::Schemes(schemes) => {
                let means = |at: &u8| {
                    let word = |word: &&Word| word.means == Meaning::Scheme(*at);
                    assets.table.words.iter().find(word)?.words.first()
                };
                let scheme = schemes.get(at).and_then(means);
                // 「孩子」 says more than a scheme; letters may be a slip.
                let word = Some(&self.text[start..end]);
                let word = word.filter(|word| !word.is_ascii() && schemes.len() > 1);
                let scheme = scheme.map_or("", |scheme| &*scheme.text);
                format!("{} {scheme}", word.unwrap_or_default())
            }
            Readings::Days(days) => days.get(at).map(ToString::to_string).unwrap_or_default(),
            Readings::Filed(Some(day)) if at == 0 => format!("受理{day}"),
            Readings::Filed(None) if at == 0 => "已受理".to_owned(),
            Readings::Filed(_) => "还没受理".to_owned(),
        };
        let apart = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        apart(&format!("{before} {written} {after}"))
    }
}

/// A place by a name that means no other.
fn written(assets: &Assets, place: Candidate) -> String {
    let regions = &assets.regions;
    let region = regions.get(place.region);
    let short = known::places(regions, &region.short);
    if short.len() == 1 { region.short.clone() } else { region.code.clone() }
}
