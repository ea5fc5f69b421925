//! The sink of a batch: its rows go out a piece at a time.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::ops::ControlFlow;

use crate::cli::call::failed;
use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;
use crate::output::file::AtomicFile;

/// An open way out.
pub enum Sink {
    Screen,
    /// A file that is put in place at the end.
    File(AtomicFile),
}

impl Sink {
    pub fn open(target: &Target) -> Result<Self, Diagnostic> {
        match target {
            Target::Screen => Ok(Self::Screen),
            Target::File(path, force) => Ok(Self::File(AtomicFile::begin(path, *force)?)),
        }
    }

    /// Writes whole rows; breaks off where nobody reads them any more, as behind `head`.
    pub fn write(&mut self, rows: &[u8]) -> Result<ControlFlow<()>, Diagnostic> {
        match self {
            Self::File(file) => file.write(rows)?,
            Self::Screen => {
                let mut out = io::stdout().lock();
                match out.write_all(rows).and_then(|()| out.flush()) {
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                        return Ok(ControlFlow::Break(()));
                    }
                    Err(error) => return Err(failed(format!("写不出结果：{error}"))),
                    Ok(()) => {}
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Puts a file in place.
    pub fn finish(self) -> Result<(), Diagnostic> {
        match self {
            Self::Screen => Ok(()),
            Self::File(file) => Ok(file.finish()?),
        }
    }

    /// Whether somebody sees the rows go by.
    pub fn is_seen(&self) -> bool {
        matches!(self, Self::Screen) && io::stdout().is_terminal()
    }
}
