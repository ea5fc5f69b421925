//! What stands beside an answer and takes it back: it is settled, or it is somebody else's.

use super::asked::goes_on;
use super::piece::{Piece, Says};
use crate::model::{Meaning, QuestionIx, QuestionKind, Topic};

/// The pieces, with nothing in them that is settled or of another one than the one who speaks.
pub(super) fn judged(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let says = |means| move |piece: &Piece| piece.says == Says::Word(means);
    let me = |pair: &[Piece]| {
        let [me, next] = pair else { return false };
        let tells = matches!(next.says, Says::Word(Meaning::Answer(..) | Meaning::Scheme(_)));
        tells && text[me.span.start..next.span.start] == *"我"
    };
    let oneself = pieces.iter().any(says(Meaning::Oneself)) || pieces.windows(2).any(me);
    let two = oneself && pieces.iter().any(says(Meaning::Relative));
    for at in 0..pieces.len() {
        match pieces[at].says {
            Says::Word(Meaning::Settled) => settle(topic, text, &mut pieces, at),
            Says::Word(Meaning::Relative) if two => of_another(&mut pieces, at),
            Says::Word(Meaning::Relative | Meaning::Oneself) => {}
            _ => continue,
        }
        pieces[at].says = Says::Word(Meaning::Filler);
    }
    pieces
}

/// 「欠费已经结清」 is none any more, 「欠费没结清」 is one.
fn settle(topic: &Topic, text: &str, pieces: &mut [Piece], at: usize) {
    let not = at.checked_sub(1).filter(|&not| pieces[not].says == Says::Word(Meaning::Not));
    if let Some(not) = not {
        pieces[not].says = Says::Word(Meaning::Filler);
        return;
    }
    let passes = |says: &Says| {
        matches!(says, Says::Number(_) | Says::Word(Meaning::Filler | Meaning::Months))
    };
    let of = (0..at).rev().find(|&of| !passes(&pieces[of].says));
    let of = of.filter(|&of| goes_on(&text[pieces[of].span.end..pieces[at].span.start]));
    if let Some(of) = of.filter(|&of| is_hindrance(topic, &pieces[of].says)) {
        pieces[of].says = Says::Word(Meaning::Filler);
    }
}

/// Whether it is one of several things that may stand in the way.
fn is_hindrance(topic: &Topic, says: &Says) -> bool {
    let many = |question: QuestionIx| matches!(topic.at(question).kind, QuestionKind::Many);
    match says {
        Says::Word(
            Meaning::Answer(question, _)
            | Meaning::Since(question, _)
            | Meaning::Unpaid(question, ..),
        ) => many(*question),
        _ => false,
    }
}

/// 「父亲已退休，我是职工」: what touches the other one is not said of the one who speaks.
fn of_another(pieces: &mut [Piece], at: usize) {
    let mut end = pieces[at].span.end;
    for piece in &mut pieces[at + 1..] {
        if piece.span.start != end || piece.says == Says::Word(Meaning::Oneself) {
            break;
        }
        end = piece.span.end;
        if let Says::Word(Meaning::Answer(..) | Meaning::Since(..) | Meaning::Scheme(_)) =
            piece.says
        {
            piece.says = Says::Word(Meaning::Idle);
        }
    }
}
