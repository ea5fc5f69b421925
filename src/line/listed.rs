//! Months that are named one after the other and counted behind that: 「8、9、10三个月」 are three.

use super::piece::{Piece, Says, unite};
use crate::model::Meaning;

/// What stands between two of them.
const SIGNS: &[char] = &['、', ',', '，', '.', '/', ' '];

/// The pieces, with one number for such months.
pub(super) fn counted(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (1..pieces.len()).rev() {
        let unit = pieces.get(at + 1).is_some_and(|next| next.says == Says::Word(Meaning::Months));
        let Some(&Piece { says: Says::Number(count), .. }) = pieces.get(at).filter(|_| unit) else {
            continue;
        };
        let named = named_before(text, &pieces, at);
        let month = text[pieces[at + 1].span.clone()].starts_with('月');
        if let Some(&first) = named.last()
            && month
            && (1..=12).contains(&count)
            && named_before_month(&pieces, &named, at, count)
        {
            unite(&mut pieces, first..=at, Says::About);
        } else if named.len() > 1 && Ok(named.len()) == usize::try_from(count) {
            unite(&mut pieces, named[named.len() - 1]..=at, Says::Number(count));
        }
    }
    pieces
}

/// Where the months of a year stand that come one after the other up to a piece, the last one first.
fn named_before(text: &str, pieces: &[Piece], at: usize) -> Vec<usize> {
    let (mut named, mut last) = (Vec::new(), at);
    let mut next = None;
    for of in (0..at).rev() {
        let between = &text[pieces[of].span.end..pieces[last].span.start];
        if !between.trim_matches(SIGNS).is_empty() {
            break;
        }
        match pieces[of].says {
            Says::Word(Meaning::Or | Meaning::Months | Meaning::Filler) => {}
            Says::Number(month @ 1..=12) if next.is_none_or(|next| month % 12 + 1 == next) => {
                named.push(of);
                next = Some(month);
            }
            _ => break,
        }
        last = of;
    }
    named
}

/// Whether the month behind some that are named is the next one, the others without a word for months: 「9 10 11月」.
fn named_before_month(pieces: &[Piece], named: &[usize], at: usize, count: u32) -> bool {
    let within = named.last().map_or(&[][..], |first| &pieces[*first..at]);
    let plain = within.iter().all(|piece| piece.says != Says::Word(Meaning::Months));
    let last = named.first().map(|last| &pieces[*last].says);
    plain && matches!(last, Some(Says::Number(month)) if month % 12 + 1 == count)
}
