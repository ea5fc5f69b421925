//! A text field of one line, with the terminal's own cursor on the caret.

use ratatui::layout::Position;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use crate::output::file::hides;
use crate::text::{cut, fold, pad, width};
use crate::tui::canvas::Canvas;
use crate::tui::msg::Msg;
use crate::tui::theme::Role;

/// Longest text a field takes, in characters: more than is read of a line, so that what is behind that is named
/// and not lost.
const LONGEST: usize = 240;

/// A field as it is drawn.
pub(crate) struct Field<'a> {
    /// What stands before it.
    pub(crate) label: &'a str,
    /// What it holds.
    pub(crate) input: &'a Input,
    /// What it says while it is empty.
    pub(crate) hint: &'a str,
    /// Cells of the field itself.
    pub(crate) cells: u16,
}

/// Stands for what is hidden on a side; [`cut`] writes the same.
const MORE: &str = "..";

/// Longest path of a file, in characters: no system takes a longer one.
const LONGEST_NAME: usize = 4096;

/// Takes a message in; says whether the text changed, or nothing if the message is not for a field.
/// Letters are folded, so that a search finds them.
pub(crate) fn update(input: &mut Input, msg: &Msg) -> Option<bool> {
    take_in(input, msg, LONGEST, |typed| fold(typed).into_owned())
}

/// The same for the name of a file, which stays as it is typed.
pub(crate) fn update_name(input: &mut Input, msg: &Msg) -> Option<bool> {
    take_in(input, msg, LONGEST_NAME, str::to_owned)
}

fn take_in(input: &mut Input, msg: &Msg, longest: usize, read: fn(&str) -> String) -> Option<bool> {
    let before = input.value().to_owned();
    match msg {
        Msg::Type(letter) => type_text(input, &read(&letter.to_string()), longest),
        Msg::Paste(text) => {
            // Of several lines none is lost.
            let lines = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
            type_text(input, &read(&lines.collect::<Vec<_>>().join(" ")), longest);
        }
        Msg::Erase => request(input, InputRequest::DeletePrevChar),
        Msg::EraseAhead => request(input, InputRequest::DeleteNextChar),
        Msg::EraseWord => erase(input, word_before(input)),
        Msg::EraseLine => erase(input, input.cursor()),
        Msg::Left => request(input, InputRequest::GoToPrevChar),
        Msg::Right => request(input, InputRequest::GoToNextChar),
        Msg::First if !input.value().is_empty() => request(input, InputRequest::GoToStart),
        Msg::Last if !input.value().is_empty() => request(input, InputRequest::GoToEnd),
        _ => return None,
    }
    Some(before != input.value())
}

fn type_text(input: &mut Input, text: &str, longest: usize) {
    for letter in text.chars().filter(|letter| !hides(*letter)) {
        if input.value().chars().count() < longest {
            request(input, InputRequest::InsertChar(letter));
        }
    }
}

/// Takes so many letters before the caret away.
fn erase(input: &mut Input, count: usize) {
    for _ in 0..count {
        request(input, InputRequest::DeletePrevChar);
    }
}

/// Letters from the last blank, or sign of a path, before the caret on, those at its end among them.
fn word_before(input: &Input) -> usize {
    let before: Vec<char> = input.value().chars().take(input.cursor()).collect();
    let ends = |letter: &&char| letter.is_whitespace() || matches!(letter, '/' | '，' | '、');
    let behind = before.iter().rev().take_while(ends).count();
    behind + before.iter().rev().skip(behind).take_while(|letter| !ends(letter)).count()
}

fn request(input: &mut Input, request: InputRequest) {
    input.handle(request);
}

impl Field<'_> {
    /// Draws the field on the first row and puts the cursor on the caret.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let (look, area) = (canvas.look, canvas.area);
        let label = width(self.label) as u16;
        let cells = self.cells.min(area.width.saturating_sub(label + 1));
        if area.height == 0 || cells < 2 {
            return;
        }
        let value = self.input.value();
        let (text, role) =
            if value.is_empty() { (self.hint, Role::Dim) } else { (value, Role::Text) };
        let caret = self.input.visual_cursor();
        let (text, caret) = around(text, caret, usize::from(cells));
        let shown = pad(&text, usize::from(cells));
        let line = Line::from(vec![
            Span::styled(self.label, look.style(Role::Text)),
            Span::styled(shown, look.style(role).add_modifier(Modifier::UNDERLINED)),
        ]);
        canvas.put(0, line);
        let (x, y) = (area.x + label + (caret as u16).min(cells - 1), area.y);
        // Where a visitor is to press digits, a cursor would ask for letters.
        if !(look.kiosk && value.is_empty()) {
            canvas.picture.cursor = Some(Position { x, y });
        }
    }
}

/// What is seen in so many cells of a text with a caret, with marks for what is hidden on either side, and the
/// cell of the caret there; one cell stays free for a caret behind the text.
fn around(text: &str, caret: usize, cells: usize) -> (String, usize) {
    let (whole, mark) = (width(text), width(MORE));
    if whole < cells || cells <= 2 * mark + 2 {
        return (text.to_owned(), caret);
    }
    let out = caret.saturating_sub(cells / 2).min(whole + 1 - cells);
    let rest = if out == 0 { text } else { skip(text, out + mark) };
    let gone = whole - width(rest);
    let before = if out == 0 { "" } else { MORE };
    let shift = gone - width(before);
    let room = cells - width(before);
    let shown = if width(rest) < room { rest.to_owned() } else { cut(rest, room) };
    (format!("{before}{shown}"), caret - shift)
}

/// The text without its first cells.
fn skip(text: &str, cells: usize) -> &str {
    let mut gone = 0;
    let start = text.char_indices().find(|(_, letter)| {
        let stays = gone >= cells;
        gone += width(letter.encode_utf8(&mut [0; 4]));
        stays
    });
    start.map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_gives_one_folded_line_without_control_characters() {
        let mut input = Input::default();
        assert_eq!(update(&mut input, &Msg::Paste("成都\u{7}ＣＤ \n杭州".to_owned())), Some(true));
        assert_eq!(input.value(), "成都cd 杭州");
    }

    #[test]
    fn the_field_has_an_end() {
        let mut input = Input::default();
        update(&mut input, &Msg::Paste("a".repeat(500)));
        assert_eq!(input.value().len(), LONGEST);
        assert_eq!(update(&mut input, &Msg::Type('b')), Some(false));
    }

    #[test]
    fn skipping_cells_never_cuts_a_wide_letter() {
        assert_eq!(skip("成都abc", 0), "成都abc");
        assert_eq!(skip("成都abc", 1), "都abc");
        assert_eq!(skip("成都abc", 4), "abc");
    }

    #[test]
    fn the_caret_is_seen_with_what_stands_around_it_and_what_is_hidden_is_marked() {
        let text = "上个月辞职医保停了abc要从成都转到杭州";
        let letters: Vec<char> = text.chars().collect();
        for cells in 10..50 {
            for at in 0..=letters.len() {
                let before: String = letters[..at].iter().collect();
                let (shown, caret) = around(text, width(&before), cells);
                assert!(width(&shown) <= cells && caret < cells, "{cells} {at}: {shown}");
                let inner = shown.trim_start_matches(MORE).trim_end_matches(MORE);
                let from = text.find(inner).expect("a part of it");
                assert_eq!(shown.starts_with(MORE), from > 0, "{cells} {at}: {shown}");
                let ends = from + inner.len() == text.len();
                assert_eq!(shown.ends_with(MORE), !ends, "{cells} {at}: {shown}");
                let mark = if from > 0 { width(MORE) } else { 0 };
                assert_eq!(width(&text[from..before.len()]) + mark, caret, "{cells} {at}: {shown}");
                assert!(shown == text || width(text) >= cells, "{cells} {at}: {shown}");
            }
        }
    }

    #[test]
    fn a_word_and_what_stands_before_the_caret_are_taken_away_at_once() {
        let mut input = Input::default();
        update_name(&mut input, &Msg::Paste("/home/me/职工 成都.pdf".to_owned()));
        for left in ["/home/me/职工 ", "/home/me/", "/home/", "/"] {
            assert_eq!(update_name(&mut input, &Msg::EraseWord), Some(true));
            assert_eq!(input.value(), left);
        }
        update_name(&mut input, &Msg::Paste("成都".to_owned()));
        update_name(&mut input, &Msg::Left);
        assert_eq!(update_name(&mut input, &Msg::EraseLine), Some(true));
        assert_eq!((input.value(), input.cursor()), ("都", 0));
        assert_eq!(update_name(&mut input, &Msg::EraseLine), Some(false));
    }

    #[test]
    fn the_caret_goes_to_both_ends_of_a_text() {
        let mut input = Input::default();
        assert_eq!(update(&mut input, &Msg::First), None, "a list below has the key");
        update(&mut input, &Msg::Paste("成都".to_owned()));
        assert_eq!(update(&mut input, &Msg::First), Some(false));
        update(&mut input, &Msg::Type('a'));
        assert_eq!(update(&mut input, &Msg::Last), Some(false));
        update(&mut input, &Msg::Type('b'));
        assert_eq!(input.value(), "a成都b");
    }
}
