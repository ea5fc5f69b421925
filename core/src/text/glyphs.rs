//! The signs that differ between the drawn set and the ASCII one.
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
    /// More to see above.
    pub above: &'static str,
    /// More to see below.
    pub below: &'static str,
    pub horizontal: &'static str,
    /// The part of a bar that is done.
    pub full: &'static str,
    /// The part of a bar that is not.
    pub empty: &'static str,
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
    above: "^",
    below: "▾",
    horizontal: "─",
    full: "█",
    empty: "░",
    provisional: "╌",
};

static TYPED: Signs = Signs {
    ticked: "[x]",
    unticked: "[ ]",
    yes: "+",
    no: "x",
    bullet: "-",
    chosen: ">",
    above: "^",
    below: "v",
    horizontal: "-",
    full: "#",
    empty: ".",
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
        assert_eq!(signs.len(), 12);
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
}
