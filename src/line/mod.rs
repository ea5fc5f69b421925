//! The line a case is told in: words in any order, names, pinyin, initials and numbers.

mod cut;
mod day;
mod known;
mod letters;
mod near;
mod sides;
mod years;

use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostic::shown;
use crate::model::{Answers, Assets, Meaning};
use crate::regions::{Candidate, Regions};
use crate::search::LONGEST;
use crate::text::{fold, simplified};
use known::Known;

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
    /// Number of words that say something.
    pub understood: usize,
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
}

/// Something in a line that has no place in the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange {
    /// The words.
    pub text: String,
    pub why: Why,
}

/// Why something was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no word of the table, no place and no number that fits.
    Unknown,
    /// Something of the kind stands in the line already.
    TooMany,
    /// Somebody of whom it is not said which scheme is meant.
    NoScheme,
    /// A time of which it is not said that it is the gap.
    NoGap,
    /// A gap longer than this number.
    TooLong(u32),
    /// More months than the gap has.
    OverGap,
    /// Something was paid up to a month that is not said, or not of which year.
    NoMonth,
    /// An application was accepted on a day that is not said.
    NoDay,
    /// A day on which nothing was said to happen.
    NoEvent,
    /// A day still to come.
    Ahead,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    span: Range<usize>,
    says: Says,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Says {
    Word(Meaning),
    Places(Vec<Candidate>),
    /// Nothing, but it is spelt like these.
    Near(Vec<Candidate>),
    Number(u32),
    Day(day::Written),
    /// A month of a year.
    Month(i32, u32),
    Nothing,
}

/// What a line says on a day.
pub fn read(assets: &Assets, typed: &str, today: NaiveDate) -> Line {
    let text: String = typed.chars().take(LONGEST).collect();
    let text = years::in_months(&simplified(&fold(&text)));
    let pieces = cut::pieces(&Known::new(assets), &text);
    let pieces = near::guessed(assets, &text, pieces);
    sides::line(assets, text, today, &pieces)
}

impl Strange {
    /// What is wrong with it.
    #[must_use]
    pub fn what(&self) -> String {
        let word = shown(&self.text);
        match self.why {
            Why::Unknown => format!("看不懂「{word}」"),
            Why::TooMany => format!("「{word}」多出来了"),
            Why::NoScheme => format!("「{word}」没有说是哪种医保"),
            Why::NoGap => format!("「{word}」没有说是不是断缴"),
            Why::OverGap => format!("「{word}」比断缴的月数还多"),
            Why::NoMonth => format!("「{word}」没有说是哪年哪月"),
            Why::NoDay => format!("「{word}」没有说是哪天"),
            Why::NoEvent => format!("「{word}」没有说是不是受理的那天"),
            Why::Ahead => format!("「{word}」还没有到"),
            Why::TooLong(most) => format!("断缴「{word}」太多了，最多写 {most}"),
        }
    }
}

impl Readings {
    /// What each of them is called, to be chosen from.
    #[must_use]
    pub fn names(&self, regions: &Regions) -> Vec<String> {
        let name =
            |place: &Candidate| regions.full_name(place.region) + place.county.unwrap_or_default();
        match self {
            Self::Places(places) | Self::Near(places) => places.iter().map(name).collect(),
            Self::Sides(place) => {
                let name = regions.full_name(place.region);
                let here = format!("就在{name}，没有换地方");
                vec![format!("从{name}转出"), format!("转到{name}"), here]
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Places(places) | Self::Near(places) => places.len(),
            Self::Sides(_) => 3,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Line {
    /// Whether it tells a case: more than one thing, all of it understood.
    pub fn is_case(&self) -> bool {
        self.understood > 1 && self.strange.is_empty()
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
        };
        let apart = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        apart(&format!("{before} {written} {after}"))
    }
}

/// A place by a name that means no other.
fn written(assets: &Assets, place: Candidate) -> String {
    let regions = &assets.regions;
    let region = regions.get(place.region);
    let short = regions.called(&region.short);
    if short.len() == 1 { region.short.clone() } else { region.code.clone() }
}
