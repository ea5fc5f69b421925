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
