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
    /// What is wrong with the settings of this machine; visitors are not told.
    pub(crate) trouble: Option<&'static str>,
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
            doubt: Doubt::of(options.today, meta),
            trouble: options.trouble.filter(|_| options.kiosk.is_none()),
        }
    }

    /// Says of another day what is doubtful about it.
    pub(crate) fn turn_to_day(&mut self, day: NaiveDate) {
        self.doubt = Doubt::of(day, self.meta);
    }

    /// A few words about what is wrong with the data, the day or the settings; empty where nothing is.
    pub(crate) fn warning(&self) -> &'static str {
        let refused = self.overlay.map_or("", overlay::short);
        let doubt = self.doubt.map_or("", Doubt::short);
        first([refused, doubt, self.trouble.map_or("", |_| "设置文件有误")])
    }

    /// The fewest words about the same.
    pub(crate) fn mark(&self) -> &'static str {
        let refused = self.overlay.map_or("", overlay::mark);
        let doubt = self.doubt.map_or("", Doubt::mark);
        first([refused, doubt, self.trouble.map_or("", |_| "设置有误")])
    }

    /// The whole of it, each thing in sentences.
    pub(crate) fn wrongs(&self) -> Vec<String> {
        let warned = self.overlay.filter(|overlay| !overlay::mark(overlay).is_empty());
        let doubt = self.doubt.map(|doubt| doubt.long().to_owned());
        let trouble = self.trouble.map(str::to_owned);
        warned.map(overlay::long).into_iter().chain(doubt).chain(trouble).collect()
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

/// The first of some words that says something.
fn first(words: [&'static str; 3]) -> &'static str {
    words.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
}
