//! Inputs of a person at the terminal, freed from the terminal library's forms of them.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::outside::Done;
use super::touch::{Touch, TouchKind};
use crate::text::narrow;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats while it is held.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// A finger or the mouse.
    Touch(Touch),
    /// The window has a new size.
    Resize(u16, u16),
    /// What came of something outside that took its time.
    Done(Done),
    /// The terminal told whether its ground is light.
    Ground(bool),
    /// Nothing happened in the time that was given.
    Idle,
}

impl Input {
    /// Whether it may show that somebody is there: a change of size or the end of a printing command does not.
    pub(crate) fn is_presence(&self) -> bool {
        match self {
            Self::Key(_) | Self::Paste(_) => true,
            Self::Touch(touch) => touch.is_presence(),
            Self::Resize(..) | Self::Done(_) | Self::Ground(_) | Self::Idle => false,
        }
    }
}

/// A key, full-width characters folded to half-width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
}

impl Key {
    /// A key without Ctrl.
    pub fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    /// A letter with Ctrl.
    pub fn ctrl(letter: char) -> Self {
        Self { code: KeyCode::Char(letter), ctrl: true }
    }
}

/// Reads a terminal event; releases of keys and focus mean nothing here.
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => self::key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Event::Mouse(mouse) => touch(mouse).map(Input::Touch),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// A mouse that only moves says nothing, nor do its other buttons.
fn touch(event: MouseEvent) -> Option<Touch> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => TouchKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => TouchKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => TouchKind::Release,
        MouseEventKind::ScrollUp => TouchKind::WheelUp,
        MouseEventKind::ScrollDown => TouchKind::WheelDown,
        _ => return None,
    };
    Some(Touch { kind, at: (event.column, event.row) })
}

fn key(event: KeyEvent) -> Option<Key> {
    // Windows reports releases too; acting on them would double every key.
    if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let code = match event.code {
        // Input methods left in full-width mode send `１` for 1 and `？` for ?.
        KeyCode::Char(letter) => KeyCode::Char(narrow(letter)),
        other => other,
    };
    Some(Key { code, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) })
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyEventState;

    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Option<Input> {
        input(Event::Key(KeyEvent { code, modifiers, kind, state: KeyEventState::NONE }))
    }

    #[test]
    fn full_width_keys_are_half_width_keys() {
        for (typed, meant) in
            [('１', '1'), ('？', '?'), ('\u{3000}', ' '), ('ａ', 'a'), ('成', '成')]
        {
            let got = pressed(KeyCode::Char(typed), KeyModifiers::NONE, KeyEventKind::Press);
            assert_eq!(got, Some(Input::Key(Key::plain(KeyCode::Char(meant)))), "{typed}");
        }
    }

    #[test]
    fn releases_are_ignored_and_repeats_are_not() {
        let press = |kind| pressed(KeyCode::Down, KeyModifiers::NONE, kind);
        assert!(press(KeyEventKind::Press).is_some());
        assert!(press(KeyEventKind::Repeat).is_some());
        assert_eq!(press(KeyEventKind::Release), None);
    }

    #[test]
    fn ctrl_is_told_from_the_letter_and_alt_is_nothing() {
        let press = |modifiers| pressed(KeyCode::Char('c'), modifiers, KeyEventKind::Press);
        assert_eq!(press(KeyModifiers::CONTROL), Some(Input::Key(Key::ctrl('c'))));
        assert_eq!(press(KeyModifiers::ALT), None);
    }

    #[test]
    fn only_what_a_person_does_shows_that_somebody_is_there() {
        let key = Input::Key(Key::plain(KeyCode::Enter));
        assert!(key.is_presence() && Input::Paste(String::new()).is_presence());
        let motion = MouseEvent {
            kind: MouseEventKind::Moved,
            column: 1,
            row: 1,
            modifiers: KeyModifiers::NONE,
        };
        assert_eq!(input(Event::Mouse(motion)), None);
        let touch = |kind| Input::Touch(Touch { kind, at: (1, 1) });
        let (drag, release) = (touch(TouchKind::Drag), touch(TouchKind::Release));
        assert!(touch(TouchKind::Press).is_presence() && touch(TouchKind::WheelUp).is_presence());
        let printed = Input::Done(Done::Printing);
        for other in
            [Input::Resize(80, 24), printed, Input::Ground(true), Input::Idle, drag, release]
        {
            assert!(!other.is_presence(), "{other:?}");
        }
    }

    #[test]
    fn a_paste_is_one_input() {
        let text = "成都\n1".to_owned();
        assert_eq!(input(Event::Paste(text.clone())), Some(Input::Paste(text)));
    }
}
