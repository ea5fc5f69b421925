//! Somebody who is spoken of, and what is said of them.

use std::ops::Range;

use super::piece::{Piece, Says};
use super::sorts::Trait;
use crate::model::Meaning;

/// Who is spoken of; a relative by the word for them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who<'a> {
    Oneself,
    Other(&'a str),
}

/// Somebody who is named, and the pieces that are said of them.
pub(super) struct Person<'a> {
    pub(super) who: Who<'a>,
    pub(super) said: Range<usize>,
    /// What the word for them is put with: 「退休的老伴」.
    pub(super) called: Range<usize>,
    /// Whether the word for them tells of a scheme.
    pub(super) young: bool,
    /// Whether they only come along.
    pub(super) along: bool,
    /// What else they are called, he or she.
    pub(super) third: Option<&'a str>,
}

impl Person<'_> {
    /// What is told with the word for somebody who only comes along.
    pub(super) fn called_along(&self) -> Range<usize> {
        if self.along { self.called.clone() } else { 0..0 }
    }
}

/// Where the pieces end that are said of somebody: with a sign, a blank, or somebody else.
pub(super) fn said_to(text: &str, pieces: &[Piece], at: usize) -> usize {
    let mut last = at;
    for next in at + 1..pieces.len() {
        let between = &text[pieces[last].span.end..pieces[next].span.start];
        // 「老公 灵活就业」
        let joined = between.is_empty() || (last == at && between.trim().is_empty());
        let says = &pieces[next].says;
        let word = &text[pieces[next].span.clone()];
        if !joined
            || says.has(Trait::Other)
            || *says == Says::Word(Meaning::Oneself)
            || word == "我"
        {
            break;
        }
        last = next;
    }
    last + 1
}
