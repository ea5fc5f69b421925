//! Doubts, terms that are over and seasons stand wherever a result is taken.

use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::export::pdf::{Ink, Sheet, backed_sheets, page_sheets, receipt_sheets};
use yizhuan::export::qr;
use yizhuan::model::Level;
use yizhuan::report::Report;
use yizhuan::rules;
use yizhuan::session::Session;

use crate::support::results::{case, case_on, today, write, write_as_wide};

fn letters(sheets: &[Sheet]) -> String {
    let runs = sheets.iter().flat_map(|sheet| &sheet.ink).filter_map(|ink| match ink {
        Ink::Run(run) => Some(run.text.as_str()),
        Ink::Shape(_) | Ink::Figure(_) => None,
    });
    runs.collect::<String>().replace(char::is_whitespace, "")
}

/// What somebody says in a line, as a result.
fn said(line: &str) -> Report {
    let assets = rules::embedded();
    let line = yizhuan::line::read(assets, line, today());
    Session::answered(assets, &assets.table.topics[0], today(), line.answers).report()
}

/// Offices of a province may have a pool of their own: that the city is one is no answer then.
#[test]
fn a_pool_that_nobody_knows_is_doubted_wherever_the_result_goes() {
    for line in ["省直 成都 成都", "职工 省本级 成都 成都", "职工 四川省直 成都"]
    {
        let report = said(line);
        for form in ["text", "short", "speech", "markdown", "html", "json"] {
            let text = write(form, report.clone()).replace(char::is_whitespace, "");
            assert!(text.contains("省本级自成一个统筹地区"), "{line} {form}: {text}");
        }
        assert!(letters(&receipt_sheets(&report)).contains("省本级自成"), "{line}");
    }
    assert!(!write("text", said("职工 河北省本级 石家庄")).contains("还说到"));
}

/// Counties are taken for the city around them, which no national text promises.
#[test]
fn a_county_taken_for_its_city_is_doubted_in_the_result() {
    let answers = "from_scheme=employee to_scheme=employee origin=保定 destination=定州";
    let report = case("transfer", answers);
    for form in ["text", "short", "speech", "markdown", "html", "json"] {
        let text = write(form, report.clone()).replace(char::is_whitespace, "");
        assert!(text.contains("可能自成统筹地区"), "{form}: {text}");
        assert!(!text.contains("这两个地方属于同一个统筹地区"), "{form}: {text}");
    }
}

/// Nor does it stand as a national rule in any topic.
#[test]
fn that_a_county_shares_the_pool_of_its_city_is_no_national_rule() {
    for (topic, answers) in [
        ("stuck", "what=waiting from_scheme=employee origin=保定 destination=定州"),
        ("treatment", "who=changed_job origin=保定 destination=定州"),
    ] {
        let text = write("text", case(topic, answers)).replace(char::is_whitespace, "");
        assert!(text.contains("可能自成统筹地区"), "{topic}: {text}");
    }
    let mut found = Vec::new();
    for topic in &rules::embedded().table.topics {
        let national = topic.rules.iter().filter(|rule| rule.place.is_none());
        for rule in national {
            let text = rule.text.fill(|_| "X".to_owned());
            if text.contains("在同一个统筹地区") && text.contains("不用办") {
                assert!(rule.level >= Level::Practice, "{}: {text}", rule.id);
                found.push(topic.id.as_str());
            }
        }
    }
    assert_eq!(found, ["transfer", "stuck", "treatment"]);
}

/// Only one city says that benefits must have begun: elsewhere it is to be asked.
#[test]
fn whether_paying_is_enough_for_residents_is_asked() {
    let told = |next: &str, to: &str| {
        let answers = format!(
            "from_scheme=resident to_scheme=resident origin=安庆 destination={to} next_year_enrolled={next}"
        );
        write_as_wide("text", case("transfer", &answers), 400)
    };
    for next in ["unknown", "no"] {
        let text = told(next, "苏州");
        assert!(text.contains("缴了费能不能申请，要不要等待遇开始"), "{next}: {text}");
        assert!(!text.contains("待遇开始了再申请"), "{next}: {text}");
    }
    assert!(told("no", "新乡").contains("新乡：要等待遇开始"));
    let manual = include_str!("../docs/batch.md");
    let help = rules::embedded().table.topics[0].questions.iter().map(|each| each.help.as_str());
    for text in help.chain([manual]) {
        assert!(!text.contains("缴了费还不"), "{text}");
    }
}

/// A move that is none asks for no papers; the filing that is made instead does.
#[test]
fn whoever_is_retired_is_told_where_the_papers_of_the_filing_stand() {
    let report = case("transfer", "from_scheme=employee retired=yes origin=沈阳 destination=大连");
    let short = write("short", report.clone());
    assert!(short.contains("转移不用准备材料；办异地就医备案的，要带什么先问"), "{short}");
    assert!(!short.contains("带：不用准备材料"), "{short}");
    assert!(qr::text(&report).contains("备案"), "{}", qr::text(&report));
}

/// Whoever reads it later is told how long ago it was on the day of the result.
#[test]
fn what_is_over_says_so_on_paper() {
    let answers = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
        gap_months=0 progress=accepted apply_on=2026-10-09";
    let report = case("transfer", answers);
    for sheets in [page_sheets(&report), backed_sheets(&report), receipt_sheets(&report)] {
        let text = letters(&sheets);
        let passed = "到11月23日已经过了";
        assert!(text.contains(passed), "{text}");
    }
    let text = write_as_wide("html", report, 400);
    assert!(text.contains("已经过了") && text.contains("个工作日"), "{text}");
}

/// Where nobody can join once the season is over, the first lines say not to miss it.
#[rstest]
#[case("张掖")]
#[case("佛山")]
fn a_season_that_is_not_made_up_for_is_not_to_be_missed(#[case] place: &str) {
    let answers = format!(
        "from_scheme=resident to_scheme=resident origin=成都 destination={place} \
         next_year_enrolled=no missed_years=1 repaid_years=0"
    );
    let told = |month: u32| {
        let today = NaiveDate::from_ymd_opt(2026, month, 20).expect("a day");
        write_as_wide("text", case_on(today, "transfer", &answers), 400)
    };
    for (month, urgent) in [(6, false), (9, true), (11, true)] {
        let text = told(month);
        assert_eq!(
            text.contains("别错过：错过参保期的，当年可能不能参加"),
            urgent,
            "{month}: {text}"
        );
    }
}

/// Three months from September end before the year does.
#[test]
fn no_year_is_over_before_its_last_month() {
    let answers = "from_scheme=resident to_scheme=resident origin=成都 destination=青岛 \
        next_year_enrolled=no missed_years=1 repaid_years=0";
    let today = NaiveDate::from_ymd_opt(2026, 9, 2).expect("a day");
    let text = write_as_wide("text", case_on(today, "transfer", answers), 400);
    assert!(
        text.contains("要等 3 个月，等满了今年也过完了（9 月缴、只等 3 个月的，才剩下 12 月）"),
        "{text}"
    );
    assert!(!text.contains("不够等"), "{text}");
}
