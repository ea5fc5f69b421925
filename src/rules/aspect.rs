//! `aspects.toml`: what places decide for themselves, and how facts about it usually speak.

use std::rc::Rc;

use super::names::unknown;
use super::node::{Node, Spot, as_node};
use super::source::identifier;
use crate::diagnostic::Diagnostic;
use crate::model::Aspect;

/// What an aspect may say for the facts about it.
const USUAL: [&str; 6] = ["part", "section", "side", "when", "backpay", "harm"];

/// The aspects, and what facts about each usually say in each topic.
#[derive(Default)]
pub(crate) struct AspectTable<'a> {
    /// The aspects, in the order shown.
    pub list: Vec<Aspect>,
    usual: Vec<Usual<'a>>,
}

struct Usual<'a> {
    aspect: String,
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
        if let Some(topics) = node.child("in")? {
            for (topic, value) in topics.entries() {
                let usual = as_node(value)?;
                if let Some((key, _)) = usual.entries().find(|(key, _)| !USUAL.contains(&key.value))
                {
                    return Err(unknown(&key, "方面可以写的键", USUAL.into_iter()));
                }
                self.usual.push(Usual { aspect: id.value.to_owned(), topic, node: Rc::new(usual) });
            }
        }
        let title = node.text("title")?.value.to_owned();
        let counts = node.text_or_empty("counts")?;
        self.list.push(Aspect { id: identifier(&id)?, title, counts });
        node.finish()
    }

    /// The topics in which facts about this aspect speak.
    pub fn topics(&self, aspect: &str) -> Vec<Spot<'a, &'a str>> {
        self.usual.iter().filter(|usual| usual.aspect == aspect).map(|usual| usual.topic).collect()
    }

    /// What a fact about this aspect usually says in this topic.
    pub fn usual(&self, aspect: &str, topic: &str) -> Option<&Rc<Node<'a>>> {
        let mut all = self.usual.iter();
        all.find(|usual| usual.aspect == aspect && usual.topic.value == topic)
            .map(|usual| &usual.node)
    }
}
