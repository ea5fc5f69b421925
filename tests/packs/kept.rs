//! Packs after they were installed.

use chrono::Days;
use yizhuan::export::{EXPORTERS, Form};
use yizhuan::model::{Data, Overlay};
use yizhuan::tui::app::App;

use super::*;
use crate::support::driver::{Driver, options};

#[test]
fn a_pack_names_its_publisher_once_and_marks_no_line() {
    let machine = Machine::holding(&Shelf::new().with("first"));
    let version = machine.prints(&["--version"]);
    assert!(version.contains("+9000.1") && version.matches(PUBLISHER).count() == 1, "{version}");
    let plan = machine.prints(&["plan", "--origin", "成都", "--destination", "深圳"]);
    assert!(plan.contains("测试的话。") && !plan.contains("本机资料"), "{plan}");
    let status = machine.prints(&["data", "status"]);
    for part in [PUBLISHER, "9000.1（在用）", "2999-12-31", "2026.11.21", ">=0.1.0", "1 把"] {
        assert!(status.contains(part), "{part}: {status}");
    }
    assert!(status.contains("成都少了自带的 "), "as of a folder: {status}");
}

#[test]
fn every_result_names_the_publisher_once() {
    let machine = Machine::holding(&Shelf::new().with("first"));
    let formats = EXPORTERS.iter().filter(|each| matches!(each.form, Form::Text(_)));
    // A code and what is read out have room for what the person must do.
    for format in formats.filter(|format| !["qr", "speech", "speech-full"].contains(&format.name)) {
        for line in [&["plan", "--origin", "成都"][..], &["topic", "gap"], &["places", "成都"]]
        {
            let line = [line, &["--format", format.name]].concat();
            let said = machine.prints(&line).replace("\r\n ", "").replace(['\n', ' '], "");
            let times = said.matches(PUBLISHER).count();
            assert_eq!(times, 1, "{line:?}: {said}");
        }
    }
}

#[test]
fn one_step_back_is_the_pack_before_and_the_next_the_program() {
    let machine = Machine::holding(&Shelf::new().with("first").with("second"));
    let own = Machine::new().prints(&WORKDAYS);
    assert!(machine.prints(&WORKDAYS).contains("测试节 second"));
    let output = machine.run(&["data", "rollback"]);
    assert!(text(&output.stdout).contains("已退回版本 9000.1"), "{output:?}");
    assert!(output.stderr.is_empty(), "it is good: {output:?}");
    assert!(machine.prints(&WORKDAYS).contains("测试节 first"));
    assert!(machine.prints(&["data", "rollback"]).contains("程序自带的数据"));
    assert_eq!(machine.prints(&WORKDAYS), own);
    let output = machine.run(&["data", "rollback"]);
    assert!(text(&output.stderr).contains("没有可以退回的"), "{output:?}");
}

#[test]
fn one_that_has_expired_since_is_used_with_a_warning() {
    let machine = Machine::holding(&Shelf::new().on("2020-06-01").with("expired"));
    let output = machine.run(&WORKDAYS);
    assert!(text(&output.stdout).contains("测试节 expired"), "{output:?}");
    assert!(text(&output.stderr).contains("已经到期"), "{output:?}");
    assert!(machine.prints(&["data", "status"]).contains("已经到期"));
    let said = text(&machine.run(&["--plain"]).stdout).replace('\n', "");
    assert!(said.contains("已经到期"), "{said}");
}

#[test]
fn going_back_to_one_that_is_over_says_so() {
    let shelf = Shelf::new().on("2020-06-01").with("expired").on("2026-11-28").with("second");
    let output = Machine::holding(&shelf).run(&["data", "rollback"]);
    assert!(text(&output.stdout).contains("已退回版本 9000.1"), "{output:?}");
    assert!(text(&output.stderr).contains("2020-12-31 已经到期"), "{output:?}");
}

#[test]
fn one_that_the_program_has_outgrown_is_named_where_the_data_are() {
    let mut shelf = Shelf::new();
    let low = signed("low");
    let pack = low.open(&shelf.listed).expect("a pack");
    shelf.store = shelf.store.with(low, &pack.manifest);
    let machine = Machine::holding(&shelf);
    let version = machine.prints(&["--version"]);
    assert!(version.contains("数据包 2020.1 没有使用：程序自带的数据已经比它新"), "{version}");
    assert_eq!(machine.prints(&WORKDAYS), Machine::new().prints(&WORKDAYS));
}

/// The day that is named counts, not that of the clock.
#[test]
fn one_that_will_have_expired_on_the_day_that_is_named_is_used_with_a_warning() {
    let machine = Machine::holding(&Shelf::new().with("ending"));
    for line in [&["plan"][..], &["topic", "gap"], &["places", "成都"], &["成都 杭州"]] {
        let said = |today: &str| text(&machine.run(&[line, &["--today", today]].concat()).stderr);
        assert!(said("2028-01-01").contains("已经到期"), "{line:?}: {}", said("2028-01-01"));
        assert!(!said("2027-12-31").contains("已经到期"), "{line:?}");
    }
}

fn person(expired: bool) -> Driver {
    let until = options().today - Days::new(u64::from(expired));
    let (publisher, version) = (PUBLISHER.to_owned(), "2027.1".to_owned());
    let lost = String::new();
    let overlay = Overlay::Signed { publisher, version, until, lost };
    let overlay = Some(&*Box::leak(Box::new(overlay)));
    let mut assets = yizhuan::rules::embedded().clone();
    assets.meta.until = Some(until);
    let data = Data { assets: Box::leak(Box::new(assets)), overlay };
    Driver { app: App::over(&options(), data), ..Driver::new() }
}

#[test]
fn every_page_says_that_a_pack_has_expired() {
    for keys in ["", "1", "1 1 1 1", "1 F1", crate::screens::keys::USUAL] {
        for (columns, rows) in [(80, 24), (60, 20), (40, 12), (140, 45)] {
            person(true).sized(columns, rows).press(keys).sees("数据已到期");
            person(false).sized(columns, rows).press(keys).misses("已到期");
        }
    }
}

#[test]
fn the_home_page_names_the_publisher_however_small_it_is() {
    for (columns, rows) in [(140, 45), (80, 24), (60, 20)] {
        for expired in [false, true] {
            person(expired).sized(columns, rows).sees(PUBLISHER);
        }
    }
}

#[test]
fn every_format_says_that_a_pack_has_expired() {
    let machine = Machine::holding(&Shelf::new().on("2020-06-01").with("expired"));
    let good = Machine::holding(&Shelf::new().with("first"));
    let formats = EXPORTERS.iter().filter(|each| matches!(each.form, Form::Text(_)));
    for format in formats {
        for line in [&["plan", "--origin", "成都"][..], &["topic", "gap"], &["places", "成都"]]
        {
            let line = [line, &["--today", "2026-11-28", "--format", format.name]].concat();
            let said = |machine: &Machine| {
                machine.prints(&line).replace("\r\n ", "").replace(['\n', ' '], "")
            };
            let tells = |said: String| said.contains("已经到期") || said.contains("数据已到期");
            assert!(tells(said(&machine)) && !tells(said(&good)), "{line:?}: {}", said(&machine));
        }
    }
    machine.write("rows.csv", "origin\n成都\n");
    let rows = machine.path("rows.csv");
    let row = ["batch", rows.to_str().expect("UTF-8"), "--format", "csv", "--today", "2026-11-28"];
    assert!(machine.prints(&row).contains("数据已到期"));
}

#[test]
fn a_key_that_was_taken_from_the_list_takes_its_packs_along() {
    let machine = Machine::holding(&Shelf::new().with("first"));
    machine.write(KEYS, key("new", PUBLISHER));
    let output = machine.run(&WORKDAYS);
    assert!(!text(&output.stdout).contains("测试节"), "{output:?}");
    let error = text(&output.stderr);
    assert!(
        error.contains("安装的数据包没有使用") && error.contains("不在这台机器的名单里"),
        "{error}"
    );
    let status = machine.prints(&["data", "status"]);
    assert!(status.contains("数据包：没有使用") && !status.contains("文件夹："), "{status}");
}

/// It may be there: whoever may not look is not told that there is none.
#[cfg(unix)]
#[test]
fn a_store_out_of_sight_is_not_passed_over() {
    let machine = Machine::new();
    let own = machine.prints(&WORKDAYS);
    let folder = machine.path(".local/share/yizhuan");
    fs::create_dir_all(folder.parent().expect("a folder above")).expect("a folder");
    // Nobody can look there, the administrator either.
    std::os::unix::fs::symlink(&folder, &folder).expect("a link");
    let output = machine.run(&WORKDAYS);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), own));
    assert!(text(&output.stderr).contains("安装的数据包没有使用"), "{output:?}");
    assert!(text(&machine.run(&["--version"]).stdout).contains("安装的数据包没有使用"));
}

#[test]
fn a_store_that_is_damaged_is_left_out() {
    let good = Shelf::new().with("first").store.encode();
    let machine = Machine::new();
    let own = machine.prints(&WORKDAYS);
    let flipped = (0..good.len()).step_by(97).map(|at| {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        bad
    });
    let cut = (0..good.len()).step_by(97).map(|length| good[..length].to_vec());
    for (at, bad) in flipped.chain(cut).enumerate() {
        machine.write(STORE, bad);
        let output = machine.run(&WORKDAYS);
        let said = text(&output.stdout);
        let whole = said.contains("测试节 first") && output.stderr.is_empty();
        let left_out = said == own && text(&output.stderr).contains("没有使用");
        assert!(whole || left_out, "{at}: {output:?}");
    }
}

#[test]
fn a_pack_is_not_mixed_with_a_folder() {
    let machine = Machine::holding(&Shelf::new().with("first"));
    let folder = packs().join("folders/second");
    let asked = |folder: &str| machine.prints(&[&WORKDAYS[..], &["--data", folder]].concat());
    assert!(asked(folder.to_str().expect("UTF-8")).contains("测试节 second"));
    assert!(!asked("-").contains("测试节"));
    machine.write(".local/share/yizhuan/data/meta.toml", "version = \"7\"\n");
    assert!(machine.prints(&["--version"]).contains("+9000.1\n"), "the usual folder is not used");
    assert!(machine.prints(&["data", "status"]).contains("没有使用的文件夹"));
}

#[cfg(unix)]
#[test]
fn a_service_without_a_home_names_its_folders() {
    let machine = Machine::holding(&Shelf::new().with("first"));
    let mut command = machine.command();
    command.env_remove("HOME").env("XDG_DATA_HOME", machine.path(".local/share"));
    command.env("XDG_CONFIG_HOME", machine.path(".config"));
    let output = command.args(WORKDAYS).output().expect("the program starts");
    assert!(text(&output.stdout).contains("测试节 first"), "{output:?}");
}
