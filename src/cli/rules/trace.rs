//! `rules trace`: which rules were looked at for some answers, and what decided.

use clap::ArgMatches;

use serde::Serialize;

use crate::answers::read_answers;
use crate::audit::trace;
use crate::cli::list::{self, List};
use crate::cli::{clock, plan, stdout};
use crate::diagnostic::Diagnostic;
use crate::engine::Context;
use crate::export::Page;
use crate::model::Assets;
use crate::report::words;

/// Prints the rules of every item, those that speak with a tick.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let topics = &assets.table.topics;
    let side = matches
        .subcommand()
        .and_then(|(id, inner)| Some((topics.iter().find(|topic| topic.id == id)?, inner)));
    let (topic, matches) = side.unwrap_or((assets.table.transfer(), matches));
    let (today, is_json) = (clock::today(matches)?, list::is_json(matches)?);
    let answers = read_answers(topic, assets, today, &plan::given(topic, matches))?;
    let context = Context { assets, today };
    let lines = trace(topic, &answers, &context).into_iter().flat_map(|(item, looked)| {
        let item = &topic.items[item.at()];
        looked.into_iter().map(|each| TraceLine {
            id: topic.rule(each.rule).id.clone(),
            topic: topic.id.clone(),
            part: words::slot(item.slot),
            item: item.id.clone(),
            speaks: each.speaks,
            because: each.because,
        })
    });
    if is_json {
        return List::print(assets, lines.collect());
    }
    let mut page = Page::new(stdout::width());
    let mut part = "";
    for TraceLine { id, part: own, speaks, because, .. } in lines {
        if part != own {
            page.heading(own);
            part = own;
        }
        page.hanging(0, if speaks { "✓ " } else { "- " }, &format!("{id}　{because}"));
    }
    stdout::print(page.finish().as_bytes())
}

/// A rule that was looked at, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TraceLine {
    pub id: String,
    pub topic: String,
    /// The part of a result it speaks in, in words.
    pub part: &'static str,
    /// What it speaks of; of the rules of one item one speaks at most.
    pub item: String,
    /// Whether it speaks.
    pub speaks: bool,
    /// What decided, in words.
    pub because: String,
}
