//! `rules list`: the rules, one in a line.

use clap::ArgMatches;

use serde::Serialize;

use crate::audit::words;
use crate::cli::list::{self, List};
use crate::cli::stdout;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Rule, Topic};
use crate::report::words::slot;
use crate::text::{cut, pad, width};

/// Cells of a title.
const TITLE: usize = 48;

/// Prints the rules asked for.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let (place, is_json) = (super::place(assets, matches)?, list::is_json(matches)?);
    let mut rows: Vec<RuleLine> = Vec::new();
    for topic in super::topics(assets, matches)? {
        let speak = |rule: &&Rule| match (place, rule.place) {
            (None, _) => true,
            (Some(place), Some(own)) => assets.regions.within(place, own),
            (Some(_), None) => false,
        };
        rows.extend(topic.rules.iter().filter(speak).map(|rule| RuleLine::of(assets, topic, rule)));
    }
    if is_json {
        return List::print(assets, rows);
    }
    let rows: Vec<[String; 4]> = rows.into_iter().map(RuleLine::columns).collect();
    let widest = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    let lines = rows.iter().map(|[id, part, place, title]| {
        let columns = [pad(id, widths[0]), pad(part, widths[1]), pad(place, widths[2])];
        format!("{}  {}\n", columns.join("  "), cut(title, TITLE))
    });
    stdout::print(lines.collect::<String>().as_bytes())
}

/// A rule for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RuleLine {
    pub id: String,
    pub topic: String,
    /// The part of a result it speaks in, in words.
    pub part: String,
    /// Code of the place it is of; none for the whole country.
    pub place: Option<String>,
    #[serde(skip)]
    called: String,
    /// Its heading, or what it says where it has none.
    pub title: String,
}

impl RuleLine {
    fn of(assets: &Assets, topic: &Topic, rule: &Rule) -> Self {
        let place = rule.place.map(|place| assets.regions.get(place));
        let title = if rule.title.is_empty() { &rule.text } else { &rule.title };
        Self {
            id: rule.id.clone(),
            topic: topic.id.clone(),
            part: slot(rule.body.slot()).to_owned(),
            place: place.map(|place| place.code.clone()),
            called: place.map_or("全国", |place| &place.short).to_owned(),
            title: words::phrase(title),
        }
    }

    fn columns(self) -> [String; 4] {
        [self.id, format!("{}/{}", self.topic, self.part), self.called, self.title]
    }
}
