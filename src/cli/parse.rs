//! The arguments against the definitions, clap's complaints in our words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, Command, Id};

use super::data::FLAG;
use super::error::{CallError, CliError};

/// Matches the arguments.
pub fn matches(command: Command, args: Vec<OsString>) -> Result<ArgMatches, CliError> {
    // What belongs to the screens alone; the folder with data is taken on either side of a command.
    let own = command.get_arguments().filter(|arg| arg.get_id() != FLAG && arg.get_id() != "help");
    let own: Vec<Id> = own.map(|arg| arg.get_id().clone()).collect();
    let matches = command.try_get_matches_from(args);
    let matches = matches.map_err(|error| CliError::Call(translate(&error)))?;
    let written = |id: &Id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
    match matches.subcommand_name() {
        Some(name) if own.iter().any(written) => {
            Err(CliError::Call(CallError::OnlyAlone(name.to_owned())))
        }
        _ => Ok(matches),
    }
}

fn translate(error: &clap::Error) -> CallError {
    let said = |kind| error.get(kind).map(first).unwrap_or_default();
    let near = |kind| error.get(kind).map(last).filter(|near| !near.is_empty());
    let arg = bare(&said(ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            CallError::UnknownFlag(arg, near(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => CallError::Surplus(arg),
        ErrorKind::InvalidSubcommand => CallError::UnknownCommand(
            said(ContextKind::InvalidSubcommand),
            near(ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            CallError::NoValue(arg)
        }
        ErrorKind::ArgumentConflict => CallError::Twice(arg),
        ErrorKind::TooManyValues => CallError::NeedlessValue(arg),
        ErrorKind::InvalidUtf8 => CallError::Unreadable("里面有不是 UTF-8 的文字".to_owned()),
        _ => CallError::Unreadable(arg),
    }
}

fn first(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// Of several suggestions the nearest stands last.
fn last(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => first(other),
    }
}

/// Clap names a flag with its value; people know it by the flag.
fn bare(arg: &str) -> String {
    arg.split([' ', '=']).next().unwrap_or(arg).to_owned()
}
