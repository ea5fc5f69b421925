//! Whose insurance is moved, where that is told by where everybody is: 「我在深圳有职工，老婆在长沙交的居民，想转来深圳」.

use super::person::{Person, Who, said_to};
use super::piece::{Piece, Says};
use crate::model::{Meaning, With};
use crate::regions::Candidate;

/// Whoever moves while others stay.
pub(super) struct Mover<'a> {
    pub(super) who: Who<'a>,
    /// The place that is left, where only 「她要转过来」 tells it.
    pub(super) place: Option<usize>,
    /// Whether it is not told of them where they go, so that nobody knows what they are in there.
    pub(super) alone: bool,
}

/// Calls whoever works by no word for somebody young: 「我女儿在香港工作」.
pub(super) fn worked(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let child = matches!(pieces[at].says, Says::Word(Meaning::Child { perhaps: true, .. }));
        let works = |says: &Says| {
            let Says::Word(Meaning::Stands(stands)) = says else { return false };
            stands.with == With::Works
        };
        if child && pieces[at + 1..said_to(text, pieces, at)].iter().any(|piece| works(&piece.says))
        {
            pieces[at].says = Says::Word(Meaning::Relative);
        }
    }
}

/// Whoever is insured elsewhere than all the others, who are where it is moved to.
pub(super) fn moved<'a>(text: &str, pieces: &[Piece], people: &[Person<'a>]) -> Option<Mover<'a>> {
    let Some(to) = destination(pieces) else { return fetched(text, pieces, people) };
    let places = |person: &Person| {
        let said = person.said.clone().filter(|at| *at != to);
        said.filter_map(|at| spot(&pieces[at])).collect::<Vec<_>>()
    };
    let there = |place: &[Candidate]| Some(place) == spot(&pieces[to]);
    let stays = |person: &Person| {
        let places = places(person);
        !places.is_empty() && places.into_iter().all(there)
    };
    let leaves = |person: &&Person| {
        let (places, mut said) = (places(person), pieces[person.said.clone()].iter());
        // 「孩子在老家交的居民，老家赣州」
        let named = !places.is_empty() || said.any(|piece| piece.says.is_home());
        !person.along && named && !places.into_iter().any(there)
    };
    let mover = only(people.iter().filter(leaves))?;
    let insured = pieces[mover.said.clone()].iter().any(|piece| piece.says.is_scheme());
    let goes = mover.said.contains(&to);
    let stay = people.iter().any(|other| other.who != mover.who && !other.along && stays(other));
    (insured && (goes || stay)).then_some(Mover { who: mover.who, place: None, alone: !goes })
}

/// Whoever is to come to the one who asks: 「我在杭州，我爱人在成都灵活就业，她要转过来」.
fn fetched<'a>(text: &str, pieces: &[Piece], people: &[Person<'a>]) -> Option<Mover<'a>> {
    let place = |person: &Person| person.said.clone().find(|at| pieces[*at].says.is_place());
    let comes = |person: &&Person| {
        let came = |piece: &Piece| {
            piece.says == Says::Word(Meaning::Came) && text[piece.span.clone()].starts_with('转')
        };
        let said = &pieces[person.said.clone()];
        person.who != Who::Oneself && place(person).is_none() && said.iter().any(came)
    };
    let mover = only(people.iter().filter(comes))?;
    let at = |who: Who| {
        let mut of = people.iter().filter(|person| person.who == who).filter_map(place);
        of.next().filter(|_| of.next().is_none())
    };
    let all = pieces.iter().filter(|piece| piece.says.is_place()).count();
    let (left, _) = at(mover.who).zip(at(Who::Oneself)).filter(|_| all == 2)?;
    Some(Mover { who: mover.who, place: Some(left), alone: true })
}

/// The only one of some people, however often they are named.
fn only<'p, 'a: 'p>(mut people: impl Iterator<Item = &'p Person<'a>>) -> Option<&'p Person<'a>> {
    let first = people.next()?;
    people.all(|person| person.who == first.who).then_some(first)
}

/// The last place that something is moved to.
fn destination(pieces: &[Piece]) -> Option<usize> {
    let leads = |at: usize| {
        let way = (0..at).rev().find(|way| pieces[*way].says != Says::Word(Meaning::Filler));
        way.is_some_and(|way| {
            matches!(pieces[way].says, Says::Word(Meaning::To | Meaning::Came))
                && pieces[way..=at].windows(2).all(|pair| pair[0].touches(&pair[1]))
        })
    };
    (0..pieces.len()).rev().find(|at| pieces[*at].says.is_place() && leads(*at))
}

/// The places that a piece may be.
fn spot(piece: &Piece) -> Option<&[Candidate]> {
    if let Says::Places(places) = &piece.says { Some(places) } else { None }
}
