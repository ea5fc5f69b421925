//! The cases of `tests/cases/`; see `audit::cases` for what one may say.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value as Json;
use yizhuan::audit::cases::{self, Case, at};
use yizhuan::cli::run_case;
use yizhuan::model::Value;
use yizhuan::report::Report;
use yizhuan::rules;
use yizhuan::session::Session;

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

pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        cases::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().flat_map(read).collect()
}

pub fn run(case: &Case) -> Session<'static> {
    run_case(rules::embedded(), case).unwrap_or_else(|error| panic!("{error}"))
}

fn json(session: &Session) -> Json {
    let json = if session.is_plan() {
        serde_json::to_value(&*session.plan_report())
    } else {
        serde_json::to_value(&*session.advice())
    };
    json.unwrap()
}

fn problems(case: &Case) -> Vec<String> {
    let session = run(case);
    case.problems(&json(&session), &spoken(&session))
}

fn spoken(session: &Session) -> BTreeSet<String> {
    cases::stated(session.topic(), &session.outcome().plan)
}

/// The places on both sides of a transfer, as answers are written.
fn ends(session: &Session) -> [Option<Value>; 2] {
    let roles = session.topic().roles;
    [roles.origin, roles.destination].map(|end| session.answers().known(end?))
}

/// Nobody goes from a place to the same place: it is named once, wherever it is told.
#[test]
fn within_one_place_it_is_named_once() {
    let mut seen = 0;
    for case in all() {
        let session = run(&case);
        let [Some(Value::Place(from)), Some(Value::Place(to))] = ends(&session) else { continue };
        if from != to {
            continue;
        }
        let regions = &session.assets().regions;
        let names = [regions.full_name(from), regions.get(from).short.clone()];
        let joints = ["到", " 到 ", " 转到 ", "转到"];
        for format in ["text", "markdown", "html", "short", "speech", "ics"] {
            let text = crate::support::results::write(format, session.report());
            let twice = names.iter().flat_map(|name| joints.map(|at| format!("{name}{at}{name}")));
            let twice: Vec<String> = twice.filter(|twice| text.contains(twice.as_str())).collect();
            assert!(twice.is_empty(), "{}: {format}: {twice:?}", case.name);
        }
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

/// A title says that something moves only where something does, on paper and in messages too.
#[test]
fn titles_speak_of_moving_only_where_something_moves() {
    let mut seen = [0, 0];
    for case in all() {
        let session = run(&case);
        let report = session.report();
        let title = report.title();
        let Some((_, route)) = title.split_once('：') else { continue };
        let moves = match &report {
            Report::Plan(plan) => plan.moves(),
            _ => case.topic == "stuck",
        };
        let joint = if moves { " 转到 " } else { " 到 " };
        let [from, to] = ends(&session);
        assert_eq!(route.contains(joint), from != to, "{}: {title}", case.name);
        for format in ["text", "markdown", "html", "short", "ics"] {
            let text = crate::support::results::write(format, report.clone());
            assert!(moves || !text.contains(" 转到 "), "{}: {format}: {text}", case.name);
        }
        seen[usize::from(moves)] += 1;
    }
    assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
}
