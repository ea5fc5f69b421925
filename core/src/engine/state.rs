//! One run of the engine: prepared answers, and what follows from them alone.

use std::cell::{OnceCell, RefCell};

use super::Context;
use super::found::Sifted;
use super::input::Input;
use super::local::Move;
use super::pools;
use super::truth::Finding;
use crate::model::{
    Answers, Cond, FactIx, ItemIx, MAX_FACTS, QuestionIx, QuestionSet, RuleIx, Side, Slot, Test,
    Topic, Value, VerdictCode,
};
use crate::regions::RegionIx;

/// A fact as far as it was worked out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FactState {
    /// Position of the value, if it can be told.
    pub value: Option<u8>,
    /// Values it may still come to, as bits.
    pub possible: u32,
    /// Questions behind it.
    pub reads: QuestionSet,
    /// Questions that would settle it.
    pub lacks: QuestionSet,
}

/// One run over one set of answers.
pub struct State<'a> {
    pub topic: &'a Topic,
    /// Data and day.
    pub context: &'a Context<'a>,
    /// The answers as given.
    pub given: &'a Answers,
    /// The answers as the rules see them.
    pub input: Input,
    /// Local rules that may speak, with the item they compete for, nearest place first.
    pub local: Vec<(ItemIx, RuleIx)>,
    /// The same by the item they compete for, and of one item nearest place first.
    pub local_by_item: Vec<(ItemIx, RuleIx)>,
    /// Items of theirs that the nation knows no rules for, with their slots, each once, in the order
    /// of the rules.
    pub local_only: Vec<(Slot, ItemIx)>,
    /// Facts, each worked out once: answers and rules do not change during a run.
    pub facts: [OnceCell<FactState>; MAX_FACTS],
    /// Room for what is found of one part of the plan after the other.
    pub sifted: RefCell<Sifted>,
}

impl<'a> State<'a> {
    /// Prepares a run.
    pub fn new(topic: &'a Topic, given: &'a Answers, context: &'a Context<'a>) -> Self {
        let state = Self::nationally(topic, given, context);
        let ends = Move {
            regions: &context.assets.regions,
            origin: state.place(Side::Origin),
            destination: state.place(Side::Destination),
        };
        let local = ends.rules(topic);
        state.with_local(local)
    }

    /// The same run with these local rules, nearest place first.
    #[must_use]
    pub(crate) fn with_local(self, local: Vec<(ItemIx, RuleIx)>) -> Self {
        let mut local_only = Vec::new();
        for &(item, _) in &local {
            let stated = &self.topic.items[item.at()];
            if stated.national.is_empty() && !local_only.contains(&(stated.slot, item)) {
                local_only.push((stated.slot, item));
            }
        }
        let mut local_by_item = local.clone();
        local_by_item.sort_by_key(|(item, _)| *item);
        Self { local, local_by_item, local_only, ..self }
    }

    /// Prepares a run without local rules.
    pub(crate) fn nationally(
        topic: &'a Topic,
        given: &'a Answers,
        context: &'a Context<'a>,
    ) -> Self {
        Self {
            topic,
            context,
            given,
            input: Input::new(topic, given, context),
            local: Vec::new(),
            local_by_item: Vec::new(),
            local_only: Vec::new(),
            facts: [const { OnceCell::new() }; MAX_FACTS],
            sifted: RefCell::default(),
        }
    }

    /// The answer as the rules see it, if it is known.
    pub fn known(&self, question: QuestionIx) -> Option<Value> {
        self.input.answers.known(question)
    }

    /// The place on one side, if it is known.
    pub fn place(&self, side: Side) -> Option<RegionIx> {
        let roles = self.topic.roles;
        let question = if side == Side::Origin { roles.origin } else { roles.destination };
        match self.known(question?)? {
            Value::Place(region) => Some(region),
            _ => None,
        }
    }

    /// Whether the topic comes to a verdict.
    pub(crate) fn has_verdict(&self) -> bool {
        !self.topic.items_of(Slot::Verdict).is_empty()
    }

    /// The verdict, once it is settled; none in a topic that has none.
    pub fn verdict(&self) -> Option<VerdictCode> {
        let at = self.facts[FactIx::VERDICT.at()].get()?.value?;
        VerdictCode::ALL.get(usize::from(at)).copied().filter(|_| self.has_verdict())
    }

    /// Remembers the verdict, and what it rests on, for conditions that name it; those that it comes from
    /// cannot.
    pub(crate) fn remember_verdict(&self, code: VerdictCode, reads: QuestionSet) {
        let value = VerdictCode::ALL.iter().position(|each| *each == code);
        let value = value.map(|at| at as u8);
        let known = FactState { value, possible: u32::MAX, reads, lacks: QuestionSet::default() };
        self.facts[FactIx::VERDICT.at()].get_or_init(|| known);
    }

    /// Those of the questions that were answered, but not so that they are known:
    /// another answer would matter.
    pub(crate) fn unsure(&self, questions: QuestionSet) -> QuestionSet {
        let mut unsure = QuestionSet::default();
        for (given, _) in self.given.given() {
            let about = self.topic.at(given).feeds.unwrap_or(given);
            if questions.contains(about) {
                unsure.insert(about);
            }
        }
        unsure
    }

    /// Evaluates the tests of a condition, up to one that rules it out.
    pub(crate) fn condition(&self, when: &Cond) -> Finding {
        let mut all = Finding::settled(true, QuestionSet::default());
        for test in &when.all {
            all = all.and(self.test(test));
            if all.is_ruled_out() {
                break;
            }
        }
        all
    }

    /// Evaluates one test.
    pub fn test(&self, test: &Test) -> Finding {
        match test {
            Test::Choice { question, any_of, or_unknown } => {
                self.choice(*question, *any_of, *or_unknown)
            }
            Test::NoneOf { question } => self.answered(*question, |value| value == Value::Many(0)),
            Test::Count { question, min, max } => self.answered(*question, |value| match value {
                Value::Count(number) => (*min..=*max).contains(&number),
                _ => false,
            }),
            Test::Workdays { question, days, over } => {
                let calendar = &self.context.assets.calendar;
                let today = self.context.today;
                self.answered(*question, |value| match value {
                    Value::Day(day) => (calendar.add_workdays(day, *days).day < today) == *over,
                    _ => false,
                })
            }
            Test::Unknown { question } => self.unknown(*question),
            Test::Fact { fact, any_of } => self.fact_is(*fact, *any_of),
            Test::Place { side, within } => self.place_is(*side, within),
        }
    }

    #[inline]
    pub(crate) fn choice(&self, question: QuestionIx, any_of: u32, or_unknown: bool) -> Finding {
        if or_unknown && self.known(question).is_none() {
            return self.unknown(question);
        }
        self.answered(question, |value| match value {
            Value::Choice(choice) => any_of & (1 << choice) != 0,
            Value::Many(chosen) => u32::from(chosen) & any_of != 0,
            _ => false,
        })
    }

    fn answered(&self, question: QuestionIx, holds: impl Fn(Value) -> bool) -> Finding {
        let mut set = QuestionSet::default();
        set.insert(question);
        match self.known(question) {
            Some(value) => Finding::settled(holds(value), set),
            None => Finding { reads: set, ..Finding::open(set) },
        }
    }

    fn unknown(&self, question: QuestionIx) -> Finding {
        let mut set = QuestionSet::default();
        set.insert(question);
        let vague = |value| match value {
            Value::Place(place) => pools::is_vague(self.context, place),
            _ => false,
        };
        // A province with more than one pool names no place.
        let unknown = self.known(question).is_none_or(vague);
        let lacks = if unknown { set } else { QuestionSet::default() };
        Finding { lacks, ..Finding::settled(unknown, set) }
    }

    #[inline]
    pub(crate) fn fact_is(&self, fact: FactIx, any_of: u32) -> Finding {
        let FactState { value, possible, reads, lacks } = *self.fact(fact);
        match value {
            Some(value) => Finding { lacks, ..Finding::settled(any_of & (1 << value) != 0, reads) },
            None if possible & any_of == 0 => Finding::settled(false, reads),
            None => Finding { reads, ..Finding::open(lacks) },
        }
    }

    fn place_is(&self, side: Side, within: &[RegionIx]) -> Finding {
        let regions = &self.context.assets.regions;
        let question = if side == Side::Origin {
            self.topic.roles.origin
        } else {
            self.topic.roles.destination
        };
        let mut set = QuestionSet::default();
        set.extend(
            question.map_or(QuestionSet::default(), |question| QuestionSet(1 << question.0)),
        );
        match self.place(side) {
            Some(place) => {
                Finding::settled(within.iter().any(|&each| regions.within(place, each)), set)
            }
            None => Finding::open(set),
        }
    }
}
