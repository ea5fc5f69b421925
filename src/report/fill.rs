//! Words for the braces of a rule's text.

use chrono::{Datelike, NaiveDate};

use crate::model::{QuestionIx, Roles, Rule, Side, Value, Var};
use crate::regions::{Region, RegionIx};

use super::words::SOME;
use super::{Writer, hotline, words};

impl<'a> Writer<'a> {
    /// The words for one variable of a rule's text. Each also reads well when nothing is known.
    pub(super) fn value(&self, var: Var, rule: &Rule) -> String {
        let (gap, roles) = (&self.plan().gap, self.topic.roles);
        match var {
            Var::Origin => self.name_or(roles.origin, "转出地"),
            Var::Destination => self.name_or(roles.destination, "转入地"),
            Var::Here => rule.place.map_or("当地", |ix| &self.region(ix).short).to_owned(),
            Var::Gap => number(gap.months),
            Var::Uncounted => gap.uncounted.to_string(),
            Var::Resume => words::month(gap.resume),
            Var::Wait => number(gap.waiting.max),
            Var::WaitSpan => words::span(gap.waiting.min, gap.waiting.max),
            Var::Missed => number(self.count(roles.missed_years)),
            Var::EnrolYear => self.enrol_year(),
            Var::Accepted => words::day(self.accepted()),
            Var::Place => self.name_or(roles.destination, "参保地"),
            Var::OriginHotline | Var::DestinationHotline | Var::PlaceHotline | Var::HereHotline => {
                self.hotline(self.called(var, rule))
            }
            Var::Lacks => self.lacks(),
            Var::Sum => self.sum_told(),
            Var::Amount | Var::Days | Var::Fee => self.late_fee(var, rule),
        }
    }

    /// The place whose number to call stands for a variable.
    pub(super) fn called(&self, var: Var, rule: &Rule) -> Option<RegionIx> {
        let roles = self.topic.roles;
        match var {
            Var::OriginHotline => self.place(roles.origin),
            Var::HereHotline => self.here(rule),
            _ => self.place(roles.destination),
        }
    }

    /// The place given for a question.
    pub(super) fn place(&self, question: Option<QuestionIx>) -> Option<RegionIx> {
        match self.answer(question)? {
            Value::Place(ix) => Some(ix),
            _ => None,
        }
    }

    /// The place somebody named within the rule's own, which is where to call when a province speaks.
    fn here(&self, rule: &Rule) -> Option<RegionIx> {
        let own = rule.place?;
        let Roles { origin, destination, .. } = self.topic.roles;
        let named = match rule.side {
            Side::Origin => [origin, destination],
            Side::Destination | Side::Both | Side::Either => [destination, origin],
        };
        let mut named = named.into_iter().filter_map(|question| self.place(question));
        named.find(|&ix| self.context.assets.regions.within(ix, own)).or(Some(own))
    }

    pub(super) fn region(&self, ix: RegionIx) -> &'a Region {
        self.context.assets.regions.get(ix)
    }

    fn answer(&self, question: Option<QuestionIx>) -> Option<Value> {
        self.answers.known(question?)
    }

    /// How the medical insurance hotline of a place is dialled from elsewhere.
    pub(super) fn hotline(&self, place: Option<RegionIx>) -> String {
        let line = place.and_then(|ix| hotline::of_place(self.context.assets, self.topic, ix));
        line.unwrap_or_else(|| "区号 + 12393".to_owned())
    }

    fn count(&self, question: Option<QuestionIx>) -> Option<u32> {
        match self.answer(question)? {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    fn accepted(&self) -> NaiveDate {
        match self.answer(self.topic.roles.apply_on) {
            Some(Value::Day(day)) => day,
            _ => self.context.today,
        }
    }

    /// The resident year to join: for the first months some places still take people in for their own.
    fn enrol_year(&self) -> String {
        let today = self.context.today;
        let (year, next) = (today.year(), today.year() + 1);
        let until = self.context.assets.table.transfer().limits.enrol_until;
        if until.is_some_and(|until| today.month() <= u32::from(until)) {
            format!("{year} 年度（集中参保期已经过了的，{next} 年度）")
        } else {
            format!("{next} 年度")
        }
    }

    fn name_or(&self, question: Option<QuestionIx>, otherwise: &str) -> String {
        let name = self.place(question).map(|ix| self.region(ix).short.as_str());
        name.unwrap_or(otherwise).to_owned()
    }
}

fn number(count: Option<impl ToString>) -> String {
    count.map_or_else(|| SOME.to_owned(), |count| count.to_string())
}
