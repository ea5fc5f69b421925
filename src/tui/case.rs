//! One person's case: the answers to each topic, and the papers that are ready.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::line::Told;
use crate::model::{Answers, QuestionIx, Topic, TopicHead, Value};
use crate::regions::RegionIx;
use crate::report::route::between;
use crate::saved;
use crate::session::Session;
use crate::tui::wrapped;

/// `shared` word of the questions that `--destination` fills in.
const DESTINATION: &str = "destination";

#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) session: Session<'static>,
    /// Ids of the papers that are ready.
    pub(crate) ticked: BTreeSet<String>,
    /// Runs through other topics, to go on with.
    parked: Vec<Session<'static>>,
    /// Where insurance moves to, unless the person says otherwise.
    destination: Option<RegionIx>,
    kept: Option<Kept>,
    /// Number of the person: cases with the same one are of the same person.
    whose: usize,
    /// What is to be said of how it was told: words that were not used, places that were taken for others.
    pub(crate) asides: Vec<String>,
}

/// The file that a case was opened from or saved in, and what it holds.
#[derive(Clone)]
struct Kept {
    name: String,
    topic: String,
    answers: Answers,
    ticked: BTreeSet<String>,
}

impl Case {
    pub(crate) fn new(session: Session<'static>, destination: Option<RegionIx>) -> Self {
        let session = begun(session, destination);
        let ticked = BTreeSet::new();
        let (parked, asides) = (Vec::new(), Vec::new());
        Self { session, ticked, parked, destination, kept: None, whose: 0, asides }
    }

    /// A file of this name holds what is there now.
    pub(crate) fn keep(&mut self, name: String) {
        let topic = self.session.topic().id.clone();
        let (answers, ticked) = (self.session.answers().clone(), self.ticked.clone());
        self.kept = Some(Kept { name, topic, answers, ticked });
    }

    /// Knows the file that the same person's case was kept in since.
    pub(crate) fn keep_as(&mut self, since: &Self) {
        if self.whose == since.whose {
            self.kept.clone_from(&since.kept);
        }
    }

    /// The name of the file that it was kept in last.
    pub(crate) fn kept_in(&self) -> Option<&str> {
        let kept = self.kept.as_ref().filter(|kept| kept.topic == self.session.topic().id);
        kept.map(|kept| kept.name.as_str())
    }

    /// A name for the file of the answers: its own, where they are kept in one.
    pub(crate) fn file_name(&self) -> String {
        self.kept_in().map_or_else(|| saved::file_name(&self.session), str::to_owned)
    }

    /// Whether a file holds all that was answered and ticked; none where there is no file.
    pub(crate) fn is_kept(&self) -> Option<bool> {
        let Kept { topic, answers, ticked, .. } = self.kept.as_ref()?;
        let mut runs = self.parked.iter().chain([&self.session]);
        let run = runs.find(|run| run.topic().id == *topic);
        Some(*ticked == self.ticked && run.is_some_and(|run| run.answers() == answers))
    }

    /// How many questions of each topic are answered.
    pub(crate) fn answered(&self) -> Vec<usize> {
        let runs = || self.parked.iter().chain([&self.session]);
        // By name: the topics themselves would be unpacked for it.
        let topics = &self.session.assets().meta.topics;
        let of = |topic: &TopicHead| runs().find(|run| run.topic().id == topic.id);
        let beforehand = self.destination.map(Value::Place);
        let own = |run: &Session| {
            let preset = |(ix, value): &(QuestionIx, Value)| {
                run.topic().at(*ix).shared == DESTINATION && Some(*value) == beforehand
            };
            run.answers().given().filter(|given| !preset(given)).count()
        };
        let count = |topic| of(topic).map_or(0, own);
        topics.iter().map(count).collect()
    }

    pub(crate) fn is_fresh(&self) -> bool {
        self.answered().iter().all(|count| *count == 0)
    }

    /// Goes on with a topic, or begins it; the answers of the others are kept.
    pub(crate) fn turn_to(&mut self, topic: &'static Topic) {
        if self.session.topic().id != topic.id {
            let parked = self.parked.iter().position(|run| run.topic().id == topic.id);
            let next = parked.map(|at| self.parked.swap_remove(at));
            let next =
                next.unwrap_or_else(|| begun(self.session.turned_to(topic), self.destination));
            self.parked.push(std::mem::replace(&mut self.session, next));
        }
    }

    /// Goes on with a topic, or begins it, with what other topics were told of the same.
    pub(crate) fn begin(&mut self, topic: &'static Topic) {
        self.turn_to(topic);
        self.learn();
    }

    /// Takes over what other topics were told of what is asked, the last one first.
    fn learn(&mut self) {
        for told in self.parked.iter().rev() {
            self.session.learn(told);
        }
    }

    /// The session with one more answer, which takes the place of the other ways to give it.
    pub(crate) fn trying(&self, question: QuestionIx, value: Value) -> Session<'static> {
        let mut session = self.session.with(question, value);
        let topic = session.topic();
        for other in topic.feeding(question).chain(topic.at(question).feeds) {
            if session.answers().get(other).is_some() {
                session.clear(other);
            }
        }
        if topic.roles.progress == Some(question) {
            for day in overtaken(&session, session.answers()) {
                session.clear(day);
            }
        }
        session
    }

    /// Takes an answer that was given.
    pub(crate) fn take(&mut self, question: QuestionIx, value: Value) {
        self.session = self.trying(question, value);
    }

    /// Takes answers as they usually are, without having asked.
    pub(crate) fn assume(&mut self, answers: Vec<(QuestionIx, Value)>) {
        for (question, value) in answers {
            self.session = self.trying(question, value);
            self.session.assume(question, value);
        }
    }

    /// Counts from another day from here on.
    pub(crate) fn turn_to_day(&mut self, today: NaiveDate) {
        for session in self.parked.iter_mut().chain([&mut self.session]) {
            *session = session.on_day(today);
        }
    }

    /// Ticks a paper, or takes the tick back.
    pub(crate) fn tick(&mut self, id: &str) {
        if !self.ticked.remove(id) {
            self.ticked.insert(id.to_owned());
        }
    }

    /// Forgets the answers, and the texts that were drawn for them.
    pub(crate) fn wipe(&mut self) {
        wrapped::forget();
        *self = self.fresh();
    }

    /// A case of somebody of whom nothing is known yet.
    pub(crate) fn fresh(&self) -> Self {
        let transfer = self.session.assets().table.transfer();
        let fresh = Self::new(self.session.turned_to(transfer), self.destination);
        Self { whose: self.whose + 1, ..fresh }
    }

    /// Takes in what was told about a transfer, and goes on with what became of the application.
    pub(crate) fn tell(&mut self, answers: Answers, told: Option<Told>) {
        *self = self.fresh();
        let end = beforehand(self.session.topic());
        let set = self.destination.filter(|_| place(&answers, end).is_none());
        self.session.replace(answers);
        if let (Some(question), Some(place)) = (end, set) {
            self.session.set(question, Value::Place(place));
        }
        self.follow(told);
    }

    /// Takes in what else was told; of what it was told before the new answer counts.
    pub(crate) fn amend(&mut self, answers: &Answers, told: Option<Told>) {
        self.session.replace(self.amended(answers));
        self.asides.clear();
        self.follow(told);
    }

    /// Goes on with the topic that what became of the application leads to.
    fn follow(&mut self, told: Option<Told>) {
        let topics = &self.session.assets().table.topics;
        if let Some((told, topic)) = told.and_then(|told| Some((told, topics.get(told.topic)?))) {
            self.turn_to(topic);
            self.take(told.question, Value::Choice(told.choice));
            // What else was told may say why.
            self.learn();
        }
    }

    /// The answers with what else was told.
    pub(crate) fn amended(&self, told: &Answers) -> Answers {
        let topic = self.session.topic();
        let mut answers = self.session.answers().clone();
        for day in overtaken(&self.session, told) {
            answers.clear(day);
        }
        for (question, value) in told.given() {
            for other in topic.feeding(question).chain(topic.at(question).feeds) {
                answers.clear(other);
            }
            match (answers.known(question), value) {
                (Some(Value::Many(before)), Value::Many(named)) if told.is_partly(question) => {
                    answers.set_partly(question, before | named);
                }
                (None, Value::Many(named)) if told.is_partly(question) => {
                    answers.set_partly(question, named);
                }
                _ => answers.set(question, value),
            }
        }
        for claim in told.matters() {
            answers.add_matter(*claim);
        }
        answers.leave_open_with(told);
        answers
    }

    /// Whether a line is told of this case, and not of another: it names no whole way from one place to another.
    pub(crate) fn is_amended_by(&self, told: &Answers) -> bool {
        let topic = self.session.topic();
        let ends = [topic.roles.origin, topic.roles.destination];
        let whole = ends.iter().all(|end| place(told, *end).is_some());
        let transfer = topic.id == self.session.assets().table.transfer().id;
        transfer && !self.is_fresh() && !whole
    }

    /// The places that were named.
    pub(crate) fn places(&self) -> Vec<RegionIx> {
        let given = self.session.answers().given();
        let places = given.filter_map(|(_, value)| match value {
            Value::Place(place) => Some(place),
            _ => None,
        });
        places.collect()
    }

    /// What a row of several callers calls it: where it moves from and to.
    pub(crate) fn name(&self) -> String {
        let regions = &self.session.assets().regions;
        let roles = self.session.topic().roles;
        let ends = [roles.origin, roles.destination];
        let ends = ends.map(|end| place(self.session.answers(), end));
        let [from, to] = ends.map(|end| end.map(|place| regions.get(place).short.as_str()));
        match (from, to) {
            (Some(from), Some(to)) => between(from.to_owned(), "到", to),
            (Some(from), None) => format!("从 {from}"),
            (None, Some(to)) => format!("到 {to}"),
            (None, None) if self.is_fresh() => "新的一位".to_owned(),
            (None, None) => self.session.topic().title.clone(),
        }
    }

    /// The first place that was named, in short.
    pub(crate) fn place(&self) -> Option<String> {
        let regions = &self.session.assets().regions;
        self.places().first().map(|place| regions.get(*place).short.clone())
    }
}

fn place(answers: &Answers, question: Option<QuestionIx>) -> Option<RegionIx> {
    match answers.known(question?) {
        Some(Value::Place(place)) => Some(place),
        _ => None,
    }
}

/// The past days of an application that, as somebody tells, was not made after all.
fn overtaken(session: &Session, told: &Answers) -> Vec<QuestionIx> {
    let (topic, answers) = (session.topic(), session.answers());
    let accepted = topic.roles.apply_on.filter(|_| topic.was_accepted(told) == Some(false));
    let days = accepted.into_iter().chain(accepted.and_then(|day| topic.at(day).at_most));
    let past = |day: &QuestionIx| matches!(answers.known(*day), Some(Value::Day(day)) if day < session.today());
    days.filter(past).collect()
}

/// The question that a place can be set for beforehand.
fn beforehand(topic: &Topic) -> Option<QuestionIx> {
    topic.roles.destination.filter(|question| topic.at(*question).shared == DESTINATION)
}

/// A run with what is known beforehand.
fn begun(session: Session<'static>, destination: Option<RegionIx>) -> Session<'static> {
    match (beforehand(session.topic()), destination) {
        (Some(question), Some(place)) if session.answers().is_empty() => {
            session.with(question, Value::Place(place))
        }
        _ => session,
    }
}
