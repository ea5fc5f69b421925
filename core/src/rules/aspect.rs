//! `aspects.toml`: what places decide for themselves, and how facts about it usually speak.

use std::rc::Rc;

use super::names::unknown;
use super::node::{Node, Spot, as_node};
use super::source::identifier;
use crate::diagnostic::Diagnostic;
use crate::model::Aspect;

/// What an aspect may say for the facts about it.
const USUAL: [&str; 7] = ["part", "section", "side", "when", "backpay", "harm", "next_year_from"];
/// Keys of an aspect with what its facts usually say, by topic: of those that state a wait, and of all.
const WAYS: [&str; 2] = ["waiting", "in"];

/// The aspects, and what facts about each usually say in each topic.
#[derive(Default)]
pub(crate) struct AspectTable<'a> {
    /// The aspects, in the order shown.
    pub list: Vec<Aspect>,
    usual: Vec<Usual<'a>>,
}

struct Usual<'a> {
    aspect: String,
    /// Whether only facts that state a wait say it.
    waits: bool,
    topic: Spot<'a, &'a str>,
    node: Rc<Node<'a>>,
}

impl<'a> AspectTable<'a> {
    pub fn read(file: &Node<'a>) -> Result<Self, Diagnostic> {
        let mut table = Self::default();
        for each in file.children("aspect")? {
            table.add(&each)?;
        }
        file.finish()?;
        Ok(table)
    }

    fn add(&mut self, node: &Node<'a>) -> Result<(), Diagnostic> {
        let id = node.text("id")?;
        if self.list.iter().any(|other| other.id == id.value) {
            return Err(id.error("这个方面写了两次", "没有用过的 id", "换一个名字，或者删去。"));
        }
        for way in WAYS {
            let topics = node.child(way)?;
            for (topic, value) in topics.iter().flat_map(Node::entries) {
                let usual = as_node(value)?;
                if let Some((key, _)) = usual.entries().find(|(key, _)| !USUAL.contains(&key.value))
                {
                    return Err(unknown(&key, "方面可以写的键", USUAL.into_iter()));
                }
                let (aspect, waits) = (id.value.to_owned(), way == WAYS[0]);
                self.usual.push(Usual { aspect, waits, topic, node: Rc::new(usual) });
            }
        }
        let title = node.text("title")?.value.to_owned();
        let counts = node.text_or_empty("counts")?;
        self.list.push(Aspect { id: identifier(&id)?, title, counts });
        node.finish()
    }

    /// The topics in which facts about this aspect speak.
    pub fn topics(&self, aspect: &str, waits: bool) -> Vec<Spot<'a, &'a str>> {
        let mut topics: Vec<Spot<&str>> = Vec::new();
        for usual in self.usual.iter().filter(|usual| usual.aspect == aspect) {
            let is_new = topics.iter().all(|topic| topic.value != usual.topic.value);
            if is_new && (waits || !usual.waits) {
                topics.push(usual.topic);
            }
        }
        topics
    }

    /// What facts about this aspect may usually say in this topic, what fits best first: of facts that
    /// state a wait what those say.
    pub fn usual(&self, aspect: &str, topic: &str, waits: bool) -> Vec<&Rc<Node<'a>>> {
        let own = self.usual.iter();
        let mut own: Vec<&Usual> =
            own.filter(|usual| usual.aspect == aspect && usual.topic.value == topic).collect();
        own.sort_by_key(|usual| usual.waits != waits);
        own.into_iter().map(|usual| &usual.node).collect()
    }
}
