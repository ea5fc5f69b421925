//! Plans side by side.

use rstest::rstest;
use yizhuan::text::width;

use super::{Call, READY, text};

fn line(rest: &str) -> String {
    READY.replacen("plan", "compare", 1) + rest
}

#[test]
fn columns_are_the_plans_and_what_differs_comes_first() {
    let line = line(" --gap-months 5").replace("--destination 深圳", "--destination 深圳,福州");
    let compared = Call::new(&format!("{line} --format json")).json();
    assert_eq!(compared["by"], "destination");
    for (at, place) in ["深圳", "福州"].iter().enumerate() {
        let plan = READY.replace("深圳", place) + " --gap-months 5 --format json";
        assert_eq!(compared["columns"][at]["result"], Call::new(&plan).json(), "{place}");
    }
    let rows = compared["rows"].as_array().expect("a list");
    let differs: Vec<bool> = rows.iter().map(|row| row["differs"] == true).collect();
    assert!(differs.is_sorted_by(|one, other| one >= other), "{differs:?}");
    assert!(differs[0] && !differs[differs.len() - 1], "{differs:?}");
    let aside = |row: &&serde_json::Value| row["label"] == "问谁" || row["label"] == "准不准";
    let first: Vec<_> = rows.iter().filter(|row| row["differs"] == true).collect();
    let weighty = first.iter().take_while(|row| !aside(row)).count();
    assert!(
        weighty > 0 && weighty < first.len(),
        "numbers to call differ, and come last: {first:?}"
    );
    assert!(first[weighty..].iter().all(aside), "{first:?}");
    for row in rows {
        let cells = row["cells"].as_array().expect("a list");
        assert_eq!(row["differs"] == true, cells[0] != cells[1], "{row}");
    }
    let page = Call::new(&line).prints();
    let both = |line: &str| line.contains("深圳市") && line.contains("福州市");
    assert!(page.lines().any(|line| both(line) && !line.contains('：')), "columns:\n{page}");
    assert!(page.find("不同").is_none() && page.contains("一样的"), "{page}");
    assert!(page.lines().all(|line| width(line) <= 80), "{page}");
    let narrow = Call::new(&format!("{line} --width 40")).prints();
    assert!(narrow.contains("不同的") && narrow.lines().all(|line| width(line) <= 40), "{narrow}");
}

#[test]
fn a_list_by_flag_goes_with_a_line_that_says_one_scheme() {
    let told = "compare 职工 成都 杭州 断2 --to-scheme employee,flexible,resident --format json";
    let compared = Call::new(told).json();
    assert_eq!(compared["by"], "to_scheme");
    assert_eq!(compared["columns"].as_array().expect("a list").len(), 3);
    let from = |at: usize| &compared["columns"][at]["result"]["answers"]["from_scheme"];
    assert_eq!([from(0), from(1), from(2)], ["employee"; 3]);
    let left = "compare 职工 成都 杭州 断2 --from-scheme employee --from-scheme resident";
    let compared = Call::new(&format!("{left} --format json")).json();
    assert_eq!(compared["columns"][1]["result"]["kind"], "resident_to_employee");
    // What the line says of each side by itself is said once.
    for both in [
        "compare 职工转居民 成都 杭州 --to-scheme flexible,resident",
        "职工 成都 杭州 --from-scheme employee --to-scheme flexible",
    ] {
        let output = Call::new(both).run();
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    }
    let two = Call::new("compare 职工 成都 杭州,深圳 断2,3").run();
    assert!(text(&two.stderr).contains("一次只能比一项"), "{}", text(&two.stderr));
    assert!(
        Call::new("职工 成都 杭州 --to-scheme flexible --format short").prints().contains("杭州")
    );
}

#[test]
fn schemes_are_compared_and_three_fit() {
    let line = line("").replace("--to-scheme employee", "--to-scheme employee,flexible,resident");
    let compared = Call::new(&format!("{line} --format json")).json();
    assert_eq!(compared["columns"].as_array().expect("a list").len(), 3);
    let kinds: Vec<_> = (0..3).map(|at| &compared["columns"][at]["result"]["kind"]).collect();
    assert_eq!(kinds[2], "employee_to_resident");
    assert!(Call::new(&line).prints().contains("居民医保"));
}

#[rstest]
#[case::not_yet("no", "--gap-months 2", 5)]
#[case::not_yet_by_month("no", "--last-paid 2026-08", 5)]
#[case::enrolled("yes", "--gap-months 2", 2)]
#[case::enrolled_by_month("yes", "--last-paid 2026-08", 2)]
#[case::paying("no", "--gap-months 2 --first-paid 2026-11", 2)]
fn months_later_the_gap_grows_of_those_who_do_not_pay(
    #[case] enrolled: &str,
    #[case] gap: &str,
    #[case] then: u64,
) {
    let line = line(&format!(" {gap} --later 3 --format json"));
    let enrolled = format!("--destination-enrolled {enrolled}");
    let compared = Call::new(&line.replace("--destination-enrolled yes", &enrolled)).json();
    let column = |at: usize| &compared["columns"][at]["result"];
    assert_eq!(
        (&column(0)["today"], &column(1)["today"]),
        (&"2026-11-23".into(), &"2027-02-23".into())
    );
    let gaps = (&column(0)["gap"]["months"], &column(1)["gap"]["months"]);
    assert_eq!(gaps, (&2.into(), &then.into()));
    let rows = compared["rows"].as_array().expect("rows");
    let early = rows.iter().find(|row| row["label"] == "补缴后最早享受");
    let cells = early.map(|row| [0, 1].map(|at| row["cells"][at].as_str().unwrap_or_default()));
    let moved = cells.is_some_and(|[now, then]| !then.ends_with(now));
    assert!(!moved || enrolled.ends_with("no"), "{rows:#?}");
}

#[rstest]
#[case::enrolled("yes", "no", "2026-11", "缴费照旧")]
#[case::not_yet("no", "yes", "2027-08", "其间不缴")]
fn what_has_begun_stays_where_it_is(
    #[case] enrolled: &str,
    #[case] moves: &str,
    #[case] month: &str,
    #[case] label: &str,
) {
    let line = line(" --gap-months 2 --later 3 --format json");
    let enrolled = format!("--destination-enrolled {enrolled}");
    let compared = Call::new(&line.replace("--destination-enrolled yes", &enrolled)).json();
    let begins = |at: usize| {
        let points = compared["columns"][at]["result"]["timeline"].as_array().expect("a list");
        let point = points.iter().find(|point| point["id"] == "benefits_start");
        point.map(|point| point["month"].clone())
    };
    let (now, then) = (begins(0), begins(1));
    assert_eq!(now != then, moves == "yes", "{now:?} {then:?}");
    let rows = compared["rows"].as_array().expect("a list");
    let said =
        |row: &&serde_json::Value| row["label"].as_str().unwrap_or_default().ends_with("享受");
    let differs = rows.iter().filter(said).any(|row| row["differs"] == true);
    assert_eq!(differs, moves == "yes", "the same month reads the same: {rows:#?}");
    assert!(now.is_some() && (then.is_some_and(|then| then == month)));
    let said = compared["columns"][1]["label"].as_str().expect("a label");
    assert!(said.contains(label), "{said}");
}

#[rstest]
#[case::over3("no", "5", true)]
#[case::within3("no", "2", true)]
#[case::enrolled("yes", "2", false)]
fn a_month_that_counts_from_a_payment_nobody_has_made_says_so(
    #[case] enrolled: &str,
    #[case] gap: &str,
    #[case] says: bool,
) {
    let line = line(&format!(" --gap-months {gap} --format json")).replace("深圳", "武汉,长沙");
    let enrolled = format!("--destination-enrolled {enrolled}");
    let compared = Call::new(&line.replace("--destination-enrolled yes", &enrolled)).json();
    let rows = compared["rows"].as_array().expect("a list");
    let month = rows.iter().find(|row| row["label"].to_string().contains("享受"));
    let cells = month.and_then(|row| row["cells"].as_array()).expect("cells");
    for cell in cells {
        let cell = cell.as_str().expect("text");
        assert_eq!(cell.contains("马上缴费的，"), says, "{cell}");
    }
}

#[test]
fn the_names_of_rows_keep_clear_of_their_cells() {
    let said = Call::new(&line(" --gap-months 2").replace("深圳", "深圳,杭州")).prints();
    assert!(said.starts_with("比较：从四川省成都市转出，"), "{said}");
    assert!(!said.contains(".."), "no name is cut: {said}");
}

#[test]
fn a_case_told_in_words_is_compared_as_that_of_the_same_flags() {
    let flags = "--from-scheme employee --to-scheme employee --origin 成都 --gap-months 2";
    let told = "compare --format json --today 2026-11-23 职工 从成都 断2";
    for rest in ["--destination 杭州,深圳", "--destination 杭州 --later 3"] {
        let same = format!("compare --format json --today 2026-11-23 {flags} {rest}");
        assert_eq!(Call::new(&format!("{told} {rest}")).json(), Call::new(&same).json());
    }
}

#[rstest]
#[case("text")]
#[case("markdown")]
#[case("html")]
#[case("short")]
#[case("speech")]
#[case("qr")]
fn every_format_knows_the_columns(#[case] format: &str) {
    let line = line(" --gap-months 2").replace("深圳", "深圳,杭州");
    let said = Call::new(&format!("{line} --format {format}")).prints();
    let hidden = format == "qr";
    assert!(hidden || said.contains("深圳市") && said.contains("杭州市"), "{said}");
}

#[rstest]
#[case::nothing("", "还没有写要比什么")]
#[case::two_things(" --destination 杭州 --to-scheme flexible", "一次只能比一项")]
#[case::and_later(" --destination 杭州 --later 3", "一次只能比一项")]
#[case::the_same(" --destination 杭州,330100", "写了两次")]
#[case::too_many(" --destination 杭州,福州,厦门", "写了 4 个")]
#[case::too_late(" --later 25", "--later 不能是「25」")]
#[case::no_place(" --destination qqq", "qqq")]
#[case::told_twice(" --later 3 到杭州", "转入")]
#[case::strange(" --later 3 奔驰", "看不懂「奔驰」")]
#[case::only_told(" 断2", "还没有写要比什么")]
fn what_cannot_be_compared_is_refused(#[case] rest: &str, #[case] what: &str) {
    let output = Call::new(&line(rest)).run();
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""));
    assert!(text(&output.stderr).contains(what), "{}", text(&output.stderr));
}

/// Whether they differ or not: with two schemes the answer, the gap and the days are the same.
#[test]
fn a_message_holds_the_answer_the_gap_and_the_days() {
    let same = "compare --today 2026-11-29 --from-scheme employee --to-scheme employee,flexible \
        --retired no --origin 广州 --destination 杭州 --origin-stopped yes --destination-enrolled no \
        --hindrances none --last-paid 2026-09 --first-paid 2027-01 --format short";
    let said = Call::new(same).prints();
    assert!(said.contains("结论：都一样，先在转入地参保"), "{said}");
    assert!(said.contains("断缴：") && said.contains("转入最迟：都一样，"), "{said}");
    assert!(said.chars().count() <= 300, "{said}");
    let other =
        Call::new(&format!("{} --format short", line(" --destination 杭州 --gap-months 2")))
            .prints();
    for label in ["结论：", "断缴：", "转入最迟："] {
        assert!(other.contains(label), "{label} {other}");
    }
}

/// Who has not settled on a scheme is told what sets them side by side, on screen and in print.
#[test]
fn a_plan_without_a_scheme_names_the_comparison() {
    let line = READY.replace("--to-scheme employee", "--to-scheme unknown");
    let said = Call::new(&line).prints();
    assert!(said.contains("compare。") && said.contains("界面里按 ="), "{said}");
    assert!(!Call::new(READY).prints().contains("compare。"));
}

#[rstest]
#[case::list("职工 成都 杭州,深圳 断2", "destination")]
#[case::chinese("职工 成都 杭州，深圳 断2", "destination")]
#[case::places("职工 成都 杭州 深圳 断2", "destination")]
#[case::numbers("职工 成都 杭州 断2,断5", "gap_months")]
#[case::flag("职工 成都 断2 --destination 杭州,深圳", "destination")]
fn a_list_among_the_words_is_what_is_compared(#[case] words: &str, #[case] by: &str) {
    let compared = Call::new(&format!("compare {words} --format json")).json();
    assert_eq!(compared["by"], by, "{words}");
    assert_eq!(compared["columns"].as_array().expect("a list").len(), 2, "{words}");
    let origin = &compared["columns"][1]["result"]["answers"]["origin"];
    assert!(origin.to_string().contains("510100"), "{words}: {origin}");
}

#[rstest]
#[case::words("从成都 到杭州 职工 灵活 居民", 3)]
#[case::list("职工,灵活,居民 成都 杭州", 3)]
#[case::two("成都 杭州 断2 职工 居民", 2)]
fn schemes_are_compared_in_words_too(#[case] words: &str, #[case] count: usize) {
    let compared = Call::new(&format!("compare {words} --format json")).json();
    assert_eq!(compared["by"], "to_scheme", "{words}");
    let columns = compared["columns"].as_array().expect("a list");
    assert_eq!(columns.len(), count, "{words}");
    for column in columns {
        let answers = &column["result"]["answers"];
        assert_eq!(answers["from_scheme"], answers["to_scheme"], "{words}");
        assert_eq!(answers["destination"], "330100", "{words}");
    }
}

#[test]
fn what_plans_call_otherwise_stands_in_one_row() {
    let line = "compare 职工 成都 杭州 断2,断5 没退休 停了 --format json --today 2026-11-29";
    let compared = Call::new(line).json();
    let rows = compared["rows"].as_array().expect("rows");
    let starts = rows.iter().filter(|row| row["label"].to_string().contains("享受"));
    let [row] = starts.collect::<Vec<_>>()[..] else { panic!("one row: {rows:?}") };
    assert_eq!(row["label"], "哪个月起享受", "what is earliest in one and latest in the other");
    assert!(row["cells"][0].to_string().contains("补缴后最早享受："), "{row}");
    assert!(row["cells"][1].to_string().contains("当月参保最晚享受："), "{row}");
}

/// What is done is the same in both places, what a place says of the gap is not.
#[test]
fn what_differs_by_the_names_of_places_alone_stands_behind_what_differs() {
    let compared = Call::new("compare 职工 成都 杭州,深圳 断2 --format json").json();
    let rows = compared["rows"].as_array().expect("rows");
    let at = |label: &str| rows.iter().position(|row| row["label"] == label).expect("a row");
    assert_eq!(rows[at("下一步")]["differs"], true, "{rows:?}");
    for substance in ["断缴", "要当心"] {
        assert!(at(substance) < at("下一步"), "{substance}: {rows:?}");
    }
    // Whether one document has come to its last day is no other rule.
    assert!(at("要当心") < at("个人账户"), "{rows:?}");
    assert!(at("下一步") < at("问谁"), "{rows:?}");
}

#[test]
fn plans_side_by_side_are_no_calendar_and_say_so() {
    let output = Call::new(&line(" --destination 杭州 --format ics")).run();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("几个方案并排，写不成一份日历"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn words_with_commas_are_no_list() {
    let compared =
        Call::new("compare 职工，从成都，断2 --destination 杭州,深圳 --format json").json();
    assert_eq!(compared["by"], "destination");
}

#[test]
fn no_month_to_come_is_called_this_month() {
    let later = Call::new("compare 职工 成都 杭州 断2 --later 3 --today 2026-11-29").prints();
    assert!(later.contains("2027 年 3 月") && !later.contains("本月"), "{later}");
}

#[test]
fn an_employer_and_paying_oneself_differ_where_the_place_says_so() {
    for place in ["苏州", "合肥", "济南", "武汉"] {
        let line = line(" --gap-months 2")
            .replace("--to-scheme employee", "--to-scheme employee,flexible")
            .replace("--destination 深圳", &format!("--destination {place}"));
        let doc = Call::new(&format!("{line} --format json")).json();
        let rows = doc["rows"].as_array().expect("a list");
        let gap = rows.iter().find(|row| row["label"] == "断缴").expect("a row");
        assert_eq!(gap["differs"], true, "{place}: {gap}");
        let own = gap["cells"][1].as_str().expect("text");
        assert!(own.contains("第一次"), "{place}: {own}");
    }
}

#[test]
fn a_day_that_has_two_stands_with_both_in_lines_of_their_own() {
    let line = line(" --gap-months 2 --later 3").replace("2026-11-23", "2026-11-28");
    let page = Call::new(&line).prints();
    let mut days = page.lines().skip_while(|line| !line.starts_with("转入最迟"));
    let first = days.next().expect("a row");
    assert!(first.contains("若 11 月 28 日受理：12 月 18 日  "), "{page}");
    let then = days.next().expect("a line");
    assert!(then.trim().starts_with("若 11 月 30 日受理：12 月 21 日"), "{page}");
    assert!(!page.contains("日受理 2027"), "{page}");
}

/// Two days in a cell, each behind its acceptance: both on one line, or both on two.
#[rstest]
#[case::one_line_each("济南,杭州", 80, "若 12 月 5 日受理：12 月 18 日")]
#[case::two_lines_each("济南,杭州,武汉", 80, "若 12 月 5 日受理：")]
fn a_cell_that_holds_two_days_has_them_alike(
    #[case] places: &str,
    #[case] width: usize,
    #[case] whole: &str,
) {
    let line = format!(
        "compare --from-scheme employee --to-scheme employee --retired no --origin 青岛 \
         --destination {places} --origin-stopped yes --destination-enrolled yes --gap-months 0 \
         --hindrances none --today 2026-12-05 --width {width}"
    );
    let page = Call::new(&line).prints();
    let accepted = |line: &&str| line.contains("受理：") && line.contains("  ");
    let lines: Vec<&str> = page.lines().filter(accepted).collect();
    assert!(lines.len() > 2 && lines.iter().any(|line| line.contains(whole)), "{page}");
    for line in lines {
        let mut told = line.split("受理：").skip(1).map(str::trim_start);
        let day = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
        assert!(told.all(|rest| day(rest) != whole.ends_with('：')), "{page}");
    }
}
