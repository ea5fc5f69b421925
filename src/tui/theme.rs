//! Roles instead of colours: sixteen colours over the terminal's own background, or none.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text that may be passed over.
    Dim,
    /// Headings.
    Title,
    /// The line that keys act on.
    Focus,
    /// Something done or in order.
    Good,
    /// Something to mind.
    Warn,
    /// Something that stands in the way.
    Bad,
    /// Keys in the footer, digits before choices.
    Key,
    /// Lines and frames.
    Frame,
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// With colour, or with attributes only.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let base = match role {
            Role::Title | Role::Key => plain.add_modifier(Modifier::BOLD),
            Role::Focus => plain.add_modifier(Modifier::REVERSED),
            _ => plain,
        };
        if !self.colour {
            return base;
        }
        match role {
            Role::Text | Role::Focus => base,
            Role::Title | Role::Key => base.fg(Color::Cyan),
            Role::Dim | Role::Frame => base.fg(Color::DarkGray),
            Role::Good => base.fg(Color::Green),
            Role::Warn => base.fg(Color::Yellow),
            Role::Bad => base.fg(Color::Red),
        }
    }
}
