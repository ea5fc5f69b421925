//! What stands beside an answer and takes it back: it is settled, or it is somebody else's.

use super::asked::tells;
use super::piece::{Piece, Says};
use crate::model::{Meaning, QuestionKind, Topic};

/// 「跟我住」 tells nothing of oneself.
const WITH: &[char] = &['跟', '和', '与', '同', '帮', '替', '给', '让'];

/// The pieces, with nothing in them that is settled or of another one than the one who speaks.
pub(super) fn judged(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let two = people(text, &pieces) > 1;
    for at in 0..pieces.len() {
        match pieces[at].says {
            Says::Word(Meaning::Settled) => settle(topic, &mut pieces, at),
            Says::Word(Meaning::Intends) => only_meant(text, &mut pieces, at),
            Says::Word(Meaning::Relative) if two => of_another(&mut pieces, at),
            Says::Word(Meaning::Relative | Meaning::Oneself) => {}
            _ => continue,
        }
        pieces[at].says = Says::Word(Meaning::Filler);
    }
    pieces
}

/// How many people something is told of: 「我爸退休了，我从成都转重庆」.
fn people(text: &str, pieces: &[Piece]) -> usize {
    let told = |says: &Says| {
        let way = matches!(
            says,
            Says::Word(Meaning::Scheme(_) | Meaning::From | Meaning::To | Meaning::Stands(_))
        );
        way || tells(says).is_some()
    };
    let one = |pair: &[Piece]| {
        let [who, next] = pair else { return false };
        let me = text[who.span.start..next.span.start] == *"我"
            && !text[..who.span.start].ends_with(WITH);
        let other = who.says == Says::Word(Meaning::Relative);
        (me || (other && who.span.end == next.span.start)) && told(&next.says)
    };
    let oneself = pieces.iter().any(|piece| piece.says == Says::Word(Meaning::Oneself));
    usize::from(oneself) + pieces.windows(2).filter(|pair| one(pair)).count()
}

/// 「打算停保」 has not happened.
fn only_meant(text: &str, pieces: &mut [Piece], at: usize) {
    let mut end = pieces[at].span.end;
    for piece in &mut pieces[at + 1..] {
        let touches = piece.span.start == end;
        end = piece.span.end;
        match piece.says {
            Says::Word(Meaning::Filler | Meaning::Intends | Meaning::To) if touches => {}
            // 「想在宜昌退休」, 「想去宜昌退休」
            Says::Places(_) if touches && text[..piece.span.start].ends_with(['在', '去']) => {}
            ref says if touches && tells(says).is_some() => {
                piece.says = Says::Meant;
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

/// 「父亲已退休，我是职工」: what touches the other one is not said of the one who speaks.
fn of_another(pieces: &mut [Piece], at: usize) {
    let mut end = pieces[at].span.end;
    for piece in &mut pieces[at + 1..] {
        if piece.span.start != end || piece.says == Says::Word(Meaning::Oneself) {
            break;
        }
        end = piece.span.end;
        if let Says::Word(means) = piece.says
            && (means.answer().is_some() || matches!(means, Meaning::Scheme(_)))
        {
            piece.says = Says::Word(Meaning::Idle);
        }
    }
}
