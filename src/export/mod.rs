//! The formats a plan can be taken away in. One file and one line here make a new one.

mod html;
mod ics;
mod json;
mod markdown;
mod page;
mod places;
mod references;
mod short;
mod text;
mod wording;

pub use page::Page;

use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::{Advice, ClaimsDoc, Document};

/// A format.
#[derive(Clone, Copy, Debug)]
pub struct Exporter {
    /// Name on the command line.
    pub name: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Writes a plan; the width in cells is for formats that wrap lines.
    pub plan: fn(&Document, usize) -> String,
    /// Writes the answer of a side topic.
    pub advice: fn(&Advice, usize) -> String,
    /// Writes claims.
    pub claims: fn(&ClaimsDoc, usize) -> String,
    /// Writes what is known of a place.
    pub place: fn(&PlaceDoc, usize) -> String,
    /// Writes how much is known of every place.
    pub places: fn(&PlacesDoc, usize) -> String,
}

/// Every format, the usual one first.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "text",
        about: "给人看的文字，可以直接打印",
        plan: text::plan,
        advice: text::advice,
        claims: text::claims,
        place: places::one,
        places: places::all,
    },
    Exporter {
        name: "json",
        about: "给程序读的 JSON，一个对象",
        plan: json::plan,
        advice: json::advice,
        claims: json::claims,
        place: json::place,
        places: json::places,
    },
    Exporter {
        name: "html",
        about: "网页，浏览器里看、打印、打勾，不用联网",
        plan: html::plan,
        advice: html::advice,
        claims: html::claims,
        place: html::place,
        places: html::places,
    },
    Exporter {
        name: "ics",
        about: "放进手机或电脑日历的日子，带提醒",
        plan: ics::plan,
        advice: ics::advice,
        claims: ics::claims,
        place: ics::place,
        places: ics::places,
    },
    Exporter {
        name: "markdown",
        about: "Markdown，贴进聊天或者笔记里",
        plan: markdown::plan,
        advice: markdown::advice,
        claims: markdown::claims,
        place: markdown::one,
        places: markdown::all,
    },
    Exporter {
        name: "short",
        about: "最多 300 字的短信，只有要点",
        plan: short::plan,
        advice: short::advice,
        claims: short::claims,
        place: short::one,
        places: short::all,
    },
];

/// The format with a name.
pub fn find(name: &str) -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|each| each.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for exporter in EXPORTERS {
            let found = find(exporter.name).map(|found| found.about);
            assert_eq!(found, Some(exporter.about), "{} is listed twice", exporter.name);
        }
        assert!(find("docx").is_none());
    }
}
