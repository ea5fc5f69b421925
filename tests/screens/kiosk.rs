//! The kiosk: nothing of a visitor stays, and nothing ends the program.

use std::time::Duration;

use ratatui::buffer::Cell;
use ratatui::style::Color;
use ratatui::style::Modifier;
use yizhuan::output::printer::Printed;
use yizhuan::rules;
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::{Done, Outside};
use yizhuan::tui::{Options, Preset};

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

fn visitor() -> Driver {
    Driver::with(&Options { kiosk: Some(Duration::from_mins(1)), ..options() })
}

/// Waits until somebody was gone for so many seconds.
fn gone(mut visitor: Driver, seconds: u64) -> Driver {
    visitor.next = visitor.app.update(&Msg::Idle(Duration::from_secs(seconds)));
    visitor
}

#[test]
fn a_visitor_who_left_is_forgotten() {
    let gone = gone(visitor().press(USUAL).wait().sees("20 秒后清空"), 60).sees("不联网");
    assert!(gone.app.session().answer_docs().is_empty());
    gone.misses("秒后清空");
}

#[test]
fn what_was_typed_and_not_read_is_thrown_away_with_the_rest() {
    assert_eq!(gone(visitor().press(USUAL), 60).next, Next::Wipe);
}

#[test]
fn a_visitor_who_is_still_there_goes_on() {
    let here = visitor().press(USUAL).wait().press("1").misses("秒后清空").sees("办理方案");
    assert_eq!(here.app.session().answer_docs().len(), 9);
}

/// The first row, as far as it is drawn in reverse.
fn bar(visitor: &Driver) -> usize {
    let picture = visitor.picture();
    let reversed = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
    picture.buffer.content[..80].iter().take_while(|cell| reversed(cell)).count()
}

#[test]
fn the_last_seconds_are_counted_down_by_a_bar_that_shrinks() {
    let visitor = visitor().press("1");
    assert_eq!(gone(visitor.clone(), 37).patience(), Some(Duration::from_secs(40)));
    let mut before = 81;
    for left in (1..=20).rev() {
        let warned = gone(visitor.clone(), 60 - left).sees(&format!("{left} 秒后清空"));
        assert!((1..before).contains(&bar(&warned)), "{left}: {}", bar(&warned));
        before = bar(&warned);
        assert_eq!(warned.patience(), Some(Duration::from_secs(60 - left + 1)));
    }
}

#[test]
fn a_clock_stands_in_the_header_until_the_last_seconds() {
    visitor().misses("后清空");
    Driver::new().press("1").misses("后清空");
    let asked = visitor().press("1").sees("1:00 后清空").sees("第 1 题");
    let later = gone(asked, 11).sees("0:50 后清空");
    assert_eq!(later.patience(), Some(Duration::from_secs(15)));
    later.clone().press("Down").sees("1:00 后清空");
    gone(later.clone().press("/").sees("再按一次"), 20).sees("再按一次");
    gone(later.clone(), 40).sees("20 秒后清空").misses("0:20");
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
        later.clone().sized(columns, rows).sees("0:50 后清空");
    }
}

#[test]
fn half_of_a_short_time_is_warned_of() {
    let short = Options { kiosk: Some(Duration::from_secs(10)), ..options() };
    let visitor = Driver::with(&short).press("1");
    assert_eq!(visitor.patience(), Some(Duration::from_secs(5)));
    assert_eq!(bar(&visitor.wait().sees("5 秒后清空")), 80);
}

#[test]
fn it_waits_only_where_there_is_something_to_forget() {
    assert_eq!(visitor().patience(), None);
    assert_eq!(Driver::new().press(USUAL).patience(), None);
}

#[test]
fn a_visitor_gets_one_copy_however_long_a_key_is_held() {
    let menu = visitor().press(USUAL).press("9");
    let mut asked = menu.press("2");
    assert!(matches!(asked.next, Next::Outside(Outside::Print(..))), "{:?}", asked.next);
    asked.app.update(&Msg::Done(Done::Printing));
    let again = asked.press("2").sees("已经在打印");
    assert_eq!(again.next, Next::Draw);
    let mut other = again.press("3").sees("上一份还在送去打印");
    let taken = Printed::Taken("request id is PDF-7".to_owned());
    other.app.update(&Msg::Done(Done::Printed(taken)));
    let over = other.sees("请到出纸口取").misses("PDF-7").press(". 9 2").sees("已经打印过了");
    let over = over.sees("还要一份的，请找工作人员");
    assert_eq!(over.next, Next::Draw);
    let receipt = over.press("3");
    assert!(matches!(receipt.next, Next::Outside(Outside::Print(..))));
}

#[test]
fn what_was_not_printed_may_be_tried_again() {
    let mut failed = visitor().press(USUAL).press("9 2");
    failed.app.update(&Msg::Done(Done::Printing));
    failed.app.update(&Msg::Done(Done::Printed(Printed::Failed("no paper".to_owned()))));
    let failed = failed.sees("没有打印成功").misses("存成文件").misses("no paper").press("2");
    assert!(matches!(failed.next, Next::Outside(Outside::Print(..))));
}

#[test]
fn the_desk_prints_again_once_it_asks_again() {
    let mut desk = Driver::new().press(USUAL).press("9 2");
    desk.app.update(&Msg::Done(Done::Printing));
    desk.app.update(&Msg::Done(Done::Printed(Printed::Taken(String::new()))));
    let desk = desk.press("2").sees("再进来").press(". 9 2");
    assert!(matches!(desk.next, Next::Outside(Outside::Print(..))));
}

#[test]
fn nothing_ends_the_program() {
    visitor().misses("退出");
    for keys in ["Ctrl-C", "Ctrl-Z", "0", "1 Ctrl-C", "1 F1 Ctrl-C"] {
        let next = visitor().press(keys).next;
        assert!(matches!(next, Next::Stay | Next::Draw), "{keys}: {next:?}");
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
fn what_this_is_not_is_said_on_the_first_page_where_there_is_room() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
    let home = Driver::with(&kiosk).sized(100, 30).sees("不是经办机构").sees("不联网");
    home.sees("离开后全部清空").misses("还有说明");
}

#[test]
fn the_ways_out_stay_in_the_smallest_window() {
    let answers = format!("{USUAL} .");
    for keys in ["1", &answers, "1 1 1 1 text:cd", "1 1 1 1 text:cd 1 text:hz 1 1 1 2"] {
        let page = visitor().sized(40, 12).press(keys);
        page.sees("* 帮助").sees("/ 结束").sees(". 上一步");
    }
}

#[test]
fn a_hall_sets_its_place_its_topic_and_its_title() {
    let hangzhou = rules::embedded().regions.by_code("330100");
    let preset = Preset { destination: hangzhou, topic: 1, title: Some("西湖区政务大厅") };
    let hall = Driver::with(&Options { preset, kiosk: Some(Duration::from_mins(1)), ..options() });
    let first = &rules::embedded().table.topics[1].title;
    hall.clone().sees("西湖区政务大厅").sees(&format!("1  {first}")).misses("清空，重新开始");
    assert_eq!(hall.patience(), None);
    // One place less to be asked for.
    let asked = hall.press("2 1 1 1 text:cd 1").sees("第 5 题").misses("转到哪里");
    let review = asked.press("1 1 1 1").sees("办理方案").sees("浙江省杭州市");
    let wiped = review.press("/ /").sees("西湖区政务大厅").press("2 1 1 1 text:cd 1 1 1 1 1");
    wiped.sees("浙江省杭州市");
}

#[test]
fn high_contrast_is_a_choice_of_the_visitor_and_ends_with_the_visit() {
    let black = |person: &Driver| person.picture().buffer[(0, 0)].bg == Color::Black;
    let choice = "9  黑底黄字";
    let chosen = visitor().sees(choice).press("9").sees("9  回到原来的颜色");
    assert!(black(&chosen) && black(&chosen.clone().press("1 1")));
    assert!(!black(&chosen.clone().press("9")));
    // There is something to take back, although nothing was answered.
    assert!(chosen.patience().is_some());
    let gone = chosen.press("/ /").sees(choice);
    assert!(!black(&gone) && gone.patience().is_none());
    Driver::new().misses("黑底黄字");
}

/// A visitor at the field for the months that were missed.
fn counting() -> Driver {
    visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 1 2")
}

#[test]
fn a_wrong_number_is_mended_with_one_key_of_the_pad() {
    let wrong = counting().press("7 5").sees("断缴 75 个月").sees("- 删一位");
    for key in ["-", "－", "Backspace"] {
        let mended = wrong.clone().press(key).sees("断缴 7 个月");
        mended.press(key).sees("请按数字键填写").misses("删一位");
    }
    wrong.clone().tap("删一位").sees("断缴 7 个月");
    let again = wrong.press("Enter .").sees("断缴 75 个月").press("4").sees("断缴 4 个月");
    again.press("9 9 9 9 9 9").sees("最多填 600，按 - 删去一位").press("- Enter").sees("不算断缴");
}

#[test]
fn a_wrong_month_is_mended_too_and_half_of_one_is_no_answer() {
    let month = visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 1 3");
    let half = month.press("text:20261").sees("2026-1_").sees("- 删一位").press("Enter");
    let wrong =
        half.sees("月份填两位").press("3").sees("2026-13").sees("这里只能填").press("Enter");
    let wrong = wrong.sees("这里只能填").press("5").sees("2026-13").press("Backspace");
    wrong.sees("2026-1_").press("0").sees("[10 月]").press("Enter").sees("恢复缴费月");
}

#[test]
fn a_visitor_whose_month_is_not_settled_goes_on() {
    let month = visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 2 3 9 Enter").sees("恢复缴费");
    let said = month.clone().sees("+  不确定").sees("还没有定的").press("Enter");
    assert_eq!(said.app.screen(), "Month");
    let on = month.press("+");
    assert_ne!(on.app.screen(), "Month", "{}", on.screen());
    let docs = on.app.session().answer_docs();
    // It is shown as what it is, and the months are counted up to this one.
    let said =
        |label: &str, text: &str| docs.iter().any(|doc| doc.label == label && doc.text == text);
    assert!(said("恢复缴费月", "不确定") && said("断缴月数", "1 个月"), "{docs:?}");
    // Whoever pays again already knows since when.
    let paid = visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 1 3 9 Enter").sees("恢复缴费");
    let paid = paid.misses("不确定").press("+");
    assert_eq!(paid.app.screen(), "Month");
    // A month to come contradicts what was answered: it is named as such, and the way back is.
    let wrong = paid.press("1 2").sees("12 月还没到").sees("按 . 回去");
    wrong.press("Enter").sees("12 月还没到");
    // Of the month that was paid last there is no such thing.
    visitor().press("1 1 1 1 text:cd 1 text:hz 1 1 2 3").misses("不确定");
}

#[test]
fn a_pad_says_not_sure_of_a_number() {
    let unsure = counting().sees("+ 不确定").press("+");
    let docs = unsure.app.session().answer_docs();
    assert!(docs.iter().any(|doc| doc.id == "gap_months" && doc.text == "不确定"), "{docs:?}");
}

#[test]
fn a_step_back_from_a_result_is_named_as_what_it_leads_to() {
    visitor().press(USUAL).tap("改答案").sees("核对答案");
    visitor().press("7 1").sees(". 返回").misses("改答案");
}

#[test]
fn enter_alone_takes_nothing_for_a_visitor() {
    for before in ["1", "1 1 1 1", "1 1 1 1 0", "1 1 1 1 text:cd 1 text:hz 1 1 1", "5"] {
        let page = visitor().press(before);
        let said = page.clone().press("Enter Enter").sees("请按行首的数字选择").misses("▸");
        assert_eq!(answers(&said), answers(&page), "{before}");
        assert_eq!(said.app.screen(), page.app.screen(), "{before}");
        let moved = said.press("Down").misses("请用").sees("▸").press("Enter");
        assert_ne!(moved.screen(), page.screen(), "{before}");
    }
    let place = visitor().press("1 1 1 1");
    place.clone().press("text:cd Enter").sees("您的医保要转到哪里");
    place.press("2 .").sees("▸ 2").press("Enter").sees("您的医保要转到哪里");
}

fn answers(visitor: &Driver) -> usize {
    visitor.app.session().answer_docs().len()
}

#[test]
fn digits_choose_what_a_visitor_searched_for() {
    let search = visitor().press("8").sees("查找").sees("1 说法").sees("0 下一页   第 1/");
    let first = search.clone().press("1");
    assert_eq!(first.app.screen(), "Reading");
    let second = search.clone().press("0").sees("第 2/").press("1");
    assert_eq!(second.app.screen(), "Reading");
    assert_ne!(second.screen(), first.screen());
    search.clone().press("0").tap("下一页").sees("第 3/");
    search.clone().press("0 text:sz").sees("1 地方").sees("2 地方 江苏省苏州市");
    search.clone().press("text:suzhou 1").sees("苏州");
    let none = search.press("text:suzhou").misses("下一页").press("9");
    assert_eq!(none.app.screen(), "Search");
}

#[test]
fn a_visitor_is_told_of_digits_where_a_place_is_asked_for() {
    let visitor = visitor().press("1 1 1 1");
    assert_eq!(visitor.app.screen(), "Place");
    let screen = visitor.screen();
    assert!(screen.contains("按下面的数字选") && !screen.contains("拼音"), "{screen}");
    let desk = Driver::new().press("1 1 1 1").screen();
    assert!(desk.contains("拼音"), "{desk}");
}

/// A visitor in large type, in front of a question how many years were not paid.
fn years() -> Driver {
    let asked = visitor().sized(60, 20).press("1 3 3 text:zhoukou 1 text:suzhou 1 2");
    asked.sees("填写数目")
}

#[test]
fn a_result_in_large_type_names_every_key_it_is_read_with() {
    for (columns, rows) in [(60, 20), (80, 24)] {
        let result = visitor().press(USUAL).sized(columns, rows);
        for tab in 1..=7 {
            let open = result.clone().press(&tab.to_string());
            let open = open.sees("数字键 换栏目").sees("9 带走").sees("0 短句");
            let open = open.sees("Enter 依据").sees("* 帮助").sees("/ 结束，清空");
            if open.screen().contains("下面还有") {
                open.clone().sees("- 翻页");
            }
            if matches!(tab, 2 | 3) {
                open.clone().sees("+ 打勾");
            }
            if columns == 60 {
                open.sees("1结论  2材料  3步骤");
            }
        }
    }
}

#[test]
fn the_keys_of_both_rows_answer_a_tap() {
    let result = visitor().press(USUAL).sized(60, 20);
    assert_ne!(
        result.clone().press("2").tap("+ 打勾").screen(),
        result.clone().press("2").screen()
    );
    result.clone().tap("0 短句").misses("数字键 换栏目");
    result.tap("9 带走").sees("扫码");
}

#[test]
fn visitors_are_told_no_key_that_a_keypad_lacks() {
    let lacking = ["上下键", "左右键", "Home", "PgUp", "F1", "Esc", "退格键", "空格键", "Tab"];
    let pages = ["", "1", "1 1", "1 1 1 1", "8", "7", "1 1 1 1 text:cd 1 text:hz 1 1 1 2"];
    let results = ["1", "1 9", "1 9 1", "1 0", "1 Enter", "1 3"].map(|on| format!("{USUAL} {on}"));
    for keys in pages.into_iter().chain(results.iter().map(String::as_str)) {
        for (columns, rows) in [(140, 45), (80, 24), (60, 20), (40, 12)] {
            let page = visitor().press(keys).sized(columns, rows);
            for page in [page.clone(), page.press("*")] {
                lacking.into_iter().fold(page, |page, key| page.misses(key));
            }
        }
    }
}

#[test]
fn what_an_answer_would_mean_ends_with_a_sentence_or_says_where_the_rest_is() {
    let mut cut = 0;
    for (number, rows) in
        ["0", "1", "4"].into_iter().flat_map(|number| (12..=20).map(move |rows| (number, rows)))
    {
        let asked = years().sized(60, rows).press(number);
        let screen = asked.screen();
        let is_cut = screen.contains("没有显示完，按 * 看全文");
        assert!(rows < 20 || !is_cut, "large type has room for all of it: {screen}");
        cut += usize::from(is_cut);
        let body: Vec<&str> =
            screen.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let title = body.iter().position(|line| line.starts_with("这样的话")).expect("the title");
        let is_key = |line: &str| line.starts_with("数字键") || line.starts_with(". 上一步");
        let said = body[title + 1..].iter().take_while(|line| !is_key(line));
        let said: Vec<&&str> = said.collect();
        let whole = said.last().map_or(is_cut, |last| last.ends_with('。') || said.len() == 1);
        assert!(whole, "{screen}");
        if rows == 20 {
            asked.press("*").sees("这样的话").sees("等待期");
        }
    }
    assert!(cut > 0, "some window is too small for it");
    years().sized(80, 40).press("1").misses("没有显示完");
}

#[test]
fn the_home_page_says_where_the_notices_are_that_do_not_fit() {
    for (columns, rows) in [(40, 12), (48, 16), (60, 20), (80, 24), (140, 45)] {
        let home = visitor().sized(columns, rows);
        let all = ["答复为准", "不联网", "全部清空", "数据版本"];
        let screen: String = home.screen().split_whitespace().collect();
        let whole = all.into_iter().all(|text| screen.contains(text));
        let said = screen.contains("还有说明，按*看") || screen.contains("按-看");
        assert_eq!(said, !whole, "{columns}x{rows}:\n{}", home.screen());
        home.press("*").sees("说明").sees("不联网");
    }
}

#[test]
fn help_on_the_home_page_has_its_key_beside_it() {
    visitor().sees("*  使用帮助");
}

#[test]
fn a_code_is_offered_in_place_of_paper_only_where_one_fits() {
    for (size, instead) in [((80, 24), "可以扫码带走"), ((40, 12), "可以抄下来带走")] {
        let mut failed = visitor().press(USUAL).press("9 2").sized(size.0, size.1);
        failed.app.update(&Msg::Done(Done::Printing));
        failed.app.update(&Msg::Done(Done::Printed(Printed::Silent)));
        failed.sees("没有打印成功").sees(instead);
    }
}
