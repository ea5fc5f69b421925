//! Places that something else than the insurance is told to be at, or to come from: 「退休金在北京领」.

use super::asked::{goes_on, tells};
use super::piece::{Piece, Says, joined_behind, measured_behind, unite};
use crate::model::{Beside, Meaning, Stands, Topic, With};

/// What says that something is at the place behind it.
const AT: &[&str] = &["在", "是", "都在", "还在"];

/// What somebody at one place says, or asks for, is of another: 「重庆单位说成都没停保」, 「重庆单位要成都的凭证」.
const SAYS: char = '说';
const WANTS: char = '要';

/// What a word ends with that says of somebody young that they learn there: 「上学」.
const SCHOOL: &str = "上学";

/// What points at where somebody is, and at another place, with what may stand behind it.
const HERE: &[&str] = &["这边", "这里", "这儿", "这头"];
const THERE: &[&str] = &["那边", "那里", "那儿", "那头"];
const IS: &[char] = &['是', '在'];

/// Whether a word before a place points at where somebody is, if it points: 「这边是苏州，那边是宿迁」.
pub(super) fn points_here(text: &str, place: usize) -> Option<bool> {
    let before = text[..place].trim_end_matches(IS);
    let points = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let here = points(HERE);
    (here || points(THERE)).then_some(here)
}

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
    if let Some(left) = quit_last(text, &pieces) {
        let end = pieces[left].span.end;
        pieces.insert(left + 1, Piece::mark(end, last(With::Insured)));
    } else if let Some(places) = unordered(text, &pieces) {
        let [one, two] = places.map(|at| is_left(topic, &pieces, at));
        let left = places[usize::from(two)];
        let end = pieces[left].span.end;
        if one == two {
            pieces.insert(0, Piece::mark(0, Says::Unordered));
        } else {
            pieces.insert(left + 1, Piece::mark(end, last(With::Insured)));
        }
    }
    pieces
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

/// 「公积金断了两个月」 tells of no gap.
fn stopped(pieces: &mut Vec<Piece>, at: usize) {
    let filler = |next: &usize| pieces[*next].says == Says::Word(Meaning::Filler);
    let Some(told) = joined_behind(pieces, at).find(|next| !filler(next)) else { return };
    if tells(&pieces[told].says).is_some() || pieces[told].says.counts() {
        let last = told + measured_behind(pieces, told);
        unite(pieces, at..=last, Says::Word(Meaning::Besides));
    }
}

/// Two places that are told in another way than one after the other, so that their order tells nothing:
/// 「嘉兴在职，武汉离职」, 「苏州公司让我停菏泽的新农合」, 「重庆单位说成都没停保」.
fn unordered(text: &str, pieces: &[Piece]) -> Option<[usize; 2]> {
    let places = pieces.iter().enumerate().filter(|(_, piece)| piece.says.is_place());
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    let [one, two] = places[..] else { return None };
    let between = &text[pieces[one].span.end..pieces[two].span.start];
    let told = between.starts_with(char::is_alphanumeric);
    let speaks = between.contains(SAYS) || between.ends_with(WANTS);
    let [first, then] = [one, two].map(|at| points_here(text, pieces[at].span.start));
    let unordered = (told && (speaks || !goes_on(between)))
        || (first == Some(false) && then == Some(true))
        || is_of_school(text, &pieces[..one])
        || pieces[one + 1..two].iter().any(|piece| piece.is_unknown_word(text));
    unordered.then_some([one, two])
}

/// Whether somebody goes to school at the place behind these: 「孩子上学 杭州 成都居民」.
fn is_of_school(text: &str, before: &[Piece]) -> bool {
    before.last().is_some_and(|word| {
        let child = matches!(word.says, Says::Word(Meaning::Child { .. }));
        child && text[word.span.clone()].ends_with(SCHOOL)
    })
}

/// The last of two places, where it is told in words of its own that somebody left a job there: 「深圳在职 衡阳离职」.
fn quit_last(text: &str, pieces: &[Piece]) -> Option<usize> {
    let places = pieces.iter().enumerate().filter(|(_, piece)| piece.says.is_place());
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    let [one, two] = places[..] else { return None };
    let between = &text[pieces[one].span.end..pieces[two].span.start];
    let apart = between.starts_with(char::is_alphanumeric) && between.ends_with(' ');
    let quits = pieces.get(two + 1).filter(|next| pieces[two].touches(next));
    let quits = quits.is_some_and(|next| next.says == Says::Word(Meaning::Quits));
    let way = pieces[..two].iter().any(|piece| piece.says.is_way());
    (apart && quits && !way).then_some(two)
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

fn stands(with: With, beside: Beside) -> Says {
    Says::Word(Meaning::Stands(Stands { with, beside, scheme: None, claim: None }))
}

fn last(with: With) -> Says {
    stands(with, Beside::Last)
}
