//! Which way a case goes, told by where somebody stands with a place: 「医保在成都」, 「杭州的新单位」.

use std::ops::Range;

use super::spot::{Spot, side};
use super::times::Time;
use super::{Reader, Side, Sided, goes_on, ordered};
use crate::line::asked::is_joined;
use crate::line::piece::{Piece, Says};
use crate::line::strange::Why;
use crate::model::{Beside, Meaning, Stands, With};

/// What a word ends with that only a place follows.
const LIVES: &[char] = &['住', '居', '到'];
/// Letters between a place and what is said of it.
const BETWEEN: usize = 6;

/// Where somebody stands with the place that comes next, and which scheme that tells of there.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) with: With,
    pub(super) scheme: Option<usize>,
}

/// What comes behind a piece.
#[derive(Clone, Copy)]
pub(super) struct Ahead {
    /// Whether a place or a scheme comes next.
    pub(super) sided: bool,
    /// Whether two places come next, one behind the other.
    pub(super) listed: bool,
    /// Whether the word for home comes next, whatever place is called so.
    pub(super) home: bool,
    /// How far the place is that comes next in the sentence, whatever says nothing in between, if one does.
    pub(super) place: Option<Apart>,
}

/// What stands before the place that comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// No space.
    Joined,
    /// A space at least.
    Spaced,
}

impl Ahead {
    /// Whether two places come first, one behind the other or one before the way to the other.
    pub(super) fn of_list(text: &str, pieces: &[Piece]) -> bool {
        let Some((one, rest)) = pieces.split_first() else { return false };
        let two = rest.iter().find(|piece| piece.says != Says::Word(Meaning::To));
        two.is_some_and(|two| {
            let apart = &text[one.span.end..two.span.start];
            let way = apart.trim().chars().count() < 2;
            is_place(&one.says) && is_place(&two.says) && way
        })
    }

    pub(super) fn of(text: &str, pieces: &[Piece], at: usize) -> Self {
        // 「成都（转出） 杭州（转入）」
        if text[pieces[at].span.end..].trim_start().starts_with(')') || is_label(text, pieces, at) {
            return Self { sided: false, listed: false, home: false, place: None };
        }
        let next = pieces.get(at + 1).map(|piece| &piece.says);
        let sided = next.is_some_and(|says| is_place(says) || says.is_scheme());
        let passes = |says: &Says| says.is_home() || *says == Says::Word(Meaning::Filler);
        let told = pieces[at + 1..].iter().find(|piece| !passes(&piece.says));
        let told = told.filter(|piece| is_place(&piece.says));
        let between = told.map(|piece| &text[pieces[at].span.end..piece.span.start]);
        let between = between.filter(|between| goes_on(between));
        let touches = between.is_some_and(is_joined);
        // 「转回老家赣州」
        let sided = sided || (touches && next.is_some_and(Says::is_home));
        let listed = Self::of_list(text, &pieces[at + 1..]);
        let apart = if touches { Apart::Joined } else { Apart::Spaced };
        let home = pieces.get(at + 1).is_some_and(|next| pieces[at].touches(next));
        let home = home && next.is_some_and(Says::is_home);
        Self { sided, listed, home, place: between.map(|_| apart) }
    }
}

/// Whether it is a place, or spelt like some.
fn is_place(says: &Says) -> bool {
    matches!(says, Says::Places(_) | Says::Near(_))
}

/// Whether a word is all that is said of the place before it: 「南昌：现在 广州：以前」.
fn is_label(text: &str, pieces: &[Piece], at: usize) -> bool {
    let ends = !text[pieces[at].span.end..].starts_with(char::is_alphanumeric);
    let place = at.checked_sub(1).filter(|place| pieces[*place].says.is_place());
    let between = place.map(|place| &text[pieces[place].span.end..pieces[at].span.start]);
    ends && between.is_some_and(|between| between.trim() == ":")
}

impl Reader<'_> {
    /// Somebody stands so with the place beside the word.
    pub(super) fn stands(&mut self, span: &Range<usize>, stands: Stands, ahead: Ahead) {
        let side = side(stands.with);
        match (stands.with, stands.beside) {
            (With::Insured, Beside::Next) => self.mark(Time::Before, span),
            (With::There, _) => self.mark(Time::Now, span),
            _ => {}
        }
        self.paid_there(span, stands);
        if let Some(claim) = stands.claim {
            self.line.answers.add_matter(claim);
        }
        let of_last = self.is_of_last(span, stands.beside);
        if let Some(at) = stands.scheme {
            let before = self.schemes.len();
            let home = (self.led_home() == Some(span.start)).then_some(Side::To);
            self.scheme(span.clone(), 1 << at, side.or(home));
            if self.schemes.len() > before {
                self.work.told = Some(before);
                self.works_with(span, stands, of_last);
            }
        }
        self.near = side.or(self.near);
        let at = self.line.text[span.clone()].ends_with(LIVES) && stands.beside == Beside::Next;
        self.awaits = at.then_some(span.end);
        if self.is_of_month(span, stands) {
            self.vague.said = true;
            return;
        }
        if of_last {
            if let Some(last) = self.places.last_mut() {
                last.what.stand(Some(stands.with));
            }
        } else if ahead.place.is_some() && stands.beside != Beside::Last {
            if stands.beside == Beside::Next || ahead.place == Some(Apart::Joined) {
                // 「以前在老家南阳」
                let home = stands.with == With::Home;
                let scheme = self.told_ahead(stands);
                let standing = Standing { with: stands.with, scheme };
                self.standing = self.standing.filter(|_| home).or(Some(standing));
            }
            self.vague.said |= self.standing.is_none();
            return;
        } else if stands.with == With::Home {
            // 「转回老家」 goes to the place that was called so.
            self.home = self.next.or(self.home);
            self.at_home = Some(span.end);
            // 「老家信阳，苏州职工回老家灵活就业」
            let there = self.led_home().filter(|_| ahead.sided);
            let touches = self.line.text[span.end..].starts_with(char::is_alphanumeric);
            self.next = there.filter(|_| touches).map(|_| Side::To);
            return;
        } else if side.is_some() && self.at_home == Some(span.start) {
            // 「在老家交的，老家邯郸」
            self.home = side;
        } else if ahead.sided && stands.beside == Beside::Next {
            self.next = side;
            return;
        }
        self.next = None;
    }

    /// Whether a word says of a place that it touches where somebody stands with that: 「户口盐城」.
    pub(super) fn is_of_place(&self, span: &Range<usize>, means: Meaning, ahead: Ahead) -> bool {
        let before = self.places.last().is_some_and(|last| last.span.end == span.start);
        matches!(means, Meaning::Stands(_)) && (before || ahead.place == Some(Apart::Joined))
    }

    /// Where the word for home ended, if that is where it goes.
    pub(super) fn led_home(&self) -> Option<usize> {
        self.at_home.filter(|_| self.home == Some(Side::To))
    }

    /// A place that is passed through: the one that comes next, or the one that stands right before it.
    pub(super) fn via(&mut self, span: &Range<usize>, ahead: Ahead) {
        let text = &self.line.text;
        // 「杭州（路过）」 is said of the one before it, and 「财经大学」 leads to no place.
        let open = text[span.end..].starts_with(|next: char| next.is_alphanumeric() || next == ' ');
        let last = self.places.last_mut().filter(|last| {
            let between = &text[last.span.end..span.start];
            between.trim_start_matches(['(', '（']).is_empty()
        });
        match last {
            _ if open && ahead.place.is_some() && ahead.sided => self.via = true,
            Some(last) => last.what.via = true,
            None => {}
        }
    }

    /// 「河北省本级」 is a pool; of other provinces nobody knows whether theirs is one, and the result says so.
    pub(super) fn pool(&mut self, span: Range<usize>, claim: u16) {
        let regions = &self.assets.regions;
        let text = &self.line.text;
        let beside = self.places.last_mut().filter(|last| {
            text[last.span.end..span.start].trim_end_matches('的').trim().is_empty()
        });
        let province = beside.and_then(|last| Some((last.what.province(regions)?, last)));
        let Some((region, province)) = province else {
            self.line.answers.add_matter(claim);
            return self.strange(&span, Why::Pool);
        };
        let name = &regions.get(region).name;
        province.what.places = regions.called(&format!("{name}本级"));
        province.span.end = span.end;
        if province.what.places.is_empty() {
            let span = province.span.clone();
            self.line.answers.add_matter(claim);
            self.strange(&span, Why::Pool);
        }
    }

    /// 「杭州11月交的」 may be where somebody pays since then.
    fn is_of_month(&self, span: &Range<usize>, stands: Stands) -> bool {
        let last = self.places.last().map(|last| &self.line.text[last.span.end..span.start]);
        stands.beside == Beside::Last
            && last.is_some_and(|between| is_joined(between) && between.ends_with('月'))
    }

    /// Whether a word is said of the place before it.
    pub(super) fn is_of_last(&mut self, span: &Range<usize>, beside: Beside) -> bool {
        let Some(last) = self.places.last() else { return false };
        let between = &self.line.text[last.span.end..span.start];
        let joined = is_joined(between) && !self.is_behind_way(span);
        let free = last.side.is_none() && last.what.stood.is_none();
        match beside {
            Beside::Next => false,
            Beside::Last => joined && between.chars().count() <= BETWEEN,
            Beside::Either
                if joined && free && ["", "的", "那边的", "这边的"].contains(&between) =>
            {
                true
            }
            Beside::Either => {
                // 「杭州 新单位 成都 老单位」 can be said of either.
                self.vague.said |= free && between.trim().is_empty();
                false
            }
        }
    }
}

/// What does not tell which of two places is left.
#[derive(Clone, Copy, Default)]
pub(super) struct Vague {
    /// What is said of them: it can be said of either.
    pub(super) said: bool,
    /// Their order.
    pub(super) order: bool,
    /// Who is there: somebody is at each of them.
    pub(super) people: bool,
}

/// The side of each place, unless the words tell of none or the same of both.
pub(super) fn directed(places: &[Sided<Spot>], vague: Vague) -> Option<Vec<Side>> {
    let [one, two] = places else { return Some(ordered(places)) };
    let both = |side: Side| vec![side, side.other()];
    match ((one.side, one.what.hint()), (two.side, two.what.hint())) {
        ((Some(one), _), (Some(two), _)) => (one != two).then(|| both(one)),
        // Somebody may leave a place and be insured at the other.
        ((Some(Side::From), _), (None, Some(Side::From)))
        | ((None, Some(Side::From)), (Some(Side::From), _)) => None,
        ((Some(side), _), (None, _)) => Some(both(side)),
        ((None, _), (Some(side), _)) => Some(both(side.other())),
        _ if vague.said || [one, two].iter().any(|place| place.what.stood == Some(With::Firm)) => {
            None
        }
        ((None, Some(one)), (None, Some(two))) => (one != two).then(|| both(one)),
        ((None, Some(side)), (None, None)) => Some(both(side)),
        ((None, None), (None, Some(side))) => Some(both(side.other())),
        ((None, None), (None, None)) => {
            let stood = one.what.stood.or(two.what.stood).is_some();
            (!stood && !vague.order).then(|| ordered(places))
        }
    }
}
