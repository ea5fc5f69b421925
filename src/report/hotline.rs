//! The numbers to call, out of the sentences that name them.

use std::fmt;

use serde::{Serialize, Serializer};

use super::notice::{self, Notice};
use crate::model::{Assets, Body, Part, Topic};
use crate::regions::RegionIx;

/// The number that everybody may call.
const HOTLINE: &str = "12393";
/// What short texts say of numbers that only a secondary page names.
pub(crate) const DOUBT: &str = "号码请核对";

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hotline {
    /// Whose number it is.
    pub name: String,
    /// The number, as it is dialled.
    pub number: String,
    /// What must be read with it.
    pub notices: Vec<Notice>,
}

impl Hotline {
    /// A number of which nothing more is said.
    pub(super) fn new(name: String, number: String) -> Self {
        Self { name, number, notices: Vec::new() }
    }

    /// The number under the name of its place; what it is a number of is said beside it.
    pub(crate) fn called(&self) -> String {
        let place = self.name.strip_suffix("医保热线").filter(|place| !place.is_empty());
        format!("{} {}", place.unwrap_or(&self.name), self.number)
    }
}

impl fmt::Display for Hotline {
    /// That one may ask there.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "可拨打{} {} 核实", self.name, self.number)
    }
}

impl Serialize for Hotline {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

/// The hotline of a place with this area code, as it is dialled from elsewhere.
pub(crate) fn of_area(code: &str) -> String {
    format!("{code}-{HOTLINE}")
}

/// How the line of a place is dialled from elsewhere: a number of its own, with which a channel of its
/// opens, before the hotline behind its area code.
pub(crate) fn of_place(assets: &Assets, topic: &Topic, place: RegionIx) -> Option<String> {
    let rules = topic.local_rules(place).iter().map(|local| topic.rule(local.rule));
    let mut lines = rules.filter(|rule| matches!(rule.body, Body::Channel { of: Some(_) }));
    let own = lines.find_map(|rule| match rule.text.parts().next() {
        Some(Part::Plain(text)) => opening(text),
        _ => None,
    });
    own.map(str::to_owned).or_else(|| assets.regions.area_code(place).map(of_area))
}

/// The numbers that a channel names: in its text, and those to ask about it.
pub(super) fn named(
    title: String,
    text: &str,
    notices: &[Notice],
    ask: Option<&Hotline>,
) -> [Option<Hotline>; 2] {
    let own = number(text);
    let own = own.map(|number| Hotline { name: title, number, notices: notices.to_vec() });
    // A place with a number of its own has the hotline too.
    [own, ask.cloned()]
}

/// The numbers of all channels; that of everybody where there are none.
pub(super) fn each_once(channels: impl Iterator<Item = [Option<Hotline>; 2]>) -> Vec<Hotline> {
    let mut lines: Vec<Hotline> = Vec::new();
    for line in channels.flatten().flatten() {
        // What is doubtful about another way that names the number too is not about the number.
        if !lines.iter().any(|known| known.number == line.number) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        lines.push(Hotline::new("医保热线".to_owned(), HOTLINE.to_owned()));
    }
    lines
}

/// The short words for what must be read with numbers, said once for all of them.
pub(crate) fn marks(lines: &[Hotline]) -> String {
    // Whose numbers are of a folder of this machine stands with their names.
    let all = lines.iter().flat_map(|line| &line.notices);
    notice::marks(&all.filter(|each| **each != Notice::LocalData).cloned().collect::<Vec<_>>())
}

/// The same where there are no marks; none where nothing is in doubt.
pub(crate) fn doubt(lines: &[Hotline]) -> Option<&'static str> {
    (!marks(lines).is_empty()).then_some(DOUBT)
}

/// The number named in a text, as it is dialled: that with which it opens, else the hotline.
pub(crate) fn number(text: &str) -> Option<String> {
    opening(text).map(str::to_owned).or_else(|| hotline(text))
}

/// A number of five digits with which a text opens, behind an area code or alone.
fn opening(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| letter != '-' && !letter.is_ascii_digit())?;
    let number = &text[..end];
    let line = match number.split_once('-') {
        Some((area, line)) if area.starts_with('0') => line,
        Some(_) => return None,
        None => number,
    };
    (line.len() == HOTLINE.len() && !line.contains('-')).then_some(number)
}

/// The hotline named in a text, as it is dialled.
fn hotline(text: &str) -> Option<String> {
    // Longer numbers may end in the same digits.
    let alone = |at: usize| {
        let digit = |letter: char| letter.is_ascii_digit();
        !text[..at].ends_with(digit) && !text[at + HOTLINE.len()..].starts_with(digit)
    };
    let (at, _) = text.match_indices(HOTLINE).find(|(at, _)| alone(*at))?;
    let before = &text[..at];
    if before.ends_with("区号 + ") {
        return Some(format!("区号 + {HOTLINE}"));
    }
    let Some(area) = before.strip_suffix('-') else { return Some(HOTLINE.to_owned()) };
    let code = area.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let code = code.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    Some([code, "-", HOTLINE].concat())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::number;

    #[rstest]
    #[case("拨打成都医保热线 028-12393，问停保。", Some("028-12393"))]
    #[case("2026-11-23 起拨打 0591-12393。", Some("0591-12393"))]
    #[case("拨打 区号 + 12393，问停保。", Some("区号 + 12393"))]
    #[case("拨打 12393。", Some("12393"))]
    #[case("拨打 0874-3112393。", None)]
    #[case("拨打 0874-3112393，或者 12393。", Some("12393"))]
    #[case("去窗口。", None)]
    #[case("0592-12345，转医保；打不通的，打 0592-12393。", Some("0592-12345"))]
    #[case("12333，问参保登记；缴费的问题打 12366。", Some("12333"))]
    #[case("2026 年起打 12345。", None)]
    #[case("10-12345，不是区号。", None)]
    fn the_number_is_as_it_is_dialled(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(number(text).as_deref(), expected);
    }
}
