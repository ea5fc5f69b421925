//! The plan: moving in it, and what its lines say about themselves.

use std::collections::BTreeMap;

use rstest::rstest;
use yizhuan::answers::read_answers;
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::msg::Next;

use crate::support::driver::{Driver, options};

/// Answers that nothing stands in the way of.
const READY: &str = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=南京 \
                     origin_stopped=yes destination_enrolled=yes hindrances=";

/// In front of the plan for some answers on some day.
fn planning(day: &str, given: &str) -> Driver {
    let today = day.parse().unwrap();
    let pairs = given.split_whitespace().map(|pair| pair.split_once('=').unwrap());
    let pairs = pairs.map(|(id, value)| (id.to_owned(), value.to_owned()));
    // Of two answers to a question the later one counts.
    let pairs: Vec<_> = pairs.collect::<BTreeMap<_, _>>().into_iter().collect();
    let mut session = Session::new(rules::embedded(), today);
    let answers = read_answers(session.topic(), rules::embedded(), today, &pairs).unwrap();
    session.replace(answers);
    let options = Options { today, ..options() };
    Driver::going_on(&options, session).after(Effect::Open(Open::Result))
}

fn ready(day: &str, more: &str) -> Driver {
    planning(day, &format!("{READY} {more}"))
}

#[test]
fn the_key_of_tabs_changes_between_online_and_counter() {
    let steps = ready("2026-11-21", "gap_months=2").press("3").sees("另一种：窗口办");
    let counter = steps.press("Tab").sees("另一种：网上办");
    counter.clone().press("BackTab").sees("另一种：窗口办");
    counter.press("Tab").sees("星期");
    // Where there are no tabs it goes on by a line.
    let asked = Driver::new().press("1").sees("▸ 1  ").press("Tab").sees("▸ 2  ");
    asked.press("BackTab").sees("▸ 1  ");
}

/// Digits of the tabs.
const TABS: usize = 7;

#[test]
fn digits_arrows_and_tab_open_every_tab() {
    let titles = ["下一步", "已备", "网上办", "星期", "个人账户", "注意", "《"];
    for (at, title) in titles.into_iter().enumerate() {
        let digit = (at + 1).to_string();
        ready("2026-11-21", "gap_months=2").press(&digit).sees(title);
        ready("2026-11-21", "gap_months=2").press(&"Right ".repeat(at)).sees(title);
        // This key looks at both ways on its way.
        let tabs = "Tab ".repeat(at + usize::from(at > 2));
        ready("2026-11-21", "gap_months=2").press(&tabs).sees(title);
        ready("2026-11-21", "gap_months=2").press(&"Left ".repeat(TABS - at)).sees(title);
    }
    assert_eq!(ready("2026-11-21", "").press("8").next, Next::Stay);
    assert_eq!(ready("2026-11-21", "").press("1").next, Next::Stay);
}

#[test]
fn every_line_of_every_tab_opens_its_reason_and_comes_back() {
    for tab in 1..=TABS {
        let mut person = ready("2026-11-21", "gap_months=2").press(&tab.to_string());
        for _ in 0..60 {
            let before = person.screen();
            let opened = person.clone().press("Enter");
            // A line may lead to another topic instead, which begins with a question.
            if opened.app.screen() != "Choice" {
                opened.clone().sees("为什么这样说").sees("级别");
            }
            assert_eq!(opened.press("Esc").screen(), before);
            person = person.press("Down");
        }
    }
}

#[test]
fn ticks_stay_and_are_counted() {
    let person = ready("2026-11-21", "gap_months=0").press("2").sees("已备 0 / 1");
    let ticked = person.press("Space").sees("已备 1 / 1").sees("[✓]");
    let back = ticked.press("1 Esc").misses("已备").after(Effect::Open(Open::Result));
    back.press("2").sees("已备 1 / 1").press("Space").sees("已备 0 / 1");
}

#[test]
fn papers_that_are_not_needed_cannot_be_ticked() {
    let person = ready("2026-11-21", "gap_months=0").sized(140, 60).press("2 End").sees("✗");
    let before = person.screen();
    assert_eq!(person.press("Space").screen(), before);
}

#[test]
fn help_opens_from_the_plan() {
    let help = ready("2026-11-21", "gap_months=0").press("F1").sees("使用帮助");
    help.sees("换栏目，按了就算数").sees("看一行的依据").press("Esc").sees("下一步");
}

#[test]
fn axis_counts_make_up_workdays_and_skips_holidays() {
    let person = ready("2026-09-12", "gap_months=0 apply_on=2026-09-14").press("4");
    let screen = person.screen();
    let week = screen.lines().find(|line| line.contains("星期")).unwrap();
    assert!(week.contains("六班一二三四休休休一二三休休休休休休休四五班日"), "{screen}");
    person.sees("转出最迟 9 月 28 日").sees("转入最迟 10 月 10 日").sees("班 = 调休上班");
}

#[test]
fn dates_in_a_year_not_announced_are_called_provisional_everywhere() {
    let person = ready("2026-12-14", "gap_months=5").sees("大约").sees("〔暂定〕");
    let line = person.press("4").sees("转入最迟 1 月 5 日（暂定）").sees("? = 暂定");
    let why = line.press("Down Down").sees("转入地最迟办完").press("Enter");
    why.sees("〔暂定〕").sees("! 暂定：");
}

#[test]
fn another_part_is_read_out_alone() {
    let plan = Driver::new().press("paste:职工成都杭州断2 Enter");
    plan.clone().press("0").sees("结论：");
    let papers = plan.press("2 0").sees("材料清单。").misses("结论：");
    assert_eq!(papers.app.screen(), "Aloud");
    // Documents are for the eye: there the whole is read.
    papers.press("Esc 7 0").sees("结论：");
}

#[rstest]
#[case::not_yet("gap_months=2", "✓ 可以办")]
#[case::unknown("gap_months=2 origin_stopped=unknown", "? 先查清")]
#[case::stopped("gap_months=2 origin_stopped=no", "✗ 先解决")]
#[case::retired("retired=yes", "✗ 不能转")]
#[case::same_pool("destination=成都", "✓ 不用转")]
#[case::next_year("from_scheme=resident to_scheme=resident next_year_enrolled=no", "! 先参保")]
fn each_answer_has_its_band(#[case] more: &str, #[case] band: &str) {
    ready("2026-11-21", more).sees(band);
}

#[test]
fn a_plan_of_which_nothing_moves_has_no_tabs_for_papers_and_days() {
    let person = ready("2026-11-21", "retired=yes").sees("异地就医备案");
    person.misses("材料").misses("时间").misses("断缴").press("5").sees("《");
}

/// The answer of a topic has the gist of what stands behind it; a number to be checked says so there too.
#[test]
fn the_first_screen_of_a_topic_says_what_its_other_parts_do() {
    let topic = Driver::new().press("6 1 text:cd 1 text:hz 1 1");
    let screen = topic.clone().sees("准不准").screen();
    let line = screen.lines().find(|line| line.contains("问谁")).expect("whom to call");
    assert!(line.contains("028-12393") && line.ends_with("〔需核对〕"), "{screen}");
    for row in ["怎么办  向参保地办备案", "别弄混  备案和转移是两件事"] {
        assert!(screen.contains(row), "{row}: {screen}");
    }
}

#[rstest]
#[case::ready("gap_months=2")]
#[case::stopped("gap_months=2 origin_stopped=no")]
#[case::retired("retired=yes")]
#[case::long_gap("gap_months=5")]
fn the_first_screen_is_the_whole_answer(#[case] more: &str) {
    let screen = ready("2026-11-28", more);
    for part in ["下一步", "问谁", "准不准"] {
        screen.clone().sees(part);
    }
    if more != "retired=yes" {
        for part in ["带什么", "断缴", "个人账户", "要当心"] {
            screen.clone().sees(part);
        }
    }
}

#[test]
fn where_nothing_can_start_no_day_is_named() {
    let person = ready("2026-11-28", "gap_months=2 origin_stopped=no").sized(80, 60);
    for tab in ["1", "4"] {
        person
            .clone()
            .press(tab)
            .sees("办好以后起算，受理后 15 个工作日内")
            .misses("2026 年 12 月 18 日");
    }
    person.press("4").sees("办好以后起算").sees("前面的事办好以后").misses("星期");
}

#[rstest]
#[case::holidays("2026-09-12", "gap_months=5 apply_on=2026-09-14")]
#[case::provisional("2026-12-14", "gap_months=2 last_paid=2026-09")]
fn timeline_looks_as_reviewed(#[case] day: &str, #[case] more: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("pictures");
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (140, 45)] {
        let shown = ready(day, more).sized(columns, rows).press("4").screen();
        let name = format!("axis_{day}_{columns}x{rows}");
        settings.bind(|| insta::assert_snapshot!(name, shown));
    }
}

#[test]
fn one_key_sets_a_plan_beside_others() {
    let plan = Driver::new().press(super::keys::USUAL);
    let menu = plan.press("=").sees("换一个转入地").sees("换一种医保");
    let places = menu.clone().press("1 text:shenzhen").sees("深圳").press("1");
    places.sees("比较：").sees("杭州").sees("深圳").sees("不同的").press(".").sees("换一个转入地");
    menu.clone().press("2").sees("比较：").sees("居民医保").sees("不同的");
    menu.clone().press("3").sees("现在").sees("3 个月以后").sees("不同的");
    assert_eq!(menu.press("1 . .").app.screen(), "Reading");
}

#[rstest]
#[case::wide(140, 45)]
#[case::just(100, 30)]
fn plans_stand_in_columns_where_there_is_room(#[case] columns: u16, #[case] rows: u16) {
    let plan = Driver::new().sized(columns, rows).press(super::keys::USUAL);
    let screen = plan.press("= 2").misses("..").screen();
    let beside =
        |line: &str| ["单位参保", "灵活就业", "居民医保"].iter().all(|it| line.contains(it));
    let names = |line: &&str| beside(line) && !line.contains("比较");
    assert!(screen.lines().any(|line| names(&line)), "{screen}");
    let account = screen.lines().find(|line| line.contains("个人账户")).expect("a row");
    assert!(account.contains("请问经办机构"), "{screen}");
}

#[rstest]
#[case::usual(80, 24)]
#[case::small(60, 20)]
fn plans_stand_below_each_other_behind_whole_names(#[case] columns: u16, #[case] rows: u16) {
    let plan = Driver::new().sized(columns, rows).press(super::keys::USUAL);
    let shown = plan.clone().press("= 2").misses("..").misses("职工医保，");
    shown.sees("单位参保  随关系转走").sees("居民医保  请问经办机构");
}

#[test]
fn the_usual_window_says_that_plans_can_be_compared() {
    Driver::new().press(super::keys::USUAL).sees("= 比一比").sees("* 帮助");
}

#[test]
fn where_the_system_moves_it_the_first_lines_say_what_is_left_to_people() {
    let plan = Driver::new().press("paste:职工温州宁波没断已停保已参保 Enter");
    plan.sees("不用您申请").sees("下一步").sees("确认温州没有欠费");
}
