//! Links: a line that sends people to another topic opens it, and what is known is not asked again.

use std::collections::BTreeSet;

use yizhuan::report::tree::Tree;
use yizhuan::rules;

use super::keys::USUAL;
use crate::support::crowd::Dice;
use crate::support::driver::Driver;
use crate::support::results;

/// What the platforms call their own pages: no result has them.
const OF_PLATFORMS: [&str; 3] = ["参保信息", "缴费记录", "我办理的业务"];
/// Results of a topic that are looked through.
const RESULTS: u32 = 60;

/// The line of the plan that leads to another topic.
fn at_the_link() -> Driver {
    let plan = Driver::new().sized(100, 40).press(USUAL).press("4");
    let lines = |person: &Driver| {
        person.screen().lines().filter(|line| line.contains("打开「转移没办成」")).count()
    };
    assert_eq!(lines(&plan), 1, "{}", plan.screen());
    let mut person = plan;
    for _ in 0..10 {
        let opened = person.clone().press("Enter");
        if opened.app.screen() == "Choice" {
            return person;
        }
        person = person.press("Down");
    }
    panic!("no link:\n{}", person.screen());
}

#[test]
fn a_key_opens_the_topic_and_esc_comes_back() {
    let plan = at_the_link();
    let stuck = plan.clone().press("Enter").sees("您遇到的是哪一种情况");
    assert_eq!(stuck.press("Esc").screen(), plan.screen());
}

#[test]
fn a_tap_opens_the_topic() {
    let plan = at_the_link().press("Home");
    plan.tap("打开「转移没办成」").sees("您遇到的是哪一种情况");
}

#[test]
fn a_line_that_sends_people_to_a_part_opens_it() {
    let plan = || Driver::new().press("paste:职工成都杭州断2 Enter");
    let why = plan().press("5 Enter").sees("见「注意」里的").sees("打开「注意」一栏");
    let part = why.clone().press("Enter");
    assert_eq!(part.screen(), plan().press("6").screen());
    assert_eq!(why.clone().tap("打开「注意」").screen(), part.screen());
    // What holds of no result has none.
    Driver::new().press("7 text:hz Enter Enter").misses("一栏");
}

#[test]
fn the_foot_says_what_enter_does_to_the_line() {
    let mut line = Driver::new().sized(100, 40).press("paste:职工成都杭州断2 Enter 3");
    let why = (0..12).find_map(|_| {
        let why = line.clone().press("Enter");
        line = line.clone().press("Down");
        let all = ["打开「时间线」一栏", "常见说法"].map(|word| why.screen().contains(word));
        (all == [true, true]).then_some(why)
    });
    let why = why.expect("a line with a part and with claims").sees("Enter 打开");
    why.press("Down").misses("Enter 打开").sees("数字键 看说法");
}

/// Parts of a result that are called the same on the screens, by a tab or a heading under one, and on paper.
fn parts(tree: &Tree) -> BTreeSet<String> {
    let tabs = tree.tabs();
    let alone = |tab: &&&[_]| tab.len() == 1;
    let headings = tabs.iter().filter(|tab| !alone(tab)).flat_map(|tab| tab.iter());
    let headings = headings.map(|section| section.title.clone());
    let on_screen: BTreeSet<String> =
        tabs.iter().map(|tab| tab[0].tab.clone()).chain(headings).collect();
    let on_paper = tree.sections.iter().map(|section| match section.answer {
        Some(_) => section.tab.clone(),
        None => section.title.clone(),
    });
    on_paper.filter(|name| on_screen.contains(name)).collect()
}

/// What a text sends people to.
fn sent_to(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split(['见', '看']).skip(1).filter_map(|rest| rest.strip_prefix('「'));
    quoted.filter_map(|rest| rest.split('」').next()).filter(|name| !OF_PLATFORMS.contains(name))
}

#[test]
fn what_texts_send_people_to_is_there_on_the_screens_and_on_paper() {
    let topics = &rules::embedded().table.topics;
    let titles: BTreeSet<&str> = topics.iter().map(|topic| topic.title.as_str()).collect();
    let (mut dice, mut wrong) = (Dice(11), BTreeSet::new());
    for (at, topic) in topics.iter().enumerate() {
        let mut known = BTreeSet::new();
        for _ in 0..RESULTS {
            let numbers: Vec<u32> = (0..40).map(|_| dice.roll(10_000) as u32).collect();
            let report = results::any(at, &numbers);
            let here = parts(&report.tree());
            for text in results::statements(&report) {
                let lost = |name: &&str| !titles.contains(name) && !here.contains(*name);
                let lost: Vec<&str> = sent_to(&text).filter(lost).collect();
                wrong.extend(lost.iter().map(|name| format!("{}: {name}: {text}", topic.id)));
            }
            known.extend(here);
        }
        for rule in &topic.rules {
            let said = format!("{rule:?}");
            let lost = |name: &&str| !titles.contains(name) && !known.contains(*name);
            let lost: Vec<&str> = sent_to(&said).filter(lost).collect();
            wrong.extend(lost.iter().map(|name| format!("{}: {}: {name}", topic.id, rule.id)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn places_and_schemes_that_are_known_are_not_asked_again() {
    let result = at_the_link().press("Enter 1 4").misses("从哪里转出").misses("哪种医保？");
    let result = result.sees("转移没办成");
    result.clone().press(".").sees("核对答案").sees("四川省成都市").sees("浙江省杭州市");
    // Each page closes to the one it was opened from, with the case that belongs to it.
    let back = result.press("Esc Esc Esc Esc").sees("打开「转移没办成」").press("Esc");
    back.sees("核对答案").sees("可以申请转移");
}

#[test]
fn what_a_side_topic_was_told_is_known_to_the_transfer() {
    let asked = Driver::new().press("6 4 text:cd 1 text:hz 1");
    let transfer = asked.press("1 1").sees("打开「医保转移接续」").tap("打开「医保转移接续」");
    let ids: Vec<String> =
        transfer.app.session().answer_docs().into_iter().map(|doc| doc.id).collect();
    assert_eq!(ids, ["origin", "destination"]);
}

#[test]
fn no_text_sends_people_home() {
    for topic in &rules::embedded().table.topics {
        for rule in &topic.rules {
            let said = format!("{:?}{:?}", rule.title, rule.text);
            assert!(!said.contains("首页"), "{}: {said}", rule.id);
        }
    }
}

/// Whoever moves nothing but has missed months: the first page leads to the topic that knows of them.
#[test]
fn a_gap_where_nothing_moves_leads_to_its_topic() {
    let plan = Driver::new().press("/ text:职工本地成都断5 Enter").sees("不用转移");
    let gap = plan.sees("打开「断缴与补缴」").tap("打开「断缴与补缴」");
    let told: Vec<String> = gap.app.session().answer_docs().into_iter().map(|doc| doc.id).collect();
    assert_eq!(told, ["scheme", "gap_months", "place"]);
}

#[test]
fn whoever_is_retired_is_not_asked_for_it_again() {
    let retired = Driver::new().press("paste:退休成都杭州 Enter").sees("不能转");
    let line = retired.screen();
    let line = line.lines().find(|line| line.contains("打开「异地就医备案")).expect("a link");
    let digit = line.split_whitespace().next().expect("its digit").to_owned();
    let topic = retired.clone().press(&digit).misses("您是哪一种情况").sees("看病看到哪一步");
    topic.press("1").misses("看病看到哪一步").sees("准不准");
    // Who was not asked whether he is retired is asked there.
    Driver::new().press("6").sees("您是哪一种情况");
}
