//! The days of a plan in words.

use chrono::{Days, NaiveDate};

use super::{Counts, Later, MilestoneDoc, Notice, Why, Writer};
use crate::model::{
    At, Body, Certainty, Milestone, Phrase, Rule, Test, Value, VerdictCode, When, roles,
};

/// Stands before what is over by a count in which holidays may be lacking.
const LOOSELY: &str = "按暂定的日子，";

/// What is left until the day itself.
pub(super) const TODAY: &str = "就是今天";

impl Writer<'_> {
    pub(super) fn timeline(&self) -> Vec<MilestoneDoc> {
        let start = self.start();
        let points = self.plan().timeline.iter().map(|each| MilestoneDoc {
            workdays: self.workdays(start, each),
            ..self.milestone(each)
        });
        points.collect()
    }

    /// The day from which the others count.
    fn start(&self) -> Option<NaiveDate> {
        let mut all = self.plan().timeline.iter();
        all.find_map(|each| match (&self.topic.rule(each.rule).body, each.at) {
            (Body::Timeline { when: When::Accepted, .. }, At::Day(day)) => Some(day),
            _ => None,
        })
    }

    /// What must be read with a day that counts from one on which nobody may have worked.
    fn rest_day(&self, milestone: &Milestone) -> Option<Notice> {
        let (At::Day(day), start, calendar) =
            (milestone.at, self.start()?, &self.context.assets.calendar)
        else {
            return None;
        };
        if calendar.is_workday(start) || milestone.assumed {
            return None;
        }
        let count = u16::try_from(calendar.workdays_between(start, day)).ok()?;
        let accepted = calendar.add_workdays(start, 1).day;
        let later = Later { accepted, day: calendar.add_workdays(accepted, count).day };
        Some(if day == start { Notice::RestDay } else { Notice::FromRestDay(later) })
    }

    /// Working days from the start to a day that counts from it, where nothing can start yet.
    fn workdays(&self, start: Option<NaiveDate>, milestone: &Milestone) -> Option<u32> {
        let At::Day(day) = milestone.at else { return None };
        let count = self.context.assets.calendar.workdays_between(start?, day);
        milestone.assumed.then_some(count)
    }

    /// What must be read with a point in time, first what makes its day uncertain.
    pub(super) fn notices_at(&self, point: &Milestone) -> Vec<Notice> {
        let rule = self.topic.rule(point.rule);
        self.with_day(point, self.notices(rule))
    }

    /// The same, to what must be read with its rule.
    pub(super) fn with_day(&self, point: &Milestone, mut notices: Vec<Notice>) -> Vec<Notice> {
        let rule = self.topic.rule(point.rule);
        if self.is_counted_locally(point) && !rule.local_data {
            notices.insert(0, Notice::LocalData);
        }
        // Where nothing can start no day is told, so there is none that may change.
        if point.certainty == Certainty::Provisional && !point.assumed {
            notices.insert(0, Notice::Provisional);
        }
        if matches!(rule.body, Body::Timeline { when: When::BenefitsStart, .. }) {
            notices.extend(self.differs());
        }
        notices.extend(self.rest_day(point));
        notices
    }

    fn milestone(&self, milestone: &Milestone) -> MilestoneDoc {
        let rule = self.topic.rule(milestone.rule);
        let why = self.why_with(rule, self.notices_at(milestone));
        let counted = self.is_counted_locally(milestone) && !rule.local_data;
        let why = Why { local_data: rule.local_data || counted, counted, ..why };
        let if_later = why.notices.iter().find_map(|notice| match notice {
            Notice::FromRestDay(later) => Some(*later),
            _ => None,
        });
        MilestoneDoc {
            id: self.item(rule),
            title: self.say(&rule.title, rule),
            at: milestone.at,
            certainty: milestone.certainty,
            assumed: milestone.assumed,
            from_payment: milestone.pending && !milestone.assumed,
            pending: milestone.pending,
            counts: self.counts(),
            begun: self.plan().verdict == VerdictCode::Undated,
            key_day: self.key_day(rule),
            workdays: None,
            left: self.left(milestone),
            if_later,
            act_on: self.act_on(milestone),
            text: self.say(&rule.text, rule),
            why,
        }
    }

    /// From what months are counted, where nothing promises the payment.
    fn counts(&self) -> Counts {
        if self.plan().gap.doubted {
            return Counts::Check;
        }
        let enrolled = self.topic.roles.enrolled;
        let pays = self.topic.has_chosen(self.answers, enrolled, roles::YES);
        if pays { Counts::Paid } else { Counts::Payment }
    }

    /// For a last month, a working day in it to act on: after today, from the 8th (before, offices may still be
    /// closed for a holiday), at the latest its last day.
    fn act_on(&self, milestone: &Milestone) -> Option<NaiveDate> {
        let body = &self.topic.rule(milestone.rule).body;
        let (Body::Timeline { when: When::BackpayLast, .. }, At::Month(month)) =
            (body, milestone.at)
        else {
            return None;
        };
        let last = month.plus(1).first_day().pred_opt()?;
        let first = month.first_day().max(self.context.today) + Days::new(1);
        let start = first.max(month.first_day() + Days::new(7)).min(last);
        let calendar = &self.context.assets.calendar;
        let mut days = start.iter_days().take_while(|day| *day <= last);
        days.find(|day| calendar.is_workday(*day)).or(Some(start))
    }

    /// A sentence of a rule, which is no firmer than the count by which its term is over.
    pub(super) fn told(&self, phrase: &Phrase, rule: &Rule) -> String {
        let said = self.say(phrase, rule);
        let loosely = !said.is_empty() && self.is_loosely_over(rule);
        if loosely { [LOOSELY, &said].concat() } else { said }
    }

    /// Whether a rule speaks because a term is over that holidays not announced yet may prolong.
    pub(super) fn is_loosely_over(&self, rule: &Rule) -> bool {
        let calendar = &self.context.assets.calendar;
        rule.when.all.iter().any(|test| match test {
            Test::Workdays { question, days, over: true } => match self.answers.known(*question) {
                Some(Value::Day(day)) => !calendar.add_workdays(day, *days).official,
                _ => false,
            },
            _ => false,
        })
    }

    /// Whether the days or months up to it are counted by what a folder of this machine says.
    pub(super) fn is_counted_locally(&self, milestone: &Milestone) -> bool {
        match milestone.at {
            At::Day(day) => self.context.assets.local.counts(self.context.today, day),
            At::Month(_) => self.plan().gap.rule.is_some_and(|ix| self.topic.rule(ix).local_data),
            At::Open => false,
        }
    }

    /// The name of a day to keep in mind, by whichever rule of its item gives it one.
    fn key_day(&self, rule: &Rule) -> String {
        match &rule.body {
            Body::Timeline { key_day, .. } if !key_day.is_empty() => key_day.clone(),
            _ => self.topic.items[rule.item.at()].key_day.clone(),
        }
    }

    /// What is left until a day that stands.
    fn left(&self, milestone: &Milestone) -> String {
        let given =
            |rule: &Rule| matches!(rule.body, Body::Timeline { when: When::Answered(_), .. });
        // Of what is over nothing is left.
        let (At::Day(day), false) = (milestone.at, given(self.topic.rule(milestone.rule))) else {
            return String::new();
        };
        let (today, calendar) = (self.context.today, &self.context.assets.calendar);
        let loose = milestone.certainty == Certainty::Provisional;
        match calendar.workdays_between(today, day) {
            _ if milestone.assumed => String::new(),
            _ if day == today => TODAY.to_owned(),
            _ if day < today && loose => format!("{LOOSELY}已经过了"),
            _ if day < today => match calendar.workdays_between(day, today) {
                0 => "已经过了".to_owned(),
                past => format!("已经过了 {past} 个工作日"),
            },
            0 => "之前没有工作日了".to_owned(),
            count if loose => format!("还有大约 {count} 个工作日"),
            count => format!("还有 {count} 个工作日"),
        }
    }
}
