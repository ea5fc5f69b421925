//! The plan as JSON, keys in the order of the contract.

use crate::report::Document;

/// Writes one object and a line break.
pub fn write(document: &Document, _width: usize) -> String {
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let mut json = serde_json::to_string_pretty(document).unwrap_or_default();
    json.push('\n');
    json
}
