//! What somebody with nothing but a pad of digits meets in a hall.

use std::collections::BTreeSet;
use std::time::Duration;

use rstest::rstest;
use yizhuan::model::QuestionIx;
use yizhuan::rules;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

/// To the question about the gap, of somebody who pays nothing at the new place yet.
const GAP: &str = "1 1 1 1 text:cd 1 text:hz 1 1 2";

fn visitor() -> Driver {
    Driver::with(&Options { kiosk: Some(Duration::from_mins(1)), ..options() })
}

/// At a question of the transfer, with the usual answers given.
fn asked(id: &str) -> Driver {
    let question = rules::embedded().table.transfer().question(id).expect("a question");
    visitor().press(USUAL).after(Effect::Open(Open::Question(question)))
}

#[test]
fn the_key_that_turns_pages_turns_them_in_every_list() {
    let found = visitor().press("8").sees("第 1/");
    found.clone().press("-").sees("第 2/").press("- -").sees("第 4/");
    let pages = (1..20).find(|keys| {
        let turned = found.clone().press(&"- ".repeat(*keys));
        turned.screen().contains("第 1/")
    });
    assert!(pages.is_some_and(|pages| pages > 5), "{pages:?}");
    let place = visitor().press("1 1 1 1").sees("第 1/");
    let pages = (1..20).find(|keys| {
        let turned = place.clone().press(&"- ".repeat(*keys));
        turned.screen().contains("第 1/")
    });
    assert_eq!(pages, Some(5));
    place.press("- - - -").sees("按 0 回到第一页").press("0").sees("按 0 看下一页");
}

#[test]
fn no_list_of_a_visitor_ends_with_a_line_that_forgets_everything() {
    let mut review = visitor().press(USUAL).press(".").sees("核对答案");
    for _ in 0..4 {
        review = review.press("-").misses("清空，重新开始");
        assert_eq!(review.clone().press("Enter Enter").app.session().answer_docs().len(), 9);
    }
    review.sees("/ 结束，清空");
}

#[test]
fn enter_says_that_there_is_none_of_these() {
    let told = |visitor: &Driver| {
        let docs = visitor.app.session().answer_docs();
        docs.iter().find(|doc| doc.id == "hindrances").map(|doc| doc.value.to_string())
    };
    let unasked = visitor().press(GAP).press("1").sees("没有这些情况");
    assert_eq!(told(&unasked), None);
    assert_eq!(told(&unasked.press("Enter")).as_deref(), Some("[]"));
}

#[test]
fn whoever_does_not_know_says_so_with_the_same_key_everywhere() {
    for id in ["retired", "next_year_enrolled", "hindrances"] {
        let left = asked(id).sees("不确定").press("0");
        let given = left.app.session().answer_docs();
        let given = given.iter().find(|doc| doc.id == id).map(|doc| doc.value.to_string());
        assert_eq!(given.as_deref(), Some("\"unknown\""), "{id}");
    }
    asked("uncounted_months").sees("+ 不确定");
}

#[test]
fn not_sure_of_a_number_is_said_by_keys_alone() {
    for size in [(48, 16), (60, 20), (80, 24), (140, 45)] {
        let shown = asked("uncounted_months").sized(size.0, size.1).screen();
        let said = shown.lines().filter(|line| line.contains("不确定"));
        assert!(said.into_iter().all(|line| line.contains("Enter 确定")), "{shown}");
    }
    asked("uncounted_months").press("Down").sees("▸ +  不确定");
}

/// An unsteady finger finds what stands apart; of each real choice it is said what is meant.
#[test]
fn choices_stand_apart_and_no_choice_but_not_sure_is_left_unexplained() {
    let touch = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    let page = Driver::with(&touch).press("1").sized(60, 20).sees("不确定");
    let question = page.app.session().topic().question("from_scheme").expect("a question");
    let question = page.app.session().topic().at(question);
    let screen = page.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim).collect();
    for digit in ["2  ", "3  ", "0  "] {
        let at = lines.iter().position(|line| line.trim_start_matches("▸ ").starts_with(digit));
        assert!(at.is_some_and(|at| lines[at - 1].is_empty()), "{digit}\n{screen}");
    }
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let how: String =
        solid(question.unknown.as_deref().unwrap_or_default()).chars().take(8).collect();
    assert!(!how.is_empty() && !solid(&screen).contains(&how), "{screen}");

    let beside = visitor().press("6").sized(80, 24);
    let topic = beside.app.session().topic();
    assert_eq!(topic.id, "treatment");
    let screen = beside.screen();
    for choice in &topic.at(QuestionIx(0)).choices {
        let explained = solid(choice.explain.trim_end_matches('。'));
        assert!(solid(&screen).contains(&explained), "{explained}\n{screen}");
    }
}

#[test]
fn no_letter_stands_alone_in_a_line_of_a_list() {
    let touch = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    for size in [(40, 12), (48, 16), (60, 20), (80, 24)] {
        for page in ["7", "1 1 1 1", "8"] {
            let shown = Driver::with(&touch).press(page).sized(size.0, size.1).screen();
            let lone = |line: &str| line.trim().chars().count() == 1;
            assert!(!shown.lines().any(lone), "{shown}");
        }
    }
}

/// Where digits choose, a cursor would ask for letters that nobody need type.
#[test]
fn a_cursor_stands_only_where_something_is_typed() {
    for page in ["7", "8", "1 1 1 1"] {
        let list = visitor().press(page).sees("查找");
        assert_eq!(list.picture().cursor, None, "{}", list.screen());
        assert!(list.press("text:cd").picture().cursor.is_some(), "{page}");
        assert!(Driver::new().press(page).picture().cursor.is_some(), "{page}");
    }
}

#[test]
fn the_signs_of_the_days_are_explained_where_they_stand() {
    for id in ["apply_on", "origin_done_on"] {
        let question = rules::embedded().table.transfer().question(id).expect("a question");
        let open = Effect::Open(Open::Question(question));
        let desk = Driver::new().press(USUAL).after(open).sized(80, 24);
        for day in [desk, asked(id).sized(80, 24)] {
            day.sees("休：周末　假：节日放假　班：周末上班");
        }
    }
}

#[test]
fn a_digit_that_stands_at_no_line_is_answered() {
    visitor().press("3").misses("行首").press("0").sees("请按行首的数字选择");
    asked("filed_by").press("8").sees("请按行首的数字选择");
    visitor().press("8 - - - - - - -").press("9").sees("请按行首的数字选择");
}

#[test]
fn without_a_gap_there_is_no_window_to_make_it_up() {
    let asked = Driver::new().press(GAP).press("0").sees("这样的话").sees("没有断缴");
    asked.misses("补缴窗口");
}

#[test]
fn the_page_of_the_gap_asks_for_no_digit_that_means_another_thing() {
    visitor().press(GAP).sees("还在缴").misses("填 0").sees("不确定");
}

#[test]
fn this_month_is_no_answer_until_somebody_chose_it() {
    let month = visitor().press(GAP).press("3").sees("11 月").misses("[").misses("这样的话");
    month.clone().press("Enter Enter").misses("[").sees("请用数字键填写");
    month.clone().press("Left").sees("[11 月]").sees("这样的话").press("Enter").misses("[11 月]");
    // A mark says what Enter takes, also while it is typed.
    let typed = month.clone().press("6").sees("[ 6 月]").sees("2026 年 6 月").sees("这样的话");
    let next = typed.press("Enter").misses("请用数字键填写");
    let given = next.app.session().answer_docs();
    assert!(given.iter().any(|doc| doc.value.to_string().contains("2026-06")), "{given:?}");
    month.press("2 0 2 6 0 6").sees("[ 6 月]").press("Enter").misses("[ 6 月]");
}

/// The lines of a page, without the mark of the focused one and what is out of sight.
fn lines(screen: &str) -> BTreeSet<String> {
    let said = screen.lines().filter(|line| !line.contains("还有"));
    said.map(|line| line.replace(['▸', '▌'], " ").trim().to_owned()).collect()
}

/// What is seen from here with one key until a page comes again.
fn seen(mut visitor: Driver, key: &str) -> BTreeSet<String> {
    let mut screens = BTreeSet::new();
    let mut all = BTreeSet::new();
    while screens.insert(visitor.screen()) {
        all.extend(lines(&visitor.screen()));
        visitor = visitor.press(key);
    }
    all
}

#[rstest]
#[case::resident_who_must_join("1 3 3 text:wh 1 text:sh 1 2 0 Enter 1")]
#[case::usual(USUAL)]
#[case::not_sure("1 1 1 0 text:wh 1 text:sh 1 2")]
fn the_key_that_turns_pages_shows_every_line_before_it_goes_round(#[case] keys: &str) {
    for size in [(40, 12), (60, 20), (80, 24)] {
        let result = visitor().sized(size.0, size.1).press(keys);
        assert_eq!(result.app.screen(), "Reading", "{}", result.screen());
        for tab in 1..=7 {
            let open = result.clone().press(&tab.to_string());
            let (turned, walked) = (seen(open.clone(), "-"), seen(open, "Down"));
            let missed: Vec<_> = walked.difference(&turned).collect();
            assert!(missed.is_empty(), "{size:?} {tab}: {missed:?}");
        }
    }
}

/// After the last page the first comes at once, and no page is named where there is one.
#[test]
fn every_page_that_is_turned_to_is_another() {
    for size in [(40, 12), (60, 20), (80, 24), (140, 45)] {
        let result = visitor().sized(size.0, size.1).press(USUAL);
        for tab in 1..=7 {
            let first = result.clone().press(&tab.to_string());
            let more = first.screen().contains("下面还有");
            assert!(more || !first.screen().contains("- 翻页"), "{}", first.screen());
            let mut page = first.clone();
            for key in ["-", "PageDown"].into_iter().cycle().take(if more { 40 } else { 0 }) {
                let before = lines(&page.screen());
                page = page.press(key);
                assert_ne!(lines(&page.screen()), before, "{}", page.screen());
                if page.screen() == first.screen() {
                    break;
                }
            }
            assert_eq!(page.screen(), first.screen(), "{size:?} {tab}");
        }
    }
}

#[test]
fn a_plan_of_other_answers_is_read_from_its_beginning() {
    let left = visitor().press(USUAL).press("3").sees("窗口办").press(".").sees("核对答案");
    left.clone().press("1").sees("窗口办");
    let changed = left.press("2 2");
    assert_eq!(changed.app.screen(), "Reading");
    changed.misses("窗口办").sees("下一步");
}

#[test]
fn help_names_every_key_of_the_pad_on_one_page() {
    let keys = ["数字键", "-", "Enter", "*", "9", "0", "+", ".", "/"];
    for page in ["", "1", "1 1 1 1 text:cd 1 text:hz 1 1 1 1 1 1"] {
        let help = visitor().press(page).press("*").sees("使用帮助").misses("查一查：");
        let screen = help.screen();
        let named = |key: &str| {
            let named = format!("{key} ");
            screen.lines().any(|line| line.trim_start_matches([' ', '▸']).starts_with(&named))
        };
        let missing: Vec<_> = keys.into_iter().filter(|key| !named(key)).collect();
        assert!(missing.is_empty(), "{page}: {missing:?}\n{screen}");
    }
}

#[test]
fn what_people_say_of_their_insurance_stands_before_its_name() {
    let above = |screen: String, first: &str, then: &str| {
        let at = |text: &str| screen.lines().position(|line| line.contains(text));
        at(first).zip(at(then)).is_some_and(|(first, then)| first < then)
    };
    let (plain, name) = ("没有单位，由您自己缴职工医保", "职工医保，灵活就业");
    assert!(above(visitor().press("1").screen(), plain, name));
    assert!(above(Driver::new().press("1").screen(), name, plain));
    // Words that are plain already stay first.
    let retired = visitor().press("1 1").screen();
    assert!(above(retired.clone(), "是的，已经享受", "不用再缴"), "{retired}");
}

#[test]
fn a_list_of_places_is_found_as_it_was_left() {
    let first = visitor().press("1 3 3").sees("第 1/").sees("后面是各省份");
    let third = first.press("0 0").sees("第 3/").misses("后面是各省份").press(".");
    third.press("3").sees("第 3/");
}

#[test]
fn in_a_hall_the_counter_comes_first_and_a_tap_changes_the_way() {
    let steps = visitor().press(USUAL).press("3").sees("另一种：网上办");
    steps.clone().press("3").sees("另一种：窗口办");
    steps.tap("另一种").sees("另一种：窗口办");
    Driver::new().press(USUAL).press("3").sees("另一种：窗口办");
}

/// Residents who must join first do the same on both ways.
#[test]
fn two_ways_that_are_one_are_no_choice() {
    let steps = visitor().press("1 3 3 text:ty 1 text:wh 1 2 0 Enter 1 3").sees("网上、窗口都一样");
    steps.misses("另一种");
}
