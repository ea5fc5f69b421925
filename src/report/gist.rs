//! The gist of an outcome: single things of it in words, each worked out only when it is asked for.

use super::gap::{DOUBTED, wait};
use super::hotline::{self, Hotline};
use super::wording::mark;
use super::{Notice, Writer, notice, words};
use crate::engine::Context;
use crate::model::{
    Answers, Body, Milestone, Need, Outcome, Part, Phrase, Plan, Rule, RuleIx, Topic, moment,
};

/// What a row of a table says of an outcome.
pub(crate) struct Gist<'a>(pub(super) Writer<'a>);

impl<'a> Gist<'a> {
    pub(crate) fn new(
        topic: &'a Topic,
        answers: &'a Answers,
        outcome: &'a Outcome,
        context: &'a Context<'a>,
    ) -> Self {
        Self(Writer { topic, answers, outcome, context })
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
    pub(crate) fn materials(&self) -> impl Iterator<Item = String> {
        self.needed().map(|(rule, need)| {
            let mut title = self.0.say(&rule.title, rule);
            if need != Need::Required {
                title = [&title, "（", words::need(need), "）"].concat();
            }
            Self::marked(rule, title)
        })
    }

    /// What must be read with the verdict, the account, the gap, these points in time and the
    /// papers, each once.
    pub(crate) fn notices(&self, points: &[&str]) -> String {
        let (plan, outcome) = (self.plan(), self.0.outcome);
        let nothing_said = plan.because.is_empty() && !outcome.missing.is_empty();
        let because = plan.because.iter().copied().map(Some);
        let rules = nothing_said.then_some(None).into_iter().chain(because);
        let mut all: Vec<Notice> = Vec::new();
        for rule in rules.chain([plan.account.1, plan.gap.rule]) {
            let rule = rule.map(|rule| self.0.topic.rule(rule));
            add(&mut all, rule.map_or_else(|| vec![Notice::NoRule], |rule| self.0.notices(rule)));
        }
        add(&mut all, self.0.contradicted().into_iter().collect());
        // As in the plan it stands behind what must be read with the gap.
        add(&mut all, self.0.differs().into_iter().chain(self.0.resumed_late()).collect());
        for point in points.iter().filter_map(|id| self.point(id)) {
            add(&mut all, self.0.notices_at(point));
        }
        for (rule, _) in self.needed() {
            add(&mut all, self.0.notices(rule));
        }
        notice::joined(self.0.doubt(), &all)
    }

    /// Whom to call, each once; what must be read with a number stands in a column of its own.
    pub(crate) fn hotlines(&self) -> Vec<Hotline> {
        let writer = &self.0;
        hotline::each_once(self.plan().channels.iter().map(|&rule| {
            let rule = writer.topic.rule(rule);
            let own = self.number_in(&rule.text, rule);
            let name = || Self::marked(rule, writer.say(&rule.title, rule));
            let own = own.map(|number| Hotline::new(name(), number));
            let city = rule.place.map(|place| writer.city(place, rule.side));
            [own, city.map(|city| writer.ask_at(city))]
        }))
    }

    /// The first number that a text names, told without the whole of it.
    fn number_in(&self, text: &Phrase, rule: &Rule) -> Option<String> {
        text.parts().find_map(|part| match part {
            Part::Plain(text) => hotline::number(text),
            Part::Fill(var) if var.is_hotline() => Some(self.0.value(var, rule)),
            Part::Fill(_) => None,
        })
    }

    fn needed(&self) -> impl Iterator<Item = (&'a Rule, Need)> {
        let topic = self.0.topic;
        self.plan()
            .materials
            .iter()
            .filter_map(|&rule| match &topic.rule(rule).body {
                Body::Material { need, .. } => Some((topic.rule(rule), *need)),
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

fn add(all: &mut Vec<Notice>, more: Vec<Notice>) {
    for notice in more {
        if !all.contains(&notice) {
            all.push(notice);
        }
    }
}
