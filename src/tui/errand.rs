//! What the screens ask for outside of themselves, and what came of it.

use std::io;
use std::path::PathBuf;

use crate::output::file::{self, Trouble};
use crate::output::printer::{Job, Printed, Printer};

/// Something to be done outside; the run loop sees to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Write a file.
    File {
        /// Where to.
        path: PathBuf,
        /// Whether a file that is there already may be replaced.
        force: bool,
        /// What it holds.
        content: Vec<u8>,
    },
    /// Hand a text to the terminal's clipboard.
    Clipboard(String),
    /// Print a file.
    Print(Printer, Vec<u8>),
}

/// What came of an errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The file is there, with so many bytes.
    Written(PathBuf, usize),
    /// The file was not written.
    NotWritten(Trouble),
    /// The terminal was told; whether it listens nobody knows.
    Sent,
    /// The terminal could not be told.
    NotSent(String),
    /// The printing command is under way.
    Printing,
    /// Another one is still under way.
    Busy,
    /// The printing command could not be started.
    NoPrinting(String),
    /// The printing command has ended.
    Printed(Printed),
}

/// Writes a file that an errand asks for.
pub fn write(path: PathBuf, force: bool, content: &[u8]) -> Done {
    let written = file::place(&path, force).and_then(|at| file::replace(&at, force, content));
    match written {
        Ok(()) => Done::Written(path, content.len()),
        Err(trouble) => Done::NotWritten(trouble),
    }
}

/// The printing command that is under way, if any.
#[derive(Debug, Default)]
pub struct Desk {
    job: Option<Job>,
}

impl Desk {
    /// Starts to print.
    pub fn print(&mut self, printer: &Printer, content: &[u8]) -> Done {
        if self.waits() {
            return Done::Busy;
        }
        match printer.start(content) {
            Ok(job) => {
                self.job = Some(job);
                Done::Printing
            }
            Err(error) => Done::NoPrinting(not_started(printer, &error)),
        }
    }

    /// Whether a command is under way.
    pub fn waits(&self) -> bool {
        self.job.is_some()
    }

    /// What came of the command, once it has ended; never waits.
    pub fn look(&mut self) -> Option<Done> {
        let printed = self.job.as_mut()?.poll()?;
        self.job = None;
        Some(Done::Printed(printed))
    }
}

fn not_started(printer: &Printer, error: &io::Error) -> String {
    format!("{}：{error}", printer.command())
}
