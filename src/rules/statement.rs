//! Facts of a place, and the statements in which they speak.

use std::rc::Rc;

use toml::de::DeValue;

use super::aspect::AspectTable;
use super::names::unknown;
use super::node::{Node, Raw, Spot, as_nodes, as_texts, wrong};
use crate::diagnostic::Diagnostic;
use crate::model::{Slot, TRANSFER};
use crate::regions::RegionIx;

/// What `[defaults]` may say for all facts of a file.
const DEFAULTS: [&str; 5] = ["side", "level", "verify", "as_of", "sources"];

/// What a fact that speaks more than once says once: every text about it takes its numbers from there.
const WAIT: &str = "waiting";

/// A statement in one topic; what it does not say, its fact says, then the file, then the aspect.
pub(crate) struct Statement<'a> {
    /// Id of the topic.
    pub topic: Spot<'a, &'a str>,
    /// Part of the result.
    pub slot: Slot,
    pub node: Node<'a>,
}

/// The file of a place.
pub(crate) struct LocalFile<'a> {
    pub region: RegionIx,
    /// Its facts, to find keys that no statement of theirs reads.
    pub facts: Vec<Rc<Node<'a>>>,
    /// Everything it says, in the order of the file.
    pub statements: Vec<Statement<'a>>,
}

/// What a file writes once for all its facts.
pub(crate) fn defaults<'a>(file: &Node<'a>) -> Result<Option<Rc<Node<'a>>>, Diagnostic> {
    let Some(defaults) = file.child("defaults")? else { return Ok(None) };
    let strange = defaults.entries().find(|(key, _)| !DEFAULTS.contains(&key.value));
    if let Some((key, _)) = strange {
        return Err(unknown(&key, "可以统一写的键", DEFAULTS.into_iter()));
    }
    Ok(Some(Rc::new(defaults)))
}

/// The statements of a fact.
pub fn statements<'a>(
    fact: &Rc<Node<'a>>,
    defaults: Option<&Rc<Node<'a>>>,
    aspects: &AspectTable<'a>,
) -> Result<Vec<Statement<'a>>, Diagnostic> {
    let reader = Reader { fact, defaults, aspects };
    let mut found = Vec::new();
    match fact.raw("in") {
        None => {
            for topic in reader.usual_topics()? {
                found.push(reader.statement(topic, Node::silent(fact))?);
            }
        }
        Some(spot) => match spot.value.get_ref() {
            DeValue::Table(_) => reader.of_table(spot, &mut found)?,
            DeValue::String(_) | DeValue::Array(_) => {
                for topic in as_texts(spot)? {
                    found.push(reader.statement(topic, Node::silent(fact))?);
                }
            }
            _ => {
                return Err(wrong(
                    &spot,
                    "主题的 id，如 \"gap\"",
                    "写 in = \"gap\"，或者 [fact.in.gap]。",
                ));
            }
        },
    }
    Ok(found)
}

struct Reader<'a, 'b> {
    fact: &'b Rc<Node<'a>>,
    defaults: Option<&'b Rc<Node<'a>>>,
    aspects: &'b AspectTable<'a>,
}

impl<'a> Reader<'a, '_> {
    fn of_table(
        &self,
        spot: Spot<'a, Raw<'a>>,
        found: &mut Vec<Statement<'a>>,
    ) -> Result<(), Diagnostic> {
        for (topic, value) in super::node::as_node(spot)?.entries() {
            for node in as_nodes(value)? {
                found.push(self.statement(topic, node)?);
            }
        }
        match found.iter().find_map(|each| each.node.glance(WAIT)).filter(|_| found.len() > 1) {
            Some(wait) => Err(wait.error(
                "等待期只写在一处说的话里",
                "写在 [[fact]] 下面的 waiting",
                "把这一行移到 [[fact]] 下面：每一处说的月数都从这里来，文字里写 {months}。",
            )),
            None => Ok(()),
        }
    }

    /// The topics in which the aspect of the fact speaks.
    fn usual_topics(&self) -> Result<Vec<Spot<'a, &'a str>>, Diagnostic> {
        let about = self.fact.texts("about")?;
        let ids = || self.aspects.list.iter().map(|aspect| aspect.id.as_str());
        if let Some(strange) = about.iter().find(|each| ids().all(|id| id != each.value)) {
            return Err(unknown(strange, "方面", ids()));
        }
        let topics = about.first().map_or(Vec::new(), |first| self.aspects.topics(first.value));
        if topics.is_empty() {
            let fix = "加上 in = \"gap\" 这样的一行；aspects.toml 里写了主题的方面可以不写。";
            return Err(self.fact.spot().error("没有写在哪个主题里说", "in", fix));
        }
        // The complaint about a topic belongs to the fact, not to the table of aspects.
        Ok(topics)
    }

    fn statement(
        &self,
        topic: Spot<'a, &'a str>,
        own: Node<'a>,
    ) -> Result<Statement<'a>, Diagnostic> {
        let above = [Some(self.fact), self.defaults].into_iter().flatten().cloned();
        let node = own.below(above);
        let about = node.texts("about")?;
        let usual = about.first().and_then(|first| self.aspects.usual(first.value, topic.value));
        let written = node.text_if("part")?.map(|word| slot(&word)).transpose()?;
        let usual_slot = usual.map(|usual| usual.text_if("part")).transpose()?.flatten();
        let usual_slot = usual_slot.map(|word| slot(&word)).transpose()?;
        let slot = match written.or(usual_slot) {
            Some(slot) => slot,
            None if topic.value != TRANSFER => Slot::Point,
            None => {
                let fix = "加上 part = \"warning\" 这样的一行。";
                return Err(node.spot().error("没有写在方案的哪一部分", "part", fix));
            }
        };
        // What the aspect usually says fits only the part that it usually speaks in.
        let fits = usual.filter(|_| usual_slot == Some(slot)).cloned();
        Ok(Statement { topic, slot, node: node.below(fits) })
    }
}

fn slot(word: &Spot<'_, &str>) -> Result<Slot, Diagnostic> {
    Slot::from_code(word.value)
        .ok_or_else(|| unknown(word, "部分", Slot::ALL.iter().map(|slot| slot.code())))
}
