//! The rules of a topic, national and local.

use super::alike;
use super::body;
use super::check;
use super::cond::{self, Barred};
use super::items::{Entry, Rules};
use super::keys;
use super::names::{Names, unknown};
use super::node::{Node, Spot};
use super::phrase;
use super::problems::Problems;
use super::source::{date_or_undated, identifier, level};
use super::statement::{Backing, LocalFile, Statement, without_aspect};
use super::window;
use crate::diagnostic::Diagnostic;
use crate::model::roles;
use crate::model::{
    AspectIx, Body, Cite, Cond, FactIx, Level, Phrase, Rule, RuleIx, Side, Slot, Test, Var,
};
use crate::regions::RegionIx;

/// Reads the national rules of a topic.
pub fn national(file: &Node, names: &Names, rules: &mut Rules) {
    for &slot in Slot::ALL {
        let nodes = rules.errors.keep(file.children(slot.code())).unwrap_or_default();
        let nodes = alike::settled(nodes, &mut rules.errors);
        for (count, node) in nodes.iter().enumerate() {
            let entry = Entry { node, slot, place: None, count: count as u16 };
            if let Some((rule, item)) = add(&entry, names, rules) {
                rules.items.list[item].national.push(rule);
            }
        }
    }
}

/// Reads what the file of a place says in the topic, and tells which rules these are.
pub fn local(file: &LocalFile, names: &Names, rules: &mut Rules) -> Vec<RuleIx> {
    let mut read = Vec::new();
    for &slot in Slot::ALL {
        let spoken = file.statements.iter().filter(|each| each.slot == slot);
        let here: Vec<_> = spoken.filter(|each| each.topic.value == rules.topic).collect();
        for (count, statement) in here.into_iter().enumerate() {
            let node = &statement.node;
            let entry = Entry { node, slot, place: Some(file.region), count: count as u16 };
            let rule = add(&entry, names, rules).map(|(rule, _)| rule);
            if let Some(rule) = rule {
                rules.list[rule.at()].local_data = file.over == Some(Backing::None);
            }
            read.extend(rule);
        }
    }
    read
}

/// Ids of the topics that there are, and of those that could be read.
#[derive(Clone, Copy)]
pub(crate) struct TopicIds<'a> {
    pub known: &'a [&'a str],
    pub read: &'a [&'a str],
}

/// Checks that the topics in which a file speaks exist, and that its facts say nothing that none of
/// the parts in which they speak has.
pub(crate) fn check_facts(file: &LocalFile, topics: TopicIds, errors: &mut Problems) {
    let TopicIds { known, read } = topics;
    let strange = |each: &&Statement| !known.contains(&each.topic.value);
    for each in file.statements.iter().filter(strange) {
        errors.add(unknown(&each.topic, "主题", known.iter().copied()));
    }
    for (at, fact) in file.facts.iter().enumerate() {
        let said: Vec<&Statement> = file.statements.iter().filter(|each| each.fact == at).collect();
        // A fact whose place could not be told was not read to its end.
        if said.is_empty()
            || said.iter().any(|each| each.is_guess || !read.contains(&each.topic.value))
        {
            continue;
        }
        let parts: Vec<Slot> = said.iter().map(|each| each.slot).collect();
        for key in fact.unread() {
            errors.add(keys::misplaced(&key, &parts));
        }
    }
}

/// Reads one rule; the position of its item comes with it.
fn add(entry: &Entry, names: &Names, rules: &mut Rules) -> Option<(RuleIx, usize)> {
    let rule = rule(entry, names, rules)?;
    check::rule(entry.node, &rule, names, rules);
    let (ix, item) = (RuleIx(rules.list.len() as u16), rule.item.at());
    if let Body::Verdict { code, .. } = rule.body {
        rules.items.list[item].verdict = Some(code);
    }
    rules.list.push(rule);
    Some((ix, item))
}

/// Every key is read, so that all that is wrong with the rule is told at once.
fn rule(entry: &Entry, names: &Names, rules: &mut Rules) -> Option<Rule> {
    let Rules { guard, items, errors, .. } = rules;
    let node = entry.node;
    let id = errors.keep(id(entry, names));
    let item = errors.keep(node.text_if("item")).flatten().map(|item| item.value);
    let item = item.or(id.as_deref()).unwrap_or_default();
    // The account and the gap are one statement each, whatever the rule is called.
    let alone = matches!(entry.slot, Slot::Account | Slot::Gap);
    let body = body::body(entry, names, items, errors);
    let item = items.named(entry.slot, if alone { entry.slot.code() } else { item });
    let cites = errors.keep(node.texts("sources").and_then(|cites| names.cites(&cites)));
    let level = cites.as_ref().and_then(|cites| errors.keep(level_of(node, cites, names)));
    let side = errors.keep(side(entry));
    let with = errors.keep(with(entry, names));
    let about = errors.keep(about(entry, names));
    let lasts = about.iter().flatten().next().is_some_and(|first| names.lasts(*first));
    let when = errors.keep(when(entry, names, guard.of(entry.slot, lasts)));
    let known = errors.keep(node.flag("known"));
    let overrides = errors.keep(node.flag("overrides"));
    let from = errors.keep(node.date_if("from"));
    let until = errors.keep(node.date_if("until"));
    let announce = errors.keep(phrase::or_empty(node, "announce", names));
    let as_of = errors.keep(as_of(entry, names, cites.as_deref()));
    let verify = errors.keep(node.flag("verify"));
    let title = errors.keep(title(entry, names));
    let text = errors.keep(phrase::must(node, "text", names));
    let see = errors.keep(see(node, names, [title.as_ref(), text.as_ref()]));
    let window = errors.keep(window::of(node));
    for key in node.unread() {
        errors.add(keys::misplaced(&key, &[entry.slot]));
    }
    Some(Rule {
        id: id?,
        item,
        place: entry.place,
        side: side?,
        with: with?,
        when: when?,
        known: known?,
        overrides: overrides?,
        from: from?,
        until: until?,
        announce: announce?,
        as_of: as_of?,
        verify: verify?,
        level: level?,
        about: about?,
        cites: cites?,
        title: title?,
        text: text?,
        see: see?,
        window: window?,
        body: body?,
        local_data: false,
    })
}

/// The name written; a fact of a place may be named by its place and what it is about.
fn id(entry: &Entry, names: &Names) -> Result<String, Diagnostic> {
    let Some(place) = entry.place else { return identifier(&entry.node.text("id")?) };
    let about = entry.node.texts("about")?;
    let name = match (entry.node.text_if("id")?, about.first()) {
        (None, Some(about)) => {
            format!("{}-{}", names.scope.regions.get(place).code, about.value)
        }
        _ => identifier(&entry.node.text("id")?)?,
    };
    let suffix = entry.node.text_if("suffix")?;
    Ok(suffix.map_or(name.clone(), |suffix| format!("{name}-{}", suffix.value)))
}

/// The topic that a rule sends people to; the title or the text calls it by its name, for paper.
fn see(node: &Node, names: &Names, said: [Option<&Phrase>; 2]) -> Result<Option<u8>, Diagnostic> {
    let Some(word) = node.text_if("see")? else { return Ok(None) };
    let topics = names.scope.topics;
    let at = topics.iter().position(|topic| topic.id == word.value);
    let at = at.ok_or_else(|| unknown(&word, "主题", topics.iter().map(|topic| topic.id)))?;
    let called = format!("「{}」", topics[at].title);
    if said.into_iter().flatten().any(|phrase| phrase.says(&called)) {
        return Ok(Some(at as u8));
    }
    let fix = format!("在 text 里写 看{called}，纸上的人也要知道去哪里看。");
    Err(word.error("文字里没有这个主题的名字", &called, &fix))
}

/// The condition, with what the topic usually asks of the verdict.
fn when(entry: &Entry, names: &Names, guard: Option<&Test>) -> Result<Cond, Diagnostic> {
    let verdict = entry.slot == Slot::Verdict;
    let barred = if verdict { Barred::Verdict } else { Barred::Nothing };
    let always = entry.node.flag("always");
    let mut when = cond::when(entry.node, names, barred)?;
    let always = always?;
    let tests_verdict =
        when.all.iter().any(|test| matches!(test, Test::Fact { fact: FactIx::VERDICT, .. }));
    if let (true, true, Some(spot)) = (always, tests_verdict, entry.node.raw("always")) {
        let fix = "删去 always，或者删去 when 里的 verdict。";
        return Err(spot.error("always 和 verdict 只能写一个", "其中一个", fix));
    }
    if let (Some(guard), false) = (guard, verdict || always || tests_verdict) {
        when.all.insert(0, guard.clone());
    }
    Ok(when)
}

/// Most of what a place decides matters to those who come.
fn side(entry: &Entry) -> Result<Side, Diagnostic> {
    if entry.place.is_none() {
        return Ok(Side::Either);
    }
    let Some(word) = entry.node.text_if("side")? else { return Ok(Side::Destination) };
    Side::from_code(word.value)
        .ok_or_else(|| unknown(&word, "一边", Side::ALL.iter().map(|side| side.code())))
}

/// Where the other place of a move must be; not said: anywhere.
fn with(entry: &Entry, names: &Names) -> Result<Vec<RegionIx>, Diagnostic> {
    if entry.place.is_none() {
        return Ok(Vec::new());
    }
    let words = entry.node.texts("with")?;
    let Some(word) = words.first() else { return Ok(Vec::new()) };
    let is_pair = [roles::ORIGIN, roles::DESTINATION].into_iter().all(|id| names.has_question(id));
    if !is_pair || side(entry)? == Side::Both {
        let expected = "和 side 一起，在有转出地、转入地的主题里";
        let fix = "side 写 origin、destination，或者 either（两个方向都说）；只问一个地方的主题不写 with。";
        return Err(word.error("这里不能写另一边", expected, fix));
    }
    words.iter().map(|word| names.region(word)).collect()
}

/// What a local rule is about; it must say so.
fn about(entry: &Entry, names: &Names) -> Result<Vec<AspectIx>, Diagnostic> {
    if entry.place.is_none() {
        return Ok(Vec::new());
    }
    let words = entry.node.texts("about")?;
    if words.is_empty() {
        return Err(without_aspect(entry.node));
    }
    words.iter().map(|word| names.aspect(word)).collect()
}

/// The date written; for a fact of a place otherwise the day its first document was issued.
fn as_of(entry: &Entry, names: &Names, cites: Option<&[Cite]>) -> Result<String, Diagnostic> {
    let written = date_or_undated(entry.node, "as_of")?;
    let first = cites.and_then(<[Cite]>::first).filter(|_| entry.place.is_some());
    Ok(match first {
        Some(first) if written.is_empty() => names.source(first.source).issued.clone(),
        _ => written,
    })
}

/// The level written, or that of the first document.
pub(crate) fn level_of(node: &Node, cites: &[Cite], names: &Names) -> Result<Level, Diagnostic> {
    if let Some(word) = node.text_if("level")? {
        return level(&word);
    }
    cites.first().map(|cite| names.source(cite.source).level).ok_or_else(|| {
        let fix = "在 sources 里写上依据；没有依据的话不能发布。";
        node.spot().error("没有依据", "至少一个依据，或者 level = \"unconfirmed\" 的渠道", fix)
    })
}

/// The heading written; a fact of a place may be headed by its place and what it is about.
fn title(entry: &Entry, names: &Names) -> Result<Phrase, Diagnostic> {
    let node = entry.node;
    let untitled = entry.slot == Slot::Warning && !node.flag(body::WITH_GAP)?;
    if untitled || matches!(entry.slot, Slot::Account | Slot::Gap) {
        return phrase::or_empty(node, "title", names);
    }
    let about: Option<Spot<&str>> = node.texts("about")?.first().copied();
    match (node.text_if("title")?, entry.place, about) {
        (None, Some(_), Some(about)) => {
            let aspect = &names.scope.aspects[names.aspect(&about)?.at()];
            Ok(Phrase::led_by(Var::Here, &format!("：{}", aspect.title)))
        }
        _ => phrase::must(node, "title", names),
    }
}
