//! The result as one file for a browser: no script, nothing fetched, made to be read on a phone
//! and to be printed.

mod basis;
mod claims;
mod parts;
mod places;
mod plan;
mod sheet;

use super::given::Given;
use sheet::Sheet;

use crate::report::{Advice, PlanReport, Report};

/// Writes a result.
pub fn write(report: &Report, _width: usize) -> String {
    match report {
        Report::Plan(document) => plan(document),
        Report::Advice(answer) => advice(answer),
        Report::Claims(doc) => claims::claims(doc),
        Report::Place(doc) => places::one(doc),
        Report::Places(doc) => places::all(doc),
    }
}

/// Writes a plan.
fn plan(document: &PlanReport) -> String {
    Sheet::page(&document.verdict.title, &document.sources, |sheet| {
        sheet.block("header", |sheet| sheet.verdict(document));
        sheet.block("main", |sheet| sheet.plan(document));
        sheet.block("footer", |sheet| sheet.foot(&Given::from(document)));
    })
}

/// Writes the answer of a side topic.
fn advice(advice: &Advice) -> String {
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
            sheet.answers(&Given::from(advice));
        });
        sheet.block("footer", |sheet| sheet.foot(&Given::from(advice)));
    })
}
