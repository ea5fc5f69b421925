//! Some parts of a result as JSON has them, so that nothing else is put into words.

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::written::write_answers;
use super::{Advice, AnswerDoc, Gist};

/// The keys of a plan.
const PLAN: [&str; 20] = [
    "schema",
    "today",
    "data",
    "answers",
    "assumed",
    "ignored",
    "missing",
    "kind",
    "scope",
    "verdict",
    "tracking",
    "account",
    "gap",
    "materials",
    "steps",
    "timeline",
    "warnings",
    "matters",
    "channels",
    "sources",
];
/// The keys of the answer of a side topic.
const ADVICE: [&str; 13] = [
    "schema", "today", "data", "topic", "answers", "assumed", "ignored", "missing", "sections",
    "timeline", "warnings", "channels", "sources",
];

/// The keys that can be asked for, of a plan or of the answer of a side topic.
pub(crate) fn keys(plan: bool) -> &'static [&'static str] {
    if plan { &PLAN } else { &ADVICE }
}

/// Some parts of a plan.
pub(crate) struct SomeOfPlan<'a>(pub &'a Gist<'a>, pub &'a [&'static str]);

impl Serialize for SomeOfPlan<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(self.1.len()))?;
        for key in self.1 {
            entry(self.0, key, &mut map)?;
        }
        map.end()
    }
}

fn entry<M: SerializeMap>(gist: &Gist, key: &str, map: &mut M) -> Result<(), M::Error> {
    let (writer, outcome) = (&gist.0, gist.0.outcome);
    match key {
        "schema" => map.serialize_entry(key, &super::SCHEMA),
        "today" => map.serialize_entry(key, &writer.context.today),
        "data" => map.serialize_entry(key, &writer.data()),
        "answers" => map.serialize_entry(key, &Given(writer.answers())),
        "assumed" => match writer.assumed() {
            // As in the whole plan.
            none if none.is_empty() => Ok(()),
            assumed => map.serialize_entry(key, &assumed),
        },
        "ignored" => map.serialize_entry(key, &writer.ids(&outcome.ignored)),
        "missing" => map.serialize_entry(key, &writer.ids(&outcome.missing)),
        "kind" => map.serialize_entry(key, &gist.kind()),
        "scope" => map.serialize_entry(key, &outcome.plan.scope),
        "verdict" => map.serialize_entry(key, &writer.verdict()),
        "tracking" => match outcome.plan.verdict.tracking() {
            // As in the whole plan.
            None => Ok(()),
            tracking => map.serialize_entry(key, &tracking),
        },
        "account" => map.serialize_entry(key, &writer.account()),
        "gap" => map.serialize_entry(key, &writer.gap()),
        "materials" => map.serialize_entry(key, &writer.materials()),
        "steps" => map.serialize_entry(key, &writer.steps()),
        "timeline" => map.serialize_entry(key, &writer.timeline()),
        "warnings" => map.serialize_entry(key, &writer.warnings()),
        "matters" => match writer.matters() {
            // As in the whole plan.
            none if none.is_empty() => Ok(()),
            matters => map.serialize_entry(key, &matters),
        },
        "channels" => map.serialize_entry(key, &writer.channels()),
        "sources" => map.serialize_entry(key, &writer.sources()),
        unknown => Err(M::Error::custom(unknown)),
    }
}

struct Given(Vec<AnswerDoc>);

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        write_answers(&self.0, out)
    }
}

/// Some parts of the answer of a side topic.
pub(crate) fn some_of_advice(advice: &Advice, keys: &[&str]) -> Map<String, Value> {
    let Ok(Value::Object(mut all)) = serde_json::to_value(advice) else { return Map::new() };
    keys.iter().filter_map(|key| all.remove_entry(*key)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::{JsonSchema, schema_for};

    use super::keys;
    use crate::report::{Advice, PlanReport};

    /// The keys of a shape, as its type has them.
    fn of<T: JsonSchema>() -> BTreeSet<String> {
        let schema = schema_for!(T).to_value();
        schema["properties"].as_object().expect("properties").keys().cloned().collect()
    }

    #[test]
    fn what_can_be_asked_for_is_what_the_whole_result_has() {
        let listed = |plan| keys(plan).iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(of::<PlanReport>(), listed(true));
        assert_eq!(of::<Advice>(), listed(false));
    }
}
