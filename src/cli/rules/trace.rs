//! `rules trace`: which rules were looked at for some answers, and what decided.

use clap::ArgMatches;

use crate::answers::read_answers;
use crate::audit::trace;
use crate::cli::{clock, plan, stdout};
use crate::diagnostic::Diagnostic;
use crate::engine::Context;
use crate::export::Page;
use crate::model::{Assets, Slot};
use crate::report::words;

/// Prints the rules of every item, those that speak with a tick.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let topics = &assets.table.topics;
    let side = matches
        .subcommand()
        .and_then(|(id, inner)| Some((topics.iter().find(|topic| topic.id == id)?, inner)));
    let (topic, matches) = side.unwrap_or((assets.table.transfer(), matches));
    let today = clock::today(matches)?;
    let answers = read_answers(topic, assets, today, &plan::given(topic, matches))?;
    let context = Context { assets, today };
    let mut page = Page::new(stdout::width());
    let mut part: Option<Slot> = None;
    for (item, looked) in trace(topic, &answers, &context) {
        let slot = topic.items[item.at()].slot;
        for each in looked {
            if part != Some(slot) {
                page.heading(words::slot(slot));
                part = Some(slot);
            }
            let mark = if each.speaks { "✓ " } else { "- " };
            let id = &topic.rule(each.rule).id;
            page.hanging(0, mark, &format!("{id}　{}", each.because));
        }
    }
    stdout::print(page.finish().as_bytes())
}
