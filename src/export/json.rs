//! The result as JSON, keys in the order of the contract.

use serde::Serialize;

use crate::report::Report;

/// Writes a result: one object and a line break.
pub fn write(report: &Report, _width: usize) -> String {
    match report {
        Report::Plan(document) => object(&**document),
        Report::Advice(advice) => object(&**advice),
        Report::Claims(claims) => object(&**claims),
        Report::Place(place) => object(&**place),
        Report::Places(places) => object(&**places),
    }
}

fn object(result: &impl Serialize) -> String {
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let mut json = serde_json::to_string_pretty(result).unwrap_or_default();
    json.push('\n');
    json
}
