//! Answers that contradict each other.

use chrono::NaiveDate;

use crate::calendar::Month;
use crate::cli::error::{Clash, CliError};
use crate::model::{Answers, Body, Question, QuestionIx, QuestionKind, Test, Topic, Value};

/// What a question is called in a message: its flag, or its label.
pub type Name = fn(&Question) -> String;

/// Refuses answers that cannot hold together.
pub fn check_answers(
    topic: &Topic,
    answers: &Answers,
    today: NaiveDate,
    name: Name,
) -> Result<(), CliError> {
    let clash = gap(topic, answers, (today, name))
        .or_else(|| parts(topic, answers, name))
        .or_else(|| closed(topic, answers, name))
        .or_else(|| paid_early(topic, answers, (today, name)));
    clash.map_or(Ok(()), |clash| Err(CliError::Clash(clash)))
}

/// The months between the two must be there, and be as many as said.
fn gap(topic: &Topic, answers: &Answers, (today, name): (NaiveDate, Name)) -> Option<Clash> {
    let month = |question: Option<QuestionIx>| match answers.known(question?)? {
        Value::Month(month) => Some(month),
        _ => None,
    };
    let (last_paid, first_paid) = (topic.roles.last_paid, topic.roles.first_paid);
    let last = month(last_paid)?;
    let first = month(first_paid).unwrap_or_else(|| Month::of(today));
    let names =
        [last_paid, first_paid].map(|ix| ix.map_or_else(String::new, |ix| name(topic.at(ix))));
    if first < last {
        return Some(Clash::ResumesBefore {
            last: last.to_string(),
            first: first.to_string(),
            names,
        });
    }
    let counted = (first.since(last) - 1).max(0);
    let question = topic.question("gap_months")?;
    if let QuestionKind::Count { max } = topic.at(question).kind
        && i64::from(counted) > i64::from(max)
    {
        return Some(Clash::GapTooLong { max, names });
    }
    match answers.known(question)? {
        Value::Count(given) if i64::from(given) != i64::from(counted) => {
            Some(Clash::GapDiffers { name: name(topic.at(question)), given, counted })
        }
        _ => None,
    }
}

/// A debt is never paid before it falls due.
fn paid_early(topic: &Topic, answers: &Answers, (today, name): (NaiveDate, Name)) -> Option<Clash> {
    let day = |question: QuestionIx| match answers.known(question)? {
        Value::Day(day) => Some(day),
        _ => None,
    };
    topic.rules.iter().find_map(|rule| {
        let Body::Point { late_fee: Some(fee), .. } = &rule.body else { return None };
        let (due, paid) = (day(fee.from)?, day(fee.to)?);
        (paid < due && paid <= today).then(|| Clash::PaidEarly {
            due: format!("{} {due}", name(topic.at(fee.from))),
            paid: format!("{} {paid}", name(topic.at(fee.to))),
        })
    })
}

/// A part is never larger than its whole.
fn parts(topic: &Topic, answers: &Answers, name: Name) -> Option<Clash> {
    let count = |question: QuestionIx| match answers.known(question)? {
        Value::Count(count) => Some(count),
        _ => None,
    };
    answers.given().find_map(|(part, _)| {
        let whole = topic.at(part).at_most?;
        (count(part)? > count(whole)?)
            .then(|| Clash::LargerThan { part: name(topic.at(part)), whole: name(topic.at(whole)) })
    })
}

/// A choice is open only while the answers it needs are not others.
fn closed(topic: &Topic, answers: &Answers, name: Name) -> Option<Clash> {
    answers.given().find_map(|(question, value)| {
        let Value::Choice(at) = value else { return None };
        let choice = topic.at(question).choices.get(usize::from(at))?;
        let broken = choice.when.all.iter().find(|test| test.ruled_out(answers))?;
        let needs = needs(topic, broken, name)?;
        Some(Clash::Closed { choice: format!("{} {}", name(topic.at(question)), choice.id), needs })
    })
}

fn needs(topic: &Topic, test: &Test, name: Name) -> Option<String> {
    let Test::Choice { question, any_of, .. } = test else { return None };
    let choices = topic.at(*question).choices.iter().enumerate();
    let open =
        choices.filter(|(at, _)| any_of & (1 << at) != 0).map(|(_, choice)| choice.id.as_str());
    Some(format!("{} {}", name(topic.at(*question)), open.collect::<Vec<_>>().join("、")))
}
