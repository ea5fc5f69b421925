//! The table proves itself: no hole, no clash, nothing dead, and the proof is put to the test.

mod windows;

use std::collections::{BTreeSet, HashMap};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::audit::{self, Duty, Finding, Kind, Options, Pair, Report, Task};
use yizhuan::engine::{self, Context, Trace};
use yizhuan::model::{Answers, Assets, Plan, RuleIx, Slot, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules;

use crate::bad_tables::good;
use crate::support::dice::Dice;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn check(assets: &Assets) -> Report {
    audit::check(assets, &Options { today: today(), max_age: 180, place: None })
}

/// The real table is looked at once for all tests.
fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| check(rules::embedded()))
}

#[test]
fn the_table_has_no_faults() {
    let faults: String = report().failures().map(Finding::lines).collect();
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_topic_and_every_pair_of_places_is_looked_at() {
    let assets = rules::embedded();
    let looked = report().measures.iter().map(|each| each.topic.as_str());
    assert!(looked.eq(assets.table.topics.iter().map(|topic| topic.id.as_str())));
    // Each side may also be left open.
    let places = assets.regions.len() + 1;
    assert_eq!(report().measures[0].pairs, places * places);
}

/// A place, or none.
fn place(dice: &mut Dice) -> Option<RegionIx> {
    let count = rules::embedded().regions.len() as u64;
    Some(dice.roll(count + 1)).filter(|at| *at < count).map(|at| RegionIx(at as u16))
}

fn plan(topic: &Topic, answers: &Answers) -> Plan {
    engine::run(topic, answers, &Context { assets: rules::embedded(), today: today() }).plan
}

/// By brute force: whatever is said anywhere, the audit knows that it is said somewhere.
#[test]
fn a_rule_that_speaks_is_known_to_speak() {
    let assets = rules::embedded();
    let mut dice = Dice(7);
    for (topic, measure) in assets.table.topics.iter().zip(&report().measures) {
        let mut spoken = BTreeSet::new();
        for _ in 0..6_000 {
            let plan = plan(topic, &dice.answers(topic, 80));
            spoken.extend(audit::spoken(&plan).into_iter().map(|ix| topic.rule(ix).id.clone()));
            let answer = topic.sections.is_empty() || !plan.points.is_empty();
            assert!(answer, "{}: no answer", topic.id);
        }
        let unknown: Vec<_> = spoken.difference(&measure.speaking).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", topic.id);
        assert!(spoken.len() * 2 > measure.speaking.len(), "{}: too few rolls", topic.id);
    }
}

/// Local rules that are handed in speak in the verdict as those found from the places do.
#[test]
fn local_rules_handed_in_settle_the_same_verdict() {
    let context = Context { assets: rules::embedded(), today: today() };
    let topic = context.assets.table.transfer();
    let mut dice = Dice(5);
    let mut local_verdicts = 0;
    for _ in 0..6_000 {
        let answers = dice.answers(topic, 80);
        let plan = plan(topic, &answers);
        let local = Trace::new(topic, &answers, &context).local();
        let trace = Trace::over(topic, &answers, &context, local).settled();
        // What contradicts a verdict is looked at after it.
        let settles = |rule: &&RuleIx| topic.rule(**rule).body.slot() == Slot::Verdict;
        let because: Vec<RuleIx> = plan.because.iter().filter(settles).copied().collect();
        assert_eq!((trace.verdict(), trace.because()), (Some(plan.verdict), &because[..]));
        local_verdicts +=
            usize::from(plan.because.iter().any(|&rule| topic.rule(rule).place.is_some()));
    }
    assert!(local_verdicts > 0, "no roll had a local verdict");
}

#[test]
fn rules_passed_over_could_not_speak_in_any_topic() {
    let context = Context { assets: rules::embedded(), today: today() };
    let mut dice = Dice(9);
    for topic in &context.assets.table.topics {
        let plain = topic.without_index();
        for _ in 0..1_000 {
            let answers = dice.answers(topic, 80);
            let all = engine::run(&plain, &answers, &context);
            assert_eq!(engine::run(topic, &answers, &context), all, "{}: {answers:?}", topic.id);
        }
    }
}

/// By brute force: pairs of one class get the same plan for the same answers.
#[test]
fn pairs_of_one_class_are_alike() {
    let assets = rules::embedded();
    let topic = assets.table.transfer();
    let mut dice = Dice(11);
    let pairs: Vec<Pair> = (0..4_000).map(|_| (place(&mut dice), place(&mut dice))).collect();
    let context = Context { assets, today: today() };
    let classes = audit::class_of(topic, &context, &pairs);
    let mut first: HashMap<usize, Pair> = HashMap::new();
    let mut compared = 0;
    for (pair, class) in pairs.iter().zip(&classes) {
        let class = class.expect("every pair has its class");
        let other = *first.entry(class).or_insert(*pair);
        if other == *pair {
            continue;
        }
        compared += 1;
        let answers = dice.answers(topic, 80);
        let one = said(topic, &answers, *pair);
        assert_eq!(one, said(topic, &answers, other), "{pair:?} {other:?} {answers:?}");
    }
    assert!(compared > 1_000, "only {compared} pairs were compared");
}

/// The plan for one pair of places.
fn said(topic: &Topic, answers: &Answers, (origin, destination): Pair) -> Plan {
    let mut answers = answers.clone();
    let roles = topic.roles;
    for (question, place) in [(roles.origin, origin), (roles.destination, destination)] {
        let question = question.expect("asked");
        match place {
            Some(place) => answers.set(question, Value::Place(place)),
            None => answers.clear(question),
        }
    }
    plan(topic, &answers)
}

/// The small table, with something added to a file.
fn table(path: &str, more: &str) -> Assets {
    let mut files = good();
    let file = files.iter_mut().find(|file| file.path == path).expect("the file");
    file.text.push_str(more);
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

/// What is found in it.
fn with(path: &str, more: &str) -> Report {
    check(&table(path, more))
}

const TOPIC: &str = "topics/transfer.toml";
const LOCAL: &str = "local/440000.toml";

#[rstest]
#[case::dead(
    TOPIC,
    "[[account]]\nid = \"late\"\ncode = \"stays\"\ntext = \"原样不动。\"\nsources = [\"transfer-2021\"]",
    Kind::Dead,
    "late"
)]
#[case::overlap(
    TOPIC,
    "[[warning]]\nid = \"one\"\nitem = \"w\"\ntext = \"甲\"\nwhen = { from_scheme = \"employee\" }\n\
     sources = [\"transfer-2021\"]\n[[warning]]\nid = \"two\"\nitem = \"w\"\ntext = \"乙\"\n\
     when = { scope = \"in_province\" }\nsources = [\"transfer-2021\"]",
    Kind::Overlap,
    "one、two"
)]
#[case::clash(
    TOPIC,
    "[[material]]\nid = \"papers\"\ntitle = \"证明\"\ntext = \"带上。\"\nneed = \"required\"\n\
     channels = [\"counter\"]\nsources = [\"transfer-2021\"]\n\
     [[clash]]\nwhen = { from_scheme = \"resident\" }\nnever = [\"material:papers\"]\nwhy = \"居民不用带。\"",
    Kind::Clash,
    "papers"
)]
#[case::silent_once_accepted(
    LOCAL,
    "[[fact]]\nid = \"money\"\nabout = [\"account\"]\nin = \"transfer\"\npart = \"account\"\ncode = \"stays\"\n\
     when = { verdict = \"ready\" }\ntext = \"不划转。\"\nas_of = \"2022\"\nsources = [\"transfer-2021\"]",
    Kind::Clash,
    "money"
)]
#[case::redundant(
    TOPIC,
    "[[warning]]\nid = \"one\"\nitem = \"w\"\ntext = \"甲\"\nwhen = { from_scheme = \"employee\" }\n\
     sources = [\"transfer-2021\"]\n[[warning]]\nid = \"two\"\nitem = \"w\"\ntext = \"甲\"\n\
     sources = [\"transfer-2021\"]",
    Kind::Redundant,
    "one"
)]
#[case::needless(
    TOPIC,
    "[[warning]]\nid = \"one\"\ntext = \"甲\"\noverrides = true\nsources = [\"transfer-2021\"]",
    Kind::Needless,
    "one"
)]
#[case::unread(
    TOPIC,
    "[[question]]\nid = \"age\"\nkind = \"count\"\nunit = \"岁\"\nmax = 120\nprompt = \"您多大？\"\nlabel = \"年龄\"",
    Kind::Unread,
    "age"
)]
#[case::uncited(
    "sources.toml",
    "[[source]]\nid = \"lonely\"\ntitle = \"文件\"\nissuer = \"某局\"\nchecked = 2026-11-21\nlevel = \"city\"",
    Kind::Uncited,
    "lonely"
)]
#[case::stale(
    "sources.toml",
    "[[source]]\nid = \"old\"\ntitle = \"文件\"\nissuer = \"某局\"\nchecked = 2026-01-01\nlevel = \"city\"",
    Kind::Stale,
    "old"
)]
#[case::brace(
    TOPIC,
    "[[warning]]\nid = \"one\"\ntext = \"甲}乙\"\nsources = [\"transfer-2021\"]",
    Kind::Misfit,
    "one"
)]
#[case::word(
    TOPIC,
    "[[warning]]\nid = \"one\"\ntext = \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"\n\
     sources = [\"transfer-2021\"]",
    Kind::Misfit,
    "one"
)]
#[case::lapsed(
    TOPIC,
    "[[warning]]\nid = \"one\"\ntext = \"甲\"\nuntil = 2026-11-20\nsources = [\"transfer-2021\"]",
    Kind::Lapsed,
    "one"
)]
fn each_kind_of_fault_is_found(
    #[case] path: &str,
    #[case] more: &str,
    #[case] kind: Kind,
    #[case] about: &str,
) {
    let found = |report: &Report| {
        let mut all = report.findings.iter();
        all.any(|each| each.kind == kind && each.about.join("、") == about)
    };
    assert!(!found(&with(path, "")), "the small table has it already");
    let report = with(path, &format!("\n{more}\n"));
    assert!(found(&report), "{:#?}", report.findings);
}

/// Two facts about one wait of one place, of which the second adds `more` and says `text`.
fn waits(more: &str, text: &str) -> Report {
    let fact = |id: &str, more: &str, text: &str| {
        format!(
            "\n[[fact]]\nid = \"{id}\"\nin = \"transfer\"\npart = \"warning\"\n{more}\ntext = \"{text}\"\n\
             as_of = \"2022-07-01\"\nsources = [\"guangdong-2022\"]\nabout = [\"wait_employee\"]\n"
        )
    };
    let first = "断缴超过 3 个月的，满 6 个月后享受。";
    with(
        LOCAL,
        &(fact("one", "when = { from_scheme = \"employee\" }", first) + &fact("two", more, text)),
    )
}

#[rstest]
#[case::another_number("", "断缴超过 6 个月的，等 2 个月。", true)]
#[case::both_told("", "有的网页写等 2 个月，规定是 6 个月。", false)]
#[case::only_a_bound("", "6 个月以内的不用等。", false)]
#[case::a_year_is_no_count("", "2026 年起按规定等。", false)]
#[case::never_together("when = { from_scheme = \"resident\" }", "等 2 个月。", false)]
#[case::perhaps_together("when = { scope = \"in_province\" }", "等 2 个月。", true)]
fn facts_about_one_wait_agree(#[case] more: &str, #[case] text: &str, #[case] differ: bool) {
    let report = waits(more, text);
    let found = report.findings.iter().filter(|each| each.kind == Kind::Disagree);
    let about: Vec<String> = found.map(|each| each.about.join("、")).collect();
    assert_eq!(about, if differ { vec!["one、two"] } else { vec![] }, "{:#?}", report.findings);
}

#[test]
fn a_hole_is_found_shown_by_a_call_and_closed_by_a_word() {
    let hole = |report: &Report| {
        let mut all = report.findings.iter();
        all.find(|each| each.kind == Kind::Hole && each.about == ["窗口步骤"]).cloned()
    };
    let found = hole(&with(TOPIC, "")).expect("the small table has no steps for the counter");
    assert!(found.example.starts_with("yizhuan plan"), "{}", found.example);
    let silent = "\n[[silent]]\nslots = [\"step\"]\nwhy = \"小表\"\n";
    assert_eq!(hole(&with(TOPIC, silent)), None);
}

#[test]
fn what_never_meets_is_no_clash() {
    let report = with(
        TOPIC,
        "\n[[material]]\nid = \"papers\"\ntitle = \"证明\"\ntext = \"带上。\"\nneed = \"required\"\n\
         channels = [\"counter\"]\nwhen = { from_scheme = \"employee\" }\nsources = [\"transfer-2021\"]\n\
         [[clash]]\nwhen = { from_scheme = \"resident\" }\nnever = [\"material:papers\"]\nwhy = \"居民不用带。\"\n",
    );
    assert!(report.findings.iter().all(|each| each.kind != Kind::Clash), "{report:#?}");
}

#[test]
fn an_overlap_meant_so_is_none_once_it_says_so() {
    let report = with(
        TOPIC,
        "\n[[warning]]\nid = \"one\"\nitem = \"w\"\noverrides = true\ntext = \"甲\"\n\
         when = { from_scheme = \"employee\" }\nsources = [\"transfer-2021\"]\n[[warning]]\nid = \"two\"\n\
         item = \"w\"\ntext = \"乙\"\nwhen = { scope = \"in_province\" }\nsources = [\"transfer-2021\"]\n",
    );
    let kinds = [Kind::Overlap, Kind::Needless];
    assert!(report.findings.iter().all(|each| !kinds.contains(&each.kind)), "{report:#?}");
}

/// Looked at for a place alone, its own rules get the same findings as with the whole table.
#[test]
fn a_place_alone_has_its_own_findings() {
    // Both places in the province, and yet in two.
    let never = "\n[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"440000-never\"\nside = \"both\"\n\
                 text = \"甲\"\nwhen = { scope = \"cross_province\" }\nabout = [\"account\"]\n\
                 as_of = \"2026-11\"\nsources = [\"transfer-2021\"]\n";
    let assets = table(LOCAL, never);
    let place = assets.regions.by_code("440000").expect("a place");
    let other = assets.regions.by_code("510000").expect("a place");
    let about = |place| {
        let report = audit::check(&assets, &Options { today: today(), max_age: 180, place });
        let mut all = report.findings.into_iter();
        let own = all.find(|each| each.about.join("、") == "440000-never");
        (own.map(|each| each.lines()), report.measures[0].pairs)
    };
    let (whole, pairs) = about(None);
    let (alone, fewer) = about(Some(place));
    assert_eq!(whole, alone);
    assert!(whole.is_some() && fewer < pairs, "{fewer} of {pairs} pairs");
    assert_eq!(about(Some(other)).1, 0, "no rule speaks of it");
}

/// Each reason to look at a statement again, on the first day it holds and the last it does not.
#[rstest]
#[case::nothing("", "2026-11-21", &[])]
#[case::last_day("until = 2027-03-01\n", "2027-03-01", &[])]
#[case::lapsed("until = 2027-03-01\n", "2027-03-02", &[Duty::Lapsed])]
#[case::unverified("verify = true\n", "2026-11-21", &[Duty::Unverified])]
#[case::checked("", "2027-05-20", &[])]
#[case::stale("", "2027-05-21", &[Duty::Stale])]
#[case::later("from = 2026-12-23\n", "2026-11-21", &[])]
#[case::begins("from = 2026-12-22\n", "2026-11-21", &[Duty::Begins])]
#[case::ends("until = 2026-12-22\n", "2026-11-21", &[Duty::Ends])]
#[case::both("verify = true\nuntil = 2026-12-22\n", "2026-11-21", &[Duty::Unverified, Duty::Ends])]
fn what_must_be_looked_at_again_says_why(
    #[case] more: &str,
    #[case] today: NaiveDate,
    #[case] duties: &[Duty],
) {
    let fact = format!(
        "\n[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"440000-due\"\nside = \"either\"\ntext = \"甲\"\n\
         about = [\"account\"]\nas_of = \"2026-11\"\nsources = [\"transfer-2021\"]\n{more}"
    );
    let assets = table(LOCAL, &fact);
    let found = audit::tasks(&assets, &Options { today, max_age: 180, place: None });
    let task = found.iter().find(|task| task.rule.id == "440000-due");
    assert_eq!(task.map_or_else(Vec::new, Task::duties), duties);
}

/// A rule that waits for its day is not dead, and what it says then is looked at too.
#[test]
fn later_days_are_looked_at() {
    let report = with(
        LOCAL,
        "\n[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"440000-later\"\nside = \"either\"\nfrom = 2027-03-01\ntext = \"甲\"\n\
         about = [\"account\"]\n\
         as_of = \"2026-11\"\nsources = [\"transfer-2021\"]\n",
    );
    assert!(report.measures[0].speaking.contains("440000-later"), "{:#?}", report.measures);
    assert!(report.measures[0].days > 1);
}

/// What `yizhuan rules` prints, and the number it ends with.
fn rules_prints(line: &str) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.arg("rules").args(line.split_whitespace()).args(["--data", "-"]);
    let output = command.stdin(Stdio::null()).output().expect("the program starts");
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
}

#[rstest]
#[case::list("list --topic transfer --place 厦门", &["350000-over3", "福建", "断缴与待遇"])]
#[case::show("show gap-over3", &["医保转移接续", "{gap}", "nhsa-2021-43", "断缴分档"])]
#[case::chosen("trace --from-scheme employee", &["✓ check-to-scheme", "还不知道：", "不成立："])]
#[case::beaten(
    "trace --from-scheme employee --to-scheme flexible --origin 成都 --destination 福州 --gap-months 5 \
     --retired no --origin-stopped yes --destination-enrolled yes",
    &["✓ 350000-over3", "由 350000-over3 先说", "✓ ready　成立：总是成立"]
)]
#[case::side("trace gap --gap-months 5", &["✓ gap-platform"])]
#[case::new("new 曲靖", &["曲靖市（530300）", "wait_resident：", "item = \"submit-online\""])]
#[case::sources("sources medical-security-law", &["医疗保障法", "核对", "gap-waiting-law"])]
#[case::windows("todo --place 福建 --today 2026-08-15", &[
    "哪天地方怎么样哪一条2026-09-01福建开始350000-resident",
    "哪一条部分为什么哪天依据",
])]
#[case::no_windows("todo --place 福建 --today 2026-05-15", &["没有要开始、要结束的"])]
#[case::second_hand("coverage --pairs", &["哪一条部分转出地转入地"])]
fn the_table_is_shown(#[case] line: &str, #[case] shown: &[&str]) {
    let (text, code) = rules_prints(line);
    assert_eq!(code, Some(0), "{text}");
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    for words in shown {
        assert!(plain(&text).contains(&plain(words)), "{words} in\n{text}");
    }
}

#[rstest]
#[case::nothing("", 2)]
#[case::no_rule("show nothing-like-it", 2)]
#[case::no_topic("list --topic nothing", 2)]
#[case::no_place("list --place qqq", 2)]
#[case::nowhere_to_check("check --place qqq", 2)]
#[case::nowhere_new("new qqq", 2)]
#[case::format("check --format html", 2)]
#[case::age("check --max-age soon", 2)]
#[case::no_cases("coverage --cases /nowhere/at/all", 1)]
fn a_wrong_call_prints_nothing(#[case] line: &str, #[case] ends: i32) {
    assert_eq!(rules_prints(line), (String::new(), Some(ends)));
}

/// Moves that rest on second-hand words where the small table says this of an account.
fn second_hand(account: &str) -> Vec<(String, Vec<[String; 2]>)> {
    let mut files = good();
    let file = files.iter_mut().find(|file| file.path == "local/440000.toml").expect("the file");
    file.text = file.text.replacen("side = \"both\"", account, 1);
    file.text = file.text.replacen("when = { scope = \"in_province\" }\n", "", 1);
    let assets = rules::load(&files).unwrap_or_else(|error| panic!("{error}"));
    let code = |ix: &RegionIx| assets.regions.get(*ix).code.clone();
    let found = audit::SecondHand::of(&assets, today());
    let moves = |moves: &BTreeSet<_>| moves.iter().map(|(a, b)| [code(a), code(b)]).collect();
    found.rules.iter().map(|(rule, all)| (rule.id.clone(), moves(all))).collect()
}

#[test]
fn moves_between_big_cities_that_rest_on_second_hand_words_are_named() {
    assert_eq!(second_hand("side = \"origin\""), []);
    let found = second_hand("side = \"origin\"\nverify = true");
    let there = ["440100", "510100"].map(str::to_owned);
    assert_eq!(found, [("440000-account".to_owned(), vec![there])]);
}

/// The small table on a day: what each rule must be looked at for.
fn looked_at(from: &str, to: &str, today: &str) -> Vec<(String, Vec<&'static str>)> {
    let mut files = crate::bad_tables::good();
    let file = files.iter_mut().find(|file| file.path == "local/440000.toml").expect("the file");
    assert!(file.text.contains(from), "nothing to replace");
    file.text = file.text.replacen(from, to, 1);
    let assets = rules::load(&files).unwrap_or_else(|error| panic!("{error}"));
    let options = Options { today: today.parse().expect("a day"), max_age: 36_500, place: None };
    let tasks = yizhuan::audit::tasks(&assets, &options);
    let codes = |task: &Task| task.duties().into_iter().map(Duty::code).collect();
    tasks.iter().map(|task| (task.rule.id.clone(), codes(task))).collect()
}

#[test]
fn what_must_be_looked_at_again_is_told_with_every_reason() {
    let at = "as_of = \"2022-07-01\"\nwhen";
    let local = |to: &str, today: &str| {
        let all = looked_at(at, to, today);
        all.into_iter().find(|(rule, _)| rule == "440000-account").map(|(_, duties)| duties)
    };
    assert_eq!(local(at, "2025-06-01"), None);
    assert_eq!(local(at, "2025-07-01"), Some(vec!["lapsed"]));
    let second_hand = "as_of = \"undated\"\nverify = true\nwhen";
    assert_eq!(local(second_hand, "2025-06-01"), Some(vec!["unverified", "undated"]));
    let window = "as_of = \"2022-07-01\"\nfrom = 2025-06-10\nuntil = 2025-06-20\nwhen";
    assert_eq!(local(window, "2025-06-01"), Some(vec!["begins", "ends"]));
    assert_eq!(local(window, "2025-06-21"), Some(vec!["lapsed"]));
    // The national rule that begins in 2027 is told a month before, and stands first.
    let first = looked_at(at, second_hand, "2026-12-10").into_iter().next();
    assert_eq!(first, Some(("no-duplicate".to_owned(), vec!["begins"])));
}
