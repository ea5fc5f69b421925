//! The real terminal: taken over by one guard, and given back however the program ends.

use std::io::{self, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::{Frame, Terminal};

use super::backend::FrameBackend;
use super::event::{Input, input};
use super::run::Console;

/// Whether the terminal is ours; whoever gives it back clears this first.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Tty {
    terminal: Terminal<FrameBackend<io::Stdout>>,
    /// Signals caught but not watched yet.
    #[cfg(unix)]
    signals: Option<signal_hook::iterator::Signals>,
}

impl Tty {
    /// Takes the terminal over.
    pub fn enter() -> io::Result<Self> {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            hook(info);
        }));
        #[cfg(unix)]
        let signals = Some(super::signals::catch()?);
        take()?;
        Ok(Self {
            terminal: Terminal::new(FrameBackend::new(stdout()))?,
            #[cfg(unix)]
            signals,
        })
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        give_back();
    }
}

impl Console for Tty {
    fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(render).map(|_| ())
    }

    fn settle(&mut self) -> io::Result<bool> {
        #[cfg(unix)]
        if let Some(signals) = self.signals.take() {
            super::signals::watch(signals)?;
        }
        // The library watches for changes of size from its first look at the input on.
        event::poll(Duration::ZERO)?;
        Ok(self.terminal.size()? != self.terminal.get_frame().area().as_size())
    }

    fn read(&mut self, wait: Option<Duration>) -> io::Result<Option<Input>> {
        loop {
            if let Some(wait) = wait
                && !event::poll(wait)?
            {
                return Ok(Some(Input::Idle));
            }
            let event = event::read()?;
            if matches!(event, Event::Resize(..)) {
                // Also sent after a stop: whatever is on screen then is not ours.
                self.terminal.clear()?;
            }
            if let Some(input) = input(event) {
                return Ok(Some(input));
            }
        }
    }

    fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        super::signals::stop()?;
        Ok(())
    }
}

/// Takes the terminal over, for the first time or again.
pub(super) fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // After a stop the shell may have set the modes; without this they would count as still ours.
    disable_raw_mode()?;
    enable_raw_mode()?;
    let mut out = stdout().lock();
    queue!(out, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    out.flush()
}

/// Gives the terminal back; does so once, and reports no error, since nothing more can be done.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout().lock();
    let _ = queue!(out, ResetColor, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}
