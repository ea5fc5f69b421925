//! The rules of a file, national or local.

use super::body;
use super::check;
use super::cond::{self, Barred};
use super::error::RuleError;
use super::items::Items;
use super::names::{Names, unknown};
use super::node::Node;
use super::phrase;
use super::source::{date_or_undated, identifier, level};
use crate::model::{AspectIx, Body, Cite, Level, Rule, RuleIx, Side, Slot};
use crate::regions::RegionIx;

/// Rules of a topic read so far, with the items they compete for.
pub struct Rules<'a> {
    /// Id of the topic.
    topic: &'a str,
    /// The rules.
    pub list: Vec<Rule>,
    /// The items.
    pub items: Items,
}

impl<'a> Rules<'a> {
    /// No rules yet.
    pub fn new(topic: &'a str) -> Self {
        Self { topic, list: Vec::new(), items: Items::default() }
    }
}

/// The topic of local rules that name none.
pub const USUAL_TOPIC: &str = "transfer";

/// Reads every rule of a file into `rules` and tells which they are. `place` is none for national rules.
pub fn rules(
    node: &Node,
    names: &Names,
    (place, rules): (Option<RegionIx>, &mut Rules),
) -> Result<Vec<RuleIx>, RuleError> {
    let mut read = Vec::new();
    for &slot in Slot::ALL {
        for (count, each) in node.children(slot.code())?.into_iter().enumerate() {
            if place.is_some() && !is_about(&each, rules.topic)? {
                continue;
            }
            let rule = rule(&each, (slot, place), (names, rules, count as u16))?;
            check::rule(&each, &rule, rules)?;
            let ix = RuleIx(rules.list.len() as u16);
            let item = &mut rules.items.list[rule.item.at()];
            if place.is_none() {
                item.national.push(ix);
            }
            if let Body::Verdict { code } = rule.body {
                item.verdict = Some(code);
            }
            rules.list.push(rule);
            read.push(ix);
        }
    }
    Ok(read)
}

/// Whether a local rule belongs to a topic.
fn is_about(node: &Node, topic: &str) -> Result<bool, RuleError> {
    let named = node.texts("topic")?;
    if named.is_empty() {
        return Ok(topic == USUAL_TOPIC);
    }
    Ok(named.iter().any(|each| each.value == topic))
}

/// Checks that the topics named by the rules of a local file exist.
pub fn check_topics(file: &Node, known: &[&str]) -> Result<(), RuleError> {
    for slot in Slot::ALL {
        for each in file.children(slot.code())? {
            for word in each.texts("topic")? {
                if !known.contains(&word.value) {
                    return Err(unknown(&word, "主题", known.iter().copied()));
                }
            }
        }
    }
    Ok(())
}

fn rule(
    node: &Node,
    (slot, place): (Slot, Option<RegionIx>),
    (names, rules, count): (&Names, &mut Rules, u16),
) -> Result<Rule, RuleError> {
    let id = node.text("id")?;
    let item = node.text_if("item")?.map_or(id.value, |item| item.value);
    // The account and the gap are one statement each, whatever the rule is called.
    let item = if matches!(slot, Slot::Account | Slot::Gap) { slot.code() } else { item };
    let cites = names.cites(&node.texts("sources")?)?;
    let barred = if slot == Slot::Verdict { Barred::Verdict } else { Barred::Nothing };
    let body = body::body(node, slot, (names, &rules.items, count))?;
    let rule = Rule {
        id: identifier(&id)?,
        item: rules.items.named(slot, item),
        place,
        side: side(node, place)?,
        when: cond::when(node, names, barred)?,
        known: node.flag("known")?,
        overrides: node.flag("overrides")?,
        from: node.date_if("from")?,
        until: node.date_if("until")?,
        announce: phrase::or_empty(node, "announce")?,
        as_of: date_or_undated(node, "as_of")?,
        verify: node.flag("verify")?,
        level: level_of(node, &cites, names)?,
        about: about(node, place, names)?,
        cites,
        title: title(node, &body)?,
        text: phrase::must(node, "text")?,
        body,
    };
    node.finish()?;
    Ok(rule)
}

fn side(node: &Node, place: Option<RegionIx>) -> Result<Side, RuleError> {
    if place.is_none() {
        return Ok(Side::Either);
    }
    let word = node.text("side")?;
    Side::from_code(word.value)
        .ok_or_else(|| unknown(&word, "一边", Side::ALL.iter().map(|side| side.code())))
}

/// What a local rule is about; it must say so.
fn about(node: &Node, place: Option<RegionIx>, names: &Names) -> Result<Vec<AspectIx>, RuleError> {
    if place.is_none() {
        return Ok(Vec::new());
    }
    let words = node.texts("about")?;
    if words.is_empty() {
        let fix = "加上 about = [\"wait_employee\"] 这样的一行，可以写的见 assets/aspects.toml。";
        return Err(node.spot().error("没有写这条说的是哪方面", "about", fix));
    }
    words.iter().map(|word| names.aspect(word)).collect()
}

/// The level written, or that of the first document.
pub fn level_of(node: &Node, cites: &[Cite], names: &Names) -> Result<Level, RuleError> {
    if let Some(word) = node.text_if("level")? {
        return level(&word);
    }
    let first = cites.first().map(|cite| names.ground.sources[usize::from(cite.source.0)].level);
    first.ok_or_else(|| {
        let fix = "在 sources 里写上依据；没有依据的话不能发布。";
        node.spot().error("没有依据", "至少一个依据，或者 level = \"unconfirmed\" 的渠道", fix)
    })
}

fn title(node: &Node, body: &Body) -> Result<crate::model::Phrase, RuleError> {
    match body.slot() {
        Slot::Account | Slot::Gap | Slot::Warning => phrase::or_empty(node, "title"),
        _ => phrase::must(node, "title"),
    }
}
