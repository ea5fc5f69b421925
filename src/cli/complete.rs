//! Completions: the shell asks the program itself, which knows places, topics and rules.

use std::env;
use std::ffi::{OsStr, OsString};

use clap::Command;
use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;

use super::call::{failed, missing};
use super::command::with_values;
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::regions::{Rank, RegionIx, Regions};
use crate::rules::embedded;

/// Names the shell that asks; set by the script that `completions` prints.
const ASKED: &str = "YIZHUAN_COMPLETE";
/// Longer lists help nobody.
const MOST: usize = 40;

/// Answers the shell where it is the shell that calls.
pub fn answer(args: &[OsString]) -> Option<Result<(), Diagnostic>> {
    let shell = env::var(ASKED).ok()?;
    let shells = Shells::builtins();
    let shell = shells.completer(&shell)?;
    let words = args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let mut command = with_values(&embedded().table.topics);
    command.build();
    let mut out = Vec::new();
    let folder = env::current_dir().ok();
    let done = shell.write_complete(&mut command, words, folder.as_deref(), &mut out);
    Some(done.map_err(|error| failed(error.to_string())).and_then(|()| stdout::print(&out)))
}

/// Prints the script that makes a shell ask.
pub fn script(name: Option<&String>) -> Result<(), Diagnostic> {
    let name = name.ok_or_else(|| missing("SHELL"))?;
    let shells = Shells::builtins();
    let shell = shells.completer(name).ok_or_else(|| {
        Given::new("completions", name).not_one_of(&shells.names().collect::<Vec<_>>())
    })?;
    let mut out = Vec::new();
    let done = shell.write_registration(ASKED, "yizhuan", "yizhuan", "yizhuan", &mut out);
    done.map_err(|error| failed(error.to_string()))?;
    stdout::print(&out)
}

/// Places whose name, pinyin, initials or code begin so.
pub fn places(begun: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(text), regions) = (begun.to_str(), &embedded().regions) else { return Vec::new() };
    let found: Vec<RegionIx> = if text.is_empty() {
        regions.iter().filter(|(_, region)| region.parent.is_none()).map(|(ix, _)| ix).collect()
    } else {
        let hits = regions.search(text).into_iter();
        hits.filter(|hit| hit.rank < Rank::Fuzzy).map(|hit| hit.region).collect()
    };
    found.into_iter().take(MOST).map(|ix| place(regions, ix)).collect()
}

/// A place by a word that means no other.
fn place(regions: &Regions, ix: RegionIx) -> CompletionCandidate {
    let region = regions.get(ix);
    let alone = regions.resolve(&region.short).is_ok_and(|found| found == ix);
    let word = if alone { &region.short } else { &region.code };
    CompletionCandidate::new(word).help(Some(StyledStr::from(regions.full_name(ix))))
}

/// Rules by their ids.
pub fn rules() -> Vec<CompletionCandidate> {
    let rules = embedded().table.topics.iter().flat_map(|topic| &topic.rules);
    rules.map(|rule| CompletionCandidate::new(&rule.id)).collect()
}

/// Documents by their ids.
pub fn sources() -> Vec<CompletionCandidate> {
    let sources = embedded().table.sources.iter();
    let titled = |title: &str| Some(StyledStr::from(title.to_owned()));
    sources.map(|one| CompletionCandidate::new(&one.id).help(titled(&one.title))).collect()
}

/// Topics by their ids.
pub fn topics() -> Vec<CompletionCandidate> {
    let topics = embedded().table.topics.iter();
    let titled = |title: &str| Some(StyledStr::from(title.to_owned()));
    topics.map(|one| CompletionCandidate::new(&one.id).help(titled(&one.title))).collect()
}

/// The commands that can be told about.
pub fn commands() -> Vec<CompletionCandidate> {
    let root = super::command::command(&embedded().table.topics);
    root.get_subcommands().map(|one| CompletionCandidate::new(Command::get_name(one))).collect()
}
