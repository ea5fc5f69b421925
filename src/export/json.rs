//! The result as JSON, keys in the order of the contract.

use crate::report::Report;

/// Writes a result: one object and a line break.
pub(crate) fn write(report: &Report, _width: usize) -> String {
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let mut json = serde_json::to_string_pretty(report).unwrap_or_default();
    json.push('\n');
    json
}
