//! Claims and places on a receipt.

use super::Receipt;
use crate::report::compare::CompareDoc;
use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::tree::in_words;
use crate::report::wording::{self, checked};
use crate::report::{ClaimsDoc, SearchDoc, words};

impl Receipt<'_> {
    /// Writes claims with their verdicts; few of them with what is right.
    pub(crate) fn claims(&mut self, doc: &ClaimsDoc) {
        self.title(&doc.topic.title);
        if doc.near {
            self.labelled("", wording::NEAREST);
        }
        if doc.claims.is_empty() {
            self.labelled("", wording::NOT_FOUND);
        }
        for claim in &doc.claims {
            let verdict = words::claim(claim.verdict);
            let said = checked(&format!("{}（{verdict}）", claim.wording), &claim.why);
            self.column.space(0.3);
            self.numbered(usize::from(claim.id), &said);
            if doc.claims.len() <= wording::IN_FULL {
                self.under(&claim.text);
            }
        }
        self.foot(&wording::dated(&doc.today, &doc.data), wording::CLAIMS_FOOT);
    }

    /// Writes what a search found, by the headings.
    pub(crate) fn found(&mut self, doc: &SearchDoc) {
        self.title(&doc.title());
        if doc.near {
            self.labelled("", wording::NEAREST);
        }
        if doc.hits.is_empty() {
            self.labelled("", wording::NOTHING);
        }
        for (at, hit) in doc.hits.iter().enumerate() {
            self.numbered(at + 1, &hit.title);
            self.under(&hit.aside);
        }
        self.foot(&wording::dated(&doc.today, &doc.data), wording::CLAIMS_FOOT);
    }

    /// Writes what is known of a place.
    pub(crate) fn place(&mut self, doc: &PlaceDoc) {
        self.title(&doc.title());
        self.labelled("", &format!("{}。", doc.counts.words()));
        for aspect in &doc.aspects {
            self.heading(&aspect.title);
            for (at, fact) in aspect.facts.iter().enumerate() {
                self.numbered(at + 1, &checked(&fact.statement(), &fact.why));
            }
        }
        if !doc.unknown.is_empty() {
            self.heading("还不知道");
            let titles: Vec<&str> = doc.unknown.iter().map(|each| each.title.as_str()).collect();
            self.labelled("", &titles.join("、"));
        }
        self.heading("核实、咨询");
        self.labelled("", &doc.ask);
        let facts = doc.aspects.iter().flat_map(|aspect| &aspect.facts);
        self.sources(&doc.sources, facts.map(|fact| &fact.why));
        self.foot(&wording::situation(&doc.today, &doc.data), wording::PLACES_FOOT);
    }

    /// Writes how many facts there are of every place that has any.
    pub(crate) fn places(&mut self, doc: &PlacesDoc) {
        self.title("各地情况");
        self.labelled("合计：", &doc.in_all());
        for line in doc.places.iter().filter(|line| line.counts.facts() > 0) {
            self.labelled(
                &format!("{}：", line.place.name),
                &format!("{} 条", line.counts.facts()),
            );
        }
        self.foot(&wording::situation(&doc.today, &doc.data), wording::PLACES_FOOT);
    }

    pub(crate) fn compared(&mut self, doc: &CompareDoc) {
        self.title(&doc.title());
        self.assumed(&doc.answers);
        for row in doc.rows(true) {
            self.heading(&row.label);
            for (column, cell) in doc.columns.iter().zip(&row.cells) {
                self.labelled(&format!("{}：", column.label), in_words(cell));
            }
        }
        for (at, row) in doc.rows(false).enumerate() {
            if at == 0 {
                self.heading("一样的");
            }
            self.labelled(&format!("{}：", row.label), in_words(&row.cells[0]));
        }
        self.foot(&wording::dates(&doc.today, &doc.data), wording::FOOT);
    }
}
