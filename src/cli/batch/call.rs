//! A call of `yizhuan batch`, everything checked before the first row is worked out.

use std::ffi::{OsStr, OsString};
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread::available_parallelism;

use clap::ArgMatches;
use same_file::Handle;

use super::columns::{self, Column};
use super::command::{FORMATS, FROM, IN, JOBS, TOPIC};
use super::input::{self, Kind};
use super::read::cells;
use super::rows::{Content, Rows};
use super::trouble::Trouble;
use super::work::{Form, Work};
use crate::cli::answers::number;
use crate::cli::clock;
use crate::cli::error::{CallError, CliError, Fault};
use crate::cli::target::Target;
use crate::model::{Assets, Topic};

const AT_ONCE: RangeInclusive<u32> = 1..=256;

/// What to do.
pub struct Call {
    /// The rows behind the names.
    pub rows: Rows,
    /// How they are worked out.
    pub work: Work,
    /// By how many threads.
    pub jobs: usize,
    /// Where the results go.
    pub target: Target,
    /// Bytes of the input, where that is known.
    pub size: Option<u64>,
}

impl Call {
    /// Reads the flags, and the names of the columns.
    pub fn of(assets: &'static Assets, matches: &ArgMatches) -> Result<Self, CliError> {
        let given = matches.get_one::<OsString>(IN);
        let missing = || CliError::Call(CallError::NoArgument("输入文件".to_owned()));
        let name = given.ok_or_else(missing)?;
        let (topic, form) = (topic(assets, matches)?, form(matches)?);
        let (kind, jobs) = (kind(name, matches)?, jobs(matches)?);
        let today = clock::today(matches)?;
        let target = Target::of(matches)?;
        let input = input::open(name).map_err(CliError::Batch)?;
        apart(name, input.file, &target).map_err(CliError::Batch)?;
        let mut rows = Rows::new(kind, input.bytes);
        let columns = match kind {
            Kind::Csv => header(topic, &mut rows, name).map_err(CliError::Batch)?,
            Kind::Jsonl => Vec::new(),
        };
        let work = Work { assets, topic, today, columns, form };
        Ok(Self { rows, work, jobs, target, size: input.size })
    }
}

fn header(topic: &Topic, rows: &mut Rows, name: &OsStr) -> Result<Vec<Column>, Trouble> {
    let unreadable = |error| Trouble::of(name.to_string_lossy().into_owned(), &error);
    let first = rows.next().transpose().map_err(unreadable)?;
    let (text, ends) = match first.map(|row| row.content) {
        None => return Err(Trouble::NoHeader),
        Some(Content::Cells(text, ends)) => (text, ends),
        Some(_) => return Err(Trouble::LongHeader),
    };
    columns::header(topic, &cells(&text, &ends).ok_or(Trouble::NotUtf8)?)
}

/// Refuses to write to the file that is read, which would never end or leave nothing of it.
fn apart(name: &OsStr, read: Option<Handle>, target: &Target) -> Result<(), Trouble> {
    let written = match target {
        Target::Screen => Handle::stdout(),
        Target::File(path, _) => Handle::from_path(path),
    };
    match (read, written) {
        (Some(read), Ok(written)) if read == written => {
            Err(Trouble::Same(name.to_string_lossy().into_owned()))
        }
        _ => Ok(()),
    }
}

fn topic(assets: &'static Assets, matches: &ArgMatches) -> Result<&'static Topic, CliError> {
    let topics = &assets.table.topics;
    let Some(id) = matches.get_one::<String>(TOPIC) else { return Ok(&topics[0]) };
    let names = || topics.iter().map(|topic| topic.id.clone()).collect();
    topics.iter().find(|topic| topic.id == *id).ok_or_else(|| wrong("--topic", id, names()))
}

fn form(matches: &ArgMatches) -> Result<Form, CliError> {
    let Some(name) = matches.get_one::<String>("format") else { return Ok(Form::Jsonl) };
    Form::named(name).ok_or_else(|| wrong("--format", name, owned(&FORMATS)))
}

fn kind(name: &OsStr, matches: &ArgMatches) -> Result<Kind, CliError> {
    match matches.get_one::<String>(FROM) {
        Some(kind) => Kind::named(kind).ok_or_else(|| wrong("--from", kind, owned(&Kind::NAMES))),
        None => Kind::of(Path::new(name))
            .ok_or_else(|| CliError::Batch(Trouble::NoKind(name.to_string_lossy().into_owned()))),
    }
}

fn jobs(matches: &ArgMatches) -> Result<usize, CliError> {
    let Some(text) = matches.get_one::<String>(JOBS) else {
        return Ok(available_parallelism().map_or(1, usize::from));
    };
    let wrong = |fault| CliError::Value { flag: "--jobs".to_owned(), text: text.clone(), fault };
    number(text, AT_ONCE).map(|jobs| jobs as usize).map_err(wrong)
}

fn wrong(flag: &str, text: &str, names: Vec<String>) -> CliError {
    let (flag, text) = (flag.to_owned(), text.to_owned());
    CliError::Value { flag, text, fault: Fault::NotOneOf(names) }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
