//! Entries of the files, one by one.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::{Table, Value};

/// Lists of a topic or of a place that are rules.
const RULES: &[&str] =
    &["verdict", "account", "gap", "material", "step", "timeline", "warning", "channel", "point"];

/// Begins the name of the list of a statement in which a fact of a place speaks.
const STATEMENT: &str = "in ";

/// A file of a data folder.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Path relative to the folder.
    pub path: &'a str,
    pub text: &'a str,
}

/// An entry that was added, removed or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryDiff {
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// `rule`, or what the file calls the list.
    pub kind: String,
    pub file: String,
    /// Id, or the position in a list without ids.
    pub id: String,
    /// What it is called, if it has a title.
    pub title: String,
    /// What differs; empty for an entry added or removed.
    pub fields: Vec<FieldDiff>,
}

/// A key of an entry that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldDiff {
    pub key: String,
    /// What it was, if it was there.
    pub old: Option<String>,
    /// What it is, if it is there.
    pub new: Option<String>,
}

/// File, list and id.
type Key = (String, String, String);
type Fields = BTreeMap<String, String>;

/// Lists in which nothing depends on what stands first.
const UNORDERED: &[&str] = &["source", "region"];

/// What is written in some files.
#[derive(Default)]
struct Written {
    entries: BTreeMap<Key, Fields>,
    /// The ids of each list in their order.
    lists: BTreeMap<(String, String), Vec<String>>,
}

impl Written {
    /// Takes an entry down; where two files have one path, the later one's takes the place of the
    /// earlier's.
    fn insert(&mut self, key: Key, fields: Fields) {
        let (file, list, id) = key.clone();
        if self.entries.insert(key, fields).is_none() {
            self.lists.entry((file, list)).or_default().push(id);
        }
    }
}

/// Compares two sets of files.
pub fn compare(old: &[File], new: &[File]) -> Vec<EntryDiff> {
    let (old, new) = (entries(old), entries(new));
    let mut found = moved(&old, &new);
    for (key, fields) in &old.entries {
        match new.entries.get(key) {
            None => found.push(entry("removed", key, fields)),
            Some(other) if other != fields => {
                let fields = differing(fields, other);
                found.push(EntryDiff { fields, ..entry("changed", key, other) });
            }
            Some(_) => {}
        }
    }
    let added = new.entries.iter().filter(|(key, _)| !old.entries.contains_key(*key));
    found.extend(added.map(|(key, fields)| entry("added", key, fields)));
    found.sort_by(|one, other| (&one.file, &one.id).cmp(&(&other.file, &other.id)));
    found
}

/// Lists in which what both have stands in another order: of two rules that hold, the first speaks.
fn moved(old: &Written, new: &Written) -> Vec<EntryDiff> {
    let lists = old.lists.iter().filter(|((_, list), _)| !UNORDERED.contains(&list.as_str()));
    let moved = lists.filter_map(|(key, before)| {
        let after = new.lists.get(key)?;
        let mut before: Vec<&str> = kept(before, after);
        let mut after: Vec<&str> = kept(after, before.as_slice());
        let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let tail = before[same..].iter().rev().zip(after[same..].iter().rev());
        let tail = tail.take_while(|(one, other)| one == other).count();
        let (file, list) = key.clone();
        let own = (file, "order".to_owned(), list);
        let between = |ids: &mut Vec<&str>| {
            ids.truncate(ids.len() - tail);
            ids.drain(..same);
            ids.join("、")
        };
        let (before, after) = (between(&mut before), between(&mut after));
        let field = FieldDiff { key: "order".to_owned(), old: Some(before), new: Some(after) };
        let differs = field.old != field.new;
        let moved = EntryDiff { fields: vec![field], ..entry("changed", &own, &Fields::new()) };
        differs.then_some(moved)
    });
    moved.collect()
}

/// The ids of a list that another has too.
fn kept<'a>(list: &'a [String], other: &[impl AsRef<str>]) -> Vec<&'a str> {
    let has = |id: &&str| other.iter().any(|one| one.as_ref() == *id);
    list.iter().map(String::as_str).filter(has).collect()
}

fn entry(change: &'static str, (file, list, id): &Key, fields: &Fields) -> EntryDiff {
    let rule = RULES.contains(&list.as_str()) || list.starts_with(STATEMENT);
    let kind = if rule { "rule" } else { list };
    let title = ["title", "label", "name"].iter().find_map(|key| fields.get(*key));
    EntryDiff {
        change,
        kind: kind.to_owned(),
        file: file.clone(),
        id: id.clone(),
        title: title.cloned().unwrap_or_default(),
        fields: Vec::new(),
    }
}

fn differing(old: &Fields, new: &Fields) -> Vec<FieldDiff> {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    let differ = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
    differ
        .map(|key| FieldDiff {
            key: key.clone(),
            old: old.get(key).cloned(),
            new: new.get(key).cloned(),
        })
        .collect()
}

fn entries(files: &[File]) -> Written {
    let mut all = Written::default();
    for file in files.iter().filter(|file| file.path != "meta.toml") {
        let text = file.text.trim_start_matches('\u{feff}');
        // Days are compared one by one, whichever way they are written.
        if file.path.starts_with("calendar/") {
            continue;
        }
        if file.path.rsplit_once('.').is_some_and(|(_, ending)| ending == "tsv") {
            rows(file.path, text, &mut all);
        } else if let Ok(table) = toml::from_str::<Table>(text) {
            lists(file.path, table, &mut all);
        }
    }
    all
}

/// The rows of a table of places: the first column is the id.
fn rows(path: &str, text: &str, all: &mut Written) {
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let Some(heads) = lines.next() else { return };
    for row in lines {
        let fields = heads.iter().zip(&row).map(|(head, cell)| ((*head).into(), (*cell).into()));
        let id = row.first().copied().unwrap_or_default();
        all.insert((path.into(), "region".into(), id.into()), fields.collect());
    }
}

fn lists(path: &str, mut table: Table, all: &mut Written) {
    let mut own = Fields::new();
    if path.starts_with("local/") {
        let defaults = table.remove("defaults").and_then(|value| value.try_into().ok());
        let facts = table.remove("fact").and_then(|value| value.try_into().ok());
        facts_of(path, &defaults.unwrap_or_default(), facts.unwrap_or_default(), all);
    }
    for (name, value) in table {
        match value {
            Value::Array(items) if items.iter().all(Value::is_table) => {
                for (at, item) in items.into_iter().enumerate() {
                    let Value::Table(item) = item else { continue };
                    let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
                    let id = id.unwrap_or_else(|| (at + 1).to_string());
                    all.insert((path.into(), name.clone(), id), fields(item));
                }
            }
            Value::Table(item) => {
                all.insert((path.into(), name, String::new()), fields(item));
            }
            value => {
                own.insert(name, words(&value));
            }
        }
    }
    if !own.is_empty() {
        all.insert((path.into(), "file".into(), String::new()), own);
    }
}

/// Every statement in which the facts of a place speak, with all that it says.
fn facts_of(path: &str, defaults: &Table, facts: Vec<Table>, all: &mut Written) {
    for (at, fact) in facts.into_iter().enumerate() {
        for (topic, own) in spoken(&fact) {
            let mut whole = defaults.clone();
            whole.extend(fact.clone());
            whole.extend(own);
            whole.remove("in");
            let text = |key| whole.get(key).and_then(Value::as_str).map(str::to_owned);
            let id = text("id").unwrap_or_else(|| (at + 1).to_string());
            let list = format!("{STATEMENT}{topic}/{}", text("part").unwrap_or_default());
            all.insert((path.into(), list, id), fields(whole));
        }
    }
}

/// The topics in which a fact speaks, with what it says there besides; an empty name for the usual.
fn spoken(fact: &Table) -> Vec<(String, Table)> {
    match fact.get("in") {
        Some(Value::Table(topics)) => {
            let each = topics.iter().flat_map(|(topic, value)| {
                let list = match value {
                    Value::Array(items) => items.clone(),
                    one => vec![one.clone()],
                };
                let tables = list.into_iter().filter_map(|one| one.try_into().ok());
                tables.map(|own| (topic.clone(), own)).collect::<Vec<_>>()
            });
            each.collect()
        }
        Some(topics) => vec![(words(topics), Table::new())],
        None => vec![(String::new(), Table::new())],
    }
}

fn fields(table: Table) -> Fields {
    let own = table.into_iter().filter(|(key, _)| key != "id");
    own.map(|(key, value)| (key, words(&value))).collect()
}

/// A value as the file writes it, without quotes.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Datetime(moment) => moment.to_string(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("、"),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{key} = {}", words(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file<'a>(path: &'a str, text: &'a str) -> File<'a> {
        File { path, text }
    }

    #[test]
    fn entries_are_told_apart_by_their_ids_wherever_they_stand() {
        let old =
            "[[gap]]\nid = \"a\"\ntext = \"一\"\n[[gap]]\nid = \"b\"\nwhen = { x = [1, 2] }\n";
        let new =
            "[[gap]]\nid = \"b\"\nwhen = { x = [1, 3] }\n[[step]]\nid = \"c\"\ntext = \"三\"\n";
        let found = compare(&[file("local/1.toml", old)], &[file("local/1.toml", new)]);
        let seen: Vec<_> = found.iter().map(|each| (each.change, each.id.as_str())).collect();
        assert_eq!(seen, [("removed", "a"), ("changed", "b"), ("added", "c")]);
        let field = &found[1].fields[0];
        assert_eq!((field.key.as_str(), field.new.as_deref()), ("when", Some("{ x = 1、3 }")));
        assert!(found.iter().all(|each| each.kind == "rule"));
    }

    #[test]
    fn a_fact_is_compared_as_what_it_says_in_each_topic() {
        let old =
            "[defaults]\nas_of = \"2024\"\n[[fact]]\nid = \"a\"\ntext = \"一\"\nin = \"gap\"\n";
        let new = "[[fact]]\nid = \"a\"\nas_of = \"2024\"\ntext = \"一\"\n[fact.in.gap]\n\
                   [fact.in.stuck]\nid = \"b\"\ntext = \"二\"\n";
        let found = compare(&[file("local/1.toml", old)], &[file("local/1.toml", new)]);
        let seen: Vec<_> = found.iter().map(|each| (each.change, each.id.as_str())).collect();
        assert_eq!(seen, [("added", "b")], "the same said otherwise is no change");
    }

    #[test]
    fn a_later_list_of_documents_replaces_by_id() {
        let base = file("sources.toml", "[[source]]\nid = \"a\"\ntitle = \"一\"\n");
        let more = file("sources.toml", "[[source]]\nid = \"a\"\ntitle = \"二\"\n");
        let found = compare(std::slice::from_ref(&base), &[base, more]);
        assert_eq!((found.len(), found[0].change, found[0].title.as_str()), (1, "changed", "二"));
        assert!(compare(std::slice::from_ref(&base), std::slice::from_ref(&base)).is_empty());
    }

    #[test]
    fn another_order_is_told_by_what_stands_elsewhere() {
        let list =
            |ids: &[&str]| format!("[[gap]]\nid = \"{}\"\n", ids.join("\"\n[[gap]]\nid = \""));
        let (old, new) = (list(&["a", "b", "c", "d"]), list(&["a", "x", "c", "b", "d"]));
        let found = compare(&[file("topics/t.toml", &old)], &[file("topics/t.toml", &new)]);
        let seen: Vec<_> =
            found.iter().map(|each| (each.kind.as_str(), each.id.as_str())).collect();
        assert_eq!(seen, [("order", "gap"), ("rule", "x")]);
        let FieldDiff { old, new, .. } = &found[0].fields[0];
        assert_eq!((old.as_deref(), new.as_deref()), (Some("b、c"), Some("c、b")));
    }

    #[test]
    fn rows_of_places_are_entries() {
        let old = file("regions.tsv", "code\tname\n1\t甲\n");
        let new = file("regions.tsv", "code\tname\n1\t乙\n2\t丙\n");
        let found = compare(&[old], &[new]);
        let seen: Vec<_> = found.iter().map(|each| (each.change, each.id.as_str())).collect();
        assert_eq!(seen, [("changed", "1"), ("added", "2")]);
    }
}
