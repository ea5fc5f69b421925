//! Words that are a scheme only where another one turns into them, or they into that: 「农合转社保」, 「单位→自己」.

use super::piece::{Piece, Says};
use crate::model::Meaning;

/// The pieces, such words told to be one of their schemes or to say nothing.
pub(super) fn told(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in 0..pieces.len() {
        let Says::Word(Meaning::Turned { schemes, affair }) = pieces[at].says else { continue };
        let before =
            at.checked_sub(2).zip(at.checked_sub(1).and_then(|way| turns(text, &pieces, way)));
        let turned = before.or_else(|| Some(at + 2).zip(turns(text, &pieces, at + 1)));
        let turned =
            turned.and_then(|(other, arrow)| Some((bits(&pieces.get(other)?.says)?, arrow)));
        // 「职工转社保」 says that an insurance is moved.
        let turned = turned.is_some_and(|(other, arrow)| {
            let open = arrow || !other.is_power_of_two();
            if open { other != schemes } else { other & schemes == 0 }
        });
        pieces[at].says = Says::Word(match affair {
            _ if turned => Meaning::Schemes(schemes),
            true => Meaning::Affair,
            false => Meaning::Filler,
        });
    }
    pieces
}

/// Whether it is a sign by which a piece turns what stands before it into what stands behind, if it does: a word
/// touches both.
fn turns(text: &str, pieces: &[Piece], at: usize) -> Option<bool> {
    let [one, way, other] = at.checked_sub(1).and_then(|one| pieces.get(one..at + 2))? else {
        return None;
    };
    let arrow = !text[way.span.clone()].contains(char::is_alphanumeric);
    let leads = matches!(way.says, Says::Word(Meaning::To | Meaning::Changes));
    (leads && (arrow || (one.touches(way) && way.touches(other)))).then_some(arrow)
}

/// A bit for each scheme that a piece may say.
fn bits(says: &Says) -> Option<u8> {
    match says {
        Says::Word(Meaning::Scheme(at)) => Some(1 << at),
        Says::Word(Meaning::Schemes(several)) => Some(*several),
        Says::Word(Meaning::Turned { schemes, .. }) => Some(*schemes),
        _ => None,
    }
}
