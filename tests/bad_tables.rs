//! Every kind of damage to a rule file is refused, and the message leads to the spot.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use yizhuan::diagnostic::Diagnostic;
use yizhuan::rules::{self, SourceFile};

/// One way to damage a good folder, and what the loader must say.
#[derive(Deserialize)]
struct Damage {
    /// File of the folder that is damaged.
    file: String,
    /// Text in it.
    replace: String,
    /// What stands there instead.
    with: String,
    /// Line and column that the message names.
    at: String,
    /// What it says it found.
    found: String,
    /// What it says it expected.
    expected: String,
    /// How it says to mend it.
    fix: String,
    /// The line it shows, with the marks below it.
    shown: String,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_tables").join(name)
}

/// Reads every file of a folder and of those below it.
pub fn read(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if ["font", "kiosk"].contains(&name.as_str()) {
            continue; // no rules
        }
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{prefix}{name}/"), files);
        } else {
            files.push(SourceFile {
                path: format!("{prefix}{name}"),
                text: fs::read_to_string(entry.path()).unwrap(),
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
}

/// The files of the small table that every damage starts from.
pub fn good() -> Vec<SourceFile> {
    let mut files = Vec::new();
    read(&folder("good"), "", &mut files);
    files
}

fn damages() -> Vec<(String, Damage)> {
    let entries = fs::read_dir(folder("damage")).unwrap().map(|entry| entry.unwrap().path());
    let read = entries.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name.clone(), toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
    });
    read.collect()
}

fn damaged(damage: &Damage) -> Vec<SourceFile> {
    let mut files = good();
    let file = files
        .iter_mut()
        .find(|file| file.path == damage.file)
        .expect("the damaged file is in the good folder");
    assert!(file.text.contains(&damage.replace), "nothing to replace in {}", damage.file);
    file.text = file.text.replacen(&damage.replace, &damage.with, 1);
    files
}

#[test]
fn the_good_folder_loads() {
    let assets = rules::load(&good()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(assets.table.transfer().questions.len(), 4);
    assert_eq!(assets.table.transfer().local.len(), 1);
    assert_eq!(assets.table.sources.len(), 3);
}

#[test]
fn every_damage_is_refused_with_its_spot() {
    let damages = damages();
    assert!(damages.len() >= 25, "{} kinds of damage", damages.len());
    for (name, damage) in damages {
        let loaded = rules::load(&damaged(&damage));
        let Err(errors) = loaded else { panic!("{name}: taken for good") };
        assert_eq!(errors.len(), 1, "{name}: one damage is one error\n{errors}");
        let error = &errors[0];
        let spot = error.spot().expect("a spot");
        let (line, column) = spot.position();
        assert_eq!(format!("{line}:{column}"), damage.at, "{name}: {error}");
        let place = format!("{} 第 {line} 行第 {column} 列", damage.file);
        assert_eq!(error.what(), format!("{place}：{}", damage.found), "{name}");
        assert_eq!(error.hint(), format!("应为：{}。{}", damage.expected, damage.fix), "{name}");
        let shown = error.to_string();
        assert!(shown.contains(damage.shown.trim_end()), "{name}: the mark is elsewhere\n{shown}");
    }
}

#[test]
fn a_missing_file_is_named() {
    for path in ["meta.toml", "sources.toml", "regions.tsv", "topics/transfer.toml"] {
        let files: Vec<_> = good().into_iter().filter(|file| file.path != path).collect();
        let errors = rules::load(&files).expect_err(path);
        assert_eq!(errors[0].what(), format!("{path} 第 1 行第 1 列：没有这个文件"));
    }
}

/// What is wrong with a file of a place that has these facts, each with its line.
fn wrong_in(facts: &str) -> Vec<String> {
    let mut files = good();
    let aspects = files.iter_mut().find(|file| file.path == "aspects.toml").expect("the file");
    aspects.text += "\n[[aspect]]\nid = \"wait\"\ntitle = \"等待\"\n\
         waiting.transfer = { part = \"gap\", backpay = \"may_ask\", when = { tier = \"over3\" } }\n\
         in.transfer = { part = \"warning\" }\n";
    let file = files.iter_mut().find(|file| file.path == "local/440000.toml").expect("the file");
    facts.clone_into(&mut file.text);
    let errors = rules::load(&files).map_or_else(|errors| errors.to_vec(), |_| Vec::new());
    let line = |error: &Diagnostic| error.spot().map_or(0, |spot| spot.position().0);
    let found = errors.iter().filter(|error| error.what().starts_with("local/440000.toml"));
    found
        .map(|error| {
            let what = error.what();
            let what = what.split_once('：').map_or("", |(_, what)| what);
            format!("{} {what}", line(error))
        })
        .collect()
}

#[test]
fn of_one_mistake_made_again_and_again_only_so_much_is_kept() {
    let facts = |count: u32| -> String {
        let fact = |at| format!("[[fact]]\nid = \"f-{at}\"\nabout = \"none-such-{at}\"\n");
        (0..count).map(fact).collect()
    };
    assert!((10..100).contains(&wrong_in(&facts(10)).len()));
    assert_eq!(wrong_in(&facts(400)).len(), 100);
}

#[test]
fn everything_wrong_with_a_fact_is_told_at_once_and_once() {
    let facts = "[[fact]]
about = \"wait\"
sources = [\"guangdong-2022\"]
waiting = { months = 6, free = \"1\", floor = 6, mised = 1 }
harm = \"benefits\"
titel = \"等待\"
verify = \"yes\"
text = \"断缴超过 3 个月的，要等 4 个月，就是 5 个月。\"

[[fact]]
about = \"weit\"
sources = [\"guangdong-2222\"]
text = \"\"
from = \"2026\"
";
    let found = wrong_in(facts);
    let expected = [
        "6 不认识的键 titel",
        "11 没有叫 weit 的方面",
        "4 这里是文字",
        "4 不认识的键 mised",
        "7 这里是文字",
        "8 「4 个月」「5 个月」写成了数字",
        "12 没有叫 guangdong-2222 的依据",
        "14 这里是文字",
        "13 text 是空的",
        "5 这里是 part = \"gap\"，用不了 harm",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_wait_needs_only_what_the_place_has_decided() {
    let fact = |waiting: &str, text: &str| {
        let facts = format!(
            "[[fact]]\nabout = \"wait\"\nsources = [\"guangdong-2022\"]\nwaiting = {waiting}\ntext = \"{text}\"\n"
        );
        wrong_in(&facts)
    };
    let fine = [
        ("{ months = 6 }", "断缴超过 3 个月的，要等 {months} 个月。"),
        ("{ months = 6 }", "断缴 3 个月以上的，要等 {months} 个月。"),
        ("{ code = \"up_to\", months = 6 }", "最长等 {months} 个月。"),
        ("{ code = \"none\" }", "不用等。"),
    ];
    for (waiting, text) in fine {
        assert_eq!(fact(waiting, text), Vec::<String>::new(), "{waiting} {text}");
    }
    let wrong = [
        ("{ months = 0 }", "要等。", "4 等待期的月数对不上"),
        ("{ months = 6 }", "要等 3 个月。", "5 「3 个月」写成了数字"),
        ("{ months = 6 }", "断缴以后要等 6 个月。", "5 「6 个月」写成了数字"),
        ("{ months = 6, floor = 6 }", "要等 {months} 个月。", "4 这里少了和它一起写的数"),
        ("{ months = 6, free = 1 }", "要等 {months} 个月。", "4 这里少了和它一起写的数"),
        (
            "{ months = 3 }",
            "固定等 {months} 个月，每断 1 年加 1 个月。",
            "5 文字说断得越久等得越久，waiting 没有写",
        ),
    ];
    for (waiting, text, expected) in wrong {
        assert_eq!(fact(waiting, text), [expected], "{waiting} {text}");
    }
}

#[test]
fn slips_of_the_pen_are_told_with_what_else_is_wrong() {
    let mut files = good();
    for file in &mut files {
        match file.path.as_str() {
            "sources.toml" => file.text += "\n[[source]]\nid = \"own\"\ntitle = “文件”\n",
            "local/440000.toml" => {
                file.text = "[[fact]]\nabout = \"account\"\nin = \"stuck\"\nsection = \"remedy\"\nsources = [\"own\"]\ntext = \"\"\n".to_owned();
            }
            "calendar/2026.toml" => file.text = file.text.replace("days_off = 3", "days_off = "),
            _ => {}
        }
    }
    let errors = rules::load(&files).expect_err("damaged");
    let found: Vec<String> = errors.iter().map(Diagnostic::what).collect();
    let [calendar, sources, local] = found.as_slice() else { panic!("{errors}") };
    assert!(calendar.starts_with("calendar/2026.toml 第 11 行"), "{calendar}");
    assert!(sources.starts_with("sources.toml 第"), "{sources}");
    assert!(local.starts_with("local/440000.toml 第 6 行第 8 列：text 是空的"), "{local}");
}

#[test]
fn everything_wrong_is_told_at_once() {
    let mut files = good();
    let mut damage = |path: &str, from: &str, to: &str| {
        let file = files.iter_mut().find(|file| file.path == path).expect("the file");
        assert!(file.text.contains(from), "nothing to replace in {path}");
        file.text = file.text.replacen(from, to, 1);
    };
    damage(
        "local/440000.toml",
        "about = [\"account\"]\n\n",
        "about = [\"acount\"]\nlevel = \"town\"\n\n",
    );
    damage("local/440000.toml", "section = \"remedy\"", "section = \"remedies\"");
    damage("topics/transfer.toml", "text = \"没有断缴。\"\n", "");
    damage("calendar/2026.toml", "days_off = 3", "days_off = 4");
    damage("sources.toml", "level = \"provincial\"", "level = \"provinical\"");
    let errors = rules::load(&files).expect_err("damaged");
    let found: Vec<String> = errors.iter().map(Diagnostic::what).collect();
    let expected = [
        "sources.toml 第 29 行第 9 列：没有叫 provinical 的级别",
        "calendar/2026.toml 第 11 行第 12 列：列出的放假日共 3 天",
        "local/440000.toml 第 23 行第 11 列：没有叫 remedies 的部分",
        "topics/transfer.toml 第 59 行第 1 列：缺少 text",
        "local/440000.toml 第 17 行第 9 列：没有叫 town 的级别",
        "local/440000.toml 第 16 行第 10 列：没有叫 acount 的方面",
    ];
    assert_eq!(found, expected);
}
