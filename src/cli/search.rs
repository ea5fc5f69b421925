//! `yizhuan search`: everything that fits the words people use.

use clap::ArgMatches;

use super::call::missing;
use super::clock;
use super::printing::Printing;
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::report::Report;
use crate::session::Session;

/// Prints what was found.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let words = matches.get_many::<String>("words").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    if query.trim().is_empty() {
        return Err(missing("要找的词"));
    }
    let session = Session::new(assets, clock::today(matches)?);
    printing.print(&Report::from(session.search(&query)))
}
