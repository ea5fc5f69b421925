//! The keys of the rule files, as `rules schema` shows them to editors and complaints name them.

use std::sync::LazyLock;

use super::names::nearest;
use super::node::Spot;
use crate::diagnostic::Diagnostic;
use crate::model::Slot;

const TEXT: &str = include_str!("keys.txt");

/// The kinds of rule files, what is written most first; each is a table of the description.
pub const FILES: [&str; 10] = [
    "local", "topic", "sources", "aspects", "claims", "calendar", "meta", "synonyms", "words",
    "glossary",
];

/// A table of the description.
pub struct KeyTable {
    /// As the description calls it.
    pub name: &'static str,
    /// The table whose keys it has as well.
    base: Option<&'static str>,
    keys: Vec<Key>,
}

/// A key that rule files may have.
#[derive(Clone, Copy)]
pub struct Key {
    /// As files write it.
    pub name: &'static str,
    /// Whether a file without it is refused.
    pub needed: bool,
    /// What may stand behind it.
    pub kind: &'static str,
    /// What it is for, in Chinese.
    pub about: &'static str,
}

static TABLES: LazyLock<Vec<KeyTable>> = LazyLock::new(|| {
    let tables = TEXT.split("\n[").skip(1).filter_map(|text| {
        let (head, body) = text.split_once("]\n")?;
        let (name, base) = head.split_once(" < ").map_or((head, None), |(a, b)| (a, Some(b)));
        Some(KeyTable { name, base, keys: body.lines().filter_map(key).collect() })
    });
    tables.collect()
});

/// The keys of facts, asked for once a key of every local file.
static OF_FACTS: LazyLock<Vec<Key>> = LazyLock::new(|| of("fact"));

/// Every table of the description.
pub fn tables() -> &'static [KeyTable] {
    &TABLES
}

fn key(line: &'static str) -> Option<Key> {
    let (name, rest) = line.split_once(' ')?;
    let (kind, about) = rest.split_once(' ')?;
    let bare = name.trim_end_matches('!');
    Some(Key { name: bare, needed: bare != name, kind, about })
}

impl KeyTable {
    /// Every key; what it says itself goes before what its base says.
    pub fn all(&self) -> Vec<Key> {
        let base = self.base.and_then(|base| tables().iter().find(|other| other.name == base));
        let mut all = base.map_or_else(Vec::new, Self::all);
        for own in &self.keys {
            all.retain(|key| key.name != own.name);
            all.push(*own);
        }
        all
    }
}

/// The keys of a table.
fn of(name: &str) -> Vec<Key> {
    tables().iter().find(|table| table.name == name).map_or_else(Vec::new, KeyTable::all)
}

/// Whether facts of places have the key, in some part of a result.
pub(crate) fn is_of_facts(name: &str) -> bool {
    OF_FACTS.iter().any(|key| key.name == name)
}

/// A complaint about a key that no fact has.
pub(crate) fn unknown(key: &Spot<'_, &str>) -> Diagnostic {
    let near = nearest(key.value, OF_FACTS.iter().map(|key| key.name));
    let near = near.map_or_else(String::new, |near| format!("是不是 {near}？"));
    let fix = format!("{near}检查拼写；多余的就删去这一行。");
    key.error(
        &format!("不认识的键 {}", key.value),
        "格式说明里列出的键（yizhuan rules format）",
        &fix,
    )
}

/// A complaint about a key of other parts of a result than those in which a rule speaks.
pub(crate) fn misplaced(key: &Spot<'_, &str>, parts: &[Slot]) -> Diagnostic {
    let fits = |slot: &&Slot| of(slot.code()).iter().any(|own| own.name == key.value);
    let fitting: Vec<&str> = Slot::ALL.iter().filter(fits).map(|slot| slot.code()).collect();
    if fitting.is_empty() {
        return unknown(key);
    }
    let parts: Vec<String> =
        parts.iter().map(|slot| format!("part = \"{}\"", slot.code())).collect();
    let (fitting, parts) = (fitting.join("、"), parts.join("、"));
    let found = format!("这里是 {parts}，用不了 {}", key.value);
    let fix = format!("加上 part = … 换成那一部分；只想说文字的，删去 {}。", key.value);
    key.error(&found, &format!("{fitting} 里的规则才写 {}", key.value), &fix)
}
