//! The guided screens.

pub mod app;
pub mod backend;
pub mod errand;
pub mod event;
pub mod frame;
pub mod keymap;
pub mod look;
pub mod msg;
pub mod page;
pub mod run;
pub mod screen;

pub mod terminal;
pub mod theme;
pub mod widget;

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use screen::since::Opened;

use crate::model::Data;
use crate::output::printer::Printer;
use crate::rules;

/// How the screens run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only ASCII marks and lines.
    pub ascii: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// The day the answers are for.
    pub today: NaiveDate,
    /// For visitors: after so long without a key everything is forgotten, and nothing ends the program.
    pub kiosk: Option<Duration>,
}

/// The same, going on from where somebody left off.
pub fn resume(options: &Options, data: Data, opened: Opened) -> anyhow::Result<()> {
    let mut console = terminal::Tty::enter(options.kiosk.is_some())?;
    let mut app = app::App::over(options, data);
    app.resume(opened);
    run::resume(&mut console, app)
}

/// Where results can go from this machine.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    /// Prints pages.
    pub printer: Option<Printer>,
    /// Prints receipts.
    pub receipts: Option<Printer>,
    /// Where files are put unless a person says otherwise.
    pub folder: PathBuf,
}

impl Outlets {
    /// Those of this machine: the printers that are set, the folder the program was started in.
    pub fn of_machine() -> Self {
        Self {
            printer: Printer::of_pages(),
            receipts: Printer::of_receipts(),
            folder: env::current_dir().unwrap_or_default(),
        }
    }
}

/// Runs the guided screens until the person leaves; the terminal is as before afterwards.
pub fn run(options: &Options, load: impl FnOnce() -> Data) -> anyhow::Result<()> {
    let mut console = terminal::Tty::enter(options.kiosk.is_some())?;
    run::run(&mut console, options, (rules::meta(), load))
}
