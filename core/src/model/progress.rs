//! How far an application is, as somebody says, and the month in which who files one pays again.

use chrono::NaiveDate;

use super::answers::{Answers, Value};
use super::ids::QuestionIx;
use super::table::Topic;
use crate::calendar::Month;

impl Topic {
    /// Whether a choice says that an application is as far as the one with this id.
    pub fn is_progress(&self, question: QuestionIx, choice: u8, id: &str) -> bool {
        self.roles.progress == Some(question) && self.at(question).choice(id) == Some(choice)
    }

    /// Whether an application was accepted; none where nobody said how far it is.
    pub fn was_accepted(&self, answers: &Answers) -> Option<bool> {
        let progress = self.roles.progress?;
        // Where no step is the usual one, each comes after the acceptance.
        let not_yet = self.at(progress).default.is_some().then_some(Value::Choice(0));
        answers.known(progress).map(|far| Some(far) != not_yet)
    }

    /// Whether paying goes on already, since nobody knows when: an application was accepted, on a day that is
    /// not known.
    pub fn resumed_unknown(&self, answers: &Answers) -> bool {
        let first = self.roles.first_paid.and_then(|first| answers.month(first));
        let accepted = self.was_accepted(answers) == Some(true);
        accepted && first.is_none() && self.first_day(answers).is_none()
    }

    /// The earliest day that was answered on which an application was under way.
    fn first_day(&self, answers: &Answers) -> Option<NaiveDate> {
        let days = [self.roles.apply_on, self.roles.origin_done_on].into_iter().flatten();
        days.filter_map(|day| answers.day(day)).min()
    }

    /// Month in which paying goes on: as answered; else that in which an application was accepted, or in which the
    /// place left had done its part, for only who pays again has one accepted; else the month of the day, or the
    /// next where this one is paid.
    pub fn resumed(&self, answers: &Answers, today: NaiveDate) -> Month {
        let month = |question: Option<QuestionIx>| answers.month(question?);
        if let Some(first) = month(self.roles.first_paid) {
            return first;
        }
        let (this, last) = (Month::of(today), month(self.roles.last_paid));
        let next = if last == Some(this) { this.plus(1) } else { this };
        let accepted = self.first_day(answers).map(Month::of);
        let accepted = accepted.filter(|_| self.was_accepted(answers) == Some(true));
        // What was paid later is not taken for a gap.
        let accepted = accepted.filter(|month| last.is_none_or(|last| last <= *month));
        accepted.map_or(next, |month| month.min(next))
    }
}
