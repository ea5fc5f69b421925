//! Days and states that cannot be, or that nobody told.

use rstest::rstest;
use serde_json::json;

use super::{Call, READY, text};

#[rstest]
#[case::to_come(
    "--progress origin_done --apply-on 2026-11-09 --origin-done-on 2027-11-18",
    "--origin-done-on 2027-11-18 在今天（2026-11-23）以后"
)]
#[case::too_early(
    "--progress origin_done --apply-on 2026-11-09 --origin-done-on 2026-11-06",
    "--origin-done-on 2026-11-06 早于 --apply-on 2026-11-09"
)]
#[case::not_yet(
    "--progress not_applied --apply-on 2026-11-10",
    "--apply-on 2026-11-10 已经过了，可是 --progress 写的是「还没申请」"
)]
fn days_that_contradict_the_rest_are_refused(#[case] flags: &str, #[case] said: &str) {
    let output = Call::new(&format!("{READY} {flags}")).run();
    let error = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{error}");
    assert!(error.contains(said) && error.contains("提示: "), "{error}");
}

#[rstest]
#[case("topic stuck --what waiting --apply-on 2027-10-12 --today 2026-11-23", "--apply-on")]
#[case(
    "topic gap --scheme employee --cause employer --calculate yes --owed 12000 --owed-since 2027-10-01 --today 2026-11-23",
    "--owed-since"
)]
fn what_has_happened_is_not_still_to_come(#[case] line: &str, #[case] flag: &str) {
    let output = Call::new(line).run();
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains(&format!("{flag} 2027-10-")) && error.contains("以后"), "{error}");
}

#[rstest]
#[case::accepted("--progress accepted", json!(["apply_on"]), ("先查清是哪一天受理的", [json!([true, "2026-11-23"]), json!([true, "2026-12-14"])]))]
// What is done today leaves 5 working days at most.
#[case::origin_done("--progress origin_done", json!(["origin_done_on", "apply_on"]), ("先问清转出是哪一天办完的", [json!([null, null]), json!([null, "2026-11-30"])]))]
fn without_its_day_an_acceptance_is_not_said_to_be_in_time(
    #[case] flags: &str,
    #[case] missing: serde_json::Value,
    #[case] (title, days): (&str, [serde_json::Value; 2]),
) {
    let line = format!("{READY} --gap-months 2 {flags}");
    let plan = Call::new(&format!("{line} --format json")).json();
    assert_eq!(plan["verdict"]["code"], "check_first");
    assert_eq!((&plan["verdict"]["title"], &plan["missing"]), (&json!(title), &missing));
    assert_eq!(plan["tracking"], json!(null));
    let points = plan["timeline"].as_array().expect("a list");
    for (id, expected) in ["accepted", "transfer_in_due"].iter().zip(days) {
        let point = points.iter().find(|point| point["id"] == *id).expect("it is told");
        assert_eq!(json!([point["assumed"], point["date"]]), expected, "{id}");
    }
    assert_eq!(plan["materials"], json!([]), "nothing is applied for again");
    for format in ["text", "short", "markdown", "speech"] {
        let said = Call::new(&format!("{line} --format {format}")).prints();
        for wrong in ["期限里", "等着就行", "您填的受理日", "还没有受理"] {
            assert!(!said.contains(wrong), "{format}, {wrong}: {said}");
        }
    }
}

#[test]
fn days_count_from_the_transfer_out_where_the_acceptance_is_not_known() {
    let line = format!("{READY} --gap-months 2 --progress origin_done --origin-done-on 2026-11-10");
    let plan = Call::new(&format!("{line} --format json")).json();
    assert_eq!(plan["tracking"], "overdue");
    let said = Call::new(&line).prints();
    assert!(!said.contains("11 月 23 日受理") && !said.contains("您填的受理日"), "{said}");
}

#[test]
fn a_gap_without_an_end_to_the_enrolment_is_named() {
    let line = READY.replace("--origin-stopped yes", "--origin-stopped no");
    let said = Call::new(&format!("{line} --last-paid 2026-02")).prints();
    assert!(said.contains("还在缴的，就是没有断缴"), "{said}");
}
