//! The look of everything: styles, glyphs, and what the header and home page say of the data.

use super::Options;
use super::theme::{Role, Theme};
use crate::model::{Meta, Overlay};
use crate::report::clock::Doubt;
use crate::report::overlay;
use crate::text::Glyphs;
use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::Span;

/// Title of the home page, and of the program.
const TITLE: &str = "医保转移向导";

/// What every page draws with.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub(crate) theme: Theme,
    /// The theme of whoever comes next.
    pub(crate) usual: Theme,
    pub(crate) glyphs: Glyphs,
    /// Whether the program runs for visitors: no way out of it.
    pub(crate) kiosk: bool,
    /// Whether staff with callers use it.
    pub(crate) desk: bool,
    /// Whether a finger chooses: what it is to hit must be tall.
    pub(crate) touch: bool,
    /// Title of the home page.
    pub(crate) title: &'static str,
    /// Position of the topic that stands first there.
    pub(crate) topic: usize,
    pub(crate) meta: &'static Meta,
    /// About a folder with data of this machine; known once the data is loaded.
    pub(crate) overlay: Option<&'static Overlay>,
    /// What is doubtful about the day.
    pub(crate) doubt: Option<Doubt>,
}

impl Look {
    /// As the options say.
    pub fn new(options: &Options, meta: &'static Meta) -> Self {
        Self {
            theme: options.theme,
            usual: options.theme,
            glyphs: Glyphs::new(options.ascii),
            kiosk: options.kiosk.is_some(),
            desk: options.desk,
            touch: options.touch,
            title: options.preset.title.unwrap_or(TITLE),
            topic: options.preset.topic,
            meta,
            overlay: None,
            doubt: Doubt::of(options.today, meta.checked),
        }
    }

    /// Says of another day what is doubtful about it.
    pub(crate) fn turn_to_day(&mut self, day: NaiveDate) {
        self.doubt = Doubt::of(day, self.meta.checked);
    }

    /// A few words about what is wrong with the data or the day; empty where nothing is.
    pub(crate) fn warning(&self) -> &'static str {
        let refused = self.overlay.map_or("", overlay::short);
        if refused.is_empty() { self.doubt.map_or("", Doubt::short) } else { refused }
    }

    /// The fewest words about the same.
    pub(crate) fn mark(&self) -> &'static str {
        let refused = self.overlay.map_or("", overlay::mark);
        if refused.is_empty() { self.doubt.map_or("", Doubt::mark) } else { refused }
    }

    /// Whether somebody chose another theme.
    pub(crate) fn is_rethemed(&self) -> bool {
        self.theme != self.usual
    }

    /// Turns high contrast on, or off again.
    pub(crate) fn contrast(&mut self) {
        self.theme = if self.is_rethemed() { self.usual } else { self.usual.contrasted() };
    }

    /// Takes in what the terminal tells of its ground; tells whether that changes anything.
    pub(crate) fn over(&mut self, light: bool) -> bool {
        let (before, changed) = (self.usual, self.is_rethemed());
        self.usual = self.usual.over(light);
        if !changed {
            self.theme = self.usual;
        }
        before != self.usual
    }

    pub(crate) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A text in its role.
    pub(crate) fn span(&self, role: Role, text: impl Into<String>) -> Span<'static> {
        Span::styled(text.into(), self.style(role))
    }
}
