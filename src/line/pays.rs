//! What is paid at the place it is said of: 「武汉单位已经交了」 is no number of years.

use super::piece::{OfPlace, Piece, Says, joined_before, joined_behind};
use crate::model::{Meaning, Topic, With};

/// Who pays.
#[derive(Clone, Copy)]
enum Payer {
    /// Somebody at the place that begins there.
    At(usize),
    /// The employer somebody has by now.
    There,
    /// Somebody elsewhere, or nobody knows where.
    Somewhere,
}

/// The pieces, what is paid or not paid at a place told of that.
pub(super) fn of_places(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let Some(question) = topic.roles.enrolled else { return pieces };
    let mut long = 0;
    for at in 0..pieces.len() {
        let (id, length) = match pieces[at].says {
            Says::Word(Meaning::Pays(topic)) => {
                ("yes", Meaning::Aside { topic, numbered: true, asks: false })
            }
            Says::Word(Meaning::Unpays) => ("no", Meaning::Gap),
            _ => continue,
        };
        let (counted, payer) = (is_counted(text, &pieces, at), payer(&pieces, at));
        long += usize::from(counted && matches!(payer, Payer::At(_)));
        pieces[at].says = match (payer, topic.at(question).choice(id)) {
            _ if counted => Says::Word(length),
            // 「明年的居民医保已经在重庆交了」
            _ if is_ahead(&pieces, at) => Says::Doubted(Some(question)),
            (Payer::At(place), Some(choice)) => Says::OfPlace(OfPlace { question, choice, place }),
            (Payer::There, Some(choice)) => Says::Word(Meaning::Answer(question, choice)),
            // Where nothing is paid, there is a gap wherever that is.
            _ if length == Meaning::Gap => Says::Word(length),
            _ => Says::Doubted(Some(question)),
        };
    }
    // 「上海交了5年，苏州交了1年」
    if long > 1 {
        pieces.insert(0, Piece::mark(0, Says::Unclear));
    }
    pieces
}

/// Who is said to pay right before it, and nothing in between.
fn payer(pieces: &[Piece], at: usize) -> Payer {
    let mut found = None;
    for last in joined_before(pieces, at) {
        match pieces[last].says {
            Says::Places(_) => return Payer::At(pieces[last].span.start),
            Says::Word(Meaning::Stands(stands)) if stands.scheme.is_some() => {
                let there = stands.with == With::There;
                found = Some(if there { Payer::There } else { Payer::Somewhere });
            }
            Says::Word(Meaning::Filler | Meaning::MonthsAgo(_) | Meaning::Ago(_)) => {}
            ref says if says.is_scheme() => {}
            _ => break,
        }
    }
    found.unwrap_or(Payer::Somewhere)
}

/// Whether it is said of a year to come.
fn is_ahead(pieces: &[Piece], at: usize) -> bool {
    let of_year = |last: usize| matches!(pieces[last].says, Says::Word(Meaning::YearsAgo(..0)));
    joined_before(pieces, at).any(of_year)
}

/// Whether it says how much or how long: 「交了5年」, 「交了有5年」, 「交了多少年」.
fn is_counted(text: &str, pieces: &[Piece], at: usize) -> bool {
    let filler = |next: &usize| pieces[*next].says == Says::Word(Meaning::Filler);
    let fillers: Vec<usize> = joined_behind(pieces, at).take_while(filler).collect();
    let measures = |says: &Says| says.measures() || *says == Says::Word(Meaning::Perhaps);
    let asks = |next: usize| text[pieces[next].span.clone()].ends_with('年');
    let next = pieces.get(at + 1 + fillers.len());
    next.is_some_and(|next| measures(&next.says)) || fillers.into_iter().any(asks)
}
