//! Answers that count from the day a case was kept, as they stand when it is opened later.

use chrono::{Datelike, NaiveDate};

use crate::calendar::Month;
use crate::model::{Answers, Topic, Value, roles};
use crate::report::words;

/// What was counted up to the day a case was kept.
pub(super) struct Carried<'a> {
    pub topic: &'a Topic,
    pub made: NaiveDate,
    pub today: NaiveDate,
}

impl Carried<'_> {
    /// Ties the months to the calendar, so that neither the end of a gap nor the last day to pay
    /// back moves on with the day; says what was assumed.
    pub fn tie(&self, answers: &mut Answers) -> Option<String> {
        let said = [self.ask_year(answers), self.ask_resumed(answers), self.tie_months(answers)];
        said.into_iter().flatten().reduce(|said, more| said + &more)
    }

    /// Asks again of a year that was still to come and has come since.
    fn ask_year(&self, answers: &mut Answers) -> Option<String> {
        let question = self.topic.roles.next_year;
        let come = self.today.year() > self.made.year();
        if !come || !self.topic.has_chosen(answers, question, roles::NO) {
            return None;
        }
        answers.clear(question?);
        let asked = words::month(Month::of(self.made));
        Some(format!(
            "还没有参加新一年度的居民医保，是 {asked}答的，现在换了一年。参加了没有，请重新填。"
        ))
    }

    /// Asks again of a month in which paying was to resume, and which is past.
    fn ask_resumed(&self, answers: &mut Answers) -> Option<String> {
        let roles = self.topic.roles;
        let first = roles.first_paid?;
        let Some(Value::Month(month)) = answers.known(first) else { return None };
        let past = Month::of(self.made)..Month::of(self.today);
        if !past.contains(&month) || !self.topic.has_chosen(answers, roles.enrolled, roles::NO) {
            return None;
        }
        answers.clear(first);
        let month = words::month(month);
        Some(format!(
            "恢复缴费月填的是 {month}，那时还没有缴。这里按还没有恢复缴费接着数；已经缴上的，请改参保的答案和恢复缴费月。"
        ))
    }

    fn tie_months(&self, answers: &mut Answers) -> Option<String> {
        let roles = self.topic.roles;
        let (months, last, first) = (roles.gap_months?, roles.last_paid?, roles.first_paid?);
        let (made, now) = (Month::of(self.made), Month::of(self.today));
        if now <= made || answers.known(first).is_some() {
            return None;
        }
        let count = match answers.known(months) {
            Some(Value::Count(count)) => Some(count),
            _ => None,
        };
        let asked = words::month(made);
        let applied = roles.progress.and_then(|progress| answers.known(progress));
        let applied = applied.is_some_and(|far| far != Value::Choice(0));
        if applied || self.topic.has_chosen(answers, roles.enrolled, roles::YES) {
            count.map(drop).or(answers.known(last).map(drop))?;
            answers.set(first, Value::Month(made));
            return Some(format!(
                "恢复缴费按 {asked}算，就是存的那个月，没有问过；不是这个月的，请改。"
            ));
        }
        // Who was still paying has no gap that grows.
        let gap = count.filter(|_| answers.known(last).is_none())?;
        let stopped = self.topic.has_chosen(answers, roles.stopped, roles::YES);
        if gap == 0 && !stopped {
            return None;
        }
        answers.clear(months);
        if gap == 0 {
            return Some(format!(
                "没有断缴是 {asked}答的，那时还没有在转入地参保。现在断缴了几个月，请重新填。"
            ));
        }
        let paid = made.plus(-i32::try_from(gap).unwrap_or(i32::MAX - 1) - 1);
        answers.set(last, Value::Month(paid));
        let gap_now = now.since(paid) - 1;
        Some(format!(
            "断缴 {gap} 个月是 {asked}答的。这里按还没有恢复缴费接着数，现在是 {gap_now} 个月；\
             已经恢复缴费的，请填恢复缴费月。"
        ))
    }
}
