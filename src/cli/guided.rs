//! `yizhuan` without a command: the guided screens, or the same questions as prompts.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use clap::ArgMatches;

use super::answers::{check_answers, number, read_value};
use super::error::{CliError, Fault};
use super::{clock, data, output};
use crate::model::{Answers, Data, QuestionIx, Value};
use crate::plain;
use crate::session::Session;
use crate::tui;
use crate::tui::screen::since::Opened;

/// Seconds that a kiosk may be told to wait.
const KIOSK: std::ops::RangeInclusive<u32> = 10..=3600;

/// How the screens were asked for.
#[derive(Default)]
pub struct Choices {
    data: Option<PathBuf>,
    ascii: bool,
    kiosk: Option<Duration>,
    today: Option<NaiveDate>,
}

/// Opens what the flags ask for.
pub fn run(folder: Option<&Path>, matches: &ArgMatches) -> Result<(), CliError> {
    let today = clock::today(matches)?;
    let kiosk = matches.get_one::<String>("kiosk").map(|text| seconds(text)).transpose()?;
    if matches.get_flag("plain") {
        return prompts(data::for_screens(folder), today);
    }
    let data = folder.map(Path::to_owned);
    screens(&Choices { data, ascii: matches.get_flag("ascii"), kiosk, today: Some(today) })
}

/// Opens the guided screens.
pub fn screens(choices: &Choices) -> Result<(), CliError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(CliError::NoTerminal);
    }
    let load = || data::for_screens(choices.data.as_deref());
    tui::run(&options(choices), load).map_err(|error| stopped(&error))
}

/// Opens the guided screens where somebody left off.
pub fn resume(matches: &ArgMatches, data: Data, opened: Opened) -> Result<(), CliError> {
    let (ascii, today) = (matches.get_flag("ascii"), opened.session.today());
    let choices = Choices { ascii, today: Some(today), ..Choices::default() };
    tui::resume(&options(&choices), data, opened).map_err(|error| stopped(&error))
}

fn options(choices: &Choices) -> tui::Options {
    tui::Options {
        ascii: choices.ascii,
        colour: colour(),
        today: choices.today.unwrap_or_else(clock::now),
        kiosk: choices.kiosk,
    }
}

fn stopped(error: &anyhow::Error) -> CliError {
    CliError::Other(format!("界面停下了：{error:#}"))
}

/// Colour unless the person or the terminal says no.
fn colour() -> bool {
    let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !unwanted && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn prompts(data: Data, today: NaiveDate) -> Result<(), CliError> {
    let done = plain::run(
        (Session::new(data.assets, today), data.overlay),
        &read,
        (&mut io::stdin().lock(), &mut io::stdout().lock()),
        output::width(),
    );
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::Other(format!("读写中断：{error}")))
        }
        _ => Ok(()),
    }
}

/// Reads what was typed at a prompt, and refuses what contradicts the other answers.
fn read(session: &Session, question: QuestionIx, text: &str) -> Result<Value, String> {
    let topic = session.topic();
    let asked = topic.at(question);
    // At a prompt an empty line is a slip, not an empty list.
    let value = if text.trim().is_empty() {
        Err(Fault::Empty)
    } else {
        read_value(asked, &session.assets().regions, text)
    };
    let value = value.map_err(|fault| fault.reason(&format!("「{}」", asked.label), text))?;
    let mut answers: Answers = session.answers().clone();
    answers.set(question, value);
    check_answers(topic, &answers, session.today(), |question| format!("「{}」", question.label))
        .map_err(|error| format!("{}。", error.what()))?;
    Ok(value)
}

fn seconds(text: &str) -> Result<Duration, CliError> {
    let wrong =
        |fault| CliError::Value { flag: "--kiosk".to_owned(), text: text.to_owned(), fault };
    number(text, KIOSK).map(|seconds| Duration::from_secs(seconds.into())).map_err(wrong)
}
