//! Cases: answers and a day in, parts of the result out.
//!
//! A case names what it expects as `"part.of.the.json" = value`; an element of a list is chosen by
//! its `id`, or by its position. `rules` must speak somewhere in the plan, `absent` must be missing
//! or null, `missing` and `ignored` are exact.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::trace::spoken;
use crate::model::{Plan, TRANSFER, Topic};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it is about, unique.
    pub name: String,
    /// Id of the topic.
    #[serde(default = "transfer")]
    pub topic: String,
    /// The day the answers are for.
    today: toml::value::Datetime,
    /// Answers by question.
    answers: Map<String, Json>,
    /// Ids of rules that must speak, announce themselves or be shown as lapsed.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Parts that must not be there.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Questions that would make the result more definite.
    pub missing: Option<Vec<String>>,
    /// Answers that cannot matter.
    pub ignored: Option<Vec<String>>,
    /// Parts and what they must be.
    #[serde(default)]
    pub expect: Map<String, Json>,
}

fn transfer() -> String {
    TRANSFER.to_owned()
}

/// Reads a file of cases.
pub fn read(text: &str) -> Result<Vec<Case>, toml::de::Error> {
    toml::from_str::<File>(text).map(|file| file.case)
}

impl Case {
    /// The day, if it is one.
    pub fn today(&self) -> Option<NaiveDate> {
        self.today.to_string().parse().ok()
    }

    /// The answers as they would stand on the command line.
    pub fn given(&self) -> Vec<(String, String)> {
        self.answers.iter().map(|(id, value)| (id.clone(), as_flag(value))).collect()
    }

    /// What of the result is not as expected.
    pub fn problems(&self, json: &Json, said: &BTreeSet<String>) -> Vec<String> {
        let mut found = Vec::new();
        for (pointer, expected) in &self.expect {
            let is = at(json, pointer);
            if is != Some(expected) {
                found.push(format!("{pointer} should be {expected}, is {}", shown(is)));
            }
        }
        let silent = self.rules.iter().filter(|id| !said.contains(*id));
        found.extend(silent.map(|id| format!("rule {id} does not speak")));
        let there = self.absent.iter().filter_map(|pointer| Some((pointer, at(json, pointer)?)));
        let there = there.filter(|(_, is)| !is.is_null());
        found.extend(there.map(|(pointer, is)| format!("{pointer} should be absent, is {is}")));
        for (key, list) in [("missing", &self.missing), ("ignored", &self.ignored)] {
            let is = &json[key];
            let differs = list.as_ref().filter(|list| *is != Json::from((*list).clone()));
            found.extend(differs.map(|list| format!("{key} should be {list:?}, is {is}")));
        }
        found.into_iter().map(|problem| format!("{}: {problem}", self.name)).collect()
    }
}

/// A part of a result.
pub fn at<'a>(json: &'a Json, pointer: &str) -> Option<&'a Json> {
    pointer.split('.').try_fold(json, |json, part| match json {
        Json::Object(map) => map.get(part),
        Json::Array(list) => {
            let by_id = list.iter().find(|each| each.get("id").is_some_and(|id| id == part));
            by_id.or_else(|| list.get(part.parse::<usize>().ok()?))
        }
        _ => None,
    })
}

/// Ids of every rule that speaks, announces itself or is shown as lapsed.
pub fn stated(topic: &Topic, plan: &Plan) -> BTreeSet<String> {
    let noted = plan.lapsed.iter().chain(&plan.upcoming).copied();
    spoken(plan).into_iter().chain(noted).map(|ix| topic.rule(ix).id.clone()).collect()
}

fn as_flag(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(list) if list.is_empty() => "none".to_owned(),
        Json::Array(list) => list.iter().map(as_flag).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn shown(json: Option<&Json>) -> String {
    json.map_or_else(|| "absent".to_owned(), Json::to_string)
}
