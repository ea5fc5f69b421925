//! The page that says what has changed since answers were kept.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use yizhuan::rules;
use yizhuan::saved::{Saved, read};
use yizhuan::session::Session;
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::{Done, Outside};
use yizhuan::tui::{Opened, Options};

use super::keys::USUAL;
use crate::support::driver::{Driver, options, today};

/// Somebody who opens the file of the usual move so many days later, a word of it replaced.
pub fn opened(days: u64, (from, to): (&str, &str)) -> Driver {
    let before: Session = Driver::new().press(USUAL).app.session().clone();
    let ticks = BTreeSet::from(["identity-card".to_owned()]);
    let file = Saved::of(&before, &ticks).expect("a usual day").to_toml();
    assert!(file.contains(from), "{file}");
    let saved = read(&file.replacen(from, to, 1)).expect("the file is right");
    let assets = rules::embedded();
    let later = today() + chrono::Days::new(days);
    let restored = saved.restore(assets, later).expect("the topic is there");
    let changes = saved.changes(&restored);
    let mut person = Driver::new();
    let (session, ticks, file) = (restored.session, restored.ticks, "王阿姨.toml".to_owned());
    person.app.resume(Opened { session, ticks, changes, file });
    person
}

pub const SAME: (&str, &str) = ("", "");

#[test]
fn pages_look_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("pictures");
    let people = [
        ("since_same", opened(0, SAME)),
        ("since_later", opened(80, SAME)),
        ("since_lost", opened(0, ("value = \"330100\"", "value = \"339900\""))),
    ];
    for (name, person) in people {
        for (columns, rows) in [(80, 24), (60, 20), (140, 45)] {
            let shown = person.clone().sized(columns, rows).screen();
            settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown));
        }
    }
}

/// What to do next is said once, and how to go on in the smallest window too.
#[test]
fn the_next_step_is_said_once() {
    let page = opened(0, ("value = \"330100\"", "value = \"339900\"")).sized(140, 45);
    let shown = page.sees("新增。见「下一步」").screen();
    assert_eq!(shown.matches("还不知道转到哪个城市").count(), 1, "{shown}");
    for person in [opened(0, SAME), opened(80, SAME)] {
        person.sized(40, 12).sees("Enter 说办到哪了").sees(". 核对答案").sees("* 帮助");
    }
}

/// What is overdue stands before what has changed since.
#[test]
fn the_answer_comes_before_what_has_changed() {
    let shown = opened(0, SAME).sees("国家医保服务平台").sees("存的日子").screen();
    for (first, then) in [("可以申请转移", "国家医保"), ("国家医保", "存的日子")]
    {
        assert!(shown.find(first) < shown.find(then), "{shown}");
    }
}

#[test]
fn enter_leads_to_the_plan_with_everything_as_it_was() {
    let person = opened(3, SAME).sees("跟上次相比").sees("您打过勾的");
    let plan = person
        .clone()
        .press("Enter")
        .sees("申请办到哪一步了")
        .press("1")
        .sees("办理方案")
        .press("2")
        .sees("已备 1 / ");
    plan.press("Esc").sees("核对答案").press("Esc").sees("不联网").sees("继续");
    person.press("Esc").sees("核对答案").press("1").sees("办理方案");
}

#[test]
fn what_was_changed_since_a_file_was_opened_is_not_lost_at_once() {
    let home = opened(3, SAME).press("Esc Esc").sees("不联网");
    assert_eq!(home.clone().press("0 0").next, Next::Quit, "nothing was changed");
    assert_eq!(home.press("Ctrl-C").next, Next::Quit, "nothing was changed");
    let plan = opened(3, SAME).press("Enter 1").sees("办理方案");
    let asked = plan.clone().press("Ctrl-C").sees("改的没有存");
    assert_ne!(asked.next, Next::Quit);
    assert_eq!(asked.press("Ctrl-C").next, Next::Quit);
    let home = plan.clone().press("Esc Esc").press("0").sees("改的没有存");
    assert_eq!(home.press("0").next, Next::Quit);
    let ticked = opened(3, SAME).press("Esc 1 2 +").press("Ctrl-C").sees("改的没有存");
    // Kept again, all of it is in the file.
    let menu = ticked.press("9").sees("存成进度文件");
    let digit = (1..9).find(|digit| {
        menu.clone().press(&digit.to_string()).screen().contains("存成文件：进度文件")
    });
    let save = menu.press(&digit.expect("a line of the menu").to_string());
    let save = save.sees("王阿姨.toml");
    let mut saved = save;
    saved.app.update(&Msg::Done(Done::Written("/home/me/王阿姨.toml".into(), 9)));
    assert_eq!(saved.press("Ctrl-C").next, Next::Quit);
}

#[test]
fn an_application_that_was_accepted_counts_from_its_day() {
    let asked = opened(30, SAME).press("Enter").sees("申请办到哪一步了");
    let dated = asked.press("2").sees("从哪一天受理算起");
    let plan = dated.press("2 0 2 6 1 1 2 4 Enter").sees("2026 年 11 月 24 日受理");
    let plan = plan.sees("超期了").sees("下一步").sees("催");
    let steps = plan.press("3").sees("催办：").sees("可以这样说").sees("办不成");
    steps.press("End").sees("行政复议");
}

#[test]
fn a_step_that_is_done_is_ticked_and_kept() {
    let steps = opened(3, SAME).press("Enter 1 3").sees("打开国家医保服务平台");
    let done = steps.press("+");
    assert!(done.app.ticked().iter().any(|id| id != "identity-card"), "{:?}", done.app.ticked());
    let undone = done.press("+");
    assert!(
        undone.app.ticked().iter().all(|id| id == "identity-card"),
        "{:?}",
        undone.app.ticked()
    );
}

#[test]
fn a_long_page_is_scrolled_to_its_end() {
    let person = opened(80, SAME).sized(60, 20).sees("下面还有");
    let end = person.press("End").sees("身份证等有效身份证件").sees("上面还有");
    assert_eq!(end.clone().press("Down").next, Next::Stay);
    end.press("Home").sees("存的日子");
}

#[test]
fn forgetting_everything_forgets_what_had_changed() {
    let wiped = opened(80, SAME).press("Esc End Enter Enter");
    wiped.misses("存的日子").sees("不联网").misses("继续");
}

#[test]
fn the_file_of_an_opened_case_is_offered_by_its_own_name() {
    let keep = opened(3, SAME).press("Enter Enter 9").sees("存成进度文件");
    let digit = keep.screen();
    let line = digit.lines().find(|line| line.contains("存成进度文件")).expect("a row");
    let digit = line.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    keep.press(&digit[..1]).sees("文件名： 王阿姨.toml");
}

#[test]
fn a_file_that_is_named_is_gone_on_with_beside_whoever_is_spoken_with() {
    let kept = Driver::new().press("paste:职工成都杭州断2 Enter");
    let bytes = Saved::of(kept.app.session(), kept.app.ticked()).expect("a day").to_toml();
    let named = |person: Driver| {
        let page = person.press("/ text:进度 Enter").sees("打开进度文件").sees("/home/me");
        page.press("text:我的-2026.toml Enter")
    };
    let path = PathBuf::from("/home/me/我的-2026.toml");
    let read = |mut person: Driver, done: Done| {
        assert_eq!(person.next, Next::Outside(Outside::Read(path.clone())), "{}", person.screen());
        person.next = person.app.update(&Msg::Done(done));
        person
    };
    let opened = || Done::Read(path.clone(), bytes.clone().into_bytes());
    let alone = read(named(Driver::new()), opened()).sees("跟上次相比").misses("新的一位");
    assert_eq!(alone.app.session().answers(), kept.app.session().answers());
    let second = read(named(Driver::new().press("paste:退休武汉上海 Enter")), opened());
    let second = second.sees("1 武汉 到 上海").sees("2 成都 到 杭州").sees("跟上次相比");
    second.press("F3").sees("武汉").misses("查找");
    let home = Driver::new().press("/ text:进度 Enter text:~/a.toml Enter");
    assert_eq!(home.next, Next::Outside(Outside::Read("/home/me/a.toml".into())));
    // What is no such file is said, and the name can be mended.
    let missing = read(named(Driver::new()), Done::NotRead("没有这个文件。".to_owned()));
    missing.sees("没有这个文件").press("Backspace").misses("没有这个文件").sees("我的-2026.tom");
    let broken = read(named(Driver::new()), Done::Read(path.clone(), b"a = 1".to_vec()));
    broken.sees("打不开").press("Esc Esc Esc").sees("不联网");
    // Whoever writes the name where everything is looked for is not asked for it again.
    let named = || {
        let person = Driver::new();
        person.press("/ paste:我的-2026.toml").sees("按 Enter 打开这个文件").press("Enter")
    };
    read(named(), opened()).sees("跟上次相比");
    let missing = read(named(), Done::NotRead("没有这个文件。".to_owned()));
    missing.sees("没有这个文件").press("Backspace").misses("没有这个文件").sees("我的-2026.tom");
    // Visitors of a kiosk are offered none.
    let kiosk = Options { kiosk: Some(Duration::from_mins(2)), ..options() };
    Driver::with(&kiosk).press("8 text:进度").misses("打开进度文件");
}
