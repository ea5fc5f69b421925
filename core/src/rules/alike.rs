//! `like`: what a rule does not say itself, another rule of its part says for it.

use std::rc::Rc;

use super::names::unknown;
use super::node::Node;
use super::problems::Problems;
use crate::diagnostic::Diagnostic;

/// The rules of a part, each below the one that it is like.
pub(crate) fn settled<'a>(nodes: Vec<Node<'a>>, errors: &mut Problems) -> Vec<Node<'a>> {
    let all: Vec<Rc<Node>> = nodes.iter().map(|node| Rc::new(node.again())).collect();
    let below = nodes.into_iter().map(|node| {
        let original = errors.keep(original(&node, &all)).flatten();
        node.below(original)
    });
    below.collect()
}

/// The rule that a rule names as its like, which says all of it itself.
fn original<'a>(node: &Node<'a>, all: &[Rc<Node<'a>>]) -> Result<Option<Rc<Node<'a>>>, Diagnostic> {
    let Some(word) = node.text_if("like")? else { return Ok(None) };
    let found = all.iter().find(|other| id(other) == Some(word.value));
    let found =
        found.ok_or_else(|| unknown(&word, "规则", all.iter().filter_map(|node| id(node))))?;
    if found.glance("like").is_some() {
        let fix = "写它照着的那一条。";
        return Err(word.error("这一条自己也照着别的规则", "自己写全了的规则", fix));
    }
    Ok(Some(Rc::clone(found)))
}

fn id<'a>(node: &Node<'a>) -> Option<&'a str> {
    node.glance("id")?.value.get_ref().as_str()
}
