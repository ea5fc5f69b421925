//! `calendar/<year>.toml`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::node::{Node, Spot};
use crate::calendar::{Holiday, YearPlan};
use crate::diagnostic::Diagnostic;
use crate::model::Source;

/// Reads one year.
pub fn year(node: &Node, sources: &[Source]) -> Result<YearPlan, Diagnostic> {
    let number = node.must("year")?;
    let year = i32::from(node.number("year")?);
    let named = node.file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
    if named != Some(year.to_string().as_str()) || !(2000..=2100).contains(&year) {
        return Err(number.error(
            "年份和文件名不一样",
            "文件名里的年份，2000 到 2100",
            "改正年份或者文件名。",
        ));
    }
    let source = node.text("source")?;
    if sources.iter().all(|each| each.id != source.value) {
        let ids = sources.iter().map(|each| each.id.as_str());
        return Err(super::names::unknown(&source, "依据", ids));
    }
    let plan = YearPlan {
        year,
        announced: announced(node)?,
        notice: node.text("notice")?.value.to_owned(),
        issued: node.date_if("issued")?,
        source: source.value.to_owned(),
        holidays: holidays(node, year)?,
    };
    node.finish()?;
    Ok(plan)
}

fn announced(node: &Node) -> Result<bool, Diagnostic> {
    let word = node.text("status")?;
    match word.value {
        "announced" => Ok(true),
        "statutory" => Ok(false),
        _ => Err(super::names::unknown(&word, "状态", ["announced", "statutory"].into_iter())),
    }
}

fn holidays(node: &Node, year: i32) -> Result<Vec<Holiday>, Diagnostic> {
    let mut seen: Vec<NaiveDate> = Vec::new();
    let mut holidays = Vec::new();
    for each in node.children("holiday")? {
        holidays.push(holiday(&each, year, &mut seen)?);
    }
    Ok(holidays)
}

fn holiday(node: &Node, year: i32, seen: &mut Vec<NaiveDate>) -> Result<Holiday, Diagnostic> {
    let mut off = Vec::new();
    for text in node.texts("off")? {
        let (first, last) = span(&text, year)?;
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .try_for_each(|day| once(&text, day, seen))?;
        off.push((first, last));
    }
    let mut work = Vec::new();
    for text in node.texts("work")? {
        let (day, _) = span(&text, year)?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Err(text.error(
                "调休上班的这一天不是周末",
                "一个周六或周日",
                "核对通知里的日期。",
            ));
        }
        once(&text, day, seen)?;
        work.push(day);
    }
    let holiday = Holiday {
        name: node.text("name")?.value.to_owned(),
        off,
        work,
        days_off: node.number("days_off")?,
    };
    let counted: i64 =
        holiday.off.iter().map(|(first, last)| (*last - *first).num_days() + 1).sum();
    if counted != i64::from(holiday.days_off) {
        let found = format!("列出的放假日共 {counted} 天");
        let fix = "照通知核对每一天；通知写的总天数和列出的日子要一致。";
        return Err(node.must("days_off")?.error(&found, "和通知写的天数一样", fix));
    }
    node.finish()?;
    Ok(holiday)
}

fn once(
    text: &Spot<'_, &str>,
    day: NaiveDate,
    seen: &mut Vec<NaiveDate>,
) -> Result<(), Diagnostic> {
    if seen.contains(&day) {
        return Err(text.error(&format!("{day} 写了两次"), "每一天只写一次", "删去重复的日子。"));
    }
    seen.push(day);
    Ok(())
}

/// A day, or a first and a last day with two dots between.
fn span(text: &Spot<'_, &str>, year: i32) -> Result<(NaiveDate, NaiveDate), Diagnostic> {
    let (first, last) = text.value.split_once("..").unwrap_or((text.value, text.value));
    let day = |word: &str| word.parse::<NaiveDate>().ok().filter(|day| day.year() == year);
    match (day(first), day(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        _ => {
            let expected = format!("{year} 年的一天，或者从前到后的一段");
            Err(text.error(
                "这不是日子",
                &expected,
                "写成 \"2026-01-04\" 或 \"2026-01-01..2026-01-03\"。",
            ))
        }
    }
}
