//! `glossary.toml`: words that are hard for people, in plain ones.

use super::names::{Names, Scope};
use super::node::Node;
use super::problems::Problems;
use crate::diagnostic::Diagnostic;
use crate::model::Term;

/// Reads all words; each is explained once.
pub fn glossary(node: &Node, scope: Scope, errors: &mut Problems) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for each in errors.keep(node.children("term")).unwrap_or_default() {
        let Some(term) = errors.keep(term(&each, scope)) else { continue };
        if terms.iter().any(|other| other.word == term.word) {
            errors.keep(each.must("word").and_then(|spot| {
                let fix = "一个词只解释一次。";
                Err::<(), _>(spot.error("这个词解释过了", "没有解释过的词", fix))
            }));
        }
        terms.push(term);
    }
    errors.keep(node.finish());
    terms
}

fn term(node: &Node, scope: Scope) -> Result<Term, Diagnostic> {
    let cites = Names::new(scope).cites(&node.texts("sources")?)?;
    if cites.is_empty() {
        let fix = "在 sources 里写上用这个词的文件。";
        return Err(node.must("sources")?.error("没有依据", "至少一个依据", fix));
    }
    let [word, text] = [node.text("word")?, node.text("text")?];
    if word.value.is_empty() || text.value.is_empty() {
        return Err(node.spot().error("少了词，或者少了解释", "两样都有", "补上。"));
    }
    let term = Term { word: word.value.to_owned(), text: text.value.to_owned(), cites };
    node.finish()?;
    Ok(term)
}
