//! A session: the data, the day, the answers, and the outcome they give.

mod learned;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use chrono::NaiveDate;

use learned::{same_choices, same_question};

use crate::answers::{Voice, check_answers};
use crate::calendar::Month;
use crate::engine::{self, Context, Runner};
use crate::line::Told;
use crate::model::{
    Answers, Assets, Claim, MAX_QUESTIONS, Outcome, QuestionIx, QuestionKind, Rule, Term, Topic,
    Value, VerdictCode,
};
use crate::report::compare::{ColumnDoc, CompareDoc};
use crate::report::tree::{Tree, compare};
use crate::report::{
    self, Advice, AnswerDoc, ClaimsDoc, Gist, Kept, PlanReport, Report, SearchDoc,
};
use crate::search::search;

/// One person's run through a topic.
#[derive(Clone, Debug)]
pub struct Session<'a> {
    assets: &'a Assets,
    topic: &'a Topic,
    today: NaiveDate,
    answers: Answers,
    outcome: Outcome,
    words: Words,
}

/// The outcome in words: written at the first call after a change, then kept.
#[derive(Clone, Debug, Default)]
struct Words {
    plan: OnceCell<Rc<PlanReport>>,
    advice: OnceCell<Rc<Advice>>,
    tree: OnceCell<Rc<Tree>>,
    guide: OnceCell<Rc<Tree>>,
    found: RefCell<Option<(String, Rc<SearchDoc>)>>,
}

impl<'a> Session<'a> {
    /// Starts with no answers on the first topic of the table, the transfer.
    pub fn new(assets: &'a Assets, today: NaiveDate) -> Self {
        Self::on(assets, assets.table.transfer(), today)
    }

    /// Starts with no answers on a topic.
    pub fn on(assets: &'a Assets, topic: &'a Topic, today: NaiveDate) -> Self {
        Self::answered(assets, topic, today, Answers::default())
    }

    /// Starts with all answers at once on a topic.
    pub fn answered(
        assets: &'a Assets,
        topic: &'a Topic,
        today: NaiveDate,
        answers: Answers,
    ) -> Self {
        let outcome = engine::run(topic, &answers, &Context { assets, today });
        Self { assets, topic, today, answers, outcome, words: Words::default() }
    }

    /// Starts with all answers at once, worked out by one who works out many.
    pub(crate) fn worked_out(runner: &mut Runner<'a>, answers: Answers) -> Self {
        let outcome = runner.run(&answers);
        let Context { assets, today } = runner.context();
        Self { assets, topic: runner.topic(), today, answers, outcome, words: Words::default() }
    }

    /// Starts again with no answers on another topic.
    #[must_use]
    pub(crate) fn turned_to(&self, topic: &'a Topic) -> Self {
        Self::on(self.assets, topic, self.today)
    }

    /// The same answers on another day.
    #[must_use]
    pub(crate) fn on_day(&self, today: NaiveDate) -> Self {
        Self::answered(self.assets, self.topic, today, self.answers.clone())
    }

    pub fn assets(&self) -> &'a Assets {
        self.assets
    }

    pub fn topic(&self) -> &'a Topic {
        self.topic
    }

    /// The day the answers are for.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What they give.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Whether the topic is the transfer, which gives a plan; the others give advice.
    pub fn is_plan(&self) -> bool {
        self.topic.is_plan()
    }

    /// The plan in words.
    pub fn plan_report(&self) -> Rc<PlanReport> {
        let write = || report::plan(self.topic, &self.answers, &self.outcome, &self.context());
        Rc::clone(self.words.plan.get_or_init(|| Rc::new(write())))
    }

    /// The answer of a side topic in words.
    pub fn advice(&self) -> Rc<Advice> {
        let write = || report::advice(self.topic, &self.answers, &self.outcome, &self.context());
        Rc::clone(self.words.advice.get_or_init(|| Rc::new(write())))
    }

    /// Single things of the plan, put into words when they are asked for.
    pub(crate) fn gist<'b>(&'b self, kept: &'b Kept<'b>) -> Gist<'b> {
        Gist::new(self.topic, &self.answers, &self.outcome, kept)
    }

    /// What the topic says in words.
    pub fn report(&self) -> Report {
        if self.is_plan() {
            Report::Plan(self.plan_report())
        } else {
            Report::Advice(self.advice())
        }
    }

    /// The same with its hard words in plain ones, for paper.
    pub(crate) fn explained(&self) -> Report {
        let tree = self.tree();
        let terms = report::terms::terms(self.terms(|word| tree.says(word)), &self.context());
        self.report().explained(terms)
    }

    /// The same as one tree.
    pub(crate) fn tree(&self) -> Rc<Tree> {
        Rc::clone(self.words.tree.get_or_init(|| Rc::new(self.report().tree())))
    }

    /// The same with what a first screen adds: where a plan leads on, and the gist of a topic's parts.
    pub(crate) fn guide(&self) -> Rc<Tree> {
        let write = || {
            if self.is_plan() {
                Tree::with_way_on(self.tree())
            } else {
                Tree::with_gist(self.tree(), &self.advice())
            }
        };
        Rc::clone(self.words.guide.get_or_init(write))
    }

    /// The answers in words.
    pub fn answer_docs(&self) -> Vec<AnswerDoc> {
        if self.answers.is_empty() { Vec::new() } else { self.report().answers().to_vec() }
    }

    /// The claim at a position of the table, in words.
    pub fn claim(&self, at: usize) -> ClaimsDoc {
        report::claims::report(self.assets.table.claims.get(at).into_iter(), &self.context())
    }

    /// What a search finds, in words.
    pub fn search(&self, query: &str) -> SearchDoc {
        report::found::report(query, &search(self.assets, query), &self.context())
    }

    /// The same; what was found last is kept.
    pub(crate) fn found(&self, query: &str) -> Rc<SearchDoc> {
        let mut last = self.words.found.borrow_mut();
        let again = last.take().filter(|(asked, _)| asked == query);
        let found = again.unwrap_or_else(|| (query.to_owned(), Rc::new(self.search(query))));
        Rc::clone(&last.insert(found).1)
    }

    /// The hard words that are wanted, in the order of the glossary.
    pub(crate) fn terms(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = &'a Term> {
        let terms = self.assets.table.glossary.iter();
        terms.filter(move |term| wanted(&term.word))
    }

    /// The claims about a rule of the topic, with their positions: also those about the national
    /// rule in whose stead a place's rule speaks.
    pub(crate) fn claims_about(&self, rule: &str) -> Vec<(usize, &'a Claim)> {
        let rules = self.topic.rules.iter().filter(|each| each.id == rule);
        let names: Vec<&str> = rules
            .flat_map(|each| [Some(each.id.as_str()), self.stands_for(each)])
            .flatten()
            .collect();
        let about = |claim: &Claim| names.iter().any(|name| claim.touches(&self.topic.id, name));
        let claims = self.assets.table.claims.iter().enumerate();
        claims.filter(|(_, claim)| about(claim)).collect()
    }

    /// The rule that would speak if no place had rules of its own.
    fn stands_for(&self, rule: &Rule) -> Option<&'a str> {
        rule.place?;
        let plan = engine::run_nationally(self.topic, &self.answers, &self.context()).plan;
        let found = plan.rules().find(|&ix| self.topic.rule(ix).item == rule.item)?;
        Some(&self.topic.rule(found).id)
    }

    /// The question to ask next: the most useful one that the guided screens ask.
    pub fn next_question(&self) -> Option<QuestionIx> {
        self.to_ask().next()
    }

    /// The question how far the application has come, unless nothing can have been applied for.
    pub(crate) fn progress(&self) -> Option<QuestionIx> {
        let question = self.topic.roles.progress.filter(|_| self.is_plan())?;
        let open = !matches!(
            self.outcome.plan.verdict,
            VerdictCode::NotTransferable
                | VerdictCode::NotNeeded
                | VerdictCode::Automatic
                | VerdictCode::Done
        );
        open.then_some(question)
    }

    /// The questions that the guided screens ask, most useful first: of those with a safe default only
    /// a day, which there is none for once something was accepted.
    pub(crate) fn to_ask(&self) -> impl Iterator<Item = QuestionIx> + '_ {
        let asked = move |ix: &QuestionIx| {
            let question = self.topic.at(*ix);
            question.default.is_none() || question.kind == QuestionKind::Day
        };
        self.outcome.ask.iter().copied().filter(asked)
    }

    /// About how many questions are still to come: as many as with the usual answers.
    pub(crate) fn remaining(&self) -> usize {
        let mut ahead = self.clone();
        (0..MAX_QUESTIONS).take_while(|_| ahead.answer_as_usual()).count()
    }

    /// Gives or changes an answer; no other answer is touched.
    pub fn set(&mut self, question: QuestionIx, value: Value) {
        self.answers.set(question, value);
        self.replay();
    }

    /// Fills in what nobody was asked.
    pub fn assume(&mut self, question: QuestionIx, value: Value) {
        self.answers.assume(question, value);
        self.replay();
    }

    /// Takes an answer back.
    pub fn clear(&mut self, question: QuestionIx) {
        self.answers.clear(question);
        self.replay();
    }

    /// Takes over what a run through another topic was told of the same, then what it says of the questions that
    /// come next.
    pub(crate) fn learn(&mut self, told: &Session) {
        for (at, question) in (0..).zip(&self.topic.questions) {
            self.take_over(QuestionIx(at), told, same_question(told, question));
        }
        while let Some(ix) = self.next_question()
            && self.take_over(ix, told, same_choices(told, self.topic.at(ix)))
        {}
    }

    /// Takes over an answer, unless it contradicts the answers given; whether it did.
    fn take_over(
        &mut self,
        ix: QuestionIx,
        told: &Session,
        known: Option<(QuestionIx, Value)>,
    ) -> bool {
        let known = known.filter(|_| self.answers.get(ix).is_none());
        let Some((from, value)) = known else { return false };
        let mut answers = self.answers.clone();
        match value {
            Value::Many(named) => answers.set_partly(ix, named),
            _ if told.answers.is_assumed(from) => answers.assume(ix, value),
            _ => answers.set(ix, value),
        }
        let taken = check_answers(self.topic, &answers, self.today, Voice::Prompt).is_ok();
        if taken {
            self.replace(answers);
        }
        taken
    }

    /// Goes over to the topic that the line told something of, taking along what both ask; stays here if it told
    /// of none.
    #[must_use]
    pub(crate) fn told(self, told: Option<Told>) -> Self {
        let topic = told.and_then(|told| self.assets.table.topics.get(told.topic));
        let (Some(told), Some(topic)) = (told, topic) else { return self };
        let mut other = self.turned_to(topic);
        other.set(told.question, Value::Choice(told.choice));
        // What else was told may say why.
        other.learn(&self);
        other
    }

    /// Replaces every answer.
    pub fn replace(&mut self, answers: Answers) {
        self.answers = answers;
        self.replay();
    }

    /// This session with one more answer; this one stays as it is.
    #[must_use]
    pub fn with(&self, question: QuestionIx, value: Value) -> Self {
        let mut other = self.clone();
        other.set(question, value);
        other
    }

    /// Plans that differ in the answer to one question.
    pub(crate) fn compared(&self, question: QuestionIx, values: &[Value]) -> Option<CompareDoc> {
        let id = &self.topic.at(question).id;
        let columns = values.iter().map(|value| {
            ColumnDoc::of(id, &self.with(question, *value).plan_report(), String::new())
        });
        compare(id, columns.collect())
    }

    /// The questions that come next and can be confirmed together, each with its usual answer; not those of
    /// which something was said.
    pub(crate) fn usual(&self) -> Vec<(QuestionIx, Value)> {
        let mut ahead = self.clone();
        let usual = |ix: &QuestionIx| self.topic.at(*ix).usual && !self.answers.is_left_open(*ix);
        let next = std::iter::from_fn(|| {
            let next = ahead.next_question().filter(usual)?;
            ahead.answer_as_usual();
            Some((next, ahead.answers.get(next)?))
        });
        next.take(MAX_QUESTIONS).collect()
    }

    /// Answers the next question as most people do: the first choice, nothing, two provinces; how long a gap
    /// is stays unknown, for no wait is ruled out by a number that nobody told.
    fn answer_as_usual(&mut self) -> bool {
        let Some(question) = self.next_question() else { return false };
        let asked = self.topic.at(question);
        let value = match asked.kind {
            QuestionKind::Choice => Value::Choice(0),
            QuestionKind::Many => self.answers.known(question).unwrap_or(Value::Many(0)),
            // What is taken off another number seldom is anything.
            QuestionKind::Count { .. } if asked.unknown.is_some() && asked.takes_from.is_none() => {
                Value::Unknown
            }
            QuestionKind::Count { .. } => Value::Count(0),
            QuestionKind::Month => Value::Month(Month::of(self.today)),
            QuestionKind::Day => Value::Day(self.today),
            QuestionKind::Place => {
                // Two questions must not get the same province, or what is asked next would be that of a move
                // within one pool; only how many questions are left is read from this.
                let places = self.assets.regions.iter();
                let mut provinces = places.filter(|(_, place)| place.parent.is_none());
                provinces.nth(question.at()).map_or(Value::Unknown, |(ix, _)| Value::Place(ix))
            }
        };
        self.set(question, value);
        true
    }

    fn replay(&mut self) {
        self.words = Words::default();
        self.outcome = engine::run(self.topic, &self.answers, &self.context());
    }

    pub(crate) fn context(&self) -> Context<'a> {
        Context { assets: self.assets, today: self.today }
    }
}
