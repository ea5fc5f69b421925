//! Before, keys, after.

use std::collections::BTreeMap;
use std::time::Duration;

use yizhuan::tui::Options;
use yizhuan::tui::msg::Next;

use crate::support::driver::{Driver, options};

/// From the home page to the plan: the usual move from 成都 to 杭州.
pub const USUAL: &str = "1 1 1 1 text:cd 1 text:hz 1 1 1 Down Enter 1";

/// A person who is retired already.
const RETIRED: &str = "1 1 2 text:cd 1 text:hz 1";

fn answers(person: &Driver) -> Vec<(String, String)> {
    let docs = person.app.session().answer_docs();
    docs.into_iter().map(|doc| (doc.id, doc.value.to_string())).collect()
}

#[test]
fn fifteen_keys_lead_to_the_plan() {
    let keys: usize = USUAL
        .split_whitespace()
        .map(|word| word.strip_prefix("text:").map_or(1, |text| text.chars().count()))
        .sum();
    assert_eq!(keys, 15);
    let plan = Driver::new().press(USUAL).sees("办理方案").sees("可以申请转移").sees(". 改答案");
    plan.press(".").sees("核对答案").sees("四川省成都市");
}

/// How somebody who is asked gets from the home page to the plan, and how many keys that takes.
const ASKED: &[(&str, &str, usize)] = &[
    ("职工 成都→杭州 断缴 2", "1 1 1 1 5 6 1 1 2 Enter 1", 11),
    ("灵活 哈尔滨→常州", "1 2 1 2 text:heb 1 text:cz 1 1 1 + 1", 15),
    ("居民 南宁→深圳", "1 3 3 text:nn 1 4 1 1 1", 10),
    ("退休 武汉→上海", "1 1 2 7 2", 5),
    ("职工→居民 西安→郑州 断缴 5", "1 1 1 3 text:xa 1 text:zz 1 1 1 5 Enter 0 Enter 1", 17),
];

#[test]
fn five_people_are_asked_no_more_than_they_must_be() {
    for (who, keys, most) in ASKED {
        let plan = Driver::new().press(keys);
        assert_eq!(plan.app.screen(), "Reading", "{who}\n{}", plan.screen());
        assert_eq!(plan.app.session().next_question(), None, "{who}");
        let typed = |word: &str| word.strip_prefix("text:").map_or(1, |text| text.chars().count());
        let count: usize = keys.split_whitespace().map(typed).sum();
        assert_eq!(count, *most, "{who}");
        plan.press(".").sees("核对答案");
    }
}

#[test]
fn answers_that_contradict_each_other_are_looked_at_before_the_plan() {
    let plan = Driver::new().press(USUAL).press(". End Up Up Up Enter").tap("单位代办");
    let wrong = plan.sees("办理方案").press(". 4 2");
    let wrong = wrong.sees("核对答案").sees("请改其中一个答案").misses("可以申请转移");
    wrong.press("4 1").sees("办理方案").sees("可以申请转移");
}

#[test]
fn enter_and_arrows_do_what_digits_do() {
    let digits = Driver::new().press(USUAL);
    let arrows = Driver::new()
        .press("Enter Enter Enter Enter text:cd Enter text:hz Enter Enter Enter Down Enter Enter");
    assert_eq!(answers(&digits), answers(&arrows));
    let second = Driver::new().press("1 2");
    let down = Driver::new().press("1 Down Enter");
    assert_eq!(answers(&second), answers(&down));
    assert_ne!(answers(&second), answers(&Driver::new().press("1 1")));
}

#[test]
fn enter_alone_takes_no_place_at_a_desk() {
    for before in ["1 1 1 1", "1 1 1 1 text:cd 1", "1 1 1 1 0"] {
        let page = Driver::new().press(before);
        let said = page.clone().press("Enter Enter").misses("▸");
        assert_eq!((answers(&said), said.app.screen()), (answers(&page), page.app.screen()));
        let moved = said.press("Down").sees("▸").press("Enter");
        assert_ne!(moved.screen(), page.screen(), "{before}");
    }
}

#[test]
fn escape_goes_back_step_by_step_and_loses_nothing() {
    let person = Driver::new().press(USUAL);
    let before = answers(&person);
    let home = person.press("Esc Esc Esc Esc Esc Esc Esc Esc Esc Esc Esc").sees("不联网");
    assert_eq!(answers(&home), before);
    assert_eq!(home.clone().press("Esc").next, Next::Stay);
    home.sees("继续（已经回答 9 个问题）").press("1").sees("办理方案");
}

#[test]
fn a_page_gone_back_to_has_its_answer_focused() {
    Driver::new().press("1 2 Esc").sees("▸ 2");
}

#[test]
fn backspace_steps_back_where_it_does_not_erase() {
    Driver::new().press("1 Backspace").sees("不联网");
    Driver::new()
        .press("1 1 1 1 text:c Backspace")
        .sees("这里没有的按 0")
        .press("Backspace")
        .sees("您现在（转入地）参加");
}

#[test]
fn changing_one_answer_keeps_the_others() {
    let before = Driver::new().press(USUAL);
    let after = before.clone().press(". 7 2").sees("办理方案");
    let (before, after) = (answers(&before), answers(&after));
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert_eq!(before.len(), after.len());
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(*changed[0].1, ("origin_stopped".to_owned(), "\"no\"".to_owned()));
}

#[test]
fn an_answer_that_no_longer_matters_is_kept_and_named() {
    let person = Driver::new().press(USUAL).press(". 3 2 .").sees("核对答案");
    person.sees("（不影响结果）").press("3 1 .").sees("可以申请转移").misses("（不影响结果）");
}

#[test]
fn questions_that_a_change_opens_are_asked_before_the_plan_comes_back() {
    let person = Driver::new().press(RETIRED).press(".").sees("核对答案");
    let scheme = person.press("3 1").sees("您现在（转入地）参加").sees("补一个答案");
    scheme.press("1").sees("转出地的医保已经停了吗").sees("补一个答案");
}

/// Where somebody will be insured is nothing to ask of whoever pays no more.
#[test]
fn whoever_is_retired_is_asked_so_first_and_then_only_where() {
    let asked = Driver::new().press("1 1").sees("享受职工医保的退休待遇了吗").sees("不确定");
    let retired = asked.clone().press("2").sees("您的医保从哪里转出").press("text:wh 1");
    let plan = retired.sees("您的医保要转到哪里").press("text:sh 1").sees("办理方案");
    assert_eq!(answers(&plan).len(), 4);
    assert_eq!(plan.app.session().next_question(), None);
    let unsure = asked.press("0").sees("您现在（转入地）参加").press("1 text:wh 1 text:sh 1");
    let unsure = unsure.press("1 1 0 Enter 1");
    unsure.sees("还差几个答案").press("PageDown").sees("您的职工医保是");
}

#[test]
fn forgetting_everything_takes_two_keys() {
    let review = Driver::new().press(RETIRED).press(".").sees("清空，重新开始");
    let armed = review.press("End Enter").sees("再选一次");
    assert_eq!(answers(&armed).len(), 4);
    armed.clone().press("Up Down").sees("清空，重新开始");
    let home = armed.press("Enter").sees("不联网");
    assert_eq!(answers(&home).len(), 0);
}

#[test]
fn a_place_is_found_by_initials_pinyin_and_chinese() {
    for typed in ["cd", "chengdu", "成都", "成", "ＣＤ"] {
        let person = Driver::new().press("1 1 1 1").press(&format!("text:{typed} 1"));
        assert_eq!(answers(&person).last().unwrap().1, "\"510100\"", "{typed}");
    }
    let pasted = Driver::new().press("1 1 1 1 paste:成都 1");
    assert_eq!(answers(&pasted).last().unwrap().1, "\"510100\"");
}

#[test]
fn of_places_with_the_same_initials_the_one_most_people_mean_stands_first() {
    for (typed, code) in [("sz", "440300"), ("hz", "330100"), ("wh", "420100")] {
        let person = Driver::new().press("1 1 1 1").press(&format!("text:{typed} 1"));
        assert_eq!(answers(&person).last().unwrap().1, format!("\"{code}\""), "{typed}");
    }
}

#[test]
fn a_place_is_walked_to_with_digits() {
    let sichuan =
        Driver::new().press("1 1 1 1 0 0 0").sees("四川省").press("2").sees("四川省，选到市");
    let chengdu = sichuan.clone().press("1");
    assert_eq!(answers(&chengdu).last().unwrap().1, "\"510100\"");
    sichuan.clone().press("Esc").sees("这里没有的按 0").press("Enter").sees("四川省，选到市");
    let whole = sichuan.press("End").sees("不清楚是哪个市").press("Enter");
    assert_eq!(answers(&whole).last().unwrap().1, "\"510000\"");
}

#[test]
fn a_place_chosen_before_is_kept_with_enter() {
    let person = Driver::new().press("1 1 1 1 text:cd 1 Esc").sees("四川省成都市   现在的答案");
    let kept = person.press("Enter");
    assert_eq!(answers(&kept).last().unwrap().1, "\"510100\"");
}

#[test]
fn digits_of_places_mean_the_same_to_somebody_who_comes_back() {
    for chosen in ["5", "text:nanning 1"] {
        let again = Driver::new().press(&format!("1 1 1 1 {chosen} Esc 6"));
        assert_eq!(answers(&again).last().unwrap().1, "\"330100\"", "{chosen}");
    }
}

#[test]
fn the_places_most_people_move_between_need_one_key() {
    for (key, code) in [("1", "110000"), ("5", "510100"), ("6", "330100"), ("9", "500000")] {
        let person = Driver::new().press("1 1 1 1").press(key);
        assert_eq!(answers(&person).last().unwrap().1, format!("\"{code}\""));
    }
}

#[test]
fn a_municipality_is_taken_at_once() {
    let person = Driver::new().press("1 1 1 1 1");
    assert_eq!(answers(&person).last().unwrap().1, "\"110000\"");
}

#[test]
fn the_province_stands_beside_every_hit() {
    Driver::new().press("1 1 1 1 text:cd").sees("成都市   四川省").sees("常德市   湖南省");
}

#[test]
fn a_name_that_nothing_fits_is_said_so() {
    let person = Driver::new().press("1 1 1 1 text:qqqqqq").sees("没有");
    person.press("Enter").sees("您的医保从哪里转出").press("Esc").sees("这里没有的按 0");
}

#[test]
fn the_cursor_stands_on_the_caret_behind_wide_letters() {
    let caret = |keys: &str| Driver::new().press("1 1 1 1").press(keys).picture().cursor.unwrap().x;
    let empty = caret("");
    assert_eq!(caret("text:成都ab"), empty + 6);
    assert_eq!(caret("text:成都ab Left Left Left"), empty + 2);
}

/// The question how many months the gap was, digits of which are typed at once.
const TO_GAP: &str = "1 1 1 1 text:cd 1 text:hz 1 1 1";

#[test]
fn the_gap_is_typed_where_it_is_asked() {
    let asked = Driver::new().press(TO_GAP);
    assert_eq!(asked.app.screen(), "Number");
    asked.clone().press("0").sees("没有断缴，没有断缴的等待期").press("Enter").sees("还有下面");
    let person = asked.press("5");
    person.clone().sees("断缴 5 个月").press("Enter").sees("不算断缴的月数");
    let empty = person.clone().press("Backspace").sees("请按数字键填写");
    empty.press("Enter").sees("填写数目").press("Backspace").sees("转入地已经给您参保");
    person.press("text:555").sees("最多填 600").press("Enter").sees("填写数目");
}

#[test]
fn a_number_has_no_zeros_before_it_and_is_no_month() {
    let asked = Driver::new().press(TO_GAP);
    asked.clone().press("text:007").sees("填写数目： 7").sees("断缴 7 个月");
    asked.clone().press("text:00").misses("00").sees("填写数目： 0").sees("没有断缴的等待期");
    let year = asked
        .press("text:2026")
        .sees("按 - 按月份算")
        .press("Backspace Backspace Backspace Backspace -");
    assert_eq!(year.app.screen(), "Month", "{}", year.screen());
}

/// By arrows, and by keys that a keypad has.
#[test]
fn other_ways_to_tell_the_gap_stand_below_the_field() {
    let asked = Driver::new().press(TO_GAP);
    let given = |keys: &str| answers(&asked.clone().press(keys)).last().unwrap().clone();
    assert_eq!(given("Down Enter"), given("0 Enter"));
    for unsure in ["Down Down Down Enter", "+"] {
        assert_eq!(given(unsure), ("gap_months".to_owned(), "\"unknown\"".to_owned()));
    }
    let months = asked.clone().press("-").sees("最后一次缴费是哪个月");
    assert_eq!(months.app.screen(), "Month");
    assert_eq!(asked.clone().press("Down Down Enter").screen(), months.screen());
    months.press("Left Enter . .").sees("▸ -  按最后缴费的月份来算");
    // With a number in the field the same key takes a digit back.
    asked.clone().sees("-  按最后缴费的月份来算").press("5 -").misses("断缴 5 个月");
    asked.clone().press("+ .").sees("▸ +  不确定");
    // Beside another answer no number stands.
    asked.press("text:15 + .").sees("▸ +  不确定").misses("15");
}

#[test]
fn to_a_visitor_the_ways_to_tell_the_gap_are_large_choices() {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    let gap = Driver::with(&kiosk).press(TO_GAP).sees("2  断缴了，我知道是几个月");
    gap.press("2 text:5").sees("断缴 5 个月").misses("按最后缴费").press("Enter").sees("不算断缴");
}

#[test]
fn the_gap_can_be_worked_out_from_months_and_the_other_way_is_forgotten() {
    let to_gap = Driver::new().press(TO_GAP);
    let months = to_gap.press("- Left Left Left").sees("断缴 2 个月").press("Enter Enter");
    let given = answers(&months);
    assert!(given.contains(&("gap_months".to_owned(), "2".to_owned())), "{given:?}");
    assert!(given.contains(&("last_paid".to_owned(), "\"2026-08\"".to_owned())), "{given:?}");
    let number = months.press("Esc Esc Esc 7 Enter");
    let given = answers(&number);
    assert!(given.contains(&("gap_months".to_owned(), "7".to_owned())), "{given:?}");
    assert!(!given.iter().any(|(id, _)| id == "last_paid"), "{given:?}");
}

#[test]
fn paying_does_not_resume_before_it_ends_nor_end_in_the_future() {
    let month = Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 -");
    assert_eq!(month.clone().press("Right").next, Next::Stay);
    let first = month.press("Left Enter");
    assert_eq!(first.clone().press("Left").next, Next::Draw);
    assert_eq!(first.press("Left Left").next, Next::Stay);
}

#[test]
fn a_month_is_typed_as_people_write_it() {
    let month = || Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 -").sees("最后一次缴费");
    for typed in ["2026-08", "2026.08", "202608", "2026-8", "2026年8月", "8", "08", "8月"] {
        let answered = month().press(&format!("text:{typed} Enter"));
        let given = answers(&answered);
        let told = ("last_paid".to_owned(), "\"2026-08\"".to_owned());
        assert!(given.contains(&told), "{typed}: {given:?}\n{}", answered.screen());
    }
    month().press("text:20 Backspace Backspace").misses("填写年月");
    month().press("text:2027-08 Enter").sees("按 退格键 删去一位");
}

#[test]
fn what_has_happened_is_not_answered_with_a_time_to_come() {
    let month = Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 - Left Enter Right");
    let month = month.sees("「恢复缴费月」 在今天（2026-11-21）以后");
    assert_eq!(month.clone().press("Enter").screen(), month.screen());
    month.press("Left").misses("以后，可是").press("Enter").misses("填年月");
    let day =
        Driver::new().press(USUAL).press(". End Up Up Enter").sees("转移申请办到哪一步").press("2");
    let day = day.sees("从哪一天受理算起").press("Right").sees("还没到这一天：请选今天或者更早");
    assert_eq!(day.clone().press("Enter").screen(), day.screen());
    day.press("Left Enter").sees("办理方案");
}

#[test]
fn several_things_are_ticked_and_taken_together() {
    let ticks =
        Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 2 4").sees("选好了，下一步");
    let taken = ticks.clone().press("Enter").sees("办理方案");
    let given = answers(&taken);
    let expected = ("hindrances".to_owned(), "[\"arrears\",\"in_hospital\"]".to_owned());
    assert!(given.contains(&expected), "{given:?}");
    assert_eq!(given, answers(&ticks.clone().press("8")));
    ticks.press("4 2").misses("选好了，下一步");
}

#[test]
fn nothing_that_shows_as_empty_is_handed_in() {
    let asked = Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter");
    let ticked = asked.clone().press("Down Down Enter").sees("[✓] 个人账户是负数");
    ticked.press("Enter").misses("[✓]").misses("办理方案");
    asked.press("2 2 Enter").misses("办理方案");
}

#[test]
fn the_sheet_keeps_its_order_when_a_default_is_answered() {
    let before = Driver::new().press(USUAL).press(".");
    let after = before.clone().press("End Up Enter Enter .").sees("核对答案");
    let order = |person: &Driver| {
        let sheet = person.clone().press("End").screen();
        ["由谁办理", "受理日"].map(|label| sheet.find(label).expect(label))
    };
    let (was, is) = (order(&before), order(&after));
    assert!(was[0] < was[1] && is[0] < is[1], "{was:?} {is:?}");
}

#[test]
fn a_digit_of_the_sheet_keeps_its_meaning_when_a_question_comes_in_between() {
    let sheet =
        Driver::new().press("paste:职工成都杭州，已停，已参保，断2 Enter .").sees("核对答案");
    let digits = |person: &Driver| -> BTreeMap<String, String> {
        let screen = person.screen();
        let rows =
            screen.lines().filter_map(|line| line.trim_start_matches(['▸', ' ']).split_once("  "));
        let rows = rows.filter(|(digit, _)| digit.parse::<u8>().is_ok_and(|digit| digit > 1));
        let label = |rest: &str| rest.split_whitespace().next().unwrap_or_default().to_owned();
        rows.map(|(digit, rest)| (label(rest), digit.to_owned())).collect()
    };
    let before = digits(&sheet);
    let after = sheet.press(&format!("{} 7 Enter .", before["断缴月数"])).sees("核对答案");
    let now = digits(&after);
    assert!(before.len() > 6, "{before:?}");
    for (label, digit) in &before {
        assert_eq!(now.get(label), Some(digit), "{label}\n{}", after.screen());
    }
}

#[test]
fn a_tall_window_shows_the_whole_sheet() {
    let sheet = Driver::new().press(USUAL).press(".");
    sheet.clone().misses("受理日").sees("第 1/");
    let tall = sheet.sized(140, 45).sees("受理日").sees("由谁办理").misses("第 1/");
    tall.clone().press("End").sees("办到哪一步").sees("数字换回前面几行");
    tall.clone().tap("受理日").sees("从哪一天受理算起");
    tall.press("0").sees("数字换回前面几行").press("0").sees("数字换到后面几行");
}

#[test]
fn the_day_of_acceptance_is_changed_on_the_sheet() {
    let person = Driver::new().press(USUAL).press(". End Up Enter").sees("2026 年 11 月");
    let moved = person.sees("星期六，休息日").press("Right Right").sees("星期一，工作日");
    let taken = moved.sees("2026 年 12 月 7 日").press("Enter").sees("办理方案");
    let given = answers(&taken);
    assert!(given.contains(&("apply_on".to_owned(), "\"2026-11-23\"".to_owned())), "{given:?}");
}

#[test]
fn who_files_offers_the_employer_only_where_there_is_one() {
    let files =
        |keys: &str| Driver::new().press(keys).press(". End Up Up Up Enter").sees("由谁去办");
    files(USUAL).sees("单位代办");
    files("1 1 1 2 text:cd 1 text:hz 1 1 1 0 Enter 1").misses("单位代办");
}

#[test]
fn steps_to_come_are_counted_down() {
    let person = Driver::new().press("1").sees("第 1 题，后面大约 8 题");
    let person = person.press("1").sees("第 2 题，后面大约 7 题");
    person.press("1 1 text:cd 1 text:hz 1 1 1 0 Enter").sees("第 9 题，快问完了");
}

#[test]
fn help_names_the_keys_of_the_page_and_closes() {
    let help = Driver::new()
        .press("1 F1")
        .sees("使用帮助")
        .sees("数字键")
        .misses("下面还有")
        .sees("Ctrl-C");
    help.press("Esc").sees("您以前（转出地）");
}

/// Whichever keyboard, keypad or input method sends them.
#[test]
fn keys_have_their_other_forms() {
    for help in ["F1", "?", "？", "*", "＊"] {
        Driver::new().press("1").press(help).sees("使用帮助");
    }
    for back in ["Esc", "Backspace", ".", "。", "．"] {
        Driver::new().press("1").press(back).sees("不联网");
    }
    let plan = Driver::new().press(USUAL).press("１");
    for tick in ["Space", "+", "＋"] {
        plan.clone().press("2").press(tick).sees("已备 1");
    }
    plan.press("９").sees("扫码带走");
}

#[test]
fn a_keypad_turns_pages_round_and_round() {
    let plan = Driver::new().press(USUAL);
    let (first, second) = (plan.screen(), plan.clone().press("-").screen());
    assert_ne!(first, second);
    let mut person = plan;
    for _ in 0..20 {
        person = person.press("－");
        if person.screen() == first {
            return;
        }
    }
    panic!("never back at the first page:\n{}", person.screen());
}

#[test]
fn a_field_for_places_leaves_the_ways_out_to_a_keypad() {
    let typed = Driver::new().press("1 1 1 1 text:cd");
    typed.clone().press(".").sees("这里没有的按 0");
    typed.press("*").sees("使用帮助");
}

#[test]
fn the_name_of_a_file_takes_every_letter() {
    let name = Driver::new().press(USUAL).press("9 4 1").press("text:a.b-c+*/9");
    name.sees("a.b-c+*/9");
}

#[test]
fn what_is_typed_of_a_name_stands_before_its_ending() {
    let name = || Driver::new().press(USUAL).press("9 4 1").sees(".txt");
    name().press("text:二姨").sees("二姨.txt");
    name().press("text:二姨.txt").sees("二姨.txt").misses(".txt.txt");
    name().press(&"Backspace ".repeat(60)).press("text:a").sees("文件名： a.txt");
    name().press("End text:x").sees(".txtx");
}

#[test]
fn letters_that_nobody_sees_are_left_out_of_a_name_and_of_a_line() {
    let name = Driver::new().press(USUAL).press("9 4 1").press("paste:a\u{202e}b\u{200b}");
    let name = name.sees("ab.txt").sees("看不见的字符没有写进文件名");
    name.press("text:c").sees("abc.txt").misses("看不见");
    let line = Driver::new().press("paste:职工\u{202e}成都\u{200b}杭州断2 Enter");
    line.sees("四川省成都市 转到 浙江省杭州市");
}

#[test]
fn interrupt_quits_from_every_page() {
    for keys in ["", "1", "1 1 1 1 text:cd", USUAL, "1 F1"] {
        assert_eq!(Driver::new().press(keys).press("Ctrl-C").next, Next::Quit, "{keys}");
        assert_eq!(Driver::new().press(keys).press("Ctrl-Z").next, Next::Suspend, "{keys}");
    }
}

#[test]
fn a_paste_outside_a_field_is_no_key() {
    let person = Driver::new().press("1 paste:1").sees("查找： 1");
    assert_eq!(answers(&person).len(), 0);
    let day = Driver::new().press("paste:职工成都杭州 Enter . End Up Up Enter 2 paste:1");
    assert_eq!(day.next, Next::Stay, "{}", day.screen());
}

#[test]
fn nothing_is_drawn_when_nothing_changed() {
    assert_eq!(Driver::new().press("Up").next, Next::Stay);
    assert_eq!(Driver::new().press("1 End Down").next, Next::Stay);
    assert_eq!(Driver::new().press("1 ;").next, Next::Stay);
}

#[test]
fn claims_are_found_by_typing_and_opened() {
    let list = Driver::new().press("8").sees("64 条常见说法").sees("说法 跨省转移");
    let found = list.press("text:zhinajin").sees("说法 个人断缴补缴");
    found
        .clone()
        .press("Down Enter")
        .sees("31. 单位漏缴")
        .sees("由单位补足，滞纳金由单位承担")
        .press("Esc")
        .sees("说法 个人断缴补缴");
    found.clone().press("text:qqqqqqqqq").sees("没有找到").press("Enter").sees("没有找到");
    found.press("Esc").sees("64 条常见说法").press("Esc").sees("不联网");
    Driver::new().press("8 text:12333").sees("说法 医保的事打 12333");
}

#[test]
fn everything_that_is_found_opens() {
    let asked = |words: &str| Driver::new().press("8").press(&format!("text:{words} Enter"));
    asked("yidijiuyi").misses("查找").sees("第 1 题");
    asked("昆山").sees("苏州市").misses("查找");
    asked("028").sees("成都市").misses("查找");
    asked("tousu").sees("为什么这样说").sees("投诉");
    let question = Driver::new().press("8 text:当兵 Down Down Down Enter");
    assert!(question.app.screen() != "Search", "{}", question.app.screen());
    Driver::new().press("8 text:朝阳").sees("辽宁省朝阳市").sees("朝阳区在这里");
}

/// The kiosk's `/` ends a visit, and in a text field it is a letter.
#[test]
fn a_slash_opens_the_search_outside_the_kiosk() {
    Driver::new().press("1 /").sees("查找：").press("Esc").sees("第 1 题");
    Driver::new().press("8 /").sees("没有找到");
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    Driver::with(&kiosk).press("1 /").misses("查找：");
}

/// A person with a gap of five months, at the lines about the gap.
const GAP: &str = "1 1 1 1 text:cd 1 text:hz 1 1 1 5 Enter text:0 Enter 1 1 5";

#[test]
fn a_line_leads_to_what_people_are_told_about_it() {
    // 浙江 has a rule of its own here, the claims are about the national one.
    let why = Driver::new().press(GAP).press("Enter").sees("330000-employee-over3");
    let why = why.sees("常见说法").sees("断缴超过 6 个月要重新参保");
    let claim = why.clone().press("2").sees("29. 断缴超过").sees("说法有误");
    claim.press("Esc").sees("常见说法").press("Down Enter").sees("29. 断缴超过");
    why.press("Enter").sees("28. ");
}

#[test]
fn a_month_is_typed_in_digits() {
    let asked = Driver::new().press("1 1 1 1 text:cd 1 text:hz 1 1 1 -").sees("[11 月]");
    let halfway = asked.press("2 0 2 6 0").sees("填写年月：2026-0_");
    halfway.clone().press("Left").misses("填写年月").sees("[10 月]");
    let whole = halfway.clone().press("8").sees("2026 年").sees("[ 8 月]");
    whole.press("Enter").misses("[ 8 月]");
    // Paying did not end in the future.
    halfway.press("Left 2 0 2 7 0 1").sees("2026 年").sees("[10 月]");
}

#[test]
fn a_day_is_typed_in_digits() {
    let asked = Driver::new().press("2 2 1").sees("申请是哪一天受理的");
    // A 0 is a digit of it, and answers nothing.
    asked.clone().press("0").sees("申请是哪一天受理的").sees("不确定的按 +");
    asked.clone().press("9 1").sees("申请是哪一天受理的");
    let halfway = asked.press("2 0 2 6 1 0").sees("填写日期：2026-10-__");
    let whole = halfway.press("0 1").sees("2026 年 10 月 1 日");
    whole.press("Enter").misses("申请是哪一天受理的");
}

#[test]
fn a_day_may_be_typed_with_its_hyphens() {
    let day = Driver::new().press("2 2 1").press("2 0 2 6 - 1 0 - 0 1");
    day.sees("2026 年 10 月 1 日").press("Enter").misses("申请是哪一天受理的");
    Driver::new()
        .press("2 2 1")
        .press("2 0 2 6 - Backspace Backspace")
        .sees("填写日期：202_-__-__");
}

#[test]
fn nobody_is_offered_what_their_answers_rule_out() {
    let ticks = Driver::new().press("1 3 3 text:南宁 1 text:深圳 1 1 1");
    ticks.sees("转出地还有下面这些情况吗").sees("有欠费").misses("个人账户是负数");
}

#[test]
fn what_is_asked_together_leaves_out_what_the_answers_rule_out() {
    let case = |words: &str| {
        let desk = Driver::with(&Options { desk: true, ..options() });
        desk.press("/").press(&format!("text:{words}")).press("Enter").press("+")
    };
    case("职工成都杭州").sees("还没问的").sees("个人账户是负数");
    case("居民转职工成都杭州").sees("还没问的").sees("有欠费").misses("个人账户是负数");
}
