//! In which format, how wide and where to a command prints its result.

use std::io::{self, IsTerminal as _};
use std::ops::RangeInclusive;

use clap::ArgMatches;

use super::answers::number;
use super::error::{CliError, Fault};
use super::output;
use super::target::{self, Target};
use crate::export::{self, EXPORTERS, Exporter};
use crate::report::Report;

const WIDTHS: RangeInclusive<u32> = 20..=500;

/// What the flags say of printing.
pub struct Printing {
    exporter: &'static Exporter,
    width: usize,
    target: Target,
}

impl Printing {
    /// Reads the flags, and refuses at once what cannot be done.
    pub fn of(matches: &ArgMatches) -> Result<Self, CliError> {
        let (exporter, width) = (exporter(matches)?, width(matches)?);
        let target = Target::of(matches)?;
        if !exporter.is_text() && matches!(target, Target::Screen) && io::stdout().is_terminal() {
            return Err(wrong("--format", exporter.name, Fault::NotForScreen));
        }
        Ok(Self { exporter, width, target })
    }

    /// Prints a result.
    pub fn print(&self, report: &Report) -> Result<(), CliError> {
        self.target.write(&self.written(report))
    }

    /// A result in the format.
    pub fn written(&self, report: &Report) -> Vec<u8> {
        self.exporter.write(report, self.width)
    }

    /// Name of the format.
    pub fn format(&self) -> &'static str {
        self.exporter.name
    }

    /// Cells in a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Where it goes.
    pub fn target(&self) -> &Target {
        &self.target
    }
}

fn exporter(matches: &ArgMatches) -> Result<&'static Exporter, CliError> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    export::find(format).ok_or_else(|| {
        let names = EXPORTERS.iter().map(|each| each.name.to_owned()).collect();
        wrong("--format", format, Fault::NotOneOf(names))
    })
}

/// The width asked for, or that of the terminal.
fn width(matches: &ArgMatches) -> Result<usize, CliError> {
    let Some(text) = matches.get_one::<String>("width") else {
        // A file is the same whichever terminal the program was called from.
        let file = matches.contains_id(target::FLAG);
        return Ok(if file { output::PIPED } else { output::width() });
    };
    number(text, WIDTHS).map(|width| width as usize).map_err(|fault| wrong("--width", text, fault))
}

fn wrong(flag: &str, text: &str, fault: Fault) -> CliError {
    CliError::Value { flag: flag.to_owned(), text: text.to_owned(), fault }
}
