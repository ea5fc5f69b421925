//! What is heard of a text: how much, and whether it says something.

use super::spoken::DIGITS;

/// The most letters and digits that are heard of a sentence.
pub(super) const LONGEST: usize = 25;
/// What says something, so that a condition behind it does not begin before it.
const SAYS: &[&str] = &[
    "要", "请", "可以", "不能", "不用", "能", "是", "不", "等", "算", "由", "打", "看", "问",
    "享受", "办", "先", "也", "有", "从", "到", "转", "缴", "按", "据", "参加", "带", "选", "停",
];

/// How much of a text is heard.
pub(super) fn heard(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

pub(super) fn fits(text: &str) -> bool {
    heard(text) <= LONGEST
}

/// Whether a text says something by itself.
pub(super) fn says(text: &str) -> bool {
    SAYS.iter().any(|word| text.contains(word))
}

pub(super) fn is_digit(letter: char) -> bool {
    DIGITS.contains(&letter)
}
