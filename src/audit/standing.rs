//! Findings about the table as it stands, without running it: what nothing reads or cites,
//! what has lapsed, what was not checked for long.

use chrono::NaiveDate;

use crate::model::{
    Assets, Body, Cite, FactIx, Force, LateFee, QuestionIx, Source, SourceIx, Test, Topic,
};
use crate::regions::RegionIx;

use super::finding::{Finding, Kind};
use super::space::{conditions, question_of};

/// What to look at.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day the table is looked at.
    pub today: NaiveDate,
    /// After so many days a document should be checked again.
    pub max_age: i64,
    /// Only the pairs for which a rule of this place, or of one in it, may speak.
    pub place: Option<RegionIx>,
}

/// Everything found, for one day.
pub(super) fn find(assets: &Assets, options: &Options) -> Vec<Finding> {
    let mut found = Vec::new();
    for topic in &assets.table.topics {
        found.extend(unread(topic));
        found.extend(lapsed(topic, options.today));
    }
    for at in 0..assets.table.sources.len() {
        found.extend(document(assets, SourceIx(at as u16), options));
    }
    found
}

fn unread(topic: &Topic) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, question) in topic.questions.iter().enumerate() {
        let ix = QuestionIx(at as u8);
        let feeds = question.feeds.or(question.takes_from);
        let feeding = feeds.is_some_and(|fed| is_read(topic, fed));
        if !feeding && !is_read(topic, ix) {
            let text = "没有一条规则用到这个问题的答案。";
            let fix = "删去这个问题，或者写一条用得着它的规则。";
            found.push(Finding::new(Kind::Unread, &topic.id, &[&question.id]).saying(text, fix));
        }
    }
    for (at, fact) in topic.facts.iter().enumerate().skip(2) {
        let ix = FactIx(at as u8);
        let tested = conditions(topic)
            .flat_map(|when| &when.all)
            .any(|test| matches!(test, Test::Fact { fact, .. } if *fact == ix));
        if !tested && ![topic.roles.kind, topic.roles.tier].contains(&Some(ix)) {
            let text = "没有一个条件用到这个归类。";
            found.push(Finding::new(Kind::Unread, &topic.id, &[&fact.id]).saying(text, "删去它。"));
        }
    }
    found
}

fn is_read(topic: &Topic, ix: QuestionIx) -> bool {
    let roles = topic.roles;
    // Which local rules may speak depends on the places; the day of acceptance starts the timeline.
    let works = [roles.origin, roles.destination, roles.apply_on, roles.sex, roles.years_here]
        .contains(&Some(ix));
    let choices = topic.questions.iter().flat_map(|question| &question.choices);
    let mut tests = conditions(topic).chain(choices.map(|choice| &choice.when));
    let tested = tests.any(|when| when.all.iter().any(|test| question_of(test) == Some(ix)));
    let settles = topic.settles.iter().any(|line| {
        // The condition first: no line settles a question by its own answer, so this comes to an end.
        line.when.all.iter().any(|test| question_of(test) == Some(ix))
            && is_read(topic, line.question)
    });
    works || tested || settles || topic.rules.iter().any(|rule| counts_with(&rule.body, ix))
}

/// Whether a number of a rule is worked out from the answer.
fn counts_with(body: &Body, ix: QuestionIx) -> bool {
    match body {
        Body::Gap { waiting, .. } => {
            let years = waiting.per_year.as_ref();
            years.is_some_and(|years| years.missed == ix || years.repaid == Some(ix))
        }
        Body::Point { late_fee: Some(LateFee { amount, from, to, .. }), .. } => {
            [amount, from, to].contains(&&ix)
        }
        _ => false,
    }
}

fn lapsed(topic: &Topic, today: NaiveDate) -> Vec<Finding> {
    let late = topic.rules.iter().filter(|rule| rule.force(today) == Force::Late);
    let found = late.map(|rule| {
        let last = rule.until.map(|until| until.to_string()).unwrap_or_default();
        let text = format!("这一条的最后一天是 {last}，之后由下面一层的规则说话。");
        let fix = "核对有没有新规定；不再需要说明的，删去。";
        Finding::new(Kind::Lapsed, &topic.id, &[&rule.id]).saying(text, fix)
    });
    found.collect()
}

fn document(assets: &Assets, ix: SourceIx, options: &Options) -> Vec<Finding> {
    let source = &assets.table.sources[ix.at()];
    let Options { today, max_age, .. } = *options;
    let mut found = Vec::new();
    let on_it = resting(assets, ix);
    if on_it.is_empty() {
        let text = format!("没有一条规则、一个问题引用《{}》。", source.title);
        found.push(
            Finding::new(Kind::Uncited, "", &[&source.id]).saying(text, "删去它，或者引用它。"),
        );
    }
    let resting = || format!("依据它的有 {} 处：{}。", on_it.len(), on_it.join("、"));
    if let Some(last) = source.expired.filter(|last| *last < today) {
        let text = format!("《{}》的有效期到 {last}。{}", source.title, resting());
        let fix = "查有没有续期或者新文件。";
        found.push(Finding::new(Kind::Lapsed, "", &[&source.id]).saying(text, fix));
    }
    let age = source.age(today);
    if age > max_age {
        let text = format!("《{}》上次核对是 {}，{age} 天以前。", source.title, source.checked);
        let fix = "重新核对，改写 checked。";
        found.push(Finding::new(Kind::Stale, "", &[&source.id]).saying(text, fix));
    }
    found
}

/// What rests on a document: rules and questions by id, pools and calendars by what they are.
pub(crate) fn resting(assets: &Assets, ix: SourceIx) -> Vec<String> {
    let cited = |cites: &[Cite]| cites.iter().any(|cite| cite.source == ix);
    let mut found = Vec::new();
    for topic in &assets.table.topics {
        let rules = topic.rules.iter().filter(|rule| cited(&rule.cites));
        found.extend(rules.map(|rule| rule.id.clone()));
        let questions = topic.questions.iter().filter(|question| cited(&question.cites));
        found.extend(questions.map(|question| format!("问题 {}", question.id)));
    }
    for place in &assets.table.places {
        let name = &assets.regions.get(place.region).short;
        let pools = place.pools.iter().filter(|pool| cited(&pool.cites));
        found.extend(pools.map(|_| format!("{name}统筹")));
    }
    let claims = assets.table.claims.iter().filter(|claim| cited(&claim.cites));
    found.extend(claims.map(|claim| format!("常见说法 {}", claim.number)));
    let Source { id, backs, .. } = &assets.table.sources[ix.at()];
    found.extend(Some(backs.clone()).filter(|backs| !backs.is_empty()));
    let years = assets.calendar.years().iter().filter(|year| year.source == *id);
    found.extend(years.map(|year| format!("{} 年放假安排", year.year)));
    found
}
