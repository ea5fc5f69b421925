//! `window`: from when to when people may enrol for a year.

use chrono::NaiveDate;

use super::node::{Node, Spot};
use crate::diagnostic::Diagnostic;
use crate::model::{Edge, Window};

const FIX: &str = "例如 window = { from = \"2026-09-01\", to = \"2026-12-31\" }；年年一样的写 \"09-01\"，只知道月份的写 \"2026-09\"、\"09\"。";
/// A year in which every day is that any year has.
const LEAP: u16 = 2000;

/// The window that a rule states, if it states one.
pub fn of(rule: &Node) -> Result<Option<Window>, Diagnostic> {
    rule.child("window")?.map(|table| read(&table)).transpose()
}

/// Reads the first day and the last, each as far as it is known.
fn read(table: &Node) -> Result<Window, Diagnostic> {
    let window = Window { from: edge(table, "from")?, to: edge(table, "to")? };
    let Window { from, to } = window;
    match (from, to) {
        (None, None) => {
            let expected = "from、to 里至少一个";
            return Err(table.spot().error("没有写从哪天到哪天", expected, FIX));
        }
        (Some(from), Some(to)) if from.year.is_some() != to.year.is_some() => {
            let expected = "两个都有年份，或者都没有";
            return Err(table.text("to")?.error("只有一个写了年份", expected, FIX));
        }
        (Some(from), Some(to)) if from.first().zip(to.last()).is_some_and(|(a, b)| b < a) => {
            let to = table.text("to")?;
            return Err(to.error("最后一天早于第一天", "不早于 from 的日期", FIX));
        }
        _ => {}
    }
    table.finish()?;
    Ok(window)
}

fn edge(table: &Node, key: &str) -> Result<Option<Edge>, Diagnostic> {
    let Some(spot) = table.text_if(key)? else { return Ok(None) };
    let parsed = parse(&spot).ok_or_else(|| spot.error("这不是日子", "一天，或者一个月", FIX))?;
    Ok(Some(parsed))
}

fn parse(spot: &Spot<'_, &str>) -> Option<Edge> {
    let parts: Vec<&str> = spot.value.split('-').collect();
    let (year, rest) = match parts.as_slice() {
        [year, rest @ ..] if year.len() == 4 => (Some(digits(year, 4)?), rest),
        rest => (None, rest),
    };
    let (month, day) = match rest {
        [month] => (digits(month, 2)?, None),
        [month, day] => (digits(month, 2)?, Some(digits(day, 2)?)),
        _ => return None,
    };
    let [known_year, known_day] = [year.unwrap_or(LEAP), day.unwrap_or(1)];
    NaiveDate::from_ymd_opt(known_year.into(), month.into(), known_day.into())?;
    let small = |number: u16| u8::try_from(number).ok();
    Some(Edge { year, month: small(month)?, day: day.and_then(small) })
}

fn digits(text: &str, wanted: usize) -> Option<u16> {
    let plain = text.len() == wanted && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}
