//! The ids that the program itself must know: documented, and there in the data.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use yizhuan::model::{Roles, Slot, moment, roles};
use yizhuan::rules;

use crate::support::results::topic;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// What stands in backticks in a line.
fn quoted(line: &str) -> impl Iterator<Item = String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// The questions and facts that the program looks for.
fn looked_for() -> BTreeSet<String> {
    let roles = file("core/src/model/roles.rs");
    roles.lines().filter(|line| line.starts_with("    /// ")).flat_map(quoted).collect()
}

#[test]
fn the_readme_of_the_data_names_every_one() {
    let readme = file("assets/README.md");
    let (_, rest) = readme.split_once("有些 id 有固定的意思").expect("the section");
    let rows = rest.lines().skip(1).skip_while(|line| line.is_empty());
    let rows = rows.take_while(|line| line.starts_with('|'));
    let named: BTreeSet<String> = rows.flat_map(quoted).collect();
    let moments = moment::ALL.map(str::to_owned);
    let known: BTreeSet<String> = looked_for().into_iter().chain(moments).collect();
    assert!(known.len() > 20, "{known:?}");
    assert_eq!(named, known);
}

fn json(roles: &Roles) -> serde_json::Map<String, serde_json::Value> {
    let json = serde_json::to_value(roles).expect("JSON");
    json.as_object().expect("an object").clone()
}

/// Whether somebody answered yes or no is asked by the ids of these choices; a question without them would
/// never be answered so.
#[test]
fn questions_of_yes_and_no_have_both_choices() {
    let ids = ["origin_stopped", "destination_enrolled", "next_year_enrolled", "years_elsewhere"];
    for id in ids {
        let topics = rules::embedded().table.topics.iter();
        let asked: Vec<_> =
            topics.filter_map(|topic| Some(topic.at(topic.question(id)?))).collect();
        assert!(!asked.is_empty(), "{id}");
        for question in asked {
            let has = |choice| question.choice(choice).is_some();
            assert!(has(roles::YES) && has(roles::NO), "{id}");
        }
    }
}

#[test]
fn each_is_there_in_the_table() {
    let topics = rules::embedded().table.topics.iter();
    let questions = topics.clone().flat_map(|topic| &topic.questions).map(|each| each.id.as_str());
    let facts = topics.flat_map(|topic| &topic.facts).map(|fact| fact.id.as_str());
    let there: BTreeSet<&str> = questions.chain(facts).collect();
    for id in looked_for() {
        assert!(there.contains(id.as_str()), "{id}");
    }
    // The loader finds each of them in some topic.
    let roles = rules::embedded().table.topics.iter().map(|topic| json(&topic.roles));
    let roles: Vec<serde_json::Map<String, serde_json::Value>> = roles.collect();
    for key in roles[0].keys() {
        assert!(roles.iter().any(|roles| !roles[key].is_null()), "{key}");
    }
    let transfer = topic("transfer");
    let points = transfer.items_of(Slot::Timeline).iter().map(|ix| &transfer.items[ix.at()].id);
    let points: Vec<&String> = points.collect();
    for id in moment::ALL {
        assert!(points.iter().any(|point| *point == id), "{id}");
    }
}

#[test]
fn the_steps_of_an_application_stand_in_order() {
    let transfer = topic("transfer");
    let progress = transfer.roles.progress.expect("the question");
    let steps = transfer.at(progress).choices.iter().map(|choice| choice.id.as_str());
    assert!(steps.eq(["not_applied", "accepted", "origin_done", "done"]));
}
