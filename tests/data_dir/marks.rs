//! Marks on everything a folder says, statement by statement, on screens and in every format.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};
use yizhuan::answers::read_answers;
use yizhuan::export::pdf::{a4_sheets, page_sheets, receipt_sheets};
use yizhuan::model::{Assets, Data, Overlay};
use yizhuan::report::{PlanReport, Report};
use yizhuan::rules::{self, SourceFile};
use yizhuan::session::Session;
use yizhuan::tui::app::App;

use super::{Folder, SOURCES, prints};
use crate::pdf::drawn;
use crate::screens::keys::USUAL;
use crate::support::driver::{Driver, options};

const MARK: &str = "本机资料";
const DESCRIBED: &str = "依据的文件照本机资料写";

/// A move between places with rules of their own.
const LINE: &[&str] = &[
    "plan",
    "--today",
    "2026-12-14",
    "--from-scheme",
    "employee",
    "--to-scheme",
    "employee",
    "--retired",
    "no",
    "--origin",
    "苏州",
    "--destination",
    "深圳",
    "--gap-months",
    "2",
];

/// A file of the program's own data.
fn own(path: &str) -> SourceFile {
    rules::texts().into_iter().find(|file| file.path == path).expect("it is there")
}

/// A folder that says the same as the program, of its own accord.
fn folder() -> Folder {
    let paths = ["local/320000.toml", "local/440000.toml"];
    paths.iter().fold(Folder::empty(), |folder, path| folder.with(path, own(path).text))
}

fn printed(folder: &Folder, format: &str) -> String {
    prints(&[LINE, &["--format", format, "--width", "500", "--data", folder.path()]].concat())
}

/// What `batch` writes of a move over a folder.
fn row(folder: &Folder) -> String {
    let input = Folder::empty().with("in.csv", "origin,destination\n苏州,深圳\n");
    let input = input.0.join("in.csv");
    let line = ["batch", input.to_str().expect("UTF-8"), "--format", "csv"];
    super::text(&super::run(None, &[&line[..], &["--data", folder.path()]].concat()).stdout)
}

/// Every statement of a result, that is everything with a weight, documents left out.
fn statements(json: &Json) -> Vec<Map<String, Json>> {
    match json {
        Json::Array(list) => list.iter().flat_map(statements).collect(),
        Json::Object(object) => {
            let own = object.contains_key("level").then(|| object.clone());
            let below = object.iter().filter(|(key, _)| *key != "sources");
            own.into_iter().chain(below.flat_map(|(_, value)| statements(value))).collect()
        }
        _ => Vec::new(),
    }
}

fn is_marked(statement: &Map<String, Json>) -> bool {
    statement.get("local_data").is_some_and(|mark| mark == true)
}

fn plan(folder: &Folder) -> Json {
    serde_json::from_str(&printed(folder, "json")).expect("JSON")
}

#[test]
fn statements_of_its_places_are_marked_and_no_others() {
    let plan = plan(&folder());
    let all = statements(&plan);
    for each in &all {
        let name = each.get("rule").or(each.get("id")).and_then(Json::as_str).unwrap_or_default();
        let local = name.starts_with("320000") || name.starts_with("440000");
        assert_eq!(is_marked(each), local, "{name}");
        assert_eq!(
            each.get("local_data").is_some(),
            local,
            "the key is there only where it is true"
        );
    }
    let marked = all.iter().filter(|each| is_marked(each)).count();
    assert!(marked > 5 && marked < all.len(), "{marked} of {}", all.len());
}

#[test]
fn what_rests_on_its_documents_is_the_programs_own_and_says_so() {
    let id = "handling-regulation";
    let folder = Folder::empty().with("sources.toml", SOURCES.replace("test-holidays-2027", id));
    let plan = plan(&folder);
    let cites = |each: &Map<String, Json>| {
        each["sources"].as_array().is_some_and(|all| all.iter().any(|source| source == id))
    };
    let all: Vec<_> =
        statements(&plan).into_iter().filter(|each| each.contains_key("sources")).collect();
    assert!(all.iter().any(cites) && !all.iter().all(cites));
    assert!(!all.iter().any(is_marked), "the sentences are the program's own");
    let text = printed(&folder, "text");
    assert!(text.contains(DESCRIBED), "{text}");
    let row = row(&folder);
    assert!(row.contains(DESCRIBED), "{row}");
    let documents = plan["sources"].as_array().expect("a list");
    let marked = documents.iter().filter(|each| each["local_data"] == true);
    assert_eq!(marked.map(|each| &each["id"]).collect::<Vec<_>>(), [id]);
}

#[test]
fn days_counted_by_its_calendar_are_marked() {
    let plan = plan(&Folder::calendar());
    let marked: Vec<_> = statements(&plan["timeline"]).into_iter().filter(is_marked).collect();
    let ids: Vec<_> = marked.iter().filter_map(|each| each["id"].as_str()).collect();
    assert!(ids.contains(&"transfer_in_due") && !ids.contains(&"accepted"), "{ids:?}");
}

#[test]
fn months_counted_by_its_wait_are_marked() {
    let folder = Folder::empty().with("local/510100.toml", own("local/510100.toml").text);
    let case = "plan --today 2026-11-28 --from-scheme employee --to-scheme employee --retired no \
                --origin 杭州 --destination 成都 --gap-months 5 --format json --data";
    let case: Vec<&str> = case.split_whitespace().chain([folder.path()]).collect();
    let plan: Json = serde_json::from_str(&prints(&case)).expect("JSON");
    let marked: Vec<_> = statements(&plan["timeline"]).into_iter().filter(is_marked).collect();
    let ids: Vec<_> = marked.iter().filter_map(|each| each["id"].as_str()).collect();
    assert_eq!(ids, ["waiting_ends", "benefits_start"]);
}

#[test]
fn every_format_says_it_as_often_as_it_speaks() {
    let folder = folder();
    let said = statements(&plan(&folder)).iter().filter(|each| is_marked(each)).count();
    for format in ["text", "markdown", "html"] {
        let found = printed(&folder, format).matches(MARK).count();
        assert!(found >= said, "{format}: {found} of {said}");
    }
    let calendar = printed(&Folder::calendar(), "ics").replace("\r\n ", "");
    let summary = calendar.lines().find(|line| line.contains("转入地最迟办完")).expect("an event");
    assert!(summary.contains(MARK), "{summary}");
    for format in ["text", "markdown", "html", "json", "short", "ics"] {
        let own = prints(&[LINE, &["--format", format, "--data", "-"]].concat());
        assert!(!own.contains(MARK) && !own.contains("local_data"), "{format}");
    }
}

/// The same move, worked out with some data.
fn worked_out(assets: &'static Assets) -> Report {
    let today = NaiveDate::from_ymd_opt(2026, 12, 14).expect("a day");
    let pairs = LINE[3..].chunks(2);
    let given: Vec<_> =
        pairs.map(|pair| (pair[0][2..].replace('-', "_"), pair[1].to_owned())).collect();
    let topic = assets.table.transfer();
    let mut session = Session::new(assets, today);
    session.replace(read_answers(topic, assets, today, &given).expect("answers"));
    session.report()
}

/// How many of the lines of every receipt come from a folder.
fn on_receipts(plan: &PlanReport) -> usize {
    let steps = plan.steps.online.iter().chain(&plan.steps.counter).map(|each| &each.why);
    let needed = plan.materials.iter().map(|each| &each.why);
    steps.chain(needed).filter(|why| why.local_data).count()
}

#[test]
fn paper_says_it_too() {
    let over = ["local/320000.toml", "local/440000.toml"].map(own).to_vec();
    let over = rules::overlay(rules::texts(), over).expect("the same files");
    let report = worked_out(Box::leak(Box::new(over)));
    let Report::Plan(plan) = &report else { panic!("no plan") };
    let own = worked_out(rules::embedded());
    let marks = |text: String| text.replace('\n', "").matches(MARK).count();
    let said = statements(&serde_json::to_value(&report).expect("JSON"));
    let said = said.iter().filter(|each| is_marked(each)).count();
    assert!(marks(drawn(&a4_sheets(&report))) >= said, "{said}");
    assert!(marks(drawn(&page_sheets(&report))) > 0);
    let receipt = drawn(&receipt_sheets(&report));
    assert!(on_receipts(plan) > 0 && marks(receipt.clone()) >= on_receipts(plan), "{receipt}");
    for sheets in [a4_sheets(&own), page_sheets(&own), receipt_sheets(&own)] {
        assert_eq!(marks(drawn(&sheets)), 0);
    }
}

#[test]
fn what_is_known_of_a_place_is_marked_too() {
    let folder = folder();
    let place = ["places", "苏州", "--today", "2026-12-14", "--data", folder.path()];
    assert!(prints(&place).contains(MARK));
    assert!(prints(&[&place[..], &["--format", "short"]].concat()).contains(MARK));
}

#[test]
fn rows_of_a_batch_are_marked() {
    assert!(row(&folder()).contains(MARK));
}

#[test]
fn the_screens_mark_it() {
    let over = vec![own("local/510000.toml")];
    let assets = rules::overlay(rules::texts(), over).expect("the same files");
    let overlay =
        Overlay::Used { folder: "/data".to_owned(), doubt: String::new(), lost: String::new() };
    let data =
        Data { assets: Box::leak(Box::new(assets)), overlay: Some(Box::leak(Box::new(overlay))) };
    let person = || Driver { app: App::over(&options(), data), ..Driver::new() };
    let pages = |person: Driver| {
        let parts = ["1", "2", "3", "4", "5", "6"];
        let shown =
            parts.map(|part| person.clone().sized(100, 200).press(&format!("1 {part}")).screen());
        shown.concat()
    };
    let marked = pages(person().press(USUAL));
    assert!(marked.contains(MARK), "{marked}");
    assert!(!pages(Driver::new().press(USUAL)).contains(MARK));
}
