//! Wide windows: the answers at the left of a page, what is to come at its right.

use rstest::rstest;
use yizhuan::tui::Options;

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

/// The last question of a transfer, and the way from it to the plan.
const LAST: &str = "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter";

/// Cell at which a text begins.
fn column(screen: &str, text: &str) -> usize {
    let line = screen.lines().find(|line| line.contains(text));
    let line = line.unwrap_or_else(|| panic!("no {text}:\n{screen}"));
    yizhuan::text::width(&line[..line.find(text).expect("found above")])
}

#[rstest]
#[case::usual(80, 24)]
#[case::middling(119, 45)]
#[case::low(140, 20)]
fn elsewhere_a_page_stands_alone(#[case] columns: u16, #[case] rows: u16) {
    for keys in ["", "1"] {
        let page = Driver::new().sized(columns, rows).press(LAST).press(keys);
        page.misses("答到哪里了").misses("您的回答").misses("照现在的回答");
    }
}

#[rstest]
#[case::just(132, 35)]
#[case::usual(140, 45)]
#[case::large(200, 50)]
fn a_result_has_the_answers_at_its_left_and_the_days_at_its_right(
    #[case] columns: u16,
    #[case] rows: u16,
) {
    let first = Driver::new().sized(columns, rows).press(LAST).press("1 1");
    let screen = first.screen();
    let found = ["您的回答", "下一步", "就是今天"].map(|text| column(&screen, text));
    assert!(found.is_sorted() && found[1] - found[0] > 28 && found[2] - found[1] > 56, "{found:?}");
    first.clone().sees("就是今天").sees("断缴月数").sees("打开国家医保服务平台");
    // The two ways to apply keep standing side by side.
    let steps = first.press("3").misses("就是今天").screen();
    let ways = steps.lines().find(|line| line.contains("网上办")).expect("a way");
    assert!(ways.contains("窗口办"), "{steps}");
}

/// A caller waits for the answer, and asks how old it is.
#[test]
fn at_a_desk_a_result_is_read_out_beside_it_and_names_its_data() {
    let line = "/ text:职工成都杭州断2已停保已参保没退休 Enter";
    let at_home = Driver::new().sized(140, 45).press(line).sees("下一步");
    at_home.misses("念给他听").misses("规则 20");
    let desk = Driver::with(&Options { desk: true, ..options() }).sized(140, 45);
    let result =
        desk.clone().misses("规则 20").press(line).sees("规则 20").sees("念给他听").screen();
    // Whole sentences, as many as there is room for.
    let aloud = result.lines().filter(|line| line.contains("提交申请。"));
    assert_eq!(aloud.count(), 1, "{result}");
    let compared = desk.clone().press(". ").press("/ text:zgcdhz2 Enter 1 1 + 1 = 3");
    compared.sees("不同的").sees("没问，按一般情况填的");
    let assumed =
        desk.press(". ").press("/ text:zgcdhz2 Enter 1 1 + 1").sees("没问，按一般情况填的");
    assert!(
        assumed.screen().lines().any(|line| line.contains("提交申请。")),
        "{}",
        assumed.screen()
    );
}

#[test]
fn the_home_page_says_what_each_line_is_for_and_whom_to_call() {
    let home = Driver::new().sized(140, 45);
    home.clone().sees("谁来出").sees("职工 成都 杭州 断2").sees("杭州 0571-12393");
    home.clone().misses("刚才问过").press(USUAL).press("F2").sees("刚才问过的地方");
    home.sized(120, 24).sees("数据版本").misses("谁来出");
    let kiosk = Some(std::time::Duration::from_mins(1));
    let visitor = Driver::with(&Options { kiosk, ..options() }).sized(140, 45);
    visitor.sees("怎么按").sees("杭州 0571-12393").misses("职工 成都 杭州 断2");
}

#[test]
fn at_a_hundred_and_twenty_columns_the_days_stand_beside_the_answer() {
    let result = Driver::new().sized(120, 35).press(LAST).press("1 1");
    result.clone().sees("时间线").misses("您的回答");
    let steps = result.press("3").misses("就是今天").screen();
    assert!(
        steps.lines().any(|line| line.contains("网上办") && line.contains("窗口办")),
        "{steps}"
    );
}

#[test]
fn the_rail_tells_what_was_answered_what_is_asked_and_what_is_to_come() {
    let asked = Driver::new().sized(140, 45).press("1 1 1 1 text:cd 1");
    let screen = asked.clone().sees("第 5 题").screen();
    let signs = |sign: &str| {
        let rail = screen.lines().map(|line| line.chars().take(30).collect::<String>());
        rail.filter(|line| line.trim_start().starts_with(sign)).count()
    };
    assert_eq!((signs("✓"), signs("▸")), (4, 1), "{screen}");
    assert!(screen.contains(&format!("后面大约 {} 题", signs("›"))), "{screen}");
    // An answer that is looked at again stays where it is, with what was said.
    let again = asked.press("Esc").screen();
    let here = again.lines().position(|line| line.contains("▸ 转出地 ")).expect("the question");
    assert!(
        again.lines().nth(here + 1).is_some_and(|line| line.contains("四川省成都市")),
        "{again}"
    );
}

#[test]
fn the_rail_is_bright_only_where_a_day_is_known() {
    let rail = |person: &Driver, title: &str| {
        let (screen, picture) = (person.screen(), person.picture());
        let row = screen.lines().position(|line| line.contains(title)).expect("a day");
        let at = u16::try_from(column(&screen, title) - 3).expect("on screen");
        let cell = &picture.buffer[(at, u16::try_from(row).expect("on screen"))];
        assert!(cell.modifier.contains(ratatui::style::Modifier::REVERSED), "{screen}");
        cell.fg
    };
    let open = Driver::new().sized(140, 45).press("1 1 1 1 text:cd 1 text:hz 1");
    let ready = open.clone().press("1 1");
    let unknown = rail(&ready, "个人账户余额到账");
    assert_ne!(rail(&ready, "转入地最迟办完"), unknown);
    assert_eq!(rail(&open, "转入地最迟办完"), unknown);
}

#[test]
fn what_is_to_come_follows_every_answer() {
    let open = Driver::new().sized(140, 45).press("1 1 1 1 text:cd 1 text:hz 1");
    Driver::new().sized(140, 45).press("1").sees("答到哪里了").misses("照现在的回答");
    open.clone().sees("照现在的回答").sees("? 先查清").sees("办好以后起算").misses("就是今天");
    open.clone().press("2").sees("✗ 先解决");
    open.press("1 1").sees("✓ 可以办").sees("就是今天");
}

#[test]
fn keys_and_taps_of_a_page_between_panes_reach_what_is_drawn() {
    let options = yizhuan::tui::Options { touch: true, ..crate::support::driver::options() };
    let result = Driver::with(&options).sized(140, 24).press(USUAL);
    result.clone().tap("2 材料").sees("已备 0").tap("[ ]").sees("已备 1");
    let seen = result.press("PageDown PageDown End").screen();
    assert!(seen.contains("您的回答") && seen.contains("上面还有"), "{seen}");
}

#[test]
fn the_home_page_has_its_words_beside_its_list() {
    let home = Driver::new().sized(120, 30).screen();
    let [list, words] = ["1  医保转移接续", "换了城市"].map(|text| column(&home, text));
    assert!(words > list + 50, "{home}");
    let usual = Driver::new().screen();
    assert_eq!(column(&usual, "换了城市"), 3);
}

#[test]
fn what_a_search_finds_stands_in_two_columns() {
    let found = Driver::new().sized(140, 45).press("8");
    let screen = found.screen();
    assert!(screen.lines().any(|line| line.matches("说法 ").count() == 2), "{screen}");
    // The last of the list is opened from the second column.
    found.press("End Enter").misses("查找").press("Esc").sees("查找");
    let usual = Driver::new().press("8").screen();
    assert!(usual.lines().all(|line| line.matches("说法 ").count() < 2), "{usual}");
}

#[test]
fn a_tap_on_an_answer_beside_a_result_asks_it_again() {
    let options = yizhuan::tui::Options { touch: true, ..crate::support::driver::options() };
    let result = Driver::with(&options).sized(140, 45).press(USUAL);
    let asked = result.clone().sees("✓ 可以办").tap("转出地已停保").sees("转出地的医保已经停了吗");
    asked.tap("还没有停").sees("办理方案").sees("✗ 先解决");
    // While questions are asked the rail only tells.
    let asking = Driver::with(&options).sized(140, 45).press("1 1");
    let before = asking.screen();
    assert_eq!(asking.tap("✓ 转出地医保").screen(), before);
}

#[test]
fn an_answer_that_fits_one_column_stands_in_one() {
    let wide = Driver::new().sized(200, 50).press(USUAL);
    let screen = wide.screen();
    assert!(column(&screen, "为什么") <= column(&screen, "个人账户"), "{screen}");
}

/// What to do next is what the eye should find first.
#[test]
fn what_to_do_next_is_heavier_than_what_stands_below_it() {
    let result = Driver::new().press("/ text:职工成都杭州断2已停保已参保没退休 Enter");
    let buffer = result.picture().buffer;
    let screen = result.screen();
    let heavy = |label: &str| {
        let row = screen.lines().position(|line| line.contains(label)).expect("its line");
        let cell = &buffer[(column(&screen, label) as u16, row as u16)];
        cell.modifier.contains(ratatui::style::Modifier::BOLD)
    };
    assert_eq!(["下一步", "或者", "带什么"].map(heavy), [true, false, false], "{screen}");
}

#[test]
fn the_next_page_of_places_stands_beside_the_open_one() {
    let list = Driver::new().sized(140, 45).press("1 1 1 1");
    let screen = list.screen();
    let row = screen.lines().find(|line| line.contains("2  上海市")).expect("a row");
    assert!(row.contains("河北省"), "{screen}");
    let tapped = list.clone().tap("河北省").sees("河北省，选到市");
    let walked = list.clone().press("Down ".repeat(11).as_str()).press("Enter");
    assert_eq!(walked.screen(), tapped.screen());
    list.clone().press("2").sees("要转到哪里");
    // What stood beside has its digits now.
    list.clone().press("0").sees("1  天津市").press("2").sees("河北省，选到市");
    list.sized(100, 30).misses("河北省");
}
