//! A pen that writes texts as lines of the width at hand.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::rows::{GUTTER, Rows};
use crate::report::TopicDoc;
use crate::text::{pad, width};
use crate::tui::look::Look;
use crate::tui::theme::{Role, Theme};
use crate::tui::wrapped::wrapped;

/// Narrower than this a text does not stand beside its label but below it.
const BESIDE: usize = 24;

/// Knows the width and the look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pen {
    /// Cells of a line.
    pub(crate) width: usize,
    pub(crate) theme: Theme,
}

/// A label, and the cells it takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label<'a>(pub(crate) &'a str, pub(crate) usize);

impl Pen {
    /// For lines beside the gutter of a list, in so many columns but no longer than can be read.
    pub(crate) fn new(look: &Look, columns: u16, longest: usize) -> Self {
        let width = usize::from(columns).min(longest + GUTTER).saturating_sub(GUTTER).max(2);
        Self { width, theme: look.theme }
    }

    /// The same pen for lines beside the gutter of a column of so many cells.
    #[must_use]
    pub(crate) fn across(self, cells: usize) -> Self {
        Self { width: cells.saturating_sub(GUTTER).max(2), ..self }
    }

    /// The same pen on narrower lines.
    #[must_use]
    pub(crate) fn narrower(self, cells: usize) -> Self {
        Self { width: self.width.saturating_sub(cells), ..self }
    }

    pub(crate) fn heading(self, title: &str) -> Vec<Line<'static>> {
        self.styled(title, self.theme.style(Role::Key))
    }

    /// Begins a part of a tab with its heading.
    pub(crate) fn open<T: Copy>(self, part: &mut Rows<T>, title: &str) {
        part.gap();
        part.still(self.heading(title));
    }

    pub(crate) fn text(self, text: &str) -> Vec<Line<'static>> {
        self.styled(text, self.theme.style(Role::Text))
    }

    /// A text that may be passed over.
    pub(crate) fn dim(self, text: &str) -> Vec<Line<'static>> {
        self.styled(text, self.theme.style(Role::Dim))
    }

    /// A text in a style.
    pub(crate) fn styled(self, text: &str, style: Style) -> Vec<Line<'static>> {
        let lines = wrapped(text, self.width.max(2));
        lines.iter().map(|line| Line::styled(line.clone(), style)).collect()
    }

    /// A text with marks such as 「〔需核对〕」 at its end.
    pub(crate) fn marked(self, text: &str, style: Style, marks: &str) -> Vec<Line<'static>> {
        let mut lines = self.styled(text, style);
        if marks.is_empty() {
            return lines;
        }
        let used = lines.last().map_or(0, Line::width);
        let warn = self.theme.style(Role::Warn);
        match lines.last_mut() {
            Some(last) if used + width(marks) <= self.width => {
                // Their brackets keep them apart where there is no room for more.
                let apart = self.width.min(used + 1 + width(marks)) - used - width(marks);
                last.push_span(Span::raw(" ".repeat(apart)));
                last.push_span(Span::styled(marks.to_owned(), warn));
            }
            _ => lines.extend(self.styled(marks, warn)),
        }
        lines
    }

    /// The words that open a topic.
    pub(crate) fn link(self, topic: &TopicDoc) -> Vec<Line<'static>> {
        self.opens(&format!("打开「{}」", topic.title))
    }

    /// Words that open something.
    pub(crate) fn opens(self, words: &str) -> Vec<Line<'static>> {
        let style = self.theme.style(Role::Key).add_modifier(Modifier::UNDERLINED);
        Self::indented(3, self.narrower(3).styled(words, style))
    }

    /// Lines moved to the right.
    pub(crate) fn indented(cells: usize, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
        lines.into_iter().map(|line| led(" ".repeat(cells), Style::new(), line)).collect()
    }

    /// Lines after a lead on the first, such as a number; the others begin below the text.
    pub(crate) fn after(lead: &str, style: Style, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
        let blank = " ".repeat(width(lead));
        let first = |at| if at == 0 { lead.to_owned() } else { blank.clone() };
        lines.into_iter().enumerate().map(|(at, line)| led(first(at), style, line)).collect()
    }

    /// A label, and a text beside it that begins at the same cell in every line.
    pub(crate) fn field(self, label: Label, text: &str, marks: &str) -> Vec<Line<'static>> {
        let Label(label, cells) = label;
        let plain = self.theme.style(Role::Text);
        if self.width < cells + BESIDE {
            let mut lines = self.dim(label);
            let text = self.narrower(2).marked(text, plain, marks);
            lines.extend(Self::indented(2, text));
            return lines;
        }
        let text = self.narrower(cells).marked(text, plain, marks);
        Self::after(&pad(label, cells), self.theme.style(Role::Dim), text)
    }
}

fn led(lead: String, style: Style, line: Line<'static>) -> Line<'static> {
    // The style of the line must stay with its text and not reach the lead.
    let own = line.style;
    let text = line.spans.into_iter().map(|span| Span::styled(span.content, own.patch(span.style)));
    let mut spans = vec![Span::styled(lead, style)];
    spans.extend(text);
    Line::from(spans)
}
