//! `rules sources`: the documents, their age, their validity, and what rests on them.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use crate::audit::resting;
use crate::cli::list::{self, List};
use crate::cli::nearest::{meant, nearest};
use crate::cli::{clock, stdout};
use crate::diagnostic::{Diagnostic, shown};
use crate::export::Page;
use crate::model::{Assets, Level, Source, SourceIx};
use crate::report::words::level;

/// Prints every document, or those whose id or title has the word.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let is_json = list::is_json(matches)?;
    let word = matches.get_one::<String>("word").map_or("", String::as_str);
    let all = (0..).map(SourceIx).zip(&assets.table.sources);
    let found: Vec<(SourceIx, &Source)> =
        all.filter(|(_, source)| source.id.contains(word) || source.title.contains(word)).collect();
    if found.is_empty() {
        return Err(unknown(assets, word));
    }
    if is_json {
        let line = |&(ix, source): &(SourceIx, &Source)| SourceLine::of(assets, ix, source);
        return List::print(assets, found.iter().map(line).collect());
    }
    let mut page = Page::new(stdout::width());
    for (ix, source) in found {
        page.blank();
        page.paragraph(0, &format!("{}　《{}》{}", source.id, source.title, source.number));
        page.paragraph(2, &format!("{}；{}", level(source.level), source.issuer));
        page.paragraph(2, &validity(source, today));
        let on_it = resting(assets, ix);
        page.paragraph(2, &format!("依据它的有 {} 处：{}", on_it.len(), on_it.join("、")));
    }
    stdout::print(page.finish().as_bytes())
}

fn unknown(assets: &Assets, word: &str) -> Diagnostic {
    let near = nearest(word, assets.table.sources.iter().map(|source| source.id.as_str()));
    let hint = meant(&near, "有哪些依据，见 yizhuan rules sources");
    Diagnostic::of_call(format!("没有「{}」这份依据", shown(word)), hint)
}

/// A document for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SourceLine {
    pub id: String,
    pub title: String,
    pub number: String,
    pub issuer: String,
    /// When issued, as exactly as known.
    pub issued: String,
    pub in_force: Option<NaiveDate>,
    pub expired: Option<NaiveDate>,
    pub checked: NaiveDate,
    pub level: Level,
    #[serde(rename = "where")]
    pub place: String,
    /// Rules, facts and claims that rest on it.
    pub used_by: Vec<String>,
}

impl SourceLine {
    fn of(assets: &Assets, ix: SourceIx, source: &Source) -> Self {
        Self {
            id: source.id.clone(),
            title: source.title.clone(),
            number: source.number.clone(),
            issuer: source.issuer.clone(),
            issued: source.issued.clone(),
            in_force: source.in_force,
            expired: source.expired,
            checked: source.checked,
            level: source.level,
            place: source.place.clone(),
            used_by: resting(assets, ix),
        }
    }
}

fn validity(source: &Source, today: NaiveDate) -> String {
    let age = source.age(today);
    let issued = Some(&source.issued).filter(|issued| !issued.is_empty());
    let later = source.in_force.filter(|first| *first > today);
    let parts = [
        issued.map(|issued| format!("{issued} 发布")),
        Some(format!("{} 核对，{age} 天以前", source.checked)),
        later.map(|first| format!("{first} 起施行，现在还没有施行")),
        source.expired.map(|last| {
            let over = if last < today { "，已经过了" } else { "" };
            format!("有效期到 {last}{over}")
        }),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("；")
}
