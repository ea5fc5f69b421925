//! What is put into words for many answers and is the same for all of them, worked out once.

use std::cell::OnceCell;

use super::Notice;
use super::hotline::{self, Hotline};
use crate::engine::Context;
use crate::model::{Part, Phrase, RuleIx, Topic, Var};
use crate::regions::RegionIx;

/// All that is kept; each when it is first asked for.
pub(crate) struct Kept<'a> {
    pub(super) context: &'a Context<'a>,
    /// What must be read with the sentence of each rule.
    notices: Vec<OnceCell<Vec<Notice>>>,
    /// The first number that each rule names.
    numbers: Vec<OnceCell<Option<Number>>>,
    /// Whom to ask at each place.
    hotlines: Vec<OnceCell<Hotline>>,
}

/// A number to call that a text names.
pub(super) enum Number {
    Plain(String),
    /// That of the place in question.
    Of(Var),
}

impl<'a> Kept<'a> {
    /// Keeps nothing yet.
    pub fn new(topic: &Topic, context: &'a Context<'a>) -> Self {
        let (rules, places) = (topic.rules.len(), context.assets.regions.len());
        Self {
            context,
            notices: (0..rules).map(|_| OnceCell::new()).collect(),
            numbers: (0..rules).map(|_| OnceCell::new()).collect(),
            hotlines: (0..places).map(|_| OnceCell::new()).collect(),
        }
    }

    /// What must be read with a rule's sentence.
    pub(super) fn notices(&self, rule: RuleIx, read: impl FnOnce() -> Vec<Notice>) -> &[Notice] {
        self.notices[rule.at()].get_or_init(read)
    }

    /// The first number that the text of a rule names.
    pub(super) fn number(&self, rule: RuleIx, text: &Phrase) -> Option<&Number> {
        let first = || {
            text.parts().find_map(|part| match part {
                Part::Plain(text) => hotline::number(text).map(Number::Plain),
                Part::Fill(var) => var.is_hotline().then_some(Number::Of(var)),
            })
        };
        self.numbers[rule.at()].get_or_init(first).as_ref()
    }

    /// Whom to ask at a place.
    pub(super) fn hotline(&self, at: RegionIx, ask: impl FnOnce() -> Hotline) -> &Hotline {
        self.hotlines[usize::from(at.0)].get_or_init(ask)
    }
}
