//! `[[silent]]`: parts of a plan that rightly say nothing.

use super::cond::{self, Barred};
use super::names::{Names, unknown};
use super::node::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Silent, Slot};

/// Reads what a topic may leave empty, one entry for each part named.
pub fn silent(node: &Node, names: &Names) -> Result<Vec<Silent>, Diagnostic> {
    let mut found = Vec::new();
    for each in node.children("silent")? {
        let when = cond::when(&each, names, Barred::Nothing)?;
        let why = each.text("why")?.value.to_owned();
        for word in each.texts("slots")? {
            let slot = Slot::from_code(word.value)
                .ok_or_else(|| unknown(&word, "部分", Slot::ALL.iter().map(|slot| slot.code())))?;
            found.push(Silent { slot, when: when.clone(), why: why.clone() });
        }
        each.finish()?;
    }
    Ok(found)
}
