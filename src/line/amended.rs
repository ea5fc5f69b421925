//! What somebody takes back in a line: 「到杭州，不对，到宁波」, 「不是职工，是居民」.

use std::ops::Range;

use super::asked::{breaks, goes_on, tells};
use super::known::plain;
use super::piece::{Piece, Says};
use super::sorts::Sort;
use crate::model::{Beside, Meaning, QuestionIx, Stands, With};

/// Nobody takes back more in one line.
const MOST: usize = 4;
/// What a word ends with that says of what follows that it is so, or not so.
const IS: &[char] = &['是', '在'];

/// What only another of its kind can take the place of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Place,
    Scheme,
    Amount,
    Day,
    Answer(QuestionIx),
}

fn kind(says: &Says) -> Option<Kind> {
    match says {
        Says::Places(_) | Says::Near(_) => Some(Kind::Place),
        Says::Number(_) | Says::About | Says::Month(..) | Says::Unpaid(..) => Some(Kind::Amount),
        Says::Day(_) => Some(Kind::Day),
        Says::Word(means) => match Sort::of(*means) {
            Sort::Scheme => Some(Kind::Scheme),
            Sort::NoGap | Sort::Amount => Some(Kind::Amount),
            Sort::Weekday => Some(Kind::Day),
            _ => means.answer().map(|(question, _)| Kind::Answer(question)),
        },
        _ => None,
    }
}

/// A line and its pieces.
struct Amended<'a> {
    text: &'a str,
    pieces: &'a [Piece],
}

/// The text that a line comes to once what was taken back is left out.
pub(super) fn mended(text: &str, pieces: impl Fn(&str) -> Vec<Piece>) -> (String, Vec<Piece>) {
    let (mut text, mut found) = (text.to_owned(), pieces(text));
    for _ in 0..MOST {
        let line = Amended { text: &text, pieces: &found };
        let Some(mended) = (0..found.len()).find_map(|at| line.mended_at(at)) else { break };
        found = pieces(&mended);
        text = mended;
    }
    (text, found)
}

/// The pieces, two of which only one is meant made one that says either.
pub(super) fn merged(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut at = 0;
    while at < pieces.len() {
        let line = Amended { text, pieces: &pieces };
        if let Some((both, says)) = line.either(at) {
            let span = line.bytes(&both);
            at = both.start;
            pieces.splice(both, [Piece { span, says }]);
        } else {
            pieces[at].says = line.rest(at);
        }
        at += 1;
    }
    pieces
}

impl Amended<'_> {
    fn mended_at(&self, at: usize) -> Option<String> {
        let behind = &self.text[self.pieces[at].span.end..];
        match self.pieces[at].says {
            Says::Word(Meaning::Amends { perhaps }) => self.taken_back(at, perhaps),
            Says::Word(Meaning::Not) if self.is(at) && breaks(behind) => self.taken_back(at, true),
            Says::Word(Meaning::Not) => self.denied(at),
            Says::Word(Meaning::Changes) => self.changed(at),
            _ => None,
        }
    }

    /// What a word says that took nothing back; 「应该是停了」 is not certain.
    fn rest(&self, at: usize) -> Says {
        let next = self.pieces.get(at + 1).and_then(|next| tells(&next.says));
        match self.pieces[at].says {
            Says::Word(Meaning::Amends { perhaps: true }) if next.is_some() => {
                Says::Word(Meaning::Perhaps)
            }
            Says::Word(Meaning::Or) if self.joins_places(at) => Says::Unclear,
            Says::Word(Meaning::Or | Meaning::Amends { perhaps: true }) => {
                Says::Word(Meaning::Filler)
            }
            Says::Word(Meaning::Changes) if self.is_whole_way(at + 1) => {
                Says::Word(Meaning::Filler)
            }
            ref says => says.clone(),
        }
    }

    /// 「成都和杭州」 tells no way.
    fn joins_places(&self, at: usize) -> bool {
        let around = at.checked_sub(1).and_then(|last| self.pieces.get(last..at + 2));
        matches!(around, Some([one, _, two]) if one.says.is_place() && two.says.is_place())
            && self.joins(at)
    }

    /// 「改成职工转居民」 tells both sides.
    fn is_whole_way(&self, at: usize) -> bool {
        let Some([one, way, other]) = self.pieces.get(at..at + 3) else { return false };
        let sided = kind(&one.says).filter(|kind| [Kind::Place, Kind::Scheme].contains(kind));
        let to = way.says == Says::Word(Meaning::To);
        sided.is_some() && to && sided == kind(&other.says)
    }

    /// 「老家改成苏州」, which may be either side.
    fn home_changed(&self, at: usize) -> Option<Range<usize>> {
        let pieces = self.pieces.get(at..at + 3)?;
        let [home, changes, place] = pieces else { return None };
        let all = home.says.is_home() && changes.says == Says::Word(Meaning::Changes);
        (all && place.says.is_place()).then_some(at..at + 3)
    }

    /// The line with what stands before a word changed, where it was said before: 「上海换成苏州」, 「目的地改成
    /// 苏州」, 「断缴改成5个月」.
    fn changed(&self, at: usize) -> Option<String> {
        let (new, wanted) = self.next(at)?;
        let named = (0..at).rev().find(|before| !self.is_filler(*before))?;
        let side = self.leaves(named).filter(|_| !self.is_now(named));
        let begin = self.of(wanted, 0..at).pop().filter(|last| last.end == named + 1);
        let role = side.is_some() || self.pieces[named].says == Says::Word(Meaning::Gap);
        let begin = begin.map_or(named, |last| if role { named } else { last.start });
        let before = self.of(wanted, 0..begin);
        let of = |each: &Range<usize>| self.side(each.start).1;
        let old = match (before.as_slice(), side) {
            (several @ [_, ..], None) if kind(&self.pieces[begin].says) == Some(wanted) => {
                several.iter().find(|old| self.same(old, &(begin..named + 1)))
            }
            ([one, two], Some(left)) if wanted == Kind::Place => {
                let said = [one, two].into_iter().find(|each| of(each) == Some(left));
                said.or(Some(if left { one } else { two }))
            }
            ([only], Some(_)) => Some(only).filter(|only| of(only) == side),
            ([only], None) if role => Some(only),
            ([], None)
                if (wanted == Kind::Amount && begin < named)
                    || (matches!(wanted, Kind::Answer(_))
                        && kind(&self.pieces[named].says) == Some(wanted)) =>
            {
                let word = self.pieces[at].span.clone();
                return Some(self.replaced(begin..named + 1, word, new));
            }
            _ => None,
        }?;
        let left = self.pieces[begin].span.start..self.pieces[at].span.end;
        Some(self.replaced(old.clone(), left, new))
    }

    /// Whether a piece ends with a word that says that something is so.
    fn is(&self, at: usize) -> bool {
        self.text[self.pieces[at].span.clone()].ends_with(IS)
    }

    /// Whether a word may only tell of a time: 「现在换到苏州」 changes no place that was said before.
    fn is_now(&self, at: usize) -> bool {
        let there = Stands { with: With::There, beside: Beside::Next, scheme: None, claim: None };
        self.pieces[at].says == Says::Word(Meaning::Stands(there))
    }

    fn is_filler(&self, at: usize) -> bool {
        matches!(self.pieces[at].says, Says::Word(Meaning::Filler | Meaning::Amends { .. }))
    }

    /// What a piece says of the side of what follows: whether that is left.
    fn leaves(&self, at: usize) -> Option<bool> {
        match self.pieces[at].says {
            Says::Word(Meaning::From | Meaning::Past { left: true }) => Some(true),
            Says::Word(Meaning::To | Meaning::Changes) => Some(false),
            Says::Word(Meaning::Stands(stands)) if stands.beside != Beside::Last => {
                [(With::Insured, true), (With::There, false)]
                    .into_iter()
                    .find(|(with, _)| *with == stands.with)
                    .map(|(_, left)| left)
            }
            _ => None,
        }
    }

    /// Where what leads to a piece begins, and whether that says that it is left.
    fn side(&self, at: usize) -> (usize, Option<bool>) {
        let passes = |before: &usize| self.pieces[*before].says == Says::Word(Meaning::Filler);
        let leading = (0..at).rev().take_while(|before| self.joins(*before));
        let mut found = leading.map(|before| (before, self.leaves(before)));
        let side = found.find(|(before, left)| left.is_some() || !passes(before));
        side.filter(|(_, left)| left.is_some()).unwrap_or((at, None))
    }

    /// Whether no sentence ends behind a piece.
    fn joins(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).map_or(self.text.len(), |next| next.span.start);
        goes_on(&self.text[self.pieces[at].span.end..next])
    }

    /// The first thing of a kind behind a piece, whatever only leads to it in between.
    fn next(&self, at: usize) -> Option<(Range<usize>, Kind)> {
        let leads = |at: usize| {
            let means = matches!(self.pieces[at].says, Says::Word(Meaning::Gap | Meaning::Paid));
            means || self.is_filler(at) || self.leaves(at).is_some()
        };
        let next = (at + 1..self.pieces.len()).find(|next| !leads(*next))?;
        let kind = kind(&self.pieces[next].says)?;
        Some((self.of(kind, next..self.pieces.len()).swap_remove(0), kind))
    }

    /// The pieces of a kind, a number with its unit as one.
    fn of(&self, wanted: Kind, within: Range<usize>) -> Vec<Range<usize>> {
        let mut all: Vec<Range<usize>> = Vec::new();
        for at in within.filter(|at| kind(&self.pieces[*at].says) == Some(wanted)) {
            match all.last_mut().filter(|last| wanted == Kind::Amount && last.end == at) {
                Some(last) => last.end = at + 1,
                None => all.push(at..at + 1),
            }
        }
        all
    }

    /// The line with what stands before a word replaced by what stands behind it, where it is plain
    /// what that is.
    fn taken_back(&self, at: usize, perhaps: bool) -> Option<String> {
        let (new, wanted) = self.next(at)?;
        let says_no = |at: &usize| {
            matches!(self.pieces[*at].says, Says::Word(Meaning::Amends { .. } | Meaning::Not))
        };
        let end = (new.start..self.pieces.len()).find(says_no).unwrap_or(self.pieces.len());
        let (before, after) = (self.of(wanted, 0..at), self.of(wanted, new.start..end));
        let last = before.last()?;
        let touches = (last.end..at).all(|between| self.is_filler(between));
        let sided = [Kind::Place, Kind::Scheme].contains(&wanted);
        let of = |each: &Range<usize>| self.side(each.start).1;
        let side = of(&new).filter(|_| sided);
        let old = match (before.as_slice(), after.as_slice()) {
            _ if perhaps && !touches => None,
            ([one, two], [_, other]) if sided && of(other).is_some() => {
                return Some(self.without(at, [one, two]));
            }
            ([only], [_] | [_, _]) if sided => {
                Some(only).filter(|_| of(only).is_none() || side.is_none() || of(only) == side)
            }
            ([one, two], [_]) if side.is_some() => {
                let same = [one, two].into_iter().find(|each| of(each) == side);
                let other = if side == Some(true) { one } else { two };
                same.or(Some(other).filter(|each| of(each).is_none()))
            }
            ([only], [_]) => Some(only),
            (_, [_]) => Some(last).filter(|_| touches),
            _ => None,
        }?;
        let begin = |each: &Range<usize>| side.map_or(each.start, |_| self.side(each.start).0);
        let word = self.pieces[at].span.clone();
        Some(self.replaced(begin(old)..old.end, word, begin(&new)..new.end))
    }

    fn bytes(&self, pieces: &Range<usize>) -> Range<usize> {
        self.pieces[pieces.start].span.start..self.pieces[pieces.end - 1].span.end
    }

    /// The line with some pieces in place of others, what stands in between left out.
    fn replaced(&self, old: Range<usize>, between: Range<usize>, new: Range<usize>) -> String {
        // 「断2个月，不对，没断」 does not come to 「断没断」.
        let amount = kind(&self.pieces[old.start].says) == Some(Kind::Amount);
        let apart = if amount { " " } else { "" };
        let (text, old, new) = (self.text, self.bytes(&old), self.bytes(&new));
        let kept =
            [&text[old.end..between.start], " ", &text[between.end..new.start], " "].concat();
        [&text[..old.start], apart, &text[new.clone()], &kept, &text[new.end..]].concat()
    }

    /// The line without a word before it and two things with their sides.
    fn without(&self, word: usize, [one, two]: [&Range<usize>; 2]) -> String {
        let mut text = self.text.to_owned();
        let sided = [two, one].map(|each| self.side(each.start).0..each.end);
        text.replace_range(self.pieces[word].span.clone(), " ");
        for left in &sided {
            text.replace_range(self.bytes(left), " ");
        }
        text
    }

    /// The place, the scheme or the number that 「不是」, 「不在」 and 「不去」 say is not so.
    fn denies(&self, at: usize) -> Option<(Range<usize>, Kind)> {
        let not = self.pieces[at].says == Says::Word(Meaning::Not);
        let (denied, kind) = self.next(at).filter(|_| not)?;
        let turned = self.turns(at) && denied.start == at + 2 && kind == Kind::Place;
        let joined = (at..denied.start).all(|each| self.joins(each));
        (joined && (self.is(at) || turned)).then_some((denied, kind))
    }

    /// 「不去」 and 「不从」, which are no questions of what is so.
    fn turns(&self, at: usize) -> bool {
        let ways = [Says::Word(Meaning::To), Says::Word(Meaning::From)];
        let way = self.pieces.get(at + 1).is_some_and(|next| ways.contains(&next.says));
        way && self.text[self.pieces[at].span.clone()] == *"不"
    }

    /// Whether two things are the same; months need no unit, and a name may be that of several places.
    fn same(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let [one, other] = [one, other].map(|range| {
            let says = self.pieces[range.clone()].iter().map(|piece| &piece.says);
            says.filter(|says| **says != Says::Word(Meaning::Months))
        });
        let (one, other): (Vec<_>, Vec<_>) = (one.collect(), other.collect());
        match (&one[..], &other[..]) {
            ([Says::Places(one)], [Says::Places(other)]) => {
                let (one, other) = (plain(one), plain(other));
                one == other || matches!(one, [only] if other.contains(only))
            }
            _ => one == other,
        }
    }

    /// The line without what is said not to be so, where what is so is said as well.
    fn denied(&self, at: usize) -> Option<String> {
        let (denied, wanted) = self.denies(at)?;
        let left = self.pieces[at].span.start..self.bytes(&denied).end;
        let before = self.of(wanted, 0..at);
        let said = |new: &Range<usize>| {
            let turned = self.turns(at) && self.leaves(new.start - 1) == self.leaves(at + 1);
            let is = |at: usize| !self.joins(at) || (at >= denied.end && self.is(at));
            turned || (denied.end - 1..new.start).any(is)
        };
        let instead = self.next(denied.end - 1).filter(|(new, kind)| *kind == wanted && said(new));
        let is_said = |old: &&Range<usize>| old.start.checked_sub(1).is_some_and(|is| self.is(is));
        match (instead, before.last()) {
            (Some(_), None) => {}
            (Some((new, _)), Some(_)) => {
                let old = before.iter().find(|old| self.same(old, &denied))?;
                return Some(self.replaced(old.clone(), left, new));
            }
            (None, last) => {
                last.filter(is_said)?;
            }
        }
        Some([&self.text[..left.start], " ", &self.text[left.end..]].concat())
    }

    /// 「成都或者杭州」 is one of them, 「成都和杭州」 may be both.
    fn is_choice(&self, at: usize) -> bool {
        self.text[self.pieces[at].span.clone()].starts_with(['或', '还'])
    }

    /// Two pieces of which only one is meant, and what that says.
    fn either(&self, at: usize) -> Option<(Range<usize>, Says)> {
        if let Some(home) = self.home_changed(at) {
            return Some((home, Says::Reversed));
        }
        let or = self.pieces[at].says == Says::Word(Meaning::Or);
        if !or && !self.is(at) {
            return None;
        }
        let behind = || self.next(at).filter(|(next, _)| next.start == at + 1 && self.joins(at));
        let (other, wanted) = if or { behind() } else { self.denies(at) }?;
        let one = self.of(wanted, 0..at).pop()?;
        let touches = (one.end..at).all(|between| !or && self.is_filler(between));
        if !touches || self.same(&one, &other) || (or && !self.joins(at - 1)) {
            return None;
        }
        let [first, second] = [&one, &other].map(|range| &self.pieces[range.start].says);
        let says = match (first, second) {
            (Says::Places(one), Says::Places(two)) if !or || self.is_choice(at) => {
                Says::Places([plain(one), plain(two)].concat())
            }
            (Says::Word(one), Says::Word(two)) if wanted == Kind::Scheme => {
                Says::Word(Meaning::Schemes(bits(*one) | bits(*two)))
            }
            _ if wanted == Kind::Amount && !or => Says::About,
            _ => return None,
        };
        Some((one.start..other.end, says))
    }
}

/// A bit for each scheme that is meant.
fn bits(means: Meaning) -> u8 {
    match means {
        Meaning::Scheme(at) => 1 << at,
        Meaning::Schemes(several) => several,
        _ => 0,
    }
}
