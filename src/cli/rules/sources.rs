//! `rules sources`: the documents, their age, their validity, and what rests on them.

use chrono::NaiveDate;
use clap::ArgMatches;

use crate::audit::resting;
use crate::cli::nearest::{meant, nearest};
use crate::cli::{clock, stdout};
use crate::diagnostic::{Diagnostic, shown};
use crate::export::Page;
use crate::model::{Assets, Source, SourceIx};
use crate::report::words::level;

/// Prints every document, or those whose id or title has the word.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let word = matches.get_one::<String>("word").map_or("", String::as_str);
    let mut page = Page::new(stdout::width());
    let mut found = false;
    for (at, source) in assets.table.sources.iter().enumerate() {
        if !source.id.contains(word) && !source.title.contains(word) {
            continue;
        }
        found = true;
        page.blank();
        page.paragraph(0, &format!("{}　《{}》{}", source.id, source.title, source.number));
        page.paragraph(2, &format!("{}；{}", level(source.level), source.issuer));
        page.paragraph(2, &validity(source, today));
        let on_it = resting(assets, SourceIx(at as u16));
        page.paragraph(2, &format!("依据它的有 {} 处：{}", on_it.len(), on_it.join("、")));
    }
    if !found {
        let near = nearest(word, assets.table.sources.iter().map(|source| source.id.as_str()));
        let hint = meant(&near, "有哪些依据，见 yizhuan rules sources");
        return Err(Diagnostic::of_call(format!("没有「{}」这份依据", shown(word)), hint));
    }
    stdout::print(page.finish().as_bytes())
}

fn validity(source: &Source, today: NaiveDate) -> String {
    let age = (today - source.checked).num_days();
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
