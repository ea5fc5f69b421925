//! Counts that two facts of one place state of one aspect, such as the months of a wait, without one in common.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{
    Aspect, AspectIx, Assets, Body, Cond, Force, Part, Rule, Test, Topic, WaitingCode,
};
use crate::text::number_at_end;

use super::finding::{Finding, Kind};

/// Before a count these say that it bounds something else, such as the gap; after it likewise.
const BEFORE: [&str; 9] = ["超过", "断", "断缴", "断了", "断保", "停缴", "每", "多", "加起来满"];
const AFTER: [&str; 7] = ["以内", "内", "以上", "及以上", "以下", "里", "中"];

/// Everything found, for one day.
pub(super) fn find(assets: &Assets, today: NaiveDate) -> Vec<Finding> {
    let counted = (0..).zip(&assets.table.aspects).filter(|(_, aspect)| !aspect.counts.is_empty());
    counted.flat_map(|(at, aspect)| of_aspect(assets, (AspectIx(at), aspect), today)).collect()
}

/// What a rule of a place states.
struct Stated<'a> {
    topic: &'a Topic,
    rule: &'a Rule,
    counts: BTreeSet<u32>,
}

fn of_aspect(assets: &Assets, (ix, aspect): (AspectIx, &Aspect), today: NaiveDate) -> Vec<Finding> {
    let rules = assets.table.topics.iter().flat_map(|topic| {
        topic
            .rules
            .iter()
            .filter(move |rule| {
                // What is said of a pair of places is no fact of one.
                rule.about.contains(&ix) && rule.with.is_empty() && rule.force(today) != Force::Late
            })
            .map(move |rule| (topic, rule))
    });
    let stated =
        rules.map(|(topic, rule)| Stated { topic, rule, counts: counts(rule, &aspect.counts) });
    let stated: Vec<Stated> = stated.filter(|one| !one.counts.is_empty()).collect();
    let mut found: Vec<Finding> = Vec::new();
    let pairs = stated.iter().enumerate().flat_map(|(at, one)| {
        stated[at + 1..].iter().filter(|other| one.disagrees(other)).map(move |other| (one, other))
    });
    // A fact of a folder stands against all of the program's own that say otherwise, in whatever topics.
    let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut alone = Vec::new();
    for (one, other) in pairs {
        let (own, added) = match (one.rule.local_data, other.rule.local_data) {
            (true, false) => (other, one),
            (false, true) => (one, other),
            _ => {
                alone.push(one.finding(other, aspect));
                continue;
            }
        };
        let (own, added) = (own.rule.id.as_str(), added.rule.id.as_str());
        match told.iter_mut().find(|(fact, _)| *fact == added) {
            Some((_, against)) if !against.contains(&own) => against.push(own),
            Some(_) => {}
            None => told.push((added, vec![own])),
        }
    }
    let by_id = |id: &str| stated.iter().find(|one| one.rule.id == id);
    for (added, against) in told {
        let others: Vec<&Stated> = against.iter().filter_map(|id| by_id(id)).collect();
        found.extend(by_id(added).map(|added| added.against(&others, aspect)));
    }
    found.into_iter().chain(alone).collect()
}

impl Stated<'_> {
    fn disagrees(&self, other: &Self) -> bool {
        self.rule.place == other.rule.place
            && self.counts.is_disjoint(&other.counts)
            && !(self.topic.id == other.topic.id && apart(&self.rule.when, &other.rule.when))
    }

    fn finding(&self, other: &Self, aspect: &Aspect) -> Finding {
        let text = format!(
            "同一个地方的「{}」，两条说的数（{}）没有一个相同：{}；{}。",
            aspect.title,
            aspect.counts,
            self.said(),
            other.said()
        );
        let fix = "核对是哪一个数；真有两种说法的，在每一条里把两种都写出来。";
        let about = [self.rule.id.as_str(), other.rule.id.as_str()];
        Finding::new(Kind::Disagree, &self.topic.id, &about).saying(text, fix)
    }

    /// A fact of a folder, and all of the program's own that say otherwise.
    fn against(&self, others: &[&Self], aspect: &Aspect) -> Finding {
        let ids: Vec<&str> = others.iter().map(|other| other.rule.id.as_str()).collect();
        let said: Vec<String> = others.iter().map(|other| other.said()).collect();
        let text = format!(
            "同一个地方的「{}」，本机数据说的数（{}）和自带的没有一个相同：{}；自带的 {}。",
            aspect.title,
            aspect.counts,
            self.said(),
            said.join("；")
        );
        let named: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        let value = match named.as_slice() {
            [one] => one.clone(),
            all => format!("[{}]", all.join(", ")),
        };
        let fix = format!("要代替自带的，在本机数据的那个事实里写 replaces = {value}。");
        let about: Vec<&str> = [self.rule.id.as_str()].into_iter().chain(ids).collect();
        Finding::new(Kind::Disagree, &self.topic.id, &about).saying(text, &fix)
    }

    /// Its id and the counts it states.
    fn said(&self) -> String {
        let counts: Vec<String> = self.counts.iter().map(u32::to_string).collect();
        format!("{}：{}", self.rule.id, counts.join("、"))
    }
}

/// Whether two conditions of one topic never hold together, as far as one test of each tells.
fn apart(one: &Cond, other: &Cond) -> bool {
    one.all.iter().any(|test| other.all.iter().any(|with| excludes(test, with)))
}

fn excludes(one: &Test, other: &Test) -> bool {
    match (one, other) {
        (
            Test::Choice { question, any_of, or_unknown },
            Test::Choice { question: same, any_of: others, or_unknown: too },
        ) => question == same && any_of & others == 0 && !(*or_unknown && *too),
        (Test::Fact { fact, any_of }, Test::Fact { fact: same, any_of: others }) => {
            fact == same && any_of & others == 0
        }
        (
            Test::Count { question, min, max },
            Test::Count { question: same, min: least, max: most },
        ) => question == same && (max < least || most < min),
        _ => false,
    }
}

/// The counts of a unit that a rule works with, and those its text states.
fn counts(rule: &Rule, unit: &str) -> BTreeSet<u32> {
    let mut counts: BTreeSet<u32> = rule
        .text
        .parts()
        .flat_map(|part| match part {
            Part::Plain(text) => counts_of(text, unit),
            Part::Fill(_) => Vec::new(),
        })
        .collect();
    match &rule.body {
        Body::Gap { waiting, .. } if unit == "个月" => {
            let known = waiting.months > 0 || waiting.code == WaitingCode::None;
            counts.extend(known.then_some(u32::from(waiting.months)));
        }
        Body::Point { needs: Some(needs), .. } if unit == "年" => {
            let all =
                [&needs.men, &needs.women, &needs.here, &needs.unbroken].into_iter().flatten();
            counts.extend(all.map(|since| since.years));
        }
        _ => {}
    }
    counts
}

/// The counts that a text states, without years of the calendar and without what bounds something else.
fn counts_of(text: &str, unit: &str) -> Vec<u32> {
    let counts = text.match_indices(unit).filter_map(|(at, _)| {
        let head = text[..at].trim_end_matches(' ');
        let start = number_at_end(head)?;
        let before = head[..start].trim_end_matches(' ');
        let after = &text[at + unit.len()..];
        let bounds = BEFORE.iter().any(|word| before.ends_with(word))
            || AFTER.iter().any(|word| after.starts_with(word));
        if bounds { None } else { head[start..].parse().ok() }
    });
    counts.collect()
}
