//! Steps taken back, and keys that lose nothing by accident.

use std::time::Duration;

use yizhuan::model::Value;
use yizhuan::tui::Options;
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::Done;

use crate::screens::keys::USUAL;
use crate::support::driver::{Driver, options};

/// In front of the question for the months of a gap.
const GAP: &str = "1 1 1 1 text:cd Enter text:hz Enter 1 1";

#[test]
fn what_was_taken_back_is_not_marked_any_more() {
    let asked = Driver::new().press("1");
    let first = asked.clone().press("Enter");
    let undone = asked.press("3 F4");
    assert_eq!(undone.app.screen(), "Choice");
    assert_eq!(undone.press("Enter").app.session().answers(), first.app.session().answers());
    let number = Driver::new().press(GAP).press("5 Enter F4");
    number.sees("请按数字键填写");
}

#[test]
fn a_step_back_does_not_forget_the_file() {
    let mut saved = Driver::new().press(USUAL).press("2 + 9");
    let digit = (1..9).find(|digit| {
        let page = saved.clone().press(&digit.to_string());
        page.app.screen() == "Save" && page.screen().contains(".toml")
    });
    saved = saved.press(&digit.expect("a line of the menu").to_string());
    saved.app.update(&Msg::Done(Done::Written("/home/me/王阿姨.toml".into(), 9)));
    assert_eq!(saved.clone().press("Ctrl-C").next, Next::Quit, "all of it is in the file");
    let undone = saved.press("F4 F4 F4").sees("已备 0 / ");
    undone.press("Ctrl-C").sees("改的没有存");
}

#[test]
fn the_code_of_a_city_does_not_end_the_program() {
    let asked = Driver::new().press("0").sees("再按一次就退出");
    assert_ne!(asked.next, Next::Quit);
    assert_eq!(asked.clone().press("0").next, Next::Quit);
    let line = asked.clone().press("5 7 1").sees("查找： 0571").sees("杭州市  0571-12393");
    line.press("Esc Esc").sees("不联网");
    // Another key takes it back.
    asked.press("Down 1").sees("第 1 题");
    // No code begins with the last line chosen by its place.
    let last = Driver::new().press(&"Down ".repeat(9)).sees("▸ 0  退出");
    assert_eq!(last.press("Enter").next, Next::Quit);
}

#[test]
fn a_key_stands_once_on_a_page_and_means_one_thing() {
    let asked = Driver::new().press(GAP);
    let count = |asked: &Driver, text: &str| asked.screen().matches(text).count();
    assert_eq!(count(&asked, "不确定"), 1, "{}", asked.screen());
    assert_eq!(count(&asked, "按月份算"), 0, "{}", asked.screen());
    asked.clone().sees("-  按最后缴费的月份来算").press("-").sees("最后一次缴费");
    let typed = asked.press("3").sees("- 删一位").misses("-  按最后");
    typed.press("-").sees("-  按最后缴费的月份来算");
}

#[test]
fn a_tap_on_not_sure_is_not_the_day_that_is_chosen() {
    for kiosk in [None, Some(Duration::from_mins(2))] {
        let touch = Options { kiosk, touch: true, ..options() };
        let day = Driver::with(&touch).press(USUAL).press("Esc 0").sized(80, 40).tap("受理日");
        assert_eq!(day.app.screen(), "Day");
        let unsure = day.tap("不确定");
        let given = unsure.app.session().answers().given();
        let unknown = given.filter(|(_, value)| *value == Value::Unknown).count();
        assert_eq!(unknown, 1, "{}", unsure.screen());
    }
}

#[test]
fn a_day_to_come_is_not_the_day_of_what_was_accepted() {
    let asked = Driver::new().press(USUAL).press(". End Up Up Enter");
    let asked = asked.sees("转移申请办到哪一步");
    for (columns, rows) in [(80, 24), (60, 20)] {
        let day = asked.clone().press("2").sized(columns, rows);
        assert_eq!(day.app.screen(), "Day", "{}", day.screen());
        let ahead = day.press("Right Right").sees("还没到这一天").misses("休：周末");
        let screen: String = ahead.screen().split_whitespace().collect();
        assert!(screen.contains("按.回去改。"), "{}", ahead.screen());
        assert_eq!(ahead.press("Enter").app.screen(), "Day");
    }
}

#[test]
fn what_cannot_be_moved_is_compared_with_nothing() {
    let retired = Driver::new().press("paste:退休成都杭州 Enter").sees("不能转").misses("比一比");
    let before = retired.screen();
    assert_eq!(retired.press("=").screen(), before);
    Driver::new().press(USUAL).sees("比一比").press("=").sees("换一个转入地");
}

#[test]
fn a_comparison_is_called_one_in_any_window() {
    let compared = Driver::new().press("paste:职工乌鲁木齐呼和浩特断2 Enter = 1 paste:深圳 Enter");
    for (columns, rows) in [(140, 45), (80, 24), (60, 20), (40, 12)] {
        let screen = compared.clone().sized(columns, rows).screen();
        assert!(screen.trim_start().starts_with("比较"), "{screen}");
    }
}

#[test]
fn a_comparison_says_in_any_window_what_nobody_was_asked() {
    let compared = Driver::new().press("paste:职工成都杭州断2 Enter + 1 = 1 1");
    for (columns, rows) in [(40, 12), (44, 40), (60, 40), (80, 24), (80, 40), (140, 45)] {
        compared.clone().sized(columns, rows).sees("没问，按一般情况填的");
    }
}

#[test]
fn no_key_stands_twice_in_a_footer() {
    let choosing = Driver::new().press("text:zg text:cd text:hz").press("Down");
    let all = super::sizes::people().into_iter().chain([choosing]);
    for person in all.map(|person| person.sized(200, 60)) {
        let screen = person.screen();
        // The keys of a code stand beside it, not in the last row, where it may end.
        let Some(footer) = screen.lines().nth(59) else {
            assert_eq!(person.app.screen(), "Code", "{screen}");
            continue;
        };
        let keys = footer.split("   ").filter_map(|hint| hint.split_whitespace().next());
        let keys: Vec<&str> = keys.collect();
        assert!(keys.len() > 1, "{}:\n{footer}", person.app.screen());
        let twice = keys.iter().enumerate().find(|(at, key)| keys[..*at].contains(key));
        assert_eq!(twice, None, "{}:\n{footer}", person.app.screen());
    }
}
