//! `rules list`: the rules, one in a line.

use clap::ArgMatches;

use crate::audit::words;
use crate::cli::answers::read_value;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::model::{Assets, Question, QuestionKind, Rule, Topic, Value};
use crate::regions::RegionIx;
use crate::text::{cut, pad, width};

/// Cells of a title.
const TITLE: usize = 48;

/// Prints the rules asked for.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), CliError> {
    let place = matches.get_one::<String>("place").map(|text| place(assets, text)).transpose()?;
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
    output::print(lines.collect::<String>().as_bytes())
}

fn row(assets: &Assets, topic: &Topic, rule: &Rule) -> [String; 4] {
    let place = rule.place.map_or("全国", |place| &assets.regions.get(place).short);
    let title = if rule.title.is_empty() { &rule.text } else { &rule.title };
    let part = format!("{}/{}", topic.id, words::slot(rule.body.slot()));
    [rule.id.clone(), part, place.to_owned(), words::phrase(title)]
}

/// The place that a text names, as a question about places would take it.
fn place(assets: &Assets, text: &str) -> Result<RegionIx, CliError> {
    let asked = |question: &&Question| question.kind == QuestionKind::Place;
    let question = assets.table.topics.iter().flat_map(|topic| &topic.questions).find(asked);
    let read = question.map(|question| read_value(question, &assets.regions, text));
    match read {
        Some(Ok(Value::Place(place))) => Ok(place),
        Some(Err(fault)) => Err(super::wrong("--place", text, fault)),
        _ => Err(CliError::Other("规则表里没有问地方的问题".to_owned())),
    }
}
