//! Places in one message.

use super::line;
use super::message::{Part, message};
use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::wording::totals;

/// Writes what is known of a place, by name of its aspects, and whom to ask.
pub(crate) fn one(doc: &PlaceDoc) -> String {
    let known = doc.aspects.iter().map(|aspect| aspect.title.clone()).collect();
    let unknown = doc.unknown.iter().map(|aspect| aspect.title.clone()).collect();
    let label = format!("{}：", doc.place.name);
    let parts = vec![
        Part::list(&label, vec![doc.counts.words()], "", "句"),
        Part::list("有信息的：", known, "、", "个方面"),
        Part::list("还不知道的：", unknown, "、", "个方面"),
        Part::list("核实、咨询：", vec![doc.ask.clone()], "", "句"),
        foot(&doc.today),
    ];
    line(message(parts, &[0, 4, 3, 1, 2]))
}

/// Writes how much is known of all places together.
pub(crate) fn all(doc: &PlacesDoc) -> String {
    let parts = vec![Part::list("各地情况：", vec![totals(doc)], "", "句"), foot(&doc.today)];
    line(message(parts, &[0, 1]))
}

fn foot(today: &str) -> Part {
    let said = format!("{today} 的情况，以经办机构为准，拿不准请拨打 12393");
    Part::list("", vec![said], "", "句")
}
