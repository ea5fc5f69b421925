//! Keys: what each row of the table makes of a code.

use ratatui::crossterm::event::KeyCode;

use crate::tui::msg::Msg;

pub(super) fn letter(code: KeyCode, letter: char, msg: Msg) -> Option<Msg> {
    (code == KeyCode::Char(letter)).then_some(msg)
}

pub(super) fn carry(code: KeyCode) -> Option<Msg> {
    (code == KeyCode::Char('9')).then_some(Msg::Carry)
}

pub(super) fn digit(code: KeyCode) -> Option<Msg> {
    let KeyCode::Char(letter) = code else { return None };
    letter.to_digit(10).map(|digit| Msg::Digit(digit as u8))
}

pub(super) fn number(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Char(letter) if letter.is_ascii_digit() => Some(Msg::Type(letter)),
        KeyCode::Backspace => Some(Msg::Erase),
        _ => None,
    }
}

pub(super) fn rub(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('-' | '—') | KeyCode::Backspace).then_some(Msg::Erase)
}

pub(super) fn lines(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Up | KeyCode::BackTab => Some(Msg::Up),
        KeyCode::Down | KeyCode::Tab => Some(Msg::Down),
        _ => None,
    }
}

pub(super) fn sides(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Left => Some(Msg::Left),
        KeyCode::Right => Some(Msg::Right),
        _ => None,
    }
}

pub(super) fn pages(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::PageUp => Some(Msg::PageUp),
        KeyCode::PageDown | KeyCode::Char('-' | '—') => Some(Msg::Turn),
        _ => None,
    }
}

pub(super) fn ends(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Home => Some(Msg::First),
        KeyCode::End => Some(Msg::Last),
        _ => None,
    }
}

pub(super) fn tabs(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Tab => Some(Msg::NextTab),
        KeyCode::BackTab => Some(Msg::PrevTab),
        _ => None,
    }
}

pub(super) fn confirm(code: KeyCode) -> Option<Msg> {
    (code == KeyCode::Enter).then_some(Msg::Confirm)
}

pub(super) fn toggle(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('+' | ' ')).then_some(Msg::Toggle)
}

pub(super) fn back(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('.' | '。') | KeyCode::Esc | KeyCode::Backspace)
        .then_some(Msg::Back)
}

pub(super) fn help(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('*' | '?') | KeyCode::F(1)).then_some(Msg::Help)
}

pub(super) fn search(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('/' | '、')).then_some(Msg::Search)
}

pub(super) fn end(code: KeyCode) -> Option<Msg> {
    matches!(code, KeyCode::Char('/' | '、')).then_some(Msg::End)
}

pub(super) fn f(code: KeyCode, number: u8, msg: Msg) -> Option<Msg> {
    (code == KeyCode::F(number)).then_some(msg)
}

/// Only letters: digits and signs are keys.
pub(super) fn words(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Char(letter) if letter.is_alphabetic() => Some(Msg::Type(letter)),
        _ => None,
    }
}

pub(super) fn edit(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Backspace => Some(Msg::Erase),
        KeyCode::Delete => Some(Msg::EraseAhead),
        other => sides(other).or_else(|| ends(other)),
    }
}

pub(super) fn name(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Char(letter) if !letter.is_control() => Some(Msg::Type(letter)),
        _ => None,
    }
}

/// Nothing that is looked for has the sign in it that turns pages.
pub(super) fn text(code: KeyCode) -> Option<Msg> {
    name(code).filter(|_| !matches!(code, KeyCode::Char('-' | '—')))
}

/// The keys with Ctrl that shells have for a line of text.
pub(super) fn shell(code: KeyCode) -> Option<Msg> {
    match code {
        KeyCode::Char('a') => Some(Msg::First),
        KeyCode::Char('e') => Some(Msg::Last),
        KeyCode::Char('u') => Some(Msg::EraseLine),
        KeyCode::Char('w') => Some(Msg::EraseWord),
        _ => None,
    }
}
