//! Words of a line besides places, schemes and the gap: matters, other numbers, the day of acceptance.

use std::ops::Range;

use super::{Amount, Reader};
use crate::line::aside::{Told, Unused};
use crate::line::asked::is_joined;
use crate::line::strange::Why;
use crate::line::when::When;
use crate::model::{Meaning, QuestionIx, QuestionKind, Value, roles};

/// What ends a word behind which stands how long it will still take: 「离退休还有三年」.
const STILL: &[&str] = &["还有", "还差", "还要"];

/// What a number right behind a word belongs to.
#[derive(Default)]
enum Of {
    /// Something that is understood without it.
    #[default]
    Matter,
    /// Something unused, of which it is a part.
    Unused,
    /// What says nothing without it.
    Told(Told),
    /// What may be a gap of that length, from where it begins.
    Away(usize),
}

/// A day that was named, and how.
type Named = (Range<usize>, When);

/// What was told so far of the day on which an application was accepted or will be filed.
#[derive(Default)]
pub(super) struct Filing {
    pub(super) day: Option<Named>,
    /// Another one behind it.
    pub(super) then: Option<Named>,
    /// The same as a word of its own, which says nothing where nothing was filed.
    pub(super) ago: Option<Named>,
    /// Whether an application will be filed on a day.
    pub(super) plans: bool,
    /// Whether papers were handed in on a day.
    pub(super) filed: bool,
    /// Whether something else is said to be of a day.
    pub(super) of_else: bool,
    /// What says without a day that they were.
    pub(super) handed_in: Option<Range<usize>>,
    /// What says that they were accepted, in so many words.
    pub(super) accepted: Option<Range<usize>>,
    /// What says that the part of the place left is done.
    pub(super) done: Option<Range<usize>>,
}

/// Somebody young, whose scheme is known where no other is said.
#[derive(Default)]
pub(super) struct Young {
    pub(super) child: Option<Child>,
    /// The scheme they had, where they are no longer what they were called.
    pub(super) grown: Option<u8>,
    /// The scheme of somebody employed, where no other is said, and the word for that.
    pub(super) staff: Option<(Range<usize>, u8)>,
    /// Whether a scheme was told by what somebody is called.
    pub(super) counts: bool,
}

pub(super) struct Child {
    pub(super) span: Range<usize>,
    pub(super) scheme: u8,
    /// Whether it is asked.
    pub(super) perhaps: bool,
}

/// What such words told so far.
#[derive(Default)]
pub(super) struct Others {
    /// A question that a number right behind answers.
    pub(super) counting: Option<QuestionIx>,
    pub(super) counted: Option<(QuestionIx, Amount)>,
    /// Where a matter ended: 「怀孕5个月」 is no gap of five.
    matter: Option<usize>,
    /// Where a word ended beside which a bare number is how old somebody is.
    pub(super) aside: Option<usize>,
    /// What the number there belongs to.
    of: Of,
    /// What may be a gap and is not said to be one, with how long it was.
    away: Option<Range<usize>>,
    /// What became of an application, if one was filed.
    unmoved: Option<(Range<usize>, Told)>,
    /// Days and weeks that something has lasted, and since when if that is an acceptance.
    lasted: Option<(Range<usize>, Option<When>)>,
    pub(super) days: Filing,
    /// What told how far the application is.
    progress: Option<Range<usize>>,
    /// Whether somebody had something that only employees get once they are none.
    pub(super) drew: bool,
}

impl Reader<'_> {
    /// A question of which one choice was said; of several things each is said by itself.
    pub(super) fn chosen(&mut self, question: QuestionIx, at: u8, span: &Range<usize>) {
        if self.doubts.is_against(question, at) {
            return self.leave_open(Some(question), span, Why::Unclear);
        }
        // What is so from then on only is not so yet; that it is not stays said.
        let not_yet = self.topic.at(question).choice(roles::NO) == Some(at);
        if !not_yet && self.is_to_come(span.start) {
            return self.leave_open(Some(question), span, Why::Meant);
        }
        let mut at = at;
        self.said(question, at, span);
        let word = &self.line.text[span.clone()];
        if STILL.iter().any(|still| word.ends_with(still)) {
            (self.others.matter, self.others.of) = (Some(span.end), Of::Matter);
        }
        // 「还差3年退休」
        if self.line.text[span.clone()].starts_with('年') {
            self.part(span.start, |number, _| {
                number.unit.is_none() && !number.apart && !number.of_gap
            });
        }
        if self.topic.roles.progress == Some(question) {
            self.others.progress = Some(span.clone());
            let days = &mut self.others.days;
            for (said, id) in [(&mut days.accepted, "accepted"), (&mut days.done, "origin_done")] {
                if self.topic.is_progress(question, at, id) {
                    said.get_or_insert(span.clone());
                }
            }
            // What is done out there was accepted before: the further one counts.
            if let Some(Value::Choice(before)) = self.line.answers.get(question)
                && before.min(at) > 0
            {
                at = before.max(at);
                self.line.answers.clear(question);
            }
        }
        let many = matches!(self.topic.at(question).kind, QuestionKind::Many);
        match self.line.answers.get(question) {
            Some(Value::Many(bits)) if many => {
                self.line.answers.set_partly(question, bits | 1 << at);
            }
            _ if many => self.line.answers.set_partly(question, 1 << at),
            _ => self.answer(question, Value::Choice(at), span),
        }
        self.line.understood += 1;
    }

    /// Something else; a number that counts it stands right behind it.
    pub(super) fn other(&mut self, span: Range<usize>, means: Meaning) {
        match means {
            Meaning::Matter { claim, against, home, away } => {
                self.work.home |= home;
                self.line.answers.add_matter(claim);
                let of = if away { Of::Away(span.start) } else { Of::Matter };
                (self.others.matter, self.others.of) = (Some(span.end), of);
                if let Some((question, choice)) = against {
                    self.doubts.against(question, choice);
                }
            }
            Meaning::Jobless(claim) => {
                if let Some(claim) = claim {
                    self.line.answers.add_matter(claim);
                }
                self.work.none = true;
                (self.others.matter, self.others.of) = (Some(span.end), Of::Away(span.start));
            }
            Meaning::Doubts(question, choice) => {
                self.leave_open(Some(question), &span, Why::Doubted);
                if self.topic.at(question).kind == QuestionKind::Choice {
                    self.doubts.against(question, choice);
                }
            }
            Meaning::Counts { question, claim, whole } => {
                self.others.drew |= claim.is_some_and(|claim| self.is_of_jobless(claim));
                self.counting(&span, question, whole);
                if let Some(claim) = claim {
                    self.line.answers.add_matter(claim);
                }
            }
            Meaning::Told { topic, question, choice, numbered, filed } => {
                let told = Told { topic: topic.into(), question, choice };
                self.became(span, told, [numbered, filed]);
            }
            Meaning::Besides | Meaning::Idle => self.idle(span),
            Meaning::Outside { claim, away: false } => self.outside(span, claim),
            Meaning::Outside { claim, away: true } => {
                (self.others.matter, self.others.of) = (Some(span.end), Of::Away(span.start));
                self.away(span, claim);
            }
            Meaning::MadeUp => {
                (self.others.matter, self.others.of) = (Some(span.end), Of::Away(span.start));
            }
            Meaning::Withdraws { topic } => self.withdraws(span, topic),
            Meaning::Pool(claim) => self.pool(span, claim),
            Meaning::Amends { .. } if self.line.understood > 0 => {
                self.strange(&span, Why::Amended);
            }
            _ => self.dated(span, means),
        }
    }

    /// Whether a claim is one for whoever has lost their work.
    fn is_of_jobless(&self, claim: u16) -> bool {
        let jobless = Meaning::Jobless(Some(claim));
        self.assets.table.words.iter().any(|word| word.means == jobless)
    }

    /// What became of an application, with a number behind it or without.
    fn became(&mut self, span: Range<usize>, told: Told, [numbered, filed]: [bool; 2]) {
        self.others.matter = Some(span.end);
        self.others.of = if numbered || filed { Of::Told(told) } else { Of::Matter };
        if numbered {
            self.others.days.filed = true;
            if filed {
                self.others.days.handed_in.get_or_insert(span);
            }
        } else if filed {
            self.others.unmoved.get_or_insert((span, told));
        } else {
            self.tell(told);
        }
    }

    /// Something that is said to be left out, with the number right before it: 「500块」.
    fn idle(&mut self, mut span: Range<usize>) {
        if self.is_of_count(&span) {
            return;
        }
        let counted = |number: &Amount, _: &str| number.unit.is_none() && !number.of_gap;
        if let Some(number) = self.part(span.start, counted) {
            span.start = number.span.start;
        }
        self.strange(&span, Why::Idle);
    }

    /// Something that no transfer depends on; a number right before it, as in 「55岁」, is of it.
    pub(super) fn aside(&mut self, mut span: Range<usize>, topic: usize, numbered: bool) {
        let number = self.part(span.start, |number, _| number.unit.is_none());
        let bare = numbered && number.is_none();
        self.others.aside = (!numbered).then_some(span.end);
        if let Some(number) = number {
            span.start = number.span.start;
        }
        let text = self.line.text[span.clone()].to_owned();
        self.line.unused.push(Unused { text, topic, bare });
        (self.others.matter, self.others.of) = (Some(span.end), Of::Unused);
    }

    /// The first thing that became of an application is what was said.
    fn tell(&mut self, told: Told) {
        self.line.told = self.line.told.or(Some(told));
        self.line.understood += 1;
    }

    /// Days and weeks: a gap is none of whole months then, and 「受理8天了」 tells the day.
    pub(super) fn lasted(&mut self, number: Amount, end: usize, each: u8) {
        let Amount { span, count, about, of_gap, apart, .. } = number;
        let span = span.start..end;
        if of_gap {
            let unit = Some(Meaning::Days(each));
            self.number = Some(Amount { span, count, unit, apart, about: true, of_gap });
            return;
        }
        let text = &self.line.text;
        let beside = |accepted: &Range<usize>| {
            let between = text.get(accepted.end..span.start);
            between.is_some_and(|between| between.chars().count() < 2 && is_joined(between))
        };
        let days = &self.others.days;
        let accepted = [&days.accepted, &days.done].into_iter().flatten().any(beside);
        let days = i64::from(count) * i64::from(each);
        let since = if each > 0 && !about { When::Ago(days) } else { When::Vague };
        self.others.lasted = Some((span, accepted.then_some(since)));
    }

    /// Whether the number or unit stands right behind a matter, and so tells nothing else.
    pub(super) fn is_of_matter(&mut self, span: &Range<usize>) -> bool {
        if !self.goes_with_matter(span) {
            return false;
        }
        match std::mem::take(&mut self.others.of) {
            Of::Matter => {}
            Of::Away(start) => {
                self.others.of = Of::Away(start);
                self.others.away = Some(start..span.end);
            }
            // 「已申请2」 says nothing of how long.
            Of::Told(told) if !self.line.text[span.end..].starts_with(char::is_alphanumeric) => {
                self.others.of = Of::Told(told);
                self.strange(span, Why::TooMany);
            }
            Of::Told(told) => self.tell(told),
            Of::Unused => {
                self.others.of = Of::Unused;
                if let Some(unused) = self.line.unused.last_mut() {
                    unused.bare = false;
                }
            }
        }
        true
    }

    /// Whether it is told how long somebody was away.
    pub(super) fn is_away_long(&self) -> bool {
        self.others.away.is_some()
    }

    /// 「出国两年」 and 「补缴1年」 may be a gap of that length, or none.
    fn end_away(&mut self, away: Option<Range<usize>>) {
        let roles = self.topic.roles;
        let told = [roles.gap_months, roles.missed_years, roles.last_paid].into_iter().flatten();
        let untold = !told.into_iter().any(|told| self.line.answers.get(told).is_some());
        if let Some(away) = away {
            self.strange(&away, if untold { Why::Away } else { Why::Idle });
        }
    }

    /// Whether something stands right behind a matter, and so goes with it.
    pub(super) fn goes_with_matter(&mut self, span: &Range<usize>) -> bool {
        if self.others.matter != Some(span.start) {
            return false;
        }
        self.others.matter = Some(span.end);
        let unused = self.line.unused.last_mut();
        if let Some(unused) = unused.filter(|_| matches!(self.others.of, Of::Unused)) {
            unused.text.push_str(&self.line.text[span.clone()]);
        }
        true
    }

    /// Whether something is said to have been filed.
    pub(super) fn is_filed(&self) -> bool {
        self.others.progress.is_some() || self.others.days.filed
    }

    /// 「医保没转过来」 tells what became of an application, where one was filed.
    fn end_unmoved(&mut self) {
        let Some((span, told)) = self.others.unmoved.take() else { return };
        if self.is_filed() {
            self.tell(told);
        } else if self.line.told.is_none() {
            self.strange(&span, Why::Idle);
        }
    }

    /// Once the gap is known.
    pub(super) fn end_others(&mut self) {
        self.end_unmoved();
        self.end_errand();
        let Others { counted, mut days, progress, lasted, away, .. } =
            std::mem::take(&mut self.others);
        self.end_elsewhere();
        self.end_away(away);
        let told = self.line.told.map(|told| told.topic);
        self.line.unused.retain(|unused| !unused.bare && told != Some(unused.topic));
        let untold = self.line.told.is_none();
        match lasted {
            Some((span, Some(since))) if untold || since != When::Vague => {
                days.ago.get_or_insert((span, since));
            }
            Some((span, None)) if untold => self.strange(&span, Why::Unknown),
            _ => {}
        }
        if let Some((question, amount)) = counted {
            self.end_counted(question, &amount);
        }
        let roles = self.topic.roles;
        let accepted = ["accepted", "origin_done"]
            .iter()
            .any(|id| self.topic.has_chosen(&self.line.answers, roles.progress, id));
        self.end_days(days, progress.filter(|_| accepted));
        // The day it was accepted tells more: the plan says what is overdue.
        if roles.apply_on.is_some_and(|day| self.line.answers.get(day).is_some()) {
            self.line.told = None;
        }
    }
}
