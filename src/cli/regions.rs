//! `yizhuan regions`: places, their codes and their provinces.

use clap::ArgMatches;

use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::regions::{Rank, RegionIx, Regions};
use crate::text::{pad, width};

/// Prints the places that fit, or all of them.
pub fn run(regions: &Regions, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let words = matches.get_many::<String>("query").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let rows = if query.trim().is_empty() {
        regions.iter().map(|(ix, _)| ix).collect()
    } else {
        found(regions, &query)?
    };
    stdout::print(table(regions, &rows).as_bytes())
}

fn found(regions: &Regions, query: &str) -> Result<Vec<RegionIx>, Diagnostic> {
    let hits = regions.search(query);
    if hits.iter().all(|hit| hit.rank == Rank::Fuzzy) {
        let near: Vec<String> = hits.iter().map(|hit| regions.full_name(hit.region)).collect();
        return Err(Given::new("regions", query).no_place(&near));
    }
    Ok(hits.into_iter().map(|hit| hit.region).collect())
}

/// Code, province and name, in columns.
fn table(regions: &Regions, rows: &[RegionIx]) -> String {
    let province = |ix: RegionIx| regions.get(regions.province(ix)).name.as_str();
    let widest = rows.iter().map(|&ix| width(province(ix))).max().unwrap_or(0);
    let line = |&ix: &RegionIx| {
        let (region, province) = (regions.get(ix), province(ix));
        let name = if region.parent.is_none() { "" } else { &region.name };
        let line = format!("{}  {}  {name}", region.code, pad(province, widest));
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}
