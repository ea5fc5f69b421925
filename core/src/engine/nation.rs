//! What the rules of the nation come to, item by item.
//!
//! Nothing of it depends on what places say: a rule of a place that speaks stands for all that the
//! nation says of its item, and changes nothing of the others. So it is the same for all who answer
//! alike, wherever they move, and can be kept; see [`super::memory`].

use std::ops::Range;

use super::basis::Basis;
use super::bits;
use super::found::Sifted;
use super::memo::Pick;
use super::state::State;
use super::truth::{Finding, Truth};
use crate::model::{Force, Index, Rival, RuleIx};

/// All of it, for the rules of one index: as it was remembered, or what a walk over the rules found,
/// of which no more is worked out than is asked for.
pub(crate) enum Nation<'a> {
    Recalled(Recalled<'a>),
    Walked(&'a mut Sifted),
}

/// All of it in words.
#[derive(Clone, Copy)]
pub(crate) struct Recalled<'a> {
    index: &'a Index,
    /// Rules that speak, at most one of an item.
    speaks: &'a [u64],
    /// Rules before them that would speak but are not in force.
    noted: &'a [u64],
    /// What is behind the rules of each item that were looked at.
    bases: &'a [u64],
    /// Whether there is any rule that is not in force.
    any_noted: bool,
}

impl<'a> Recalled<'a> {
    /// Reads it.
    pub fn read(index: &'a Index, words: &'a [u64]) -> Self {
        let (speaks, rest) = words.split_at(bits::words(index.rivals.len()));
        let (noted, bases) = rest.split_at(speaks.len());
        let any_noted = noted.iter().any(|word| *word != 0);
        Self { index, speaks, noted, bases, any_noted }
    }

    /// The rules of some whole items that speak.
    pub fn speaking(self, among: Range<u16>) -> impl Iterator<Item = RuleIx> {
        bits::within(self.speaks, among).map(move |at| self.index.rivals[usize::from(at)].rule)
    }

    /// The rules of some whole items that would speak, were they in force.
    pub fn noted(self, among: Range<u16>) -> impl Iterator<Item = RuleIx> {
        let among = if self.any_noted { among } else { 0..0 };
        bits::within(self.noted, among).map(move |at| self.index.rivals[usize::from(at)].rule)
    }

    /// What is behind the rules of some whole items.
    pub fn basis(self, among: Range<u16>) -> Basis {
        let rivals = &self.index.rivals[usize::from(among.start)..usize::from(among.end)];
        let [Some(first), Some(last)] = [rivals.first(), rivals.last()] else {
            return Basis::NOTHING;
        };
        let bases = &self.bases[usize::from(first.nth)..=usize::from(last.nth)];
        Basis(bases.iter().fold(0, |all, basis| all | basis))
    }
}

/// The same in the making.
pub(crate) struct Draft<'a> {
    speaks: &'a mut [u64],
    noted: &'a mut [u64],
    bases: &'a mut [u64],
}

impl<'a> Draft<'a> {
    /// Begins with nothing.
    pub fn new(index: &'a Index, words: &'a mut Vec<u64>) -> Self {
        words.clear();
        words.resize(2 * bits::words(index.rivals.len()) + index.items(), 0);
        let (speaks, rest) = words.split_at_mut(bits::words(index.rivals.len()));
        let (noted, bases) = rest.split_at_mut(speaks.len());
        Self { speaks, noted, bases }
    }

    /// Takes over what some items came to, each with how many stand before it.
    #[inline]
    pub fn take(&mut self, nths: &[u16], bases: &[Basis], picks: &[Pick]) {
        for (&nth, basis) in nths.iter().zip(bases) {
            self.bases[usize::from(nth)] |= basis.0;
        }
        for pick in picks {
            self.pick(*pick);
        }
    }

    fn pick(&mut self, Pick { at, now }: Pick) {
        bits::insert(if now { self.speaks } else { self.noted }, at);
    }
}

/// Looks at the rules of an item one by one, up to one that speaks: those that hold, and what is behind that.
pub(super) fn look_at(state: &State, rivals: &[Rival], first: u16, holds: &mut Vec<Pick>) -> Basis {
    let mut basis = Basis::NOTHING;
    for (at, rival) in (first..).zip(rivals) {
        let Some(force) = force_of(state, rival) else { continue };
        let finding = state.condition(&state.topic.rule(rival.rule).when);
        basis = basis.and(behind(state, rival, finding));
        let now = force == Force::Now;
        if finding.truth == Truth::Yes {
            holds.push(Pick { at, now });
            if now {
                break;
            }
        }
    }
    basis
}

/// What is behind a rule that was looked at. One that is `known` and does not hold asks for nothing, be it
/// open or failed by an answer that lacks.
pub(super) fn behind(state: &State, rival: &Rival, finding: Finding) -> Basis {
    let quiet = rival.known && finding.truth != Truth::Yes;
    if quiet { state.known_only(finding) } else { finding.basis }
}

/// Whether a rule is in force; most have no first or last day.
pub(super) fn force_of(state: &State, rival: &Rival) -> Option<Force> {
    if rival.dated { state.force(rival.rule) } else { Some(Force::Now) }
}
