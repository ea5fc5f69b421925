//! `needs`: the years of payment that a place wants at retirement.

use super::node::{Node, as_node};
use crate::diagnostic::Diagnostic;
use crate::model::{FromYear, Within, YearsNeeded};

const FIX: &str = "例如 needs = { men = 30, women = 25, here = { 2026 = 13, 2027 = 14 } }。";

/// Reads the numbers, each for all years or by the year in which one retires.
pub fn read(table: &Node) -> Result<YearsNeeded, Diagnostic> {
    let needs = YearsNeeded {
        men: list(table, "men")?,
        women: list(table, "women")?,
        here: list(table, "here")?,
        unbroken: list(table, "unbroken")?,
        beyond: table.flag("beyond")?,
        paid: table.flag("paid")?,
        more: table.flag("more")?,
        within: if table.flag("province")? { Within::Province } else { Within::Place },
    };
    if needs == YearsNeeded::default() {
        return Err(table.spot().error("没有写要几年", "men、women、here 里至少一个", FIX));
    }
    table.finish()?;
    Ok(needs)
}

fn list(table: &Node, key: &str) -> Result<Vec<FromYear>, Diagnostic> {
    let Some(spot) = table.raw(key) else { return Ok(Vec::new()) };
    let Ok(by_year) = as_node(spot) else {
        return Ok(vec![FromYear { year: 0, years: table.number(key)?.into() }]);
    };
    let mut list = Vec::new();
    for (year, _) in by_year.entries() {
        let years = by_year.number(year.value)?.into();
        let year = year.value.parse().map_err(|_| year.error("不是年份", "四位的年份", FIX))?;
        list.push(FromYear { year, years });
    }
    list.sort_by_key(|since| since.year);
    by_year.finish()?;
    Ok(list)
}
