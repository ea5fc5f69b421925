//! A topic, put together from its own file and the local ones.

use super::error::RuleError;
use super::names::Names;
use super::node::Node;
use super::rule::{self, Rules};
use super::source::identifier;
use super::{fact, question};
use crate::model::{LocalRules, QuestionIx, Roles, Source, Topic};
use crate::regions::{RegionIx, Regions};

/// Reads a topic's own file, and the local files into it.
pub fn topic(
    node: &Node,
    locals: &[(RegionIx, Node)],
    (regions, sources): (&Regions, &[Source]),
) -> Result<Topic, RuleError> {
    let questions = question::questions(node, regions, sources)?;
    let facts = fact::facts(node, &questions, (regions, sources))?;
    let names = Names { regions, sources, questions: &questions, facts: &facts };
    let mut rules = Rules::default();
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
    let mut topic = Topic {
        id: identifier(&node.text("id")?)?,
        title: node.text("title")?.value.to_owned(),
        summary: node.text("summary")?.value.to_owned(),
        roles: Roles::default(),
        items: rules.items.list,
        rules: rules.list,
        questions,
        facts,
        local,
        by_slot: Vec::new(),
    };
    topic.roles = roles(&topic);
    topic.sort_items();
    node.finish()?;
    Ok(topic)
}

fn roles(topic: &Topic) -> Roles {
    let question = |id: &str| -> Option<QuestionIx> { topic.question(id) };
    let fact = |id: &str| {
        let at = topic.facts.iter().position(|fact| fact.id == id);
        at.map(|at| crate::model::FactIx(at as u8))
    };
    Roles {
        origin: question("origin"),
        destination: question("destination"),
        gap_months: question("gap_months"),
        last_paid: question("last_paid"),
        first_paid: question("first_paid"),
        apply_on: question("apply_on"),
        kind: fact("kind"),
        tier: fact("tier"),
    }
}
