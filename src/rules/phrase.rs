//! Texts with places to fill in.

use super::error::RuleError;
use super::node::{Node, Spot, as_node, as_number};
use crate::model::{Phrase, Var};

/// A text that must be there.
pub fn must(node: &Node, key: &str) -> Result<Phrase, RuleError> {
    parse(&node.text(key)?, &numbers(node)?)
}

/// A text that may be missing, then empty.
pub fn or_empty(node: &Node, key: &str) -> Result<Phrase, RuleError> {
    node.text_if(key)?.map_or(Ok(Phrase::default()), |text| parse(&text, &numbers(node)?))
}

/// A number that a rule states once, and its text only by its name.
struct Number {
    name: String,
    value: u16,
}

/// The numbers of a rule: those of its wait, and those it gives a name.
fn numbers(node: &Node) -> Result<Vec<Number>, RuleError> {
    let mut found = Vec::new();
    if let Some(waiting) = node.child("waiting")? {
        let months = waiting.number_if("months")?;
        found.extend(months.map(|value| Number { name: "months".to_owned(), value }));
        let next = months.map(|months| months.saturating_add(1));
        found.extend(next.map(|value| Number { name: "next".to_owned(), value }));
        for name in ["floor_from", "floor"] {
            let value = waiting.number_if(name)?;
            found.extend(value.map(|value| Number { name: name.to_owned(), value }));
        }
    }
    if let Some(named) = node.raw("numbers") {
        for (name, value) in as_node(named)?.entries() {
            found.push(Number { name: name.value.to_owned(), value: as_number(value)? });
        }
    }
    Ok(found)
}

fn parse(text: &Spot<'_, &str>, numbers: &[Number]) -> Result<Phrase, RuleError> {
    let filled = numbers.iter().fold(text.value.to_owned(), |text, number| {
        text.replace(&format!("{{{}}}", number.name), &number.value.to_string())
    });
    Phrase::parse(&filled).map_err(|name| {
        let names = Var::ALL.iter().map(|var| var.name());
        let names = names.chain(numbers.iter().map(|number| number.name.as_str()));
        let names: Vec<String> = names.map(|name| format!("{{{name}}}")).collect();
        let found = if name.is_empty() {
            "花括号没有配对".to_owned()
        } else {
            format!("不认识的空格 {{{name}}}")
        };
        text.error(&found, &names.join(" "), "花括号里只能写上面列出的名字；文字里不要用花括号。")
    })
}
