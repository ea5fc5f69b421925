//! Answers from the pieces of a line: which place is left, which scheme is gone to, how long the gap is.

mod numbers;
mod order;
mod others;
mod paid;

use std::ops::Range;

use chrono::NaiveDate;

use numbers::Amount;
use order::{ordered, within};
use others::Others;
use paid::Paid;

use super::{Line, Piece, Readings, Says, Strange, Unsure, Why};
use crate::model::{Answers, Assets, Meaning, QuestionIx, Topic, Value};
use crate::regions::Candidate;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

/// Something that has two sides, the one left and the one gone to.
struct Sided<T> {
    span: Range<usize>,
    what: T,
    /// What was said of it itself.
    side: Option<Side>,
    /// The side spoken of last.
    near: Option<Side>,
}

struct Reader<'a> {
    assets: &'a Assets,
    topic: &'a Topic,
    today: NaiveDate,
    line: Line,
    places: Vec<Sided<Spot>>,
    schemes: Vec<Sided<u8>>,
    /// A side said of what comes next.
    next: Option<Side>,
    /// The side spoken of last.
    near: Option<Side>,
    gap: bool,
    /// Where a word ended behind which a number is the gap.
    since: Option<usize>,
    number: Option<Amount>,
    child: Option<Range<usize>>,
    paid: Paid,
    /// Whether nobody goes anywhere.
    here: bool,
    others: Others,
}

/// The places that a word may stand for.
struct Spot {
    places: Vec<Candidate>,
    /// Whether it is only spelt like them.
    near: bool,
}

impl Spot {
    fn is_unsure(&self) -> bool {
        self.near || self.places.len() > 1
    }
}

/// The line that the pieces make.
pub(super) fn line(assets: &Assets, text: String, today: NaiveDate, pieces: &[Piece]) -> Line {
    let (answers, unsure, strange) = (Answers::default(), Vec::new(), Vec::new());
    let mut reader = Reader {
        assets,
        topic: assets.table.transfer(),
        today,
        line: Line {
            text,
            answers,
            counties: Vec::new(),
            unsure,
            strange,
            unused: Vec::new(),
            told: None,
            understood: 0,
        },
        places: Vec::new(),
        schemes: Vec::new(),
        next: None,
        near: None,
        gap: false,
        since: None,
        number: None,
        child: None,
        paid: Paid::default(),
        here: false,
        others: Others::default(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        let after = pieces.get(at + 1).map(|piece| &piece.says);
        let sided =
            matches!(after, Some(Says::Places(_) | Says::Near(_) | Says::Word(Meaning::Scheme(_))));
        reader.take(piece, sided);
    }
    reader.end()
}

impl Reader<'_> {
    /// Takes a piece in; whether a place or a scheme comes next tells what a side is said of.
    fn take(&mut self, piece: &Piece, before_sided: bool) {
        let span = piece.span.clone();
        if !matches!(piece.says, Says::Word(Meaning::Filler) | Says::Number(_)) {
            self.no_longer_counts();
        }
        match piece.says {
            Says::Word(Meaning::From) => return self.side(Side::From, &span, before_sided),
            Says::Word(Meaning::To) => return self.side(Side::To, &span, before_sided),
            Says::Word(Meaning::Left) => return self.left(&span, before_sided),
            Says::Word(Meaning::Came) => return self.came(&span, before_sided),
            _ => {}
        }
        match &piece.says {
            Says::Places(places) | Says::Near(places) => {
                let near = matches!(piece.says, Says::Near(_));
                self.place(span, Spot { places: places.clone(), near });
            }
            Says::Word(Meaning::Scheme(at)) => {
                let side = self.next.take();
                // 「单位上班」 says it twice.
                if side.is_some() || self.schemes.last().is_none_or(|last| last.what != *at) {
                    self.schemes.push(Sided { span, what: *at, side, near: self.near });
                    self.line.understood += 1;
                }
            }
            Says::Word(Meaning::Filler) => return,
            Says::Word(Meaning::Child(claim)) => {
                self.child = Some(span);
                if let Some(claim) = claim {
                    self.line.answers.mind(*claim);
                }
                return;
            }
            Says::Word(means) => self.word(span, *means),
            Says::Number(count) => self.amount(span, *count),
            Says::Month(year, month) => self.month(span, Some(*year), *month),
            Says::Day(day) => self.day(span, day.up_to(self.today)),
            Says::Nothing => self.strange(&span, Why::Unknown),
        }
        self.next = None;
    }

    /// A side is said of what comes next, or at the end of the place that stands right before it.
    fn side(&mut self, side: Side, span: &Range<usize>, before_sided: bool) {
        // 「成都到」 is not told to its end.
        let word = self.line.text[span.clone()].chars().all(char::is_alphabetic)
            && self.line.text[span.clone()].chars().nth(1).is_some();
        let touched = self.places.last_mut().filter(|place| place.span.end == span.start);
        match touched {
            Some(place) if word && !before_sided => place.side = place.side.or(Some(side)),
            _ => self.next = Some(side),
        }
        self.near = Some(side);
    }

    /// 「成都转出」, and 「转出成都」 where nothing stands before it that it is said of.
    fn left(&mut self, span: &Range<usize>, before_sided: bool) {
        let touches_next = before_sided && !self.line.text[span.end..].starts_with(' ');
        let before = self.before(span, |touched, side| {
            if touched {
                !(before_sided && side == Some(Side::To))
            } else {
                !touches_next && side.is_none()
            }
        });
        match before {
            Some(before) => *before = Some(Side::From),
            None => self.next = Some(Side::From),
        }
        self.near = Some(Side::From);
    }

    /// 「成都转来」, 「转来杭州」, 「成都转来杭州」.
    fn came(&mut self, span: &Range<usize>, before_sided: bool) {
        // 「转成都的医保过来」 says with its last word which way.
        let fetched = |place: &&mut Sided<Spot>| {
            !before_sided && self.line.text[..place.span.start].ends_with('转')
        };
        if let Some(place) = self.places.last_mut().filter(fetched) {
            place.side = Some(Side::From);
            return;
        }
        let before =
            self.before(span, |touched, side| touched || (!before_sided && side.is_none()));
        let said = before.map(|before| *before = Some(Side::From)).is_some();
        let touches_next = before_sided && !self.line.text[span.end..].starts_with(' ');
        self.next = (touches_next || (before_sided && !said)).then_some(Side::To);
        self.near = Some(Side::To);
    }

    /// The side of what was named last, if it may be said of that, which may stand right before it.
    fn before(
        &mut self,
        span: &Range<usize>,
        may: impl Fn(bool, Option<Side>) -> bool,
    ) -> Option<&mut Option<Side>> {
        let place = self.places.last_mut().map(|place| (place.span.end, &mut place.side));
        let scheme = self.schemes.last_mut().map(|scheme| (scheme.span.end, &mut scheme.side));
        let last = place.into_iter().chain(scheme).max_by_key(|(end, _)| *end);
        last.filter(|(end, side)| may(*end == span.start, **side)).map(|(_, side)| side)
    }

    fn place(&mut self, span: Range<usize>, mut what: Spot) {
        // 「把成都的医保转过来」
        let taken = self.line.text[..span.start].ends_with('把').then_some(Side::From);
        let side = self.next.take().or(taken);
        // 「长沙」 is a city and a county of that city.
        if let [first, rest @ ..] = what.places.as_slice()
            && first.county.is_none()
            && rest.iter().all(|place| place.region == first.region)
        {
            what.places.truncate(1);
        }
        if side.is_none()
            && let Some(last) = self.places.last_mut()
            && let Some(narrower) = within(self.assets, &last.what.places, &what.places)
        {
            last.what = Spot { places: narrower, near: last.what.near || what.near };
            last.span.end = span.end;
            return;
        }
        let first = &self.assets.meta.first_places;
        what.places.sort_by_key(|place| {
            first.iter().position(|ix| *ix == place.region).unwrap_or(first.len())
        });
        self.places.push(Sided { span, what, side, near: self.near });
        self.line.understood += 1;
    }

    fn word(&mut self, span: Range<usize>, means: Meaning) {
        match means {
            Meaning::Gap => self.gap = true,
            Meaning::NoGap => {
                self.gap = true;
                self.amount(span, 0);
            }
            Meaning::Months | Meaning::Years | Meaning::Days => self.unit(span, means),
            Meaning::Aside { topic, numbered } => self.aside(span, topic.into(), numbered),
            Meaning::Paid => self.paid(span),
            Meaning::Here => self.here = true,
            Meaning::Unpaid(question, at, claim) => {
                self.line.answers.mind(claim);
                self.since = Some(span.end);
                self.chosen(question, at, &span);
            }
            Meaning::Answer(question, at) | Meaning::Since(question, at) => {
                self.since = matches!(means, Meaning::Since(..)).then_some(span.end);
                self.chosen(question, at, &span);
            }
            _ => self.other(span, means),
        }
    }

    fn strange(&mut self, span: &Range<usize>, why: Why) {
        self.line.strange.push(Strange { text: self.line.text[span.clone()].to_owned(), why });
    }

    fn answer(&mut self, question: QuestionIx, value: Value, span: &Range<usize>) {
        match self.line.answers.get(question) {
            Some(before) if before != value => self.strange(span, Why::TooMany),
            _ => self.line.answers.set(question, value),
        }
    }

    fn end(mut self) -> Line {
        self.end_schemes();
        self.end_places();
        self.end_number();
        self.end_paid();
        self.end_others();
        self.line
    }

    /// One scheme alone is that of both sides, unless a side was said of it.
    fn end_schemes(&mut self) {
        let roles = self.topic.roles;
        let (Some(from), Some(to)) = (roles.from_scheme, roles.to_scheme) else { return };
        let schemes = std::mem::take(&mut self.schemes);
        if let [one] = schemes.as_slice() {
            let ends = match one.side {
                Some(Side::From) => vec![from],
                Some(Side::To) => vec![to],
                None => vec![from, to],
            };
            for end in ends {
                self.answer(end, Value::Choice(one.what), &one.span);
            }
            return;
        }
        if let (Some(child), true) = (self.child.take(), schemes.is_empty()) {
            self.strange(&child, Why::NoScheme);
        }
        let sides = ordered(&schemes);
        for (scheme, side) in schemes.iter().zip(sides) {
            let end = if side == Side::From { from } else { to };
            self.answer(end, Value::Choice(scheme.what), &scheme.span);
        }
    }

    fn end_places(&mut self) {
        let roles = self.topic.roles;
        let (Some(from), Some(to)) = (roles.origin, roles.destination) else { return };
        let mut places = std::mem::take(&mut self.places);
        if places.iter().filter(|place| !place.what.near).count() > 1 {
            // Beside two places, what is only spelt like one is none.
            for other in places.extract_if(.., |place| place.what.near) {
                self.strange(&other.span, Why::Unknown);
            }
        }
        for place in places.iter().filter(|place| place.what.is_unsure()) {
            let Spot { places, near } = &place.what;
            let kind = if *near { Readings::Near } else { Readings::Places };
            let readings = kind(places.clone());
            self.line.unsure.push(Unsure { span: place.span.clone(), readings });
        }
        let sides = match places.as_slice() {
            [one] if self.here => {
                let what = Spot { places: one.what.places.clone(), near: one.what.near };
                places.push(Sided { span: one.span.clone(), what, ..*one });
                vec![Side::From, Side::To]
            }
            [one] => match one.side {
                Some(side) => vec![side],
                None if one.what.is_unsure() => return,
                None => {
                    let readings = Readings::Sides(one.what.places[0]);
                    return self.line.unsure.push(Unsure { span: one.span.clone(), readings });
                }
            },
            _ => ordered(&places),
        };
        for (place, side) in places.iter().zip(sides) {
            let end = if side == Side::From { from } else { to };
            if self.line.answers.get(end).is_some() {
                self.strange(&place.span, Why::TooMany);
            } else if let ([only], false) = (place.what.places.as_slice(), place.what.near) {
                self.answer(end, Value::Place(only.region), &place.span);
                self.line.counties.extend(only.county.map(|_| *only));
            } else {
                // Held free for the reading that will be chosen.
                self.line.answers.set(end, Value::Unknown);
            }
        }
        for end in [from, to] {
            if self.line.answers.get(end) == Some(Value::Unknown) {
                self.line.answers.clear(end);
            }
        }
    }
}
