//! The files of `docs/schema`, written from the types that are printed.

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};

use super::{SHAPES, Shape};
use crate::audit::diff::Diff;
use crate::cli::list::List;
use crate::cli::packs::StatusDoc;
use crate::cli::regions::RegionDoc;
use crate::cli::rules::{CoverageDoc, RuleDoc, RuleLine, SourceLine, TodoDoc, TraceLine};
use crate::cli::topic::TopicLine;
use crate::cli::workdays::WorkdaysDoc;
use crate::report::compare::CompareDoc;
use crate::report::places::{PlaceDoc, PlacesDoc};
use crate::report::{Advice, ClaimsDoc, PlanReport, SearchDoc};
use crate::saved::Changes;

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum Answered {
    Plan(Box<PlanReport>),
    Topic(Box<Advice>),
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Opened {
    changes: Changes,
    result: Answered,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum Id {
    Text(String),
    Number(f64),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its shape is wanted")]
enum Row {
    Good { line: u64, id: Option<Id>, result: Box<Answered> },
    Bad { line: u64, id: Option<Id>, error: String },
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Checked {
    schema: u8,
    kinds: Vec<String>,
    findings: Vec<Finding>,
    topics: Vec<Measure>,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Finding {
    kind: String,
    fails: bool,
    topic: String,
    about: Vec<String>,
    text: String,
    fix: String,
    example: Option<String>,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
struct Measure {
    topic: String,
    rules: usize,
    days: usize,
    pairs: usize,
    classes: usize,
    ways: usize,
    combinations: usize,
}

/// What the types are called and why they are there is no business of those who read the output.
fn bare(schema: &mut Schema) {
    for word in ["description", "title"] {
        schema.remove(word);
    }
    let counts = schema.get("format").and_then(|format| format.as_str());
    if counts.is_some_and(|format| format.starts_with(['u', 'i'])) {
        schema.remove("format");
    }
    transform_subschemas(&mut bare, schema);
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    bare.transform(&mut schema);
    serde_json::to_string_pretty(&schema).expect("JSON") + "\n"
}

fn written(name: &str) -> String {
    match name {
        "plan" => schema::<PlanReport>(),
        "topic" => schema::<Advice>(),
        "claims" => schema::<ClaimsDoc>(),
        "place" => schema::<PlaceDoc>(),
        "places" => schema::<PlacesDoc>(),
        "open" => schema::<Opened>(),
        "batch" => schema::<Row>(),
        "compare" => schema::<CompareDoc>(),
        "search" => schema::<SearchDoc>(),
        "regions" => schema::<List<RegionDoc>>(),
        "topics" => schema::<List<TopicLine>>(),
        "workdays" => schema::<WorkdaysDoc>(),
        "rules-list" => schema::<List<RuleLine>>(),
        "rules-show" => schema::<List<RuleDoc>>(),
        "rules-trace" => schema::<List<TraceLine>>(),
        "rules-sources" => schema::<List<SourceLine>>(),
        "rules-check" => schema::<Checked>(),
        "rules-diff" => schema::<Diff>(),
        "rules-coverage" => schema::<CoverageDoc>(),
        "rules-todo" => schema::<TodoDoc>(),
        "data-status" => schema::<StatusDoc>(),
        "schemas" => schema::<List<Shape>>(),
        other => panic!("of which type is {other}?"),
    }
}

/// `UPDATE_CHECKED=1 cargo test` writes them anew, to be read before use.
#[test]
fn the_files_say_what_the_types_are() {
    for shape in SHAPES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join("docs/schema").join(shape.name).with_extension("json");
        let now = written(shape.name);
        if std::env::var_os("UPDATE_CHECKED").is_some() {
            fs::write(&path, &now).expect("it can be written");
        }
        let kept = fs::read_to_string(&path).expect("the file");
        assert!(kept == now, "{} is out of date; UPDATE_CHECKED=1 writes it anew", path.display());
    }
}
