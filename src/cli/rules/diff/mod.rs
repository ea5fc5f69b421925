//! `yizhuan rules diff`: what changes between two states of the data.

mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ArgMatches;

use words::Length;

use crate::answers::Given;
use crate::audit::diff::{self, Diff, File, State};
use crate::cli::call::{missing, surplus};
use crate::cli::target::Target;
use crate::cli::{clock, data};
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::rules::SourceFile;

/// The files of a state, and what was read from them.
type Read = (Vec<SourceFile>, Assets);

/// Prints what changes; without an old state the program's own data is the old one.
pub fn run(folder: Option<&Path>, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    if !["text", "json"].contains(&format) {
        return Err(Given::new("--format", format).not_one_of(&["text", "json"]));
    }
    let target = Target::of(matches)?;
    let (old, new) = named(folder, matches)?;
    let (old, new) = (data::state(&old)?, data::state(&new)?);
    let text = if format == "json" {
        json(&compared(&old, &new, today))
    } else {
        difference(&old, &new, today).whole()
    };
    target.write(text.as_bytes())
}

/// What changes between two states.
pub struct Difference<'a> {
    diff: Diff,
    new: &'a Assets,
}

impl Difference<'_> {
    /// All of it in words.
    pub fn whole(&self) -> String {
        words::text(&self.diff, self.new, Length::Whole)
    }

    /// The same with the beginnings of long lists.
    pub fn short(&self) -> String {
        words::text(&self.diff, self.new, Length::Short)
    }
}

/// Compares two states; the answers are tried for a day.
pub fn difference<'a>(old: &Read, new: &'a Read, today: NaiveDate) -> Difference<'a> {
    Difference { diff: compared(old, new, today), new: &new.1 }
}

fn compared(old: &Read, new: &Read, today: NaiveDate) -> Diff {
    let (old_files, new_files) = (texts(&old.0), texts(&new.0));
    let old = State { files: &old_files, assets: &old.1 };
    let new = State { files: &new_files, assets: &new.1 };
    diff::compare(old, new, today)
}

fn texts(files: &[SourceFile]) -> Vec<File<'_>> {
    files.iter().map(|file| File { path: &file.path, text: &file.text }).collect()
}

fn named(folder: Option<&Path>, matches: &ArgMatches) -> Result<(PathBuf, PathBuf), Diagnostic> {
    let given = matches.get_many::<OsString>("folders").into_iter().flatten();
    let given: Vec<PathBuf> = given.map(PathBuf::from).collect();
    let own = || folder.unwrap_or(Path::new(data::NOTHING)).to_owned();
    match <[PathBuf; 2]>::try_from(given) {
        Ok([old, new]) => Ok((old, new)),
        Err(mut other) if other.len() == 1 => Ok((own(), other.remove(0))),
        Err(other) => Err(other.get(2).map_or_else(
            || missing("新的数据文件夹"),
            |more| surplus(&more.display().to_string()),
        )),
    }
}

fn json(diff: &Diff) -> String {
    // Every key is a string and every value plain: writing to memory has nothing to fail at.
    serde_json::to_string_pretty(diff).unwrap_or_default() + "\n"
}
