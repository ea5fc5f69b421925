//! `yizhuan compare`: two or three plans side by side.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};
use clap::ArgMatches;

use super::clock;
use super::line::{understood, words};
use super::printing::Printing;
use crate::answers::{Given, Voice, check_answers, flag, read_answers};
use crate::calendar::Month;
use crate::diagnostic::{Diagnostic, shown};
use crate::line::Line;
use crate::model::{Answers, Assets, QuestionKind, Topic};
use crate::report::Report;
use crate::report::compare::{ColumnDoc, LATER, later, now_and_later, pays};
use crate::report::tree::compare;
use crate::session::Session;

/// More columns cannot be read side by side.
const MOST: usize = 3;
const MONTHS: RangeInclusive<u32> = 1..=24;
const HOW: &str = "把要比的那一项写两三个，例如 --destination 杭州,深圳；或者写 --later 3";

/// Answers, and the name of their column.
struct Column {
    label: String,
    today: NaiveDate,
    answers: Answers,
}

/// What all columns are worked out with.
struct Case<'a> {
    assets: &'a Assets,
    today: NaiveDate,
    /// What was told in words.
    line: Option<Line>,
    given: Vec<(String, Vec<String>)>,
}

/// Prints the comparison.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let today = clock::today(matches)?;
    let line = line_of(assets, matches, today)?;
    let case = Case { assets, today, line, given: given(assets.table.transfer(), matches) };
    let several = case.given.iter().filter(|(_, texts)| texts.len() > 1).map(|(id, _)| id.as_str());
    let wait = matches.get_one::<String>(LATER);
    let (by, columns) = match (several.collect::<Vec<_>>().as_slice(), wait) {
        ([], Some(text)) => (LATER, case.two_days(Given::new("--later", text).number(MONTHS)?)?),
        ([one], None) => (*one, case.each(one)?),
        ([], None) => return Err(Diagnostic::of_call("还没有写要比什么", HOW)),
        _ => return Err(Diagnostic::of_call("一次只能比一项", HOW)),
    };
    let columns = columns.into_iter().map(|column| planned(assets, by, column)).collect();
    let document = compare(by, columns).ok_or_else(|| Diagnostic::of_call("没有可比的", HOW))?;
    printing.print(&Report::from(document))
}

/// The answers given, each with its texts; of a list all are one answer.
fn given(topic: &Topic, matches: &ArgMatches) -> Vec<(String, Vec<String>)> {
    let asked = topic.questions.iter().filter_map(|question| {
        let texts: Vec<&str> =
            matches.get_many::<String>(&question.id)?.map(String::as_str).collect();
        let texts = if question.kind == QuestionKind::Many {
            vec![texts.join(",")]
        } else {
            let parts = texts.iter().flat_map(|text| text.split([',', '，', '、']));
            parts.map(|part| part.trim().to_owned()).collect()
        };
        Some((question.id.clone(), texts))
    });
    asked.collect()
}

impl Case<'_> {
    /// A column for each answer to one question.
    fn each(&self, by: &str) -> Result<Vec<Column>, Diagnostic> {
        let texts = self.given.iter().find(|(id, _)| id == by).map(|(_, texts)| texts.as_slice());
        let texts = texts.unwrap_or_default();
        if texts.len() > MOST {
            let what = format!("{} 写了 {} 个", flag(by), texts.len());
            return Err(Diagnostic::of_call(what, format!("最多比 {MOST} 个")));
        }
        let column = |at: usize| {
            let label = texts[at].clone();
            Ok(Column { label, today: self.today, answers: self.answers(at)? })
        };
        let columns: Vec<Column> =
            (0..texts.len()).map(column).collect::<Result<_, Diagnostic>>()?;
        let twice =
            |at: usize| columns[..at].iter().any(|other| other.answers == columns[at].answers);
        if let Some(at) = (0..columns.len()).find(|at| twice(*at)) {
            let what = format!("{} 里「{}」写了两次", flag(by), shown(&texts[at]));
            return Err(Diagnostic::of_call(what, HOW));
        }
        Ok(columns)
    }

    /// The same answers now, and after some more months.
    fn two_days(&self, months: u32) -> Result<Vec<Column>, Diagnostic> {
        let (today, answers) = (self.today, self.answers(0)?);
        let then = today.checked_add_months(Months::new(months)).unwrap_or(today);
        let [first, second] = now_and_later(months, pays(self.assets.table.transfer(), &answers));
        let waited = later(self.assets.table.transfer(), &answers, Month::of(today), months);
        Ok(vec![
            Column { label: first, today, answers },
            Column { label: second, today: then, answers: waited },
        ])
    }

    /// The answers of a column: of what differs the text at its position.
    fn answers(&self, at: usize) -> Result<Answers, Diagnostic> {
        let topic = self.assets.table.transfer();
        let text = |texts: &[String]| texts.get(at).or(texts.first()).cloned().unwrap_or_default();
        let given: Vec<_> =
            self.given.iter().map(|(id, texts)| (id.clone(), text(texts))).collect();
        let given = read_answers(topic, self.assets, self.today, &given)?;
        let Some(line) = &self.line else { return Ok(given) };
        let answers = line.joined(given, topic)?;
        check_answers(topic, &answers, self.today, Voice::Flag)?;
        Ok(answers)
    }
}

/// What the words say.
fn line_of(
    assets: &Assets,
    matches: &ArgMatches,
    today: NaiveDate,
) -> Result<Option<Line>, Diagnostic> {
    let words: Vec<&str> = words(matches).collect();
    (!words.is_empty()).then(|| understood(assets, &words.join(" "), today)).transpose()
}

/// The plan of a column; an answer is named as the plan names it.
fn planned(assets: &Assets, by: &str, column: Column) -> ColumnDoc {
    let Column { label, today, answers } = column;
    let topic = assets.table.transfer();
    ColumnDoc::of(by, &Session::answered(assets, topic, today, answers).plan_report(), label)
}
