//! One run of the engine: prepared answers, what was worked out, what was read and lacked.

use super::Context;
use super::input::Input;
use super::local::Move;
use super::pools;
use super::truth::{Finding, Truth};
use crate::model::{
    Answers, Body, Cond, FactIx, ItemIx, MAX_FACTS, QuestionIx, QuestionSet, RuleIx, Side, Slot,
    Test, Topic, Value, VerdictCode,
};
use crate::regions::RegionIx;

/// A fact as far as it was worked out.
#[derive(Clone, Copy, Debug)]
pub struct FactState {
    /// Position of the value, if it can be told.
    pub value: Option<u8>,
    /// Questions behind it.
    pub reads: QuestionSet,
    /// Questions that would settle it.
    pub lacks: QuestionSet,
}

/// One run over one set of answers.
pub struct State<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// Data and day.
    pub context: &'a Context<'a>,
    /// The answers as given.
    pub given: &'a Answers,
    /// The answers as the rules see them.
    pub input: Input,
    /// Local rules that may speak, nearest place first.
    pub local: Vec<RuleIx>,
    /// The same by the item they compete for, and of one item nearest place first.
    pub local_by_item: Vec<(ItemIx, RuleIx)>,
    /// Facts worked out so far.
    pub facts: [Option<FactState>; MAX_FACTS],
    /// Questions that mattered.
    pub reads: QuestionSet,
    /// Questions that the verdict lacks.
    pub verdict_lacks: QuestionSet,
    /// Questions that anything lacks.
    pub lacks: QuestionSet,
    /// Rules past their last day that would have spoken.
    pub lapsed: Vec<RuleIx>,
    /// Rules before their first day that announce themselves.
    pub upcoming: Vec<RuleIx>,
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
    pub fn with_local(self, local: Vec<RuleIx>) -> Self {
        let mut by_item: Vec<_> =
            local.iter().map(|&rule| (self.topic.rule(rule).item, rule)).collect();
        by_item.sort_by_key(|(item, _)| *item);
        Self { local, local_by_item: by_item, ..self }
    }

    /// Prepares a run without local rules.
    pub fn nationally(topic: &'a Topic, given: &'a Answers, context: &'a Context<'a>) -> Self {
        let mut state = Self {
            topic,
            context,
            given,
            input: Input::new(topic, given, context),
            local: Vec::new(),
            local_by_item: Vec::new(),
            facts: [None; MAX_FACTS],
            reads: QuestionSet::default(),
            verdict_lacks: QuestionSet::default(),
            lacks: QuestionSet::default(),
            lapsed: Vec::new(),
            upcoming: Vec::new(),
        };
        // The places always matter: whom to ask depends on them, whatever the verdict.
        for place in [topic.roles.origin, topic.roles.destination].into_iter().flatten() {
            state.reads.insert(place);
        }
        state
    }

    /// What a late fee is worked out from matters where the fee is shown.
    pub fn read_late_fees(&mut self, points: &[RuleIx]) {
        for &rule in points {
            if let Body::Point { late_fee: Some(fee), .. } = &self.topic.rule(rule).body {
                for question in [fee.amount, fee.from, fee.to] {
                    self.reads.insert(question);
                }
            }
        }
    }

    /// In a topic without a verdict nothing else asks for the places; what they know would be lost.
    pub fn lack_place(&mut self) {
        if self.topic.local.is_empty() || !self.topic.items_of(Slot::Verdict).is_empty() {
            return;
        }
        for place in [self.topic.roles.origin, self.topic.roles.destination].into_iter().flatten() {
            if self.known(place).is_none() {
                self.lacks.insert(place);
            }
        }
    }

    /// What is lacked from here on is less urgent than what the verdict lacks.
    pub fn end_of_verdict(&mut self) {
        self.verdict_lacks = self.lacks;
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

    /// The value of a fact, if it was worked out before and can be told.
    pub fn settled(&self, fact: FactIx) -> Option<u8> {
        self.facts[fact.at()].and_then(|fact| fact.value)
    }

    /// The verdict, once it is settled; none in a topic that has none.
    pub fn verdict(&self) -> Option<VerdictCode> {
        let at = self.settled(FactIx::VERDICT)?;
        let has = !self.topic.items_of(Slot::Verdict).is_empty();
        VerdictCode::ALL.get(usize::from(at)).copied().filter(|_| has)
    }

    /// Remembers the verdict for conditions that name it.
    pub fn remember_verdict(&mut self, code: VerdictCode) {
        let value = VerdictCode::ALL.iter().position(|each| *each == code);
        let value = value.map(|at| at as u8);
        self.facts[FactIx::VERDICT.at()] =
            Some(FactState { value, reads: self.reads, lacks: QuestionSet::default() });
    }

    /// Tells whether a rule's condition holds, and notes what it read and lacked.
    ///
    /// A `known` rule with an open condition does not speak and asks for nothing.
    pub fn holds(&mut self, when: &Cond, known: bool) -> Truth {
        let finding = self.condition(when);
        if finding.truth == Truth::Open && known {
            self.reads.extend(self.unsure(finding.lacks));
            return Truth::No;
        }
        self.reads.extend(finding.reads);
        self.lacks.extend(finding.lacks);
        finding.truth
    }

    /// Those of the questions that were answered, but not so that they are known:
    /// another answer would matter.
    pub fn unsure(&self, questions: QuestionSet) -> QuestionSet {
        let mut unsure = QuestionSet::default();
        for (given, _) in self.given.given() {
            let about = self.topic.at(given).feeds.unwrap_or(given);
            if questions.contains(about) {
                unsure.insert(about);
            }
        }
        unsure
    }

    /// Evaluates all tests of a condition.
    ///
    /// A test that fails for good settles it, whatever the others still lack; one that
    /// fails only until an answer comes (a fact that stands at 「unknown」) keeps lacking it.
    pub fn condition(&mut self, when: &Cond) -> Finding {
        let mut all = Finding::settled(true, QuestionSet::default());
        let mut failed = false;
        for test in &when.all {
            let finding = self.test(test);
            match finding.truth {
                Truth::No if finding.lacks.is_empty() => return finding,
                Truth::No => failed = true,
                Truth::Open => all.truth = Truth::Open,
                Truth::Yes => {}
            }
            all.reads.extend(finding.reads);
            all.lacks.extend(finding.lacks);
        }
        if failed { Finding { truth: Truth::No, ..all } } else { all }
    }

    /// Evaluates one test.
    pub fn test(&mut self, test: &Test) -> Finding {
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

    fn choice(&self, question: QuestionIx, any_of: u32, or_unknown: bool) -> Finding {
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

    fn fact_is(&mut self, fact: FactIx, any_of: u32) -> Finding {
        let FactState { value, reads, lacks } = self.fact(fact);
        match value {
            Some(value) => Finding { lacks, ..Finding::settled(any_of & (1 << value) != 0, reads) },
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
