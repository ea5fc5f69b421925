//! Each kind of difference is found, and nothing besides.

use yizhuan::model::Assets;
use yizhuan::rules::{self, SourceFile};
use yizhuan::saved::{Change, Kind};

use super::{day, kept, opened, session, today};

/// What the day of acceptance is called while nothing has been accepted.
const ACCEPTED: &str = "受理（假设是这一天）";

const READY: &str = "from_scheme=employee to_scheme=employee retired=no origin=成都 \
    destination=深圳 origin_stopped=yes destination_enrolled=yes hindrances=none gap_months=2";
const TRANSFER: &str = "topics/transfer.toml";
const PHOTO: &str = "title = \"照片\"\ntext = \"没有见到全国性的依据。\"";

/// The program's own table with a text of one file replaced.
fn table(path: &str, from: &str, to: &str) -> Assets {
    let mut files = rules::texts();
    let file = files.iter_mut().find(|file| file.path == path).expect("the file");
    assert!(file.text.contains(from), "{path} lacks {from}");
    file.text = file.text.replacen(from, to, 1);
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

/// The program's own table with something added to a file.
fn more(path: &str, text: &str) -> Assets {
    let mut files = rules::texts();
    match files.iter_mut().find(|file| file.path == path) {
        Some(file) => file.text.push_str(text),
        None => files.push(SourceFile { path: path.to_owned(), text: text.to_owned() }),
    }
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

/// What another table makes different, the answers being those of an easy move.
fn by_data(old: &Assets, new: &Assets) -> Vec<Change> {
    let file = kept(&session(old, "transfer", READY, today()));
    let changes = opened(&file, new, today());
    assert!(changes.lost.is_empty() && changes.by_time.is_empty(), "{changes:?}");
    changes.by_data
}

fn kinds(changes: &[Change]) -> Vec<(Kind, &str)> {
    changes.iter().map(|change| (change.kind, change.part.as_str())).collect()
}

#[test]
fn other_words_are_shown_once_with_the_new_ones() {
    let new = table(TRANSFER, PHOTO, "title = \"照片\"\ntext = \"照片不用带了。\"");
    let changes = by_data(rules::embedded(), &new);
    assert_eq!(kinds(&changes), [(Kind::Reworded, "材料")]);
    assert_eq!(changes[0].line(), "材料「照片」：说法变了。现在是：照片不用带了。");
    assert_eq!(changes[0].rule, "photo");
}

#[test]
fn another_basis_is_told_apart_from_other_words() {
    let from = "\"handling-regulation 第三十一条\", \"handling-regulation 第五十三条\"]\n\n\
                [[material]]\nid = \"household\"";
    let to = "\"handling-regulation 第三十一条\"]\n\n[[material]]\nid = \"household\"";
    let changes = by_data(rules::embedded(), &table(TRANSFER, from, to));
    assert_eq!(kinds(&changes), [(Kind::Rested, "材料")]);
    let line = changes[0].line();
    assert!(line.contains("说法没有变") && line.ends_with("（第三十一条）。"), "{line}");
}

#[test]
fn a_date_that_moved_names_both_days() {
    let from = "id = \"transfer_in_due\"\nat = { workdays = 5,";
    let to = "id = \"transfer_in_due\"\nat = { workdays = 6,";
    let changes = by_data(rules::embedded(), &table(TRANSFER, from, to));
    // The number of days stands in the words as well.
    assert_eq!(kinds(&changes), [(Kind::Moved, "时间线"), (Kind::Reworded, "时间线")]);
    let line = changes[0].line();
    assert!(line.contains("转入地最迟办完"), "{line}");
    assert!(line.contains("2026 年 12 月 11 日") && line.contains("12 月 14 日"), "{line}");
}

#[test]
fn a_calendar_that_was_announced_makes_dates_firm() {
    let provisional =
        table("calendar/2026.toml", "status = \"announced\"", "status = \"statutory\"");
    let changes = by_data(&provisional, rules::embedded());
    assert!(!changes.is_empty() && changes.iter().all(|each| each.kind == Kind::Firmness));
    let line = changes[0].line();
    assert!(line.contains("原来暂定，现在按已公布的放假安排"), "{line}");
}

#[test]
fn a_step_of_both_ways_is_told_once() {
    let from = "年限少了、余额不对的，";
    let changes = by_data(rules::embedded(), &table(TRANSFER, from, "年限少了、钱不对的，"));
    assert_eq!(kinds(&changes), [(Kind::Reworded, "网上和窗口步骤")]);
}

const OWN: &str = "\n[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"440300-test\"\nside = \"destination\"\n\
    text = \"深圳另有说法。\"\nas_of = \"2026\"\nabout = [\"pool\"]\n\
    sources = [\"social-insurance-law\"]\n";

#[test]
fn a_place_that_speaks_for_itself_now_is_named() {
    let new = more("local/440300.toml", OWN);
    let changes = by_data(rules::embedded(), &new);
    assert_eq!(kinds(&changes), [(Kind::Known, "注意")]);
    assert_eq!(changes[0].line(), "注意：现在有了深圳的规定。深圳另有说法。");
    let back = by_data(&new, rules::embedded());
    assert_eq!(kinds(&back), [(Kind::Gone, "注意")]);
    assert_eq!(back[0].line(), "注意「深圳另有说法。」：现在没有这一条了。");
}

#[test]
fn a_place_that_takes_over_from_the_nation_is_known_too_and_leaves_again() {
    let own = OWN
        .replace("440300-test", "ask-before-moving-own")
        .replace("side", "item = \"ask-before-moving\"\nside");
    let new = more("local/440300.toml", &own);
    let changes = by_data(rules::embedded(), &new);
    assert_eq!(kinds(&changes), [(Kind::Known, "注意")]);
    let back = by_data(&new, rules::embedded());
    assert_eq!(kinds(&back), [(Kind::Reworded, "注意")]);
    assert!(back[0].text.starts_with("不再按深圳的规定说了。现在是："), "{back:?}");
}

#[test]
fn a_rule_by_another_name_with_the_same_words_is_no_change() {
    let from = "id = \"photo\"\n";
    let changes =
        by_data(rules::embedded(), &table(TRANSFER, from, "id = \"photo-2\"\nitem = \"photo\"\n"));
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn another_verdict_comes_first() {
    let stuck = READY.replace("hindrances=none", "hindrances=arrears");
    let assets = rules::embedded();
    let file = kept(&session(assets, "transfer", &stuck, today()));
    // As if the old table had taken arrears lightly.
    let file = file.replacen("verdict = \"fix_first\"", "verdict = \"ready\"", 1);
    let changes = opened(&file, assets, today()).by_data;
    assert_eq!(kinds(&changes), [(Kind::Result, "结论")]);
    assert!(changes[0].text.starts_with("原来是「可以申请转移」，现在是「先解决"), "{changes:?}");
}

#[test]
fn a_ticked_paper_that_changed_says_so() {
    let assets = rules::embedded();
    let session = session(assets, "transfer", READY, today());
    let ticks = std::collections::BTreeSet::from(["identity-card".to_owned()]);
    let file = yizhuan::saved::Saved::of(&session, &ticks).expect("a usual day").to_toml();
    let new = table(TRANSFER, "title = \"身份证等有效身份证件\"", "title = \"身份证\"");
    let changes = opened(&file, &new, today());
    let card: Vec<_> = changes.by_data.iter().filter(|each| each.ticked).collect();
    assert_eq!(card.len(), 1, "{changes:?}");
    assert!(card[0].line().contains("（您打过勾）"), "{card:?}");
    assert_eq!(changes.ticked, ["身份证"]);
}

#[test]
fn days_that_go_by_move_what_counts_from_today_and_pass_what_does_not() {
    let assets = rules::embedded();
    let fixed = format!("{READY} apply_on=2026-11-23");
    let file = kept(&session(assets, "transfer", &fixed, today()));
    let changes = opened(&file, assets, day("2026-12-08"));
    assert!(changes.by_data.is_empty());
    let counted = |each: &&Change| each.kind == Kind::Moved && !each.title.contains('补');
    assert_eq!(changes.by_time.iter().filter(counted).count(), 0, "{changes:?}");
    let past: Vec<_> = changes
        .by_time
        .iter()
        .filter(|each| each.kind == Kind::Past)
        .map(|each| each.title.as_str())
        .collect();
    assert_eq!(past, ["补缴后最早开始享受待遇", "受理（您写的这一天）", "转出地最迟办完"]);
    let file = kept(&session(assets, "transfer", READY, today()));
    let moved = opened(&file, assets, day("2026-12-08")).by_time;
    assert!(
        moved.iter().any(|each| each.kind == Kind::Moved && each.title == ACCEPTED),
        "{moved:?}"
    );
}

#[test]
fn rules_that_began_and_ended_in_between_are_told_with_their_days() {
    let first = OWN.replace("as_of", "from = 2026-12-01\nas_of");
    let lasting = OWN.replace("as_of", "until = 2026-11-30\nas_of");
    let by_time = |more: &Assets| {
        let file = kept(&session(more, "transfer", READY, today()));
        let changes = opened(&file, more, day("2026-12-03"));
        assert!(changes.by_data.is_empty());
        let about = |each: &Change| each.line().contains("深圳另有说法");
        changes.by_time.iter().filter(|each| about(each)).map(Change::line).collect::<Vec<_>>()
    };
    let began = by_time(&more("local/440300.toml", &first));
    assert_eq!(
        began,
        ["注意：现在有了深圳的规定。这一条自 2026 年 12 月 1 日起施行。深圳另有说法。"]
    );
    let ended = by_time(&more("local/440300.toml", &lasting));
    assert!(ended.iter().any(|line| line.contains("有效期到 2026 年 11 月 30 日")), "{ended:?}");
}

#[test]
fn a_number_of_months_grows_old_and_a_month_does_not() {
    let lost = |line: &str, now: &str| {
        let file = kept(&session(rules::embedded(), "transfer", line, today()));
        opened(&file, rules::embedded(), day(now)).lost
    };
    let months = lost("gap_months=2", "2027-01-01");
    assert_eq!(months.len(), 1, "{months:?}");
    assert!(months[0].contains("2026 年 11 月") && months[0].contains("4 个月"), "{months:?}");
    assert!(lost("gap_months=2", "2026-11-30").is_empty());
    assert!(lost("last_paid=2026-08", "2027-01-01").is_empty());
    assert!(lost("gap_months=2 first_paid=2026-11", "2027-01-01").is_empty());
}

#[test]
fn a_month_in_which_paying_was_to_resume_is_asked_again_once_it_is_past() {
    let planned = "last_paid=2026-08 first_paid=2026-12";
    let lost = |enrolled: &str, now: &str| {
        let line = format!("{planned} destination_enrolled={enrolled}");
        let file = kept(&session(rules::embedded(), "transfer", &line, today()));
        opened(&file, rules::embedded(), day(now)).lost
    };
    assert!(lost("no", "2026-12-31").is_empty());
    assert!(lost("unknown", "2027-01-01").is_empty());
    let lost = lost("no", "2027-01-01");
    assert!(lost.len() == 1 && lost[0].contains("恢复缴费月填的是 2026 年 12 月"), "{lost:?}");
}

/// The result of a file in a later month, and what is said to have been assumed.
fn later(line: &str, now: &str) -> (yizhuan::report::PlanReport, String) {
    let saved = kept(&session(rules::embedded(), "transfer", line, today()));
    let saved = yizhuan::saved::read(&saved).expect("a file");
    let restored = saved.restore(rules::embedded(), day(now)).expect("the topic");
    let changes = saved.changes(&restored);
    assert!(changes.by_data.is_empty(), "{changes:?}");
    (restored.session.plan_report().as_ref().clone(), changes.lost.concat())
}

const NOT_YET: &str = "from_scheme=employee to_scheme=employee retired=no origin=成都 \
    destination=武汉 origin_stopped=yes destination_enrolled=no hindrances=none";

#[test]
fn a_gap_that_nobody_closed_goes_on() {
    let line = format!("{NOT_YET} gap_months=2");
    let (plan, said) = later(&line, "2027-03-10");
    assert!(said.contains("现在是 6 个月") && said.contains("请填恢复缴费月"), "{said}");
    assert_eq!(plan.gap.months, Some(6));
    assert_ne!(plan.gap.waiting.code, yizhuan::model::WaitingCode::None);
    let (plan, _) = later(&line, "2026-12-10");
    assert_eq!(plan.gap.backpay_last_month.as_deref(), Some("2026-12"), "as it was in November");
    // Nobody knows how long who had no gap has gone without paying.
    let (plan, said) = later(&format!("{NOT_YET} gap_months=0"), "2027-03-10");
    assert!(plan.gap.months.is_none() && said.contains("请重新填"), "{said}");
}

#[test]
fn a_gap_that_was_closed_stays_closed() {
    for paid in ["gap_months=2", "last_paid=2026-08"] {
        let (plan, said) =
            later(&format!("{READY} {paid}").replace(" gap_months=2 ", " "), "2027-03-10");
        assert!(said.contains("恢复缴费按 2026 年 11 月算"), "{said}");
        assert_eq!(plan.gap.months, Some(2), "{paid}");
    }
}

#[test]
fn a_year_that_has_come_since_is_asked_about_again() {
    let line = "from_scheme=resident to_scheme=resident origin=合肥 destination=苏州 \
                origin_stopped=yes hindrances=none missed_years=0 next_year_enrolled=";
    let open = |enrolled: &str, now: &str| {
        let (plan, said) = later(&format!("{line}{enrolled}"), now);
        (plan.missing.iter().any(|id| id == "next_year_enrolled"), said.contains("请重新填"))
    };
    assert_eq!(open("no", "2027-03-15"), (true, true));
    assert_eq!(open("no", "2026-12-20"), (false, false));
    assert_eq!(open("yes", "2027-03-15"), (false, false));
}

#[test]
fn a_clock_that_went_back_is_mentioned() {
    let file = kept(&session(rules::embedded(), "transfer", READY, today()));
    let changes = opened(&file, rules::embedded(), day("2026-11-01"));
    assert!(changes.head().iter().any(|line| line.contains("请核对这台机器的日期")));
}

#[test]
fn what_the_table_no_longer_knows_is_named_and_the_rest_is_there() {
    let file = kept(&session(rules::embedded(), "transfer", READY, today()));
    let odd = file
        .replacen("question = \"retired\"", "question = \"pension\"", 1)
        .replacen("value = \"440300\"", "value = \"449900\"", 1)
        .replacen("value = \"employee\"", "value = \"soldier\"", 1)
        .replacen("value = \"2\"", "value = \"601\"", 1)
        .replacen("ticks = []", "ticks = [\"passport\"]", 1);
    let saved = yizhuan::saved::read(&odd).expect("it can be read");
    let restored = saved.restore(rules::embedded(), today()).expect("the topic");
    let lost = restored.lost.iter().map(|lost| lost.text.as_str()).collect::<Vec<_>>().join("\n");
    for part in [
        "「转出地医保：职工医保，单位参保」没有读进来：现在没有这个选项了",
        "「已享受退休待遇：没有」没有读进来：现在不问这一题了",
        "「转入地：广东省深圳市」没有读进来：现在没有这个地方了",
        "「断缴月数：2 个月」没有读进来：这个数不能用",
        "打过勾的「passport」没有读进来",
    ] {
        assert!(lost.contains(part), "{part}\n{lost}");
    }
    assert_eq!(restored.lost.len(), 5, "{lost}");
    assert_eq!(restored.session.answers().given().count(), 5);
    assert!(!saved.changes(&restored).same());
}

/// A plan with which nothing can be filed yet says how long things take, not on which day.
#[test]
fn days_that_were_never_told_do_not_change() {
    let line = READY.replace("destination_enrolled=yes", "destination_enrolled=no");
    let file = kept(&session(rules::embedded(), "transfer", &line, today()));
    let changes = opened(&file, rules::embedded(), day("2027-01-20"));
    let told: Vec<String> =
        changes.by_time.iter().chain(&changes.by_data).map(Change::line).collect();
    for part in ["受理", "转出地最迟办完", "转入地最迟办完"] {
        assert!(told.iter().all(|line| !line.contains(part)), "{part}: {told:?}");
    }
}
