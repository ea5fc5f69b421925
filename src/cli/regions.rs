//! `yizhuan regions`: places, their codes and their provinces.

use clap::ArgMatches;

use serde::Serialize;

use super::list::{self, List};
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::regions::{County, Rank, RegionIx, Regions};
use crate::text::{pad, width};

/// Prints the places that fit, or all of them.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let (regions, is_json) = (&assets.regions, list::is_json(matches)?);
    let words = matches.get_many::<String>("query").into_iter().flatten();
    let query = words.map(String::as_str).collect::<Vec<_>>().join(" ");
    let rows = if query.trim().is_empty() {
        regions.iter().map(|(ix, _)| (ix, None)).collect()
    } else {
        found(regions, &query)?
    };
    if is_json {
        return List::print(assets, rows.iter().map(|row| RegionDoc::of(regions, row)).collect());
    }
    stdout::print(table(regions, &rows).as_bytes())
}

/// A place for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RegionDoc {
    pub code: String,
    pub name: String,
    /// What it is called in short.
    pub short: String,
    /// Code of its province; none for a province.
    pub province: Option<String>,
    /// The county, district or town in it that was looked for.
    pub county: Option<String>,
}

impl RegionDoc {
    fn of(regions: &Regions, &(ix, county): &Found) -> Self {
        let region = regions.get(ix);
        let above = region.parent.map(|_| regions.get(regions.province(ix)).code.clone());
        Self {
            code: region.code.clone(),
            name: region.name.clone(),
            short: region.short.clone(),
            province: above,
            county: county.map(|county| county.name.to_owned()),
        }
    }
}

/// A place, and the county in it that was looked for.
type Found = (RegionIx, Option<County>);

fn found(regions: &Regions, query: &str) -> Result<Vec<Found>, Diagnostic> {
    let (hits, counties) = (regions.search(query), regions.counties(query));
    let proper = hits.iter().filter(|hit| hit.rank < Rank::Fuzzy).map(|hit| (hit.region, None));
    let above = counties.iter().map(|county| (county.pool, Some(*county)));
    let found: Vec<Found> = proper.chain(above).collect();
    if found.is_empty() {
        let near: Vec<String> = hits.iter().map(|hit| regions.full_name(hit.region)).collect();
        return Err(Given::new("regions", query).no_place(&near));
    }
    Ok(found)
}

/// Code, province and name, in columns.
fn table(regions: &Regions, rows: &[Found]) -> String {
    let province = |ix: RegionIx| regions.get(regions.province(ix)).name.as_str();
    let widest = rows.iter().map(|&(ix, _)| width(province(ix))).max().unwrap_or(0);
    let line = |&(ix, county): &Found| {
        let (region, province) = (regions.get(ix), province(ix));
        let name = if region.parent.is_none() { "" } else { &region.name };
        let beside = county.map_or(String::new(), |county| format!("（{}在这里）", county.name));
        let line = format!("{}  {}  {name}{beside}", region.code, pad(province, widest));
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}
