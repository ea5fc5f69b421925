//! Fields in which a text is written.

use std::time::Duration;

use chrono::NaiveDate;
use yizhuan::model::Value;
use yizhuan::tui::Options;

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

/// Signs that are keys of the screen elsewhere, and that people write in sentences.
const SIGNS: &str = "。.，？?*＊-—－、/／+＋=；：！（）～“”";

#[test]
fn every_sign_is_a_letter_of_a_line_that_is_begun() {
    for sign in SIGNS.chars() {
        let line = Driver::new().press(&format!("text:我在成都{sign}要去杭州")).sees("我在成都");
        assert_eq!(line.app.screen(), "Search", "{sign}\n{}", line.screen());
        let line = line.sees("要去杭州");
        let row = line.screen().lines().find(|row| row.contains("要去杭州")).map(str::to_owned);
        assert!(row.is_some_and(|row| row.contains("我在成都")), "{sign}\n{}", line.screen());
    }
    let told = Driver::new().press("text:我在成都。要去杭州，职工，断2。").sees("断缴月数 2 个月");
    told.press("Enter").sees("四川省成都市 转到 浙江省杭州市");
    Driver::new().press("/ text:职工成都杭州，最后缴费2026-08").sees("最后缴费月");
}

#[test]
fn the_keys_of_a_shell_edit_whatever_is_typed() {
    let line = || Driver::new().press("/ paste:职工/成都").sees("查找： 职工/成都");
    line().press("Ctrl-U text:居民").sees("查找： 居民").misses("查找： 职工");
    line().press("Ctrl-W text:杭州").sees("查找： 职工/杭州");
    line().press("Ctrl-A text:退休").sees("查找： 退休职工/成都");
    line().press("Ctrl-A Ctrl-E text:断2").sees("查找： 职工/成都断2");
    line().press("Ctrl-A Right Right Ctrl-U").sees("查找： /成都");
    // A place, a file that is opened, a file that is written.
    Driver::new().press("1 1 1 1 text:cd Ctrl-U text:hz").sees("查找： hz");
    let open = Driver::new().press("/ paste:进度文件 Enter").sees("打开进度文件");
    open.press("text:a/b Ctrl-W text:c Ctrl-A text:d").sees("文件名： da/c");
    Driver::new().press(USUAL).press("9 7 Ctrl-U text:a").sees("文件名： a.toml");
    // Where nothing is typed they are no keys.
    for key in ["Ctrl-A", "Ctrl-E", "Ctrl-U", "Ctrl-W"] {
        let plan = Driver::new().press(USUAL);
        assert_eq!(plan.clone().press(key).screen(), plan.screen(), "{key}");
    }
}

#[test]
fn signs_are_keys_of_an_empty_line_and_other_keys_do_the_same_in_one_that_is_begun() {
    Driver::new().press("/ .").sees("不联网");
    Driver::new().press("/ *").sees("使用帮助");
    let begun = Driver::new().press("/ text:shebao").sees("Esc 清空").sees("F1 帮助");
    begun.clone().press("F1").sees("使用帮助");
    begun.press("Esc").misses("shebao").sees(". 返回").sees("* 帮助");
}

#[test]
fn a_line_that_was_emptied_is_brought_back() {
    let line = Driver::new().press("text:职工成都");
    line.clone().press("Esc").misses("职工成都").press("F4").sees("职工成都");
    line.clone()
        .press("Esc Esc")
        .sees("不联网")
        .press("F4")
        .sees("职工成都")
        .press("F4")
        .sees("不联网");
    // Of an open case nothing else is taken back.
    let open = Driver::new().press("paste:职工成都杭州断2 Enter");
    let given = open.app.session().answers().clone();
    let back = open.press("/ text:断4 Esc Esc F4").sees("断4");
    assert_eq!(*back.app.session().answers(), given);
    // After another step it is gone.
    let other = Driver::new().press("text:职工成都 Esc Esc 1 1 F4");
    other.misses("职工成都");
}

#[test]
fn another_caller_does_not_write_into_the_line_of_the_one_before() {
    let second = Driver::new().press("text:职工成都 F2").sees("不联网").misses("查找");
    let row = second.screen().lines().next().expect("a row").to_owned();
    assert!(row.contains("1 职工成都") && row.contains("2 新的一位"), "{row}");
    let second = second.press("text:居民邵阳东莞").misses("职工成都居民");
    second.press("F3").sees("职工成都").misses("查找： 居民");
    // Who told nothing is not put aside.
    for begun in ["1", "8", "/", "1 F2"] {
        let home = Driver::new().press(begun).press("F2").sees("不联网").misses("新的一位");
        assert_eq!(home.app.screen(), "Home");
    }
}

#[test]
fn what_is_typed_where_no_letter_is_a_key_begins_a_line() {
    let plan = || Driver::new().press("paste:职工成都杭州断4 Enter");
    for page in ["", "2", "Down Enter", "0", "9", "9 1", "=", ".", "*", ". 1", ". 1 0"] {
        let page = plan().press(page);
        let line = page.clone().press("text:断2").sees("查找： 断2");
        assert_eq!(line.press("Esc Esc").screen(), page.screen(), "{}", page.screen());
        page.press("text:d").sees("查找： d");
    }
    plan().press("text:断2 Enter").sees("2 个月").sees("四川省成都市 转到 浙江省杭州市");
    // A number that a word stands behind was no key.
    for typed in ["2个月没交", "12个月没交", "9个月没交", "10个月没交"] {
        plan().press(&format!("text:{typed}")).sees(&format!("查找： {typed}"));
    }
    plan().press("2 Down text:个").sees("查找： 个");
    // Where a number or a name is written its letters are no line.
    let gap = Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1").press("text:2个月");
    assert_eq!(gap.app.screen(), "Number", "{}", gap.screen());
    plan().press("9 4 1 text:个").sees("个.txt");
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    let visitor = Driver::with(&kiosk).press("1 1");
    assert_eq!(visitor.clone().press("text:断2").app.screen(), visitor.press("2").app.screen());
}

/// In front of the day that a transfer was accepted on.
fn accepted() -> Driver {
    Driver::new().press(USUAL).press(". End Up Up Enter 2").sees("从哪一天受理算起")
}

fn accepted_on(person: &Driver) -> Option<Value> {
    let session = person.app.session();
    session.answers().get(session.topic().roles.apply_on?)
}

#[test]
fn a_day_that_is_typed_is_taken_or_refused_and_no_other_day_is() {
    let day = |day: u32| Some(Value::Day(NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")));
    for typed in ["11.2", "11-02", "11/2", "1102", "2", "02", "20261102", "2026-11-02", "2026.11.2"]
    {
        let said = accepted().press(&format!("text:{typed}")).sees("2026 年 11 月 2 日");
        assert_eq!(accepted_on(&said.press("Enter")), day(2), "{typed}");
    }
    for typed in ["13.2", "1302", "2026", "202611", "0", "00", "2026-11"] {
        let before = accepted();
        let said = before.clone().press(&format!("text:{typed}")).sees("填写日期").press("Enter");
        assert_eq!(accepted_on(&said), accepted_on(&before), "{typed}");
        assert_eq!(said.app.screen(), "Day", "{typed}\n{}", said.screen());
        said.press("Esc").misses("填写日期").sees("2026 年 11 月");
    }
    // A day to come is refused in words.
    let wrong = accepted().press("text:12.2 Enter").sees("还没到这一天");
    assert_eq!(wrong.app.screen(), "Day");
    // Not sure is a key of its own.
    assert_eq!(accepted_on(&accepted().sees("+  不确定").press("+")), Some(Value::Unknown));
}

#[test]
fn what_of_a_call_was_not_used_stands_over_the_plan() {
    let session = Driver::new().press("paste:职工广州佛山 Enter").app.session().clone();
    let mut person = Driver::new();
    person.app.tell_case(session, vec!["没用上：「卡住了」。".to_owned()]);
    let plan = person.sees("没用上：「卡住了」");
    plan.clone().press("2").misses("没用上");
    plan.press("/ paste:断2 Enter").sees("2 个月").misses("没用上");
}
