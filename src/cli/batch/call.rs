//! A call of `yizhuan batch`, everything checked before the first row is worked out.

use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread::available_parallelism;

use clap::ArgMatches;
use same_file::Handle;

use super::columns::{self, Column};
use super::command::{FIELDS, FORMATS, FROM, IN, JOBS, TOPIC};
use super::input::{self, Kind};
use super::rows::{Content, Rows};
use super::work::{Form, Work};
use crate::answers::Given;
use crate::cli::call::missing;
use crate::cli::target::Target;
use crate::cli::{clock, flags};
use crate::diagnostic::{Diagnostic, shown};
use crate::model::{Assets, Topic};

const AT_ONCE: RangeInclusive<u32> = 1..=256;
const EXAMPLE: &str = "第一行写列名，例如 id,origin,destination";

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
    /// Lines before the first row that hold the names.
    pub head: u64,
}

impl Call {
    /// Reads the flags, and the names of the columns.
    pub fn of(assets: &'static Assets, matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let given = matches.get_one::<OsString>(IN);
        let name = given.map(Path::new).ok_or_else(|| missing("输入文件"))?;
        let (topic, form) = (topic(assets, matches)?, form(matches)?);
        // A folder opens like a file on some systems, and its name tells nothing of rows.
        if name.is_dir() {
            return Err(input::folder(&name.display().to_string()));
        }
        let (kind, jobs) = (kind(name, matches)?, jobs(matches)?);
        let (today, fields) = (clock::today(matches)?, fields(topic, form, matches)?);
        let target = Target::of(matches)?;
        let input = input::open(name)?;
        apart(name, input.file, &target)?;
        if kind == Kind::Sheet && !input.is_sheet {
            return Err(input::no_sheet());
        }
        let kind = if input.is_sheet { Kind::Sheet } else { kind };
        let mut rows = Rows::new(kind, input.text);
        let columns = match kind {
            Kind::Csv | Kind::Sheet => header(topic, &mut rows, name)?,
            Kind::Jsonl => Vec::new(),
        };
        let work = Work { assets, topic, today, columns, form, fields };
        let head = rows.filled();
        Ok(Self { rows, work, jobs, target, size: input.size, head })
    }
}

fn header(topic: &Topic, rows: &mut Rows, name: &Path) -> Result<Vec<Column>, Diagnostic> {
    let unreadable = |error| input::unreadable(&name.to_string_lossy(), &error);
    let first = rows.next().transpose().map_err(unreadable)?;
    match first.map(|row| row.content) {
        None => Err(Diagnostic::of_call("文件是空的", EXAMPLE)),
        Some(Content::Cells(cells)) => {
            columns::header(topic, &cells.texts().ok_or_else(input::not_utf8)?)
        }
        Some(Content::Garbled(_)) => Err(input::not_utf8()),
        Some(Content::Open(_)) => Err(Diagnostic::of_call("第一行有一个引号没有成对", EXAMPLE)),
        Some(_) => Err(Diagnostic::of_call("第一行太长", EXAMPLE)),
    }
}

/// Refuses to write to the file that is read, which would never end or leave nothing of it.
fn apart(name: &Path, read: Option<Handle>, target: &Target) -> Result<(), Diagnostic> {
    let written = match target {
        Target::Screen => Handle::stdout(),
        Target::File(path, _) => Handle::from_path(path),
    };
    match (read, written) {
        (Some(read), Ok(written)) if read == written => {
            let what =
                format!("结果会写进正在读的「{}」，没有动它", shown(&name.to_string_lossy()));
            Err(Diagnostic::of_call(what, "结果换一个文件名"))
        }
        _ => Ok(()),
    }
}

fn topic(assets: &'static Assets, matches: &ArgMatches) -> Result<&'static Topic, Diagnostic> {
    let topics = &assets.table.topics;
    let Some(id) = matches.get_one::<String>(TOPIC) else { return Ok(assets.table.transfer()) };
    topics.iter().find(|topic| topic.id == *id).ok_or_else(|| {
        let ids: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
        Given::new("--topic", id).not_one_of(&ids)
    })
}

fn form(matches: &ArgMatches) -> Result<Form, Diagnostic> {
    let Some(name) = matches.get_one::<String>("format") else {
        return match flags::ending(matches).as_deref() {
            None | Some("" | "txt" | "ndjson") => Ok(Form::Jsonl),
            Some(ending) => {
                Form::named(ending).ok_or_else(|| flags::no_such_ending(ending, &FORMATS))
            }
        };
    };
    Form::named(name).ok_or_else(|| Given::new("--format", name).not_one_of(&FORMATS))
}

/// What of a result is written, each once, in the order asked for.
fn fields(
    topic: &Topic,
    form: Form,
    matches: &ArgMatches,
) -> Result<Option<Vec<&'static str>>, Diagnostic> {
    let Some(text) = matches.get_one::<String>(FIELDS) else { return Ok(None) };
    let (known, mut fields) = (form.fields(topic), Vec::new());
    for word in text.split([',', '，', '、']).map(str::trim) {
        let field = known.iter().find(|name| **name == word);
        let field = *field.ok_or_else(|| Given::new("--fields", word).not_one_of(&known))?;
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    Ok(Some(fields))
}

fn kind(name: &Path, matches: &ArgMatches) -> Result<Kind, Diagnostic> {
    match matches.get_one::<String>(FROM) {
        Some(kind) => {
            Kind::named(kind).ok_or_else(|| Given::new("--from", kind).not_one_of(&Kind::NAMES))
        }
        None => Kind::of(name).ok_or_else(|| no_kind(&name.to_string_lossy())),
    }
}

fn jobs(matches: &ArgMatches) -> Result<usize, Diagnostic> {
    let Some(text) = matches.get_one::<String>(JOBS) else {
        return Ok(available_parallelism().map_or(1, usize::from));
    };
    Given::new("--jobs", text).number(AT_ONCE).map(|jobs| jobs as usize)
}

/// The name does not tell how the rows are written.
fn no_kind(name: &str) -> Diagnostic {
    Diagnostic::of_call(
        format!("看不出「{}」是哪一种文件", shown(name)),
        "加上 --from csv、--from jsonl 或者 --from xlsx；以 .csv、.tsv、.jsonl、.ndjson、.xlsx 结尾的不用写",
    )
}
