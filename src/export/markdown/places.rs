//! What is known of places, as Markdown.

use super::{Notes, Sheet};
use crate::export::places::{FOOT, LEGEND, dates, no_facts, said, see_above, told_above, totals};
use crate::report::DataDoc;
use crate::report::places::{FactDoc, PlaceDoc, PlacesDoc};

/// Writes what is known of a place; lines are not wrapped.
pub fn one(doc: &PlaceDoc) -> String {
    let mut notes = Notes { sources: &doc.sources, sheet: Sheet::default() };
    notes.sheet.heading(1, &format!("{}：各方面的情况", doc.place.name));
    notes.sheet.paragraph(&format!("{}。", doc.counts.words()));
    notes.sheet.paragraph(&format!("核实、咨询：{}", doc.ask));
    for aspect in &doc.aspects {
        notes.sheet.heading(2, &aspect.title);
        for (at, fact) in aspect.facts.iter().enumerate() {
            let under = notes.sheet.item(0, &format!("{}. ", at + 1), &said(fact));
            match told_above(doc, (&aspect.id, fact)) {
                Some(above) => {
                    notes.sheet.under(under, "", &see_above(above));
                }
                None => notes.fact(under, fact),
            }
        }
    }
    if !doc.unknown.is_empty() {
        notes.sheet.heading(2, "还不知道");
        for aspect in &doc.unknown {
            notes.sheet.under(0, "", &aspect.title);
        }
        notes.sheet.paragraph(&no_facts(doc));
    }
    if !doc.cities.is_empty() {
        notes.sheet.heading(2, "这些地方另有自己的信息");
        let names: Vec<&str> = doc.cities.iter().map(|city| city.name.as_str()).collect();
        notes.sheet.paragraph(&names.join("、"));
    }
    notes.documents();
    foot(&mut notes.sheet, &doc.today, &doc.data);
    notes.sheet.finish()
}

impl Notes<'_> {
    fn fact(&mut self, under: usize, fact: &FactDoc) {
        self.sheet.under(under, "适用：", &fact.applies);
        self.sheet.under(under, "可靠程度：", &fact.standing());
        for notice in &fact.why.notices {
            self.sheet.under(under, "注意：", notice);
        }
        let line = crate::export::references::line(self.sources, &fact.why);
        self.sheet.under(under, "", &line);
    }
}

/// Writes how much is known of every place, as a table.
pub fn all(doc: &PlacesDoc) -> String {
    let mut sheet = Sheet::default();
    sheet.heading(1, "各地情况");
    sheet.row(&["地方", "有文件", "待核对", "线索", "不知道", "最新"]);
    for line in &doc.places {
        let counts = &line.counts;
        let all = [counts.document, counts.unverified, counts.lead, counts.unknown];
        let [document, unverified, lead, unknown] = all.map(|count| count.to_string());
        let newest = counts.newest.as_deref().unwrap_or_default();
        sheet.row(&[&line.place.name, &document, &unverified, &lead, &unknown, newest]);
    }
    sheet.paragraph(&format!("合计：{}", totals(doc)));
    sheet.paragraph(LEGEND);
    foot(&mut sheet, &doc.today, &doc.data);
    sheet.finish()
}

fn foot(sheet: &mut Sheet, today: &str, data: &DataDoc) {
    sheet.paragraph(&dates(today, data));
    sheet.paragraph(FOOT);
}
