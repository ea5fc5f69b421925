//! Counties, districts and county-level cities: only names that lead to the pool above them.

use std::sync::LazyLock;

use super::rank::Query;
use super::{Region, RegionIx, RegionLevel, Regions};

static TEXT: &str = include_str!("../../assets/counties.tsv");

/// Nothing of it is read before somebody types a name that needs it.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    TEXT.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(row).collect()
});

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
        if !may_end_in_one(text) {
            return Vec::new();
        }
        let near = rows(text).filter(|row| row.ends(text) || row.sounds(text));
        let with_pool = near.filter_map(|row| Some((self.by_code(row.pool)?, row)));
        let called = with_pool.filter(|(pool, row)| {
            row.sounds(text) || self.rests(*pool, text).iter().any(|rest| row.is_called(rest))
        });
        called.map(|(pool, row)| row.county(pool)).collect()
    }

    /// Counties whose written name begins so; one letter says too little.
    pub(super) fn counties_begun(&self, query: &Query) -> Vec<County> {
        let text = query.text.as_str();
        if text.is_ascii() || text.chars().count() < 2 {
            return Vec::new();
        }
        let begun = rows(text).filter(|row| row.name.starts_with(text));
        begun.filter_map(|row| Some(row.county(self.by_code(row.pool)?))).collect()
    }

    /// Whether somebody who names a city may well mean this county: it has the same short name
    /// and lies in a municipality or the capital of a province, as 朝阳 does in 北京.
    pub(super) fn rivals(&self, county: County, city: RegionIx) -> bool {
        let city = self.get(city);
        city.level == RegionLevel::Prefecture
            && city.short == county.short
            && leads(self.get(county.pool))
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

    fn ends(&self, text: &str) -> bool {
        text.ends_with(self.name) || text.ends_with(self.short)
    }

    fn sounds(&self, text: &str) -> bool {
        text.is_ascii()
            && self.pinyin.split(' ').try_fold(text, |rest, syllable| rest.strip_prefix(syllable))
                == Some("")
    }
}

/// Whether it is a municipality or the capital of a province.
fn leads(region: &Region) -> bool {
    region.level == RegionLevel::Province || region.code.ends_with("0100")
}

/// Whether a Chinese text may end in the name of a county: for most names of cities the rows need not
/// be read.
fn may_end_in_one(text: &str) -> bool {
    let mut ends = text.char_indices().map(|(at, _)| format!("{}\t", &text[at..]));
    text.is_ascii() || ends.any(|end| TEXT.contains(&end))
}

/// The rows that a text may name: names are Chinese, and begin with a letter of the text.
fn rows(text: &str) -> impl Iterator<Item = &'static Row> {
    let letters: Vec<char> = text.chars().collect();
    let any = text.is_ascii();
    ROWS.iter().filter(move |row| any || row.name.starts_with(|first| letters.contains(&first)))
}

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    Some(Row { name: next()?, short: next()?, pinyin: next()?, pool: next()? })
}
