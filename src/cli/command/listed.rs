//! Every value that can be listed, for completions.

use std::ffi::{OsStr, OsString};

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::ArgValueCandidates;
use clap_complete::engine::ArgValueCompleter;

use super::{SHELLS, command};
use crate::answers::values;
use crate::cli::help::WORDS;
use crate::cli::schema::{SHAPE, SHAPES};
use crate::cli::{batch, candidates, list};
use crate::export::EXPORTERS;
use crate::model::{QuestionKind, Topic};
use crate::output::settings::{Colour, Theme};
use crate::packed::Packed;
use crate::report::claims::ID;

/// The same command line with every value that can be listed.
///
/// The words of the call say below which command another one is named.
pub(crate) fn with_values(topics: &Packed<Topic>, words: &[OsString]) -> Command {
    let shells = |made: Command| {
        made.mut_arg("shell", |arg| arg.value_parser(PossibleValuesParser::new(SHELLS)))
    };
    let command = command(topics)
        .mut_arg("color", coloured)
        .mut_arg("theme", themed)
        .mut_arg("destination", placed)
        .mut_arg("topic", topical)
        .mut_subcommand("plan", |plan| listing(plan, topics.transfer()))
        .mut_subcommand("compare", |one| several(formats(one), topics.transfer()))
        .mut_subcommand("save", |save| {
            let papers = ArgValueCandidates::new(candidates::papers);
            let save = choices(save, topics.transfer()).mut_arg("tick", |arg| arg.add(papers));
            topics
                .iter()
                .skip(1)
                .fold(save, |save, topic| save.mut_subcommand(&topic.id, |one| choices(one, topic)))
        })
        .mut_subcommand("open", |one| {
            formats(one).mut_arg("color", coloured).mut_arg("theme", themed)
        })
        .mut_subcommand("places", |one| formats(one).mut_arg("place", placed))
        .mut_subcommand("regions", |one| listed(one).mut_arg("query", placed))
        .mut_subcommand("workdays", listed)
        .mut_subcommand("rules", |rules| of_rules(rules, topics))
        .mut_subcommand("schema", |one| {
            let shapes = PossibleValuesParser::new(SHAPES.iter().map(|shape| shape.name));
            listed(one).mut_arg(SHAPE, |arg| arg.value_parser(shapes))
        })
        .mut_subcommand("help", |one| telling(one, topics, words))
        .mut_subcommand("man", |one| telling(one, topics, words))
        .mut_subcommand("batch", |one| batch::listing(one, topics))
        .mut_subcommand("completions", shells);
    command.mut_subcommand("topic", |command| {
        let command = listed(command).mut_subcommand(ID, |one| {
            let claims = ArgValueCandidates::new(candidates::claims);
            formats(one).mut_arg("claim", |arg| arg.add(claims))
        });
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
    let command = asked.fold(command, |command, question| {
        let values = values(question);
        command.mut_arg(&question.id, |arg| match question.kind {
            QuestionKind::Many => candidates::listing(arg, values),
            _ => arg.value_parser(PossibleValuesParser::new(values)),
        })
    });
    let places = topic.questions.iter().filter(|each| each.kind == QuestionKind::Place);
    places.fold(command, |command, question| command.mut_arg(&question.id, placed))
}

/// The same, where several of a kind are compared.
fn several(command: Command, topic: &Topic) -> Command {
    let all = topic.questions.iter();
    all.fold(command, |command, question| {
        command.mut_arg(&question.id, |arg| match question.kind {
            QuestionKind::Place => arg.add(ArgValueCompleter::new(|begun: &OsStr| {
                candidates::last_of(begun, candidates::places)
            })),
            _ if question.choices.is_empty() => arg,
            _ => candidates::listing(arg, values(question)),
        })
    })
}

fn topical(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(candidates::topics))
}

fn coloured(arg: Arg) -> Arg {
    arg.value_parser(PossibleValuesParser::new(Colour::NAMES))
}

fn themed(arg: Arg) -> Arg {
    arg.value_parser(PossibleValuesParser::new(Theme::NAMES))
}

fn placed(arg: Arg) -> Arg {
    arg.add(ArgValueCompleter::new(candidates::places))
}

/// Lists the commands that can be told about, below that which the words name.
fn telling(command: Command, topics: &Packed<Topic>, words: &[OsString]) -> Command {
    let root = super::command(topics);
    let told = words.iter().skip(2).filter_map(|word| word.to_str());
    let above = told.fold(&root, |above, word| above.find_subcommand(word).unwrap_or(above));
    let above = if above.has_subcommands() { above } else { &root };
    let names: Vec<String> = above.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    command.mut_arg(WORDS, |arg| arg.value_parser(PossibleValuesParser::new(names)))
}

/// The commands for those who write rules, with topics, places, rules and documents.
fn of_rules(command: Command, topics: &Packed<Topic>) -> Command {
    command
        .mut_subcommand("list", |one| {
            listed(one).mut_arg("topic", topical).mut_arg("place", placed)
        })
        .mut_subcommand("coverage", |one| one.mut_arg("topic", topical))
        .mut_subcommand("check", |one| listed(one).mut_arg("place", placed))
        .mut_subcommand("new", |one| one.mut_arg("place", placed))
        .mut_subcommand("diff", listed)
        .mut_subcommand("show", |one| {
            listed(one).mut_arg("rule", |arg| arg.add(ArgValueCandidates::new(candidates::rules)))
        })
        .mut_subcommand("sources", |one| {
            let sources = ArgValueCompleter::new(candidates::sources);
            listed(one).mut_arg("word", |arg| arg.add(sources))
        })
        .mut_subcommand("trace", |one| {
            let one = choices(listed(one), topics.transfer());
            let side = |side, topic| choices(listed(side), topic);
            let topics = topics.iter().skip(1);
            topics.fold(one, |one, topic| one.mut_subcommand(&topic.id, |each| side(each, topic)))
        })
}

/// Lists the formats of a command that prints a list.
fn listed(command: Command) -> Command {
    command.mut_arg("format", |arg| arg.value_parser(PossibleValuesParser::new(list::FORMATS)))
}

/// Lists the formats of a command that prints.
fn formats(command: Command) -> Command {
    let format = PossibleValuesParser::new(EXPORTERS.iter().map(|each| each.name));
    command.mut_arg("format", |arg| arg.value_parser(format))
}
