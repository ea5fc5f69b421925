//! `yizhuan places`: what is known of one place, or how much is known of every place.

use clap::ArgMatches;

use super::answers::read_place;
use super::error::CliError;
use super::target::Target;
use super::{clock, plan};
use crate::engine::Context;
use crate::model::Assets;
use crate::report::places;

/// Prints one place, or the list of all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
    let exporter = plan::exporter(matches)?;
    let width = plan::width(matches)?;
    let target = Target::of(matches)?;
    let context = Context { assets, today: clock::today(matches)? };
    let words = matches.get_many::<String>("place").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let text = if query.trim().is_empty() {
        (exporter.places)(&places::places(&context), width)
    } else {
        let place = read_place(&assets.regions, query.trim());
        let (flag, text) = ("places".to_owned(), query);
        let place = place.map_err(|fault| CliError::Value { flag, text, fault })?;
        (exporter.place)(&places::place(&context, place), width)
    };
    target.write(&text)
}
