//! The gist of an outcome: single things of it in words, each worked out only when it is asked for.

use std::borrow::Cow;

use super::gap::{DOUBTED, wait};
use super::hotline::{self, Hotline};
use super::kept::{Kept, Number};
use super::wording::mark;
use super::{Notice, Writer, notice, words};
use crate::model::{Answers, Body, Milestone, Need, Outcome, Plan, Rule, RuleIx, Topic, moment};
use crate::regions::RegionIx;

/// What a row of a table says of an outcome.
pub(crate) struct Gist<'a>(pub(super) Writer<'a>, &'a Kept<'a>);

impl<'a> Gist<'a> {
    pub(crate) fn new(
        topic: &'a Topic,
        answers: &'a Answers,
        outcome: &'a Outcome,
        kept: &'a Kept<'a>,
    ) -> Self {
        Self(Writer { topic, answers, outcome, context: kept.context }, kept)
    }

    pub(crate) fn plan(&self) -> &'a Plan {
        &self.0.outcome.plan
    }

    /// Version of the rule table.
    pub(crate) fn version(&self) -> &'a str {
        &self.0.context.assets.meta.version
    }

    pub(crate) fn verdict_title(&self) -> String {
        self.0.verdict_title()
    }

    /// Name of the kind of the move.
    pub(crate) fn kind(&self) -> Option<&'a str> {
        self.0.kind().map(|(fact, value)| fact.names[value].as_str())
    }

    pub(crate) fn waiting(&self) -> String {
        let gap = &self.plan().gap;
        if gap.doubted {
            return DOUBTED.to_owned();
        }
        let last = self.point(moment::BACKPAY_WINDOW).and(gap.backpay_last);
        wait(gap.backpay, &self.0.waiting(), last)
    }

    /// The point in time with this name.
    pub(crate) fn point(&self, id: &str) -> Option<&'a Milestone> {
        self.plan().timeline.iter().find(|point| self.item(point.rule) == id)
    }

    /// Ids of the questions that would make the plan more definite.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'a str> {
        let topic = self.0.topic;
        self.0.outcome.missing.iter().map(|&question| topic.at(question).id.as_str())
    }

    /// The papers to bring; those needed only at times say so.
    pub(crate) fn materials(&self) -> impl Iterator<Item = Cow<'a, str>> {
        self.needed().map(|(ix, need)| {
            let rule = self.0.topic.rule(ix);
            let mut title = self.0.said(&rule.title, rule);
            if need != Need::Required {
                title = [&title, "（", words::need(need), "）"].concat().into();
            }
            if rule.local_data { mark(title.into_owned(), true).into() } else { title }
        })
    }

    /// What must be read with the verdict, the account, the gap, these points in time and the
    /// papers, each once.
    pub(crate) fn notices(&self, points: &[&str]) -> String {
        let (plan, outcome) = (self.plan(), self.0.outcome);
        let nothing_said = plan.because.is_empty() && !outcome.missing.is_empty();
        let because = plan.because.iter().copied().map(Some);
        let rules = nothing_said.then_some(None).into_iter().chain(because);
        let mut all = Vec::new();
        for rule in rules.chain([plan.account.1, plan.gap.rule]) {
            let none = || vec![Notice::NoRule].into();
            add(&mut all, rule.map_or_else(none, |rule| self.notices_of(rule)));
        }
        let doubted = self.0.contradicted().into_iter();
        // As in the plan it stands behind what must be read with the gap.
        let of_gap = doubted.chain(self.0.differs()).chain(self.0.resumed_late());
        add(&mut all, of_gap.collect::<Vec<_>>().into());
        for point in points.iter().filter_map(|id| self.point(id)) {
            let notices = self.notices_of(point.rule).into_owned();
            add(&mut all, self.0.with_day(point, notices).into());
        }
        for (rule, _) in self.needed() {
            add(&mut all, self.notices_of(rule));
        }
        notice::joined(self.0.doubt(), all.iter().map(|notice| &**notice))
    }

    /// What must be read with a rule's sentence: whatever the answers, unless they make its term one that may
    /// not be over.
    fn notices_of(&self, ix: RuleIx) -> Cow<'a, [Notice]> {
        let rule = self.0.topic.rule(ix);
        let read = || self.0.notices(rule);
        if self.0.is_loosely_over(rule) { read().into() } else { self.1.notices(ix, read).into() }
    }

    /// Whom to call, each once; what must be read with a number stands in a column of its own.
    pub(crate) fn hotlines(&self) -> Vec<Hotline> {
        let writer = &self.0;
        hotline::each_once(self.plan().channels.iter().map(|&ix| {
            let rule = writer.topic.rule(ix);
            let own = self.number_in(ix, rule);
            let name = || Self::marked(rule, writer.say(&rule.title, rule));
            let own = own.map(|number| Hotline::new(name(), number));
            let city = rule.place.map(|place| writer.city(place, rule.side));
            [own, city.map(|city| self.ask_at(city).clone())]
        }))
    }

    fn ask_at(&self, city: RegionIx) -> &'a Hotline {
        self.1.hotline(city, || self.0.ask_at(city))
    }

    /// The first number that a text names, told without the whole of it.
    fn number_in(&self, ix: RuleIx, rule: &Rule) -> Option<String> {
        match self.1.number(ix, &rule.text)? {
            Number::Plain(number) => Some(number.clone()),
            Number::Of(var) => {
                let place = self.0.called(*var, rule);
                let known = place.map(|place| self.ask_at(place).number.clone());
                Some(known.unwrap_or_else(|| self.0.hotline(None)))
            }
        }
    }

    fn needed(&self) -> impl Iterator<Item = (RuleIx, Need)> {
        let topic = self.0.topic;
        self.plan()
            .materials
            .iter()
            .filter_map(|&ix| match &topic.rule(ix).body {
                Body::Material { need, .. } => Some((ix, *need)),
                _ => None,
            })
            .filter(|(_, need)| *need != Need::NotNeeded)
    }

    fn item(&self, rule: RuleIx) -> &'a str {
        let topic = self.0.topic;
        &topic.items[topic.rule(rule).item.at()].id
    }

    /// A few words of a rule, with a mark if a folder of this machine says them.
    fn marked(rule: &Rule, words: String) -> String {
        mark(words, rule.local_data)
    }
}

fn add<'a>(all: &mut Vec<Cow<'a, Notice>>, more: Cow<'a, [Notice]>) {
    let mut add = |notice: Cow<'a, Notice>| {
        if !all.contains(&notice) {
            all.push(notice);
        }
    };
    match more {
        Cow::Borrowed(more) => more.iter().map(Cow::Borrowed).for_each(&mut add),
        Cow::Owned(more) => more.into_iter().map(Cow::Owned).for_each(&mut add),
    }
}
