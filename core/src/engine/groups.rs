//! The rules of the nation by what decides them: items whose rules look at the same few questions and
//! facts stand together.
//!
//! So far as nothing else changes, neither does what the rules of a group come to, and it can be kept under
//! a key of a few bits; see [`super::memory`].

use std::cmp::Reverse;
use std::collections::HashSet;

use super::memo::Lists;
use super::nation;
use super::state::{COLUMNS, State, asked};
use crate::model::{
    ColumnIx, Cond, FactIx, Index, ItemIx, MAX_QUESTIONS, QuestionSet, Slot, Test, Topic,
};

/// Items stand together up to so many bits of what they look at: with more there would be fewer groups,
/// and each of them met anew more often.
const TOGETHER: u32 = 16;

/// Bits that tell the values of a fact apart with all that is behind them, and what is behind verdicts.
const OF_FACT: u32 = 7;
const OF_BEHIND: u32 = 12;

/// A number for each question and fact, and for what is behind the verdict: of what a run sees of it, or
/// of bits.
pub(crate) type Numbers = [u32; NUMBERS];
pub(crate) const NUMBERS: usize = COLUMNS + 1;
pub(crate) const BEHIND: usize = COLUMNS;

const VERDICT: usize = MAX_QUESTIONS + FactIx::VERDICT.0 as usize;

/// How many bits each question and fact takes.
pub(crate) struct Widths {
    /// In a key.
    pub of_key: Numbers,
    /// As far as people's answers make it differ.
    pub of_answers: Numbers,
}

/// Questions and facts, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Columns(u64);

/// Things that the same questions and facts decide.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Its own number among all that can be kept.
    pub number: u32,
    items: Vec<Item>,
    /// For which items of the index it is kept what is behind them, by how many stand before: one for all
    /// of a part of which no place has rules, because these are only asked for together.
    pub nths: Vec<u16>,
    /// Where each question and fact stands in a key; none where they take more bits than a key has.
    shifts: Option<Vec<Shift>>,
    /// Whether it looks at what is behind the verdict.
    sees_behind: bool,
}

#[derive(Clone, Copy, Debug)]
struct Shift {
    at: u16,
    by: u16,
}

/// An item of a group.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// Position of its first rule among all rivals.
    first: u16,
    /// So many items stand before it in the index, or before that with which it is asked for.
    nth: u16,
}

/// A group in the making.
struct Bundle {
    columns: Columns,
    items: Vec<Item>,
}

impl Widths {
    /// Of facts, and of questions with so many classes.
    pub fn new(topic: &Topic, classes: impl Iterator<Item = u32>) -> Self {
        let bits = |values: u32| values.next_power_of_two().trailing_zeros();
        let (mut of_key, mut of_answers) = ([OF_FACT; _], [0; _]);
        for (at, classes) in classes.enumerate() {
            of_key[at] = bits(classes);
            of_answers[at] = bits(classes);
        }
        for (at, fact) in topic.facts.iter().enumerate() {
            of_answers[MAX_QUESTIONS + at] = bits(fact.names.len() as u32 + 1);
        }
        of_key[VERDICT] = of_answers[VERDICT];
        // What looks at it stands alone.
        (of_key[BEHIND], of_answers[BEHIND]) = (OF_BEHIND, TOGETHER + 1);
        Self { of_key, of_answers }
    }
}

impl Columns {
    /// What conditions look at.
    fn of<'a>(conditions: impl Iterator<Item = &'a Cond>, topic: &Topic) -> Self {
        let mut columns = Self::default();
        for test in conditions.flat_map(|when| &when.all) {
            let column = match test {
                Test::Fact { fact, .. } => Some(ColumnIx::from(*fact)),
                Test::Place { side, .. } => asked(topic, *side).map(ColumnIx::from),
                Test::Choice { question, .. }
                | Test::NoneOf { question }
                | Test::Count { question, .. }
                | Test::Workdays { question, .. }
                | Test::Unknown { question } => Some(ColumnIx::from(*question)),
            };
            columns.0 |= column.map_or(0, |column| 1 << column.at());
        }
        columns
    }

    fn iter(self) -> impl Iterator<Item = u16> {
        (0..NUMBERS as u16).filter(move |at| self.0 & 1 << at != 0)
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn bits(self, widths: &Numbers) -> u32 {
        self.iter().map(|at| widths[usize::from(at)]).sum()
    }

    fn shifts(self, widths: &Widths) -> Option<Vec<Shift>> {
        let mut next = 0;
        let shift = |at: u16| {
            let by = next;
            next += widths.of_key[usize::from(at)] as u16;
            Shift { at, by }
        };
        (self.bits(&widths.of_key) <= u64::BITS).then(|| self.iter().map(shift).collect())
    }
}

impl Group {
    /// The values of a fact.
    pub fn of_fact(topic: &Topic, fact: FactIx, widths: &Widths) -> Self {
        let conditions = topic.facts[fact.at()].values.iter().map(|line| &line.when);
        let columns = Columns::of(conditions, topic);
        let number = u32::from(fact.0) + 1;
        let (items, nths) = (Vec::new(), Vec::new());
        Self { number, items, nths, shifts: columns.shifts(widths), sees_behind: false }
    }

    /// The key of all that decides it, as a run sees that.
    #[inline]
    pub fn key(&self, seen: &Numbers) -> Option<u64> {
        let shifts = self.shifts.as_ref()?.iter();
        Some(shifts.fold(0, |key, shift| key | u64::from(seen[usize::from(shift.at)]) << shift.by))
    }

    /// Looks at its rules; at those of so many items.
    pub fn look_at(&self, state: &State, index: &Index, found: &mut Lists) -> usize {
        let verdict = state.settled();
        if let (Some((code, _)), false) = (verdict, self.sees_behind) {
            state.remember_verdict(code, QuestionSet::default());
        }
        found.clear();
        for &Item { first, nth } in &self.items {
            let rivals = &index.rivals[usize::from(first)..];
            let rivals = &rivals[..usize::from(rivals[0].end - first)];
            let basis = nation::look_at(state, rivals, first, &mut found.picks);
            let last = found.bases.len().checked_sub(1).filter(|&last| self.nths[last] == nth);
            match last {
                Some(last) => found.bases[last] = found.bases[last].and(basis),
                None => found.bases.push(basis),
            }
        }
        if let Some((code, behind)) = verdict {
            state.remember_verdict(code, behind);
        }
        self.items.len()
    }

    /// The groups of the rules of an index, with numbers from this one on.
    pub fn all(topic: &Topic, index: &Index, first: u32, widths: &Widths) -> Vec<Self> {
        let group = |(number, Bundle { columns, mut items }): (u32, Bundle)| {
            items.sort_unstable_by_key(|item| (item.nth, item.first));
            let mut nths: Vec<u16> = items.iter().map(|item| item.nth).collect();
            nths.dedup();
            let sees_behind = columns.0 & 1 << BEHIND != 0;
            Self { number, items, nths, shifts: columns.shifts(widths), sees_behind }
        };
        (first..).zip(merged(bundles(topic, index), widths)).map(group).collect()
    }
}

/// Each item by itself. Of the gap it is asked which questions decided it, so what is behind the verdict
/// belongs to it; of all others it is only asked whether a question matters at all, as those of the verdict
/// do in any case.
fn bundles(topic: &Topic, index: &Index) -> Vec<Bundle> {
    let local = topic.local.iter().flat_map(|place| &place.rules);
    let local: HashSet<ItemIx> = local.map(|rule| rule.item).collect();
    let mut bundles = Vec::new();
    for part in 0..index.parts.len() {
        let (part, mut together) = (index.part(part), None);
        let mut first = part.start;
        while first < part.end {
            let rival = &index.rivals[usize::from(first)];
            let item = &topic.items[rival.item.at()];
            let rules = item.national.iter().map(|rule| &topic.rule(*rule).when);
            let mut columns = Columns::of(rules, topic);
            if item.slot == Slot::Gap && columns.0 & 1 << VERDICT != 0 {
                columns.0 |= 1 << BEHIND;
            }
            let alone = local.contains(&rival.item);
            let nth = if alone { rival.nth } else { *together.get_or_insert(rival.nth) };
            bundles.push(Bundle { columns, items: vec![Item { first, nth }] });
            first = rival.end;
        }
    }
    bundles
}

/// Puts items together, those that look at most first, each where it adds least.
fn merged(mut bundles: Vec<Bundle>, widths: &Widths) -> Vec<Bundle> {
    let bits = |columns: Columns| columns.bits(&widths.of_answers);
    bundles.sort_by_key(|bundle| Reverse(bits(bundle.columns)));
    let mut merged: Vec<Bundle> = Vec::new();
    for bundle in bundles {
        let both = |other: &Bundle| other.columns.and(bundle.columns);
        let fits = |other: &&mut Bundle| bits(both(other)) <= TOGETHER;
        let adds = |other: &&mut Bundle| {
            let before = bits(other.columns);
            (bits(both(other)) - before, before)
        };
        match merged.iter_mut().filter(fits).min_by_key(adds) {
            Some(other) => {
                other.columns = both(other);
                other.items.extend(bundle.items);
            }
            None => merged.push(bundle),
        }
    }
    merged
}
