//! How long somebody was insured without a gap: 「连续两年」 answers a question, 「连续」 alone says that there is none.

use super::piece::{Piece, Says, measured_behind};
use crate::model::Meaning;

/// The pieces, with an answer for whatever says of how long it was so.
pub(super) fn told(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pieces.len()).rev() {
        let Says::Word(Meaning::Lasts { question, choice, months }) = pieces[at].says else {
            continue;
        };
        let of = measured_behind(&pieces, at);
        let behind = pieces.get(at + of + 1).filter(|next| pieces[at + of].touches(next));
        let unpaid = behind.is_some_and(|next| next.says == Says::Word(Meaning::Gap));
        let says = match length(&pieces[at + 1..=at + of]) {
            _ if of == 0 => Meaning::NoGap,
            // 「连续3个月没交」
            _ if unpaid => {
                pieces[at].says = Says::Word(Meaning::Filler);
                continue;
            }
            Some(length) if length >= months.into() => Meaning::Answer(question, choice),
            _ => Meaning::Idle,
        };
        let span = pieces[at].span.start..pieces[at + of].span.end;
        pieces.splice(at..=at + of, [Piece { span, says: Says::Word(says) }]);
    }
    pieces
}

/// How many months they come to, where that is plain.
fn length(pieces: &[Piece]) -> Option<u32> {
    match pieces.iter().map(|piece| &piece.says).collect::<Vec<_>>()[..] {
        [Says::Number(count), Says::Word(Meaning::Months)] => Some(*count),
        [Says::Number(count), Says::Word(Meaning::Years)] => count.checked_mul(12),
        _ => None,
    }
}
