//! `yizhuan compare`: two or three plans side by side.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};
use clap::ArgMatches;

use super::clock;
use super::printing::Printing;
use crate::answers::{Given, flag, read_answers};
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, QuestionKind, Topic};
use crate::report::Report;
pub(crate) use crate::report::compare::LATER;
use crate::report::compare::{ColumnDoc, now_and_later};
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
    given: Vec<(String, String)>,
}

/// Prints the comparison.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let topic = &assets.table.topics[0];
    let today = clock::today(matches)?;
    let given = given(topic, matches);
    let several = given.iter().filter(|(_, texts)| texts.len() > 1).map(|(id, _)| id.as_str());
    let later = matches.get_one::<String>(LATER);
    let (by, columns) = match (several.collect::<Vec<_>>().as_slice(), later) {
        ([], Some(text)) => {
            let months = Given::new("--later", text).number(MONTHS)?;
            (LATER.to_owned(), two_days(topic, &given, Now { today, months }))
        }
        ([one], None) => ((*one).to_owned(), each(&given, one, today)?),
        ([], None) => return Err(Diagnostic::of_call("还没有写要比什么", HOW)),
        _ => return Err(Diagnostic::of_call("一次只能比一项", HOW)),
    };
    let columns: Result<Vec<ColumnDoc>, Diagnostic> =
        columns.into_iter().map(|column| planned(assets, &by, column)).collect();
    let document = compare(&by, columns?).ok_or_else(|| Diagnostic::of_call("没有可比的", HOW))?;
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

/// A column for each answer to one question.
fn each(
    given: &[(String, Vec<String>)],
    by: &str,
    today: NaiveDate,
) -> Result<Vec<Column>, Diagnostic> {
    let texts = given.iter().find(|(id, _)| id == by).map(|(_, texts)| texts.as_slice());
    let texts = texts.unwrap_or_default();
    if texts.len() > MOST {
        let what = format!("{} 写了 {} 个", flag(by), texts.len());
        return Err(Diagnostic::of_call(what, format!("最多比 {MOST} 个")));
    }
    let column = |text: &String| {
        let chosen = |texts: &[String]| texts.first().cloned().unwrap_or_default();
        let answer = |(id, texts): &(String, Vec<String>)| {
            (id.clone(), if id == by { text.clone() } else { chosen(texts) })
        };
        Column { label: text.clone(), today, given: given.iter().map(answer).collect() }
    };
    Ok(texts.iter().map(column).collect())
}

/// Today, and so many months after it.
#[derive(Clone, Copy)]
struct Now {
    today: NaiveDate,
    months: u32,
}

/// The same answers now, and after some more months without payment.
fn two_days(topic: &Topic, given: &[(String, Vec<String>)], now: Now) -> Vec<Column> {
    let gap = topic.roles.gap_months.map(|ix| topic.at(ix).id.as_str());
    let answers = |more: u32| {
        let answer = |(id, texts): &(String, Vec<String>)| {
            let text = texts.first().cloned().unwrap_or_default();
            let months = text.parse::<u32>().ok().filter(|_| Some(id.as_str()) == gap);
            (id.clone(), months.map_or(text, |months| (months + more).to_string()))
        };
        given.iter().map(answer).collect()
    };
    let Now { today, months } = now;
    let then = today.checked_add_months(Months::new(months)).unwrap_or(today);
    let [first, second] = now_and_later(months);
    vec![
        Column { label: first, today, given: answers(0) },
        Column { label: second, today: then, given: answers(months) },
    ]
}

/// The plan of a column; an answer is named as the plan names it.
fn planned(assets: &Assets, by: &str, column: Column) -> Result<ColumnDoc, Diagnostic> {
    let Column { label, today, given } = column;
    let topic = &assets.table.topics[0];
    let answers = read_answers(topic, assets, today, &given)?;
    let result = Session::answered(assets, topic, today, answers).document();
    Ok(ColumnDoc::of(by, &result, label))
}
