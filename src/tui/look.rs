//! How everything is drawn: styles, glyphs, and what the header and home page say of the data.

use super::Options;
use super::theme::{Role, Theme};
use crate::model::{Meta, Overlay};
use crate::text::Glyphs;
use ratatui::style::Style;

/// What every page draws with.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Styles by role.
    pub theme: Theme,
    /// Marks and lines.
    pub glyphs: Glyphs,
    /// Whether the program runs for visitors: no way out of it.
    pub kiosk: bool,
    /// About the data.
    pub meta: &'static Meta,
    /// About a folder with data of this machine; known once the data is loaded.
    pub overlay: Option<&'static Overlay>,
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

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }
}
