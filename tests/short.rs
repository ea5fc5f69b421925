//! The short message: never too long, and never without what matters.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::export::pdf::{Ink, Sheet, page_sheets, receipt_sheets};
use yizhuan::export::qr;
use yizhuan::model::{Need, VerdictCode};
use yizhuan::report::compare::ColumnDoc;
use yizhuan::report::tree::compare;
use yizhuan::report::{PlanReport, Report, claims, places};
use yizhuan::rules;
use yizhuan::session::Session;

use crate::support::checked::is_as_checked;
use crate::support::results::{self, CASES, write};

const LIMIT: usize = 300;

fn length(text: &str) -> usize {
    text.chars().count()
}

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        let text = write("short", results::case(topic, line));
        assert!(length(&text) <= LIMIT, "{name}: {} characters", length(&text));
        is_as_checked(&format!("{name}-short.txt"), &text);
    }
}

/// What no question asks for bears on the case wherever the case goes.
#[test]
fn what_was_said_besides_goes_along() {
    let topic = &rules::embedded().table.topics[0];
    for said in ["怀孕", "出国"] {
        let line = yizhuan::line::read(
            rules::embedded(),
            &format!("职工北京成都断1{said}"),
            results::today(),
        );
        let session = Session::answered(rules::embedded(), topic, results::today(), line.answers);
        let minded = if said == "怀孕" { "转以前先问成都" } else { "出国定居" };
        let slip = receipt_sheets(&session.report()).iter().flat_map(words).collect();
        for told in ["short", "text", "speech", "markdown", "html"] {
            let told = write(told, session.report());
            assert!(told.contains(minded), "{told}");
        }
        let slip: String = slip;
        assert!(slip.contains(minded), "{slip}");
    }
}

/// Where nothing does harm to everybody, whoever must ask first is told all the same, and what becomes of
/// the money where it does not move along.
#[test]
fn what_people_ask_is_told_without_a_word_of_theirs() {
    let moved = |line: &str| {
        let line = format!(
            "from_scheme=employee retired=no hindrances=none origin_stopped=yes \
             destination_enrolled=yes {line}"
        );
        write("short", results::case("transfer", &line))
    };
    let told = moved("to_scheme=employee origin=北京 destination=烟台 gap_months=0");
    assert!(told.contains("怀孕、慢特病的，转以前先问"), "{told}");
    assert!(told.contains("个人账户：随关系转走"), "{told}");
    for origin in ["泉州", "成都"] {
        let line = "to_scheme=resident destination=赣州 gap_months=1 continuous_two_years=yes";
        let told = moved(&format!("{line} origin={origin}"));
        let money = told.split("个人账户：").nth(1).expect("the money is told of");
        assert!(money.split("咨询").next().is_some_and(|money| money.contains('问')), "{told}");
    }
}

/// Who waits is told the day after which to call.
#[test]
fn a_term_that_is_to_come_has_its_day_wherever_it_is_told() {
    let topic = rules::embedded().table.transfer();
    let told = |accepted: &str, format: &str| {
        let line = format!("职工 成都 南宁 断2 {accepted}受理");
        let line = yizhuan::line::read(rules::embedded(), &line, "2026-12-01".parse().unwrap());
        let session = Session::answered(
            rules::embedded(),
            topic,
            "2026-12-01".parse().unwrap(),
            line.answers,
        );
        write(format, session.report())
    };
    let short = told("11月20日", "short");
    assert!(short.contains("12 月 4 日转出最迟；12 月 11 日转入最迟"), "{short}");
    assert!(told("11月20日", "speech").contains("转出最迟：十二月四号"));
    // What is over says so already.
    assert!(!told("11月12日", "short").contains("转出最迟"));
}

/// Whom to ask is told with what to ask, and what to bring with one paper at least, wherever the case goes.
#[test]
fn a_question_goes_with_what_is_asked() {
    let topic = &rules::embedded().table.topics[0];
    for to in ["杭州", "重庆", "上海", "武汉", "福州", "南京", "呼和浩特"] {
        for said in
            ["职工 兰州 怀孕", "灵活 兰州 断0 怀孕", "灵活 兰州 断2 怀孕 慢特病", "灵活 兰州 断0"]
        {
            let said = said.replace("兰州", &format!("兰州 {to}"));
            let line = yizhuan::line::read(rules::embedded(), &said, results::today());
            let session =
                Session::answered(rules::embedded(), topic, results::today(), line.answers);
            let text = write("short", session.report());
            assert!(length(&text) <= LIMIT && !text.contains("：（有"), "{text}");
            assert!(text.contains("带：") && text.contains("身份证"), "{text}");
            let asked = text.contains("算不算连续缴费") && text.contains("慢特病要不要重新认定");
            assert!(asked || !said.contains("怀孕"), "{text}");
        }
    }
}

/// What is done at once says so where no day can be named yet.
#[test]
fn what_is_done_on_the_day_says_so_where_no_day_is_known() {
    let answers = "from_scheme=employee to_scheme=employee retired=no origin=福州 destination=厦门 \
        origin_stopped=no gap_months=0";
    let text = write("short", results::case("transfer", answers));
    assert!(text.contains("办好以后起算，受理当天转入办完"), "{text}");
}

/// Nobody has seen the list of places that share the hotline: each short form says so once.
#[test]
fn a_number_that_is_to_be_checked_says_so_wherever_it_stands() {
    for (name, topic, line) in results::CASES {
        let report = results::case(topic, line);
        let slip: String = receipt_sheets(&report).iter().flat_map(words).collect();
        for said in [write("short", report.clone()), slip] {
            assert!(said.contains("-12393"), "{name}: {said}");
            assert_eq!(said.matches("号码请核对").count(), 1, "{name}: {said}");
        }
        if *topic == "transfer" {
            let text = write("text", report);
            let ask = text.lines().find(|line| line.contains("问谁："));
            // A place with a number of its own is called by that one.
            let number = ["-12393〔需核对〕", "-12345〔需核对〕"];
            assert!(ask.is_some_and(|ask| number.iter().any(|end| ask.ends_with(end))), "{text}");
        }
    }
}

/// Answers from which a late fee is worked out.
const OWED: &str = "scheme=employee cause=employer gap_months=2 moving=no calculate=yes owed=5000 \
                    owed_since=2026-08-01 pay_on=2026-11-23 place=成都";

#[test]
fn what_was_worked_out_comes_first() {
    let report = results::case("gap", OWED);
    let slip: String = receipt_sheets(&report).iter().flat_map(words).collect();
    let page: String = page_sheets(&report).iter().flat_map(words).collect();
    let texts = ["text", "markdown", "html", "speech"].map(|format| write(format, report.clone()));
    let short = [write("short", report.clone()), qr::text(&report), slip, page];
    for said in short.into_iter().chain(texts) {
        let said: String = said.split_whitespace().collect();
        let fee = said.find("滞纳金大约").unwrap_or_else(|| panic!("no fee: {said}"));
        assert!(["285.00元", "二百八十五"].iter().any(|sum| said[fee..].contains(sum)), "{said}");
        let next = said.find("先让单位补上").unwrap_or_else(|| panic!("no next step: {said}"));
        assert!(fee < next && !said[next..].contains("滞纳金大约"), "{said}");
    }
}

/// A result in the ways that people read, hear and carry it, each without its line breaks.
fn told(line: &str) -> Vec<String> {
    let report = results::case("transfer", line);
    let slip = receipt_sheets(&report).iter().flat_map(words).collect();
    let formats = ["text", "short", "speech", "markdown"];
    let all = formats.map(|format| write(format, report.clone())).into_iter().chain([slip]);
    all.map(|said: String| said.split_whitespace().collect()).collect()
}

#[test]
fn what_holds_only_after_paying_back_says_so() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=海口 \
                origin_stopped=yes hindrances=none gap_months=2 destination_enrolled=";
    let places = [("yes", "海口"), ("no", "海口"), ("yes", "杭州"), ("no", "杭州")];
    for (enrolled, place) in places {
        let line = format!("{line}{enrolled}").replace("海口", place);
        let (named, other) = match place {
            "海口" => ("补缴后享受，看条件", "补缴后最早享受"),
            _ => ("补缴后最早享受", "看条件"),
        };
        for said in told(&line) {
            assert!(!said.contains(other), "{said}");
            let bare = said.replace("补缴后没有断缴的等待期", "").replace(named, "");
            assert!(!bare.contains("没有断缴的等待期"), "{said}");
            assert!(!bare.contains("月开始享受待遇"), "{said}");
            assert_ne!(bare, said, "it is said");
        }
    }
}

/// A message has room for the beginning of an answer: what keeps somebody insured stands there.
#[test]
fn what_guards_against_a_gap_is_not_cut() {
    let flags = "retired=no origin=吉林市 destination=合肥 gap_months=0 to_scheme=flexible";
    for (given, kept) in [
        ("from_scheme=employee", "先别停"),
        ("from_scheme=flexible origin_stopped=no destination_enrolled=no", "哪天接上，再自己停保"),
        ("from_scheme=employee origin_stopped=no destination_enrolled=no", "不要断"),
    ] {
        let said = write("short", results::case("transfer", &format!("{flags} {given}")));
        assert!(said.contains(kept), "{said}");
    }
}

#[test]
fn where_a_place_has_a_number_of_its_own_it_is_the_one_to_call() {
    let flags = "retired=no origin=成都 destination_enrolled=no origin_stopped=yes gap_months=0 \
                 from_scheme=employee";
    for (place, scheme, number) in
        [("厦门", "employee", "0592-12345"), ("北京", "resident", "12333")]
    {
        let line = format!("{flags} to_scheme={scheme} destination={place}");
        for format in ["text", "short", "markdown"] {
            let said = write(format, results::case("transfer", &line));
            assert!(said.contains(&format!(" {number}")), "{place}: {said}");
        }
    }
}

#[test]
fn no_month_is_the_last_where_two_documents_are_not_of_one_mind() {
    let line = "from_scheme=employee to_scheme=resident retired=no origin=西安 destination=郑州 \
                origin_stopped=yes hindrances=none gap_months=5 destination_enrolled=";
    for enrolled in ["yes", "no"] {
        for said in told(&format!("{line}{enrolled}")) {
            assert!(!said.contains("最晚享受待遇") && !said.contains("参保最晚享受"), "{said}");
            assert!(said.contains("怎么合起来算"), "{said}");
        }
    }
}

#[test]
fn nobody_is_told_to_stop_before_the_new_place_is_sure() {
    let line = "from_scheme=resident to_scheme=resident destination=苏州 origin_stopped=no \
                hindrances=none next_year_enrolled=no";
    for (more, sure) in [
        ("origin=合肥 missed_years=0", "先确认能在苏州参保，再停合肥的"),
        ("origin=太原 missed_years=0", "先确认能在苏州参保，再停太原的"),
        ("origin=太原 missed_years=1", "先问清能不能在苏州参保，太原的停了没有"),
    ] {
        let said = told(&format!("{line} {more}"));
        for said in said.first().into_iter().chain(said.last()) {
            assert!(said.contains(sure), "{said}");
        }
    }
}

/// Accepted long ago: what is said counts from that day, both periods together.
#[test]
fn fifteen_days_count_from_the_day_of_acceptance() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
                hindrances=none gap_months=0 apply_on=2026-10-20 progress=";
    let since = "origin_done origin_done_on=2026-10-28";
    for (progress, late, due) in [
        ("accepted", "转出、转入一共15个工作日都过了", "收到后5个工作日内办完"),
        ("origin_done", "转入的期限也过了", "转入从那天数"),
        (since, "转入的5个工作日已经过了", "收到后5个工作日内办完"),
    ] {
        let said = told(&format!("{line}{progress}"));
        let whole = &said[0];
        assert!(whole.contains(late), "{whole}");
        assert!(whole.contains(due), "{whole}");
        assert_eq!(whole.contains("转出地最迟办完"), progress == "accepted", "{whole}");
        assert!(
            said.iter().all(|said| !said.contains("收到后15") && !said.contains("以后，要在15"))
        );
    }
}

/// A message that says to press somebody says whom to call, whatever the places are called.
#[test]
fn what_is_overdue_goes_with_the_number_to_call() {
    let line = "from_scheme=employee to_scheme=employee retired=no hindrances=none gap_months=0 \
                progress=";
    for (origin, destination) in
        [("成都", "杭州"), ("拉萨", "乌鲁木齐"), ("黔西南", "巴音郭楞"), ("济南", "青岛")]
    {
        for (progress, whom) in [
            ("accepted apply_on=2026-10-20", origin),
            ("accepted apply_on=2026-11-05", origin),
            ("origin_done apply_on=2026-10-20", destination),
            ("origin_done apply_on=2026-10-20 origin_done_on=2026-10-28", destination),
        ] {
            let line = format!("{line}{progress} origin={origin} destination={destination}");
            let report = results::case("transfer", &line);
            assert_eq!(plan_of(&report).verdict.code, VerdictCode::Overdue, "{line}");
            let code = qr::text(&report);
            let said =
                code.split('。').any(|said| said.starts_with(whom) && said.contains("12393"));
            assert!(said && code.chars().count() <= 64, "{line}: {code}");
        }
    }
}

fn plan_of(report: &Report) -> &PlanReport {
    let Report::Plan(plan) = report else { panic!("no plan") };
    plan
}

/// A sentence of the program that the answer is over with the year stands in the message too.
#[test]
fn the_last_day_to_get_money_back_is_in_the_message() {
    for to in ["employee", "resident"] {
        let line = format!(
            "from_scheme=resident to_scheme={to} origin=拉萨 destination=成都 retired=no \
             hindrances=none next_year_enrolled=no missed_years=0"
        );
        let text = write("short", results::case("transfer", &line));
        assert!(text.contains("待遇开始以前退费（多数是 12 月底）"), "{text}");
    }
}

/// Whoever has paid nothing for a year or longer has not paid for the next one either.
#[test]
fn nobody_who_has_not_paid_for_a_year_is_told_of_getting_money_back() {
    let employee = "to_scheme=employee retired=no hindrances=none gap_months=";
    let resident = "to_scheme=resident next_year_enrolled=no missed_years=";
    let told = |line: &str, from: &str| {
        let line = format!("from_scheme=resident destination=成都 origin={from} {line}");
        let report = results::case("transfer", &line);
        plan_of(&report).verdict.because.iter().any(|reason| reason.why.rule.contains("refund"))
    };
    for from in ["拉萨", "深圳"] {
        for stopped in
            ["yes destination_enrolled=yes", "yes destination_enrolled=no", "unknown", "no"]
        {
            for months in [0, 11, 12, 30] {
                let line = format!("{employee}{months} origin_stopped={stopped}");
                assert_eq!(told(&line, from), months < 12, "{from}: {line}");
            }
        }
        for years in [0, 1, 3] {
            let line = format!("{resident}{years}");
            assert_eq!(told(&line, from), years == 0, "{from}: {line}");
        }
    }
}

/// What is doubtful of an application that names a number is not doubtful of the number.
#[test]
fn a_number_has_no_mark_of_another_way() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=拉萨 \
                origin_stopped=yes destination_enrolled=yes hindrances=none gap_months=0";
    let text = write("text", results::case("transfer", line));
    let ask = text.lines().find(|line| line.contains("问谁：")).expect("whom to ask");
    assert!(ask.ends_with("拉萨 0891-12393〔需核对〕"), "{ask}");
    assert!(text.contains("未经证实"), "of the application it is said: {text}");
}

/// What counts from a payment is not said to count from an application.
#[test]
fn a_month_says_from_what_it_counts() {
    for (stopped, enrolled, hindrances, from) in [
        ("yes", "no", "none", "缴费以后起算"),
        ("yes", "yes", "arrears", "从已经缴的月份起算"),
        ("no", "yes", "none", "核对以后起算"),
        ("no", "no", "none", "核对以后起算"),
    ] {
        for destination in ["海口", "杭州"] {
            let line = format!(
                "from_scheme=employee to_scheme=employee retired=no origin=成都 \
                 destination={destination} origin_stopped={stopped} \
                 destination_enrolled={enrolled} hindrances={hindrances} gap_months=5"
            );
            let report = results::case("transfer", &line);
            let text = write("markdown", report.clone());
            let points = plan_of(&report).timeline.iter();
            let counted = points.filter(|point| point.from_payment);
            let counted: Vec<String> = counted.map(|point| point.title.clone()).collect();
            assert!(!counted.is_empty(), "{line}");
            for title in counted {
                assert!(text.contains(&format!("- {from}：{title}")), "{title}: {text}");
            }
            assert!(text.contains("- 前面的事办好以后：受理那一天"), "{text}");
        }
    }
}

/// A slip of a comparison has what is the same, too.
#[test]
fn a_slip_of_a_comparison_has_every_row() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 origin_stopped=yes \
                destination_enrolled=yes hindrances=none gap_months=2 destination=";
    let columns = ["杭州", "深圳"].map(|place| {
        let report = results::case("transfer", &format!("{line}{place}"));
        ColumnDoc { label: place.to_owned(), result: plan_of(&report).clone() }
    });
    let doc = compare("destination", columns.to_vec()).expect("two plans");
    assert!(doc.rows(false).count() > 0, "something is the same");
    let labels: Vec<String> = doc.rows.iter().map(|row| row.label.clone()).collect();
    let report = Report::from(doc);
    let slip: String = receipt_sheets(&report).iter().flat_map(words).collect();
    for label in labels {
        assert!(slip.contains(&label), "{label}: {slip}");
    }
    for format in ["text", "short", "markdown", "speech"] {
        let text = write(format, report.clone());
        assert!(!text.contains("今天受理"), "{text}");
    }
}

#[test]
fn how_long_it_was_is_not_asked_of_who_told_it() {
    let line = "from_scheme=resident to_scheme=resident origin=南宁 destination=深圳 missed_years=";
    for (years, asked) in [("2", false), ("unknown", true)] {
        // A message has no line of the gap.
        let said = told(&format!("{line}{years}")).concat();
        assert_eq!(said.contains("先查清断保了几年"), asked, "{years}: {said}");
    }
}

/// What stands on a sheet, in order.
fn words(sheet: &Sheet) -> impl Iterator<Item = &str> {
    sheet.ink.iter().filter_map(|ink| match ink {
        Ink::Run(run) => Some(run.text.as_str()),
        Ink::Shape(_) | Ink::Figure(_) => None,
    })
}

#[test]
fn claims_and_places_fit() {
    let context = Context {
        assets: rules::embedded(),
        today: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
    };
    let mut all = vec![
        write("short", places::places(&context)),
        write("short", claims::report(context.assets.table.claims.iter(), &context)),
        write("short", claims::report(std::iter::empty(), &context)),
    ];
    for claim in &context.assets.table.claims {
        let doc = claims::report(std::iter::once(claim), &context);
        all.push(write("short", doc));
    }
    for (ix, _) in context.assets.regions.iter() {
        all.push(write("short", places::place(&context, ix)));
    }
    for text in all {
        assert!(length(&text) <= LIMIT && text.ends_with("。\n"), "{text}");
        assert!(text.contains("以经办机构为准"), "{text}");
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(1_000))]

    #[test]
    fn no_answers_make_it_too_long(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let result = results::any(topic, &numbers);
        let text = write("short", result.clone());
        prop_assert!(length(&text) <= LIMIT, "{} characters: {text}", length(&text));
        prop_assert_eq!(text.lines().count(), 1);
        prop_assert!(["12393", "12345"].iter().any(|line| text.contains(line)), "{text}");
        prop_assert!(text.contains("2026-11-23 的结果，以经办机构为准"), "{text}");
        prop_assert!(!text.contains("个电话没写下"), "{text}");
        prop_assert!(!["：（有", "。（有"].iter().any(|gone| text.contains(gone)), "{text}");
        match &result {
            Report::Plan(plan) => {
                prop_assert!(text.contains(&plan.verdict.title), "{text}");
                for reason in &plan.verdict.because {
                    prop_assert!(text.contains(&reason.urgent), "{text}");
                }
                let brought = plan.materials.iter().any(|each| each.need == Need::OneOf);
                let papers = ["医保码", "身份证", "社会保障卡"];
                let named = papers.iter().any(|paper| text.contains(paper));
                prop_assert!(!brought || text.contains("带：") && named, "{text}");
            }
            Report::Advice(advice) => {
                let first = &advice.sections[0].points[0].title;
                prop_assert!(text.contains(first.trim_end_matches('。')), "{text}");
            }
            _ => unreachable!("a topic gives a plan or an answer"),
        }
    }
}

/// What must be read with a sentence goes where the sentence goes, however little of the rest does.
#[test]
fn a_mark_stands_with_as_much_as_is_told() {
    let line = "from_scheme=employee to_scheme=flexible origin=广州 destination=苏州 gap_months=";
    for months in 0..8 {
        let text = write("short", results::case("transfer", &format!("{line}{months}")));
        let wait = text.split("待遇：").nth(1).unwrap_or_else(|| panic!("no wait: {text}"));
        assert!(wait.split("咨询：").next().is_some_and(|wait| wait.contains("核对")), "{text}");
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(200))]

    #[test]
    fn no_sentence_loses_its_mark(numbers in proptest::collection::vec(0..2000_u32, 24)) {
        let report = results::any(0, &numbers);
        let Report::Plan(plan) = &report else { return Ok(()) };
        let text = write("short", report.clone());
        let wait = text.split("待遇：").nth(1).and_then(|wait| wait.split("咨询：").next());
        if let Some(wait) = wait.filter(|wait| !wait.starts_with('（')) {
            prop_assert!(plan.gap.why.notices.is_empty() || wait.contains("核对"), "{text}");
        }
        let first = plan.verdict.because.first();
        let sentence = first.and_then(|first| first.text.split('。').next());
        if let (Some(first), Some(sentence)) = (first, sentence)
            && let Some(at) = text.find(sentence)
        {
            let marked = first.why.notices.is_empty() || text[at..].contains("核对");
            prop_assert!(marked, "{text}");
        }
    }
}

#[test]
fn a_message_says_how_long_a_short_gap_is_and_that_it_may_be_paid_back() {
    let (_, topic, line) = CASES[0];
    for (gap, destination) in
        [1, 2, 3].into_iter().flat_map(|gap| ["杭州", "福州", "深圳"].map(|to| (gap, to)))
    {
        let line = line.replace("gap_months=0", &format!("gap_months={gap}"));
        let line = line.replace("destination=杭州", &format!("destination={destination}"));
        let text = write("short", results::case(topic, &line));
        assert!(text.contains(&format!("断缴 {gap} 个月，")), "{destination}: {text}");
        assert!(text.contains("补缴"), "{destination}: {text}");
    }
}

#[test]
fn a_month_that_is_over_says_so() {
    let answers = "retired=no from_scheme=employee to_scheme=employee origin=北京 destination=成都 \
        origin_stopped=yes destination_enrolled=yes hindrances=none last_paid=2025-08 first_paid=2026-01";
    let report = results::case_on(results::today(), "transfer", answers);
    let said = results::write("short", report.clone());
    assert!(said.contains("7 月（以当地为准），已经过了，最晚享受待遇"), "{said}");
    let said = results::write("text", report);
    assert!(said.contains("最晚享受待遇：7 月，已经过了"), "{said}");
}
