//! Places in one message.

use super::message::{Part, message};
use super::{doubted, line, published};
use crate::report::DataDoc;
use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::wording::marked;

/// Writes what is known of a place, by name of its aspects, and whom to ask.
pub(crate) fn one(doc: &PlaceDoc) -> String {
    let known = doc.aspects.iter().map(|aspect| {
        let local = aspect.facts.iter().find(|fact| fact.why.local_data);
        local.map_or_else(|| aspect.title.clone(), |fact| marked(&aspect.title, &fact.why))
    });
    let known = known.collect();
    let unknown = doc.unknown.iter().map(|aspect| aspect.title.clone()).collect();
    let label = format!("{}：", doc.place.name);
    let parts = vec![
        Part::list(&label, vec![doc.counts.words()], "", "句").rank(0),
        Part::list("有信息的：", known, "、", "个方面").rank(3),
        Part::list("还不知道的：", unknown, "、", "个方面").rank(4),
        Part::list("核实、咨询：", vec![doc.ask.clone()], "", "句").rank(2),
        foot(&doc.today, &doc.data).rank(1),
    ];
    line(message(parts))
}

/// Writes how much is known of all places together.
pub(crate) fn all(doc: &PlacesDoc) -> String {
    let parts =
        vec![Part::list("各地情况：", vec![doc.in_all()], "", "句"), foot(&doc.today, &doc.data)];
    line(message(parts))
}

fn foot(today: &str, data: &DataDoc) -> Part {
    let published = published(data);
    let said = format!("{today} 的情况，{published}以经办机构为准，拿不准请拨打 12393");
    Part::list("", doubted(said, data), "。", "句")
}
