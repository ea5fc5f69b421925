//! `rules check`: everything found, over every topic, every place and every answer.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::engine::Context;
use crate::model::{Assets, ItemIx, RuleIx, Test, Topic, VerdictCode};
use crate::report::words;

use super::call::call;
use super::disagree;
use super::enough;
use super::finding::{Finding, Kind};
use super::lasting;
use super::replaced;
use super::space::conditions;
use super::standing::{self, Options};
use super::study::{Example, Tally, same};
use super::survey::Survey;
use super::texts;
use super::verdicts::is_verdict;

/// How much was looked at in a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub topic: String,
    pub rules: usize,
    /// Days on which something begins or ends, today included.
    pub days: usize,
    /// Ordered pairs of places, also where one or both are not given.
    pub pairs: usize,
    /// Classes into which they fall.
    pub classes: usize,
    /// Different ways to a verdict.
    pub ways: usize,
    /// Combinations under which the rules of an item were set against each other.
    pub combinations: u64,
    /// Ids of the rules that speak somewhere.
    pub speaking: BTreeSet<String>,
}

#[derive(Clone, Debug)]
pub struct Report {
    /// The gravest first.
    pub findings: Vec<Finding>,
    /// Topic by topic.
    pub measures: Vec<Measure>,
}

impl Report {
    /// Findings with which the table must not ship.
    pub fn failures(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.kind.fails())
    }
}

/// Looks at the whole table.
pub fn check(assets: &Assets, options: &Options) -> Report {
    let mut findings = standing::find(assets, options);
    findings.extend(disagree::find(assets, options.today));
    findings.extend(replaced::find(assets));
    let mut measures = Vec::new();
    for topic in &assets.table.topics {
        findings.extend(texts::find(topic));
        findings.extend(lasting::find(topic));
        let (found, measure) = run(topic, assets, options);
        findings.extend(found);
        measures.push(measure);
    }
    findings.sort();
    findings.dedup();
    Report { findings, measures }
}

/// Runs a topic through every combination, today and on every later day on which something changes.
fn run(topic: &Topic, assets: &Assets, options: &Options) -> (Vec<Finding>, Measure) {
    let today = options.today;
    let context = |today| Context { assets, today };
    let days = days(topic, assets, today);
    let mut survey = Survey::new(topic, &context(today), options.place);
    let mut tally = Tally::new(topic);
    let mut holes = survey.holes(&context(today));
    let mut speechless = survey.speechless();
    for day in &days {
        let first = *day == today;
        let changes = Changes::on(topic, assets, *day);
        if !first && changes.everything {
            survey = Survey::new(topic, &context(*day), options.place);
            speechless = speechless.or_else(|| survey.speechless());
        }
        if !first && (changes.everything || changes.national) {
            holes.extend(survey.holes(&context(*day)));
        }
        let all = first || changes.everything;
        tally.add(survey.study(&context(*day), |item| all || changes.items.contains(&item)));
    }
    let speaking = topic.rules.iter().zip(&tally.chosen).filter(|(_, chosen)| **chosen);
    let measure = Measure {
        topic: topic.id.clone(),
        rules: topic.rules.len(),
        days: days.len(),
        pairs: survey.pairs(),
        classes: survey.classes.len(),
        ways: survey.ways(),
        combinations: tally.combinations,
        speaking: speaking.map(|(rule, _)| rule.id.clone()).collect(),
    };
    let writer = Writer { topic, assets };
    let mut found = writer.about_rules(&tally, today);
    found.extend(speechless.map(|example| writer.without_verdict(&example)));
    found.extend(enough::find(&survey, &context(today)));
    let mut named: BTreeSet<(String, VerdictCode)> = BTreeSet::new();
    holes.retain(|hole| named.insert((hole.part.clone(), hole.code)));
    found.extend(holes.iter().map(|hole| {
        let verdict = words::verdict(hole.code);
        let text = if topic.is_plan() {
            format!("结论是「{verdict}」时，「{}」里可能一句话也没有。", hole.part)
        } else {
            format!("「{}」里可能一句话也没有。", hole.part)
        };
        let fix = "补一条规则；本来就没有话要说的，在主题里写 [[silent]]。";
        let about = [hole.part.as_str()];
        Finding::new(Kind::Hole, &topic.id, &about)
            .saying(text, fix)
            .with(writer.call(&hole.example))
    }));
    (found, measure)
}

/// What changes in a topic on a day.
struct Changes {
    /// The ways to a verdict, or the classes of answers.
    everything: bool,
    /// A national rule.
    national: bool,
    /// Items of which a rule begins or ends.
    items: Vec<ItemIx>,
}

impl Changes {
    fn on(topic: &Topic, assets: &Assets, day: NaiveDate) -> Self {
        let changing =
            || topic.rules.iter().filter(|rule| edges(rule.from, rule.until).any(|at| at == day));
        let pools = assets.table.places.iter().flat_map(|place| &place.pools);
        let pooled = pools.into_iter().any(|pool| pool.from == Some(day));
        let counted = conditions(topic)
            .any(|when| when.all.iter().any(|test| matches!(test, Test::Workdays { .. })));
        Self {
            everything: pooled || counted || changing().any(|rule| is_verdict(topic, rule)),
            national: changing().any(|rule| rule.place.is_none()),
            items: changing().map(|rule| rule.item).collect(),
        }
    }
}

/// The first day, and the day after the last.
fn edges(from: Option<NaiveDate>, until: Option<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    from.into_iter().chain(until.and_then(|until| until.succ_opt()))
}

/// Today, and every later day on which a rule begins or ends, or a place becomes one pool.
fn days(topic: &Topic, assets: &Assets, today: NaiveDate) -> Vec<NaiveDate> {
    let rules = topic.rules.iter().flat_map(|rule| edges(rule.from, rule.until));
    let pools = assets.table.places.iter().flat_map(|place| &place.pools);
    let pools = pools.filter(|_| topic.roles.origin.is_some()).filter_map(|pool| pool.from);
    let later = rules.chain(pools).filter(|day| *day > today);
    let days: BTreeSet<NaiveDate> = std::iter::once(today).chain(later).collect();
    days.into_iter().collect()
}

/// Puts what was found into words.
struct Writer<'a> {
    topic: &'a Topic,
    assets: &'a Assets,
}

impl Writer<'_> {
    fn call(&self, (_, answers): &Example) -> String {
        call(self.topic, answers, &self.assets.regions)
    }

    fn without_verdict(&self, example: &Example) -> Finding {
        let text = "有的答案得不出结论，或者结论没有理由。";
        let fix = "补一条 [[verdict]] 规则。";
        Finding::new(Kind::Hole, &self.topic.id, &["结论"])
            .saying(text, fix)
            .with(self.call(example))
    }

    fn about_rules(&self, tally: &Tally, today: NaiveDate) -> Vec<Finding> {
        let topic = self.topic;
        let mut found = Vec::new();
        for (at, rule) in topic.rules.iter().enumerate() {
            let over = rule.until.is_some_and(|until| until < today);
            let about = [rule.id.as_str()];
            if over {
                continue;
            }
            if !tally.chosen[at] {
                found.push(replaced::dead(topic, tally, RuleIx(at as u16)));
            } else if !tally.needed[at] {
                let text = "去掉这一条，每一个人看到的还是同样的话。";
                found.push(Finding::new(Kind::Redundant, &topic.id, &about).saying(text, "删去。"));
            }
        }
        found.extend(self.overlaps(tally));
        found.extend(self.clashes(tally));
        found
    }

    fn clashes(&self, tally: &Tally) -> Vec<Finding> {
        let found = tally.clashes.iter().map(|((clash, rule), example)| {
            let (why, rule) = (&self.topic.clashes[*clash].why, self.topic.rule(*rule));
            let text = format!("这一条和方案里别的话自相矛盾：{why}");
            let fix = "在条件里排除这种情况。";
            let finding = Finding::new(Kind::Clash, &self.topic.id, &[&rule.id]).saying(text, fix);
            finding.with(self.call(example))
        });
        found.collect()
    }

    fn overlaps(&self, tally: &Tally) -> Vec<Finding> {
        let topic = self.topic;
        let mut found = Vec::new();
        let mut deciding = BTreeSet::new();
        for ((first, second), met) in &tally.meetings {
            let (one, other) = (topic.rule(*first), topic.rule(*second));
            let Some(both) = met.both.as_ref().filter(|_| met.first_alone && met.second_alone)
            else {
                continue;
            };
            if same(one, other) {
                continue;
            }
            deciding.insert(*first);
            if one.overrides {
                continue;
            }
            if one.local_data && !other.local_data {
                found.push(replaced::before(topic, one, other));
                continue;
            }
            let text =
                "两条规则说的是同一件事，条件有一部分重叠，说的却不一样；只靠文件里的先后决定。";
            let fix = "改条件让它们分开；有意让前一条先说的，在前一条里写 overrides = true。";
            let about = [one.id.as_str(), other.id.as_str()];
            let finding = Finding::new(Kind::Overlap, &topic.id, &about).saying(text, fix);
            found.push(finding.with(self.call(both)));
        }
        let marked = topic.rules.iter().enumerate().filter(|(_, rule)| rule.overrides);
        let needless = marked.filter(|(at, _)| !deciding.contains(&RuleIx(*at as u16)));
        found.extend(needless.map(|(_, rule)| {
            let text = "写了 overrides，但是没有一条规则和它有一部分重叠。";
            Finding::new(Kind::Needless, &topic.id, &[&rule.id]).saying(text, "删去 overrides。")
        }));
        found
    }
}
