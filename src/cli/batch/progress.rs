//! The progress of a batch, for somebody who watches.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tally::Tally;

/// Only plain letters: some terminals draw blocks two cells wide.
const MARKS: &str = "=> ";
const KNOWN: &str = "[{bar:24}] {percent:>3}%  {msg} 行  还要 {eta_precise}";
const UNKNOWN: &str = "{msg} 行  已用 {elapsed_precise}";
/// More is only flicker.
const PER_SECOND: u8 = 5;

/// A line on the terminal, or nothing.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Begins, by the bytes of the input where their number is known.
    ///
    /// It is shown on a terminal alone, and not where the rows themselves are shown.
    pub fn new(size: Option<u64>, rows_shown: bool) -> Self {
        if rows_shown || !io::stderr().is_terminal() {
            return Self(None);
        }
        let target = ProgressDrawTarget::stderr_with_hz(PER_SECOND);
        let bar = ProgressBar::with_draw_target(size, target);
        let template = if size.is_some() { KNOWN } else { UNKNOWN };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars(MARKS));
        }
        Self(Some(bar))
    }

    /// Shows how far it is.
    pub fn at(&self, tally: &Tally) {
        if let Some(bar) = &self.0 {
            bar.set_message(tally.rows.to_string());
            bar.set_position(tally.end);
        }
    }

    /// Takes the line away.
    pub fn end(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}
