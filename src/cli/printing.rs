//! The flags of a command that prints a result: format, width, target.

use std::io::{self, IsTerminal as _};
use std::ops::RangeInclusive;

use chrono::NaiveDateTime;
use clap::ArgMatches;

use super::target::Target;
use super::{clock, flags, stdout};
use crate::answers::Given;
use crate::diagnostic::{Diagnostic, shown};
use crate::export::{self, EXPORTERS, Exporter};
use crate::report::Report;
use crate::session::Session;

const WIDTHS: RangeInclusive<u32> = 20..=500;
/// Endings of what only many results together make.
const TABLES: [&str; 3] = ["csv", "jsonl", "xlsx"];

/// What the flags say of printing.
pub struct Printing {
    exporter: &'static Exporter,
    width: usize,
    target: Target,
    /// When it is printed; the day alone where that was given, which replaces the clock.
    moment: Option<NaiveDateTime>,
}

impl Printing {
    /// Reads the flags, and refuses at once what cannot be done.
    pub fn of(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let (exporter, target) = (exporter(matches)?, Target::of(matches)?);
        let width = width(matches, &target)?;
        if exporter.name == "qr" && matches.get_flag(flags::ASCII) {
            let hint = "去掉 --ascii；终端画不出方块的，用 --output 方案.pdf，二维码就在纸上";
            return Err(Diagnostic::of_call("二维码不能只用 ASCII 画，画了也扫不出来", hint));
        }
        if !exporter.is_text() && matches!(target, Target::Screen) && io::stdout().is_terminal() {
            let what = format!("{} 这种格式不能显示在屏幕上", shown(exporter.name));
            let hint = "加上 --output 和文件名，写成文件再打开";
            return Err(Diagnostic::of_call(what, hint));
        }
        let moment = (!clock::is_named(matches)).then(clock::moment);
        Ok(Self { exporter, width, target, moment })
    }

    /// What a run comes to, as much of it as the format has room for.
    pub(crate) fn result(&self, session: &Session) -> Report {
        if self.exporter.explains { session.explained() } else { session.report() }
    }

    pub fn print(&self, report: &Report) -> Result<(), Diagnostic> {
        self.target.hand_over(&self.written(report)?)
    }

    /// A result in the format.
    pub fn written(&self, report: &Report) -> Result<Vec<u8>, Diagnostic> {
        if self.exporter.fits(report) {
            return Ok(self.exporter.write_at(self.moment, report, self.width));
        }
        let (what, hint) = match report {
            Report::Compared(_) => (
                "几个方案并排，写不成一份日历",
                "换一种格式，或者要比的那一项只写一个，用 yizhuan plan 写那个方案的",
            ),
            _ => (
                "这个结果里没有定下来的日子，写不成日历",
                "换一种格式看全部内容，或者补上答案、等结果里有日子了再写",
            ),
        };
        Err(Diagnostic::new(what, hint))
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

/// The format that is named, else that of the file's ending, else the usual one.
fn exporter(matches: &ArgMatches) -> Result<&'static Exporter, Diagnostic> {
    let ending = flags::ending(matches).unwrap_or_default();
    let Some(format) = matches.get_one::<String>("format") else { return by_ending(&ending) };
    let found = export::find(format).ok_or_else(|| {
        let names: Vec<&str> = EXPORTERS.iter().map(|each| each.name).collect();
        Given::new("--format", format).not_one_of(&names)
    })?;
    let other = EXPORTERS.iter().any(|each| each.ending == ending) && found.ending != ending;
    // Whatever can be read may be kept as text.
    if other && !(found.is_text() && ending == EXPORTERS[0].ending) {
        let what = format!("--format 写的是 {format}，文件名却是 .{ending}");
        let hint = format!("去掉 --format，就按 .{ending} 写；或者文件名改成 .{}", found.ending);
        return Err(Diagnostic::of_call(what, hint));
    }
    Ok(found)
}

fn by_ending(ending: &str) -> Result<&'static Exporter, Diagnostic> {
    let ending = if ending == "htm" { "html" } else { ending };
    if TABLES.contains(&ending) {
        let what = format!("一个人的结果写不成 .{ending} 表格");
        let hint = "换一种文件名，如 .json、.pdf；许多人一起算用 yizhuan batch";
        return Err(Diagnostic::of_call(what, hint));
    }
    if ending.is_empty() {
        return Ok(&EXPORTERS[0]);
    }
    let known = EXPORTERS.iter().map(|each| each.ending);
    let found = EXPORTERS.iter().find(|each| each.ending == ending);
    found.ok_or_else(|| flags::no_such_ending(ending, &known.collect::<Vec<_>>()))
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
