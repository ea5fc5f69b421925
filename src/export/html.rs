//! The result as one file for a browser: no script, nothing fetched, made to be read on a phone
//! and to be printed.

mod basis;
mod claims;
mod parts;
mod places;
mod plan;
mod sheet;

pub use claims::claims;
pub use places::{all as places, one as place};

use sheet::Sheet;

use crate::report::{Advice, Document};

/// Writes a plan.
pub fn plan(document: &Document, _width: usize) -> String {
    Sheet::page(&document.verdict.title, &document.sources, |sheet| {
        sheet.block("header", |sheet| sheet.verdict(document));
        sheet.block("main", |sheet| sheet.plan(document));
        sheet.block("footer", |sheet| sheet.foot(&document.today, &document.data));
    })
}

/// Writes the answer of a side topic.
pub fn advice(advice: &Advice, _width: usize) -> String {
    Sheet::page(&advice.topic.title, &advice.sources, |sheet| {
        sheet.block("header", |sheet| {
            sheet.line("h1", &advice.topic.title);
            sheet.name();
        });
        sheet.block("main", |sheet| {
            for section in &advice.sections {
                sheet.advice(section);
            }
            if !advice.timeline.is_empty() {
                sheet.timeline(&advice.timeline);
            }
            sheet.warnings(&advice.warnings);
            sheet.channels(&advice.channels);
            sheet.documents();
            sheet.answers(&advice.answers, &advice.ignored);
            sheet.open(&advice.open);
        });
        sheet.block("footer", |sheet| sheet.foot(&advice.today, &advice.data));
    })
}
