//! `yizhuan topic`: the list of topics, or the answer of one.

mod claims;

use clap::ArgMatches;

use super::error::CliError;
use super::{output, plan};
use crate::export::Page;
use crate::model::Assets;
use crate::report::claims::{ID, SUMMARY, TITLE};

/// Lists the topics, or answers in the one named.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
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

fn list(assets: &Assets) -> Result<(), CliError> {
    let mut page = Page::new(output::width());
    let topics = assets.table.topics.iter();
    let all = topics.map(|topic| (topic.id.as_str(), topic.title.as_str(), topic.summary.as_str()));
    for (id, title, summary) in all.chain([(ID, TITLE, SUMMARY)]) {
        page.hanging(0, &format!("{id:<12}"), &format!("{title}：{summary}"));
    }
    output::print(page.finish().as_bytes())
}
