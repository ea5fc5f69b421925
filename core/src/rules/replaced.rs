//! Facts of the program's own that a fact of a folder takes the place of: `replaces = "id"`.

use super::names::unknown;
use super::node::{Node, Spot};
use super::problems::Problems;
use super::statement::LocalFile;
use crate::diagnostic::Diagnostic;
use crate::regions::Regions;

const REPLACES: &str = "replaces";

/// What a fact is called: as it says itself, or by its place and what it is about.
pub(super) fn name(fact: &Node, code: &str) -> String {
    let written = fact.text_if("id").ok().flatten().map(|id| id.value.to_owned());
    let about = || fact.texts("about").ok()?.first().map(|about| format!("{code}-{}", about.value));
    written.or_else(about).unwrap_or_default()
}

/// Takes away the facts of a place that a fact of a folder names.
pub(super) fn take_away(locals: &mut [LocalFile], regions: &Regions, errors: &mut Problems) {
    for at in 0..locals.len() {
        for fact in locals[at].facts.clone() {
            for id in errors.keep(fact.texts(REPLACES)).unwrap_or_default() {
                if locals[at].over.is_some() {
                    let region = locals[at].region;
                    let own = locals
                        .iter_mut()
                        .filter(|file| file.over.is_none() && file.region == region);
                    errors.keep(take(own, &id, &regions.get(region).code));
                } else {
                    let fix = "删去这一行，直接改或者删去那一条。";
                    errors.add(id.error("这里不能写 replaces", "本机数据里的事实才写", fix));
                }
            }
        }
    }
}

/// Takes away a fact of the program's own; two facts may take the place of one.
fn take<'a, 'b: 'a>(
    files: impl Iterator<Item = &'a mut LocalFile<'b>>,
    id: &Spot<'_, &str>,
    code: &str,
) -> Result<(), Diagnostic> {
    let mut known: Vec<String> = Vec::new();
    let mut found = false;
    for file in files {
        let names: Vec<String> = file.facts.iter().map(|fact| name(fact, code)).collect();
        let LocalFile { facts, statements, .. } = file;
        statements.retain(|each| {
            let own = each.node.peek("id").and_then(|id| id.value.get_ref().as_str());
            let is_named = own == Some(id.value) || names[each.fact] == id.value;
            if is_named {
                // Nobody misses what only the part that is gone would have read.
                let fact = &facts[each.fact];
                for (key, _) in fact.entries() {
                    let _ = fact.raw(key.value);
                }
            }
            found |= is_named;
            !is_named
        });
        known.extend(names);
    }
    if found || known.iter().any(|name| name == id.value) {
        return Ok(());
    }
    Err(unknown(id, "自带的事实", known.iter().map(String::as_str)))
}
