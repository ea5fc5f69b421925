//! What people are told, for a browser: all claims in full.

use super::sheet::Sheet;
use crate::export::text;
use crate::report::{ClaimsDoc, words};

/// Writes claims.
pub fn claims(claims: &ClaimsDoc) -> String {
    Sheet::page(&claims.topic.title, &claims.sources, |sheet| {
        sheet.block("header", |sheet| sheet.line("h1", &claims.topic.title));
        sheet.block("main", |sheet| {
            sheet.claims(claims);
            sheet.documents();
        });
        sheet.block("footer", |sheet| {
            sheet.line("p", &text::claim_dates(claims));
            sheet.line("p", text::CLAIMS_FOOT);
        });
    })
}

impl Sheet<'_> {
    fn claims(&mut self, claims: &ClaimsDoc) {
        if claims.near {
            self.line("p", text::NEAREST);
        }
        if claims.claims.is_empty() {
            self.line("p", text::NOT_FOUND);
        }
        for claim in &claims.claims {
            let verdict = words::claim(claim.verdict);
            self.section(&format!("{}. {}（{verdict}）", claim.id, claim.said), |sheet| {
                sheet.said(&claim.text, &claim.why);
            });
        }
    }
}
