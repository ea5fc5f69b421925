//! A topic, put together from its own file and the local ones.

use super::items::{Guard, Items, Rules};
use super::names::{Names, Scope};
use super::node::Node;
use super::problems::Problems;
use super::source::identifier;
use super::statement::LocalFile;
use super::{clash, cond, fact, question, rule, settle};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Fact, FactIx, Index, Limits, Local, LocalRules, Question, QuestionIx, Roles, Section, Settle,
    Test, Topic, roles,
};

/// Reads a topic's own file, and the local files into it.
pub fn topic(
    node: &Node,
    locals: &[LocalFile],
    scope: Scope,
    errors: &mut Problems,
) -> Option<Topic> {
    let head = errors.keep(Head::read(node, scope))?;
    let names =
        Names { scope, questions: &head.questions, facts: &head.facts, sections: &head.sections };
    let guard = errors.keep(guard(node, &names))?;
    let mut rules = Rules {
        topic: &head.id,
        guard,
        list: Vec::new(),
        items: Items::default(),
        errors: Problems::default(),
    };
    rule::national(node, &names, &mut rules);
    let mut local: Vec<LocalRules> = Vec::new();
    for file in locals {
        let read = rule::local(file, &names, &mut rules).into_iter();
        let read = read.map(|at| Local::of(at, &rules.list[at.at()]));
        match local.iter_mut().find(|each| each.place == file.region) {
            Some(known) => known.rules.extend(read),
            None => local.push(LocalRules { place: file.region, rules: read.collect() }),
        }
    }
    local.sort_by_key(|each| each.place);
    let silent = rules.errors.keep(super::silent::silent(node, &names));
    let clashes = clash::clashes(node, &names, &rules);
    let clashes = rules.errors.keep(clashes);
    let limits = rules.errors.keep(limits(node, &names));
    rules.errors.keep(node.finish());
    let Rules { list, items, errors: found, .. } = rules;
    errors.extend(found);
    let mut topic = Topic {
        id: head.id,
        title: head.title,
        summary: head.summary,
        roles: Roles::default(),
        limits: limits?,
        sections: head.sections,
        items: items.list.into(),
        rules: list.into(),
        questions: head.questions,
        settles: head.settles,
        facts: head.facts,
        local,
        silent: silent?,
        clashes: clashes?,
        by_slot: Vec::new(),
        competing: Index::default(),
        verdicts: Index::default(),
    };
    topic.roles = roles(&topic);
    topic.sort_items();
    Some(topic)
}

/// What stands in a topic before its rules, and what they may name.
struct Head {
    id: String,
    title: String,
    summary: String,
    questions: Vec<Question>,
    settles: Vec<Settle>,
    facts: Vec<Fact>,
    sections: Vec<Section>,
}

impl Head {
    fn read(node: &Node, scope: Scope) -> Result<Self, Diagnostic> {
        let questions = question::questions(node, scope)?;
        Ok(Self {
            id: identifier(&node.text("id")?)?,
            title: node.text("title")?.value.to_owned(),
            summary: node.text("summary")?.value.to_owned(),
            settles: settle::settles(node, &Names { questions: &questions, ..Names::new(scope) })?,
            facts: fact::facts(node, &questions, scope)?,
            questions,
            sections: sections(node)?,
        })
    }
}

/// `usually`, and its like for points in time, for what lasts and for the gap: what every rule that says
/// nothing of the verdict asks of it.
fn guard(node: &Node, names: &Names) -> Result<Guard, Diagnostic> {
    let test = |key| {
        let words = node.raw(key);
        words.map(|words| cond::fact_test(FactIx::VERDICT, words, names)).transpose()
    };
    let any = test("usually")?;
    let or_any = |test: Option<Test>| test.or_else(|| any.clone());
    let lasting = or_any(test("usually_lasting")?);
    Ok(Guard {
        dated: or_any(test("usually_dated")?),
        gap: test("usually_gap")?.or_else(|| lasting.clone()),
        lasting,
        any,
    })
}

/// `[limits]`: numbers of the law that are no part of a single rule.
fn limits(node: &Node, names: &Names) -> Result<Limits, Diagnostic> {
    let Some(table) = node.child("limits")? else { return Ok(Limits::default()) };
    let limits = Limits {
        backpay_months: table.number_if("backpay_months")?,
        enrol_until: table.number_if("enrol_until")?,
        cites: names.cites(&table.texts("sources")?)?,
    };
    if limits.cites.is_empty() {
        let fix = "在 sources 里写上依据；没有依据的数不能用。";
        return Err(table.spot().error("没有依据", "至少一个依据", fix));
    }
    table.finish()?;
    Ok(limits)
}

fn sections(node: &Node) -> Result<Vec<Section>, Diagnostic> {
    let mut sections: Vec<Section> = Vec::new();
    for each in node.children("section")? {
        let id = each.text("id")?;
        if sections.iter().any(|other| other.id == id.value) {
            return Err(id.error("这个部分写了两次", "没有用过的 id", "换一个名字，或者删去。"));
        }
        sections.push(Section {
            id: identifier(&id)?,
            title: each.text("title")?.value.to_owned(),
            lacking: each.flag("lacking")?,
        });
        each.finish()?;
    }
    Ok(sections)
}

fn roles(topic: &Topic) -> Roles {
    let question = |id: &str| -> Option<QuestionIx> { topic.question(id) };
    let named = |id: &str| {
        let at = topic.facts.iter().position(|fact| fact.id == id);
        at.map(|at| FactIx(at as u8))
    };
    Roles {
        origin: question(roles::ORIGIN),
        destination: question(roles::DESTINATION).or_else(|| question(roles::PLACE)),
        from_scheme: question(roles::FROM_SCHEME),
        to_scheme: question(roles::TO_SCHEME),
        stopped: question("origin_stopped"),
        enrolled: question("destination_enrolled"),
        next_year: question("next_year_enrolled"),
        missed_years: question("missed_years"),
        gap_months: question("gap_months"),
        last_paid: question("last_paid"),
        first_paid: question("first_paid"),
        origin_done_on: question("origin_done_on"),
        years: question("years"),
        years_elsewhere: question("years_elsewhere"),
        years_here: question("years_here"),
        sex: question("sex"),
        progress: question("progress"),
        apply_on: question("apply_on"),
        filled: topic.all(|question| question.default.is_some()),
        parts: topic.all(|question| question.takes_from.is_some()),
        kind: named("kind"),
        tier: named(fact::TIER),
        apart: named("apart"),
    }
}
