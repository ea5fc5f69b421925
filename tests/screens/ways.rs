//! The two ways to do the steps: side by side, or one after a key.

use super::keys::USUAL;
use crate::support::driver::Driver;

const ONLINE: &str = "打开国家医保服务平台";
const COUNTER: &str = "去一个窗口就行";

fn steps(columns: u16, rows: u16) -> Driver {
    Driver::new().sized(columns, rows).press(USUAL).press("3")
}

#[test]
fn a_wide_window_has_both_side_by_side() {
    steps(100, 30).sees(ONLINE).sees(COUNTER).misses("另一种");
}

#[test]
fn a_narrow_one_has_one_and_the_digit_turns_to_the_other() {
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
        let online = steps(columns, rows).sees(ONLINE).misses(COUNTER).sees("另一种：窗口办");
        let counter = online.press("3").sees(COUNTER).misses(ONLINE).sees("另一种：网上办");
        counter.press("3").sees(ONLINE);
    }
}

#[test]
fn a_turn_begins_at_the_top() {
    steps(60, 20).press("End 3").sees(COUNTER);
}

#[test]
fn a_changed_answer_stays_the_line_that_keys_act_on() {
    let changed = Driver::new().press(USUAL).press(".").sees("4  转入地医保").press("4 0 .");
    let asked = changed.sees("1  继续回答").sees("▸ 5  转入地医保");
    asked.press("Enter").sees("您现在（转入地）参加");
}
