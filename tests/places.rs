//! The facts of places, on a small table of its own and on the shipped one.

use std::collections::BTreeSet;

use crate::support::results::{notices, write, write_as_wide};
use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::engine::Context;
use yizhuan::model::{Assets, Level};
use yizhuan::packed::Packed;
use yizhuan::regions::RegionIx;
use yizhuan::report::places::{self, FactDoc, PlaceDoc, PlacesDoc, Sureness};
use yizhuan::rules::{self, SourceFile};
use yizhuan::text::width;

const REGIONS: &str = "code\tlevel\tparent_code\tname\tshort\tpinyin\tinitials\taliases\n\
    440000\tprovince\t\t广东省\t广东\tguang dong\tgd\t粤\n\
    440100\tprefecture\t440000\t广州市\t广州\tguang zhou\tgz\t穗\n\
    440300\tprefecture\t440000\t深圳市\t深圳\tshen zhen\tsz\t\n\
    510000\tprovince\t\t四川省\t四川\tsi chuan\tsc\t\n\
    810000\tprovince\t\t香港特别行政区\t香港\txiang gang\txg\t\n";

const AREA_CODES: &str = "code\tarea_code\n440300\t0755\n";

const ASPECTS: &str = r#"
[[aspect]]
id = "pool"
title = "统筹层次"

[[aspect]]
id = "wait_employee"
title = "单位职工等待"

[[aspect]]
id = "channel"
title = "办理渠道"

[[aspect]]
id = "hotline"
title = "咨询电话"
"#;

const SOURCES: &str = r#"
[[source]]
id = "province"
title = "省办法"
issuer = "广东省医疗保障局"
checked = 2026-11-21
level = "provincial"

[[source]]
id = "city"
title = "市办法"
issuer = "深圳市医疗保障局"
expired = 2025-06-30
checked = 2026-11-21
level = "city"

[[source]]
id = "report"
title = "报道"
issuer = "报纸"
checked = 2026-11-21
level = "practice"
"#;

const TRANSFER: &str = r#"
id = "transfer"
title = "转移"
summary = "怎么转。"

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
id = "to_scheme"
kind = "choice"
prompt = "转成哪一种？"
label = "转入地医保"
unknown = "问单位。"
choices = [
  { id = "employee", label = "单位职工" },
  { id = "flexible", label = "灵活就业" },
  { id = "resident", label = "居民" },
]

[[question]]
id = "gap_months"
kind = "count"
unit = "个月"
prompt = "断了几个月？"
label = "断缴月数"
max = 600

[[fact]]
id = "tier"
[[fact.value]]
is = "over3"
when = { gap_months = { min = 4 } }

[[fact]]
id = "paid"
[[fact.value]]
is = "yes"
when = { to_scheme = ["employee", "flexible"], gap_months = { max = 3 } }

[[verdict]]
id = "ready"
code = "ready"
title = "可以"
text = "可以。"
when = { to_scheme = ["employee", "flexible", "resident", "unknown"] }
sources = ["province"]

[[warning]]
id = "paid"
text = "算缴了费。"
when = { paid = "yes" }
sources = ["province"]

[[gap]]
id = "gap"
backpay = "may_ask"
waiting = { code = "local" }
text = "看当地。"
when = { tier = "over3" }
sources = ["province"]
"#;

const PROVINCE: &str = r#"
[[pool]]
schemes = ["resident"]
from = 2026-01-01
sources = ["report"]

[[fact]]
in = "transfer"
part = "gap"
id = "440000-over3"
about = "wait_employee"
side = "destination"
backpay = "may_ask"
waiting = { code = "fixed", months = 3 }
text = "{destination}等 {months} 个月，从{origin}转来的也一样。"
when = { verdict = "ready", tier = "over3", to_scheme = ["employee", "unknown"] }
as_of = "2024-04"
sources = ["province 第三条"]

[[fact]]
in = "transfer"
part = "channel"
id = "440000-app"
about = "channel"
side = "either"
title = "粤医保"
text = "可以看看粤医保。"
level = "unconfirmed"
as_of = "undated"

[[fact]]
in = "transfer"
part = "warning"
id = "440000-inside"
about = ["pool", "wait_employee"]
side = "both"
text = "{here}省内接着算。"
when = { scope = "in_province" }
from = 2027-01-01
verify = true
as_of = "2026-08-19"
sources = ["report"]
"#;

const CITY: &str = r#"
[[fact]]
in = "transfer"
part = "warning"
id = "440300-wait"
about = "wait_employee"
side = "origin"
text = "深圳的说法。"
when = { paid = "yes", gap_months = { max = 3 } }
until = 2025-12-31
as_of = "2022"
sources = ["city"]
"#;

fn assets() -> Assets {
    let files = [
        ("meta.toml", "version = \"1\"\nchecked = 2026-11-21\noutside = [\"810000\"]\n"),
        ("regions.tsv", REGIONS),
        ("area-codes.tsv", AREA_CODES),
        ("aspects.toml", ASPECTS),
        ("sources.toml", SOURCES),
        ("topics/transfer.toml", TRANSFER),
        ("local/440000.toml", PROVINCE),
        ("local/440300.toml", CITY),
    ];
    let files =
        files.map(|(path, text)| SourceFile { path: path.to_owned(), text: text.to_owned() });
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn place(name: &str) -> PlaceDoc {
    let assets = assets();
    let ix = assets.regions.resolve(name).expect("a place");
    places::place(&Context { assets: &assets, today: today() }, ix)
}

fn facts<'a>(doc: &'a PlaceDoc, aspect: &str) -> &'a [FactDoc] {
    doc.aspects.iter().find(|each| each.id == aspect).map_or(&[], |each| &each.facts)
}

fn unknown(doc: &PlaceDoc) -> Vec<&str> {
    doc.unknown.iter().map(|each| each.id.as_str()).collect()
}

#[test]
fn the_city_speaks_before_its_province() {
    let doc = place("深圳");
    let waits = facts(&doc, "wait_employee");
    let rules: Vec<_> = waits.iter().map(|fact| fact.why.rule.as_str()).collect();
    assert_eq!(rules, ["440300-wait", "440000-over3", "440000-inside"]);
    let places: Vec<_> = waits.iter().filter_map(|fact| fact.why.place.as_deref()).collect();
    assert_eq!(places, ["深圳", "广东", "广东"]);
    assert_eq!(facts(&place("广东"), "wait_employee").len(), 2);
}

#[test]
fn a_fact_says_for_whom_and_when_it_holds() {
    let doc = place("深圳");
    let applies: Vec<_> =
        facts(&doc, "wait_employee").iter().map(|fact| fact.applies.as_str()).collect();
    assert_eq!(
        applies,
        [
            "从深圳转出；转入地医保是「单位职工」或「灵活就业」并且断缴月数 最多 3 个月；断缴月数 最多 3 个月",
            "转到广东；断缴月数 4 个月以上；转入地医保是「单位职工」或「不确定」",
            "转出地、转入地都在广东",
        ]
    );
    assert_eq!(facts(&doc, "channel")[0].applies, "");
}

#[test]
fn texts_name_the_place_and_leave_the_other_one_open() {
    let doc = place("深圳");
    let text = &facts(&doc, "wait_employee")[1].text;
    assert_eq!(text, "深圳等 3 个月，从转出地转来的也一样。");
}

#[test]
fn each_fact_says_how_sure_and_how_old_it_is() {
    let doc = place("深圳");
    let [old, province, soon] = facts(&doc, "wait_employee") else { panic!("three facts") };
    assert_eq!(
        (old.sureness, old.age.as_deref(), old.lapsed),
        (Sureness::Document, Some("约 4 年前"), true)
    );
    assert_eq!(old.standing(), "有文件，约 4 年前的信息，已过有效期，深圳");
    assert!(notices(&old.why).iter().any(|notice| notice.contains("文件有效期已过")));
    assert_eq!(province.age.as_deref(), Some("2 年 7 个月前"));
    assert_eq!((soon.sureness, soon.age.as_deref()), (Sureness::Unverified, Some("3 个月前")));
    assert_eq!(notices(&soon.why)[0], "2027 年 1 月 1 日起才这样办");
    let lead = &facts(&doc, "channel")[0];
    assert_eq!((lead.sureness, lead.age.as_deref()), (Sureness::Lead, None));
    assert_eq!(lead.standing(), "只有线索，没有标日期，广东");
    let ask = "可拨打深圳医保热线 0755-12393 核实";
    assert_eq!(
        province.why.ask.as_ref().map(ToString::to_string).as_deref(),
        Some(ask),
        "the city's, whoever's rule it is"
    );
}

#[test]
fn a_pool_is_a_fact_and_only_as_sure_as_its_document() {
    let doc = place("广东");
    let pool = &facts(&doc, "pool")[0];
    assert_eq!(pool.text, "自 2026 年 1 月 1 日起，广东全省的居民医保是一个统筹地区。");
    assert_eq!((pool.sureness, pool.why.level), (Sureness::Unverified, Level::Practice));
    assert_eq!(notices(&pool.why), ["本地信息，办理前请核对"]);
    assert_eq!(pool.why.sources, ["report"]);
}

#[test]
fn what_nothing_speaks_of_is_unknown_with_whom_to_ask() {
    let shenzhen = place("深圳");
    assert_eq!(unknown(&shenzhen), Vec::<&str>::new(), "its area code settles the hotline");
    assert_eq!(shenzhen.hotline.as_deref(), Some("0755-12393"));
    assert_eq!(shenzhen.ask, "请拨打 0755-12393 问深圳的经办机构。");
    let guangzhou = place("广州");
    assert_eq!(unknown(&guangzhou), ["hotline"]);
    assert_eq!(guangzhou.ask, "请拨打广州的区号 + 12393。");
    let sichuan = place("四川");
    assert_eq!(unknown(&sichuan), ["pool", "wait_employee", "channel", "hotline"]);
    assert!(sichuan.aspects.is_empty() && sichuan.sources.is_empty());
    let hongkong = place("香港");
    assert_eq!((unknown(&hongkong).len(), hongkong.counts.facts()), (0, 0));
    assert!(hongkong.ask.contains("不在这个程序的范围内"));
}

#[test]
fn an_aspect_with_lapsed_facts_only_is_unknown_again() {
    let mut files = assets();
    files.table.topics[0].local.retain(|local| local.rules.len() == 1);
    files.table.places = Packed::default();
    let ix = files.regions.resolve("深圳").expect("a place");
    let doc = places::place(&Context { assets: &files, today: today() }, ix);
    assert_eq!(facts(&doc, "wait_employee").len(), 1);
    assert_eq!(unknown(&doc), ["pool", "wait_employee", "channel"]);
}

#[test]
fn documents_are_listed_once_in_the_order_of_use() {
    let doc = place("深圳");
    let ids: Vec<_> = doc.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["report", "city", "province"]);
}

#[test]
fn the_list_of_places_counts_each_fact_once() {
    let assets = assets();
    let doc = places::places(&Context { assets: &assets, today: today() });
    let line = |code: &str| doc.places.iter().find(|line| line.place.code == code);
    let guangdong = &line("440000").expect("a province").counts;
    assert_eq!((guangdong.document, guangdong.unverified, guangdong.lead), (1, 2, 1));
    assert_eq!(guangdong.newest.as_deref(), Some("2026-08-19"));
    let shenzhen = line("440300").expect("it has a file");
    assert_eq!(shenzhen.province.as_deref(), Some("440000"));
    assert_eq!(
        (shenzhen.counts.document, shenzhen.counts.lapsed, shenzhen.counts.unknown),
        (1, 1, 0)
    );
    assert!(line("440100").is_none(), "no file, no line");
    assert!(line("810000").is_none(), "outside");
    assert_eq!(line("510000").map(|line| line.counts.unknown), Some(4));
    assert_eq!((doc.totals.facts(), doc.totals.lapsed, doc.totals.unknown), (5, 1, 1));
}

fn shipped(see: impl Fn(&Context, RegionIx, &PlaceDoc)) {
    let context = Context { assets: rules::embedded(), today: today() };
    for (ix, _) in context.assets.regions.iter() {
        see(&context, ix, &places::place(&context, ix));
    }
}

/// Nobody gave the years and months that a sentence works something out from.
#[test]
fn no_fact_of_a_place_counts_what_nobody_gave() {
    shipped(|_, _, doc| {
        for fact in doc.aspects.iter().flat_map(|aspect| &aspect.facts) {
            assert!(!fact.text.contains("若干"), "{}: {}", fact.why.rule, fact.text);
            assert!(!fact.text.is_empty(), "{}", fact.why.rule);
        }
    });
}

#[test]
fn every_local_rule_is_a_fact_of_its_place() {
    shipped(|context, ix, doc| {
        let told: BTreeSet<_> = doc
            .aspects
            .iter()
            .flat_map(|each| &each.facts)
            .map(|fact| fact.why.rule.as_str())
            .collect();
        let topics = context.assets.table.topics.iter();
        let local =
            topics.flat_map(|each| each.local_rules(ix).iter().map(|local| each.rule(local.rule)));
        let local: Vec<_> = local.filter(|rule| !rule.about.is_empty()).collect();
        // What is said in several topics stands once.
        for rule in &local {
            let same = local.iter().filter(|other| other.text == rule.text);
            assert!(same.clone().any(|other| told.contains(other.id.as_str())), "{}", rule.id);
        }
    });
}

#[test]
fn every_fact_reads_as_a_sentence_and_is_cited() {
    shipped(|_, _, doc| {
        for fact in doc.aspects.iter().flat_map(|aspect| &aspect.facts) {
            let rule = &fact.why.rule;
            for text in [&fact.title, &fact.text, &fact.applies] {
                assert!(!text.contains(['{', '}', '_']), "{rule}: {text}");
                assert!(!text.ends_with('；') && !text.contains("；；"), "{rule}: {text}");
            }
            assert!(!fact.text.is_empty(), "{rule}");
            let cited = |id: &String| doc.sources.iter().any(|source| source.id == *id);
            assert!(fact.why.sources.iter().all(cited), "{rule}");
            assert!(fact.sureness == Sureness::Lead || !fact.why.sources.is_empty(), "{rule}");
        }
        assert!(!doc.ask.is_empty());
    });
}

#[rstest]
#[case(20)]
#[case(60)]
#[case(80)]
fn text_fits_its_width(#[case] cells: usize) {
    let context = Context { assets: rules::embedded(), today: today() };
    let mut pages = vec![write_as_wide("text", places::places(&context), cells)];
    for name in ["福建", "成都", "海南", "阿拉尔", "香港"] {
        let ix = context.assets.regions.resolve(name).expect("a place");
        pages.push(write_as_wide("text", places::place(&context, ix), cells));
    }
    for line in pages.iter().flat_map(|page| page.lines()) {
        // A word without a place to break, such as an address, may run over.
        assert!(width(line) <= cells || !line.trim_start().contains(' '), "{line}");
    }
}

#[test]
fn a_fact_of_several_aspects_is_told_in_full_once() {
    let page = write_as_wide("text", place("广东"), 200);
    assert_eq!(page.matches("广东省内接着算。").count(), 2);
    assert_eq!(page.matches("（适用和依据见上面的「统筹层次」）").count(), 1, "{page}");
    assert!(!page.contains("440000-inside"), "a rule's id is for programs: {page}");
}

#[test]
fn json_has_the_keys_of_its_shape() {
    let json: serde_json::Value =
        serde_json::from_str(&write("json", place("深圳"))).expect("an object");
    let keys: Vec<_> = json.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "schema", "today", "data", "place", "hotline", "ask", "counts", "aspects", "unknown",
            "cities", "sources"
        ]
    );
    let fact = &json["aspects"][1]["facts"][1];
    assert_eq!(fact["rule"], "440000-over3");
    assert_eq!(fact["level"], "provincial");
    assert_eq!(fact["as_of"], "2024-04");
    assert_eq!(fact["sureness"], "document");
    let all: PlacesDoc = {
        let assets = assets();
        places::places(&Context { assets: &assets, today: today() })
    };
    let json: serde_json::Value = serde_json::from_str(&write("json", all)).expect("an object");
    assert_eq!(json["places"][0]["code"], "440000");
    assert_eq!(json["totals"]["document"], 2);
}

/// What was known of a year that is over is not called unknown and known at once.
#[test]
fn what_is_only_known_of_the_past_says_so() {
    let assets = rules::embedded();
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");
    let of = |code: &str| {
        let place = assets.regions.by_code(code).expect("a place");
        places::place(&Context { assets, today }, place)
    };
    for code in ["510100", "340100", "320500", "110000"] {
        let doc: PlaceDoc = of(code);
        for aspect in &doc.aspects {
            let open = doc.unknown.iter().find(|open| open.id == aspect.id);
            assert!(open.is_none_or(|open| open.title.contains("过了期")), "{code}: {}", aspect.id);
        }
    }
    let doc = of("510100");
    let text = write_as_wide("text", doc, 400);
    assert!(!text.contains("请问 区号 + 12393"), "the number of a city is known: {text}");
}
