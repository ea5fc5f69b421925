//! `yizhuan places`: what is known of one place, or how much is known of every place.

use clap::ArgMatches;

use super::answers::read_place;
use super::clock;
use super::error::CliError;
use super::printing::Printing;
use crate::engine::Context;
use crate::model::Assets;
use crate::report::{Report, places};

/// Prints one place, or the list of all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
    let printing = Printing::of(matches)?;
    let context = Context { assets, today: clock::today(matches)? };
    let words = matches.get_many::<String>("place").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let report = if query.trim().is_empty() {
        Report::from(places::places(&context))
    } else {
        let place = read_place(&assets.regions, query.trim());
        let (flag, text) = ("places".to_owned(), query);
        let place = place.map_err(|fault| CliError::Value { flag, text, fault })?;
        Report::from(places::place(&context, place))
    };
    printing.print(&report)
}
