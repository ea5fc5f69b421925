//! Taps: everything that can be chosen answers a finger, where it was put down and taken up.

use std::time::Duration;

use yizhuan::tui::Options;
use yizhuan::tui::msg::Next;
use yizhuan::tui::touch::TouchKind;

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

fn visitor() -> Driver {
    let kiosk = Some(Duration::from_mins(1));
    Driver::with(&Options { kiosk, touch: true, ..options() })
}

#[test]
fn a_visitor_gets_to_the_plan_and_out_by_taps_alone() {
    let asked = visitor().tap("医保转移接续").tap(" 1  ").tap(" 1  ").tap(" 1  ");
    let known = asked.sees("从哪里转出").tap("上海市").tap("北京市").sees("第 6 题");
    let plan = known.tap(" 1  ").tap(" 1  ").tap(" 1  ").tap("没有这些情况").sees("办理方案");
    plan.tap("结束，清空").sees("再按一次").tap("结束，清空").sees("不联网");
}

#[test]
fn a_finger_that_slides_off_chooses_nothing() {
    let page = visitor().press("1");
    let down = page.touch(TouchKind::Press, (10, 8));
    let away = down.clone().touch(TouchKind::Drag, (10, 20)).touch(TouchKind::Release, (10, 8));
    away.sees("第 1 题");
    down.clone().touch(TouchKind::Release, (10, 20)).sees("第 1 题");
    // The same words, a cell further.
    down.touch(TouchKind::Drag, (12, 9)).touch(TouchKind::Release, (12, 9)).sees("第 2 题");
}

#[test]
fn tabs_lines_ticks_and_the_keys_of_the_footer_answer() {
    let plan = visitor().sized(120, 30).press(USUAL);
    plan.clone().tap("时间").sees("星期");
    let line = plan.clone().press("Down").press("Enter");
    assert_eq!(plan.clone().tap("或者").screen(), line.screen());
    let list = plan.clone().tap("材料").sees("已备 0");
    let ticked = list.tap("[ ]").sees("已备 1");
    ticked.tap("Enter 依据").sees("为什么这样说");
    plan.clone().tap("9 带走").sees("扫码带走");
    plan.tap("* 帮助").sees("使用帮助");
}

#[test]
fn a_list_that_is_cut_goes_on_with_a_tap_and_with_a_slide() {
    let plan = visitor().press(USUAL);
    let first = plan.screen();
    let further = plan.clone().tap("下面还有");
    assert_ne!(further.screen(), first);
    assert_eq!(further.press("PageUp Home").screen(), first);
    let slid = plan.touch(TouchKind::Press, (20, 15)).touch(TouchKind::Drag, (20, 5));
    let slid = slid.touch(TouchKind::Release, (20, 5)).sees("办理方案");
    assert_ne!(slid.screen(), first);
    let wheel = slid.touch(TouchKind::WheelUp, (20, 5));
    assert_eq!(wheel.next, Next::Draw);
    let small = visitor().sized(40, 12).press("2").sees("下面还有");
    small.clone().tap("下面还有").sees("上面还有");
    small.press("-").sees("上面还有");
}

#[test]
fn the_key_of_a_keypad_turns_every_list_that_is_cut() {
    let asked = visitor().sized(40, 12).press("2").sees("按 - 看");
    asked.clone().press("-").sees("上面还有");
    let help = asked.press("*").sees("按 - 看");
    help.press("-").sees("上面还有");
}

#[test]
fn a_finger_slides_no_further_than_the_window() {
    let desk = Driver::with(&Options { touch: true, ..options() });
    let page = desk.press("/").sized(60, 12);
    let from = |row: u16| {
        let down = page.clone().touch(TouchKind::Press, (20, row));
        down.touch(TouchKind::Drag, (20, 0)).screen()
    };
    assert_eq!(from(u16::MAX), from(12));
    assert_ne!(from(u16::MAX), page.clone().press("End").screen());
}

#[test]
fn a_month_and_a_day_are_tapped() {
    let month = visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 1 3").sees("11 月").misses("[");
    month.tap("9 月").sees("[ 9 月]").tap("确定").misses("[ 9 月]");
    let day = visitor().press("2 2 1").sees("2026 年 11 月");
    day.tap("16").sees("11 月 16 日");
}

#[test]
fn a_number_is_written_by_taps() {
    for (columns, rows) in [(80, 24), (60, 20), (48, 16), (40, 12)] {
        let field = visitor().sized(columns, rows).press("1 1 1 1 text:cd 1 text:hz 1 1 1 2");
        let screen = field.screen();
        let at = screen.lines().position(|line| line.contains("7  ")).expect("digits");
        let line = screen.lines().nth(at).expect("that row");
        let cell =
            |digit: char| u16::try_from(line.find(digit).expect("ASCII")).expect("on screen");
        // The row below belongs to the digits too.
        let typed = field.tap_at((cell('1'), at as u16)).tap_at((cell('3'), at as u16 + 1));
        let wrong = typed.sees("断缴 13 个月").tap("删一位").sees("断缴 1 个月");
        wrong.tap("确定").sees("要先处理的事");
    }
    let desk = Driver::with(&Options { touch: true, ..options() });
    desk.press("1 1 1 1 text:cd 1 text:hz 1 1 1 2").misses("7  ");
}

#[test]
fn what_is_typed_of_a_month_and_a_day_is_seen() {
    for (columns, rows) in [(80, 24), (60, 20), (48, 16), (40, 12)] {
        let month = visitor().sized(columns, rows).press("1 1 1 1 text:cd 1 text:hz 1 1 1 3");
        month.press("2 0 2 5 1").sees("2025-1_").press("0").sees("2025 年").sees("[10 月]");
        let day = visitor().sized(columns, rows).press("2 2 1");
        day.press("2 0 2 6 1").sees("2026-1_-__");
    }
}

/// The rows of each line that can be chosen.
fn heights(person: &Driver) -> Vec<u16> {
    person.picture().taps.heights_of_choices()
}

#[test]
fn what_is_chosen_is_two_rows_tall_where_the_window_allows() {
    for (columns, rows) in [(80, 24), (60, 20), (48, 16)] {
        for keys in ["", "1", "1 1 1 1", "1 1 1 1 0", "1 1 1 1 0 0 0 2", "7", "1 1 1 1 3 4 1 1"] {
            let page = visitor().sized(columns, rows).press(keys);
            let (heights, screen) = (heights(&page), page.screen());
            assert!(heights.len() > 3 && heights.iter().all(|height| *height > 1), "{screen}");
            assert!(!screen.contains("下面还有"), "{screen}");
        }
    }
    let page = visitor().sized(48, 16).press("1 1 1 1");
    assert_eq!(page.clone().tap("杭州市").screen(), page.clone().press("6").screen());
    // The row below belongs to the choice too, and the other column to another.
    let screen = page.screen();
    let row = screen.lines().position(|line| line.contains("杭州市")).expect("that row") as u16;
    assert_eq!(page.clone().tap_at((4, row + 1)).screen(), page.clone().press("1").screen());
    assert_eq!(page.clone().tap_at((40, row + 1)).screen(), page.press("6").screen());
}

#[test]
fn years_and_months_are_turned_by_taps() {
    for (columns, rows) in [(80, 24), (60, 20), (48, 16), (40, 12)] {
        let month = visitor().sized(columns, rows).press("1 1 1 1 text:cd 1 text:hz 1 1 1 3");
        let before = month.sees("2026 年").tap("前一年").tap("前一年").sees("2024 年");
        before.tap("后一年").sees("2025 年").tap("3 月").tap("确定").sees("恢复缴费月");
        let day = visitor().sized(columns, rows).press("2 2 1").sees("2026 年 11 月");
        let before = day.tap("上个月").tap("上个月").sees("2026 年 9 月");
        let there = before.tap("下个月").tap("16").sees("▸16").sees("+ 不确定");
        there.clone().tap("Enter 确定").misses("受理日");
        if columns > 50 {
            there.tap("前一年").sees("2025 年 10 月").tap("后一年").sees("2026 年 10 月");
        }
    }
}

#[test]
fn what_is_to_be_hit_is_two_rows_tall() {
    for keys in ["", "1", "1 1 1 1", &format!("{USUAL} .")] {
        let visitor = visitor().sized(80, 40).press(keys);
        let screen = visitor.screen();
        let rows: Vec<usize> = (1..=3)
            .map(|digit| {
                let label = format!(" {digit}  ");
                screen.lines().position(|line| line.contains(&label)).expect("a choice")
            })
            .collect();
        assert!(rows.windows(2).all(|pair| pair[1] - pair[0] >= 2), "{keys}:\n{screen}");
        // The row below a choice belongs to it.
        let below = visitor.clone().tap_at((9, u16::try_from(rows[1] + 1).expect("on screen")));
        assert_eq!(below.screen(), visitor.press("2").screen(), "{keys}");
    }
}

#[test]
fn the_lines_of_a_plan_are_two_rows_tall_where_there_is_room() {
    let plan = visitor().sized(100, 90).press(USUAL);
    for keys in ["1", "2", "3", "4", "5", "7"] {
        let tab = plan.clone().press(keys);
        let heights = tab.picture().taps.heights_of_lines();
        assert!(!heights.is_empty() && heights.iter().all(|rows| *rows >= 2), "{keys} {heights:?}");
    }
    // An answer is seen whole, whatever the finger would like.
    visitor().press(USUAL).sees("要当心");
}

#[test]
fn every_part_of_every_page_can_be_tapped() {
    let pages = ["", "1", "1 1 1 1", "7", "8", "1 *", USUAL];
    let plan = ["1", "1 2", "1 4", "1 9", "1 9 1"];
    let all = pages.iter().map(|keys| visitor().press(keys));
    let all = all.chain(plan.iter().map(|keys| visitor().press(USUAL).press(keys)));
    for page in all {
        let parts = page.picture().taps.middles();
        assert!(parts.len() > 1, "{}", page.screen());
        for at in parts {
            let tapped = page.clone().tap_at(at);
            let same = tapped.screen() == page.screen();
            let idle = same && tapped.next == Next::Stay;
            let unmoved = page.clone().tap_at(at).screen();
            assert!(idle || unmoved == tapped.screen());
        }
    }
}

/// A key stands once on a page: where a finger types, what goes with that stands there.
#[test]
fn the_keys_beside_what_a_finger_types_are_not_named_again() {
    let asked = visitor().press("1 1 1 1 5 6 1 1");
    for pages in ["2", "2 3", "3"] {
        for (columns, rows) in [(40, 12), (60, 20), (80, 24), (100, 30), (140, 45)] {
            let page = asked.clone().sized(columns, rows).press(pages);
            let screen = page.screen();
            for key in ["Enter 确定", "+ 不确定", "- 删一位"] {
                let named = screen.matches(key).count();
                assert!(named <= 1, "{key} {named} times at {columns}×{rows}:\n{screen}");
            }
            assert!(screen.contains("Enter 确定"), "{columns}×{rows}:\n{screen}");
        }
    }
    let whole = asked.press("2 3").sees("这样的话").misses("没有显示完");
    whole.sees("能不能补、哪天以前申请");
}

#[test]
fn every_part_has_its_name_where_two_lines_hold_them() {
    let topic = visitor().sized(48, 16).press("5 1 2 3 1 2").sees("手机应用、网站");
    let topic = topic.sees("2划入多少").sees("6去哪问").sees("7依据");
    topic.tap("6去哪问").misses("手机应用、网站").sees("12393");
}
