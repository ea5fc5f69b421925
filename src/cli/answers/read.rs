//! One answer from its text.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use crate::calendar::Month;
use crate::cli::error::Fault;
use crate::model::{Question, QuestionKind, Value};
use crate::regions::{RegionIx, Regions};
use crate::text::fold;

const UNKNOWN: &[&str] = &["unknown", "不确定"];
const NONE: &[&str] = &["", "none", "没有", "无"];
const SEPARATORS: &[char] = &[',', '，', '、', ' ', '\n', '\r'];
/// So many places are named in a message at most.
const NAMED: usize = 12;

/// Reads a value of a question.
pub fn read_value(question: &Question, regions: &Regions, text: &str) -> Result<Value, Fault> {
    let folded = fold(text.trim());
    if folded.is_empty() && question.kind != QuestionKind::Many {
        return Err(Fault::Empty);
    }
    if UNKNOWN.contains(&folded.as_str()) {
        return question.unknown.as_ref().map(|_| Value::Unknown).ok_or(Fault::NoUnknown);
    }
    match question.kind {
        QuestionKind::Choice => choice(question, &folded).map(Value::Choice),
        QuestionKind::Many => many(question, &folded).map(Value::Many),
        QuestionKind::Place => read_place(regions, text.trim()).map(Value::Place),
        QuestionKind::Count { max } => number(&folded, 0..=max).map(Value::Count),
        QuestionKind::Month => month(&folded).map(Value::Month),
        QuestionKind::Day => day(&folded).map(Value::Day),
    }
}

/// Reads a day from 2000 to 2100.
pub fn day(text: &str) -> Result<NaiveDate, Fault> {
    let text = &fold(text.trim());
    let proper = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| proper);
    day.filter(|day| (2000..=2100).contains(&day.year())).ok_or(Fault::NotADay)
}

fn choice(question: &Question, text: &str) -> Result<u8, Fault> {
    let by_label = |text: &str| question.choices.iter().position(|each| fold(&each.label) == text);
    let found = question.choice(text).or_else(|| by_label(text).map(|at| at as u8));
    found.ok_or_else(|| Fault::NotOneOf(values(question)))
}

fn many(question: &Question, text: &str) -> Result<u16, Fault> {
    if NONE.contains(&text) {
        return Ok(0);
    }
    let mut bits = 0;
    for word in text.split(SEPARATORS).filter(|word| !word.is_empty()) {
        if NONE.contains(&word) {
            return Err(Fault::Repeated);
        }
        let bit = 1 << choice(question, word)?;
        if bits & bit != 0 {
            return Err(Fault::Repeated);
        }
        bits |= bit;
    }
    if bits == 0 { Err(Fault::NotOneOf(values(question))) } else { Ok(bits) }
}

/// Reads a whole number in a range, written in digits alone.
pub fn number(text: &str, range: RangeInclusive<u32>) -> Result<u32, Fault> {
    let text = fold(text.trim());
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && range.contains(number));
    number.ok_or(Fault::NotANumber(*range.start(), *range.end()))
}

fn month(text: &str) -> Result<Month, Fault> {
    let month = Month::parse(text).filter(|month| (1950..=2100).contains(&month.year()));
    month.ok_or(Fault::NotAMonth)
}

/// Reads a place by name, code, pinyin or initials.
pub fn read_place(regions: &Regions, text: &str) -> Result<RegionIx, Fault> {
    regions.resolve(text).map_err(|unresolved| {
        let shown = unresolved.candidates.iter().take(NAMED).map(|&ix| {
            let code = &regions.get(ix).code;
            format!("{}（{code}）", regions.full_name(ix))
        });
        let mut names: Vec<String> = shown.collect();
        let more = unresolved.candidates.len().saturating_sub(NAMED);
        if more > 0 {
            names.push(format!("另外还有 {more} 个"));
        }
        if unresolved.several { Fault::SeveralPlaces(names) } else { Fault::NoPlace(names) }
    })
}

/// What may be written for a question with choices.
pub fn values(question: &Question) -> Vec<String> {
    let mut values: Vec<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
    if question.kind == QuestionKind::Many {
        values.push("none".to_owned());
    }
    values.extend(question.unknown.as_ref().map(|_| "unknown".to_owned()));
    values
}
