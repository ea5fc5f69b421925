//! The look of everything: styles, glyphs, and what the header and home page say of the data.

use super::Options;
use super::theme::{Role, Theme};
use crate::model::{Meta, Overlay};
use crate::text::Glyphs;
use ratatui::style::Style;
use ratatui::text::Span;

/// What every page draws with.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub(crate) theme: Theme,
    pub(crate) glyphs: Glyphs,
    /// Whether the program runs for visitors: no way out of it.
    pub(crate) kiosk: bool,
    pub(crate) meta: &'static Meta,
    /// About a folder with data of this machine; known once the data is loaded.
    pub(crate) overlay: Option<&'static Overlay>,
}

impl Look {
    /// As the options say.
    pub fn new(options: &Options, meta: &'static Meta) -> Self {
        Self {
            theme: Theme::new(options.colour),
            glyphs: Glyphs::new(options.ascii),
            kiosk: options.kiosk.is_some(),
            meta,
            overlay: None,
        }
    }

    pub(crate) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A text in its role.
    pub(crate) fn span(&self, role: Role, text: impl Into<String>) -> Span<'static> {
        Span::styled(text.into(), self.style(role))
    }
}
