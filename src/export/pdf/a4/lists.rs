//! Claims and places, as pages of plain text.

use super::Writer;
use crate::export::pdf::column::Mark;
use crate::export::pdf::pages::Band;
use crate::export::places as wording;
use crate::export::{references, text};
use crate::report::places::{Counts, FactDoc, PlaceDoc, PlaceLine, PlacesDoc};
use crate::report::{ClaimsDoc, words};

impl Writer<'_> {
    /// Writes claims, all in full.
    pub fn claims(&mut self, doc: &ClaimsDoc) {
        let desk = self.desk;
        self.title(&doc.topic.title, false);
        let mut column = self.wide();
        if doc.near {
            column.paragraph(0.0, &[desk.plain(text::NEAREST)]);
        }
        if doc.claims.is_empty() {
            column.paragraph(0.0, &[desk.plain(text::NOT_FOUND)]);
        }
        for claim in &doc.claims {
            column.space(0.45);
            let mark = format!("{}.", claim.id);
            let verdict = words::claim(claim.verdict);
            let title = desk.strong(format!("{}（{verdict}）", claim.said));
            column.hanging(0.0, &Mark::Text(&mark), &[title]);
            column.keep();
            column.paragraph(1.9, &desk.said(&claim.text, &claim.why));
        }
        self.more(Band::Full(column.finish()));
        self.documents();
        self.foot(&text::claim_dates(doc), text::CLAIMS_FOOT);
    }

    /// Writes what is known of a place.
    pub fn place(&mut self, doc: &PlaceDoc) {
        let desk = self.desk;
        self.title(&format!("{}：各方面的情况", doc.place.name), false);
        let mut column = self.wide();
        column.paragraph(0.0, &[desk.plain(format!("{}。", doc.counts.words()))]);
        let mut ask = vec![desk.strong("核实、咨询："), desk.plain(&doc.ask)];
        if let Some(number) = &doc.hotline {
            let mut number = desk.strong(format!("　{number}"));
            number.style.size *= 1.5;
            ask.push(number);
        }
        column.paragraph(0.0, &ask);
        self.more(Band::Full(column.finish()));
        for aspect in &doc.aspects {
            let mut column = self.wide();
            for (at, fact) in aspect.facts.iter().enumerate() {
                column.space(0.3);
                let mark = format!("{}.", at + 1);
                let spans = self.fact((doc, &aspect.id), fact);
                column.hanging(0.0, &Mark::Text(&mark), &spans);
            }
            self.section(&aspect.title, Band::Full(column.finish()));
        }
        self.unknown(doc);
        self.documents();
        self.foot(&wording::dates(&doc.today, &doc.data), wording::FOOT);
    }

    fn fact(&self, (doc, aspect): (&PlaceDoc, &str), fact: &FactDoc) -> Vec<super::Span> {
        let desk = self.desk;
        let mut spans = vec![desk.plain(wording::said(fact))];
        if let Some(above) = wording::told_above(doc, (aspect, fact)) {
            spans.push(desk.plain(wording::see_above(above)));
            return spans;
        }
        let labels = [("适用：", &fact.applies), ("可靠程度：", &fact.standing())];
        for (label, words) in labels.into_iter().filter(|(_, words)| !words.is_empty()) {
            spans.push(desk.strong(format!("　{label}")));
            spans.push(desk.plain(words));
        }
        for notice in &fact.why.notices {
            spans.push(desk.strong("　注意："));
            spans.push(desk.plain(notice));
        }
        spans.push(desk.faint(format!("　{}", references::line(desk.sources, &fact.why))));
        spans
    }

    fn unknown(&mut self, doc: &PlaceDoc) {
        let desk = self.desk;
        if !doc.unknown.is_empty() {
            let mut column = self.wide();
            for aspect in &doc.unknown {
                column.hanging(0.0, &Mark::Text("-"), &[desk.plain(&aspect.title)]);
            }
            column.paragraph(0.0, &[desk.plain(wording::no_facts(doc))]);
            self.section("还不知道", Band::Full(column.finish()));
        }
        if !doc.cities.is_empty() {
            let names: Vec<&str> = doc.cities.iter().map(|city| city.name.as_str()).collect();
            let mut column = self.wide();
            column.paragraph(0.0, &[desk.plain(names.join("、"))]);
            self.section("这些地方另有自己的信息", Band::Full(column.finish()));
        }
    }

    /// Writes how much is known of every place.
    pub fn places(&mut self, doc: &PlacesDoc) {
        let desk = self.desk;
        self.title("各地情况", false);
        let mut column = self.wide();
        column.paragraph(0.0, &[desk.strong("合计："), desk.plain(wording::totals(doc))]);
        column.paragraph(0.0, &[desk.plain(wording::LEGEND)]);
        self.more(Band::Full(column.finish()));
        let mut column = self.half();
        for line in &doc.places {
            let PlaceLine { counts, province, .. } = line;
            let name = wording::own_name(doc, line);
            let words = Counts::words(counts);
            let spans = [desk.strong(format!("{name}：")), desk.plain(words)];
            let indent = if province.is_some() { 1.4 } else { 0.0 };
            column.space(if province.is_some() { 0.0 } else { 0.3 });
            column.paragraph(indent, &spans);
        }
        self.more(Band::Halves(column.finish()));
        self.foot(&wording::dates(&doc.today, &doc.data), wording::FOOT);
    }
}
