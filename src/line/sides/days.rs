//! The day on which an application was accepted or will be filed.

use std::ops::Range;

use chrono::NaiveDate;

use super::others::Filing;
use super::{Amount, Reader, Readings, Unsure};
use crate::line::asked::goes_on;
use crate::line::day::Written;
use crate::line::piece::{Piece, Says};
use crate::line::sorts::{Sort, Trait};
use crate::line::strange::Why;
use crate::line::when::When;
use crate::model::{Meaning, QuestionIx, Value};

/// What a word for a transfer begins with.
const TRANSFERS: &[char] = &['转', '迁', '办'];

impl Reader<'_> {
    /// A day by a word. What nobody takes and no pass was to make something of ends here and is named.
    pub(super) fn dated(&mut self, span: Range<usize>, means: Meaning) {
        match means {
            Meaning::DayOfMonth => self.day_of_month(span),
            Meaning::Weekday { day, weeks } => self.weekday(span, day, weeks),
            Meaning::DaysAgo(each) => self.days_ago(span, each),
            Meaning::Ago(days) => self.ago(span, When::Ago(days.into())),
            means if Sort::of(means).has(Trait::Passing) => {}
            _ => self.unknown(span),
        }
    }

    pub(super) fn day(&mut self, span: Range<usize>, day: When) {
        let days = &mut self.others.days;
        match days.day {
            None => days.day = Some((span, day)),
            Some(_) if days.then.is_none() => days.then = Some((span, day)),
            Some(_) => self.strange(&span, Why::TooMany),
        }
    }

    /// 「12月1号换到深圳的公司」 is a day of something else than the transfer.
    pub(super) fn day_of_else(&mut self, piece: &Piece) {
        let days = &mut self.others.days;
        let day = days.then.as_ref().or(days.day.as_ref());
        let touches = day.is_some_and(|(day, _)| day.end == piece.span.start);
        let word = &self.line.text[piece.span.clone()];
        // 「12月31日之前办」 is one that something is to be done by.
        let before = matches!(piece.says, Says::Word(Meaning::Past { .. }));
        let sort = piece.says.sort().filter(|_| !before && !word.starts_with(TRANSFERS));
        days.of_else |=
            touches && matches!(sort, Some(Sort::Stands | Sort::Way | Sort::Moved | Sort::Scheme));
    }

    /// 「周三」, 「这周三」, 「上周三」
    pub(super) fn weekday(&mut self, span: Range<usize>, day: u8, weeks: i8) {
        let this = self.line.text[span.clone()].starts_with(['这', '本']);
        let weeks = Some(weeks).filter(|weeks| this || *weeks != 0);
        self.day(span, When::Weekday(day, weeks));
    }

    /// The first day of several that are words of their own is the one that is told.
    pub(super) fn ago(&mut self, span: Range<usize>, day: When) {
        self.others.days.ago.get_or_insert((span, day));
    }

    /// 「三天前」, 「两天后」; 「几天前」 and 「两周前」 are no days.
    pub(super) fn days_ago(&mut self, mut span: Range<usize>, each: i8) {
        let number = self.part(span.start, |number, _| number.unit.is_none());
        let mut day = When::Vague;
        if let Some(Amount { span: counted, count, about, .. }) = number {
            span.start = counted.start;
            if each != 0 && !about {
                day = When::Ago(i64::from(count) * i64::from(each));
            }
        }
        self.ago(span, day);
    }

    /// 「8号」, of the month named right before or the nearest one that has it.
    pub(super) fn day_of_month(&mut self, span: Range<usize>) {
        let number = self.part(span.start, |number, _| number.unit.is_none());
        let Some(number) = number else { return self.unknown(span) };
        let (start, day) = match self.month_before(number.span.start) {
            Some((start, Some(month))) => {
                (start, When::Written(Written::in_month(month, number.count)))
            }
            Some((start, None)) => (start, When::Vague),
            None => (number.span.start, When::OfMonth(number.count)),
        };
        self.day(start..span.end, day);
    }

    /// The day of acceptance, where that was told, or the one that is planned.
    pub(super) fn end_days(&mut self, mut told: Filing, accepted: Option<Range<usize>>) {
        if let Some((span, when)) = told.then.take() {
            self.then(&mut told, span, when);
        }
        let Filing { day, ago, plans, filed, accepted: said, handed_in, of_else, .. } = told;
        let said = said.is_some();
        let far = self.topic.roles.progress.and_then(|far| self.line.answers.get(far));
        let is_filed = accepted.is_some() || plans || filed;
        let (day, ago) = if is_filed { (day.or(ago), None) } else { (day, ago) };
        match (day, accepted) {
            // 「已受理 12月8号去办」
            (Some((span, when)), Some(_)) if plans && self.is_ahead(when) => {
                self.strange(&span, Why::NoEvent);
            }
            // Where only the part of the place left is told to be done, it is the day of that.
            (Some((span, when)), Some(_)) => {
                let roles = self.topic.roles;
                let of = if said { roles.apply_on } else { roles.origin_done_on };
                self.happened(of, span, when);
            }
            // What became of it leads to the topic that asks for the day.
            (Some((span, _)), None) if filed && (far.is_some() || self.line.told.is_some()) => {
                self.strange(&span, Why::Idle);
            }
            (Some((span, when)), None) if filed => self.filed_on(span, when),
            (Some((span, when)), None) if plans => self.planned_on(span, when),
            // 「9月30号停的」, 「9月15号离职」
            (Some((span, _)), None) if of_else || self.tells_a_gap() || self.tells_work() => {
                let why = self.timed();
                self.strange(&span, why);
            }
            (Some((span, _)), None) => self.strange(&span, Why::NoEvent),
            (None, Some(_)) if self.line.told.is_some() => {}
            // What is done out there was accepted on a day that is asked.
            (None, Some(span)) if !said => self.strange(&span, Why::WhichDay),
            (None, Some(span)) => self.strange(&span, Why::NoDay),
            // 「已经提交」 may be accepted by now.
            (None, None) if far.is_none() && self.line.told.is_none() && handed_in.is_some() => {
                let readings = Readings::Filed(None);
                self.line.unsure.extend(handed_in.map(|span| Unsure { span, readings }));
            }
            (None, None) => {
                let ahead = ago.filter(|(_, when)| matches!(when, When::Ago(..0)));
                if let Some((span, _)) = ahead {
                    self.strange(&span, Why::Idle);
                }
            }
        }
    }

    /// Whether a gap is spoken of, or that the insurance was stopped.
    fn tells_a_gap(&self) -> bool {
        let stopped = self.topic.roles.stopped;
        self.gap.told || stopped.is_some_and(|stopped| self.line.answers.get(stopped).is_some())
    }

    /// Whether it is told that somebody left a job, or began one.
    fn tells_work(&self) -> bool {
        self.work.quits || self.work.told.is_some()
    }

    /// A second day: 「11月9号受理，11月20号转出办完」 tells both.
    fn then(&mut self, told: &mut Filing, span: Range<usize>, when: When) {
        if self.accepted_later(told, &span) {
            let first = told.day.replace((span, when));
            if let Some((first, _)) = first {
                self.strange(&first, Why::Idle);
            }
            return;
        }
        let (Some((first, day)), Some(accepted), Some(done)) =
            (told.day.clone(), told.accepted.clone(), told.done.clone())
        else {
            let filed = told.accepted.is_some() || told.done.is_some() || told.filed || told.plans;
            let work = told.of_else || self.tells_work();
            let untold = if work { self.timed() } else { Why::NoEvent };
            return self.strange(&span, if filed { Why::TooMany } else { untold });
        };
        let beside = |day| self.is_beside(day, &accepted);
        let (accepted_on, done_on) = match [&first, &span].map(beside) {
            [true, false] => ((first, day), (span, when)),
            [false, true] => ((span, when), (first, day)),
            _ if accepted.start < done.start => ((first, day), (span, when)),
            _ => ((span, when), (first, day)),
        };
        told.day = Some(accepted_on);
        self.happened(self.topic.roles.origin_done_on, done_on.0, done_on.1);
    }

    /// Whether the second day is that of the acceptance, which its sentence tells, and the first one tells when papers
    /// were handed in: 「10月28号申请的，11月3号显示受理」.
    fn accepted_later(&self, told: &Filing, then: &Range<usize>) -> bool {
        let joined = |day: &Range<usize>, word: &Range<usize>| {
            self.line.text.get(day.end..word.start).is_some_and(goes_on)
        };
        let (Some((first, _)), Some(accepted)) = (&told.day, &told.accepted) else { return false };
        let filed = told.filed && told.done.is_none() && !told.plans;
        filed && joined(then, accepted) && !joined(first, accepted)
    }

    /// Whether a day is surely one to come.
    fn is_ahead(&self, when: When) -> bool {
        matches!(when.days(self.today, true)[..], [day] if day > self.today)
    }

    fn happened(&mut self, question: Option<QuestionIx>, span: Range<usize>, when: When) {
        let Some(question) = question else { return self.strange(&span, Why::NoEvent) };
        match when.days(self.today, false)[..] {
            [day] if day > self.today => self.strange(&span, Why::Ahead),
            [day] => self.answer(question, Value::Day(day), &span),
            [] if when == When::Vague => self.strange(&span, Why::WhichDay),
            ref days => self.on_one_of(span, when, days),
        }
    }

    /// Nobody knows whether papers handed in were accepted on that day.
    fn filed_on(&mut self, span: Range<usize>, when: When) {
        match when.days(self.today, false)[..] {
            [day] if day > self.today => self.strange(&span, Why::Ahead),
            [day] => self.handed_in_on(span, day),
            ref days => self.on_one_of(span, when, days),
        }
    }

    fn handed_in_on(&mut self, span: Range<usize>, day: NaiveDate) {
        self.line.unsure.push(Unsure { span, readings: Readings::Filed(Some(day)) });
    }

    /// The days of a plan are counted from the one that is named.
    fn planned_on(&mut self, span: Range<usize>, when: When) {
        match when.days(self.today, true)[..] {
            [day] if day < self.today => self.handed_in_on(span, day),
            [day] => {
                let far = self.topic.roles.progress;
                let not_yet = far.and_then(|far| self.topic.at(far).choice("not_applied"));
                if let Some((far, not_yet)) = far.zip(not_yet) {
                    self.answer(far, Value::Choice(not_yet), &span);
                }
                self.apply_on(day, &span);
            }
            ref days => self.on_one_of(span, when, days),
        }
    }

    fn apply_on(&mut self, day: NaiveDate, span: &Range<usize>) {
        if let Some(question) = self.topic.roles.apply_on {
            self.answer(question, Value::Day(day), span);
        }
    }

    fn on_one_of(&mut self, span: Range<usize>, when: When, days: &[NaiveDate]) {
        if days.is_empty() {
            let vague = when == When::Vague;
            return self.strange(&span, if vague { Why::NoDay } else { Why::NoSuchDay });
        }
        self.line.unsure.push(Unsure { span, readings: Readings::Days(days.to_vec()) });
    }
}
