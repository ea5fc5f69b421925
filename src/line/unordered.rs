//! Two places whose order does not tell which of them is left: 「嘉兴在职，武汉离职」, 「想落户，杭州，成都职工」.

use super::asked::{breaks, goes_on, is_joined};
use super::known::Named;
use super::piece::{Piece, Says, joined_behind};
use super::stray::last;
use crate::model::{Meaning, Names, Topic, With};

/// What somebody at one place says, or asks for, is of another: 「重庆单位说成都没停保」, 「重庆单位要成都的凭证」.
const SAYS: char = '说';
const WANTS: char = '要';
/// What may stand between a word that points at a place, and that.
const IS: &[char] = &['是', '在'];

/// Whether a word before a place points at where somebody is, if it points: 「这边是苏州，那边是宿迁」.
pub(super) fn points_here(
    text: &str,
    place: usize,
    names: impl Fn(&str, Names) -> bool,
) -> Option<bool> {
    let before = text[..place].trim_end_matches(IS);
    let points = |of: Names| {
        before.char_indices().rev().take(POINTER).any(|(at, _)| names(&before[at..], of))
    };
    let here = points(Names::Here);
    (here || points(Names::There)).then_some(here)
}

/// Letters of the longest word that points.
const POINTER: usize = 3;

/// The pieces, with the place that is left told, or that their order does not tell it.
pub(super) fn marked(topic: &Topic, named: &Named, mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(left) = quit_last(named.text, &pieces) {
        let end = pieces[left].span.end;
        pieces.insert(left + 1, Piece::mark(end, last(With::Insured)));
    } else if let Some(places) = unordered(named, &pieces) {
        let [one, two] = places.map(|at| is_left(topic, &pieces, at));
        let pointed = if one == two { points_apart(named, &pieces, places) } else { None };
        let left = pointed.unwrap_or(places[usize::from(two)]);
        let end = pieces[left].span.end;
        if one == two && pointed.is_none() {
            pieces.insert(0, Piece::mark(0, Says::Unordered));
        } else {
            pieces.insert(left + 1, Piece::mark(end, last(With::Insured)));
        }
    }
    pieces
}

/// The one of two places that a word behind it says is the other one, where one behind the other says that somebody
/// is there: 「南昌那边不知道，杭州这边参保了」.
fn points_apart(named: &Named, pieces: &[Piece], places: [usize; 2]) -> Option<usize> {
    let points = |at: usize, names: Names| {
        let next = pieces.get(at + 1).filter(|next| pieces[at].touches(next));
        next.is_some_and(|next| named.is(next, names))
    };
    let [one, two] = places;
    let apart = |left: usize, to: usize| points(left, Names::There) && points(to, Names::Here);
    if apart(one, two) { Some(one) } else { Some(two).filter(|_| apart(two, one)) }
}

/// The two places of a line that names no more, where each is named first.
fn both(pieces: &[Piece]) -> Option<[usize; 2]> {
    let first = |at: &usize| {
        let says = &pieces[*at].says;
        says.is_place() && !pieces[..*at].iter().any(|before| before.says == *says)
    };
    let places: Vec<usize> = (0..pieces.len()).filter(first).collect();
    places.try_into().ok()
}

/// Whether it is told of a place that nothing is paid there any more, or that it is still: 「武汉停了」,
/// 「武汉离职」, 「武汉没停」.
fn is_left(topic: &Topic, pieces: &[Piece], at: usize) -> bool {
    let passes =
        |next: &usize| matches!(pieces[*next].says, Says::Word(Meaning::Filler | Meaning::Affair));
    let next = joined_behind(pieces, at).find(|next| !passes(next));
    next.is_some_and(|next| match pieces[next].says {
        Says::Word(Meaning::Gap | Meaning::Quits | Meaning::Grown(_) | Meaning::Left) => true,
        Says::Word(means) => means.answer().is_some_and(|(question, choice)| {
            let stopped = topic.roles.stopped == Some(question);
            stopped || topic.is_progress(question, choice, "origin_done")
        }),
        _ => false,
    })
}

/// Two places that are told in another way than one after the other, so that their order tells nothing:
/// 「嘉兴在职，武汉离职」, 「苏州公司让我停菏泽的新农合」, 「重庆单位说成都没停保」.
fn unordered(named: &Named, pieces: &[Piece]) -> Option<[usize; 2]> {
    let [one, two] = both(pieces)?;
    let between = &named.text[pieces[one].span.end..pieces[two].span.start];
    let told = between.starts_with(char::is_alphanumeric);
    let speaks = between.contains(SAYS) || between.ends_with(WANTS);
    let points =
        |start: usize| points_here(named.text, start, |word, of| named.known.names(word, of));
    let [first, then] = [one, two].map(|at| points(pieces[at].span.start));
    let unordered = (told && (speaks || !goes_on(between)))
        || (first == Some(false) && then == Some(true))
        || is_of_errand(named, pieces, [one, two])
        || pieces[one + 1..two].iter().any(|piece| piece.is_unknown_word(named.text));
    unordered.then_some([one, two])
}

/// Whether what somebody goes somewhere for is told by itself before one of two places, of which nothing tells the
/// way: 「孩子上学 杭州 成都居民」, 「想落户，杭州，成都职工」.
fn is_of_errand(named: &Named, pieces: &[Piece], places: [usize; 2]) -> bool {
    let way = |piece: &Piece| {
        piece.says.is_way()
            || matches!(piece.says, Says::Word(Meaning::Left | Meaning::Came | Meaning::Back))
    };
    let filler = |piece: &Piece| piece.says == Says::Word(Meaning::Filler);
    let alone = |place: usize| {
        let before = pieces[..place].iter().rev().find(|piece| !filler(piece));
        before.is_some_and(|word| {
            let apart = &named.text[word.span.end..pieces[place].span.start];
            // 「上班 成都 杭州」 only tells a scheme.
            let scheme =
                matches!(word.says, Says::Word(Meaning::Stands(stands)) if stands.scheme.is_some());
            let alone = if scheme { breaks(apart) } else { !is_joined(apart) };
            named.is(word, Names::Errand) && alone
        })
    };
    places.into_iter().any(alone) && !pieces.iter().any(way)
}

/// The last of two places, where it is told in words of its own that somebody left a job there: 「深圳在职 衡阳离职」.
fn quit_last(text: &str, pieces: &[Piece]) -> Option<usize> {
    let [one, two] = both(pieces)?;
    let between = &text[pieces[one].span.end..pieces[two].span.start];
    let apart = between.starts_with(char::is_alphanumeric) && between.ends_with(' ');
    let quits = pieces.get(two + 1).filter(|next| pieces[two].touches(next));
    let quits = quits.is_some_and(|next| next.says == Says::Word(Meaning::Quits));
    let way = pieces[..two].iter().any(|piece| piece.says.is_way());
    (apart && quits && !way).then_some(two)
}
