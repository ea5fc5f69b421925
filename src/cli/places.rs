//! `yizhuan places`: what is known of one place, or how much is known of every place.

use clap::ArgMatches;

use super::clock;
use super::printing::Printing;
use super::stdout;
use crate::answers::{Given, inferred};
use crate::diagnostic::Diagnostic;
use crate::engine::Context;
use crate::model::Assets;
use crate::report::{Report, places};

/// Prints one place, or the list of all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let context = Context { assets, today: clock::today(matches)? };
    let words = matches.get_many::<String>("place").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let report = if query.trim().is_empty() {
        Report::from(places::places(&context))
    } else {
        let place = Given::new("places", &query).place(&assets.regions)?;
        if let Some(said) = inferred(&assets.regions, &query) {
            stdout::warn(&said);
        }
        Report::from(places::place(&context, place))
    };
    printing.print(&report)
}
