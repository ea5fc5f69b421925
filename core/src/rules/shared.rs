//! `shared`: questions of several topics that ask the same.

use std::mem::discriminant;

use super::node::Node;
use super::problems::Problems;
use crate::model::{Question, Topic};

/// Checks that another topic asks the same, in the same way.
pub fn check(nodes: &[Node], topics: &[Topic], errors: &mut Problems) {
    for node in nodes {
        for each in errors.keep(node.children("question")).unwrap_or_default() {
            let (Ok(topic), Ok(id)) = (node.text("id"), each.text("id")) else { continue };
            let Some(Some(word)) = errors.keep(each.text_if("shared")) else { continue };
            let own = topics.iter().find(|known| known.id == topic.value);
            let own = own.and_then(|topic| Some(topic.at(topic.question(id.value)?)));
            let others = topics.iter().filter(|known| known.id != topic.value);
            let mut others = others.flat_map(|topic| &topic.questions);
            let same = |other: &Question| {
                let alike =
                    own.is_some_and(|own| discriminant(&own.kind) == discriminant(&other.kind));
                other.shared == word.value && alike
            };
            if !others.any(same) {
                let expected = "几个主题问同一件事的问题，写同一个词，kind 也一样";
                errors.keep(Err::<(), _>(word.error(
                    "别的主题没有这样的问题",
                    expected,
                    "检查拼写，或者删去这一行。",
                )));
            }
        }
    }
}
