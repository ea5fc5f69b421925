//! `yizhuan topic claims`: what people are told, and what is right.

use clap::ArgMatches;

use crate::answers::Given;
use crate::cli::clock;
use crate::cli::printing::Printing;
use crate::diagnostic::Diagnostic;
use crate::engine::Context;
use crate::model::{Assets, Claim};
use crate::packed::Packed;
use crate::report::{self, ClaimsDoc, Report};
use crate::search::{self, Fit};

/// Prints the claim with a number, those that fit some words, or all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let context = Context { assets, today: clock::today(matches)? };
    let (claims, near) = wanted(assets, matches)?;
    let document = report::claims::report(claims.into_iter(), &context);
    let document = ClaimsDoc { near, ..document };
    printing.print(&Report::from(document))
}

/// The claims asked for, and whether they only come near.
fn wanted<'a>(
    assets: &'a Assets,
    matches: &ArgMatches,
) -> Result<(Vec<&'a Claim>, bool), Diagnostic> {
    let claims = &assets.table.claims;
    if let Some(text) = matches.get_one::<String>("claim") {
        return Ok((vec![numbered(claims, text)?], false));
    }
    let words = matches.get_many::<String>("words").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let found = search::claims(&assets.table, &query);
    let near = found.first().is_some_and(|(_, fit)| *fit == Fit::Near);
    Ok((found.into_iter().map(|(at, _)| &claims[at]).collect(), near))
}

fn numbered<'a>(claims: &'a Packed<Claim>, text: &str) -> Result<&'a Claim, Diagnostic> {
    let given = Given::new("--claim", text);
    let last = claims.iter().map(|claim| u32::from(claim.number)).max().unwrap_or(0);
    let asked = given.number(1..=last)?;
    let found = claims.iter().find(|claim| u32::from(claim.number) == asked);
    found.ok_or_else(|| given.not_a_number(&(1..=last)))
}
