//! A point in time as an all-day event.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use super::lines::Lines;
use super::{Source, day};
use crate::model::{At, Certainty, roles};
use crate::report::tree::Basis;
use crate::report::wording;
use crate::report::{AnswerDoc, MilestoneDoc, SourceDoc, notice, words};
use crate::text::fnv;

/// Nine in the morning of the day before, and of the day itself: counted from its midnight.
const REMINDERS: [&str; 2] = ["-PT15H", "PT9H"];

/// Why what has until the end of a month stands at its beginning.
const EARLY: &str = "整个月里都来得及；日程放在这一天，是留出时间去办。";

/// Questions whose answers do not change while a move goes on.
const MOVE: &[&str] = &[
    roles::ORIGIN,
    roles::DESTINATION,
    roles::PLACE,
    roles::FROM_SCHEME,
    roles::TO_SCHEME,
    "scheme",
];

/// What is said of a point besides.
#[derive(Clone, Copy)]
struct Extra<'a> {
    /// What has no day of its own.
    undated: &'a [&'a MilestoneDoc],
    /// The assumed day of acceptance from which it is counted.
    counted: Option<NaiveDate>,
}

/// Writes an event; with the first one goes what has no day of its own.
pub(crate) fn write(
    lines: &mut Lines,
    source: &Source,
    point: &MilestoneDoc,
    undated: &[&MilestoneDoc],
) {
    let Some(start) = day(point) else { return };
    let end = start.succ_opt().unwrap_or(start);
    let counted = source.assumed.filter(|from| matches!(point.at, At::Day(day) if day > *from));
    let route = source.route.map_or_else(String::new, |route| format!("（{route}）"));
    let summary = summary(point, counted) + &route;
    lines.put("BEGIN", "VEVENT");
    lines.text("UID", &uid(source, &point.id));
    lines.put("SEQUENCE", &sequence(source));
    lines.put("DTSTAMP", &format!("{}T000000Z", source.today.replace('-', "")));
    lines.put("DTSTART;VALUE=DATE", &digits(start));
    // The day on which it is over.
    lines.put("DTEND;VALUE=DATE", &digits(end));
    lines.text("SUMMARY", &summary);
    lines.text("DESCRIPTION", &description(source, point, Extra { undated, counted }));
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
fn summary(point: &MilestoneDoc, counted: Option<NaiveDate>) -> String {
    let month = match point.at {
        At::Month(month) => format!("{}，", words::month(month)),
        At::Day(_) | At::Open => String::new(),
    };
    let firm = match point.certainty {
        Certainty::Official => String::new(),
        other => format!("（{}）", words::certainty(other)),
    };
    let from = counted.map_or_else(String::new, |from| {
        format!("（假设 {} 月 {} 日受理）", from.month(), from.day())
    });
    format!("医保：{month}{}{firm}{from}", wording::marked(&point.title, &point.why))
}

/// That days are counted from a day on which nothing has been accepted yet.
pub(super) fn counted_from(day: NaiveDate) -> String {
    format!(
        "还没有受理，办完的期限按 {}受理算。受理以后，填上真正的受理日再导出一次。",
        words::day(day)
    )
}

fn description(source: &Source, point: &MilestoneDoc, extra: Extra) -> String {
    let Extra { undated, counted } = extra;
    let cited = cited(source.sources, &[&[point], undated].concat());
    let mut parts = vec![format!("{}：{}", wording::when(point), point.title)];
    parts.extend(statement(point, &cited));
    parts.extend(counted.map(counted_from));
    parts.extend(point.act_on.map(|_| EARLY.to_owned()));
    if !undated.is_empty() {
        parts.extend([String::new(), "没有定下日子、不在日历里的：".to_owned()]);
    }
    for other in undated {
        parts.push(format!("{}：{}", wording::when(other), other.title));
        parts.extend(statement(other, &cited));
    }
    parts.push(String::new());
    parts.extend(cited.iter().enumerate().flat_map(|(at, each)| document(at + 1, each)));
    parts.extend(Some(&source.verdict).filter(|verdict| !verdict.is_empty()).cloned());
    parts.extend(wording::unasked(source.answers));
    parts.extend([wording::dates(source.today, source.data), wording::FOOT.to_owned()]);
    parts.join("\n")
}

/// The sentence, what must be read with it, and what it rests on.
fn statement(point: &MilestoneDoc, cited: &[SourceDoc]) -> Vec<String> {
    let text = Some(&point.text).filter(|text| !text.is_empty()).cloned();
    let basis = Basis::of(&point.why, cited).map(|basis| basis.line());
    let careful = notice::sentences(&point.why.notices, point.why.ask.as_ref());
    text.into_iter().chain(careful).chain(basis).collect()
}

/// The documents of these sentences, in the order of the result's own list.
fn cited(all: &[SourceDoc], points: &[&MilestoneDoc]) -> Vec<SourceDoc> {
    let named =
        |source: &&SourceDoc| points.iter().any(|point| point.why.sources.contains(&source.id));
    all.iter().filter(named).cloned().collect()
}

fn document(number: usize, source: &SourceDoc) -> Vec<String> {
    let place = Some(&source.place).filter(|place| !place.is_empty());
    let mut parts = vec![format!("[{number}] {}", source.words())];
    parts.extend(place.map(|place| format!("网址：{place}")));
    parts.extend(source.notices.iter().map(|notice| format!("注意：{notice}")));
    parts
}

/// The same event of the same move has the same name on every machine and on every day, so that a
/// later import replaces the earlier one.
fn uid(source: &Source, item: &str) -> String {
    format!("{}-{item}-{:016x}@yizhuan", source.topic, mark(source.answers))
}

/// The answers that a move is known by as one number; the others change while it goes on.
fn mark(answers: &[AnswerDoc]) -> u64 {
    let lasting = answers.iter().filter(|answer| MOVE.contains(&&*answer.id));
    let lines = lasting.map(|answer| format!("{}={}\n", answer.id, answer.value));
    fnv(lines.collect::<Vec<_>>().concat().bytes())
}

/// Seconds since the first of 2020: programs take the event with the greater number.
fn sequence(source: &Source) -> String {
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    let today = || source.today.parse().unwrap_or(first).and_time(NaiveTime::MIN);
    let moment = source.moment.unwrap_or_else(today);
    let seconds = moment.signed_duration_since(first.and_time(NaiveTime::MIN)).num_seconds();
    // Programs read a number of 31 bits.
    seconds.clamp(0, i32::MAX.into()).to_string()
}
