//! What the nation's rules came to before, for whoever runs many plans: an index that is built while it is
//! used, as the automaton of a lazy matcher is.
//!
//! The rules stand in groups by the few questions and facts that decide them ([`super::groups`]); of an
//! answer a run notes what those rules can see of it ([`super::sight`]). What a group comes to for what
//! is seen is worked out once, by the conditions of its rules as in any run, and from then on found in a
//! table of a fixed size ([`super::memo`]). The places of a move are seen only as far as a rule of the nation
//! looks at them, so all pairs of places meet few keys; and rules that look at the same things lengthen
//! no key.
//!
//! What is seen and does not fit into a key is no reason to guess: that run works everything out.

use super::Context;
use super::column::Column;
use super::groups::{BEHIND, Group, NUMBERS, Numbers, Widths};
use super::memo::{Kept, Lists, Memo, Wanted};
use super::nation::Draft;
use super::sight::{MISSING, Sight, UNSURE};
use super::state::State;
use crate::model::{ColumnIx, FactIx, Index, MAX_FACTS, QuestionIx, Test, Topic, Value};

/// After so many runs it is judged whether they gained by it, but for the first of them.
const STINT: usize = 256;
const WARM: usize = STINT / 2;
/// For each run of a stint that did not gain, so many do without.
const REST: usize = 64;
/// What it costs, about, to find a group, to look at an item by itself, and to walk over one of all.
const FOUND: usize = 3;
const LOOKED: usize = 5;
const WALKED: usize = 2;

/// A run looks at the rules of the verdict, and then at all others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stage {
    Verdict,
    Others,
}

impl Stage {
    /// The nation's rules.
    pub fn index(self, topic: &Topic) -> &Index {
        match self {
            Self::Verdict => &topic.verdicts,
            Self::Others => &topic.competing,
        }
    }
}

/// The memory of one topic on one day.
pub(crate) struct Memory {
    sights: Vec<Sight>,
    widths: Widths,
    facts: Vec<Group>,
    /// Of each stage.
    groups: [Vec<Group>; 2],
    memo: Memo,
    /// All that each fact ever came to.
    values: [Vec<Column>; MAX_FACTS],
    /// So many different questions were ever behind a verdict.
    behinds: u32,
    /// Runs of this stint, what they cost, and the runs that do without from now on.
    runs: usize,
    cost: usize,
    rest: usize,
    /// What is seen of the run.
    seen: Numbers,
    /// What was seen when each stage was last recalled.
    last: [Option<Numbers>; 2],
    /// Whether some of it does not fit.
    strange: bool,
    /// Whether a fact came to more than fits.
    crowded: bool,
    /// What some rules come to that was not known.
    found: Lists,
}

impl Memory {
    /// With so many places to remember at, or the usual number.
    pub fn new(topic: &Topic, context: &Context, places: Option<usize>) -> Self {
        let rivals = topic.verdicts.rivals.iter().chain(&topic.competing.rivals);
        let rules = rivals.map(|rival| &topic.rule(rival.rule).when);
        let lines = topic.facts.iter().flat_map(|fact| &fact.values).map(|line| &line.when);
        let tests: Vec<&Test> = rules.chain(lines).flat_map(|when| &when.all).collect();
        let questions = (0..topic.questions.len() as u8).map(QuestionIx);
        let sights: Vec<Sight> =
            questions.map(|question| Sight::new(question, &tests, topic, context)).collect();
        let widths = Widths::new(topic, sights.iter().map(|sight| sight.classes));
        let all = (0..topic.facts.len() as u8).map(FactIx);
        let facts = all.map(|fact| Group::of_fact(topic, fact, &widths)).collect();
        let first = MAX_FACTS as u32 + 1;
        let verdicts = Group::all(topic, &topic.verdicts, first, &widths);
        let first = first + verdicts.len() as u32;
        let others = Group::all(topic, &topic.competing, first, &widths);
        let memo = Memo::new(places, first as usize + others.len());
        Self {
            sights,
            widths,
            facts,
            groups: [verdicts, others],
            last: [None; 2],
            memo,
            values: [const { Vec::new() }; MAX_FACTS],
            behinds: 0,
            runs: 0,
            cost: 0,
            rest: 0,
            seen: [MISSING; NUMBERS],
            strange: false,
            crowded: false,
            found: Lists::default(),
        }
    }

    /// Sees the answers of a run that has just begun, and tells it the facts that are remembered.
    pub fn begin(&mut self, state: &State) {
        if self.memo.is_full() || self.crowded {
            self.forget();
        }
        (self.seen, self.strange) = ([MISSING; NUMBERS], self.rest > 0);
        if self.strange {
            self.rest -= 1;
            return;
        }
        self.judge(state.topic);
        for question in state.about.iter() {
            self.seen[question.at()] = UNSURE;
        }
        for (question, value) in state.input.answers.given() {
            if value != Value::Unknown {
                let class = self.sights[question.at()].class(value, state);
                self.see(question.at(), class);
            }
        }
        for fact in 0..self.facts.len() {
            match FactIx(fact as u8) {
                FactIx::VERDICT => {}
                FactIx::SCOPE => self.see_other(state, FactIx::SCOPE),
                fact => self.see_fact(state, fact),
            }
        }
    }

    /// Counts a run, and rests after a stint that did not gain: what is kept and never asked for again costs
    /// more than it saves.
    fn judge(&mut self, topic: &Topic) {
        self.runs += 1;
        let items = topic.verdicts.items() + topic.competing.items();
        match self.runs {
            // At first everything is new.
            WARM => self.cost = 0,
            STINT => {
                if self.cost > (STINT - WARM) * items * WALKED {
                    self.rest = REST * STINT;
                }
                (self.runs, self.cost) = (0, 0);
            }
            _ => {}
        }
    }

    /// Forgets everything.
    fn forget(&mut self) {
        self.memo.clear();
        self.values.iter_mut().for_each(Vec::clear);
        self.last = [None; 2];
        (self.behinds, self.crowded) = (0, false);
    }

    fn see(&mut self, at: usize, class: u32) {
        self.strange |= class >> self.widths.of_key[at] != 0;
        self.seen[at] = class;
    }

    /// Sees a fact that its group decides.
    fn see_fact(&mut self, state: &State, fact: FactIx) {
        let group = &self.facts[fact.at()];
        let Some(key) = group.key(&self.seen) else { return self.see_other(state, fact) };
        let wanted = Wanted { number: group.number, key };
        let place = self.memo.place_of(wanted);
        let value = match self.memo.at(place) {
            _ if self.strange => return,
            Some(kept) => {
                let value = kept.value();
                state.remember(fact, self.values[fact.at()][value as usize]);
                value
            }
            None => {
                let value = self.value_of(fact, state.fact(fact));
                self.memo.keep_value(place, wanted, value);
                value
            }
        };
        self.see(ColumnIx::from(fact).at(), value);
    }

    /// Sees a fact that no group decides.
    fn see_other(&mut self, state: &State, fact: FactIx) {
        let value = self.value_of(fact, state.fact(fact));
        self.see(ColumnIx::from(fact).at(), value);
    }

    /// Sees the verdict, and the questions behind it.
    pub fn see_verdict(&mut self, state: &State) {
        let Some((code, behind)) = state.settled().filter(|_| !self.strange) else { return };
        self.see(ColumnIx::from(FactIx::VERDICT).at(), code as u32 + 1);
        let number = self.facts[FactIx::VERDICT.at()].number;
        let wanted = Wanted { number, key: behind.0.into() };
        let place = self.memo.place_of(wanted);
        let known = self.memo.at(place).map(Kept::value);
        let value = known.unwrap_or_else(|| {
            self.memo.keep_value(place, wanted, self.behinds);
            self.behinds += 1;
            self.behinds - 1
        });
        self.crowded |= value >> self.widths.of_key[BEHIND] != 0;
        self.see(BEHIND, value);
    }

    /// Which of its values a fact has.
    fn value_of(&mut self, fact: FactIx, column: Column) -> u32 {
        let values = &mut self.values[fact.at()];
        let known = values.iter().position(|value| *value == column);
        let value = known.unwrap_or_else(|| {
            values.push(column);
            values.len() - 1
        }) as u32;
        self.crowded |= value >> self.widths.of_key[ColumnIx::from(fact).at()] != 0;
        value
    }

    /// What the nation's rules of a stage come to, in the words of its last run; whether all of this run can
    /// be seen.
    pub fn recall(&mut self, state: &State, of: Stage, words: &mut Vec<u64>) -> bool {
        let last = &mut self.last[of as usize];
        if self.strange {
            *last = None;
            return false;
        }
        // Rows often come in an order: then most of them look like the one before.
        if last.replace(self.seen) == Some(self.seen) {
            return true;
        }
        let index = of.index(state.topic);
        let mut draft = Draft::new(index, words);
        let Self { memo, found, seen, cost, .. } = self;
        let groups = &self.groups[of as usize];
        *cost += FOUND * groups.len();
        for group in groups {
            let Some(key) = group.key(seen) else {
                *cost += LOOKED * group.look_at(state, index, found);
                draft.take(&group.nths, &found.bases, &found.picks);
                continue;
            };
            let wanted = Wanted { number: group.number, key };
            let place = memo.place_of(wanted);
            if memo.at(place).is_none() {
                *cost += LOOKED * group.look_at(state, index, found);
                memo.keep_rules(place, wanted, found);
            }
            if let Some(kept) = memo.at(place) {
                draft.take(&group.nths, memo.bases(kept), memo.picks(kept));
            }
        }
        true
    }
}
