//! The arguments against the definitions, clap's complaints in our words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command};

use super::error::{CallError, CliError};

/// Matches the arguments.
pub fn matches(command: Command, args: Vec<OsString>) -> Result<ArgMatches, CliError> {
    command.try_get_matches_from(args).map_err(|error| CliError::Call(translate(&error)))
}

fn translate(error: &clap::Error) -> CallError {
    let said = |kind| error.get(kind).map(first).unwrap_or_default();
    let near = |kind| error.get(kind).map(first).filter(|near| !near.is_empty());
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
        ErrorKind::ArgumentConflict if error.get(ContextKind::InvalidSubcommand).is_some() => {
            CallError::OnlyAlone(said(ContextKind::InvalidSubcommand))
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

/// Clap names a flag with its value; people know it by the flag.
fn bare(arg: &str) -> String {
    arg.split([' ', '=']).next().unwrap_or(arg).to_owned()
}
