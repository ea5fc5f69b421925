//! A text field of one line, with the terminal's own cursor on the caret.

use ratatui::layout::Position;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use crate::text::{fold, pad, width};
use crate::tui::canvas::Canvas;
use crate::tui::msg::Msg;
use crate::tui::theme::Role;

/// Longest text a field takes, in characters: two sentences of a caller.
const LONGEST: usize = 120;

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
        Msg::Left => request(input, InputRequest::GoToPrevChar),
        Msg::Right => request(input, InputRequest::GoToNextChar),
        _ => return None,
    }
    Some(before != input.value())
}

fn type_text(input: &mut Input, text: &str, longest: usize) {
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if input.value().chars().count() < longest {
            request(input, InputRequest::InsertChar(letter));
        }
    }
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
        // The last cell stays free for the caret behind the text.
        let scroll = self.input.visual_scroll(usize::from(cells) - 1);
        let value = self.input.value();
        let (text, role) =
            if value.is_empty() { (self.hint, Role::Dim) } else { (value, Role::Text) };
        let shown = pad(&skip(text, scroll), usize::from(cells));
        let line = Line::from(vec![
            Span::styled(self.label, look.style(Role::Text)),
            Span::styled(shown, look.style(role).add_modifier(Modifier::UNDERLINED)),
        ]);
        canvas.put(0, line);
        let caret = self.input.visual_cursor().saturating_sub(scroll) as u16;
        let (x, y) = (area.x + label + caret.min(cells - 1), area.y);
        canvas.picture.cursor = Some(Position { x, y });
    }
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
}
