//! Counties, districts and county-level cities: only names that lead to the pool above them.

use super::rank::Query;
use super::{Region, RegionIx, RegionLevel, Regions};
use crate::text::beginning;

/// Sorted by names, each of which begins with the short one.
static ROWS: &str = include_str!("../../../assets/counties.tsv");

/// A county and the pool it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct County {
    /// Full name, such as 「昆山市」.
    pub name: &'static str,
    /// Short name, such as 「昆山」.
    pub short: &'static str,
    /// The place where its people are insured.
    pub pool: RegionIx,
}

/// A row of the table.
struct Row {
    name: &'static str,
    short: &'static str,
    pinyin: &'static str,
    pool: &'static str,
}

impl Regions {
    /// Counties that are called so, else those whose name begins so.
    pub fn counties(&self, query: &str) -> Vec<County> {
        let query = Query::new(query);
        let called = self.counties_called(&query);
        if called.is_empty() { self.counties_begun(&query) } else { called }
    }

    /// Counties with this name or whole pinyin; province and city may be written before it.
    pub(super) fn counties_called(&self, query: &Query) -> Vec<County> {
        let text = query.text.as_str();
        let near: Vec<Row> = if text.is_ascii() { sounding(text) } else { ending(text) };
        let with_pool = near.iter().filter_map(|row| Some((self.by_code(row.pool)?, row)));
        let called = with_pool.filter(|(pool, row)| {
            text.is_ascii() || self.rests(*pool, text).iter().any(|rest| row.is_called(rest))
        });
        called.map(|(pool, row)| row.county(pool)).collect()
    }

    /// Counties whose written name begins so; one letter says too little.
    pub(super) fn counties_begun(&self, query: &Query) -> Vec<County> {
        let text = query.text.as_str();
        if text.is_ascii() || text.chars().count() < 2 {
            return Vec::new();
        }
        let begun = beginning(ROWS, text).filter_map(row);
        begun.filter_map(|row| Some(row.county(self.by_code(row.pool)?))).collect()
    }

    /// Whether somebody who names a city may well mean this county: it has the same short name
    /// and lies in a municipality or the capital of a province, as 朝阳 does in 北京.
    pub(super) fn rivals(&self, county: County, city: RegionIx) -> bool {
        let city = self.get(city);
        city.level == RegionLevel::Prefecture
            && city.short == county.short
            && self.get(county.pool).leads()
    }

    /// Whether the name of a place or a county begins with these letters, asked of every part of a sentence.
    pub fn begin_with(&self, letters: &str) -> bool {
        self.iter().any(|(_, region)| region.name.starts_with(letters))
            || beginning(ROWS, letters).next().is_some()
    }

    /// What is left of a text after the names of the province and the city, each as it may be
    /// written or left out.
    fn rests<'a>(&self, pool: RegionIx, text: &'a str) -> Vec<&'a str> {
        let mut rests = vec![text];
        for place in [self.province(pool), pool] {
            let Region { name, short, .. } = self.get(place);
            let after = |rest: &&'a str| {
                rest.strip_prefix(name.as_str()).or_else(|| rest.strip_prefix(short.as_str()))
            };
            let shorter: Vec<&str> = rests.iter().filter_map(after).collect();
            rests.extend(shorter);
        }
        rests
    }
}

impl Row {
    fn county(&self, pool: RegionIx) -> County {
        County { name: self.name, short: self.short, pool }
    }

    fn is_called(&self, text: &str) -> bool {
        self.name == text || self.short == text
    }

    fn sounds(&self, text: &str) -> bool {
        self.pinyin.split(' ').try_fold(text, |rest, syllable| rest.strip_prefix(syllable))
            == Some("")
    }
}

/// The rows whose whole pinyin this is.
fn sounding(text: &str) -> Vec<Row> {
    ROWS.lines().filter_map(row).filter(|row| row.sounds(text)).collect()
}

/// The rows in whose name a Chinese text ends, in their order.
fn ending(text: &str) -> Vec<Row> {
    let ends = text.char_indices().map(|(at, _)| &text[at..]);
    let called = |end| {
        beginning(ROWS, end).filter(move |line| row(line).is_some_and(|row| row.is_called(end)))
    };
    let mut lines: Vec<&str> = ends.flat_map(called).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.into_iter().filter_map(row).collect()
}

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    Some(Row { name: next()?, short: next()?, pinyin: next()?, pool: next()? })
}
