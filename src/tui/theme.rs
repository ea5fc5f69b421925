//! Themes: one table of roles, in true colour, in 256 colours and in the sixteen of the terminal.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Text,
    /// Text that may be passed over.
    Dim,
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

/// What a theme is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A dark ground, which is the terminal's own.
    Dark,
    /// A light ground, which is the terminal's own.
    Light,
    /// Black, white and yellow, whatever the terminal's ground.
    Contrast,
}

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None: attributes only.
    Mono,
    /// The sixteen that a terminal may paint as it likes.
    Sixteen,
    /// Sixteen, and 240 that are the same everywhere.
    Palette,
    /// All of them.
    True,
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    kind: Kind,
    depth: Depth,
    /// Whether somebody asked for it, so that the terminal has no say.
    chosen: bool,
}

/// A colour in each depth; of the sixteen there may be none that can be read everywhere.
#[derive(Clone, Copy)]
struct Ink {
    rgb: u32,
    palette: u8,
    sixteen: Option<Color>,
}

const fn ink(rgb: u32, palette: u8, sixteen: Option<Color>) -> Ink {
    Ink { rgb, palette, sixteen }
}

/// The colours of a theme. Text and ground are the terminal's own where there are none here.
struct Inks {
    ground: Option<(Ink, Ink)>,
    faint: Ink,
    accent: Ink,
    good: Ink,
    warning: Ink,
    bad: Ink,
    selected: Option<Ink>,
}

const BLACK: Ink = ink(0x00_00_00, 16, Some(Color::Black));
const WHITE: Ink = ink(0xff_ff_ff, 231, Some(Color::White));
const YELLOW: Ink = ink(0xff_ff_00, 226, Some(Color::LightYellow));

const DARK: Inks = Inks {
    ground: None,
    faint: ink(0xa0_a6_ac, 248, None),
    accent: ink(0x7f_d4_e0, 116, Some(Color::Cyan)),
    good: ink(0x8f_d1_8f, 114, Some(Color::Green)),
    warning: ink(0xf0_c6_74, 222, Some(Color::LightYellow)),
    bad: ink(0xff_9a_92, 216, Some(Color::LightRed)),
    selected: None,
};

const LIGHT: Inks = Inks {
    ground: None,
    faint: ink(0x5f_63_68, 241, None),
    accent: ink(0x00_5f_6b, 23, Some(Color::Blue)),
    good: ink(0x1a_63_1a, 22, None),
    warning: ink(0x85_46_00, 94, Some(Color::Magenta)),
    bad: ink(0xa8_00_1e, 88, Some(Color::Red)),
    selected: None,
};

const CONTRAST: Inks = Inks {
    ground: Some((BLACK, WHITE)),
    faint: WHITE,
    accent: YELLOW,
    good: WHITE,
    warning: YELLOW,
    bad: YELLOW,
    selected: Some(YELLOW),
};

impl Kind {
    fn inks(self) -> &'static Inks {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
            Self::Contrast => &CONTRAST,
        }
    }
}

impl Theme {
    /// A theme that somebody asked for.
    pub fn new(kind: Kind, depth: Depth) -> Self {
        Self { kind, depth, chosen: true }
    }

    /// A theme until the terminal tells its ground.
    pub fn guessed(kind: Kind, depth: Depth) -> Self {
        Self { kind, depth, chosen: false }
    }

    /// Whether the ground of the terminal matters.
    pub(crate) fn follows(self) -> bool {
        !self.chosen && self.depth != Depth::Mono
    }

    /// The same for a ground that the terminal told.
    #[must_use]
    pub(crate) fn over(self, light: bool) -> Self {
        let kind = if light { Kind::Light } else { Kind::Dark };
        if self.follows() { Self { kind, ..self } } else { self }
    }

    /// High contrast with the colours at hand.
    #[must_use]
    pub(crate) fn contrasted(self) -> Self {
        Self { kind: Kind::Contrast, ..self }
    }

    /// The style of a role.
    pub(crate) fn style(self, role: Role) -> Style {
        let style = attributes(role);
        let inks = self.kind.inks();
        let ink = match role {
            Role::Text | Role::Title => None,
            Role::Dim | Role::Frame => Some(inks.faint),
            Role::Focus => inks.selected,
            Role::Key => Some(inks.accent),
            Role::Good => Some(inks.good),
            Role::Warn => Some(inks.warning),
            Role::Bad => Some(inks.bad),
        };
        match ink.and_then(|ink| self.colour(ink)) {
            // Where there is a colour for it, faint text needs no other sign.
            Some(colour) => style.fg(colour).remove_modifier(Modifier::DIM),
            None => style,
        }
    }

    fn colour(self, ink: Ink) -> Option<Color> {
        match self.depth {
            Depth::Mono => None,
            Depth::Sixteen => ink.sixteen,
            Depth::Palette => Some(Color::Indexed(ink.palette)),
            Depth::True => Some(Color::from_u32(ink.rgb)),
        }
    }

    /// The colours of ground and text wherever nothing else is said, of a theme that has its own.
    pub(crate) fn ground(self) -> Option<(Color, Color)> {
        let (ground, text) = self.kind.inks().ground?;
        Some((self.colour(ground)?, self.colour(text)?))
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

#[cfg(test)]
mod tests;
