//! Texts with places to fill in.

use super::error::RuleError;
use super::node::{Node, Spot};
use crate::model::{Phrase, Var};

/// A text that must be there.
pub fn must(node: &Node, key: &str) -> Result<Phrase, RuleError> {
    parse(&node.text(key)?)
}

/// A text that may be missing, then empty.
pub fn or_empty(node: &Node, key: &str) -> Result<Phrase, RuleError> {
    node.text_if(key)?.map_or(Ok(Phrase::default()), |text| parse(&text))
}

fn parse(text: &Spot<'_, &str>) -> Result<Phrase, RuleError> {
    Phrase::parse(text.value).map_err(|name| {
        let names: Vec<String> = Var::ALL.iter().map(|var| format!("{{{}}}", var.name())).collect();
        let found = if name.is_empty() {
            "花括号没有配对".to_owned()
        } else {
            format!("不认识的空格 {{{name}}}")
        };
        text.error(&found, &names.join(" "), "花括号里只能写上面列出的名字；文字里不要用花括号。")
    })
}
