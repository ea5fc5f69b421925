//! `yizhuan topic`: the list of topics, or the answer of one.

mod claims;

use clap::ArgMatches;

use super::{plan, stdout};
use crate::diagnostic::Diagnostic;
use crate::export::Page;
use crate::model::Assets;
use crate::report::claims::{ID, SUMMARY, TITLE};

/// Lists the topics, or answers in the one named.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    if let Some((ID, inner)) = matches.subcommand() {
        return claims::run(assets, inner);
    }
    let named = matches.subcommand().and_then(|(id, inner)| {
        let topic = assets.table.topics.iter().find(|topic| topic.id == id)?;
        Some((topic, inner))
    });
    match named {
        Some((topic, inner)) => plan::run(assets, topic, inner),
        None => list(assets),
    }
}

fn list(assets: &Assets) -> Result<(), Diagnostic> {
    let mut page = Page::new(stdout::width());
    let topics = assets.table.topics.iter();
    let all = topics.map(|topic| (topic.id.as_str(), topic.title.as_str(), topic.summary.as_str()));
    for (id, title, summary) in all.chain([(ID, TITLE, SUMMARY)]) {
        page.hanging(0, &format!("{id:<12}"), &format!("{title}：{summary}"));
    }
    stdout::print(page.finish().as_bytes())
}
