//! `yizhuan plan` and `yizhuan topic`: answers in, the result out.

use std::ops::RangeInclusive;

use clap::ArgMatches;

use super::answers::{number, read_answers};
use super::error::{CliError, Fault};
use super::target::{self, Target};
use super::{clock, output};
use crate::export::{self, EXPORTERS, Exporter};
use crate::model::{Assets, Topic};
use crate::session::Session;

const WIDTHS: RangeInclusive<u32> = 20..=500;

/// Prints the plan, or the answer of a side topic, for the answers given.
pub fn run(assets: &Assets, topic: &Topic, matches: &ArgMatches) -> Result<(), CliError> {
    let exporter = exporter(matches)?;
    let width = width(matches)?;
    let target = Target::of(matches)?;
    let today = clock::today(matches)?;
    let mut session = Session::on(assets, topic, today);
    let given = given(topic, matches);
    session.replace(read_answers(topic, assets, today, &given)?);
    let text = if session.is_plan() {
        (exporter.plan)(&session.document(), width)
    } else {
        (exporter.advice)(&session.advice(), width)
    };
    target.write(&text)
}

/// Ids and texts of the answers given; a list given piece by piece is put together.
pub fn given(topic: &Topic, matches: &ArgMatches) -> Vec<(String, String)> {
    let asked = topic.questions.iter().filter_map(|question| {
        let texts = matches.get_many::<String>(&question.id)?;
        let joined = texts.map(String::as_str).collect::<Vec<_>>().join(",");
        Some((question.id.clone(), joined))
    });
    asked.collect()
}

/// The format asked for.
pub fn exporter(matches: &ArgMatches) -> Result<&'static Exporter, CliError> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    export::find(format).ok_or_else(|| {
        let names = EXPORTERS.iter().map(|each| each.name.to_owned()).collect();
        wrong("--format", format, Fault::NotOneOf(names))
    })
}

/// The width asked for, or that of the terminal.
pub fn width(matches: &ArgMatches) -> Result<usize, CliError> {
    let Some(text) = matches.get_one::<String>("width") else {
        // A file is the same whichever terminal the program was called from.
        let file = matches.contains_id(target::FLAG);
        return Ok(if file { output::PIPED } else { output::width() });
    };
    number(text, WIDTHS).map(|width| width as usize).map_err(|fault| wrong("--width", text, fault))
}

fn wrong(flag: &str, text: &str, fault: Fault) -> CliError {
    CliError::Value { flag: flag.to_owned(), text: text.to_owned(), fault }
}
