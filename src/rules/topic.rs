//! A topic, put together from its own file and the local ones.

use super::error::RuleError;
use super::names::{Ground, Names};
use super::node::Node;
use super::rule::{self, Rules};
use super::source::identifier;
use super::{fact, question};
use crate::model::{LocalRules, QuestionIx, Roles, Section, Topic};
use crate::regions::RegionIx;

/// Reads a topic's own file, and the local files into it.
pub fn topic(node: &Node, locals: &[(RegionIx, Node)], ground: Ground) -> Result<Topic, RuleError> {
    let id = identifier(&node.text("id")?)?;
    let questions = question::questions(node, ground)?;
    let facts = fact::facts(node, &questions, ground)?;
    let sections = sections(node)?;
    let names = Names { ground, questions: &questions, facts: &facts, sections: &sections };
    let mut rules = Rules::new(&id);
    rule::rules(node, &names, (None, &mut rules))?;
    let mut local: Vec<LocalRules> = Vec::new();
    for (place, file) in locals {
        let read = rule::rules(file, &names, (Some(*place), &mut rules))?;
        match local.iter_mut().find(|each| each.place == *place) {
            Some(known) => known.rules.extend(read),
            None => local.push(LocalRules { place: *place, rules: read }),
        }
    }
    local.sort_by_key(|each| each.place);
    let silent = super::silent::silent(node, &names)?;
    let mut topic = Topic {
        id: id.clone(),
        title: node.text("title")?.value.to_owned(),
        summary: node.text("summary")?.value.to_owned(),
        roles: Roles::default(),
        sections,
        items: rules.items.list,
        rules: rules.list,
        questions,
        facts,
        local,
        silent,
        by_slot: Vec::new(),
    };
    topic.roles = roles(&topic);
    topic.sort_items();
    node.finish()?;
    Ok(topic)
}

fn sections(node: &Node) -> Result<Vec<Section>, RuleError> {
    let mut sections: Vec<Section> = Vec::new();
    for each in node.children("section")? {
        let id = each.text("id")?;
        if sections.iter().any(|other| other.id == id.value) {
            return Err(id.error("这个部分写了两次", "没有用过的 id", "换一个名字，或者删去。"));
        }
        sections
            .push(Section { id: identifier(&id)?, title: each.text("title")?.value.to_owned() });
        each.finish()?;
    }
    Ok(sections)
}

fn roles(topic: &Topic) -> Roles {
    let question = |id: &str| -> Option<QuestionIx> { topic.question(id) };
    let fact = |id: &str| {
        let at = topic.facts.iter().position(|fact| fact.id == id);
        at.map(|at| crate::model::FactIx(at as u8))
    };
    Roles {
        origin: question("origin"),
        destination: question("destination").or_else(|| question("place")),
        gap_months: question("gap_months"),
        last_paid: question("last_paid"),
        first_paid: question("first_paid"),
        apply_on: question("apply_on"),
        kind: fact("kind"),
        tier: fact("tier"),
    }
}
