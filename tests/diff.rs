//! Changes between two states of the data, as `yizhuan rules diff` lists them.

use chrono::NaiveDate;
use yizhuan::audit::diff::{Diff, File, State, compare};
use yizhuan::rules::{self, SourceFile};

use crate::bad_tables::good;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// Compares the small table with one in which a text is replaced.
fn changed(path: &str, from: &str, to: &str) -> Diff {
    let (old, mut new) = (good(), good());
    let file = new.iter_mut().find(|file| file.path == path).expect("the file");
    assert!(file.text.contains(from), "{path} lacks {from}");
    file.text = file.text.replacen(from, to, 1);
    diff(&old, &new)
}

fn diff(old: &[SourceFile], new: &[SourceFile]) -> Diff {
    let read = |files| rules::load(files).unwrap_or_else(|error| panic!("{error}"));
    let (before, after) = (read(old), read(new));
    let (old, new) = (views(old), views(new));
    let old = State { files: &old, assets: &before };
    compare(old, State { files: &new, assets: &after }, today())
}

fn views(files: &[SourceFile]) -> Vec<File<'_>> {
    files.iter().map(|file| File { path: &file.path, text: &file.text }).collect()
}

#[test]
fn nothing_differs_from_itself() {
    let same = diff(&good(), &good());
    assert!(same.entries.is_empty() && same.days.is_empty() && same.topics.is_empty());
}

#[test]
fn a_changed_rule_is_named_with_its_field_and_the_answers_it_reaches() {
    let local = good().into_iter().find(|file| file.path == "local/440000.toml").expect("a file");
    let line = local.text.lines().find(|line| line.starts_with("text = ")).expect("a text");
    let diff = changed("local/440000.toml", line, "text = \"换成这一句。\"");
    let [entry] = &diff.entries[..] else { panic!("{:?}", diff.entries) };
    assert_eq!((entry.change, entry.kind.as_str()), ("changed", "rule"));
    assert_eq!(entry.fields.iter().map(|field| field.key.as_str()).collect::<Vec<_>>(), ["text"]);
    let topic = &diff.topics[0];
    assert!(topic.changed > 0 && topic.changed < topic.tried, "{topic:?}");
    assert!(topic.groups.iter().all(|group| !group.places.is_empty() && !group.example.is_empty()));
}

#[test]
fn another_calendar_is_told_day_by_day() {
    let calendar = good().into_iter().find(|file| file.path == "calendar/2026.toml").expect("one");
    let (_, off) = calendar.text.split_once("off = [\"").expect("days off");
    let (days, _) = off.split_once('"').expect("its end");
    let first = days.split("..").next().expect("a day");
    assert!(calendar.text.contains("status = \"announced\""));
    let diff = changed("calendar/2026.toml", "status = \"announced\"", "status = \"statutory\"");
    assert!(diff.entries.is_empty() && diff.days.is_empty());
    assert_eq!(diff.years.len(), 1);
    assert!(!first.is_empty());
    let files: Vec<SourceFile> =
        good().into_iter().filter(|file| file.path != "calendar/2026.toml").collect();
    let without = self::diff(&files, &good());
    assert!(without.years[0].old.is_none() && !without.days.is_empty());
    assert!(without.days.iter().any(|day| day.day.to_string() == first));
}

#[test]
fn a_new_document_alone_changes_no_answer() {
    let mut new = good();
    let file = new.iter_mut().find(|file| file.path == "sources.toml").expect("the file");
    file.text.push_str(
        "\n[[source]]\nid = \"another\"\ntitle = \"又一份\"\nissuer = \"测试\"\n\
         checked = 2026-11-21\nlevel = \"city\"\n",
    );
    let diff = diff(&good(), &new);
    assert_eq!((diff.entries.len(), diff.entries[0].change), (1, "added"));
    assert!(diff.topics.iter().all(|topic| topic.changed == 0));
}

#[test]
fn a_rule_for_one_other_place_is_tried_with_that_place() {
    let mut new = good();
    let file = |files: &mut Vec<SourceFile>, path: &str, more: &str| {
        let file = files.iter_mut().find(|file| file.path == path).expect("the file");
        file.text.push_str(more);
    };
    let rows = "130000\tprovince\t\t河北省\t河北\the bei\thb\t冀\n\
                130100\tprefecture\t130000\t石家庄市\t石家庄\tshi jia zhuang\tsjz\t\n";
    let rule = "\n[[fact]]\nid = \"440000-hebei\"\nin = \"transfer\"\npart = \"account\"\nside = \"origin\"\n\
                with = [\"130000\"]\ncode = \"stays\"\ntext = \"去河北的，个人账户不转。\"\n\
                as_of = \"2022-07-01\"\nsources = [\"guangdong-2022 第十四条\"]\nabout = [\"account\"]\n";
    file(&mut new, "regions.tsv", rows);
    let old = new.clone();
    file(&mut new, "local/440000.toml", rule);
    for (old, new) in [(&old, &new), (&new, &old)] {
        let group = &diff(old, new).topics[0].groups[0];
        assert!(group.parts.iter().any(|part| part == "account"), "{group:?}");
        assert!(group.example.iter().any(|(_, code)| code == "130100"), "{group:?}");
    }
}
