//! Places that something else than the insurance is told to be at, or to come from: 「退休金在北京领」.

use super::asked::tells;
use super::piece::{Piece, Says, joined_behind, measured_behind, unite};
use crate::model::{Beside, Meaning, Stands, Topic, With};

/// What says that something is at the place behind it.
const AT: &[&str] = &["在", "是", "都在", "还在"];

/// The pieces, such places told to be neither left nor gone to.
pub(super) fn marked(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pieces.len()).rev() {
        if !is_else(topic, &pieces[at].says) {
            continue;
        }
        if pieces[at].says == Says::Word(Meaning::Besides) {
            stopped(&mut pieces, at);
        }
        if is_at(text, &pieces, at + 1) && pieces[at].touches(&pieces[at + 1]) {
            pieces[at + 1].says = stands(With::Apart, Beside::Next);
        } else if let Some(word) = at.checked_sub(2)
            && is_at(text, &pieces, word)
            && pieces[at - 1].touches(&pieces[at])
        {
            let end = pieces[at - 1].span.end;
            pieces.insert(at, Piece::mark(end, last(With::Apart)));
        }
    }
    pieces
}

/// 「公积金断了两个月」 tells of no gap.
fn stopped(pieces: &mut Vec<Piece>, at: usize) {
    let filler = |next: &usize| pieces[*next].says == Says::Word(Meaning::Filler);
    let Some(told) = joined_behind(pieces, at).find(|next| !filler(next)) else { return };
    if tells(&pieces[told].says).is_some() || pieces[told].says.counts() {
        let last = told + measured_behind(pieces, told);
        unite(pieces, at..=last, Says::Word(Meaning::Besides));
    }
}

/// Whether it is something else than the insurance, or leaves that open.
fn is_else(topic: &Topic, says: &Says) -> bool {
    let insured = [topic.roles.stopped, topic.roles.enrolled];
    match says {
        Says::Word(Meaning::Besides) => true,
        Says::Word(Meaning::Doubts(question, _)) => !insured.contains(&Some(*question)),
        _ => false,
    }
}

/// Whether 「在」 stands there, right before a place.
fn is_at(text: &str, pieces: &[Piece], at: usize) -> bool {
    let Some([word, place]) = pieces.get(at..at + 2) else { return false };
    place.says.is_place() && word.touches(place) && AT.contains(&&text[word.span.clone()])
}

/// Where somebody stands with a place that is neither left nor gone to.
fn stands(with: With, beside: Beside) -> Says {
    Says::Word(Meaning::Stands(Stands { with, beside, scheme: None, claim: None }))
}

/// The same, said of the place before it.
pub(super) fn last(with: With) -> Says {
    stands(with, Beside::Last)
}
