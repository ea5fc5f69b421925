//! `aspects.toml`: what places decide for themselves, and how facts about it usually speak.

use std::rc::Rc;

use super::names::unknown;
use super::node::{Node, Spot, as_nodes};
use super::source::identifier;
use crate::diagnostic::Diagnostic;
use crate::model::Aspect;

/// What an aspect may say for the facts about it.
const USUAL: [&str; 10] = [
    "part",
    "section",
    "side",
    "when",
    "known",
    "backpay",
    "harm",
    "with_gap",
    "suffix",
    "next_year_from",
];
/// Keys of an aspect with what its facts usually say, by topic: of those that state a wait, of all, and at a
/// second place of the same topic.
const WAYS: [&str; 3] = ["waiting", "in", "also"];

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
                for usual in as_nodes(value)? {
                    let strange = usual.entries().find(|(key, _)| !USUAL.contains(&key.value));
                    if let Some((key, _)) = strange {
                        return Err(unknown(&key, "方面可以写的键", USUAL.into_iter()));
                    }
                    let (aspect, waits) = (id.value.to_owned(), way == WAYS[0]);
                    self.usual.push(Usual { aspect, waits, topic, node: Rc::new(usual) });
                }
            }
        }
        let title = node.text("title")?.value.to_owned();
        let counts = node.text_or_empty("counts")?;
        let lasts = node.flag("lasts")?;
        self.list.push(Aspect { id: identifier(&id)?, title, counts, lasts });
        node.finish()
    }

    /// Where facts about this aspect speak, and what they usually say there: of a topic in which those that
    /// state a wait have their own way, these only in that.
    pub fn places(&self, aspect: &str, waits: bool) -> Vec<(Spot<'a, &'a str>, &Rc<Node<'a>>)> {
        let own = || self.usual.iter().filter(|usual| usual.aspect == aspect);
        let of_waits = |topic| own().any(|usual| usual.waits && usual.topic.value == topic);
        let fits = own().filter(|usual| usual.waits == (waits && of_waits(usual.topic.value)));
        fits.map(|usual| (usual.topic, &usual.node)).collect()
    }

    /// What facts about this aspect may usually say in this topic, what fits best first: of facts that
    /// state a wait what those say.
    pub fn usual(&self, aspect: &str, topic: &str, waits: bool) -> Vec<&Rc<Node<'a>>> {
        // A second place is only for facts that leave all to the aspect.
        let own = self.usual.iter().filter(|usual| usual.node.peek("suffix").is_none());
        let mut own: Vec<&Usual> =
            own.filter(|usual| usual.aspect == aspect && usual.topic.value == topic).collect();
        own.sort_by_key(|usual| usual.waits != waits);
        own.into_iter().map(|usual| &usual.node).collect()
    }
}
