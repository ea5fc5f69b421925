//! `yizhuan rules`: the table itself, for those who write and check it.

mod check;
mod coverage;
mod diff;
mod format;
mod list;
mod new;
mod schema;
mod show;
mod sources;
mod todo;
mod trace;

#[cfg(test)]
pub(crate) use coverage::CoverageDoc;
pub use coverage::run_case;
pub use diff::{difference, run as diff};
#[cfg(test)]
pub(crate) use list::RuleLine;
#[cfg(test)]
pub(crate) use show::RuleDoc;
#[cfg(test)]
pub(crate) use sources::SourceLine;
#[cfg(test)]
pub(crate) use todo::TodoDoc;
#[cfg(test)]
pub(crate) use trace::TraceLine;

use clap::ArgMatches;

use super::call::missing;
use super::nearest::{meant, nearest};
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Topic};
use crate::packed::Packed;
use crate::regions::RegionIx;

/// Carries out one of its commands.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    match matches.subcommand() {
        Some(("check", inner)) => check::run(assets, inner),
        Some(("new", inner)) => new::run(assets, inner),
        Some(("format", inner)) => format::run(inner),
        Some(("schema", inner)) => schema::run(assets, inner),
        Some(("list", inner)) => list::run(assets, inner),
        Some(("show", inner)) => show::run(assets, inner),
        Some(("trace", inner)) => trace::run(assets, inner),
        Some(("sources", inner)) => sources::run(assets, inner),
        Some(("todo", inner)) => todo::run(assets, inner),
        Some(("coverage", inner)) => coverage::run(assets, inner),
        _ => Err(missing("一个子命令，如 check、new、diff、format")),
    }
}

/// The topics asked for, or all of them.
fn topics<'a>(assets: &'a Assets, matches: &ArgMatches) -> Result<Vec<&'a Topic>, Diagnostic> {
    let topics = &assets.table.topics;
    let Some(id) = matches.get_one::<String>("topic") else { return Ok(topics.iter().collect()) };
    let found: Vec<&Topic> = topics.iter().filter(|topic| topic.id == *id).collect();
    if found.is_empty() {
        return Err(unknown_topic(topics, id));
    }
    Ok(found)
}

/// Refuses a topic, with those spelt or called like it.
fn unknown_topic(topics: &Packed<Topic>, id: &str) -> Diagnostic {
    let ids = topics.iter().map(|topic| topic.id.as_str());
    let called = topics.iter().filter(|topic| topic.title.contains(id));
    let mut near = nearest(id, ids.clone());
    near.extend(called.map(|topic| topic.id.as_str()));
    let all = format!("可以写 {}", ids.collect::<Vec<_>>().join("、"));
    Given::new("--topic", id).wrong(meant(&near, &all))
}

/// The place asked for, if one is.
fn place(assets: &Assets, matches: &ArgMatches) -> Result<Option<RegionIx>, Diagnostic> {
    let named = matches.get_one::<String>("place");
    named.map(|text| Given::new("--place", text).place(&assets.regions)).transpose()
}
