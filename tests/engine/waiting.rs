//! Waits for years that residents missed, as rules state them.

use rstest::rstest;
use yizhuan::model::{Answers, Value, Waiting, WaitingCode};
use yizhuan::rules;

use super::{run, topic};
use crate::bad_tables::good;

const YEARS: &str = r#"
[[question]]
id = "missed_years"
kind = "count"
unit = "年"
max = 60
prompt = "断了几年？"
label = "断保年数"

[[question]]
id = "repaid_years"
kind = "count"
unit = "年"
max = 60
prompt = "补了几年？"
label = "已补年数"

[[fact]]
"#;

/// The wait of the one gap rule with these words of the table.
fn waiting(spec: &str, years: &[(&str, u32)]) -> Waiting {
    let mut files = good();
    let file = files.iter_mut().find(|file| file.path == "topics/transfer.toml").expect("the file");
    let spec = format!(
        "waiting = {{ {spec}, missed = \"missed_years\", repaid = \"repaid_years\", floor_from = 4, floor = 6 }}"
    );
    file.text = file.text.replacen("[[fact]]\n", YEARS, 1);
    file.text = file.text.replacen("waiting = { code = \"none\" }", &spec, 1);
    file.text = file.text.replacen("when = { tier = \"none\" }\n", "", 1);
    let assets = rules::load(&files).unwrap_or_else(|error| panic!("{error}"));
    let mut answers = Answers::default();
    for (id, count) in years {
        answers.set(topic(&assets).question(id).expect("a question"), Value::Count(*count));
    }
    run(&assets, &answers, "2026-11-21").plan.gap.waiting
}

#[rstest]
#[case::one(1, 0, 3, 4)]
#[case::one_repaid(1, 1, 3, 3)]
#[case::two(2, 0, 4, 5)]
#[case::two_one_repaid(2, 1, 3, 4)]
#[case::three(3, 0, 5, 6)]
#[case::floor(4, 0, 6, 7)]
#[case::floor_holds_back_both(4, 1, 6, 6)]
#[case::all_repaid(6, 6, 6, 6)]
fn readings_differ_by_the_first_year(
    #[case] missed: u32,
    #[case] repaid: u32,
    #[case] min: u16,
    #[case] max: u16,
) {
    let years = [("missed_years", missed), ("repaid_years", repaid)];
    let found = waiting("code = \"between\", months = 3, free = 1", &years);
    assert_eq!((found.min, found.max), (Some(min), Some(max)));
    let code = if min == max { WaitingCode::Fixed } else { WaitingCode::Between };
    assert_eq!(found.code, code);
}

#[rstest]
#[case::first_year_free("free = 1", 1, 3)]
#[case::first_year_free_of_two("free = 1", 2, 4)]
#[case::first_year_counted("free = 0", 1, 4)]
#[case::floor("free = 1", 4, 6)]
fn a_place_states_one_reading(#[case] free: &str, #[case] missed: u32, #[case] months: u16) {
    let spec = format!("code = \"fixed\", months = 3, {free}");
    let found = waiting(&spec, &[("missed_years", missed), ("repaid_years", 0)]);
    assert_eq!(found.code, WaitingCode::Fixed);
    assert_eq!((found.min, found.max), (Some(months), Some(months)));
}
