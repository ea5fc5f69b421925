//! What a result says of the years at retirement, against what it tells of making up for them.

use std::collections::BTreeSet;

use crate::engine::{self, Context, Trace};
use crate::model::{Answers, FromYear, QuestionIx, RuleIx, Topic, Value, VerdictCode, YearsNeeded};
use crate::report;

use super::call::call;
use super::closure::Closure;
use super::explore::{Probe, Walk};
use super::finding::{Finding, Kind};
use super::places::{self, PairClass};
use super::space::{Assignment, Space};
use super::survey::Survey;

/// Words of a sum that leaves something open: a lack, a question, one of two.
const OPEN: [&str; 5] = ["差", "问", "查", "比", "（"];

/// Everything found in a topic, for one day.
pub(super) fn find(survey: &Survey, context: &Context) -> Vec<Finding> {
    let topic = survey.space.topic;
    let rules: Vec<RuleIx> =
        (0..topic.rules.len() as u16).map(RuleIx).filter(|rule| topic.makes_up(*rule)).collect();
    let mut known: BTreeSet<Vec<RuleIx>> = BTreeSet::new();
    let mut found = Vec::new();
    if rules.is_empty() {
        return found;
    }
    for class in &survey.classes {
        let needs = class.local.iter().filter_map(|rule| topic.rule(*rule).needs());
        let needs: Vec<&YearsNeeded> = needs.collect();
        let own = |rule: &&RuleIx| topic.makes_up(**rule) || topic.rule(**rule).needs().is_some();
        let own = class.local.iter().filter(own).copied().collect();
        if needs.is_empty() || !known.insert(own) {
            continue;
        }
        let search = Search { space: &survey.space, class, rules: &rules, context };
        found.extend(paid(topic, &needs).iter().find_map(|paid| search.look(paid)));
    }
    found
}

/// Every way to answer what a sum needs, on both sides of each number.
fn paid(topic: &Topic, needs: &[&YearsNeeded]) -> Vec<Answers> {
    let roles = topic.roles;
    let numbers = |of: fn(&YearsNeeded) -> [&[FromYear]; 2]| {
        let lists = needs.iter().flat_map(|needs| of(needs)).flatten();
        let around = lists.flat_map(|since| [since.years - 1, since.years, since.years + 1]);
        let around: BTreeSet<u32> = around.collect();
        around.into_iter().map(Value::Count).map(Some).chain([None]).collect::<Vec<_>>()
    };
    let choices = |question: Option<QuestionIx>| {
        let choices = question.map_or(0, |ix| topic.at(ix).choices.len() as u8);
        (0..choices).map(Value::Choice).map(Some).chain([None]).collect::<Vec<_>>()
    };
    let asked = [
        (roles.years, numbers(|needs| [&needs.men, &needs.women])),
        (roles.years_here, numbers(|needs| [&needs.here, &needs.unbroken])),
        (roles.years_elsewhere, choices(roles.years_elsewhere)),
        (roles.sex, choices(roles.sex)),
    ];
    let mut all = vec![Answers::default()];
    for (question, values) in asked {
        let Some(question) = question else { continue };
        all = all
            .iter()
            .flat_map(|answers| {
                values.iter().map(|value| {
                    let mut next = answers.clone();
                    if let Some(value) = value {
                        next.set(question, *value);
                    }
                    next
                })
            })
            .collect();
    }
    all
}

/// Places that are alike, and the rules that tell how years are made up for.
struct Search<'a> {
    space: &'a Space<'a>,
    class: &'a PairClass,
    rules: &'a [RuleIx],
    context: &'a Context<'a>,
}

impl Search<'_> {
    /// Looks through every answer that those rules can tell apart, beside what was paid.
    fn look(&self, paid: &Answers) -> Option<Finding> {
        let Self { space, class, rules, context } = *self;
        let topic = space.topic;
        let mut places = places::answers(topic, class.pair);
        for (question, value) in paid.given() {
            places.set(question, value);
        }
        let conditions = rules.iter().map(|rule| &topic.rule(*rule).when);
        let closure = Closure::new(space, conditions.clone());
        let walk = Walk { space, start: Assignment::default(), places: &places };
        let mut found = None;
        walk.visit(
            |var| closure.values(var),
            (),
            |assignment, answers, ()| {
                let trace = Trace::over(topic, answers, context, Vec::new());
                let probe = Probe::new(space, assignment, trace.assuming(VerdictCode::Ready));
                let mut told = false;
                for when in conditions.clone() {
                    told |= probe.holds(when)?;
                }
                found = found.take().or_else(|| self.contradiction(answers, told));
                Ok(())
            },
        );
        found
    }

    /// Whether the result tells how to make up for years of which none lacks, or does not where some do.
    fn contradiction(&self, answers: &Answers, told: bool) -> Option<Finding> {
        let Self { space, context, .. } = *self;
        let topic = space.topic;
        let outcome = engine::run(topic, answers, context);
        let said = report::lacks(topic, answers, &outcome, context)?;
        let complete = !OPEN.iter().any(|word| said.contains(word));
        let speaking = outcome.plan.points.iter().find(|rule| topic.makes_up(**rule));
        let (about, text) = match speaking {
            Some(rule) if complete => (topic.rule(*rule).id.as_str(), "年限已经够了，还说怎么补"),
            None if !complete && told => ("years", "年限还不够，却没有说怎么补"),
            _ => return None,
        };
        let text = format!("算出来的是「{said}」：{text}。");
        let fix = "够了就不用说的，自己写 lacking = true，或者放进写了的部分。";
        let finding = Finding::new(Kind::Clash, &topic.id, &[about]).saying(text, fix);
        Some(finding.with(call(topic, answers, &context.assets.regions)))
    }
}
