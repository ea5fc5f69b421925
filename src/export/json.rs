//! The result as JSON, keys in the order of the contract.

use serde::Serialize;

use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::{Advice, ClaimsDoc, Document};

/// Writes a plan: one object and a line break.
pub fn plan(document: &Document, _width: usize) -> String {
    object(document)
}

/// Writes the answer of a side topic: one object and a line break.
pub fn advice(advice: &Advice, _width: usize) -> String {
    object(advice)
}

/// Writes claims: one object and a line break.
pub fn claims(claims: &ClaimsDoc, _width: usize) -> String {
    object(claims)
}

/// Writes what is known of a place: one object and a line break.
pub fn place(place: &PlaceDoc, _width: usize) -> String {
    object(place)
}

/// Writes how much is known of every place: one object and a line break.
pub fn places(places: &PlacesDoc, _width: usize) -> String {
    object(places)
}

fn object(result: &impl Serialize) -> String {
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let mut json = serde_json::to_string_pretty(result).unwrap_or_default();
    json.push('\n');
    json
}
