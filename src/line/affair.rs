//! What is said of something else than the transfer, or of a gap that is over.

use super::asked::{BREAKS, tells};
use super::pays::PAYS;
use super::piece::{Piece, Says, joined_before, joined_behind, measured_behind, over, unite};
use super::sorts::Trait;
use crate::model::{Meaning, QuestionIx, Stands, Topic, With};

/// What says that something is meant, and not only asked for or first of several.
const MEANS: &[char] = &['想', '要', '算', '备', '划'];
/// What it begins with where that is so before as well: 「接着自己交」.
const AGAIN: &[char] = &['接', '继', '还'];
/// What begins what others say.
const HEARSAY: &[&str] = &["听说", "听人说", "据说", "都说", "网上说", "说是", "我听说"];
/// What a word begins with that says that somebody is where they came from.
const BACK: char = '回';

/// The pieces, with nothing in them that is said of another affair or of a gap that is over.
pub(super) fn apart(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let quits = pieces.iter().any(|piece| piece.says == Says::Word(Meaning::Quits));
    for at in (0..pieces.len()).rev() {
        // Several of them may have become one.
        match pieces.get(at).map_or(Says::Nothing, |piece| piece.says.clone()) {
            Says::Word(means) if is_done(topic, means) => done(&mut pieces, at),
            Says::Word(Meaning::Affair | Meaning::Quits) => lasted(text, &mut pieces, at, false),
            Says::Word(Meaning::Stands(stands))
                if stands.scheme.is_some() || stands.with == With::Works =>
            {
                lasted(text, &mut pieces, at, true);
            }
            // 「回来两个月了」
            Says::Word(Meaning::Came) if has_unit(&pieces, at) => {
                lasted(text, &mut pieces, at, true);
            }
            Says::Word(Meaning::Settled(years)) => {
                let years = years.filter(|_| is_resident(topic, &pieces));
                settled(&mut pieces, at, years);
            }
            Says::Word(Meaning::Gap) if is_hearsay(text, &pieces, at) => {
                let last = at + measured_behind(&pieces, at);
                unite(&mut pieces, at..=last, Says::Word(Meaning::Idle));
            }
            Says::Word(Meaning::Gap | Meaning::Since(..)) => of_year(&mut pieces, at),
            // 「没断过三个月以上」
            Says::Word(Meaning::NoGap) if is_bounded(&pieces, at) => {
                let last = at + measured_behind(&pieces, at);
                unite(&mut pieces, at..=last, Says::Doubted(None));
            }
            _ => {}
        }
    }
    for at in 0..pieces.len() {
        match pieces[at].says {
            Says::Word(Meaning::Joins) => pieces[at].says = joined(text, &mut pieces, at),
            Says::Word(Meaning::Affair | Meaning::Quits) => {
                pieces[at].says = Says::Word(Meaning::Filler);
            }
            Says::Word(Meaning::Filler) if leads(text, &pieces, at) => {
                pieces[at].says = Says::Word(Meaning::To);
            }
            _ => {}
        }
    }
    paid_there(text, &mut pieces);
    if quits {
        pieces.insert(0, Piece::mark(0, Says::Word(Meaning::Quits)));
    }
    pieces
}

/// Whether it says that the transfer is done.
fn is_done(topic: &Topic, means: Meaning) -> bool {
    matches!(means, Meaning::Answer(question, at) if topic.is_progress(question, at, "done"))
}

/// 「离职三个月了」 and 「上班三年了」 tell how long ago that was, 「离职三个月没交」 how long the gap is; what it is
/// said of may stay.
fn lasted(text: &str, pieces: &mut Vec<Piece>, at: usize, stays: bool) {
    let last = at + measured_behind(pieces, at);
    // 「新单位 2」, and 「新单位11月交」
    let bare = matches!(pieces[last].says, Says::Number(_))
        || text[pieces[last].span.clone()].starts_with('月');
    let unpaid = joined_behind(pieces, last)
        .map(|next| &pieces[next].says)
        .find(|says| **says != Says::Word(Meaning::Filler))
        .is_some_and(|says| *says == Says::Word(Meaning::Gap));
    if last > at && !unpaid && !(stays && bare) {
        unite(pieces, at + usize::from(stays)..=last, Says::Word(Meaning::Idle));
    }
}

/// Whether it stands right before how long ago it was.
fn has_unit(pieces: &[Piece], at: usize) -> bool {
    let last = at + measured_behind(pieces, at);
    matches!(pieces[last].says, Says::Word(Meaning::Months | Meaning::Years))
}

/// 「离职手续办完了」 says that of what stands before it, 「办好了居住证」 of what stands behind it, and 「停保办好了」
/// says it once more.
fn done(pieces: &mut [Piece], at: usize) {
    let before = touching(pieces, at).map(|before| &pieces[before].says);
    let means = before.and_then(of_other).or_else(|| behind(pieces, at).and_then(of_other));
    if let Some(means) = means {
        pieces[at].says = Says::Word(means);
    }
}

/// What is left of 「办完了」 that is said of this; none where it may be said of the transfer.
fn of_other(says: &Says) -> Option<Meaning> {
    if *says == Says::Nothing || says.has(Trait::DoneApart) || says.is_scheme() {
        return Some(Meaning::Idle);
    }
    let told = tells(says).is_some_and(|means| means.answer().is_some());
    told.then_some(Meaning::Filler)
}

/// What 「办好了」 touches behind it, whatever place that belongs to: 「办好了武汉的参保登记」.
fn behind(pieces: &[Piece], at: usize) -> Option<&Says> {
    let passes = |says: &Says| {
        says.is_place() || matches!(says, Says::Word(Meaning::Filler | Meaning::From | Meaning::To))
    };
    joined_behind(pieces, at).map(|next| &pieces[next].says).find(|says| !passes(says))
}

/// What touches a piece from before, whatever says nothing in between.
fn touching(pieces: &[Piece], at: usize) -> Option<usize> {
    joined_before(pieces, at).find(|last| pieces[*last].says != Says::Word(Meaning::Filler))
}

/// Whether nothing but the insurance of residents is told of.
fn is_resident(topic: &Topic, pieces: &[Piece]) -> bool {
    let resident = topic.roles.from_scheme.and_then(|from| topic.at(from).choice("resident"));
    let mut schemes = pieces.iter().filter(|piece| piece.says.is_scheme()).peekable();
    schemes.peek().is_some()
        && schemes
            .all(|piece| resident.is_some_and(|at| piece.says == Says::Word(Meaning::Scheme(at))))
}

/// 「断了5个月已经补上了」 and 「已经补上了断的3个月」 tell nothing of a gap that there still is; of 「断了两年，补交了一年」
/// a resident has two years not paid for and one made up for.
fn settled(pieces: &mut Vec<Piece>, at: usize, years: Option<QuestionIx>) {
    let long = at + measured_behind(pieces, at);
    if let Some(question) = years.filter(|_| pieces[long].says == Says::Word(Meaning::Years)) {
        pieces[at].says = Says::Word(Meaning::Counts { question, claim: None, whole: false });
        return;
    }
    let passes = |says: &Says| {
        says.measures() || matches!(says, Says::Word(Meaning::Filler | Meaning::Joins))
    };
    let before = (0..at).rev().find(|of| !passes(&pieces[*of].says));
    let behind = (at + 1..pieces.len()).find(|of| !passes(&pieces[*of].says));
    let is_gap = |of: &usize| pieces[*of].says == Says::Word(Meaning::Gap);
    if let Some(gap) = before.filter(is_gap).or(behind.filter(is_gap)) {
        over(pieces, gap, gap);
    } else if measured_behind(pieces, at) > 0 {
        // 「补缴了3个月」
        let last = at + measured_behind(pieces, at);
        unite(pieces, at + 1..=last, Says::Over);
    }
}

/// Whether a gap of some length is what others say becomes of one: 「听说断了三个月就清零了」.
fn is_hearsay(text: &str, pieces: &[Piece], gap: usize) -> bool {
    let last = gap + measured_behind(pieces, gap);
    let before = text[..pieces[gap].span.start].rsplit(BREAKS).next().unwrap_or_default();
    let behind = &text[pieces[last].span.end..];
    last > gap && HEARSAY.iter().any(|said| before.starts_with(said)) && behind.starts_with('就')
}

/// Whether it says of so many months, or more, that there was no gap so long.
fn is_bounded(pieces: &[Piece], at: usize) -> bool {
    let last = at + measured_behind(pieces, at);
    last > at + 1 && pieces[last].says == Says::Word(Meaning::About)
}

/// 「去年断过3个月」 need not go on; 「去年10月断的」 does.
fn of_year(pieces: &mut Vec<Piece>, gap: usize) {
    let Some(year) = gap.checked_sub(1) else { return };
    let past =
        matches!(pieces[year].says, Says::Word(Meaning::YearsAgo(1..) | Meaning::Past { .. }));
    let long = pieces.get(gap + 1).is_some_and(|next| matches!(next.says, Says::Number(_)));
    if past && long && pieces[year].touches(&pieces[gap]) {
        over(pieces, year, gap);
    }
}

/// 「想转深圳」 goes there; in 「想转成都到杭州」 another word says which way.
fn leads(text: &str, pieces: &[Piece], at: usize) -> bool {
    let joined = |next: usize| pieces.get(next).filter(|piece| pieces[next - 1].touches(piece));
    let turns = |says: &Says| says.has(Trait::OfSide) || says.is_place();
    text[..pieces[at].span.end].ends_with('转')
        && joined(at + 1).is_some_and(|next| next.says.is_place())
        && !joined(at + 2).is_some_and(|next| turns(&next.says))
}

/// 「回安庆交新农合」 and 「准备交新农合」 go to the scheme; 「现在长沙交灵活」 alone goes nowhere.
fn joined(text: &str, pieces: &mut [Piece], at: usize) -> Says {
    if !pieces.get(at + 1).is_some_and(|next| next.says.is_scheme()) {
        return Says::Word(Meaning::Filler);
    }
    let meant = is_meant(text, pieces, at);
    let there = at.checked_sub(2).filter(|there| {
        let is_there = matches!(
            pieces[*there].says,
            Says::Word(Meaning::Stands(Stands { with: With::There, scheme: None, .. }))
        );
        is_there && pieces[there + 1].says.is_place()
    });
    let to = pieces.iter().any(|piece| piece.says == Says::Word(Meaning::To));
    let alone = pieces.iter().filter(|piece| piece.says.is_place()).count() == 1;
    match there {
        Some(there) if alone => pieces[there].says = Says::Word(Meaning::Now),
        Some(_) if !to => return Says::Word(Meaning::To),
        None if meant || is_led(pieces, led_to(pieces, at)) || is_last(text, pieces, at) => {
            return Says::Word(Meaning::To);
        }
        _ => {}
    }
    Says::Word(Meaning::Filler)
}

/// Whether what begins there is meant.
fn is_meant(text: &str, pieces: &[Piece], at: usize) -> bool {
    touching(pieces, at).is_some_and(|before| {
        let word = &text[pieces[before].span.clone()];
        pieces[before].says == Says::Word(Meaning::Intends) && word.ends_with(MEANS)
    })
}

/// Whether what begins there is told of where somebody is in the end: behind both places, or once they are back.
/// 「成都 重庆 交新农合」, 「从温州到阜阳，回家交新农合」
fn is_last(text: &str, pieces: &[Piece], at: usize) -> bool {
    let places = pieces[..at].iter().filter(|piece| piece.says.is_place()).count();
    if places != 2 {
        return false;
    }
    let back = |last: usize| text[pieces[last].span.clone()].starts_with(BACK);
    let Some(last) = (0..at).rev().find(|last| pieces[*last].says != Says::Word(Meaning::Filler))
    else {
        return false;
    };
    // 「在深圳交职工」 tells what is paid there so far.
    let apart = !pieces[last].touches(&pieces[at]);
    let listed = last > 0 && pieces[last - 1].says.is_place();
    (pieces[last].says.is_place() && (apart || listed)) || joined_before(pieces, at).any(back)
}

/// What stands right behind the place that a word is said of, a sign or an intention in between.
fn led_to(pieces: &[Piece], at: usize) -> usize {
    let passes = |says: &Says| matches!(says, Says::Word(Meaning::Filler | Meaning::Intends));
    (0..at).rev().find(|last| !passes(&pieces[*last].says)).map_or(at, |last| last + 1)
}

/// Puts a way before 「自己交职工」 and the like, where one leads to the place that it touches.
fn paid_there(text: &str, pieces: &mut Vec<Piece>) {
    for at in (1..pieces.len()).rev() {
        let Piece { span, says } = &pieces[at];
        let word = &text[span.clone()];
        let pays = says.is_scheme()
            && pieces[at - 1].touches(&pieces[at])
            && word.contains(PAYS)
            && !word.starts_with(AGAIN);
        let start = span.start;
        if pays && (is_led(pieces, at) || is_meant(text, pieces, at)) {
            pieces.insert(at, Piece::mark(start, Says::Word(Meaning::To)));
        }
    }
}

/// Whether a way leads to the place before a word, and nothing parts them.
fn is_led(pieces: &[Piece], at: usize) -> bool {
    let place = at.checked_sub(1).filter(|last| {
        let says = &pieces[*last].says;
        says.is_place() || says.is_home()
    });
    let Some(place) = place else { return false };
    let passes = |says: &Says| {
        matches!(
            says,
            Says::Word(Meaning::Filler | Meaning::Stands(_) | Meaning::Affair | Meaning::Quits)
        )
    };
    let way = (0..place).rev().find(|way| !passes(&pieces[*way].says));
    way.is_some_and(|way| {
        pieces[way].says == Says::Word(Meaning::To)
            && pieces[way..at].windows(2).all(|pair| pair[0].touches(&pair[1]))
    })
}
