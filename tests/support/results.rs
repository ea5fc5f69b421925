//! Results to be written in every format: three to be read by eye, and any others.

use chrono::{Days, NaiveDate};
use yizhuan::answers::read_answers;
use yizhuan::calendar::Month;
use yizhuan::export;
use yizhuan::model::{QuestionIx, QuestionKind, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::report::{Advice, PlanReport, Report, Why};
use yizhuan::rules;
use yizhuan::session::Session;

/// A move that is easy, one after a gap, and the answer of a side topic, each with a name.
pub const CASES: &[(&str, &str, &str)] = &[
    (
        "easy",
        "transfer",
        "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
         origin_stopped=yes destination_enrolled=yes hindrances=none gap_months=0",
    ),
    (
        "gap",
        "transfer",
        "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=福州 \
         origin_stopped=yes destination_enrolled=yes hindrances=none gap_months=5",
    ),
    ("stuck", "stuck", "origin=成都 destination=福州"),
];

/// The day of the cases.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

/// A result in the format with a name, in lines of 80 cells; what is not text is an error here.
pub fn write(format: &str, report: impl Into<Report>) -> String {
    write_as_wide(format, report, 80)
}

/// A result in the format with a name, in lines of so many cells.
pub fn write_as_wide(format: &str, report: impl Into<Report>, cells: usize) -> String {
    let exporter = export::find(format).expect("a format");
    String::from_utf8(exporter.write(&report.into(), cells)).expect("text")
}

/// What must be read with a sentence, in words.
pub fn notices(why: &Why) -> Vec<String> {
    why.notices.iter().map(ToString::to_string).collect()
}

/// Texts, and the reasons of sentences.
#[derive(Default)]
struct Said<'a> {
    texts: Vec<&'a str>,
    whys: Vec<&'a Why>,
}

impl<'a> Said<'a> {
    /// What a plan alone says.
    fn plan(doc: &'a PlanReport) -> Self {
        let mut said = Self { texts: vec![&doc.verdict.title], whys: Vec::new() };
        let money = (&doc.account.text, &doc.account.why);
        for (text, reason) in [money, (&doc.gap.text, &doc.gap.why)] {
            // Of what nothing is to be done, and no rule speaks, nothing need be said.
            if doc.moves() || !reason.rule.is_empty() {
                said.add(&[text], reason);
            }
        }
        for each in &doc.verdict.because {
            said.add(&[&each.text], &each.why);
        }
        for each in &doc.materials {
            said.add(&[&each.title, &each.note, &each.how], &each.why);
        }
        for each in doc.steps.online.iter().chain(&doc.steps.counter) {
            said.add(&[&each.title, &each.text, &each.who, &each.place], &each.why);
        }
        said
    }

    /// What an answer of a topic alone says.
    fn advice(doc: &'a Advice) -> Self {
        let mut said = Self { texts: vec![&doc.topic.title], whys: Vec::new() };
        for each in doc.sections.iter().flat_map(|section| &section.points) {
            said.add(&[&each.title, &each.text, &each.who, &each.say], &each.why);
        }
        said
    }

    fn add(&mut self, texts: &[&'a String], why: &'a Why) {
        self.texts.extend(texts.iter().map(|text| text.as_str()));
        self.whys.push(why);
    }
}

/// Every text of it that somebody must be able to read.
pub fn statements(report: &Report) -> Vec<String> {
    let (mut said, (timeline, warnings, channels, sources)) = match report {
        Report::Plan(doc) => {
            (Said::plan(doc), (&doc.timeline, &doc.warnings, &doc.channels, &doc.sources))
        }
        Report::Advice(doc) => {
            (Said::advice(doc), (&doc.timeline, &doc.warnings, &doc.channels, &doc.sources))
        }
        Report::Claims(_)
        | Report::Search(_)
        | Report::Place(_)
        | Report::Places(_)
        | Report::Compared(_) => panic!("no topic says this"),
    };
    for each in timeline {
        said.add(&[&each.title, &each.text], &each.why);
    }
    for each in warnings {
        said.add(&[&each.text], &each.why);
    }
    for each in channels {
        said.add(&[&each.title, &each.text], &each.why);
    }
    for each in sources {
        said.texts.extend([&each.title, &each.number, &each.issuer, &each.place].map(|t| &**t));
    }
    let noted = sources.iter().flat_map(|each| each.notices.iter().cloned());
    let asked = said.whys.iter().filter_map(|why| why.ask.as_ref()).map(ToString::to_string);
    let read = said.whys.iter().flat_map(|why| notices(why));
    read.chain(asked).chain(noted).chain(said.texts.iter().map(|text| (*text).to_owned())).collect()
}

/// One of [`CASES`].
pub fn case(topic: &str, line: &str) -> Report {
    case_on(today(), topic, line)
}

/// The same on another day.
pub fn case_on(day: NaiveDate, topic: &str, line: &str) -> Report {
    session_on(day, self::topic(topic), line).report()
}

/// The topic of a name.
pub fn topic(id: &str) -> &'static Topic {
    let topics = &rules::embedded().table.topics;
    topics.iter().find(|each| each.id == id).expect("a topic")
}

/// A run through a topic with answers as the command line takes them, on the day of the cases.
pub fn session(topic: &'static Topic, line: &str) -> Session<'static> {
    session_on(today(), topic, line)
}

fn session_on(day: NaiveDate, topic: &'static Topic, line: &str) -> Session<'static> {
    let assets = rules::embedded();
    let pairs = line.split_whitespace().filter_map(|pair| pair.split_once('='));
    let given: Vec<_> = pairs.map(|(id, text)| (id.to_owned(), text.to_owned())).collect();
    let answers = read_answers(topic, assets, day, &given);
    Session::answered(assets, topic, day, answers.unwrap_or_else(|error| panic!("{error}")))
}

/// What some topic says to some answers, one question for each number.
pub fn any(topic: usize, numbers: &[u32]) -> Report {
    let assets = rules::embedded();
    let topics = &assets.table.topics;
    let topic = &topics[topic % topics.len()];
    let mut session = Session::on(assets, topic, today());
    for (at, &number) in numbers.iter().enumerate().take(topic.questions.len()) {
        let question = QuestionIx(u8::try_from(at).expect("few questions"));
        let asked = topic.at(question);
        let choices = u32::try_from(asked.choices.len()).expect("few choices").max(1);
        let (kind, number) = (number % 5, number / 5);
        let value = match asked.kind {
            _ if kind == 0 => continue,
            _ if kind == 1 && asked.unknown.is_some() => Value::Unknown,
            QuestionKind::Choice => Value::Choice((number % choices) as u8),
            QuestionKind::Many => Value::Many((number % (1 << choices)) as u16),
            QuestionKind::Count { max } if kind == 2 => Value::Count(number % (max + 1)),
            QuestionKind::Count { max } => Value::Count((number % 8).min(max)),
            QuestionKind::Month => {
                let month = Month::new(2024 + (number % 3).cast_signed(), number / 3 % 12 + 1);
                Value::Month(month.expect("a month"))
            }
            QuestionKind::Day => {
                Value::Day(today() - Days::new(30) + Days::new(u64::from(number % 90)))
            }
            QuestionKind::Place => {
                Value::Place(RegionIx((number as usize % assets.regions.len()) as u16))
            }
        };
        session.set(question, value);
    }
    session.report()
}
