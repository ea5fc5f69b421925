//! The work of each thread: rows in, finished text out.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use super::columns::{Column, ID};
use super::controls::push_json;
use super::read::{Id, Reading};
use super::rows::Row;
use super::table::Table;
use super::tally::Tally;
use crate::answers::{Reader, Voice};
use crate::engine::{Context, Runner};
use crate::export::flat;
use crate::model::{Assets, Topic};
use crate::report::{Kept, SomeOfPlan, keys, some_of_advice};
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

impl Form {
    /// What can be asked for of the results of a topic.
    pub(crate) fn fields(self, topic: &Topic) -> Vec<&'static str> {
        let plan = topic.is_plan();
        match self {
            Self::Jsonl => keys(plan).to_vec(),
            Self::Csv => flat::names(plan),
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
    /// What of a result is written; none for all of it.
    pub fields: Option<Vec<&'static str>>,
}

/// What a thread works with from row to row.
pub(crate) struct Hand<'a> {
    reader: Reader<'a>,
    runner: Runner<'a>,
    kept: Kept<'a>,
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
struct Good<'a, T: Serialize> {
    line: u64,
    id: Option<&'a Id<'a>>,
    result: T,
}

/// A row without one.
#[derive(Serialize)]
struct Bad<'a> {
    line: u64,
    id: Option<&'a Id<'a>>,
    error: &'a str,
}

/// Results in the making.
enum Out {
    Lines(Vec<u8>),
    Table(Box<Table>),
}

impl Work {
    /// What stands before the first row: of a table the mark that tells spreadsheets that it is
    /// UTF-8, and the names of the columns.
    pub fn head(&self) -> Vec<u8> {
        if self.form == Form::Jsonl {
            return Vec::new();
        }
        let names = flat::names(self.topic.is_plan());
        let names = self.cells().into_iter().map(|at| names[at]);
        let mut table = Table::behind("\u{feff}".as_bytes().to_vec());
        ["line", ID].into_iter().chain(names).chain(["error"]).for_each(|name| table.push(name));
        table.end_row();
        table.text()
    }

    /// Works out some rows, in order.
    ///
    /// `room` is about how long the text will be: growing step by step copies it again and again.
    pub fn done(&self, hand: &mut Hand, rows: &[Row], room: usize) -> Done {
        let text = Vec::with_capacity(room);
        let mut out = match self.form {
            Form::Jsonl => Out::Lines(text),
            Form::Csv => Out::Table(Box::new(Table::behind(text))),
        };
        let (mut tally, cells) = (Tally::default(), self.cells());
        for row in rows {
            tally.row(row);
            let Reading { id, given } = Reading::of(self.topic, &self.columns, &row.content);
            let label = Label { line: row.line, id: id.as_ref() };
            match given.and_then(|given| hand.reader.read(&given)) {
                Ok(answers) => {
                    let session = Session::worked_out(&mut hand.runner, answers);
                    if self.topic.is_plan() {
                        tally.verdict(session.outcome().plan.verdict);
                    }
                    let solved = Solved { session: &session, kept: &hand.kept };
                    match &mut out {
                        Out::Lines(text) => self.push_line(text, label, solved),
                        Out::Table(table) => push_row(table, label, solved, &cells),
                    }
                }
                Err(wrong) => {
                    let error = &wrong.sentence();
                    tally.failed(row.line, error);
                    push_bad(&mut out, label, error, cells.len());
                }
            }
        }
        let text = match out {
            Out::Lines(text) => text,
            Out::Table(table) => table.text(),
        };
        Done { text, tally }
    }

    /// Rows worked out at once: enough that handing them over costs nothing, and few where each makes
    /// much text.
    pub fn at_once(&self) -> usize {
        if self.form == Form::Jsonl && self.fields.is_none() { 16 } else { 64 }
    }

    /// What every row is worked out in.
    pub fn context(&self) -> Context<'static> {
        Context { assets: self.assets, today: self.today }
    }

    /// What a thread works with.
    pub fn hand<'a>(&'a self, context: &'a Context<'a>) -> Hand<'a> {
        Hand {
            reader: Reader::new(self.assets, self.topic, self.today, Voice::Column),
            runner: Runner::new(self.topic, context),
            kept: Kept::new(self.topic, context),
        }
    }

    /// Positions of the cells of a table that are written.
    fn cells(&self) -> Vec<usize> {
        let names = flat::names(self.topic.is_plan());
        match &self.fields {
            Some(fields) => {
                let at = |field: &&str| names.iter().position(|name| name == field);
                fields.iter().filter_map(at).collect()
            }
            None => (0..names.len()).collect(),
        }
    }

    fn push_line(&self, text: &mut Vec<u8>, label: Label, solved: Solved) {
        let (Label { line, id }, Solved { session, kept }) = (label, solved);
        match &self.fields {
            None => push_json(text, &Good { line, id, result: session.report() }),
            Some(fields) if self.topic.is_plan() => {
                let result = SomeOfPlan(&session.gist(kept), fields);
                push_json(text, &Good { line, id, result });
            }
            Some(fields) => {
                let result = some_of_advice(&session.advice(), fields);
                push_json(text, &Good { line, id, result });
            }
        }
    }
}

/// A row worked out.
#[derive(Clone, Copy)]
struct Solved<'a> {
    session: &'a Session<'a>,
    kept: &'a Kept<'a>,
}

/// What stands before a result.
#[derive(Clone, Copy)]
struct Label<'a> {
    line: u64,
    id: Option<&'a Id<'a>>,
}

impl Label<'_> {
    /// Writes it into the first two cells of a row.
    fn push(self, table: &mut Table) {
        // Writing to memory has nothing to fail at.
        table.push_with(|cell| _ = write!(cell, "{}", self.line));
        table.push(self.id.map_or("", Id::text));
    }
}

fn push_row(table: &mut Table, label: Label, solved: Solved, cells: &[usize]) {
    let Solved { session, kept } = solved;
    label.push(table);
    if session.is_plan() {
        let gist = session.gist(kept);
        for &at in cells {
            table.push_with(|cell| flat::write_plan(&gist, at, cell));
        }
    } else {
        let advice = session.advice();
        for &at in cells {
            table.push_with(|cell| flat::write_advice(&advice, at, cell));
        }
    }
    table.push("");
    table.end_row();
}

fn push_bad(out: &mut Out, label: Label, error: &str, cells: usize) {
    match out {
        Out::Lines(text) => push_json(text, &Bad { line: label.line, id: label.id, error }),
        Out::Table(table) => {
            label.push(table);
            (0..cells).for_each(|_| table.push(""));
            table.push(error);
            table.end_row();
        }
    }
}
