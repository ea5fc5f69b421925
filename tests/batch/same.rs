//! A row gets what it would get alone.

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Map, Value as Json};
use yizhuan::answers::read_answers;
use yizhuan::model::{QuestionKind, Topic};
use yizhuan::rules;
use yizhuan::session::Session;

use super::{call, lines};

fn topic() -> &'static Topic {
    rules::embedded().table.transfer()
}

/// What somebody may write for a question, now and then wrong; none is no answer.
fn texts(at: usize) -> BoxedStrategy<Option<String>> {
    let question = &topic().questions[at];
    let places = ["成都", "330100", "shenzhen", "福州", "cd", "没有", "海南省", "beijing"];
    let known: Vec<String> = match question.kind {
        QuestionKind::Choice => question.choices.iter().map(|each| each.id.clone()).collect(),
        QuestionKind::Many => {
            let ids = question.choices.iter().map(|each| each.id.clone());
            ids.chain(["none".into(), "arrears,in_hospital".into()]).collect()
        }
        QuestionKind::Place => places.map(str::to_owned).to_vec(),
        QuestionKind::Count { .. } => ["0", "2", "５", "7", "9999"].map(str::to_owned).to_vec(),
        QuestionKind::Month => ["2026-08", "2026-05", "2025-12"].map(str::to_owned).to_vec(),
        QuestionKind::Day => ["2026-11-02", "2026-12-30"].map(str::to_owned).to_vec(),
    };
    let usual = proptest::sample::select(known);
    let odd = prop_oneof![Just("unknown".to_owned()), Just("\"x\",\n,".to_owned())];
    prop_oneof![8 => Just(None), 12 => usual.prop_map(Some), 1 => odd.prop_map(Some)].boxed()
}

fn table() -> impl Strategy<Value = Vec<Vec<Option<String>>>> {
    let row: Vec<_> = (0..topic().questions.len()).map(texts).collect();
    proptest::collection::vec(row, 1..200)
}

/// What a row gives alone: a plan, or none.
fn alone(row: &[Option<String>]) -> Option<Json> {
    let (assets, today) = (rules::embedded(), NaiveDate::from_ymd_opt(2026, 11, 23)?);
    let cells = topic().questions.iter().zip(row);
    let given: Vec<_> =
        cells.filter_map(|(question, text)| Some((question.id.clone(), text.clone()?))).collect();
    let mut session = Session::new(assets, today);
    session.replace(read_answers(topic(), assets, today, &given).ok()?);
    Some(serde_json::to_value(session.report()).expect("JSON"))
}

fn as_table(rows: &[Vec<Option<String>>]) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(topic().questions.iter().map(|question| &question.id)).expect("memory");
    for row in rows {
        out.write_record(row.iter().map(|cell| cell.as_deref().unwrap_or_default()))
            .expect("memory");
    }
    out.into_inner().expect("memory")
}

fn as_lines(rows: &[Vec<Option<String>>]) -> String {
    let object = |row: &Vec<Option<String>>| {
        let pairs = topic().questions.iter().zip(row);
        let pairs = pairs.map(|(question, text)| (question.id.clone(), text.clone().into()));
        Json::Object(pairs.collect::<Map<_, _>>()).to_string() + "\n"
    };
    rows.iter().map(object).collect()
}

fn list(value: &Json) -> impl Iterator<Item = &Json> {
    value.as_array().expect("a list").iter()
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Cells that a table has of a plan, worked out from its JSON.
fn cells(plan: &Json) -> Vec<(&'static str, String)> {
    let days = ["accepted", "transfer_out_due", "transfer_in_due"];
    let points: Vec<&Json> = days
        .iter()
        .filter_map(|id| list(&plan["timeline"]).find(|point| point["id"] == *id))
        .collect();
    let said = list(&plan["verdict"]["because"])
        .chain([&plan["account"], &plan["gap"]])
        .chain(points.iter().copied())
        .chain(list(&plan["materials"]).filter(|paper| paper["need"] != "not_needed"));
    let mut notices: Vec<String> = Vec::new();
    for notice in said.flat_map(|each| list(&each["notices"])).map(text) {
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    // Where nothing can be filed no day is given.
    let unclear = plan["verdict"]["code"] == "check_first";
    let day = |id: &str| {
        let point = points.iter().find(|point| point["id"] == id);
        let point = point.filter(|point| unclear || point["assumed"] != true);
        point.map_or_else(String::new, |point| text(&point["date"]))
    };
    let missing: Vec<String> = list(&plan["missing"]).map(text).collect();
    let own = [
        ("verdict", text(&plan["verdict"]["code"])),
        ("verdict_title", text(&plan["verdict"]["title"])),
        ("kind", text(&plan["kind"])),
        ("account", text(&plan["account"]["code"])),
        ("backpay_last_month", text(&plan["gap"]["backpay_last_month"])),
        ("missing", missing.join("、")),
        ("notices", notices.join("；")),
    ];
    own.into_iter().chain(days.map(|id| (id, day(id)))).collect()
}

proptest! {
    #![proptest_config(crate::support::random::cases(12))]

    #[test]
    fn rows_come_in_order_and_say_what_each_says_alone(rows in table(), jobs in 1..5_usize) {
        let expected: Vec<Option<Json>> = rows.iter().map(|row| alone(row)).collect();
        let ways = [("csv", as_table(&rows)), ("jsonl", as_lines(&rows).into_bytes())];
        for (kind, input) in ways {
            let output = call(&format!("- --from {kind} --jobs {jobs}"), input);
            let found = lines(&output);
            let failed = expected.iter().any(Option::is_none);
            prop_assert_eq!(output.status.code(), Some(i32::from(failed)));
            prop_assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(&expected) {
                prop_assert_eq!(found.get("result"), expected.as_ref());
                prop_assert_eq!(found.get("error").is_some(), expected.is_none());
            }
            prop_assert!(found.is_sorted_by_key(|row| row["line"].as_u64()));
        }
    }

    /// A table puts single things into words without the plan that they stand in.
    #[test]
    fn a_table_says_what_the_plans_say(rows in table()) {
        let output = call("- --from csv --format csv", as_table(&rows));
        let mut table = csv::Reader::from_reader(&output.stdout[3..]);
        let names = table.headers().expect("names").clone();
        let found: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        prop_assert_eq!(found.len(), rows.len());
        for (found, row) in found.iter().zip(&rows) {
            for (name, expected) in alone(row).iter().flat_map(cells) {
                let at = names.iter().position(|other| other == name).expect("a column");
                prop_assert_eq!(&found[at], expected, "{}", name);
            }
        }
    }
}
