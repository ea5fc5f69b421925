//! What people are told, as Markdown.

use super::{Notes, Sheet};
use crate::export::text::{CLAIMS_FOOT, IN_FULL, NEAREST, NOT_FOUND, claim_dates};
use crate::report::{ClaimDoc, ClaimsDoc, SourceDoc, words};

/// Writes claims; lines are not wrapped.
pub fn claims(claims: &ClaimsDoc) -> String {
    let full = claims.claims.len() <= IN_FULL;
    let listed: &[SourceDoc] = if full { &claims.sources } else { &[] };
    let mut notes = Notes { sources: listed, sheet: Sheet::default() };
    notes.sheet.heading(1, &claims.topic.title);
    notes.nothing(claims.near, NEAREST);
    for claim in &claims.claims {
        notes.claim(claim, full);
    }
    notes.nothing(claims.claims.is_empty(), NOT_FOUND);
    notes.documents();
    notes.nothing(!full, "看哪一条，写上编号，如 yizhuan topic claims --claim 8。");
    notes.sheet.paragraph(&claim_dates(claims));
    notes.sheet.paragraph(CLAIMS_FOOT);
    notes.sheet.finish()
}

impl Notes<'_> {
    /// A claim, alone or with what is right.
    fn claim(&mut self, claim: &ClaimDoc, full: bool) {
        let verdict = words::claim(claim.verdict);
        // A list of Markdown would count on from the first number, whatever the others are.
        let text = format!("第 {} 条：{}（{verdict}）", claim.id, claim.said);
        let under = self.sheet.item(0, "- ", &text);
        if full {
            self.sheet.under(under, "", &claim.text);
            self.reasons(under, &claim.why);
        }
    }
}
