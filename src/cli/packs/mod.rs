//! `yizhuan data`: packs are made, installed, and gone back from.

mod command;
mod install;
mod keys;
mod pack;
mod status;

pub use command::command;
#[cfg(test)]
pub(crate) use status::StatusDoc;

use clap::ArgMatches;

use super::call::missing;
use crate::diagnostic::Diagnostic;

/// Carries out one of its commands.
pub fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    match matches.subcommand() {
        Some(("pack", inner)) => pack::run(inner),
        Some(("install", inner)) => install::run(inner),
        Some(("rollback", _)) => install::rollback(),
        Some(("status", inner)) => status::run(inner),
        _ => Err(missing("一个子命令：pack、install、rollback、status")),
    }
}
