//! Facts of a topic: the built-in ones and those it writes itself.

use super::cond::{self, Barred};
use super::names::{Names, Scope, unknown};
use super::node::Node;
use super::source::identifier;
use crate::diagnostic::Diagnostic;
use crate::model::{self, Fact, FactValue, MAX_FACTS, Question, Tier, VerdictCode};

/// Id of the fact with the tier of the gap.
pub(crate) const TIER: &str = "tier";

/// The facts that every topic has.
fn built_in() -> Vec<Fact> {
    let scopes = model::Scope::VALUES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let verdicts = VerdictCode::ALL.iter().map(|code| code.code().to_owned()).collect();
    let fact = |id: &str, names| Fact {
        id: id.to_owned(),
        title: String::new(),
        names,
        labels: Vec::new(),
        values: Vec::new(),
    };
    vec![fact("scope", scopes), fact("verdict", verdicts)]
}

/// Reads every fact; conditions may name facts that stand before, but not the verdict.
pub fn facts(node: &Node, questions: &[Question], scope: Scope) -> Result<Vec<Fact>, Diagnostic> {
    let mut facts = built_in();
    for each in node.children("fact")? {
        let id = each.text("id")?;
        let read = fact(&each, &Names { questions, facts: &facts, ..Names::new(scope) })?;
        let taken = facts.iter().any(|other| other.id == read.id);
        if taken
            || questions.iter().any(|question| question.id == read.id)
            || facts.len() == MAX_FACTS
        {
            return Err(id.error(
                "这个归类不能再加",
                "问题和归类都没有用过的 id，最多 14 个",
                "换一个名字，或者删去。",
            ));
        }
        facts.push(read);
    }
    Ok(facts)
}

fn fact(node: &Node, names: &Names) -> Result<Fact, Diagnostic> {
    let mut fact = Fact {
        id: identifier(&node.text("id")?)?,
        title: node.text_or_empty("title")?,
        names: Vec::new(),
        labels: Vec::new(),
        values: Vec::new(),
    };
    // The engine works with the tiers: there are no others, and their order is that of the codes.
    let fixed = fact.id == TIER;
    if fixed {
        fact.names = Tier::ALL.iter().map(|tier| tier.code().to_owned()).collect();
        fact.labels = vec![String::new(); fact.names.len()];
    }
    for line in node.children("value")? {
        let word = line.text("is")?;
        let name = identifier(&word)?;
        let at = match fact.names.iter().position(|each| *each == name) {
            Some(at) => at,
            None if fixed => {
                return Err(unknown(&word, "分档", Tier::ALL.iter().map(|tier| tier.code())));
            }
            None => {
                fact.names.push(name);
                fact.labels.push(String::new());
                fact.names.len() - 1
            }
        };
        if let Some(label) = line.text_if("label")? {
            label.value.clone_into(&mut fact.labels[at]);
        }
        let when = cond::when(&line, names, Barred::Verdict)?;
        fact.values.push(FactValue { value: at as u8, when, known: line.flag("known")? });
        line.finish()?;
    }
    if fact.values.is_empty() || fact.names.len() > 32 {
        return Err(node.spot().error(
            "归类的取值个数不对",
            "1 到 32 个取值",
            "用 [[fact.value]] 写出取值。",
        ));
    }
    node.finish()?;
    Ok(fact)
}
