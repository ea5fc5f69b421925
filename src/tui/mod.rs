//! The guided screens.

mod about;
pub mod app;
mod band;
mod callers;
mod canvas;
mod case;
pub mod draw;
pub mod effect;
pub mod event;
mod frame;
mod keymap;
pub mod look;
pub mod msg;
pub mod outside;
mod pace;
mod page;
mod panes;
mod patience;
mod presence;
mod prints;
pub mod run;
mod screen;
mod stack;
pub mod taps;
mod terminal;
pub mod theme;
pub mod touch;
mod widget;
mod wrapped;

pub use app::Opened;
use theme::Theme;

use std::io;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::Data;
use crate::regions::RegionIx;
use crate::rules;
use crate::session::Session;

/// What is filled in before anybody comes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Preset {
    /// The place that insurance moves to.
    pub destination: Option<RegionIx>,
    /// Position of the topic that stands first on the home page.
    pub topic: usize,
    /// Title of the home page instead of the program's own.
    pub title: Option<&'static str>,
}

/// How the screens run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only ASCII marks and lines.
    pub ascii: bool,
    /// Colours by role.
    pub theme: Theme,
    /// The day the answers are for.
    pub today: NaiveDate,
    /// Tells the day anew, so that a program left open over midnight counts from today; none: the day stays.
    pub clock: Option<fn() -> NaiveDate>,
    /// Tells when somebody calls and when a calendar is written; none: the hour is not shown.
    pub moment: Option<fn() -> NaiveDateTime>,
    /// Whether staff with callers use it: fewer pages, no review before the plan.
    pub desk: bool,
    /// What is filled in beforehand.
    pub preset: Preset,
    /// What is wrong with the settings of this machine, in a sentence or two.
    pub trouble: Option<&'static str>,
    /// Whether taps and the mouse are read; in a kiosk they are.
    pub touch: bool,
    /// For visitors: after so long without a key everything is forgotten, and nothing ends the program.
    pub kiosk: Option<Duration>,
}

/// Runs the guided screens until the person leaves; the terminal is as before afterwards.
pub fn run(options: &Options, load: impl FnOnce() -> Data) -> io::Result<()> {
    let mut console = terminal::Tty::enter(options)?;
    run::run(&mut console, options, rules::meta(), load)
}

/// The same, going on from where somebody left off.
pub fn resume(options: &Options, data: Data, opened: Opened) -> io::Result<()> {
    let mut console = terminal::Tty::enter(options)?;
    let mut app = app::App::over(options, data);
    app.resume(opened);
    run::resume(&mut console, app)
}

/// The same, at the plan of a case that was told, with what is to be said of how it was told.
pub fn tell(
    options: &Options,
    data: Data,
    session: Session<'static>,
    asides: Vec<String>,
) -> io::Result<()> {
    let mut console = terminal::Tty::enter(options)?;
    let mut app = app::App::over(options, data);
    app.tell_case(session, asides);
    run::resume(&mut console, app)
}

/// The same, at the line of words with what was written there.
pub fn look_up(options: &Options, data: Data, text: &str) -> io::Result<()> {
    let mut console = terminal::Tty::enter(options)?;
    let mut app = app::App::over(options, data);
    app.look_up(text);
    run::resume(&mut console, app)
}
