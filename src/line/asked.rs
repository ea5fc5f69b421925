//! What is asked or denied in a line, not told: 「断没断」, 「断了没」, 「有没有断」, 「不是职工」.

use super::known::Known;
use super::piece::{Piece, Says, joined_behind, unite};
use super::sorts::Trait;
use crate::model::{Beside, Meaning, QuestionIx, Stands, With};

/// Signs between two sentences.
pub(super) const BREAKS: &[char] =
    &[',', '，', '。', ';', '；', '!', '！', '?', '？', ':', '：', '\n'];
/// What stands between the two halves of 「断没断」, the longest first.
const HALVES: &[&str] = &["没有", "没", "不", "未"];
/// What says of the place before it that it is left, and that somebody is insured there so far.
const LEFT: Says = Says::Word(Meaning::Left);
const STAYS: Says = Says::Word(Meaning::Stands(Stands {
    with: With::Insured,
    beside: Beside::Last,
    scheme: None,
    claim: None,
}));
/// Letters of the longest first half.
const HALF: usize = 2;

/// Whether two stretches of a line belong to one sentence.
pub(super) fn goes_on(between: &str) -> bool {
    !between.contains(BREAKS)
}

/// Whether nothing parts what stands before it from what stands behind.
pub(super) fn is_joined(between: &str) -> bool {
    between.chars().all(char::is_alphanumeric)
}

/// Whether a sentence ends where a text begins.
pub(super) fn breaks(text: &str) -> bool {
    text.starts_with(BREAKS)
}

/// What a word asks that says a thing and its contrary: 「断不断」, 「参没参保」.
pub(super) fn doubled(known: &Known, text: &str) -> Option<Says> {
    let ends = text.char_indices().skip(1).map(|(at, _)| at).take(HALF);
    let asked = ends.filter_map(|at| {
        let (half, denied) = text.split_at(at);
        let told = HALVES.iter().find_map(|not| denied.strip_prefix(not))?;
        let words = told.starts_with(half).then_some([denied, told])?;
        words.into_iter().find_map(|words| tells(&known.written(words, false)?))
    });
    asked.map(Says::Asked).next()
}

/// What a piece tells of a case that may as well be asked.
pub(super) fn tells(says: &Says) -> Option<Meaning> {
    match says {
        Says::Word(means) | Says::Asked(means) => {
            let gap = matches!(means, Meaning::Gap | Meaning::NoGap);
            Some(*means).filter(|means| gap || means.answer().is_some())
        }
        Says::OfPlace(said) => Some(Meaning::Answer(said.question, said.choice)),
        _ => None,
    }
}

/// The question that it answers.
pub(super) fn question(means: Meaning) -> Option<QuestionIx> {
    means.answer().map(|(question, _)| question)
}

/// The pieces of a line, those asked for and those denied marked as such.
pub(super) fn marked(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pieces.len()).rev() {
        // What was asked may have become one piece.
        let Some(piece) = pieces.get(at) else { continue };
        match piece.says {
            Says::Word(Meaning::Asks) => {
                pieces[at].says = Says::Word(Meaning::Filler);
                if let Some((asked, means)) = asked_at(text, &pieces, at) {
                    pieces[asked].says = Says::Asked(means);
                    with_count(&mut pieces, asked);
                }
            }
            Says::Word(Meaning::Whether) => {
                pieces[at].says = Says::Word(Meaning::Filler);
                let asked = at - counted(&pieces[..at]);
                if let Some(means) = asked_before(&pieces, asked) {
                    pieces[asked - 1].says = Says::Asked(means);
                    with_count(&mut pieces, asked - 1);
                }
            }
            Says::Word(Meaning::Supposed) => supposed(text, &mut pieces, at),
            Says::Word(means) if is_answered(means) && is_questioned(text, piece) => {
                pieces[at].says = Says::Asked(means);
            }
            Says::Word(Meaning::Perhaps) => doubted(&mut pieces, at),
            Says::Word(Meaning::Not) => not(text, &mut pieces, at),
            Says::Word(Meaning::Never) => never(&mut pieces, at),
            _ => {}
        }
    }
    pieces
}

/// 「没断吧」 and 「没断，对吧」 are no answers; a gap with its number stays told.
fn supposed(text: &str, pieces: &mut Vec<Piece>, at: usize) {
    let word = pieces[at].span.clone();
    pieces[at].says = Says::Word(Meaning::Filler);
    let Some(before) = at.checked_sub(1) else { return };
    let between = &text[pieces[before].span.end..word.start];
    let long = text[word].chars().nth(1).is_some();
    let of = between.is_empty() || (long && between.trim_matches([',', '，', ' ']).is_empty());
    let means = tells(&pieces[before].says).filter(|means| of && *means != Meaning::Gap);
    if let Some(means) = means {
        unite(pieces, before..=at, Says::Doubted(question(means)));
    }
}

/// Whether it tells more than that there is a gap, which its number may still tell.
fn is_answered(means: Meaning) -> bool {
    means != Meaning::Gap && tells(&Says::Word(means)).is_some()
}

/// 「没断？」
fn is_questioned(text: &str, piece: &Piece) -> bool {
    text[piece.span.end..].starts_with(['?', '？'])
}

/// 「可能有欠费」 is no answer; beside a number it says that it is not exact.
fn doubted(pieces: &mut Vec<Piece>, at: usize) {
    let passes = [Says::Word(Meaning::Filler), Says::Word(Meaning::Perhaps)];
    let next = joined_behind(pieces, at).find(|next| !passes.contains(&pieces[*next].says));
    pieces[at].says = Says::Word(Meaning::About);
    let Some(next) = next else { return };
    let answer = tells(&pieces[next].says).is_some_and(|means| means != Meaning::Gap);
    let month = pieces[next].says == Says::Word(Meaning::Paid);
    if pieces[next].says.is_scheme() || answer || month {
        let of = tells(&pieces[next].says).and_then(question);
        with_count(pieces, next);
        unite(pieces, at..=next, Says::Doubted(of));
    }
}

/// How many pieces at the end of these count something, each touching the next.
fn counted(pieces: &[Piece]) -> usize {
    pieces.iter().rev().take_while(|piece| piece.says.counts()).count()
}

/// What is asked or not certain, with the number behind it that is the gap: 「断了3个月还是4个月」.
pub(super) fn with_count(pieces: &mut Vec<Piece>, at: usize) {
    let (Says::Word(means) | Says::Asked(means)) = pieces[at].says else { return };
    if !matches!(means, Meaning::Gap | Meaning::Since(..) | Meaning::Unpaid(..)) {
        return;
    }
    let filler = |next: usize| pieces[next].says == Says::Word(Meaning::Filler);
    let last = joined_behind(pieces, at)
        .take_while(|next| filler(*next) || pieces[*next].says.counts())
        .filter(|next| !filler(*next))
        .last();
    if let Some(last) = last {
        pieces[at].span.end = pieces[last].span.end;
        pieces.drain(at + 1..=last);
    }
}

/// 「不是职工」 tells nothing of it, and 「断了没」 asks.
fn not(text: &str, pieces: &mut Vec<Piece>, at: usize) {
    let place = |next: usize| pieces.get(next).is_some_and(|next| next.says.is_place());
    let told = |next: &usize| pieces[*next].says != Says::Word(Meaning::Filler);
    // 「不去杭州」 and 「又不想去杭州」 deny it, 「没转到杭州」 may be under way.
    let not = text[pieces[at].span.clone()].trim_start_matches('又').starts_with('不');
    let way = joined_behind(pieces, at).find(told).filter(|way| {
        not && matches!(pieces[*way].says, Says::Word(Meaning::To)) && place(*way + 1)
    });
    let joined = joined_behind(pieces, way.unwrap_or(at)).find(told);
    let says = |says: &Says| tells(says).is_some() || says.is_scheme() || says.is_place();
    let home = |next: usize| {
        place(next) && pieces.get(next + 1).is_some_and(|beside| beside.says.is_home())
    };
    // 「不回老家了」
    let back = pieces.get(at + 1).filter(|next| matches!(next.says, Says::Word(Meaning::To)));
    if back.is_some()
        && pieces.get(at + 2).is_some_and(|home| home.says.is_home())
        && !place(at + 3)
    {
        return unite(pieces, at..=at + 2, Says::Word(Meaning::Idle));
    }
    // 「没领失业金」, 「没有杭州户口」
    if let Some(denied) =
        joined.filter(|next| pieces[*next].says.has(Trait::LostDenied) || home(*next))
    {
        for piece in &mut pieces[at..=denied] {
            piece.says = Says::Word(Meaning::Filler);
        }
    } else if let Some(denied) = joined.filter(|next| says(&pieces[*next].says)) {
        let of = tells(&pieces[denied].says).and_then(question);
        unite(pieces, at..=denied, Says::Denied(of));
    } else if let Some(left) = joined.filter(|next| pieces[*next].says == LEFT) {
        // 「成都还没转出」
        pieces[at].says = Says::Word(Meaning::Filler);
        pieces[left].says = STAYS;
    } else if joined.is_some_and(|next| pieces[next].says.is_way()) && is(text, &pieces[at]) {
        pieces[at].says = Says::Reversed;
    } else if let Some(means) = asked_before(pieces, at).filter(|_| joined.is_none()) {
        pieces[at - 1].says = Says::Asked(means);
        pieces[at].says = Says::Word(Meaning::Filler);
    } else if joined.is_none() && ends(text, pieces, at) {
        // 「还能转回来不」
        pieces[at].says = Says::Word(Meaning::Filler);
    } else {
        pieces[at].says = Says::Nothing;
    }
}

/// Whether a sentence that begins before a piece ends behind it, so that it only asks.
fn ends(text: &str, pieces: &[Piece], at: usize) -> bool {
    let behind = text[pieces[at].span.end..].chars().next();
    let before = at.checked_sub(1).filter(|last| pieces[*last].touches(&pieces[at]));
    let ends = behind.is_none_or(|next| BREAKS.contains(&next) || next == ' ');
    ends && before.is_some_and(|last| pieces[last].says != Says::Nothing)
}

/// 「没交过居民医保」 tells nothing of another scheme.
fn never(pieces: &mut Vec<Piece>, at: usize) {
    let scheme = pieces.get(at + 1).filter(|next| next.says.is_scheme());
    if scheme.is_some_and(|scheme| pieces[at].touches(scheme)) {
        unite(pieces, at..=at + 1, Says::Denied(None));
    }
}

/// 「不是」 and 「而不是」, of all that deny something.
fn is(text: &str, piece: &Piece) -> bool {
    text[piece.span.clone()].ends_with('是')
}

/// What stands right before a word that asks for it.
fn asked_before(pieces: &[Piece], at: usize) -> Option<Meaning> {
    let before = &pieces[at.checked_sub(1)?];
    before.touches(&pieces[at]).then(|| tells(&before.says)).flatten()
}

/// What a word asks that comes next in its sentence, else what comes before, how long it was as well.
fn asked_at(text: &str, pieces: &[Piece], at: usize) -> Option<(usize, Meaning)> {
    let span = &pieces[at].span;
    let passes = |piece: &Piece| {
        matches!(piece.says, Says::Word(Meaning::Filler | Meaning::Asks | Meaning::Roughly))
    };
    let next = (at + 1..pieces.len()).find(|next| !passes(&pieces[*next]));
    let next = next.filter(|next| goes_on(&text[span.end..pieces[*next].span.start]));
    let last = (0..at).rev().find(|last| !passes(&pieces[*last]));
    let last = last.filter(|last| goes_on(&text[pieces[*last].span.end..span.start]));
    let told = |at: Option<usize>| at.and_then(|at| Some((at, tells(&pieces[at].says)?)));
    told(next).or_else(|| told(last))
}
