//! The kiosk: nothing of a visitor stays, and nothing ends the program.

use std::time::Duration;

use yizhuan::tui::Options;
use yizhuan::tui::msg::Next;

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

fn visitor() -> Driver {
    Driver::with(&Options { kiosk: Some(Duration::from_mins(1)), ..options() })
}

#[test]
fn a_visitor_who_left_is_forgotten() {
    let gone = visitor().press(USUAL).wait().sees("还在吗").wait().sees("不联网");
    assert!(gone.app.session().answer_docs().is_empty());
    gone.misses("还在吗");
}

#[test]
fn what_was_typed_and_not_read_is_thrown_away_with_the_rest() {
    assert_eq!(visitor().press(USUAL).wait().wait().next, Next::Wipe);
}

#[test]
fn a_visitor_who_is_still_there_goes_on() {
    let here = visitor().press(USUAL).wait().press("1").misses("还在吗").sees("核对答案");
    assert_eq!(here.app.session().answer_docs().len(), 9);
}

#[test]
fn the_wait_is_in_two_parts_and_only_where_there_is_something_to_forget() {
    assert_eq!(visitor().patience(), None);
    assert_eq!(visitor().press("1").patience(), Some(Duration::from_secs(40)));
    // Both count from when somebody was last there.
    assert_eq!(visitor().press("1").wait().patience(), Some(Duration::from_mins(1)));
    assert_eq!(Driver::new().press(USUAL).patience(), None);
}

#[test]
fn nothing_ends_the_program() {
    visitor().misses("退出");
    for keys in ["Ctrl-C", "Ctrl-Z", "0", "1 Ctrl-C", "1 F1 Ctrl-C"] {
        let next = visitor().press(keys).next;
        assert_eq!(next, Next::Stay, "{keys}");
    }
    visitor().press("1 F1").misses("Ctrl");
}

#[test]
fn who_is_done_ends_it_with_two_presses_on_every_page() {
    for keys in ["1", "7 text:cd", "1 F1", USUAL, "1 1 1 1 text:cd 1 text:hz 1 1 1 2"] {
        let page = visitor().press(keys).sees("/ 结束，清空");
        let asked = page.clone().press("/").sees("再按一次 / 就清空");
        asked.clone().press("x").misses("再按一次");
        let gone = asked.press("／").sees("不联网").misses("结束，清空");
        assert_eq!(gone.next, Next::Wipe, "{keys}");
        assert!(gone.app.session().answer_docs().is_empty());
    }
    let asked = visitor().press("1 / x /").sees("再按一次");
    assert_ne!(asked.next, Next::Wipe);
    Driver::new().press("1 /").misses("再按一次");
}

#[test]
fn the_ways_out_stay_in_the_smallest_window() {
    for keys in ["1", USUAL, "1 1 1 1 text:cd", "1 1 1 1 text:cd 1 text:hz 1 1 1 2"] {
        let page = visitor().sized(40, 12).press(keys);
        page.sees("* 帮助").sees("/ 结束，清空").sees(". 上一步");
    }
}
