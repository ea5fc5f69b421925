//! Wording of a rule: plain text with a closed set of places to fill in.

use serde::{Deserialize, Serialize};

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
    /// Last month in which paying again keeps the gap within the limit.
    BackpayLast = "backpay_last",
    /// Month in which paying resumes.
    Resume = "resume",
    /// Longest wait in months, a number.
    Wait = "wait",
    /// The wait in months as far as it is known, such as 「3 或 4」.
    WaitSpan = "wait_span",
    /// Years not paid for, a number.
    Missed = "missed",
    /// Years paid back, a number.
    Repaid = "repaid",
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

/// Bytes that what is filled in takes as a rule: nearly every text then grows no more.
const FILLED: usize = 24;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Text as it stands.
    Plain(String),
    /// Something to fill in.
    Fill(Var),
}

/// A text with places to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phrase {
    /// The pieces in order.
    pub parts: Vec<Part>,
}

impl Phrase {
    /// Whether there is this place to fill in.
    pub(crate) fn names(&self, var: Var) -> bool {
        self.parts.contains(&Part::Fill(var))
    }

    /// Whether words stand in it as they are.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Plain(text) if text.contains(words)))
    }

    /// Splits a text at its braces. Errors with the name that is not in the closed set,
    /// or with an empty name where a brace is left open.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(String::new)?;
            let var = Var::ALL.iter().copied().find(|var| var.name() == name);
            if !before.is_empty() {
                parts.push(Part::Plain(before.to_owned()));
            }
            parts.push(Part::Fill(var.ok_or_else(|| name.to_owned())?));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Plain(rest.to_owned()));
        }
        Ok(Self { parts })
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The text with every place filled in by `fill`.
    pub fn fill(&self, fill: impl Fn(Var) -> String) -> String {
        let plain = self.parts.iter().map(|part| match part {
            Part::Plain(plain) => plain.len(),
            Part::Fill(_) => FILLED,
        });
        let mut text = String::with_capacity(plain.sum());
        for part in &self.parts {
            match part {
                Part::Plain(plain) => text.push_str(plain),
                Part::Fill(var) => text.push_str(&fill(*var)),
            }
        }
        text
    }
}
