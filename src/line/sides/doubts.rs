//! Answers that other words of the line put in doubt: said of the other place, or beside what contradicts them.

use std::ops::Range;

use super::{Reader, Side, Sided, Spot};
use crate::line::Why;
use crate::line::piece::OfPlace;
use crate::model::{QuestionIx, QuestionKind, Value, roles};
use crate::regions::RegionIx;

/// What may stand between a place and what is said of it: 「杭州那边已经停了」.
const BETWEEN: &str = "的那这边已经还现在也都就早刚才又是";

/// An answer as it was said.
struct Said {
    question: QuestionIx,
    /// The side whose place it is about.
    side: Option<Side>,
    span: Range<usize>,
    /// The place it was said of, and where that stands.
    of: Option<(RegionIx, usize)>,
    /// The choice, where it is none unless it was said of the place that it is about.
    only_there: Option<u8>,
}

/// What the end of the line has to look at again.
#[derive(Default)]
pub(super) struct Doubts {
    said: Vec<Said>,
    /// Choices that are in doubt, had they been said.
    against: Vec<(QuestionIx, u8)>,
}

impl Doubts {
    /// Something was said beside which this choice is in doubt.
    pub(super) fn against(&mut self, question: QuestionIx, choice: u8) {
        self.against.push((question, choice));
    }

    /// Whether something was said beside which this choice is in doubt.
    pub(super) fn is_against(&self, question: QuestionIx, choice: u8) -> bool {
        self.against.contains(&(question, choice))
    }
}

impl Reader<'_> {
    /// Remembers where an answer was said, and of which place.
    pub(super) fn said(&mut self, question: QuestionIx, choice: u8, span: &Range<usize>) {
        self.say(question, choice, span, None);
    }

    /// Remembers what is an answer only where it was said of its own place.
    pub(super) fn only_there(&mut self, question: QuestionIx, choice: u8, span: &Range<usize>) {
        self.say(question, choice, span, Some(choice));
        self.line.understood += 1;
    }

    fn say(&mut self, question: QuestionIx, at: u8, span: &Range<usize>, only_there: Option<u8>) {
        let (of, side) = (self.place_beside(span), self.side_of(question, at));
        self.doubts.said.push(Said { question, side, span: span.clone(), of, only_there });
    }

    /// An answer that is said of a place which was named before it.
    pub(super) fn said_there(&mut self, said: OfPlace, span: &Range<usize>) {
        let OfPlace { question, choice, place } = said;
        let named = self.places.iter().find(|named| named.span.contains(&place));
        let Some([only]) = named.map(|named| &named.what.places[..]) else {
            return self.leave_open(Some(question), span, Why::Doubted);
        };
        let of = Some((only.region, place));
        self.chosen(question, choice, span);
        if let Some(said) = self.doubts.said.last_mut() {
            said.of = of;
        }
    }

    /// The place that a word is said of, unless something else brought that in: in 「成都到杭州停了」 and
    /// 「成都杭州停了」 it may be said of both.
    pub(super) fn place_beside(&self, span: &Range<usize>) -> Option<(RegionIx, usize)> {
        let last = self.places.last().filter(|last| last.side.is_none())?;
        let [only] = last.what.places[..] else { return None };
        let text = &self.line.text;
        let joined = text[last.span.end..span.start].chars().all(|letter| BETWEEN.contains(letter));
        let begins = !text[..last.span.start].ends_with(char::is_alphanumeric);
        (joined && begins).then_some((only.region, last.span.start))
    }

    /// The side whose place an answer is about.
    fn side_of(&self, question: QuestionIx, choice: u8) -> Option<Side> {
        let roles = self.topic.roles;
        let hinders = self.topic.at(question).kind == QuestionKind::Many;
        let done = self.topic.is_progress(question, choice, "origin_done");
        if hinders || done || roles.stopped == Some(question) {
            return Some(Side::From);
        }
        // 「嘉兴退休，要把武汉的转过来」 is to come.
        let retires = self.topic.question("retired") == Some(question);
        if retires && self.topic.at(question).choice(roles::YES) == Some(choice) {
            return Some(Side::From);
        }
        (roles.enrolled == Some(question)).then_some(Side::To)
    }

    /// Whether a place that was said to be neither left nor gone to is on the other side of what was said of it.
    pub(super) fn is_doubtful(&self, places: &[Sided<Spot>], sides: &[Side]) -> bool {
        let told = places.iter().any(|place| place.side.is_some() || place.what.hint().is_some());
        let side = |region| {
            let at = places.iter().position(
                |place| matches!(place.what.places[..], [only] if only.region == region),
            )?;
            sides.get(at).copied()
        };
        let wrong = |said: &Said| {
            let of = said.of.filter(|_| said.only_there.is_none());
            let of = of.and_then(|(region, _)| side(region));
            of.zip(said.side).is_some_and(|(one, other)| one != other)
        };
        !told && places.len() == 2 && self.doubts.said.iter().any(wrong)
    }

    /// Answers that were said of the other place, and those that something else speaks against, are none.
    pub(super) fn end_doubts(&mut self) {
        let roles = self.topic.roles;
        let (from, to) = (roles.origin, roles.destination);
        let place = |end: Option<QuestionIx>| end.and_then(|end| self.line.answers.get(end));
        let (from, to) = (place(from), place(to));
        for Said { question, side, span, of, only_there } in std::mem::take(&mut self.doubts.said) {
            let (place, start) = of
                .map_or((None, span.start), |(region, start)| (Some(Value::Place(region)), start));
            let (own, other) = match side {
                Some(Side::From) => (from, to),
                Some(Side::To) => (to, from),
                None => (None, None),
            };
            match only_there {
                Some(choice) if place.is_some() && place == own && own != other => {
                    self.answer(question, Value::Choice(choice), &span);
                }
                Some(_) => {
                    self.leave_open(Some(question), &(start..span.end), Why::OtherPlace);
                }
                None if place.is_some() && place == other && place != own => {
                    self.line.answers.clear(question);
                    self.leave_open(Some(question), &(start..span.end), Why::OtherPlace);
                }
                None => {}
            }
            let doubted = |(of, choice): &(QuestionIx, u8)| {
                *of == question && self.line.answers.get(*of) == Some(Value::Choice(*choice))
            };
            if self.doubts.against.iter().any(doubted) {
                self.line.answers.clear(question);
                self.leave_open(Some(question), &span, Why::Unclear);
            }
        }
    }
}
