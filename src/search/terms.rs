//! Hard words of the glossary, asked for by themselves.

use super::asked::Asked;
use super::{Fit, Hit};
use crate::model::{Lead, Table};
use crate::text::plain;

/// How people ask what a word means.
const ASKING: [&str; 6] = ["什么是", "什么叫", "是什么意思", "什么意思", "是什么", "是啥"];

/// The words that are all of what was typed, but for the question.
pub fn hits(table: &Table, asked: &Asked) -> Vec<Hit> {
    let typed = asked.whole.text.as_str();
    let bare = ASKING
        .iter()
        .find_map(|asking| typed.strip_prefix(asking).or_else(|| typed.strip_suffix(asking)));
    let bare = bare.unwrap_or(typed);
    let named = (0..).zip(&table.glossary).filter(|(_, term)| plain(&term.word) == bare);
    named.map(|(at, _)| Hit::table(Lead::Term(at), Fit::Named)).collect()
}
