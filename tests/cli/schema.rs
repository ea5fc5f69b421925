//! Output for programs, held against the schemas that the program itself prints.

use std::fs;

use rstest::rstest;

use super::{Call, Json, READY};

/// One document and the schema it must fit.
struct Check<'a> {
    root: &'a Json,
    wrong: Vec<String>,
}

impl<'a> Check<'a> {
    fn of(root: &'a Json, value: &Json) -> Vec<String> {
        let mut check = Check { root, wrong: Vec::new() };
        check.value(root, value, "");
        check.wrong
    }

    fn value(&mut self, schema: &'a Json, value: &Json, at: &str) {
        let Some(words) = schema.as_object() else {
            assert_eq!(schema, &Json::Bool(true), "{at}: a schema that says nothing");
            return;
        };
        for (word, said) in words {
            let fits = match word.as_str() {
                "$ref" => {
                    self.value(self.named(said), value, at);
                    true
                }
                "type" => of_type(said, value),
                "enum" => said.as_array().expect("a list").contains(value),
                "const" => said == value,
                "minimum" => value.as_f64().is_none_or(|number| Some(number) >= said.as_f64()),
                "maximum" => value.as_f64().is_none_or(|number| Some(number) <= said.as_f64()),
                "anyOf" | "oneOf" => said.as_array().expect("a list").iter().any(|one| {
                    let mut tried = Check { root: self.root, wrong: Vec::new() };
                    tried.value(one, value, at);
                    tried.wrong.is_empty()
                }),
                "required" => said.as_array().expect("a list").iter().all(|key| {
                    value.get(key.as_str().expect("a key")).is_some() || !value.is_object()
                }),
                "properties" => self.properties(schema, value, at),
                "items" => {
                    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.value(said, item, &format!("{at}/{place}"));
                    }
                    true
                }
                "prefixItems" => value.as_array().map(Vec::len) == said.as_array().map(Vec::len),
                "format" => said == "date" && value.as_str().is_none_or(|day| day.len() == 10),
                "minItems" | "maxItems" | "$schema" | "$defs" | "additionalProperties" => true,
                other => panic!("{at}: nobody looks at {other}"),
            };
            if !fits {
                self.wrong.push(format!("{at}: {word} {said}, and there is {value}"));
            }
        }
    }

    fn named(&self, reference: &Json) -> &'a Json {
        let path =
            reference.as_str().and_then(|text| text.strip_prefix('#')).expect("of this file");
        self.root.pointer(path).expect("it is there")
    }

    /// Every key of what is printed is one that the schema names, unless it is open.
    fn properties(&mut self, schema: &'a Json, value: &Json, at: &str) -> bool {
        let named = schema["properties"].as_object().expect("an object");
        for (key, inner) in value.as_object().into_iter().flatten() {
            match named.get(key) {
                Some(said) => self.value(said, inner, &format!("{at}/{key}")),
                None => self.wrong.push(format!("{at}: {key} is not named")),
            }
        }
        true
    }
}

fn of_type(said: &Json, value: &Json) -> bool {
    let is = |name: &Json| match name.as_str().expect("a name") {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    };
    said.as_array().map_or_else(|| is(said), |names| names.iter().any(is))
}

fn schema(name: &str) -> Json {
    Call::new(&format!("schema {name}")).json()
}

#[rstest]
#[case::plan("plan", &format!("{READY} --gap-months 2"))]
#[case::blocked(
    "plan",
    "plan --today 2026-11-23 --origin 成都 --destination 广州 --hindrances arrears"
)]
#[case::nothing("plan", "plan --today 2026-11-23")]
#[case::retired(
    "plan",
    "plan --from-scheme employee --retired yes --origin 武汉 --destination 上海"
)]
#[case::topic(
    "topic",
    "topic gap --scheme employee --cause employer --calculate yes --owed 12000 \
    --owed-since 2026-10-01 --pay-on 2026-11-01 --today 2026-11-23"
)]
#[case::stuck("topic", "topic stuck --today 2026-11-23")]
#[case::claims("claims", "topic claims")]
#[case::compare("compare", "compare --today 2026-11-23 --origin 成都 --destination 杭州,深圳")]
#[case::place("place", "places 厦门")]
#[case::places("places", "places")]
#[case::search("search", "search 当兵")]
#[case::search_places("search", "search 昆山")]
#[case::regions("regions", "regions 浦东")]
#[case::topics("topics", "topic")]
#[case::workdays("workdays", "workdays 2026-12-14 15")]
#[case::workdays_far("workdays", "workdays 2027-12-20 15")]
#[case::rules_list("rules-list", "rules list --place 厦门")]
#[case::rules_show("rules-show", "rules show gap-over3")]
#[case::rules_show_of_a_place("rules-show", "rules show 350500-certificate")]
#[case::rules_trace("rules-trace", "rules trace --from-scheme employee --origin 成都")]
#[case::rules_trace_of_a_topic("rules-trace", "rules trace gap --scheme employee")]
#[case::rules_sources("rules-sources", "rules sources")]
#[case::rules_check("rules-check", "rules check --place 厦门")]
#[case::rules_diff("rules-diff", "rules diff - -")]
#[case::rules_todo("rules-todo", "rules todo --place 云南")]
#[case::rules_coverage("rules-coverage", "rules coverage --topic gap --cases tests/cases")]
#[case::schemas("schemas", "schema")]
fn what_is_printed_fits_its_schema(#[case] name: &str, #[case] line: &str) {
    let printed = Call::new(&format!("{line} --format json")).json();
    assert_eq!(Check::of(&schema(name), &printed), [""; 0], "{line}");
}

#[test]
fn the_status_of_the_data_fits_its_schema() {
    let home = tempfile::tempdir().expect("a folder");
    let mut call = Call::new("data status --format json");
    call.0.env("HOME", home.path());
    assert_eq!(Check::of(&schema("data-status"), &call.json()), [""; 0]);
}

#[test]
fn rows_of_a_batch_and_an_opened_file_fit_theirs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (rows, kept) = (folder.path().join("rows.csv"), folder.path().join("kept.toml"));
    fs::write(&rows, "id,origin,gap_months\n7,成都,2\n,成都,many\n").expect("it can be written");
    let output = Call::new(&format!("batch {}", rows.display())).run();
    let text = super::text(&output.stdout);
    assert_eq!(text.lines().count(), 2);
    for line in text.lines() {
        let row: Json = serde_json::from_str(line).expect("JSON");
        assert_eq!(Check::of(&schema("batch"), &row), [""; 0], "{line}");
    }
    let saving = READY.replacen("plan", "save", 1);
    Call::new(&format!("{saving} --output {}", kept.display())).prints();
    let later = format!("open {} --today 2027-03-01 --format json", kept.display());
    let opened = Call::new(&later).json();
    assert!(!opened["changes"]["by_time"].as_array().expect("a list").is_empty());
    assert_eq!(Check::of(&schema("open"), &opened), [""; 0]);
}

#[test]
fn every_schema_is_listed_and_held_against_something() {
    let own = include_str!("schema.rs");
    let listed = Call::new("schema --format json").json();
    for item in listed["items"].as_array().expect("a list") {
        let name = item["name"].as_str().expect("a name");
        assert!(own.contains(&format!("\"{name}\"")), "nothing is held against {name}");
        assert!(Call::new("schema").prints().contains(name));
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let printed = Call::new(&format!("{READY} --gap-months 2 --format json")).json();
    let schema = schema("plan");
    let spoilt = |pointer: &str, value: Json| {
        let mut other = printed.clone();
        *other.pointer_mut(pointer).expect("it is there") = value;
        Check::of(&schema, &other).len()
    };
    assert_eq!(spoilt("/verdict/code", "ready".into()), 0);
    assert_eq!(spoilt("/verdict/code", "perhaps".into()), 1);
    assert_eq!(spoilt("/gap/months", "2".into()), 1);
    assert_eq!(spoilt("/timeline/0/certainty", "soon".into()), 1);
    assert!(spoilt("/verdict", serde_json::json!({})) > 0);
    assert!(spoilt("/steps", serde_json::json!({"online": [], "counter": [], "post": []})) > 0);
}
