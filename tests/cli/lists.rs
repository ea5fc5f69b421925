//! Lists for programs: the same entries as for people, as one JSON object.

use rstest::rstest;
use yizhuan::rules;

use super::{Call, Json, text};

fn items(line: &str) -> Vec<Json> {
    let object = Call::new(&format!("{line} --format json")).json();
    assert_eq!(object["schema"], 1);
    assert_eq!(object["data"]["version"], rules::meta().version);
    object["items"].as_array().expect("a list").clone()
}

#[rstest]
#[case("regions", "code")]
#[case("regions cd", "code")]
#[case("topic", "id")]
#[case("rules list", "id")]
#[case("rules list --place 厦门", "id")]
#[case("rules sources", "id")]
#[case("rules sources 医疗保障法", "id")]
fn a_list_has_the_entries_of_its_text_in_their_order(#[case] line: &str, #[case] key: &str) {
    let mut rest = Call::new(line).prints();
    let items = items(line);
    assert!(!items.is_empty());
    for item in items {
        let name = item[key].as_str().expect("a name");
        let at = rest.find(name).unwrap_or_else(|| panic!("{line}: {name} does not follow"));
        rest.drain(..at + name.len());
    }
}

#[test]
fn a_place_names_its_province_and_the_county_that_was_looked_for() {
    let found = &items("regions 浦东")[0];
    assert_eq!(found["county"], "浦东新区");
    assert_eq!(found["province"], Json::Null);
    assert_eq!(items("regions 510100")[0]["province"], "510000");
}

#[test]
fn a_topic_names_its_questions_as_the_flags_do() {
    let transfer = &items("topic")[0];
    let questions = transfer["questions"].as_array().expect("a list");
    let retired = questions.iter().find(|one| one["id"] == "retired").expect("it is asked");
    assert_eq!(retired["values"], serde_json::json!(["no", "yes", "unknown"]));
    let flags = Call::new("plan --help").prints();
    for question in questions {
        let flag = question["id"].as_str().expect("a name").replace('_', "-");
        assert!(flags.contains(&flag), "{flag}");
    }
}

#[test]
fn working_days_come_with_what_was_left_out() {
    let counted = Call::new("workdays 2026-09-14 15 --format json").json();
    assert_eq!(counted["due"], "2026-10-10");
    assert_eq!(counted["official"], true);
    let days = |key: &str| counted[key].as_array().expect("a list").len();
    assert_eq!((days("holidays"), days("makeup")), (10, 2), "{counted}");
}

#[test]
fn the_years_whose_holidays_nobody_knows_are_named() {
    let counted = Call::new("workdays 2027-12-20 15 --format json").json();
    assert_eq!(counted["unannounced"], serde_json::json!([2027, 2028]));
    assert_eq!(counted["without_holidays"], serde_json::json!([2028]));
    let said = Call::new("workdays 2027-12-20 15").prints();
    assert!(said.contains("2027、2028 年的放假安排还没有公布"), "{said}");
    assert!(said.contains("2028 年的节日一天也没有扣"), "{said}");
    let said = Call::new("workdays 2027-01-04 5").prints();
    assert!(said.contains("2027 年") && !said.contains("一天也没有扣"), "{said}");
    let said = Call::new("workdays 2026-11-23 5").prints();
    assert!(!said.contains("公布"), "{said}");
}

#[test]
fn rules_that_were_looked_at_are_a_list() {
    let traced = Call::new("rules trace --from-scheme employee --retired yes --format json").json();
    let items = traced["items"].as_array().expect("a list");
    let spoken: Vec<_> = items.iter().filter(|each| each["speaks"] == true).collect();
    assert!(!spoken.is_empty() && spoken.len() < items.len());
    let shown = Call::new("rules show gap-over3 --format json").json();
    let rule = &shown["items"][0];
    assert_eq!((&rule["id"], &rule["topic"]), (&"gap-over3".into(), &"transfer".into()));
    assert!(!rule["sources"].as_array().expect("a list").is_empty(), "{rule}");
    let text = Call::new("rules show gap-over3").prints();
    assert!(text.contains(rule["part"].as_str().expect("words")), "{text}");
}

#[rstest]
#[case("regions")]
#[case("topic")]
#[case("rules show gap-over3")]
#[case("rules trace --origin 成都")]
#[case("workdays 2026-11-23 10")]
#[case("rules list")]
#[case("rules sources")]
fn a_list_has_no_other_formats(#[case] line: &str) {
    let output = Call::new(&format!("{line} --format pdf")).run();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("text、json"), "{}", text(&output.stderr));
}

#[test]
fn what_is_found_of_a_paper_says_how_to_get_it() {
    let found = Call::new("search 参保凭证怎么打 --format json").json();
    let hits = found["hits"].as_array().expect("a list");
    let paper =
        hits.iter().filter_map(|hit| hit["text"].as_str()).find(|text| text.contains("怎么得到"));
    assert!(paper.is_some_and(|text| text.contains("不收费")), "{hits:?}");
}

#[test]
fn what_was_looked_for_is_shown_without_what_a_terminal_obeys() {
    for format in ["text", "json", "markdown", "qr"] {
        let mut call = Call::new(&format!("search --format {format}"));
        let output = call.0.arg("\u{1b}[31m年限\u{202e}清零").output().expect("it starts");
        let said = super::text(&output.stdout);
        assert!(said.contains("年限 清零"), "{format}: {said:?}");
        for obeyed in ["\u{1b}[31m", "\u{202e}"] {
            assert!(!said.contains(obeyed), "{format}: {said:?}");
        }
    }
}
