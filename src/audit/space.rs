//! The answers of a topic as variables, each with the few values that rules can tell apart.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::calendar::Month;
use crate::engine::{self, Context, Tested, Trace};
use crate::model::{Answers, Cond, QuestionIx, QuestionKind, Test, Topic, Value};

/// A variable: an answer, or one choice of a question with several answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Var(pub u8);

/// No topic has more variables than this.
const MOST: usize = 64;
const OPEN: u8 = u8::MAX;

/// Variables that have a value; the others are open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Assignment {
    values: [u8; MOST],
}

impl Default for Assignment {
    fn default() -> Self {
        Self { values: [OPEN; MOST] }
    }
}

impl Assignment {
    /// The value of a variable, if it has one.
    pub fn get(&self, var: Var) -> Option<u8> {
        Some(self.values[usize::from(var.0)]).filter(|value| *value != OPEN)
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(&self, var: Var, value: u8) -> Self {
        let mut next = self.clone();
        next.set(var, value);
        next
    }

    /// Gives a variable a value.
    pub fn set(&mut self, var: Var, value: u8) {
        self.values[usize::from(var.0)] = value;
    }

    /// Only the values of some variables.
    #[must_use]
    pub fn only(&self, vars: &Only) -> Self {
        let mut kept = self.clone();
        for (value, open) in kept.values.iter_mut().zip(vars.open) {
            *value |= open;
        }
        kept
    }

    /// The variables that have a value, as bits.
    pub fn vars(&self) -> u64 {
        let known = self.values.iter().enumerate().filter(|(_, value)| **value != OPEN);
        known.fold(0, |vars, (at, _)| vars | 1 << at)
    }

    /// The values of the other where this one has none.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (value, more) in both.values.iter_mut().zip(other.values) {
            if *value == OPEN {
                *value = more;
            }
        }
        both
    }
}

/// Some variables, so that the values of the others are opened all at once.
pub(crate) struct Only {
    /// Every bit of those left out: with them any value is open.
    open: [u8; MOST],
}

impl Only {
    pub fn of(vars: u64) -> Self {
        Self { open: std::array::from_fn(|at| if vars & (1 << at) == 0 { OPEN } else { 0 }) }
    }
}

struct Variable {
    question: QuestionIx,
    /// The choice of which it tells whether it was taken.
    choice: Option<u8>,
    /// What may be answered; the first is no answer at all, or the choice not taken.
    values: Vec<Option<Value>>,
}

/// The variables of a topic.
pub struct Space<'a> {
    pub topic: &'a Topic,
    variables: Vec<Variable>,
    /// Position of the first choice, for questions with several answers.
    choices: Vec<Option<u8>>,
    /// What each test of one question comes to, value by value.
    outcomes: FxHashMap<&'a Test, Vec<Tested>>,
    /// The different tests of places.
    pub place_tests: Vec<&'a Test>,
}

impl<'a> Space<'a> {
    /// Lays a topic out for one day.
    pub fn new(topic: &'a Topic, context: &Context) -> Self {
        let mut variables: Vec<Variable> = Vec::new();
        for at in 0..topic.questions.len() {
            let question_ix = QuestionIx(at as u8);
            let values = candidates(topic, question_ix, context);
            variables.push(Variable { question: question_ix, choice: None, values });
        }
        let mut choices = vec![None; topic.questions.len()];
        for (at, question) in topic.questions.iter().enumerate() {
            if question.kind != QuestionKind::Many {
                continue;
            }
            choices[at] = Some(variables.len() as u8);
            variables.extend((0..question.choices.len() as u8).map(|choice| Variable {
                question: QuestionIx(at as u8),
                choice: Some(choice),
                values: vec![None, Some(Value::Many(1 << choice))],
            }));
        }
        assert!(variables.len() <= MOST, "a topic with more than {MOST} variables");
        let mut space = Self {
            topic,
            variables,
            choices,
            outcomes: FxHashMap::default(),
            place_tests: place_tests(topic),
        };
        space.try_out(context);
        space
    }

    /// The variable of a question's answer.
    pub fn answer(question: QuestionIx) -> Var {
        Var(question.0)
    }

    /// The variable of one choice of a question with several answers.
    pub fn choice(&self, question: QuestionIx, choice: u8) -> Option<Var> {
        let listed = usize::from(choice) < self.topic.at(question).choices.len();
        self.choices[question.at()].filter(|_| listed).map(|first| Var(first + choice))
    }

    /// The variables of one question.
    pub(crate) fn of_question(&self, question: QuestionIx) -> impl Iterator<Item = Var> + '_ {
        let own = self.variables.iter().enumerate();
        own.filter(move |(_, each)| each.question == question).map(|(at, _)| Var(at as u8))
    }

    /// The answers that an assignment stands for.
    pub fn answers(&self, assignment: &Assignment, places: &Answers) -> Answers {
        let mut answers = places.clone();
        for (at, variable) in self.variables.iter().enumerate() {
            let Some(value) = assignment.get(Var(at as u8)) else { continue };
            let Some(value) = variable.values[usize::from(value)] else { continue };
            match (variable.choice, value, answers.get(variable.question)) {
                (Some(_), Value::Many(bit), Some(Value::Many(bits))) => {
                    answers.set(variable.question, Value::Many(bits | bit));
                }
                (Some(_), ..) => {}
                _ => answers.set(variable.question, value),
            }
        }
        // What tests look at is a number after others were taken off it.
        engine::add_back(self.topic, &mut answers);
        answers
    }

    /// Whether no front end takes these answers together: a choice that another answer closes,
    /// or a part larger than its whole.
    pub fn refused(&self, answers: &Answers) -> bool {
        answers.given().any(|(question, value)| {
            let asked = self.topic.at(question);
            match value {
                Value::Choice(at) => asked.choices[usize::from(at)].is_closed(answers),
                Value::Count(part) => {
                    let whole = asked.at_most.and_then(|whole| answers.known(whole));
                    matches!(whole, Some(Value::Count(whole)) if part > whole)
                }
                _ => false,
            }
        })
    }

    /// Every value: no two of them are the same to all of the topic's tests.
    pub fn values(&self, var: Var) -> Vec<u8> {
        (0..self.variables[usize::from(var.0)].values.len() as u8).collect()
    }

    /// The class of every value: the first that these tests cannot tell from it.
    pub fn classes(&self, var: Var, tests: &[&Test]) -> Vec<u8> {
        self.values(var).into_iter().map(|value| self.class(var, value, tests)).collect()
    }

    fn class(&self, var: Var, value: u8, tests: &[&Test]) -> u8 {
        let variable = &self.variables[usize::from(var.0)];
        if variable.choice.is_some() || self.choices[variable.question.at()].is_some() {
            return value;
        }
        let own = || tests.iter().filter(|test| question_of(test) == Some(variable.question));
        let alike = |other: u8| {
            own().all(|test| {
                let outcomes = self.outcomes.get(*test);
                outcomes.is_none_or(|all| all[usize::from(value)] == all[usize::from(other)])
            })
        };
        (0..value).find(|&other| alike(other)).unwrap_or(value)
    }

    /// Position of a test of a place among the different ones.
    pub(crate) fn place_test(&self, test: &Test) -> Option<usize> {
        self.place_tests.iter().position(|each| *each == test)
    }

    /// Works out what every test of a question comes to, by the engine itself.
    fn try_out(&mut self, context: &Context) {
        let mut outcomes = FxHashMap::default();
        for test in conditions(self.topic).flat_map(|when| &when.all) {
            let Some(question) = question_of(test) else { continue };
            let variable = &self.variables[question.at()];
            let tried = variable.values.iter().map(|value| {
                let mut answers = Answers::default();
                if let Some(value) = value {
                    answers.set(question, *value);
                }
                Trace::new(self.topic, &answers, context).test(test)
            });
            outcomes.insert(test, tried.collect());
        }
        self.outcomes = outcomes;
        self.merge();
    }

    /// Leaves out values that no test of the topic tells apart.
    fn merge(&mut self) {
        let tests: Vec<&Test> = conditions(self.topic).flat_map(|when| &when.all).collect();
        for at in 0..self.topic.questions.len() {
            let classes = self.classes(Var(at as u8), &tests).into_iter().enumerate();
            let kept = classes.filter(|(value, class)| *value == usize::from(*class));
            let kept: Vec<u8> = kept.map(|(_, class)| class).collect();
            let values = &mut self.variables[at].values;
            *values = kept.iter().map(|value| values[usize::from(*value)]).collect();
            let own = |test: &Test| question_of(test) == Some(QuestionIx(at as u8));
            for (_, outcomes) in self.outcomes.iter_mut().filter(|(test, _)| own(test)) {
                *outcomes = kept.iter().map(|value| outcomes[usize::from(*value)]).collect();
            }
        }
    }
}

/// Every condition of a topic: of rules, of facts, of what may stay empty and of what must not be said.
pub(crate) fn conditions(topic: &Topic) -> impl Iterator<Item = &Cond> {
    let facts = topic.facts.iter().flat_map(|fact| &fact.values).map(|line| &line.when);
    let silent = topic.silent.iter().map(|silent| &silent.when);
    let clashes = topic.clashes.iter().map(|clash| &clash.when);
    topic.rules.iter().map(|rule| &rule.when).chain(facts).chain(silent).chain(clashes)
}

/// The question whose answer a test looks at; none for places, which are no variables.
pub(crate) fn question_of(test: &Test) -> Option<QuestionIx> {
    match test {
        Test::Choice { question, .. }
        | Test::NoneOf { question }
        | Test::Count { question, .. }
        | Test::Workdays { question, .. }
        | Test::Unknown { question } => Some(*question),
        Test::Fact { .. } | Test::Place { .. } => None,
    }
}

/// The different tests of places in a topic.
fn place_tests(topic: &Topic) -> Vec<&Test> {
    let place = |question: QuestionIx| topic.at(question).kind == QuestionKind::Place;
    let mut found: Vec<&Test> = Vec::new();
    for test in conditions(topic).flat_map(|when| &when.all) {
        let about = match test {
            Test::Place { .. } => true,
            Test::Unknown { question } => place(*question),
            _ => false,
        };
        if about && !found.contains(&test) {
            found.push(test);
        }
    }
    found
}

fn candidates(topic: &Topic, ix: QuestionIx, context: &Context) -> Vec<Option<Value>> {
    let known: Vec<Value> = match topic.at(ix).kind {
        QuestionKind::Choice => (0..topic.at(ix).choices.len() as u8).map(Value::Choice).collect(),
        QuestionKind::Many => vec![Value::Many(0)],
        QuestionKind::Place => Vec::new(),
        QuestionKind::Count { max } => {
            counts(topic, ix, max).into_iter().map(Value::Count).collect()
        }
        QuestionKind::Month => vec![Value::Month(Month::of(context.today))],
        QuestionKind::Day => days(context.today).into_iter().map(Value::Day).collect(),
    };
    std::iter::once(None).chain(known.into_iter().map(Some)).collect()
}

/// The ends of the range, and both sides of every bound that a rule tests.
fn counts(topic: &Topic, ix: QuestionIx, max: u32) -> Vec<u32> {
    // Of what is taken off another number, the most would leave nothing of it.
    let most = if topic.at(ix).takes_from.is_some() { 1 } else { max };
    let mut counts = vec![0, most];
    for test in conditions(topic).flat_map(|when| &when.all) {
        if let Test::Count { question, min, max: most } = test
            && *question == ix
        {
            let around = [min.saturating_sub(1), *min, *most, most.saturating_add(1)];
            counts.extend(around.into_iter().filter(|count| *count <= max));
        }
    }
    counts.sort_unstable();
    counts.dedup();
    counts
}

/// Days around today, and so far back that every term of working days has passed.
fn days(today: NaiveDate) -> Vec<NaiveDate> {
    let near = -90_i64..=30;
    near.map(|days| today + chrono::TimeDelta::days(days)).collect()
}
