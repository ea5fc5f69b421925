//! Every sign the screens draw that is neither text nor a digit.
//!
//! Unicode calls many signs "ambiguous": `● ① → … “ ”` take one cell in Western set-ups and two
//! in Chinese ones, and a screen built on the wrong guess falls apart. The marks here are
//! `✓ ✗ ▸ ▾ ›`, which take one cell everywhere. Lines and blocks (`─ │ ▒ █`) are ambiguous
//! too, but terminals draw them in one cell unless told otherwise; for those that are told
//! otherwise there is the second set, ASCII only.

use std::ops::Deref;

/// The set of signs in use; its fields are those of [`Signs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs(&'static Signs);

impl Glyphs {
    /// The drawn set, or the ASCII one.
    pub fn new(ascii: bool) -> Self {
        Self(if ascii { &TYPED } else { &DRAWN })
    }

    /// Whether it is the ASCII set.
    pub fn are_ascii(self) -> bool {
        self == Self::new(true)
    }
}

impl Deref for Glyphs {
    type Target = Signs;

    fn deref(&self) -> &Signs {
        self.0
    }
}

/// A set of signs, each exactly one cell wide except `ticked` and `unticked`.
#[derive(Debug, PartialEq, Eq)]
pub struct Signs {
    /// Something ticked off a list; three cells, because some set-ups draw `☑` as a wide emoji.
    pub ticked: &'static str,
    /// Something not ticked off yet; three cells.
    pub unticked: &'static str,
    pub yes: &'static str,
    /// Not in order.
    pub no: &'static str,
    /// Item of a list.
    pub bullet: &'static str,
    /// The line that keys act on, or a branch that can be opened.
    pub chosen: &'static str,
    /// A branch that is open, or more to see below.
    pub open: &'static str,
    /// More to see above.
    pub above: &'static str,
    /// More to see below.
    pub below: &'static str,
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub top_left: &'static str,
    pub top_right: &'static str,
    pub bottom_left: &'static str,
    pub bottom_right: &'static str,
    /// A line down that starts at a line across.
    pub tee_down: &'static str,
    /// A line down that ends at a line across.
    pub tee_up: &'static str,
    /// A line across that starts at a line down.
    pub tee_right: &'static str,
    /// A line across that ends at a line down.
    pub tee_left: &'static str,
    /// Two lines that cross.
    pub cross: &'static str,
    /// The part of a bar that is done.
    pub full: &'static str,
    /// The part of a bar that is not.
    pub empty: &'static str,
    /// Time axis: a workday.
    pub workday: &'static str,
    /// Time axis: a Saturday or Sunday off.
    pub weekend: &'static str,
    /// Time axis: a day off for a holiday.
    pub holiday: &'static str,
    /// Time axis: a Saturday or Sunday made a workday.
    pub makeup: &'static str,
    /// Time axis: today.
    pub today: &'static str,
    /// Time axis: a day on which something is due.
    pub milestone: &'static str,
    /// Time axis: a line whose end is not certain.
    pub provisional: &'static str,
}

static DRAWN: Signs = Signs {
    ticked: "[✓]",
    unticked: "[ ]",
    yes: "✓",
    no: "✗",
    bullet: "›",
    chosen: "▸",
    open: "▾",
    above: "^",
    below: "▾",
    horizontal: "─",
    vertical: "│",
    top_left: "┌",
    top_right: "┐",
    bottom_left: "└",
    bottom_right: "┘",
    tee_down: "┬",
    tee_up: "┴",
    tee_right: "├",
    tee_left: "┤",
    cross: "┼",
    full: "█",
    empty: "░",
    workday: "─",
    weekend: "░",
    holiday: "▒",
    makeup: "+",
    today: "│",
    milestone: "▾",
    provisional: "╌",
};

static TYPED: Signs = Signs {
    ticked: "[x]",
    unticked: "[ ]",
    yes: "+",
    no: "x",
    bullet: "-",
    chosen: ">",
    open: "v",
    above: "^",
    below: "v",
    horizontal: "-",
    vertical: "|",
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    tee_down: "+",
    tee_up: "+",
    tee_right: "+",
    tee_left: "+",
    cross: "+",
    full: "#",
    empty: ".",
    workday: "-",
    weekend: ".",
    holiday: "=",
    makeup: "+",
    today: "|",
    milestone: "v",
    provisional: "~",
};

#[cfg(test)]
mod tests {
    use super::super::width;
    use super::Glyphs;

    fn signs(glyphs: Glyphs) -> Vec<String> {
        let shown = format!("{glyphs:?}");
        shown.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn drawn_signs_take_one_cell_and_come_from_the_safe_list() {
        let signs = signs(Glyphs::new(false));
        assert_eq!(signs.len(), 29);
        for sign in signs {
            if sign.starts_with('[') {
                assert_eq!(width(&sign), 3, "{sign}");
                continue;
            }
            let letter = sign.chars().next().unwrap();
            let safe = "✓✗▸▾›".contains(letter)
                || matches!(letter, '─'..='╏' | '▀'..='▟')
                || letter.is_ascii();
            assert!(safe && width(&sign) == 1, "{sign}");
        }
    }

    #[test]
    fn typed_signs_are_ascii() {
        assert!(Glyphs::new(true).are_ascii() && !Glyphs::new(false).are_ascii());
        for sign in signs(Glyphs::new(true)) {
            assert!(sign.is_ascii(), "{sign}");
        }
    }

    #[test]
    fn days_of_the_axis_differ_without_colour() {
        for glyphs in [Glyphs::new(false), Glyphs::new(true)] {
            let days = [glyphs.workday, glyphs.weekend, glyphs.holiday, glyphs.makeup];
            for (at, day) in days.iter().enumerate() {
                assert!(!days[..at].contains(day));
            }
        }
    }
}
