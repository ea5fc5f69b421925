//! Answers from the pieces of a line: which place is left, which scheme is gone to, how long the gap is.

mod again;
mod counted;
mod days;
mod doubts;
mod elsewhere;
mod ends;
mod numbers;
mod order;
mod others;
mod paid;
mod spot;
mod stands;
mod times;
mod unknown;
mod ways;
mod work;

use std::ops::Range;

use chrono::NaiveDate;

use doubts::Doubts;
use elsewhere::Elsewhere;
use numbers::Amount;
use order::{ordered, within};
use others::{Others, Young};
use paid::Paid;
use spot::Spot;
use stands::{Ahead, Standing, Vague};
use times::{Time, Times};
use unknown::Unknown;
use work::{Gone, Work};

use super::aside::Told;
use super::asked::{goes_on, question};
use super::known::plain;
use super::piece::{Piece, Says};
use super::{Line, Readings, Strange, Unsure, Why};
use crate::model::{Assets, Meaning, QuestionIx, Topic, Value, With};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Side {
    fn other(self) -> Self {
        if self == Self::From { Self::To } else { Self::From }
    }
}

/// Something that has two sides, the one left and the one gone to.
struct Sided<T> {
    span: Range<usize>,
    what: T,
    /// What was said of it itself.
    side: Option<Side>,
    /// The side spoken of last.
    near: Option<Side>,
    /// The time that its sentence tells of.
    time: Option<Time>,
}

/// What is said of the gap.
#[derive(Default)]
struct GapTold {
    told: bool,
    /// Whether it was asked for.
    asked: bool,
    /// Whether it was spoken of right before.
    before: bool,
}

struct Reader<'a> {
    assets: &'a Assets,
    topic: &'a Topic,
    today: NaiveDate,
    line: Line,
    places: Vec<Sided<Spot>>,
    /// Of each a bit for every scheme that it may be.
    schemes: Vec<Sided<u8>>,
    /// A side said of what comes next.
    next: Option<Side>,
    /// The side spoken of last.
    near: Option<Side>,
    /// The word that said it.
    way: Option<Range<usize>>,
    /// Where somebody stands with the place that comes next.
    standing: Option<Standing>,
    /// Where a word ended behind which such a place should come, and does not.
    awaits: Option<usize>,
    work: Work,
    /// The side on which the place called home is.
    home: Option<Side>,
    /// Where the word for it ended, no place beside it.
    at_home: Option<usize>,
    vague: Vague,
    /// Places that were named.
    named: usize,
    gap: GapTold,
    /// Where what says that the number beside it is not exact begins.
    about: Option<usize>,
    /// Where a word ended behind which a number is the gap.
    since: Option<usize>,
    number: Option<Amount>,
    /// Numbers that were told before it.
    numbers: Vec<Amount>,
    young: Young,
    /// Whether somebody who went one way is said to go back.
    back: bool,
    /// Whether the place that comes next is only passed through.
    via: bool,
    unknown: Vec<Unknown>,
    /// The last word that says nothing.
    filler: Option<Range<usize>>,
    paid: Paid,
    /// Whether nobody goes anywhere.
    here: bool,
    others: Others,
    elsewhere: Elsewhere,
    doubts: Doubts,
    times: Times,
    gone: Vec<Gone>,
}

/// The line that the pieces make.
pub(super) fn line(assets: &Assets, text: String, today: NaiveDate, pieces: &[Piece]) -> Line {
    let mut reader = Reader {
        assets,
        topic: assets.table.transfer(),
        today,
        line: Line::of(text),
        places: Vec::new(),
        schemes: Vec::new(),
        next: None,
        near: None,
        way: None,
        standing: None,
        awaits: None,
        work: Work::default(),
        home: None,
        at_home: None,
        vague: Vague::default(),
        named: 0,
        gap: GapTold::default(),
        about: None,
        since: None,
        number: None,
        numbers: Vec::new(),
        young: Young::default(),
        back: false,
        via: false,
        unknown: Vec::new(),
        filler: None,
        paid: Paid::default(),
        here: false,
        others: Others::default(),
        elsewhere: Elsewhere::default(),
        doubts: Doubts::default(),
        times: Times::default(),
        gone: Vec::new(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).map_or(0, |last| pieces[last].span.end);
        reader
            .break_off(before..piece.span.start, Ahead::of_list(&reader.line.text, &pieces[at..]));
        let ahead = Ahead::of(&reader.line.text, pieces, at);
        reader.take(piece, ahead);
        if piece.says != Says::Word(Meaning::Filler) {
            reader.gap.before = piece.says == Says::Word(Meaning::Gap);
        }
    }
    reader.end()
}

impl Reader<'_> {
    /// Takes a piece in; whether a place or a scheme comes next tells what a side is said of.
    fn take(&mut self, piece: &Piece, ahead: Ahead) {
        let (span, before_sided) = (piece.span.clone(), ahead.sided);
        self.begin(piece, ahead);
        match piece.says {
            Says::Word(Meaning::From) => return self.side(Side::From, &span, before_sided),
            Says::Word(Meaning::Past { left }) => return self.past(&span, left, before_sided),
            Says::Word(Meaning::Now) => return self.mark(Time::Now, &span),
            Says::Word(Meaning::To) if self.leads_to_list(&span, ahead) => return,
            // 「东莞转回老家」
            Says::Word(Meaning::To) => {
                return self.side(Side::To, &span, before_sided || ahead.home);
            }
            Says::Word(Meaning::Changes) => return self.changes(&span, before_sided),
            Says::Word(Meaning::Back) => return self.back(&span, ahead),
            Says::Word(Meaning::Left) => return self.left(&span, before_sided),
            Says::Word(Meaning::Came) => return self.came(&span, before_sided),
            Says::Word(Meaning::Stands(stands)) => return self.stands(&span, stands, ahead),
            Says::Word(Meaning::About) => return self.about(&span),
            Says::Word(Meaning::Via) => return self.via(&span, ahead),
            Says::Word(means) if self.aloof(&span, means) => return,
            _ => {}
        }
        match &piece.says {
            Says::Places(places) | Says::Near(places) => {
                let near = matches!(piece.says, Says::Near(_));
                self.place(span, Spot::new(places.clone(), near));
            }
            Says::Word(Meaning::Scheme(at)) => {
                let side = self.next.take();
                self.scheme(span, 1 << at, side);
            }
            Says::Word(Meaning::Schemes(several)) => {
                let side = self.next.take();
                self.scheme(span, *several, side);
            }
            Says::NearScheme(at) => self.near_scheme(span, *at),
            Says::Word(means) => self.word(span, *means),
            Says::OfPlace(said) => self.said_there(*said, &span),
            Says::Number(_) if self.is_of_unknown(&span, true) => {}
            Says::Number(count) => self.amount(span, *count),
            Says::About => self.several(span),
            Says::Month(year, month) => self.month(span, Some(*year), *month),
            Says::Year(year) => self.year(span, *year),
            Says::Unpaid(year, months) => self.unpaid(span, *year, *months),
            Says::Day(day) => self.written_day(span, *day),
            Says::Nothing => self.unknown(span),
            open => self.open(open, &span),
        }
        (self.next, self.standing) = (None, None);
        if piece.says != Says::Word(Meaning::Gap) {
            self.about = None;
        }
    }

    /// What ends with a piece, and what it names by standing there.
    fn begin(&mut self, piece: &Piece, ahead: Ahead) {
        let goes_on = matches!(
            piece.says,
            Says::Word(Meaning::Filler | Meaning::About) | Says::Number(_) | Says::About
        );
        if !goes_on {
            self.no_longer_counts();
        }
        self.day_of_else(piece);
        if let Says::Word(means) = piece.says
            && !self.is_of_place(&piece.span, means, ahead)
        {
            self.names(&piece.span, means);
        }
    }

    fn near_scheme(&mut self, span: Range<usize>, at: u8) {
        let readings = Readings::Schemes(vec![at]);
        self.line.unsure.push(Unsure { span, readings });
        self.line.understood += 1;
    }

    /// Something that answers nothing.
    fn open(&mut self, says: &Says, span: &Range<usize>) {
        match says {
            Says::Asked(means) => self.asked(span, *means),
            Says::Denied(of) => self.leave_open(*of, span, Why::Denied),
            Says::Reversed => self.strange(span, Why::Amended),
            Says::Meant(of) => self.leave_open(*of, span, Why::Meant),
            Says::Over => {
                self.gap.asked = true;
                self.strange(span, Why::Over);
            }
            Says::Doubted(of) => self.leave_open(*of, span, Why::Doubted),
            Says::OfOther(of) => self.leave_open(*of, span, Why::Idle),
            Says::Unclear => self.vague.said = true,
            Says::LiveApart => (self.vague.said, self.vague.people) = (true, true),
            Says::Unordered => self.vague.order = true,
            _ => {}
        }
    }

    /// Something is asked, not told.
    fn asked(&mut self, span: &Range<usize>, means: Meaning) {
        self.gap.asked |= matches!(means, Meaning::Gap | Meaning::NoGap);
        self.leave_open(question(means), span, Why::Asked);
    }

    fn place(&mut self, span: Range<usize>, mut what: Spot) {
        // 「把成都的医保转过来」
        let taken = self.line.text[..span.start].ends_with('把').then_some(Side::From);
        what.via = std::mem::take(&mut self.via);
        let side = self.next.take().or(taken);
        let (with, works) = self
            .standing
            .take()
            .map_or((None, None), |standing| (Some(standing.with), standing.scheme));
        what.stand(with);
        self.work.scheme = works.map(|told| (told, span.start)).or(self.work.scheme);
        what.places.truncate(plain(&what.places).len());
        // 「吉林 长春」 may be two cities.
        let apart = |last: &Sided<Spot>| last.what.is_unsure() && last.span.end != span.start;
        // 「湖南老家娄底」
        let home = with == Some(With::Home);
        if side.is_none()
            && (with.is_none() || home)
            && let Some(last) = self.places.last_mut().filter(|last| !apart(last))
            && let Some(narrower) = within(self.assets, &last.what.places, &what.places)
        {
            (last.what.places, last.what.near) = (narrower, last.what.near || what.near);
            last.what.stand(with);
            last.span.end = span.end;
            return;
        }
        let first = &self.assets.meta.first_places;
        what.places.sort_by_key(|place| {
            first.iter().position(|ix| *ix == place.region).unwrap_or(first.len())
        });
        self.places.push(Sided { span, what, side, near: self.near, time: None });
        self.line.understood += 1;
    }

    fn word(&mut self, span: Range<usize>, means: Meaning) {
        match means {
            Meaning::Gap => self.gap.told = true,
            Meaning::NoGap => self.no_gap(span),
            Meaning::Never => self.never(&span),
            Meaning::Months | Meaning::Years | Meaning::Days(_) => self.unit(span, means),
            Meaning::Aside { topic, numbered, asks, told } => {
                if asks {
                    self.asks_of(&span);
                }
                if let Some((question, choice)) = told {
                    self.errand(&span, Told { topic: topic.into(), question, choice });
                }
                self.aside(span, topic.into(), numbered);
            }
            Meaning::Roughly => self.roughly(span),
            Meaning::MonthsBefore => self.months_before(span),
            Meaning::MonthsAgo(count) => self.months_ago(span, count),
            Meaning::YearsAgo(count) => self.years_ago(span, count),
            Meaning::Begins => self.begins(&span),
            Meaning::UpToNow => self.up_to_now(&span),
            Meaning::Paid => self.paid(span),
            Meaning::Resumed { joined } => self.resumed(span, joined),
            Meaning::Here => self.here = true,
            Meaning::Unpaid(question, at, claim) => {
                self.line.answers.add_matter(claim);
                self.since = Some(span.end);
                self.chosen(question, at, &span);
            }
            Meaning::Against { question, choice, other, doubted } => {
                // 「退休了，没办医保退休」
                if other == question {
                    self.line.answers.clear(question);
                }
                self.chosen(question, choice, &span);
                match doubted {
                    Some(doubted) => self.doubts.against(other, doubted),
                    None => self.line.answers.leave_open(other),
                }
            }
            Meaning::There(question, at) => self.only_there(question, at, &span),
            Meaning::Answer(question, at) | Meaning::Since(question, at) => {
                self.since = matches!(means, Meaning::Since(..)).then_some(span.end);
                self.chosen(question, at, &span);
            }
            _ => self.other(span, means),
        }
    }

    /// What was said of a question that answers nothing.
    fn leave_open(&mut self, question: Option<QuestionIx>, span: &Range<usize>, why: Why) {
        if let Some(question) = question {
            self.line.answers.leave_open(question);
        }
        self.strange(span, why);
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
        self.end_places();
        self.end_schemes();
        self.end_doubts();
        self.end_number();
        self.end_paid();
        self.end_others();
        self.end_unknown();
        self.line.names_a_place = self.named > 0;
        self.line.strange.iter_mut().for_each(Strange::hide_numbers);
        self.line
    }
}
