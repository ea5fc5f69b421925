//! The real terminal: taken over by one guard, and given back however the program ends.

use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{env, panic};

use chrono::NaiveDate;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
};
use ratatui::crossterm::style::{Print, ResetColor};
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, size,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::Size;

use super::Options;
use super::event::{Input, input};
use super::outside::{self, Done, Outputs, Outside, PrintQueue};
use super::run::Console;
use crate::painter::{LARGEST, Painter};
use crate::picture::Picture;
use crate::platform::{
    Hold, Keys, Waited, begin_anew, give_keyboard_back, in_chinese, keep_no_memory, take_keyboard,
};

/// Whether the terminal is ours; whoever gives it back clears this first.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether taps and the mouse are reported while it is ours.
static TOUCH: AtomicBool = AtomicBool::new(false);

/// How often a printing command is looked after.
const GLANCE: Duration = Duration::from_millis(100);

/// The terminal while it is ours.
pub(crate) struct Tty {
    painter: Painter<io::Stdout>,
    queue: PrintQueue,
    keys: Keys,
    kiosk: bool,
    /// Whether the terminal is asked for its ground, and can be.
    asks: bool,
    clock: Option<fn() -> NaiveDate>,
    /// What is drawn of the window; none: it has to be asked.
    window: Option<Size>,
}

impl Tty {
    /// Takes the terminal over; in a kiosk nothing of the program's memory may reach a disk.
    pub(crate) fn enter(options: &Options) -> io::Result<Self> {
        let (kiosk, clock) = (options.kiosk.is_some(), options.clock);
        if kiosk {
            keep_no_memory()?;
        }
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            hook(info);
        }));
        let mut keys = Keys::new(Hold { take, give_back })?;
        TOUCH.store(options.touch, Ordering::SeqCst);
        take()?;
        if kiosk {
            // Typed before there was a page, maybe to the visitor before.
            keys.forget()?;
        }
        keys.taken()?;
        let painter = Painter::new(stdout());
        // A console paints every ground black, and does not understand the question.
        let console = env::var_os("TERM").is_none_or(|term| term == "linux" || term == "dumb");
        let asks = Keys::TELL_GROUND && options.theme.follows() && !console;
        let queue = PrintQueue::default();
        Ok(Self { painter, queue, keys, kiosk, asks, clock, window: None })
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        if self.asks {
            // An answer that is still under way must not be typed into the shell.
            let _ = self.keys.forget();
        }
        give_back();
    }
}

impl Console for Tty {
    fn draw(&mut self, render: impl FnOnce(&mut Picture)) -> io::Result<()> {
        let size = match self.window {
            Some(size) => size,
            None => window()?,
        };
        self.window = Some(size);
        self.painter.show(size, render)
    }

    fn settle(&mut self) -> io::Result<bool> {
        if self.asks {
            // The answer comes whenever it does, among the keys.
            execute!(stdout(), Print("\x1b]11;?\x1b\\"))?;
        }
        self.window = None;
        Ok(window()? != self.painter.size())
    }

    fn outputs(&self) -> Outputs {
        Outputs::of_machine()
    }

    fn now(&self) -> Instant {
        Instant::now()
    }

    fn today(&self) -> Option<NaiveDate> {
        self.clock.map(|clock| clock())
    }

    fn read(&mut self, until: Option<Instant>) -> io::Result<Option<Input>> {
        loop {
            let event = match self.wait_for_event(until)? {
                Came::Done(done) => return Ok(Some(Input::Done(done))),
                Came::Waited(Waited::Event(event)) => event,
                Came::Waited(Waited::Ground(light)) => return Ok(Some(Input::Ground(light))),
                Came::Waited(Waited::Long) => return Ok(Some(Input::Idle)),
                Came::Waited(Waited::Closed) => return Ok(None),
            };
            if matches!(event, Event::Resize(..)) {
                // Also sent after a stop: whatever is on screen then is not ours.
                self.painter.clear();
                self.window = None;
            }
            match input(event) {
                Some(input) => return Ok(Some(input)),
                // A frame may have been put off for it.
                None if !self.is_behind() => return Ok(Some(Input::Idle)),
                None => {}
            }
        }
    }

    fn is_behind(&self) -> bool {
        self.keys.is_behind()
    }

    fn forget(&mut self) -> io::Result<()> {
        self.keys.forget()?;
        if self.kiosk {
            self.queue = PrintQueue::default();
            execute!(stdout(), Clear(ClearType::Purge), Clear(ClearType::All))?;
            begin_anew()?;
        }
        Ok(())
    }

    fn carry_out(&mut self, wanted: Outside) -> Done {
        match wanted {
            Outside::File { path, force, content } => outside::write(path, force, &content),
            Outside::Read(path) => outside::read(path),
            Outside::Print(printer, content) => self.queue.print(&printer, &content),
            Outside::Clipboard(text) => {
                match execute!(stdout(), CopyToClipboard::to_clipboard_from(text)) {
                    Ok(()) => Done::Sent,
                    Err(error) => Done::NotSent(in_chinese(&error)),
                }
            }
        }
    }

    fn suspend(&mut self) -> io::Result<bool> {
        self.keys.suspend()
    }
}

/// What ended a wait: the person, or a printing command.
enum Came {
    Waited(Waited),
    Done(Done),
}

impl Tty {
    /// Waits for an event, for the end of a printing command, or for a moment.
    fn wait_for_event(&mut self, until: Option<Instant>) -> io::Result<Came> {
        loop {
            if let Some(done) = self.queue.poll() {
                return Ok(Came::Done(done));
            }
            let glance = self.queue.is_busy().then(|| Instant::now() + GLANCE);
            let first = [until, glance].into_iter().flatten().min();
            match self.keys.wait(first)? {
                Waited::Long if until != first => {}
                waited => return Ok(Came::Waited(waited)),
            }
        }
    }
}

/// What is drawn of the window.
fn window() -> io::Result<Size> {
    let (columns, rows) = size()?;
    Ok(Size::new(columns.min(LARGEST.0), rows.min(LARGEST.1)))
}

/// Takes the terminal over, for the first time or again.
fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    take_keyboard()?;
    let mut out = stdout().lock();
    // A console without a second screen still shows what was there before.
    queue!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, Hide)?;
    if TOUCH.load(Ordering::SeqCst) {
        queue!(out, EnableMouseCapture)?;
    }
    out.flush()
}

/// Gives the terminal back; does so once, and reports no error, since nothing more can be done.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout().lock();
    if TOUCH.load(Ordering::SeqCst) {
        let _ = queue!(out, DisableMouseCapture);
    }
    let _ = queue!(out, ResetColor, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = give_keyboard_back();
}
