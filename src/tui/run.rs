//! The loop: draw, wait for something to happen, take it in. Nothing runs in between.

use std::io;
use std::time::{Duration, Instant};

use ratatui::Frame;
use ratatui::layout::Size;

use super::Options;
use super::app::{App, first};
use super::event::Input;
use super::look::Look;
use super::msg::{Msg, Next};
use super::outside::{Done, Outlets, Outside};
use crate::model::{Data, Meta};

/// A terminal to draw on and to read from; the tests bring their own.
pub trait Console {
    /// Draws one frame.
    fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()>;

    /// Does what could wait until the first frame was on screen; tells whether the window has
    /// another size since.
    fn settle(&mut self) -> io::Result<bool>;

    /// Where results can go from here; looked for once the first frame is on screen.
    fn outlets(&self) -> Outlets;

    /// Waits for the next input, or so long; none when there will be no more.
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Option<Input>>;

    /// Whether more has been typed than was read: a frame now would be out of date at once.
    fn is_behind(&self) -> bool;

    /// Throws away what was typed and not read yet: the next visitor must not see it.
    fn forget(&mut self) -> io::Result<()>;

    /// Does what a page asks for outside; what takes its time is told by a later [`Self::read`].
    fn carry_out(&mut self, wanted: Outside) -> Done;

    /// Hands the terminal back to the shell and stops until continued.
    fn suspend(&mut self) -> io::Result<()>;
}

/// Runs until the person leaves. The data is loaded only once the first frame is on screen.
pub fn run<C: Console>(
    console: &mut C,
    options: &Options,
    meta: &'static Meta,
    load: impl FnOnce() -> Data,
) -> anyhow::Result<()> {
    let look = Look::new(options, meta);
    let mut size = Size::default();
    console.draw(|frame| {
        size = frame.area().as_size();
        first(&look, frame);
    })?;
    let resized = console.settle()?;
    let data = load();
    // What is said of a folder with data of this machine could not be known before.
    let told = data.overlay.is_some();
    let mut app = App::over(options, data);
    app.resize(size.width, size.height);
    if resized || told {
        draw(console, &mut app)?;
    }
    go_on(console, app)
}

/// Runs from a state that is there already.
pub fn resume<C: Console>(console: &mut C, mut app: App) -> anyhow::Result<()> {
    draw(console, &mut app)?;
    if console.settle()? {
        draw(console, &mut app)?;
    }
    go_on(console, app)
}

fn go_on<C: Console>(console: &mut C, mut app: App) -> anyhow::Result<()> {
    app.reach(console.outlets());
    let mut present = Instant::now();
    // A burst of keys is taken in before it is drawn.
    let mut stale = false;
    while let Some(input) = console.read(left(app.wait(), present))? {
        if input.is_presence() {
            present = Instant::now();
        }
        let next = app.read(input).map_or(Next::Stay, |msg| app.update(&msg));
        stale |= next != Next::Stay;
        match next {
            Next::Stay | Next::Draw => {}
            Next::Outside(wanted) => {
                app.update(&Msg::Done(console.carry_out(wanted)));
            }
            // Whoever continues the program sends a change of size, and that draws.
            Next::Suspend => {
                console.suspend()?;
                stale = false;
            }
            Next::Wipe => console.forget()?,
            Next::Quit => break,
        }
        if stale && !console.is_behind() {
            draw(console, &mut app)?;
            stale = false;
        }
    }
    Ok(())
}

/// What is left of a time that began when somebody was last there.
fn left(wait: Option<Duration>, present: Instant) -> Option<Duration> {
    wait.map(|wait| wait.saturating_sub(present.elapsed()))
}

fn draw<C: Console>(console: &mut C, app: &mut App) -> io::Result<()> {
    console.draw(|frame| {
        // A change of size may come to light only here, when a key comes along with it.
        app.resize(frame.area().width, frame.area().height);
        app.draw(frame);
    })
}
