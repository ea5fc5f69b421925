//! What stands beside an answer and takes it back: it is settled, or only meant.

use super::asked::{question, tells, with_count};
use super::piece::{Piece, Says};
use crate::model::{Meaning, QuestionKind, Topic};

/// The pieces, with nothing in them that is settled or only meant.
pub(super) fn judged(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in 0.. {
        // What is meant may become one with its number.
        let Some(piece) = pieces.get(at) else { break };
        match piece.says {
            Says::Word(Meaning::Settled(_)) => settle(topic, &mut pieces, at),
            Says::Word(Meaning::Intends) => only_meant(text, &mut pieces, at),
            _ => continue,
        }
        pieces[at].says = Says::Word(Meaning::Filler);
    }
    pieces
}

/// 「打算停保」 has not happened.
fn only_meant(text: &str, pieces: &mut Vec<Piece>, at: usize) {
    let mut end = pieces[at].span.end;
    for next in at + 1..pieces.len() {
        let piece = &pieces[next];
        let touches = piece.span.start == end;
        end = piece.span.end;
        match piece.says {
            Says::Word(Meaning::Filler | Meaning::Intends | Meaning::To) if touches => {}
            // 「想在宜昌退休」, 「想去宜昌退休」
            Says::Places(_) if touches && text[..piece.span.start].ends_with(['在', '去']) => {}
            ref says if touches && let Some(means) = tells(says) => {
                with_count(pieces, next);
                pieces[next].says = Says::Meant(question(means));
                return;
            }
            _ => return,
        }
    }
}

/// 「欠费已经结清」 is none any more, 「欠费没结清」 is one.
fn settle(topic: &Topic, pieces: &mut [Piece], at: usize) {
    let not = at.checked_sub(1).filter(|&not| pieces[not].says == Says::Word(Meaning::Not));
    if let Some(not) = not {
        pieces[not].says = Says::Word(Meaning::Filler);
        return;
    }
    let passes = |says: &Says| {
        matches!(
            says,
            Says::Number(_) | Says::Word(Meaning::Filler | Meaning::Months | Meaning::Stands(_))
        )
    };
    let of = (0..at).rev().find(|&of| !passes(&pieces[of].says));
    if let Some(of) = of.filter(|&of| is_hindrance(topic, &pieces[of].says)) {
        pieces[of].says = Says::Word(Meaning::Filler);
    }
}

/// Whether it is one of several things that may stand in the way.
fn is_hindrance(topic: &Topic, says: &Says) -> bool {
    let Says::Word(means) = says else { return false };
    let question = means.answer().map(|(question, _)| topic.at(question));
    question.is_some_and(|question| question.kind == QuestionKind::Many)
}
