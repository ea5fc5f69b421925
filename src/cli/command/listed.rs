//! Every value that can be listed, for completions.

use clap::Command;
use clap::builder::PossibleValuesParser;

use super::{SHELLS, command};
use crate::answers::values;
use crate::cli::batch;
use crate::export::EXPORTERS;
use crate::model::Topic;
use crate::report::claims::ID;

/// The same command line with every value that can be listed.
pub fn with_values(topics: &[Topic]) -> Command {
    let shells = |made: Command| {
        made.mut_arg("shell", |arg| arg.value_parser(PossibleValuesParser::new(SHELLS)))
    };
    let command = command(topics)
        .mut_subcommand("plan", |plan| listing(plan, &topics[0]))
        .mut_subcommand("save", |save| {
            let save = choices(save, &topics[0]);
            topics
                .iter()
                .skip(1)
                .fold(save, |save, topic| save.mut_subcommand(&topic.id, |one| choices(one, topic)))
        })
        .mut_subcommand("open", formats)
        .mut_subcommand("places", formats)
        .mut_subcommand("batch", |one| batch::listing(one, topics))
        .mut_subcommand("completions", shells);
    command.mut_subcommand("topic", |command| {
        let command = command.mut_subcommand(ID, formats);
        topics.iter().fold(command, |command, topic| {
            command.mut_subcommand(&topic.id, |one| listing(one, topic))
        })
    })
}

/// Lists the values of a command that answers.
fn listing(command: Command, topic: &Topic) -> Command {
    choices(formats(command), topic)
}

fn choices(command: Command, topic: &Topic) -> Command {
    let asked = topic.questions.iter().filter(|each| !each.choices.is_empty());
    asked.fold(command, |command, question| {
        let values = PossibleValuesParser::new(values(question));
        command.mut_arg(&question.id, |arg| arg.value_parser(values))
    })
}

/// Lists the formats of a command that prints.
fn formats(command: Command) -> Command {
    let format = PossibleValuesParser::new(EXPORTERS.iter().map(|each| each.name));
    command.mut_arg("format", |arg| arg.value_parser(format))
}
