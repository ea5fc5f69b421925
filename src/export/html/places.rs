//! What is known of places, for a browser.

use super::sheet::Sheet;
use crate::export::places as wording;
use crate::report::places::{Counts, FactDoc, PlaceDoc, PlaceLine, PlacesDoc};

/// Writes what is known of a place.
pub fn one(doc: &PlaceDoc) -> String {
    let title = format!("{}：各方面的情况", doc.place.name);
    Sheet::page(&title, &doc.sources, |sheet| {
        sheet.block("header", |sheet| {
            sheet.line("h1", &title);
            sheet.line("p", &format!("{}。", doc.counts.words()));
            sheet.labelled("核实、咨询：", &doc.ask);
        });
        sheet.block("main", |sheet| {
            sheet.aspects(doc);
            sheet.unknown(doc);
            sheet.cities(doc);
            sheet.documents();
        });
        sheet.block("footer", |sheet| {
            sheet.line("p", &wording::dates(&doc.today, &doc.data));
            sheet.line("p", wording::FOOT);
        });
    })
}

/// Writes how much is known of every place.
pub fn all(doc: &PlacesDoc) -> String {
    Sheet::page("各地情况", &[], |sheet| {
        sheet.block("header", |sheet| sheet.line("h1", "各地情况"));
        sheet.block("main", |sheet| {
            sheet.table(doc);
            sheet.labelled("合计：", &wording::totals(doc));
            sheet.line("p", wording::LEGEND);
        });
        sheet.block("footer", |sheet| {
            sheet.line("p", &wording::dates(&doc.today, &doc.data));
            sheet.line("p", wording::FOOT);
        });
    })
}

impl Sheet<'_> {
    fn aspects(&mut self, doc: &PlaceDoc) {
        for aspect in &doc.aspects {
            self.section(&aspect.title, |sheet| {
                sheet.list("ol", &aspect.facts, |sheet, fact| {
                    sheet.line("p", &wording::said(fact));
                    match wording::told_above(doc, (&aspect.id, fact)) {
                        Some(above) => sheet.line("p class=\"basis\"", &wording::see_above(above)),
                        None => sheet.standing(fact),
                    }
                });
            });
        }
    }

    fn standing(&mut self, fact: &FactDoc) {
        self.labelled("适用：", &fact.applies);
        self.labelled("可靠程度：", &fact.standing());
        for notice in &fact.why.notices {
            self.line("p class=\"notice\"", &format!("注意：{notice}"));
        }
        self.basis(&fact.why);
    }

    fn unknown(&mut self, doc: &PlaceDoc) {
        if !doc.unknown.is_empty() {
            self.section("还不知道", |sheet| {
                sheet.list("ul", &doc.unknown, |sheet, aspect| sheet.line("p", &aspect.title));
                sheet.line("p", &wording::no_facts(doc));
            });
        }
    }

    fn cities(&mut self, doc: &PlaceDoc) {
        if !doc.cities.is_empty() {
            self.section("这些地方另有自己的信息", |sheet| {
                sheet.list("ul", &doc.cities, |sheet, city| sheet.line("p", &city.name));
            });
        }
    }

    fn table(&mut self, doc: &PlacesDoc) {
        self.block("table", |sheet| {
            sheet.block("thead", |sheet| {
                sheet.block("tr", |sheet| {
                    for title in ["地方", "有文件", "待核对", "线索", "不知道", "最新"]
                    {
                        sheet.line("th scope=\"col\"", title);
                    }
                });
            });
            sheet.block("tbody", |sheet| {
                for line in &doc.places {
                    sheet.counts(doc, line);
                }
            });
        });
    }

    fn counts(&mut self, doc: &PlacesDoc, line: &PlaceLine) {
        let Counts { document, unverified, lead, unknown, newest, .. } = &line.counts;
        let under = if line.province.is_some() { " class=\"under\"" } else { "" };
        self.block("tr", |sheet| {
            sheet.line(&format!("th scope=\"row\"{under}"), wording::own_name(doc, line));
            for count in [document, unverified, lead, unknown] {
                sheet.line("td", &count.to_string());
            }
            // A row needs all its cells, also the empty one.
            sheet.row("td", |sheet| sheet.text(newest.as_deref().unwrap_or_default()));
        });
    }
}
