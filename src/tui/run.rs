//! The loop: draw, wait for something to happen, take it in. Nothing runs in between.

use std::io;
use std::time::Instant;

use chrono::NaiveDate;
use ratatui::layout::Size;

use super::Options;
use super::app::App;
use super::draw::first;
use super::event::Input;
use super::look::Look;
use super::msg::{Msg, Next};
use super::outside::{Done, Outputs, Outside};
use super::pace::{Pace, Paced};
use super::presence::Presence;
use crate::model::{Data, Meta};
use crate::picture::Picture;

/// A terminal to draw on and to read from; the tests bring their own.
pub trait Console {
    fn draw(&mut self, render: impl FnOnce(&mut Picture)) -> io::Result<()>;

    /// Does what could wait until the first frame was on screen; tells whether the window has
    /// another size since.
    fn settle(&mut self) -> io::Result<bool>;

    /// Where results can go from here; looked for once the first frame is on screen.
    fn outputs(&self) -> Outputs;

    /// The clock that waits are counted by.
    fn now(&self) -> Instant;

    /// The day of today; none if the day was named and stays.
    fn today(&self) -> Option<NaiveDate>;

    /// Waits for the next input, or until then; none when there will be no more.
    fn read(&mut self, until: Option<Instant>) -> io::Result<Option<Input>>;

    /// Whether more has been typed than was read: a frame now would be out of date at once.
    fn is_behind(&self) -> bool;

    /// Throws away what was typed and not read yet: the next visitor must not see it.
    fn forget(&mut self) -> io::Result<()>;

    /// Does what a page asks for outside; what takes its time is told by a later [`Self::read`].
    fn carry_out(&mut self, wanted: Outside) -> Done;

    /// Hands the terminal back to the shell and stops until continued, where there is one; tells whether.
    fn suspend(&mut self) -> io::Result<bool>;
}

/// Runs until the person leaves. The data is loaded only once the first frame is on screen.
pub fn run<C: Console>(
    console: &mut C,
    options: &Options,
    meta: &'static Meta,
    load: impl FnOnce() -> Data,
) -> io::Result<()> {
    let look = Look::new(options, meta);
    let mut size = Size::default();
    console.draw(|picture| {
        size = picture.area().as_size();
        first(&look, picture);
    })?;
    let resized = console.settle()?;
    let data = load();
    // What is said of a folder with data of this machine could not be known before.
    let told = data.overlay.is_some();
    let mut app = App::over(options, data);
    app.resize(size.width, size.height);
    // What answers a tap is known only once there is an app; where nothing answers one frame will do.
    if resized || told || options.touch {
        draw(console, &mut app)?;
    }
    go_on(console, app)
}

/// Runs from a state that is there already.
pub fn resume<C: Console>(console: &mut C, mut app: App) -> io::Result<()> {
    draw(console, &mut app)?;
    if console.settle()? {
        draw(console, &mut app)?;
    }
    go_on(console, app)
}

fn go_on<C: Console>(console: &mut C, mut app: App) -> io::Result<()> {
    app.reach(console.outputs());
    let present = console.now();
    let (presence, pace) = (Presence::default(), Pace::default());
    let mut turn = Turn { console, app: &mut app, present, presence, pace, stale: false };
    while turn.once()? {}
    Ok(())
}

/// What the loop keeps from one input to the next.
struct Turn<'a, C> {
    console: &'a mut C,
    app: &'a mut App,
    /// When somebody was last there.
    present: Instant,
    presence: Presence,
    pace: Pace,
    /// Whether the screen is out of date: a burst of keys is taken in before it is drawn.
    stale: bool,
}

impl<C: Console> Turn<'_, C> {
    /// Waits for an input and takes it in; tells whether to go on.
    fn once(&mut self) -> io::Result<bool> {
        let idle = self.app.wait().and_then(|wait| self.present.checked_add(wait));
        let until = [idle, self.pace.due()].into_iter().flatten().min();
        let Some(mut input) = self.console.read(until)? else { return Ok(false) };
        let now = self.console.now();
        if self.app.is_paced() && self.presence.is_of_a_thing(&input, now) {
            input = Input::Idle;
        }
        if input.is_presence() {
            self.present = now;
            self.stale |= self.app.greet();
            self.see_the_day();
        }
        let mut meant = self.meant(input, now);
        // What shows nobody may come so often that nothing else is ever waited for.
        meant.extend(self.is_alone(now));
        for msg in meant {
            let page = self.app.whereabouts();
            if !self.take_in(&msg)? {
                return Ok(false);
            }
            if page != self.app.whereabouts() {
                self.pace.turned();
            }
        }
        if self.stale && !self.console.is_behind() {
            draw(self.console, self.app)?;
            self.stale = false;
        }
        Ok(true)
    }

    /// Counts from today, whichever day the program was started on.
    fn see_the_day(&mut self) {
        let today = self.console.today();
        if let Some(today) = today.filter(|today| *today != self.app.session().today()) {
            self.app.update(&Msg::Day(today));
            self.stale = true;
        }
    }

    /// What an input means, with a key that was held back before it.
    fn meant(&mut self, input: Input, now: Instant) -> Vec<Msg> {
        if input == Input::Idle {
            let key = self.pace.release(now);
            return key.and_then(|key| self.app.read(Input::Key(key))).into_iter().collect();
        }
        if !self.app.is_paced() {
            return self.app.read(input).into_iter().collect();
        }
        match self.pace.take(input, self.app.takes_words(), now) {
            Paced::Now(held, input) => {
                let inputs = held.map(Input::Key).into_iter().chain([input]);
                inputs.filter_map(|input| self.app.read(input)).collect()
            }
            Paced::Held | Paced::TooFast { first: false } => Vec::new(),
            Paced::TooFast { first: true } => vec![Msg::TooFast],
            Paced::Leant => vec![Msg::Leant],
        }
    }

    /// Says that nobody was there for so long, when that is to be said.
    fn is_alone(&self, now: Instant) -> Option<Msg> {
        let due = self.app.wait().is_some_and(|wait| now >= self.present + wait);
        due.then(|| Msg::Idle(now - self.present))
    }

    /// Takes a message in, and does what comes of it; tells whether to go on.
    fn take_in(&mut self, msg: &Msg) -> io::Result<bool> {
        let next = self.app.update(msg);
        self.stale |= next != Next::Stay;
        match next {
            Next::Stay | Next::Draw => {}
            Next::Outside(wanted) => {
                let done = self.console.carry_out(wanted);
                self.app.update(&Msg::Done(done));
            }
            // Whoever continues the program sends a change of size, and that draws.
            Next::Suspend => {
                let stopped = self.console.suspend()?;
                self.stale &= !stopped;
            }
            Next::Wipe => self.console.forget()?,
            Next::Quit => return Ok(false),
        }
        Ok(true)
    }
}

fn draw<C: Console>(console: &mut C, app: &mut App) -> io::Result<()> {
    console.draw(|picture| {
        // A change of size may come to light only here, when a key comes along with it.
        app.resize(picture.area().width, picture.area().height);
        let taps = app.draw(picture);
        app.drawn(taps);
    })
}
