//! Things done outside of the screens: files, the clipboard, printers; and what came of them.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use crate::output::file::{self, FileError};
use crate::output::printer::{Job, Printed, Printer};
use crate::platform::in_chinese;
use crate::saved::LARGEST;

/// Where results can go from this machine.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    pub printer: Option<Printer>,
    pub receipts: Option<Printer>,
    /// Where files are put unless a person says otherwise.
    pub folder: PathBuf,
    /// The home folder of whoever is there; none where there is none.
    pub home: Option<PathBuf>,
}

impl Outputs {
    /// The printers that are set, and the folder the program was started in.
    pub(crate) fn of_machine() -> Self {
        Self {
            printer: Printer::of_pages(),
            receipts: Printer::of_receipts(),
            folder: env::current_dir().unwrap_or_default(),
            home: env::home_dir().filter(|home| home.is_absolute()),
        }
    }

    /// The file that somebody means who types a name.
    pub(crate) fn named(&self, name: &str) -> PathBuf {
        self.folder.join(file::typed(name, self.home.as_deref()))
    }

    /// What a file is called here: without the folder where files are put.
    pub(crate) fn called(&self, path: &Path) -> String {
        path.strip_prefix(&self.folder).unwrap_or(path).display().to_string()
    }
}

/// Something to be done outside; the run loop sees to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Write a file.
    File {
        path: PathBuf,
        /// Whether a file that is there already may be replaced.
        force: bool,
        /// What it holds.
        content: Vec<u8>,
    },
    /// Read a file with answers.
    Read(PathBuf),
    /// Hand a text to the terminal's clipboard.
    Clipboard(String),
    /// Print a file.
    Print(Printer, Vec<u8>),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The file is there, with so many bytes.
    Written(PathBuf, usize),
    /// The file was not written.
    NotWritten(FileError),
    /// The file holds these bytes.
    Read(PathBuf, Vec<u8>),
    /// There is no such file, or it cannot be read.
    NotRead(String),
    /// The terminal was told; whether it listens nobody knows.
    Sent,
    /// The terminal could not be told.
    NotSent(String),
    /// The printing command is under way.
    Printing,
    /// The same is being printed already.
    Already,
    /// The same was printed for this person already.
    Once,
    /// Another one is still under way.
    Busy,
    /// The printing command could not be started.
    NoPrinting(String),
    /// The printing command has ended.
    Printed(Printed),
}

/// Writes a file.
pub fn write(path: PathBuf, force: bool, content: &[u8]) -> Done {
    let written = file::place(&path, force).and_then(|at| file::replace(&at, force, content));
    match written {
        Ok(()) => Done::Written(path, content.len()),
        Err(error) => Done::NotWritten(error),
    }
}

/// Reads a file, and one byte more than it may have where it is too large.
pub fn read(path: PathBuf) -> Done {
    match file::start(&path, LARGEST) {
        Ok(bytes) => Done::Read(path, bytes),
        Err(error) => Done::NotRead(file::unread(&path, &error)),
    }
}

/// The printing command that is under way, if any.
#[derive(Debug, Default)]
pub(crate) struct PrintQueue {
    job: Option<Job>,
}

impl PrintQueue {
    pub(crate) fn print(&mut self, printer: &Printer, content: &[u8]) -> Done {
        if self.is_busy() {
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

    pub(crate) fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// What came of the command, once it has ended; never waits.
    pub(crate) fn poll(&mut self) -> Option<Done> {
        let printed = self.job.as_mut()?.poll()?;
        self.job = None;
        Some(Done::Printed(printed))
    }
}

fn not_started(printer: &Printer, error: &io::Error) -> String {
    format!("{}：{}", printer.command(), in_chinese(error))
}
