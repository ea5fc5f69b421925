//! `yizhuan plan` and `yizhuan topic`: answers in, the result out.

use clap::ArgMatches;

use super::answers::read_answers;
use super::clock;
use super::error::CliError;
use super::printing::Printing;
use crate::model::{Assets, Topic};
use crate::session::Session;

/// Prints the plan, or the answer of a side topic, for the answers given.
pub fn run(assets: &Assets, topic: &Topic, matches: &ArgMatches) -> Result<(), CliError> {
    let printing = Printing::of(matches)?;
    let today = clock::today(matches)?;
    let mut session = Session::on(assets, topic, today);
    let given = given(topic, matches);
    session.replace(read_answers(topic, assets, today, &given)?);
    printing.print(&session.report())
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
