//! The flags of a command that prints a result: format, width, target.

use std::io::{self, IsTerminal as _};
use std::ops::RangeInclusive;

use clap::ArgMatches;

use super::stdout;
use super::target::Target;
use crate::answers::Given;
use crate::diagnostic::{Diagnostic, shown};
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
    pub fn of(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let (exporter, target) = (exporter(matches)?, Target::of(matches)?);
        let width = width(matches, &target)?;
        if !exporter.is_text() && matches!(target, Target::Screen) && io::stdout().is_terminal() {
            let what = format!("{} 这种格式不能显示在屏幕上", shown(exporter.name));
            let hint = "加上 --output 和文件名，写成文件再打开";
            return Err(Diagnostic::of_call(what, hint));
        }
        Ok(Self { exporter, width, target })
    }

    pub fn print(&self, report: &Report) -> Result<(), Diagnostic> {
        self.target.write(&self.written(report)?)
    }

    /// A result in the format.
    pub fn written(&self, report: &Report) -> Result<Vec<u8>, Diagnostic> {
        if self.exporter.fits(report) {
            return Ok(self.exporter.write(report, self.width));
        }
        let hint = "换一种格式看全部内容，或者补上答案、等结果里有日子了再写";
        Err(Diagnostic::new("这个结果里没有定下来的日子，写不成日历", hint))
    }

    /// Name of the format.
    pub fn format(&self) -> &'static str {
        self.exporter.name
    }

    /// Cells in a line.
    pub fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }
}

fn exporter(matches: &ArgMatches) -> Result<&'static Exporter, Diagnostic> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    export::find(format).ok_or_else(|| {
        let names: Vec<&str> = EXPORTERS.iter().map(|each| each.name).collect();
        Given::new("--format", format).not_one_of(&names)
    })
}

/// The width asked for, or that of the terminal.
fn width(matches: &ArgMatches, target: &Target) -> Result<usize, Diagnostic> {
    let Some(text) = matches.get_one::<String>("width") else {
        // A file is the same whichever terminal the program was called from.
        let file = matches!(target, Target::File(..));
        return Ok(if file { stdout::PIPED } else { stdout::width() });
    };
    Given::new("--width", text).number(WIDTHS).map(|width| width as usize)
}
