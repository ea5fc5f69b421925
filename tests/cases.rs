//! The cases of `tests/cases/`: answers and a day in, parts of the plan out.
//!
//! A case names what it expects as `"part.of.the.json" = value`; an element of a list is chosen by
//! its `id`, or by its position. `rules` must speak somewhere in the plan, `absent` must be missing
//! or null, `missing` and `ignored` are exact.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use yizhuan::cli::read_answers;
use yizhuan::model::RuleIx;
use yizhuan::rules;
use yizhuan::session::Session;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default = "transfer")]
    topic: String,
    today: toml::value::Datetime,
    answers: Map<String, Json>,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    absent: Vec<String>,
    missing: Option<Vec<String>>,
    ignored: Option<Vec<String>>,
    #[serde(default)]
    expect: Map<String, Json>,
}

fn transfer() -> String {
    "transfer".to_owned()
}

#[test]
fn every_case_gives_what_it_expects() {
    let problems: Vec<String> = all().iter().flat_map(problems).collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_rule_speaks_in_some_case() {
    let spoken: BTreeSet<(String, String)> = all()
        .iter()
        .flat_map(|case| spoken(&run(case)).into_iter().map(|id| (case.topic.clone(), id)))
        .collect();
    let topics = rules::embedded().table.topics.iter();
    let rules = topics.flat_map(|topic| topic.rules.iter().map(|rule| (&topic.id, &rule.id)));
    let silent: Vec<_> =
        rules.filter(|(topic, id)| !spoken.contains(&((*topic).clone(), (*id).clone()))).collect();
    assert!(silent.is_empty(), "rules that no case makes speak: {silent:?}");
}

/// A name that no plan knows would be absent for ever. A step of one way may be asked of the other.
#[test]
fn what_is_absent_in_one_case_is_there_in_another() {
    let cases = all();
    let plans: Vec<Json> = cases.iter().map(|case| json(&run(case))).collect();
    let shown =
        |pointer: &str| plans.iter().any(|plan| at(plan, pointer).is_some_and(|is| !is.is_null()));
    let known = |pointer: &str| match pointer.rsplit_once('.') {
        Some(("steps.online" | "steps.counter", step)) => {
            ["online", "counter"].iter().any(|way| shown(&format!("steps.{way}.{step}")))
        }
        _ => shown(pointer),
    };
    let unknown: Vec<&String> =
        cases.iter().flat_map(|case| &case.absent).filter(|pointer| !known(pointer)).collect();
    assert!(unknown.is_empty(), "no case has {unknown:?}");
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> =
        all().into_iter().map(|case| case.name).filter(|name| !seen.insert(name.clone())).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn a_wrong_expectation_is_reported() {
    let mut case = all().swap_remove(0);
    assert!(problems(&case).is_empty());
    case.expect.insert("verdict.code".to_owned(), "automatic".into());
    case.rules.push("no-such-rule".to_owned());
    case.absent.push("verdict.title".to_owned());
    case.missing = Some(vec!["origin".to_owned()]);
    case.ignored = Some(vec!["origin".to_owned()]);
    assert_eq!(problems(&case).len(), 5);
}

fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let file: File =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.case
    };
    paths.iter().flat_map(read).collect()
}

fn run(case: &Case) -> Session<'static> {
    let assets = rules::embedded();
    let today: NaiveDate = case.today.to_string().parse().unwrap();
    let topic = assets.table.topics.iter().find(|topic| topic.id == case.topic);
    let topic = topic.unwrap_or_else(|| panic!("{}: no topic {}", case.name, case.topic));
    let mut session = Session::on(assets, topic, today);
    let given: Vec<(String, String)> =
        case.answers.iter().map(|(id, value)| (id.clone(), as_flag(value))).collect();
    let answers = read_answers(session.topic(), assets, today, &given);
    session.replace(answers.unwrap_or_else(|error| panic!("{}: {error}", case.name)));
    session
}

fn json(session: &Session) -> Json {
    let json = if session.is_plan() {
        serde_json::to_value(&*session.document())
    } else {
        serde_json::to_value(&*session.advice())
    };
    json.unwrap()
}

/// A value as it would stand on the command line.
fn as_flag(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(list) if list.is_empty() => "none".to_owned(),
        Json::Array(list) => list.iter().map(as_flag).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn problems(case: &Case) -> Vec<String> {
    let session = run(case);
    let json = json(&session);
    let spoken = spoken(&session);
    let mut found = Vec::new();
    for (pointer, expected) in &case.expect {
        let is = at(&json, pointer);
        if is != Some(expected) {
            found.push(format!("{pointer} should be {expected}, is {}", shown(is)));
        }
    }
    let silent = case.rules.iter().filter(|id| !spoken.contains(*id));
    found.extend(silent.map(|id| format!("rule {id} does not speak")));
    let there = case.absent.iter().filter_map(|pointer| Some((pointer, at(&json, pointer)?)));
    let there = there.filter(|(_, is)| !is.is_null());
    found.extend(there.map(|(pointer, is)| format!("{pointer} should be absent, is {is}")));
    for (key, list) in [("missing", &case.missing), ("ignored", &case.ignored)] {
        let is = &json[key];
        let differs = list.as_ref().filter(|list| *is != Json::from((*list).clone()));
        found.extend(differs.map(|list| format!("{key} should be {list:?}, is {is}")));
    }
    found.into_iter().map(|problem| format!("{}: {problem}", case.name)).collect()
}

fn at<'a>(json: &'a Json, pointer: &str) -> Option<&'a Json> {
    pointer.split('.').try_fold(json, |json, part| match json {
        Json::Object(map) => map.get(part),
        Json::Array(list) => {
            let by_id = list.iter().find(|each| each.get("id").is_some_and(|id| id == part));
            by_id.or_else(|| list.get(part.parse::<usize>().ok()?))
        }
        _ => None,
    })
}

fn shown(json: Option<&Json>) -> String {
    json.map_or_else(|| "absent".to_owned(), Json::to_string)
}

/// Ids of every rule that speaks, announces itself or is shown as lapsed.
fn spoken(session: &Session) -> BTreeSet<String> {
    let plan = &session.outcome().plan;
    let single = plan.account.1.iter().chain(&plan.gap.rule).copied();
    let lists = [
        &plan.because,
        &plan.materials,
        &plan.online,
        &plan.counter,
        &plan.warnings,
        &plan.lapsed,
        &plan.upcoming,
        &plan.channels,
        &plan.points,
    ];
    let listed = lists.into_iter().flatten().copied();
    let dated = plan.timeline.iter().map(|milestone| milestone.rule);
    let topic = session.topic();
    let id = |ix: RuleIx| topic.rule(ix).id.clone();
    single.chain(listed).chain(dated).map(id).collect()
}
