//! The wording of results, on a small table of its own.

use crate::support::results::notices;
use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::answers::read_answers;
use yizhuan::model::{Assets, Level, Tier};
use yizhuan::report::{PlanReport, Why};
use yizhuan::rules::{self, SourceFile};
use yizhuan::session::Session;

const REGIONS: &str = "code\tlevel\tparent_code\tname\tshort\tpinyin\tinitials\taliases\n\
    440000\tprovince\t\t广东省\t广东\tguang dong\tgd\t粤\n\
    440100\tprefecture\t440000\t广州市\t广州\tguang zhou\tgz\t穗\n\
    440300\tprefecture\t440000\t深圳市\t深圳\tshen zhen\tsz\t\n\
    510000\tprovince\t\t四川省\t四川\tsi chuan\tsc\t\n\
    510100\tprefecture\t510000\t成都市\t成都\tcheng du\tcd\t蓉\n";

const SOURCES: &str = r#"
[[source]]
id = "main"
title = "暂行办法"
issuer = "国家医保局"
checked = 2026-11-21
level = "national"

[[source]]
id = "old"
title = "旧办法"
issuer = "广东省医疗保障局"
expired = 2025-06-30
checked = 2026-11-21
level = "provincial"
remark = "是否续期请问 12393"

[[source]]
id = "new"
title = "新法"
issuer = "全国人大常委会"
in_force = 2027-01-01
checked = 2026-11-21
level = "law"
remark = "以公布的文本为准"
"#;

const TOPIC: &str = r#"
id = "transfer"
title = "转移"
summary = "怎么转。"

[limits]
backpay_months = 3
sources = ["main"]

[[question]]
id = "origin"
kind = "place"
prompt = "从哪里转出？"
label = "转出地"

[[question]]
id = "destination"
kind = "place"
prompt = "转到哪里？"
label = "转入地"

[[question]]
id = "gap_months"
kind = "count"
unit = "个月"
max = 600
prompt = "断缴几个月？"
label = "断缴月数"
unknown = "查缴费记录。"

[[question]]
id = "last_paid"
kind = "month"
prompt = "最后缴费月？"
label = "最后缴费月"
feeds = "gap_months"

[[fact]]
id = "kind"
[[fact.value]]
is = "employee_to_employee"

[[fact]]
id = "tier"
[[fact.value]]
is = "within3"
when = { gap_months = { max = 3 } }

[[verdict]]
id = "ready"
code = "ready"
title = "可以从{origin}转到{destination}"
text = "{here}断缴 {gap} 个月，从 {resume}起，等 {wait} 个月，{accepted}受理。"
sources = ["main 第二条", "main 第三条", "new"]

[[gap]]
id = "gap-within3"
backpay = "may_ask"
waiting = { code = "up_to", months = 6 }
text = "断缴 {gap} 个月。"
when = { tier = "within3" }
sources = ["main"]

[[warning]]
id = "soon"
text = "新法规定不得重复参保。"
from = 2027-01-01
announce = "新法将规定不得重复参保。"
sources = ["new 第十三条"]

[[channel]]
id = "app"
title = "当地平台"
text = "可以看看当地的平台。"
level = "unconfirmed"
"#;

const LOCAL: &str = r#"
[[fact]]
in = "transfer"
part = "warning"
id = "440000-note"
side = "destination"
text = "{here}另有规定。"
verify = true
as_of = "2024-04"
about = ["account"]
sources = ["old 第十四条"]

[[fact]]
in = "transfer"
part = "account"
id = "440000-account"
side = "destination"
code = "stays"
text = "个人账户不转。"
until = 2025-12-31
as_of = "2022"
about = ["account"]
sources = ["old"]
"#;

fn assets() -> Assets {
    let files = [
        ("meta.toml", "version = \"1\"\nchecked = 2026-11-21\n"),
        ("regions.tsv", REGIONS),
        ("sources.toml", SOURCES),
        ("topics/transfer.toml", TOPIC),
        ("aspects.toml", "[[aspect]]\nid = \"account\"\ntitle = \"个人账户\"\n"),
        ("local/440000.toml", LOCAL),
    ];
    let files =
        files.map(|(path, text)| SourceFile { path: path.to_owned(), text: text.to_owned() });
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

fn document(today: &str, given: &[(&str, &str)]) -> PlanReport {
    let assets = assets();
    let today: NaiveDate = today.parse().expect("a day");
    let mut session = Session::new(&assets, today);
    let given: Vec<_> =
        given.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let answers = read_answers(session.topic(), &assets, today, &given);
    session.replace(answers.unwrap_or_else(|error| panic!("{error}")));
    PlanReport::clone(&session.plan_report())
}

const MOVE: &[(&str, &str)] = &[("origin", "成都"), ("destination", "深圳")];

fn warning<'a>(document: &'a PlanReport, id: &str) -> (&'a str, &'a Why) {
    let found = document.warnings.iter().find(|note| note.id == id);
    let note = found.unwrap_or_else(|| panic!("no warning {id}"));
    (&note.text, &note.why)
}

#[test]
fn texts_are_filled_in() {
    let given = [MOVE, &[("last_paid", "2026-08")]].concat();
    let verdict = document("2026-11-23", &given).verdict;
    assert_eq!(verdict.title, "可以从成都转到深圳");
    assert_eq!(
        verdict.because[0].text,
        "当地断缴 2 个月，从 2026 年 11 月起，等 6 个月，2026 年 11 月 23 日受理。"
    );
}

#[test]
fn what_is_not_known_still_reads_as_a_sentence() {
    let verdict = document("2026-11-23", &[]).verdict;
    assert_eq!(verdict.title, "可以从转出地转到转入地");
    assert!(verdict.because[0].text.starts_with("当地断缴 若干 个月，从"));
}

#[test]
fn a_document_is_cited_once_with_all_its_articles() {
    let why = &document("2026-11-23", MOVE).verdict.because[0].why;
    assert_eq!(why.sources, ["main", "new"]);
    assert_eq!(why.articles, ["第二条、第三条", ""]);
    assert_eq!((why.place.as_deref(), why.ask.as_ref()), (None, None));
}

#[test]
fn a_local_fact_says_so_and_names_the_city_to_ask() {
    let document = document("2025-01-01", MOVE);
    let (text, why) = warning(&document, "440000-note");
    assert_eq!(text, "广东另有规定。");
    assert_eq!(why.place.as_deref(), Some("广东"));
    assert_eq!(why.as_of.as_deref(), Some("2024-04"));
    assert_eq!(notices(why), ["本地信息，办理前请核对（2024-04 的信息）"]);
    assert_eq!(
        why.ask.as_ref().map(ToString::to_string).as_deref(),
        Some("可拨打深圳医保热线 区号 + 12393 核实")
    );
}

#[rstest]
#[case("2025-06-30", false)]
#[case("2025-07-01", true)]
fn a_document_past_its_last_day_is_marked(#[case] today: &str, #[case] past: bool) {
    let document = document(today, MOVE);
    let (_, why) = warning(&document, "440000-note");
    let notice =
        "《旧办法》文件有效期已过，请核对（有效期到 2025 年 6 月 30 日；是否续期请问 12393）";
    assert_eq!(notices(why).iter().any(|each| each == notice), past, "{:?}", why.notices);
    let listed = document.sources.iter().find(|source| source.id == "old").expect("it is cited");
    assert_eq!(listed.notices.iter().any(|each| each.contains("已过")), past);
    assert_eq!(listed.notices.len(), 1, "the remark is said once: {:?}", listed.notices);
}

#[test]
fn a_lapsed_rule_is_shown_as_lapsed() {
    let before = document("2025-12-31", MOVE);
    assert_eq!(before.account.text, "个人账户不转。");
    assert!(before.warnings.iter().all(|note| note.id != "440000-account"));
    let after = document("2026-01-01", MOVE);
    let (text, why) = warning(&after, "440000-account");
    assert_eq!(text, "（已过有效期）个人账户不转。");
    assert_eq!(notices(why)[0], "这一条只说到 2025 年 12 月 31 日，以后的请看当地公告");
    assert_ne!(after.account.text, "个人账户不转。");
}

#[test]
fn what_is_to_come_is_announced_until_it_is_there() {
    let before = document("2026-12-31", MOVE);
    let (text, why) = warning(&before, "soon");
    assert_eq!(text, "新法将规定不得重复参保。");
    assert_eq!(notices(why), ["《新法》自 2027 年 1 月 1 日起施行，现在还没有施行"]);
    let after = document("2027-01-01", MOVE);
    let (text, why) = warning(&after, "soon");
    assert_eq!(text, "新法规定不得重复参保。");
    assert!(why.notices.is_empty());
}

#[test]
fn a_lead_is_marked_in_words() {
    let document = document("2026-11-23", MOVE);
    let channel = &document.channels[0];
    assert_eq!(channel.level, Level::Unconfirmed);
    assert_eq!(notices(&channel.why), ["未经证实，只作线索"]);
}

#[test]
fn where_no_rule_speaks_the_sentence_is_neutral() {
    let document = document("2026-11-23", MOVE);
    assert_eq!(document.account.why.level, Level::Unconfirmed);
    assert!(document.account.why.sources.is_empty() && document.account.why.rule.is_empty());
    assert!(document.account.text.contains("还说不准"), "{}", document.account.text);
    assert_eq!(document.gap.tier, Tier::Unknown);
}

#[test]
fn answers_are_in_words_and_worked_out() {
    let given =
        [&[("last_paid", "2026-08"), ("destination", "sz"), ("gap_months", "不确定")][..]].concat();
    let document = document("2026-11-23", &given);
    let said: Vec<_> =
        document.answers.iter().map(|each| (each.id.as_str(), each.text.as_str())).collect();
    let expected =
        [("destination", "广东省深圳市"), ("gap_months", "2 个月"), ("last_paid", "2026 年 8 月")];
    assert_eq!(said, expected);
    assert_eq!(document.kind.as_deref(), Some("employee_to_employee"));
}
