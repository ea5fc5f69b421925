//! The sink of a batch: its rows go out a piece at a time.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::ops::ControlFlow;

use super::stall::Watch;
use crate::cli::call::failed;
use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;
use crate::output::file::AtomicFile;
use crate::platform::in_chinese;

/// Bytes written at once: a reader that takes rows slowly is seen to take them.
const PIECE: usize = 16 * 1024;

/// An open way out.
pub(crate) enum Sink {
    Screen(Watch),
    /// A file that is put in place at the end.
    File(AtomicFile),
}

impl Sink {
    pub fn open(target: &Target) -> Result<Self, Diagnostic> {
        match target {
            Target::Screen => Ok(Self::Screen(Watch::default())),
            Target::File(path, force) => Ok(Self::File(AtomicFile::begin(path, *force)?)),
        }
    }

    /// Writes whole rows; breaks off where nobody reads them any more, as behind `head`.
    pub fn write(&mut self, rows: &[u8]) -> Result<ControlFlow<()>, Diagnostic> {
        match self {
            Self::File(file) => file.write(rows)?,
            Self::Screen(watch) => match print(rows, watch) {
                Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                    return Ok(ControlFlow::Break(()));
                }
                Err(error) => return Err(failed(format!("写不出结果：{}", in_chinese(&error)))),
                Ok(()) => {}
            },
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Puts a file in place.
    pub fn finish(self) -> Result<(), Diagnostic> {
        match self {
            Self::Screen(_) => Ok(()),
            Self::File(file) => Ok(file.finish()?),
        }
    }

    /// The watch over whoever takes the rows.
    pub(crate) fn watch(&self) -> Option<Watch> {
        match self {
            Self::Screen(watch) => Some(watch.clone()),
            Self::File(_) => None,
        }
    }

    /// Whether somebody sees the rows go by.
    pub(crate) fn is_seen(&self) -> bool {
        self.watch().is_some() && io::stdout().is_terminal()
    }
}

fn print(rows: &[u8], watch: &Watch) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for piece in rows.chunks(PIECE) {
        out.write_all(piece)?;
        watch.taken();
    }
    out.flush()
}
