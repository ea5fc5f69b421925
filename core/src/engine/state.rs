//! One run of the engine: prepared answers, and what follows from them alone.

use std::cell::Cell;

use super::Context;
use super::basis::Basis;
use super::column::Column;
use super::input::Input;
use super::local::Move;
use super::pools;
use super::truth::{Finding, Truth};
use crate::model::{
    Answers, ColumnIx, Cond, FactIx, Force, ItemIx, MAX_FACTS, MAX_QUESTIONS, QuestionIx,
    QuestionSet, RuleIx, Side, Slot, Test, Topic, Value, VerdictCode,
};
use crate::regions::RegionIx;

pub(super) const COLUMNS: usize = MAX_QUESTIONS + MAX_FACTS;

/// One run over one set of answers.
pub struct State<'a> {
    pub topic: &'a Topic,
    /// Data and day.
    pub context: &'a Context<'a>,
    /// The answers as given.
    pub given: &'a Answers,
    /// The questions that they are about.
    pub about: QuestionSet,
    /// The answers as the rules see them.
    pub input: Input,
    /// Local rules that may speak, with the item they compete for, nearest place first.
    pub local: Vec<(ItemIx, RuleIx)>,
    /// The same by the item they compete for, and of one item nearest place first.
    pub local_by_item: Vec<(ItemIx, RuleIx)>,
    /// Items of theirs that the nation knows no rules for, with their slots, each once, in the order
    /// of the rules.
    pub local_only: Vec<(Slot, ItemIx)>,
    /// The slots of the local rules, a bit each.
    local_slots: u16,
    /// Questions and facts, each worked out once: answers and rules do not change during a run.
    pub columns: [Cell<Option<Column>>; COLUMNS],
}

impl<'a> State<'a> {
    /// Prepares a run.
    pub fn new(topic: &'a Topic, given: &'a Answers, context: &'a Context<'a>) -> Self {
        let mut state = Self::nationally(topic, given, context);
        let ends = Move {
            regions: &context.assets.regions,
            origin: state.place(Side::Origin),
            destination: state.place(Side::Destination),
        };
        let local = ends.rules(topic);
        state.take_local(local);
        state
    }

    /// Takes in local rules, nearest place first.
    pub(crate) fn take_local(&mut self, local: Vec<(ItemIx, RuleIx)>) {
        self.local_only.reserve(local.len());
        for &(item, _) in &local {
            let stated = &self.topic.items[item.at()];
            self.local_slots |= 1 << stated.slot as u16;
            if stated.national.is_empty() && !self.local_only.contains(&(stated.slot, item)) {
                self.local_only.push((stated.slot, item));
            }
        }
        self.local_by_item.clone_from(&local);
        self.local_by_item.sort_by_key(|(item, _)| *item);
        self.local = local;
    }

    /// Prepares a run without local rules.
    pub(crate) fn nationally(
        topic: &'a Topic,
        given: &'a Answers,
        context: &'a Context<'a>,
    ) -> Self {
        let mut about = QuestionSet::default();
        for (question, _) in given.given() {
            about.insert(topic.whole(question));
        }
        Self {
            topic,
            context,
            given,
            about,
            input: Input::new(topic, given, context),
            local: Vec::new(),
            local_by_item: Vec::new(),
            local_only: Vec::new(),
            local_slots: 0,
            columns: [const { Cell::new(None) }; COLUMNS],
        }
    }

    /// Whether a rule of a place may speak in a slot.
    pub(crate) fn has_local(&self, slot: Slot) -> bool {
        self.local_slots & 1 << slot as u16 != 0
    }

    /// The answer as the rules see it, if it is known.
    pub fn known(&self, question: QuestionIx) -> Option<Value> {
        self.input.answers.known(question)
    }

    /// The place on one side, if it is known.
    pub fn place(&self, side: Side) -> Option<RegionIx> {
        match self.known(asked(self.topic, side)?)? {
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
        let (code, _) = self.settled()?;
        self.has_verdict().then_some(code)
    }

    /// Remembers a fact as it was worked out for answers that look the same.
    pub(super) fn remember(&self, fact: FactIx, column: Column) {
        self.columns[ColumnIx::from(fact).at()].set(Some(column));
    }

    /// The verdict and the questions behind it, once it is settled, as conditions see it.
    pub(super) fn settled(&self) -> Option<(VerdictCode, QuestionSet)> {
        let column = self.columns[ColumnIx::from(FactIx::VERDICT).at()].get()?;
        let code = VerdictCode::ALL.get(usize::from(column.value()?))?;
        Some((*code, column.basis.reads()))
    }

    /// Remembers the verdict, and what it rests on, for conditions that name it; those that it comes from
    /// cannot.
    pub(crate) fn remember_verdict(&self, code: VerdictCode, reads: QuestionSet) {
        self.remember(FactIx::VERDICT, Column::of_value(code as u8, reads));
    }

    /// Whether a rule is in force; none before its first day where it does not announce itself: nobody
    /// looks at it.
    pub(crate) fn force(&self, rule: RuleIx) -> Option<Force> {
        let stated = self.topic.rule(rule);
        let force = stated.force(self.context.today);
        (force != Force::Early || !stated.announce.is_empty()).then_some(force)
    }

    /// Those of the questions that were answered, but not so that they are known:
    /// another answer would matter.
    pub(crate) fn unsure(&self, questions: QuestionSet) -> QuestionSet {
        self.about.among(questions)
    }

    /// Evaluates the tests of a condition, up to one that rules it out.
    pub(crate) fn condition(&self, when: &Cond) -> Finding {
        let mut all = Finding::NOTHING;
        for test in &when.all {
            all = all.and(self.test(test));
            if all.is_ruled_out() {
                break;
            }
        }
        all
    }

    /// Evaluates one test.
    #[inline]
    pub fn test(&self, test: &Test) -> Finding {
        match test.column() {
            Some((at, any_of)) => self.column(at).is_among(any_of),
            None => self.other(test),
        }
    }

    /// Evaluates a test that is seldom.
    pub(crate) fn other(&self, test: &Test) -> Finding {
        match test {
            // Most of these two are looked up before.
            Test::Fact { fact, any_of } => self.fact(*fact).is_among(*any_of),
            Test::Choice { question, or_unknown: true, .. } if self.known(*question).is_none() => {
                self.unknown(*question)
            }
            Test::Choice { question, any_of, .. } => {
                self.column((*question).into()).is_among(*any_of)
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
            Test::Place { side, within } => self.place_is(*side, within),
        }
    }

    fn answered(&self, question: QuestionIx, holds: impl Fn(Value) -> bool) -> Finding {
        let set = QuestionSet::of(question);
        match self.known(question) {
            Some(value) => Finding::settled(holds(value), set),
            None => Finding { truth: Truth::Open, basis: Basis::new(set, set) },
        }
    }

    fn unknown(&self, question: QuestionIx) -> Finding {
        let set = QuestionSet::of(question);
        let vague = |value| match value {
            Value::Place(place) => pools::is_vague(self.context, place),
            _ => false,
        };
        // A province with more than one pool names no place.
        let unknown = self.known(question).is_none_or(vague);
        let lacks = if unknown { set } else { QuestionSet::default() };
        Finding { basis: Basis::new(set, lacks), ..Finding::settled(unknown, set) }
    }

    fn place_is(&self, side: Side, within: &[RegionIx]) -> Finding {
        let regions = &self.context.assets.regions;
        let set = asked(self.topic, side).map_or(QuestionSet::default(), QuestionSet::of);
        match self.place(side) {
            Some(place) => {
                Finding::settled(within.iter().any(|&each| regions.within(place, each)), set)
            }
            None => Finding::open(set),
        }
    }
}

/// The question about the place on one side.
pub(super) fn asked(topic: &Topic, side: Side) -> Option<QuestionIx> {
    if side == Side::Origin { topic.roles.origin } else { topic.roles.destination }
}
