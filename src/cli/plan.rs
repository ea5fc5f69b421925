//! `yizhuan plan` and `yizhuan topic`: answers in, the result out.

use clap::ArgMatches;

use super::clock;
use super::printing::Printing;
use super::stdout;
use crate::answers::{inferred, read_answers};
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, QuestionKind, Topic};
use crate::session::Session;

/// Prints the plan, or the answer of a side topic, for the answers given.
pub fn run(assets: &Assets, topic: &Topic, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let today = clock::today(matches)?;
    let given = given(topic, matches);
    let answers = read_answers(topic, assets, today, &given)?;
    for (id, text) in &given {
        if topic.question(id).is_some_and(|ix| topic.at(ix).kind == QuestionKind::Place)
            && let Some(said) = inferred(&assets.regions, text)
        {
            stdout::warn(&said);
        }
    }
    printing.print(&printing.result(&Session::answered(assets, topic, today, answers)))
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
