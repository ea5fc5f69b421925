//! The basis of a statement of any kind, and the notices that must be read with it.

use chrono::NaiveDate;

use super::words;
use crate::engine::Context;
use crate::model::{Cite, Level, Source, UNDATED};

const VERIFY: &str = "本地信息，办理前请核对";
const NO_DATE: &str = "材料未标日期";
const EXPIRED: &str = "文件有效期已过，请核对";
const UNCONFIRMED: &str = "未经证实，只作线索";

/// What a statement of any kind rests on.
pub(super) struct Basis<'a> {
    pub level: Level,
    /// Whether only a secondary page is known.
    pub verify: bool,
    /// Date of the fact.
    pub as_of: &'a str,
    /// Last day in force.
    pub until: Option<NaiveDate>,
    pub cites: &'a [Cite],
}

/// Each document once, with all its articles.
pub(super) fn cited(cites: &[Cite], context: &Context) -> (Vec<String>, Vec<String>) {
    let mut sources: Vec<String> = Vec::new();
    let mut articles: Vec<String> = Vec::new();
    for cite in cites {
        let id = &context.assets.table.sources[cite.source.at()].id;
        match sources.iter().position(|known| known == id) {
            Some(at) if !cite.article.is_empty() => {
                let between = if articles[at].is_empty() { "" } else { "、" };
                articles[at] = format!("{}{between}{}", articles[at], cite.article);
            }
            Some(_) => {}
            None => {
                sources.push(id.clone());
                articles.push(cite.article.clone());
            }
        }
    }
    (sources, articles)
}

/// What must be read with a statement.
pub(super) fn notices(basis: &Basis, context: &Context) -> Vec<String> {
    let mut notices = Vec::new();
    if basis.level == Level::Unconfirmed {
        notices.push(UNCONFIRMED.to_owned());
    }
    if basis.verify {
        notices.push(with_date(VERIFY, basis.as_of));
    } else if basis.as_of == UNDATED && basis.level != Level::Unconfirmed {
        notices.push(NO_DATE.to_owned());
    }
    if let Some(until) = basis.until.filter(|&until| until < context.today) {
        notices.push(format!("这一条只说到 {}，以后的请看当地公告", words::day(until)));
    }
    for (at, cite) in basis.cites.iter().enumerate() {
        if basis.cites[..at].iter().any(|earlier| earlier.source == cite.source) {
            continue;
        }
        let source = &context.assets.table.sources[cite.source.at()];
        let validity = validity(source, context.today);
        notices.extend(validity.map(|words| format!("《{}》{words}", source.title)));
    }
    notices
}

/// What the date says about a document; nothing while it is in force.
pub(super) fn validity(source: &Source, today: NaiveDate) -> Option<String> {
    if let Some(last) = source.expired.filter(|&last| last < today) {
        let remark =
            if source.remark.is_empty() { String::new() } else { format!("；{}", source.remark) };
        return Some(format!("{EXPIRED}（有效期到 {}{remark}）", words::day(last)));
    }
    let first = source.in_force.filter(|&first| first > today)?;
    Some(format!("自 {}起施行，现在还没有施行", words::day(first)))
}

/// The date of a fact for people; none where the page carries none.
pub(super) fn dated(as_of: &str) -> Option<String> {
    Some(as_of.to_owned()).filter(|day| !day.is_empty() && day != UNDATED)
}

fn with_date(words: &str, as_of: &str) -> String {
    match as_of {
        "" => words.to_owned(),
        UNDATED => format!("{words}（{NO_DATE}）"),
        day => format!("{words}（{day} 的信息）"),
    }
}
