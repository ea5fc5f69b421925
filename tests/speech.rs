//! Speech: short sentences, nothing that only the eye can take in.

use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::model::VerdictCode;
use yizhuan::report::{Report, places};
use yizhuan::rules;

use crate::support::checked::is_as_checked;
use crate::support::results::{self, CASES, write};

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        for format in ["speech", "speech-full"] {
            let text = write(format, results::case(topic, line));
            is_as_checked(&format!("{name}-{format}.txt"), &text);
        }
    }
}

/// Of a list, too, what can wait is heard only by those who ask for all of it.
#[test]
fn the_first_sentences_of_a_list_are_fewer_than_all() {
    let assets = rules::embedded();
    let context = Context { assets, today: results::today() };
    let place = assets.regions.by_code("510100").expect("a place");
    let session = yizhuan::session::Session::new(assets, results::today());
    let lists = [
        Report::from(places::place(&context, place)),
        Report::from(places::places(&context)),
        Report::from(session.search("断缴")),
    ];
    for list in lists {
        let (first, all) = (write("speech", list.clone()), write("speech-full", list));
        assert!(first.lines().count() < 16, "{first}");
        assert!(first.ends_with("还要听别的吗？\n"), "{first}");
        assert!(all.lines().count() > first.lines().count() + 5, "{all}");
    }
}

/// Who hears a claim before it is judged takes it for a fact.
#[test]
fn a_claim_is_said_to_be_one() {
    let assets = rules::embedded();
    let session = yizhuan::session::Session::new(assets, results::today());
    for (at, claim) in assets.table.claims.iter().enumerate() {
        let said = write("speech-full", Report::from(session.claim(at)));
        let begin: String = said.lines().nth(1).unwrap_or_default().to_owned();
        assert!(begin.starts_with("有人说"), "{}: {said}", claim.wording.text);
        assert!(said.contains("核对结果"), "{said}");
    }
}

/// What is heard of a sentence: its letters and spoken digits.
fn heard(sentence: &str) -> usize {
    sentence.chars().filter(|letter| letter.is_alphanumeric()).count()
}

/// Letters and digits of a sentence that is taken in by ear.
const LONGEST: usize = 25;

/// What is wrong with what is read out, if anything is.
fn misread(said: &str) -> Option<String> {
    let silent = |sign: char| sign.is_ascii_digit() || "（）「」《》〔〕-".contains(sign);
    let half = ["如果", "要是", "只要", "万一", "就算", "即使", "不管"];
    said.lines().find_map(|sentence| {
        let body = sentence.strip_suffix(['。', '？', '！']).unwrap_or("，");
        let begins = half.iter().any(|word| body.starts_with(word));
        let condition = begins && !body.contains('，') && body.ends_with(['的', '时', '后', '前']);
        let faults = [
            (heard(sentence) > LONGEST, "too long"),
            (sentence.contains(silent), "not for the ear"),
            (body.ends_with(['，', '、', '：']), "no end"),
            (body.contains(['。', '？', '！', '；']), "more than a sentence"),
            (sentence.starts_with(['，', '、', '。', '：']), "no beginning"),
            (condition && sentence.ends_with('。'), "a condition alone"),
        ];
        let fault = faults.into_iter().find(|(found, _)| *found);
        fault.map(|(_, fault)| format!("{fault}: {sentence}"))
    })
}

#[test]
fn every_sentence_is_short_and_has_only_letters() {
    let assets = rules::embedded();
    let context = Context { assets, today: results::today() };
    let places = assets.regions.iter().map(|(ix, _)| Report::from(places::place(&context, ix)));
    let cases = crate::cases::all().into_iter().map(|case| crate::cases::run(&case).report());
    let (mut sentences, mut all) = (0, String::new());
    for report in cases.chain(places) {
        for format in ["speech", "speech-full"] {
            let said = write(format, report.clone());
            assert_eq!(misread(&said), None);
            sentences += said.lines().count();
            all.push_str(&said);
        }
    }
    assert!(sentences > 50_000, "only {sentences} sentences");
    wordings_are_heard(&all);
}

/// Every wording of the table for the ear is said somewhere: what it has of its own occurs.
fn wordings_are_heard(said: &str) {
    let table = include_str!("../assets/spoken.tsv");
    let rows = table.lines().filter(|row| !row.starts_with('#')).skip(1);
    for row in rows {
        let (written, told) = row.split_once('\t').expect("two columns");
        let own = told.split(|letter: char| letter.is_ascii() || !letter.is_alphanumeric());
        let own: Vec<&str> = own.filter(|own| !own.is_empty() && !written.contains(own)).collect();
        assert!(own.is_empty() || own.iter().any(|own| said.contains(own)), "never said: {row}");
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn any_result_is_told_in_short_sentences(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        prop_assert_eq!(misread(&write("speech-full", results::any(topic, &numbers))), None);
    }
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
const FEW: usize = 20;

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
        let sentences = first.lines().count();
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
