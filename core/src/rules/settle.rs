//! `[[settle]]`: answers that settle a question which was answered 「不确定」.

use super::cond::{self, Barred};
use super::names::{Names, unknown};
use super::node::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Settle, Test};

/// Reads what settles the questions of a topic.
pub fn settles(node: &Node, names: &Names) -> Result<Vec<Settle>, Diagnostic> {
    node.children("settle")?.iter().map(|each| settle(each, names)).collect()
}

fn settle(node: &Node, names: &Names) -> Result<Settle, Diagnostic> {
    let name = node.text("question")?;
    let question = names.question(&name)?;
    let asked = &names.questions[question.at()];
    if asked.unknown.is_none() {
        let fix = "给这个问题写上 unknown，或者删去这一条。";
        return Err(name.error("这个问题不能回答「不确定」", "有 unknown 的问题", fix));
    }
    let word = node.text("is")?;
    let ids = asked.choices.iter().map(|choice| choice.id.as_str());
    let choice = asked.choice(word.value).ok_or_else(|| unknown(&word, "选项", ids))?;
    let when = cond::when(node, names, Barred::Facts)?;
    let plain = |test: &Test| matches!(test, Test::Choice { or_unknown: false, .. });
    if when.all.is_empty() || !when.all.iter().all(plain) {
        let fix = "例如 when = { from_payer = \"employer\" }。";
        return Err(node.spot().error("条件不是别的问题的选项", "别的单选题的选项", fix));
    }
    node.finish()?;
    Ok(Settle { question, choice, when })
}
