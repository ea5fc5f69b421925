//! `rules list`: the rules, one in a line.

use clap::ArgMatches;

use crate::audit::words;
use crate::cli::stdout;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Rule, Topic};
use crate::text::{cut, pad, width};

/// Cells of a title.
const TITLE: usize = 48;

/// Prints the rules asked for.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let place = super::place(assets, matches)?;
    let mut rows: Vec<[String; 4]> = Vec::new();
    for topic in super::topics(assets, matches)? {
        let speak = |rule: &&Rule| match (place, rule.place) {
            (None, _) => true,
            (Some(place), Some(own)) => assets.regions.within(place, own),
            (Some(_), None) => false,
        };
        rows.extend(topic.rules.iter().filter(speak).map(|rule| row(assets, topic, rule)));
    }
    let widest = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    let lines = rows.iter().map(|[id, part, place, title]| {
        let columns = [pad(id, widths[0]), pad(part, widths[1]), pad(place, widths[2])];
        format!("{}  {}\n", columns.join("  "), cut(title, TITLE))
    });
    stdout::print(lines.collect::<String>().as_bytes())
}

fn row(assets: &Assets, topic: &Topic, rule: &Rule) -> [String; 4] {
    let place = rule.place.map_or("全国", |place| &assets.regions.get(place).short);
    let title = if rule.title.is_empty() { &rule.text } else { &rule.title };
    let part = format!("{}/{}", topic.id, words::slot(rule.body.slot()));
    [rule.id.clone(), part, place.to_owned(), words::phrase(title)]
}
