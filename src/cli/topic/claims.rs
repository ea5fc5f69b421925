//! `yizhuan topic claims`: what people are told, and what is right.

use clap::ArgMatches;

use crate::cli::answers::number;
use crate::cli::error::{CliError, Fault};
use crate::cli::{clock, output, plan};
use crate::engine::Context;
use crate::model::{Assets, Claim};
use crate::report;

/// Prints the claim with a number, those that fit some words, or all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
    let exporter = plan::exporter(matches)?;
    let width = plan::width(matches)?;
    let context = Context { assets, today: clock::today(matches)? };
    let document = report::claims::document(wanted(assets, matches)?.into_iter(), &context);
    output::print((exporter.claims)(&document, width).as_bytes())
}

fn wanted<'a>(assets: &'a Assets, matches: &ArgMatches) -> Result<Vec<&'a Claim>, CliError> {
    let claims = &assets.table.claims;
    let words = matches.get_many::<String>("words").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let found = report::find(claims, &query).into_iter().map(|(at, _)| &claims[at]);
    match matches.get_one::<String>("claim") {
        Some(text) => Ok(vec![numbered(claims, text)?]),
        None => Ok(found.collect()),
    }
}

fn numbered<'a>(claims: &'a [Claim], text: &str) -> Result<&'a Claim, CliError> {
    let wrong =
        |fault| CliError::Value { flag: "--claim".to_owned(), text: text.to_owned(), fault };
    let last = claims.iter().map(|claim| u32::from(claim.number)).max().unwrap_or(0);
    let asked = number(text, 1..=last).map_err(wrong)?;
    let found = claims.iter().find(|claim| u32::from(claim.number) == asked);
    found.ok_or_else(|| wrong(Fault::NotANumber(1, last)))
}
