//! Wording of a rule: plain text with a closed set of places to fill in.

use std::borrow::Cow;
use std::iter;

use serde::{Deserialize, Deserializer, Serialize};

macro_rules! vars {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What may stand between braces in a text of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Var { $($(#[$doc])* $variant),+ }

        impl Var {
            /// Every place to fill in.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name between the braces.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

vars!(
    /// Name of the origin, or 「转出地」.
    Origin = "origin",
    /// Name of the destination, or 「转入地」.
    Destination = "destination",
    /// Name of the place whose rule this is.
    Here = "here",
    /// Months of the gap, a number.
    Gap = "gap",
    /// Months taken off the gap, a number.
    Uncounted = "uncounted",
    /// Month in which paying resumes.
    Resume = "resume",
    /// Longest wait in months, a number.
    Wait = "wait",
    /// The wait in months as far as it is known, such as 「3 或 4」.
    WaitSpan = "wait_span",
    /// Years not paid for, a number.
    Missed = "missed",
    /// The resident year that can be joined next, such as 「2027 年度」.
    EnrolYear = "enrol_year",
    /// Day of acceptance counted from.
    Accepted = "accepted",
    /// Name of the place asked about, or 「参保地」.
    Place = "place",
    /// Hotline of the origin as dialled from elsewhere.
    OriginHotline = "origin_hotline",
    /// Hotline of the destination as dialled from elsewhere.
    DestinationHotline = "destination_hotline",
    /// Hotline of the place whose rule this is.
    HereHotline = "here_hotline",
    /// Hotline of the place asked about.
    PlaceHotline = "place_hotline",
    /// Years that lack until retirement, in a few words.
    Lacks = "lacks",
    /// What a place wants for that, and what was given, in a sentence; empty where it is not known.
    Sum = "sum",
    /// Amount owed in yuan, for a late fee.
    Amount = "amount",
    /// Days of the default, for a late fee.
    Days = "days",
    /// The late fee in yuan.
    Fee = "fee",
);

impl Var {
    /// Whether a number to call stands for it.
    pub fn is_hotline(self) -> bool {
        matches!(
            self,
            Self::OriginHotline | Self::DestinationHotline | Self::HereHotline | Self::PlaceHotline
        )
    }
}

/// Bytes that what is filled in takes as a rule: nearly every text then grows no more.
const FILLED: usize = 24;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Text as it stands.
    Plain(&'a str),
    /// Something to fill in.
    Fill(Var),
}

/// Stands before the letter of something to fill in, which is its place in [`Var::ALL`] from `A` on.
const MARK: char = '\u{1}';

/// A text with places to fill in; one that the program carries is not copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Phrase {
    text: Cow<'static, str>,
}

impl Phrase {
    /// The pieces in order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut rest: &str = &self.text;
        iter::from_fn(move || {
            if let Some(marked) = rest.strip_prefix(MARK) {
                let (letter, after) = marked.split_at_checked(1)?;
                rest = after;
                let at = letter.bytes().next()?.checked_sub(b'A')?;
                return Var::ALL.get(usize::from(at)).copied().map(Part::Fill);
            }
            let (plain, after) = rest.split_at(rest.find(MARK).unwrap_or(rest.len()));
            rest = after;
            Some(Part::Plain(plain)).filter(|_| !plain.is_empty())
        })
    }

    /// Whether there is this place to fill in.
    pub fn names(&self, var: Var) -> bool {
        self.parts().any(|part| part == Part::Fill(var))
    }

    /// Whether words stand in it as they are.
    pub fn says(&self, words: &str) -> bool {
        self.parts().any(|part| matches!(part, Part::Plain(text) if text.contains(words)))
    }

    /// Splits a text at its braces. Errors with the name that is not in the closed set, with an empty
    /// name where a brace is left open, and with the sign that only packed texts may hold.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.contains(MARK) {
            return Err(String::from(MARK));
        }
        let (mut parsed, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(String::new)?;
            let var = Var::ALL.iter().copied().find(|var| var.name() == name);
            parsed.push_str(before);
            parsed.extend(marked(var.ok_or_else(|| name.to_owned())?));
            rest = after;
        }
        parsed.push_str(rest);
        Ok(Self { text: parsed.into() })
    }

    /// Something to fill in, and a text behind it.
    pub(crate) fn led_by(var: Var, plain: &str) -> Self {
        Self { text: marked(var).into_iter().chain(plain.chars()).collect() }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text with every place filled in by `fill`.
    pub fn fill(&self, fill: impl Fn(Var) -> String) -> Cow<'_, str> {
        if !self.text.contains(MARK) {
            return Cow::Borrowed(&self.text);
        }
        let mut text = String::with_capacity(self.text.len() + FILLED);
        for part in self.parts() {
            match part {
                Part::Plain(plain) => text.push_str(plain),
                Part::Fill(var) => text.push_str(&fill(var)),
            }
        }
        text.into()
    }
}

/// How something to fill in stands in a text.
fn marked(var: Var) -> [char; 2] {
    [MARK, char::from(b'A' + var as u8)]
}

impl<'de: 'static> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text: &str = Deserialize::deserialize(input)?;
        Ok(Self { text: text.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_to_fill_in_is_kept_where_it_stands() {
        for &var in Var::ALL {
            let phrase = Phrase::parse(&format!("甲{{{}}}乙", var.name())).expect("a name");
            let parts: Vec<Part> = phrase.parts().collect();
            assert_eq!(parts, [Part::Plain("甲"), Part::Fill(var), Part::Plain("乙")]);
            let packed = postcard::to_stdvec(&phrase).expect("packed").leak();
            assert_eq!(postcard::from_bytes::<Phrase>(packed), Ok(phrase.clone()));
            assert_eq!(phrase.fill(|_| "丙".to_owned()), "甲丙乙");
        }
        assert_eq!(Phrase::parse("甲\u{1}A"), Err("\u{1}".to_owned()));
        assert_eq!(Phrase::parse("甲{name}"), Err("name".to_owned()));
        assert_eq!(Phrase::led_by(Var::Here, "：乙"), Phrase::parse("{here}：乙").expect("a name"));
        assert!(Phrase::default().parts().next().is_none());
    }
}
