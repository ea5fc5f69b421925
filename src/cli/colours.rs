//! Colours as they were asked for, and as far as the environment tells what the terminal can.

use std::env;

use crate::output::settings::{self, Colour};
use crate::tui::theme::{Depth, Kind, Theme};

/// The theme to begin with; one that nobody asked for follows the ground of the terminal.
pub fn theme(colour: Colour, theme: settings::Theme) -> Theme {
    let depth = if wanted(colour) { depth(variable) } else { Depth::Mono };
    match theme {
        settings::Theme::Auto => Theme::guessed(ground(variable), depth),
        settings::Theme::Dark => Theme::new(Kind::Dark, depth),
        settings::Theme::Light => Theme::new(Kind::Light, depth),
        settings::Theme::Contrast => Theme::new(Kind::Contrast, depth),
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether there is any colour: as it was asked for, else unless the environment or the terminal says no.
fn wanted(colour: Colour) -> bool {
    match colour {
        Colour::Auto => {
            variable("NO_COLOR").is_none() && variable("TERM").is_none_or(|term| term != "dumb")
        }
        Colour::Always => true,
        Colour::Never => false,
    }
}

fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let offered = variable("COLORTERM").unwrap_or_default();
    let term = variable("TERM").unwrap_or_default();
    if matches!(offered.as_str(), "truecolor" | "24bit") || variable("WT_SESSION").is_some() {
        Depth::True
    } else if term.contains("256color") {
        Depth::Palette
    } else {
        Depth::Sixteen
    }
}

/// Some terminals tell their colours in `COLORFGBG`, such as `0;15`: black on white.
fn ground(variable: impl Fn(&str) -> Option<String>) -> Kind {
    let told = variable("COLORFGBG").unwrap_or_default();
    match told.rsplit(';').next() {
        Some("7" | "15") => Kind::Light,
        _ => Kind::Dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
        let pairs = pairs.to_vec();
        move |name| pairs.iter().find(|(each, _)| *each == name).map(|(_, value)| (*value).into())
    }

    #[test]
    fn as_many_colours_as_the_terminal_offers() {
        let offered = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
        assert_eq!(depth(with(&offered)), Depth::True);
        assert_eq!(depth(with(&offered[..1])), Depth::Palette);
        assert_eq!(depth(with(&[("TERM", "linux")])), Depth::Sixteen);
        assert_eq!(depth(with(&[])), Depth::Sixteen);
    }

    #[test]
    fn a_light_ground_is_told_by_its_number() {
        for (told, kind) in [("0;15", Kind::Light), ("0;default;7", Kind::Light)] {
            assert_eq!(ground(with(&[("COLORFGBG", told)])), kind, "{told}");
        }
        for told in ["15;0", "7;8", "default;default", ""] {
            let told = [("COLORFGBG", told)];
            assert_eq!(ground(with(&told)), Kind::Dark);
        }
    }
}
