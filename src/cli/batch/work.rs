//! The work of each thread: rows in, finished text out.

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{Column, ID};
use super::read::{Given, Id, Reading};
use super::rows::Row;
use super::table;
use super::tally::Tally;
use crate::answers::{Reader, Voice};
use crate::diagnostic::Diagnostic;
use crate::export::flat;
use crate::model::{Assets, Topic};
use crate::report::Report;
use crate::session::Session;

/// How the results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A JSON object on each line.
    Jsonl,
    Csv,
}

impl Form {
    /// Names on the command line, the usual one first.
    pub(crate) const NAMES: [&str; 2] = ["jsonl", "csv"];

    /// The form with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "jsonl" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// What every row is worked out with.
pub(crate) struct Work {
    pub assets: &'static Assets,
    /// The topic asked about.
    pub topic: &'static Topic,
    /// The day the answers are for.
    pub today: NaiveDate,
    /// Columns of a CSV; none of lines.
    pub columns: Vec<Column>,
    /// How the results are written.
    pub form: Form,
}

/// What some rows have given.
pub struct Done {
    /// The text to write.
    pub text: Vec<u8>,
    /// What there was to count.
    pub tally: Tally,
}

/// A row with its result.
#[derive(Serialize)]
struct Good<'a> {
    line: u64,
    id: Option<&'a Id>,
    result: &'a Report,
}

/// A row without one.
#[derive(Serialize)]
struct Bad<'a> {
    line: u64,
    id: Option<&'a Id>,
    error: &'a str,
}

impl Work {
    /// What stands before the first row: of a table the mark that tells spreadsheets that it is
    /// UTF-8, and the names of the columns.
    pub fn head(&self) -> Vec<u8> {
        if self.form == Form::Jsonl {
            return Vec::new();
        }
        let names = ["line", ID].into_iter().chain(self.names()).chain(["error"]);
        let mut text = "\u{feff}".as_bytes().to_vec();
        table::push(&mut text, names);
        text
    }

    /// Works out some rows, in order.
    ///
    /// `room` is about how long the text will be: growing step by step copies it again and again.
    pub fn done(&self, reader: &Reader, rows: &[Row], room: usize) -> Done {
        let mut done = Done { text: Vec::with_capacity(room), tally: Tally::default() };
        for row in rows {
            done.tally.row(row);
            let line = row.line;
            let Reading { id, given } = Reading::of(self.topic, &self.columns, &row.content);
            match given.and_then(|given| self.report(reader, &given)) {
                Ok(report) => {
                    if let Report::Plan(plan) = &report {
                        done.tally.verdict(plan.verdict.code);
                    }
                    self.push_good(
                        &mut done.text,
                        &Good { line, id: id.as_ref(), result: &report },
                    );
                }
                Err(wrong) => {
                    let error = &wrong.sentence();
                    done.tally.failed(line, error);
                    self.push_bad(&mut done.text, &Bad { line, id: id.as_ref(), error });
                }
            }
        }
        done
    }

    /// What a thread reads answers with.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self.assets, self.topic, self.today, Voice::Column)
    }

    fn report(&self, reader: &Reader, given: &Given) -> Result<Report, Diagnostic> {
        let answers = reader.read(given)?;
        Ok(Session::answered(self.assets, self.topic, self.today, answers).report())
    }

    fn names(&self) -> Vec<&'static str> {
        flat::names(self.topic.sections.is_empty())
    }

    fn push_good(&self, text: &mut Vec<u8>, row: &Good) {
        match self.form {
            Form::Jsonl => push_json(text, row),
            Form::Csv => {
                let (line, cells) = (row.line.to_string(), flat::cells(row.result));
                let cells = cells.iter().map(String::as_str).chain([""]);
                table::push(text, [line.as_str(), label(row.id)].into_iter().chain(cells));
            }
        }
    }

    fn push_bad(&self, text: &mut Vec<u8>, row: &Bad) {
        match self.form {
            Form::Jsonl => push_json(text, row),
            Form::Csv => {
                let line = row.line.to_string();
                let cells = self.names().into_iter().map(|_| "").chain([row.error]);
                table::push(text, [line.as_str(), label(row.id)].into_iter().chain(cells));
            }
        }
    }
}

fn push_json(text: &mut Vec<u8>, row: &impl Serialize) {
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let _ = serde_json::to_writer(&mut *text, row);
    text.push(b'\n');
}

/// The number of a row in a cell.
fn label(id: Option<&Id>) -> &str {
    id.map_or("", Id::text)
}
