//! Speech: short sentences, nothing that only the eye can take in.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::model::VerdictCode;
use yizhuan::report::{Report, places};
use yizhuan::rules;

use crate::support::results::{self, CASES, write};

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        for format in ["speech", "speech-full"] {
            let text = write(format, results::case(topic, line));
            results::is_as_checked(&format!("{name}-{format}.txt"), &text);
        }
    }
}

#[test]
fn every_sentence_is_short_and_has_only_letters() {
    let assets = rules::embedded();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let context = Context { assets, today };
    let known = assets.regions.iter().map(|(ix, _)| Report::from(places::place(&context, ix)));
    let cases = CASES.iter().map(|(_, topic, line)| results::case(topic, line));
    let mut sentences = 0;
    for report in cases.chain(known) {
        for sentence in write("speech-full", report).lines() {
            sentences += 1;
            assert!(sentence.chars().count() <= 25, "too long: {sentence}");
            let silent = |sign: char| sign.is_ascii_digit() || "（）「」《》〔〕-".contains(sign);
            assert!(!sentence.contains(silent), "not for the ear: {sentence}");
            assert!(sentence.ends_with(['。', '？', '，']), "no end: {sentence}");
            assert!(!sentence.starts_with(['，', '、', '。', '：']), "no beginning: {sentence}");
        }
    }
    assert!(sentences > 5_000, "only {sentences} sentences");
}

#[test]
fn the_plan_is_said_in_the_order_of_its_first_screen() {
    let (_, topic, line) = CASES[0];
    let said = write("speech-full", results::case(topic, line));
    let order =
        ["成都市转到", "可以申请转移", "带什么", "十二月", "问谁", "到了窗口", "您好，我想办"];
    let mut rest = said.as_str();
    for part in order {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} does not follow:\n{said}"));
        rest = &rest[at..];
    }
    assert!(said.contains("零五七一 一二三九三"), "{said}");
}

/// Letters that are read out in about a minute.
const MINUTE: usize = 300;
/// Sentences that somebody listens to before asking for more.
const FEW: usize = 12;

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn what_comes_first_takes_a_minute(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let report = results::any(topic, &numbers);
        let asked = write("speech", report.clone());
        let asked = asked.strip_suffix("还要听别的吗？\n").expect("some of it can wait");
        let said = write("speech-full", report);
        let (first, more) = said.split_once("还要听的，接着念。").expect("some of it can wait");
        prop_assert_eq!(asked, first);
        let sentences = first.matches(['。', '？']).count();
        prop_assert!(sentences <= FEW, "{} sentences: {}", sentences, first);
        let letters = first.chars().filter(|letter| letter.is_alphanumeric()).count();
        prop_assert!(letters <= MINUTE, "{letters} letters: {first}");
        prop_assert!(first.contains("一二三九三") && !more.is_empty(), "{said}");
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(400))]

    #[test]
    fn a_transfer_is_asked_for_only_where_one_can_start(
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let report = results::any(0, &numbers);
        let Report::Plan(plan) = &report else { panic!("a transfer has a plan") };
        let asks = plan.at_counter.iter().any(|words| words.contains("办医保关系转移"));
        prop_assert_eq!(asks, plan.verdict.code == VerdictCode::Ready, "{:?}", plan.at_counter);
        prop_assert!(!write("speech-full", report).contains("改成"));
    }
}

#[test]
fn who_cannot_transfer_yet_asks_for_what_comes_first() {
    let said = |line: &str| write("speech-full", results::case("transfer", line));
    let retired = said("from_scheme=employee retired=yes origin=武汉 destination=上海");
    assert!(retired.contains("要办异地就医备案，") || retired.contains("要办异地就医备案。"));
    let not_yet = said(
        "from_scheme=flexible to_scheme=flexible retired=no origin=哈尔滨 \
         destination=青岛 origin_stopped=yes destination_enrolled=no gap_months=2",
    );
    assert!(not_yet.contains("想自己在青岛参加职工医保"), "{not_yet}");
    let done = said(
        "from_scheme=employee to_scheme=employee retired=no origin=武汉 \
         destination=上海 progress=done",
    );
    assert!(!done.contains("您好"), "{done}");
}

#[test]
fn one_key_leads_from_a_plan_to_what_is_read_out() {
    let plan = crate::support::driver::Driver::new().press(crate::screens::keys::USUAL);
    let page = plan.press("0").sees("念给人听").sees("转到");
    assert_eq!(page.app.screen(), "Aloud");
    assert_eq!(page.clone().press(".").app.screen(), "Reading");
    let more = page.misses("准不准").press("End").sees("还要听别的吗？").press("Enter");
    more.sees("准不准").misses("还要听别的吗").press("Enter").sees("准不准");
}

#[test]
fn what_comes_first_says_that_numbers_are_to_be_checked() {
    for (_, topic, line) in CASES {
        let said = write("speech", results::case(topic, line));
        assert!(said.contains("核对"), "{said}");
    }
}
