//! A text field of one line, with the terminal's own cursor on the caret.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use crate::text::{fold, pad, width};
use crate::tui::frame::put;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::theme::Role;

/// Longest text a field takes, in characters.
const LONGEST: usize = 40;

/// A field as it is drawn.
pub struct Field<'a> {
    /// What stands before it.
    pub label: &'a str,
    /// What it holds.
    pub input: &'a Input,
    /// What it says while it is empty.
    pub hint: &'a str,
    /// Cells of the field itself.
    pub cells: u16,
}

/// Longest path of a file, in characters: no system takes a longer one.
const LONGEST_NAME: usize = 4096;

/// Takes a message in; says whether the text changed, or nothing if the message is not for a field.
/// Letters are folded, so that a search finds them.
pub fn update(input: &mut Input, msg: &Msg) -> Option<bool> {
    take_in(input, msg, |text| (fold(text), LONGEST))
}

/// The same for the name of a file, which stays as it is typed.
pub fn update_name(input: &mut Input, msg: &Msg) -> Option<bool> {
    take_in(input, msg, |text| (text.to_owned(), LONGEST_NAME))
}

fn take_in(input: &mut Input, msg: &Msg, read: fn(&str) -> (String, usize)) -> Option<bool> {
    let before = input.value().to_owned();
    match msg {
        Msg::Type(letter) => type_text(input, read(&letter.to_string())),
        Msg::Paste(text) => type_text(input, read(text.trim().lines().next().unwrap_or_default())),
        Msg::Erase => request(input, InputRequest::DeletePrevChar),
        Msg::EraseAhead => request(input, InputRequest::DeleteNextChar),
        Msg::Left => request(input, InputRequest::GoToPrevChar),
        Msg::Right => request(input, InputRequest::GoToNextChar),
        _ => return None,
    }
    Some(before != input.value())
}

fn type_text(input: &mut Input, (text, longest): (String, usize)) {
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if input.value().chars().count() < longest {
            request(input, InputRequest::InsertChar(letter));
        }
    }
}

fn request(input: &mut Input, request: InputRequest) {
    input.handle(request);
}

/// Draws the field on the first row of an area and puts the cursor on the caret.
pub fn draw(look: &Look, frame: &mut Frame, area: Rect, field: &Field) {
    let label = width(field.label) as u16;
    let cells = field.cells.min(area.width.saturating_sub(label + 1));
    if area.height == 0 || cells < 2 {
        return;
    }
    // The last cell stays free for the caret behind the text.
    let scroll = field.input.visual_scroll(usize::from(cells) - 1);
    let value = field.input.value();
    let (text, role) = if value.is_empty() { (field.hint, Role::Dim) } else { (value, Role::Text) };
    let shown = pad(&skip(text, scroll), usize::from(cells));
    let line = Line::from(vec![
        Span::styled(field.label, look.style(Role::Text)),
        Span::styled(shown, look.style(role).add_modifier(Modifier::UNDERLINED)),
    ]);
    put(frame, area, 0, line);
    let caret = field.input.visual_cursor().saturating_sub(scroll) as u16;
    frame.set_cursor_position((area.x + label + caret.min(cells - 1), area.y));
}

/// The text without its first cells.
fn skip(text: &str, cells: usize) -> String {
    let mut gone = 0;
    let rest = text.chars().skip_while(|letter| {
        let out = gone < cells;
        gone += width(letter.encode_utf8(&mut [0; 4]));
        out
    });
    rest.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_gives_one_folded_line_without_control_characters() {
        let mut input = Input::default();
        assert_eq!(update(&mut input, &Msg::Paste("成都\u{7}ＣＤ \n杭州".to_owned())), Some(true));
        assert_eq!(input.value(), "成都cd ");
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
}
