//! How long somebody was insured without a gap: 「连续两年」 answers a question, 「连续」 alone says that there is none.

use super::piece::{Piece, Says, measured_behind, unite};
use crate::model::{Meaning, Topic};

/// The pieces, with an answer for whatever says of how long it was so.
pub(super) fn told(topic: &Topic, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pieces.len()).rev() {
        since_left(topic, &mut pieces, at);
        let Says::Word(Meaning::Lasts { question, choice, months }) = pieces[at].says else {
            continue;
        };
        let not = at.checked_sub(1).filter(|not| {
            pieces[*not].says == Says::Word(Meaning::Not) && pieces[*not].touches(&pieces[at])
        });
        let of = measured_behind(&pieces, at);
        let behind = pieces.get(at + of + 1).filter(|next| pieces[at + of].touches(next));
        let unpaid = behind.is_some_and(|next| next.says == Says::Word(Meaning::Gap));
        let length = length(&pieces[at + 1..=at + of]);
        let says = match length {
            _ if of == 0 => Meaning::NoGap,
            // 「没有连续两年」
            _ if let Some(not) = not => {
                let of_them = length == Some(months.into());
                let both = topic.at(question).choices.len() == 2;
                let no = (both && of_them).then(|| 1 - choice);
                let says = no.map_or(Meaning::Idle, |no| Meaning::Answer(question, no));
                unite(&mut pieces, not..=at + of, Says::Word(says));
                continue;
            }
            // 「连续3个月没交」
            _ if unpaid => {
                pieces[at].says = Says::Word(Meaning::Filler);
                continue;
            }
            Some(length) if length >= months.into() => Meaning::Answer(question, choice),
            _ => Meaning::Idle,
        };
        unite(&mut pieces, at..=at + of, Says::Word(says));
    }
    pieces
}

/// 「转出5天了」 may be said of what was filed.
fn since_left(topic: &Topic, pieces: &mut Vec<Piece>, at: usize) {
    let Some([left, count, unit]) = pieces.get(at..at + 3) else { return };
    let says = (&left.says, &count.says, &unit.says);
    let days =
        matches!(says, (Says::Word(Meaning::Left), Says::Number(_), Says::Word(Meaning::Days(_))));
    if days && left.touches(count) && count.touches(unit) {
        unite(pieces, at..=at + 2, Says::Doubted(topic.roles.progress));
    }
}

/// How many months they come to, where that is plain.
fn length(pieces: &[Piece]) -> Option<u32> {
    match pieces.iter().map(|piece| &piece.says).collect::<Vec<_>>()[..] {
        [Says::Number(count), Says::Word(Meaning::Months)] => Some(*count),
        [Says::Number(count), Says::Word(Meaning::Years)] => count.checked_mul(12),
        _ => None,
    }
}
