//! Everything a page can be told: a closed list of meanings, not of keys.

use std::time::Duration;

use chrono::NaiveDate;

use super::outside::{Done, Outside};
use super::touch::Touch;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// To the left: a tab, a day, a month.
    Left,
    Right,
    PageUp,
    PageDown,
    /// A page down, from the last one to the first.
    Turn,
    /// So many years on, or back.
    Years(i32),
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// To the next tab, round and round.
    NextTab,
    /// To the tab before.
    PrevTab,
    /// The choice with this digit.
    Digit(u8),
    /// Take what is focused.
    Confirm,
    /// Tick or untick what is focused.
    Toggle,
    /// One step back.
    Back,
    Help,
    /// The search over everything.
    Search,
    /// Somebody else calls.
    NewCaller,
    /// To the next caller.
    NextCaller,
    /// Take the last step back.
    Undo,
    /// A letter for the text field.
    Type(char),
    /// Pasted text for the text field.
    Paste(String),
    /// Take away the letter before the caret.
    Erase,
    /// Work a number out from months instead.
    Months,
    /// Take away the letter after the caret.
    EraseAhead,
    /// Take away the word before the caret.
    EraseWord,
    /// Take away everything before the caret.
    EraseLine,
    /// Forget everything, if it is said twice.
    End,
    /// Take the result away.
    Carry,
    /// Show the result as it is read out.
    Aloud,
    /// Compare the result with others.
    Compare,
    /// What came of something done outside.
    Done(Done),
    /// The window has a new size.
    Resize(u16, u16),
    /// Nobody has been there for so long.
    Idle(Duration),
    /// Somebody is there, and says nothing else.
    Present,
    /// Something was typed faster than a person types.
    TooFast,
    /// The key that led to this page is still held down.
    Leant,
    /// The terminal told whether its ground is light.
    Ground(bool),
    /// It is another day.
    Day(NaiveDate),
    /// To a line, a month or a day by its number.
    Point(usize),
    /// A finger or the mouse.
    Touch(Touch),
    /// Leave the program, whatever is on screen.
    Interrupt,
    /// Stop the program for the shell to take over.
    Suspend,
}

impl Msg {
    /// Whether it comes from elsewhere than a person.
    pub(crate) fn is_apart(&self) -> bool {
        matches!(
            self,
            Self::Resize(..) | Self::Idle(_) | Self::Done(_) | Self::Day(_) | Self::Ground(_)
        )
    }
}

/// What the run loop does after a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing changed; nothing is drawn.
    Stay,
    /// Draw a frame.
    Draw,
    /// Do something outside, and draw.
    Outside(Outside),
    /// Hand the terminal back and stop until continued.
    Suspend,
    /// A visitor was forgotten: forget what was typed and not read yet too, and draw.
    Wipe,
    Quit,
}
