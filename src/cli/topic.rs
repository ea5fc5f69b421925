//! `yizhuan topic`: the list of topics, or the answer of one.

use clap::ArgMatches;

use super::error::CliError;
use super::{output, plan};
use crate::export::Page;
use crate::model::Assets;

/// Lists the topics, or answers in the one named.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
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
    for topic in &assets.table.topics {
        page.hanging(
            0,
            &format!("{:<12}", topic.id),
            &format!("{}：{}", topic.title, topic.summary),
        );
    }
    output::print(page.finish().as_bytes())
}
