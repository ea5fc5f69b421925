//! A point in time as an all-day event.

use chrono::NaiveDate;

use super::lines::Lines;
use super::{Source, day};
use crate::export::{references, wording};
use crate::model::{At, Certainty};
use crate::report::{AnswerDoc, MilestoneDoc, SourceDoc, words};
use crate::text::fnv;

/// Nine in the morning of the day before, and of the day itself: counted from its midnight.
const REMINDERS: [&str; 2] = ["-PT15H", "PT9H"];

/// Writes an event; with the first one goes what has no day of its own.
pub fn write(
    lines: &mut Lines,
    source: &Source,
    (point, beside): (&MilestoneDoc, &[&MilestoneDoc]),
) {
    let Some(start) = day(point) else { return };
    let end = start.succ_opt().unwrap_or(start);
    let summary = summary(point);
    lines.put("BEGIN", "VEVENT");
    lines.text("UID", &uid(source, (&point.id, start)));
    lines.put("DTSTAMP", &format!("{}T000000Z", source.today.replace('-', "")));
    lines.put("DTSTART;VALUE=DATE", &digits(start));
    // The day on which it is over.
    lines.put("DTEND;VALUE=DATE", &digits(end));
    lines.text("SUMMARY", &summary);
    lines.text("DESCRIPTION", &description(source, point, beside));
    lines.put("TRANSP", "TRANSPARENT");
    // Many programs ring at once for what is past.
    if digits(start) > source.today.replace('-', "") {
        for trigger in REMINDERS {
            alarm(lines, trigger, &summary);
        }
    }
    lines.put("END", "VEVENT");
}

fn alarm(lines: &mut Lines, trigger: &str, summary: &str) {
    lines.put("BEGIN", "VALARM");
    lines.put("ACTION", "DISPLAY");
    lines.put("TRIGGER", trigger);
    lines.text("DESCRIPTION", summary);
    lines.put("END", "VALARM");
}

fn digits(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The heading as it must read among other people's appointments.
fn summary(point: &MilestoneDoc) -> String {
    let month = match point.at {
        At::Month(month) => format!("{}，", words::month(month)),
        At::Day(_) | At::Open => String::new(),
    };
    let firm = match point.certainty {
        Certainty::Official => String::new(),
        other => format!("（{}）", words::certainty(other)),
    };
    format!("医保：{month}{}{firm}", point.title)
}

fn description(source: &Source, point: &MilestoneDoc, beside: &[&MilestoneDoc]) -> String {
    let cited = cited(source.sources, &[&[point], beside].concat());
    let mut parts = vec![format!("{}：{}", wording::when(point), point.title)];
    parts.extend(said(point, &cited));
    if !beside.is_empty() {
        parts.extend([String::new(), "没有定下日子、不在日历里的：".to_owned()]);
    }
    for other in beside {
        parts.push(format!("{}：{}", wording::when(other), other.title));
        parts.extend(said(other, &cited));
    }
    parts.push(String::new());
    parts.extend(cited.iter().enumerate().flat_map(|(at, each)| document(at + 1, each)));
    parts.extend(Some(&source.verdict).filter(|verdict| !verdict.is_empty()).cloned());
    parts.extend([wording::dates(source.today, source.data), wording::FOOT.to_owned()]);
    parts.join("\n")
}

/// The sentence, what must be read with it, and what it rests on.
fn said(point: &MilestoneDoc, cited: &[SourceDoc]) -> Vec<String> {
    let mut parts = vec![point.text.clone()];
    parts.extend(references::notices(&point.why));
    parts.push(references::line(cited, &point.why));
    parts.retain(|part| !part.is_empty());
    parts
}

/// The documents of these sentences, in the order of the result's own list.
fn cited(all: &[SourceDoc], points: &[&MilestoneDoc]) -> Vec<SourceDoc> {
    let named =
        |source: &&SourceDoc| points.iter().any(|point| point.why.sources.contains(&source.id));
    all.iter().filter(named).cloned().collect()
}

fn document(number: usize, source: &SourceDoc) -> Vec<String> {
    let place = Some(&source.place).filter(|place| !place.is_empty());
    let mut parts = vec![format!("[{number}] {}", references::document(source))];
    parts.extend(place.map(|place| format!("网址：{place}")));
    parts.extend(source.notices.iter().map(|notice| format!("注意：{notice}")));
    parts
}

/// The same event of the same answers has the same name on every machine, so that a second
/// import replaces the first.
fn uid(source: &Source, (item, day): (&str, NaiveDate)) -> String {
    let (topic, _) = source.topic;
    format!("{topic}-{item}-{}-{:016x}@yizhuan", digits(day), mark(source.answers))
}

/// The answers as one number.
fn mark(answers: &[AnswerDoc]) -> u64 {
    let lines = answers.iter().map(|answer| format!("{}={}\n", answer.id, answer.value));
    fnv(lines.collect::<Vec<_>>().concat().bytes())
}
