//! Roles instead of colours: sixteen colours over the terminal's own background, or none.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
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
    /// Keys in the footer, digits before choices, the title of the page.
    Key,
    /// Lines and frames.
    Frame,
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    colour: bool,
}

impl Theme {
    /// With colour, or with attributes only.
    pub(crate) fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// The style of a role.
    ///
    /// Body text keeps the terminal's own colour, so that it reads on dark and light alike; faint
    /// text is dimmed, never dark grey, which some palettes draw as the background.
    pub(crate) fn style(self, role: Role) -> Style {
        let style = attributes(role);
        match colour(role) {
            Some(colour) if self.colour => style.fg(colour),
            _ => style,
        }
    }
}

fn attributes(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain,
        Role::Dim | Role::Frame => plain.add_modifier(Modifier::DIM),
        Role::Focus => plain.add_modifier(Modifier::REVERSED),
        Role::Title | Role::Key | Role::Good | Role::Warn | Role::Bad => {
            plain.add_modifier(Modifier::BOLD)
        }
    }
}

fn colour(role: Role) -> Option<Color> {
    match role {
        Role::Text | Role::Dim | Role::Focus | Role::Frame | Role::Title => None,
        Role::Key => Some(Color::Cyan),
        Role::Good => Some(Color::Green),
        Role::Warn => Some(Color::Magenta),
        Role::Bad => Some(Color::Red),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_there_is_none_and_the_focus_still_shows() {
        let theme = Theme::new(false);
        for role in [Role::Text, Role::Title, Role::Good, Role::Warn, Role::Bad, Role::Key] {
            assert_eq!(theme.style(role).fg, None, "{role:?}");
        }
        assert_ne!(theme.style(Role::Focus), theme.style(Role::Text));
    }

    #[test]
    fn no_role_sets_a_background_or_a_colour_that_can_vanish() {
        for role in [Role::Text, Role::Dim, Role::Title, Role::Focus, Role::Warn, Role::Frame] {
            let style = Theme::new(true).style(role);
            assert_eq!(style.bg, None, "{role:?}");
            let risky = [Color::White, Color::Black, Color::DarkGray, Color::Yellow, Color::Gray];
            assert!(style.fg.is_none_or(|colour| !risky.contains(&colour)), "{role:?}");
        }
    }
}
