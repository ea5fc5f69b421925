//! `[[clash]]`: what no plan may say while a condition holds.

use super::cond::{self, Barred};
use super::items::Rules;
use super::names::{Names, unknown};
use super::node::{Node, Spot};
use crate::diagnostic::Diagnostic;
use crate::model::{Clash, Matter, Rule, Slot};

/// Reads what would contradict itself in a topic, once its rules are known.
pub(crate) fn clashes(node: &Node, names: &Names, rules: &Rules) -> Result<Vec<Clash>, Diagnostic> {
    node.children("clash")?.iter().map(|each| clash(each, names, rules)).collect()
}

fn clash(node: &Node, names: &Names, rules: &Rules) -> Result<Clash, Diagnostic> {
    let never = node.texts("never")?;
    if never.is_empty() {
        let fix = "例如 never = [\"material\", \"gap:fixed\"]。";
        return Err(node.spot().error("没有写不能说什么", "never", fix));
    }
    let clash = Clash {
        when: cond::when(node, names, Barred::Nothing)?,
        never: never.iter().map(|word| matter(word, rules)).collect::<Result<_, _>>()?,
        why: node.text("why")?.value.to_owned(),
    };
    node.finish()?;
    Ok(clash)
}

/// `material`, `gap:fixed`, `account:moves`, `step:check-result`.
fn matter(word: &Spot<'_, &str>, rules: &Rules) -> Result<Matter, Diagnostic> {
    let (part, what) = word.value.split_once(':').unwrap_or((word.value, ""));
    let slot = Slot::from_code(part).ok_or_else(|| {
        unknown(&word.with(part), "部分", Slot::ALL.iter().map(|slot| slot.code()))
    })?;
    let matter = Matter { slot, what: what.to_owned() };
    let said = |rule: &Rule| matter.is_said_by(rule, &rules.items.list[rule.item.at()].id);
    if what.is_empty() || rules.list.iter().any(said) {
        return Ok(matter);
    }
    let fix = "冒号后面写 gap、account 的 code，或者别的部分的 item、规则 id。";
    Err(word.error("没有一条规则说这件事", "一条规则会说的事", fix))
}
