//! What is said of something else than the transfer, or of a gap that is over.

use super::asked::tells;
use super::piece::{Piece, Says, joined_before, joined_behind, measured_behind};
use crate::model::{Meaning, Topic};

/// The pieces, with nothing in them that is said of another affair or of a gap that is over.
pub(super) fn apart(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (0..pieces.len()).rev() {
        // Several of them may have become one.
        match pieces.get(at).map_or(Says::Nothing, |piece| piece.says.clone()) {
            Says::Word(means) if is_done(topic, means) => done(&mut pieces, at),
            Says::Word(Meaning::Affair) => lasted(&mut pieces, at),
            Says::Word(Meaning::Settled) => settled(&mut pieces, at),
            Says::Word(Meaning::Gap) => of_year(&mut pieces, at),
            _ => {}
        }
    }
    for at in 0..pieces.len() {
        match pieces[at].says {
            Says::Word(Meaning::Joins) => pieces[at].says = joined(&pieces, at),
            Says::Word(Meaning::Affair) => pieces[at].says = Says::Word(Meaning::Filler),
            Says::Word(Meaning::Filler) if leads(text, &pieces, at) => {
                pieces[at].says = Says::Word(Meaning::To);
            }
            _ => {}
        }
    }
    pieces
}

/// Whether it says that the transfer is done.
fn is_done(topic: &Topic, means: Meaning) -> bool {
    matches!(means, Meaning::Answer(question, at) if topic.is_progress(question, at, "done"))
}

/// 「离职三个月了」 tells how long ago that was, 「离职三个月没交」 how long the gap is.
fn lasted(pieces: &mut Vec<Piece>, at: usize) {
    let last = at + measured_behind(pieces, at);
    let unpaid = joined_behind(pieces, last)
        .map(|next| &pieces[next].says)
        .find(|says| **says != Says::Word(Meaning::Filler))
        .is_some_and(|says| *says == Says::Word(Meaning::Gap));
    if last > at && !unpaid {
        let span = pieces[at].span.start..pieces[last].span.end;
        pieces.splice(at..=last, [Piece { span, says: Says::Word(Meaning::Idle) }]);
    }
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
    match says {
        Says::Nothing
        | Says::Word(
            Meaning::Affair
            | Meaning::Aside { .. }
            | Meaning::Idle
            | Meaning::Matter { .. }
            | Meaning::Counts(..)
            | Meaning::Stands(_),
        ) => Some(Meaning::Idle),
        says if says.is_scheme() => Some(Meaning::Idle),
        says => {
            let told = tells(says).is_some_and(|means| means.answer().is_some());
            told.then_some(Meaning::Filler)
        }
    }
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

/// 「断了5个月已经补上了」 and 「已经补上了断的3个月」 tell nothing of a gap that there still is.
fn settled(pieces: &mut Vec<Piece>, at: usize) {
    let passes = |says: &Says| {
        says.measures() || matches!(says, Says::Word(Meaning::Filler | Meaning::Joins))
    };
    let before = (0..at).rev().find(|of| !passes(&pieces[*of].says));
    let behind = (at + 1..pieces.len()).find(|of| !passes(&pieces[*of].says));
    let is_gap = |of: &usize| pieces[*of].says == Says::Word(Meaning::Gap);
    let Some(gap) = before.filter(is_gap).or(behind.filter(is_gap)) else { return };
    over(pieces, gap, gap);
}

/// 「去年断过3个月」 need not go on; 「去年10月断的」 does.
fn of_year(pieces: &mut Vec<Piece>, gap: usize) {
    let Some(year) = gap.checked_sub(1) else { return };
    let past = matches!(pieces[year].says, Says::Word(Meaning::YearsAgo(1..)));
    let long = pieces.get(gap + 1).is_some_and(|next| matches!(next.says, Says::Number(_)));
    if past && long && pieces[year].touches(&pieces[gap]) {
        over(pieces, year, gap);
    }
}

/// Makes one piece of a gap that is over, from where it begins to what says how long it was.
fn over(pieces: &mut Vec<Piece>, from: usize, gap: usize) {
    let more = pieces[gap + 1..].iter().take_while(|piece| piece.says.measures()).count();
    let span = pieces[from].span.start..pieces[gap + more].span.end;
    pieces.splice(from..=gap + more, [Piece { span, says: Says::Over }]);
}

/// 「想转深圳」 goes there; in 「想转成都到杭州」 another word says which way.
fn leads(text: &str, pieces: &[Piece], at: usize) -> bool {
    let joined = |next: usize| pieces.get(next).filter(|piece| pieces[next - 1].touches(piece));
    let turns = |says: &Says| {
        let way = matches!(
            says,
            Says::Word(
                Meaning::From
                    | Meaning::Past { left: true }
                    | Meaning::To
                    | Meaning::Left
                    | Meaning::Came
                    | Meaning::Stands(_)
            )
        );
        way || says.is_place()
    };
    text[..pieces[at].span.end].ends_with('转')
        && joined(at + 1).is_some_and(|next| next.says.is_place())
        && !joined(at + 2).is_some_and(|next| turns(&next.says))
}

/// 「回安庆交新农合」 goes to the scheme as well as to the place.
fn joined(pieces: &[Piece], at: usize) -> Says {
    if way_of(pieces, at) == Some(&Says::Word(Meaning::To)) {
        return Says::Word(Meaning::To);
    }
    Says::Word(Meaning::Filler)
}

/// What leads to the place before a word, where a scheme is behind it and nothing parts them.
fn way_of(pieces: &[Piece], at: usize) -> Option<&Says> {
    pieces.get(at + 1).filter(|next| next.says.is_scheme())?;
    let place = at.checked_sub(1).filter(|last| pieces[*last].says.is_place())?;
    let passes = |says: &Says| {
        matches!(says, Says::Word(Meaning::Filler | Meaning::Stands(_) | Meaning::Affair))
    };
    let way = (0..place).rev().find(|way| !passes(&pieces[*way].says))?;
    let all = pieces[way..=at + 1].windows(2).all(|pair| pair[0].touches(&pair[1]));
    all.then_some(&pieces[way].says)
}
