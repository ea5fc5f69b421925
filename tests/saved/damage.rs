//! Files that are not as they were written: said so, never guessed at.

use rstest::rstest;
use yizhuan::rules;
use yizhuan::saved::{LARGEST, bytes, read};

use super::{kept, session, today};
use crate::support::results::CASES;

fn file() -> String {
    kept(&session(rules::embedded(), "transfer", CASES[1].2, today()))
}

/// The first shape of the file with fewer statements, for tests that try every letter.
fn small() -> String {
    let file = file().replacen("format = 2", "format = 1", 1);
    let parts: Vec<&str> = file.split("[[said]]").take(4).collect();
    format!("{}[end]\ncomplete = true\n", parts.join("[[said]]"))
}

/// A pulled stick leaves the beginning of a file: no such part is taken for the whole.
#[test]
fn a_file_cut_off_anywhere_is_refused_or_whole() {
    let file = small();
    let whole = read(&file).expect("the file is right");
    for end in 0..file.len() {
        match bytes(&file.as_bytes()[..end]) {
            Ok(saved) => assert!(saved == whole && end + 1 == file.len(), "cut at {end}"),
            Err(error) => {
                assert!(!error.what().is_empty() && !error.hint().is_empty(), "cut at {end}");
                assert!(error.to_string().lines().count() >= 2, "cut at {end}");
            }
        }
    }
}

#[test]
fn a_line_that_is_gone_is_missed_or_only_an_answer_less() {
    let file = small();
    let whole = read(&file).expect("the file is right");
    let lines: Vec<&str> = file.lines().collect();
    for at in 0..lines.len() {
        let rest = [&lines[..at], &lines[at + 1..]].concat().join("\n");
        // Comments, blank lines, and what an entry may lack.
        let free = ["#", "words = \"", "rule", "place", "when", "firm", "ticks"];
        let free = lines[at].is_empty() || free.iter().any(|word| lines[at].starts_with(word));
        let same = read(&rest).is_ok_and(|saved| saved == whole);
        assert!(free || !same, "line {at} is not missed: {}", lines[at]);
    }
}

#[test]
fn any_byte_may_be_any_other_without_a_panic() {
    let file = small();
    let odd = [0, b'"', b'\n', b'[', b'7', 0xff];
    for (at, odd) in (0..file.len()).zip(odd.into_iter().cycle()) {
        let mut other = file.clone().into_bytes();
        other[at] = odd;
        match bytes(&other) {
            Err(error) => assert!(!error.what().is_empty() && !error.to_string().contains('\0')),
            Ok(saved) => {
                if let Ok(restored) = saved.restore(rules::embedded(), today()) {
                    saved.changes(&restored).head();
                }
            }
        }
    }
}

#[rstest]
#[case::empty("", "空的")]
#[case::blank("\n \n", "空的")]
#[case::other("title = \"x\"\n", "不是「医保转移向导」存的")]
#[case::prose("今天天气很好。\n", "第 1 行")]
#[case::newer("format = 3\nshape = \"other\"\n", "这个文件是更新的版本存的，请用新的程序打开")]
#[case::no_number("format = \"1\"\n", "不是「医保转移向导」存的")]
#[case::short("format = 1\ntopic = \"transfer\"\n", "后面少了一截")]
fn other_files_are_told_apart(#[case] text: &str, #[case] said: &str) {
    let error = read(text).expect_err("it is no such file");
    assert!(error.what().contains(said), "{}", error.what());
}

#[rstest]
#[case::day("made = \"2026-11-22\"", "made = \"2026-11-32\"", "第 8 行第 8 列")]
#[case::far("made = \"2026-11-22\"", "made = \"9999-11-22\"", "2000 年到 2100 年")]
#[case::key("ticks = []", "tocks = []", "认不得 tocks")]
#[case::kind("topic = \"transfer\"", "topic = 7", "第 7 行第 9 列：这一项的内容不对")]
#[case::missing("topic = \"transfer\"\n", "", "缺少 topic")]
#[case::twice("ticks = []", "ticks = []\nticks = []", "同一项写了两次")]
#[case::format("format = 2", "format = 0", "格式的编号不对")]
#[case::end("complete = true", "complete = false", "后面少了一截")]
fn the_spot_of_a_damage_is_named(#[case] from: &str, #[case] to: &str, #[case] said: &str) {
    let file = file();
    assert!(file.contains(from));
    let error = read(&file.replacen(from, to, 1)).expect_err("it is damaged");
    assert!(error.what().contains(said), "{}", error.what());
    let english = error.what().chars().filter(char::is_ascii_alphabetic).count();
    assert!(english < 12, "{}", error.what());
}

#[test]
fn the_damaged_line_is_shown_with_the_spot_marked() {
    let error = read(&file().replacen("topic = \"transfer\"", "topic = 7", 1)).expect_err("damage");
    let shown = error.to_string();
    assert!(shown.contains("7 | topic = 7") && shown.contains('^'), "{shown}");
}

#[test]
fn a_huge_file_is_not_read() {
    let refused = |all: &[u8]| bytes(all).expect_err("it is no such file").what();
    assert!(refused(&vec![b'#'; LARGEST + 1]).contains("太大"));
    assert!(refused(b"a = 1\n\xd6\xd0\n").contains("第 2 行不是 UTF-8"));
}

#[test]
fn other_line_ends_and_marks_are_taken() {
    let file = file();
    let windows = format!("\u{feff}{}", file.replace('\n', "\r\n"));
    assert_eq!(read(&windows), read(&file));
}

#[test]
fn words_from_a_file_cannot_move_the_cursor() {
    let file =
        file().replacen("words = \"转出地医保：", "words = \"\\u001b[2J\\u202e转出地医保：", 1);
    let odd = file.replacen("value = \"employee\"", "value = \"none-such\"", 1);
    let saved = read(&odd).expect("it can be read");
    let restored = saved.restore(rules::embedded(), today()).expect("the topic");
    let lost: String = restored.lost.iter().map(|lost| lost.text.as_str()).collect();
    assert!(lost.contains("转出地医保") && !lost.contains(['\u{1b}', '\u{202e}']), "{lost:?}");
}

#[test]
fn a_day_from_a_file_that_is_none_cannot_move_the_cursor() {
    let file = file();
    let day = file.lines().find(|line| line.starts_with("when = \"")).expect("a dated line");
    let odd = file.replace(day, "when = \"\\u001b[2J\\u202e明天\"");
    let saved = read(&odd).expect("it can be read");
    let restored = saved.restore(rules::embedded(), today()).expect("the topic");
    let changes = saved.changes(&restored);
    let told = changes.by_data.iter().chain(&changes.by_time);
    let told: String = told.map(|change| change.text.as_str()).collect();
    assert!(told.contains("明天") && !told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
}

#[test]
fn an_edited_file_is_never_taken_for_other_data() {
    let file = file();
    let whole = read(&file).expect("the file is right");
    assert!(!whole.is_edited());
    // A list of nothing may be left out.
    let said = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.ends_with("[]");
    for line in file.lines().filter(said) {
        // Another letter behind the first quote, or no such line at all.
        let (other, gone) = (line.replacen('"', "\"x", 1), String::new());
        for changed in [other, gone].iter().filter(|changed| *changed != line) {
            let edited = file.replacen(&format!("\n{line}\n"), &format!("\n{changed}\n"), 1);
            let Ok(saved) = read(&edited) else { continue };
            assert!(saved.is_edited(), "{line} may be {changed}");
            let Ok(restored) = saved.restore(rules::embedded(), today()) else { continue };
            let changes = saved.changes(&restored);
            let parts: String = changes.parts().iter().map(|part| part.title).collect();
            assert!(!parts.contains("规则数据变了"), "{parts}");
            assert!(changes.head().concat().contains("文件改动过"), "{:?}", changes.head());
        }
    }
}

#[test]
fn how_it_is_laid_out_is_no_edit() {
    let file = file();
    let spaced = file.replace(" = ", "  =  ").replace("[[said]]", "\n# 我的备注\n[[said]]");
    assert_eq!(read(&spaced), read(&file));
}

#[test]
fn an_answer_changed_by_hand_is_told_apart_from_an_older_file() {
    let by_hand = |file: &str| {
        let edited = file.replacen("value = \"350100\"", "value = \"110000\"", 1);
        super::opened(&edited, rules::embedded(), today())
    };
    let titles = |changes: &yizhuan::saved::Changes| changes.parts()[0].title;
    let edited = by_hand(&file());
    assert_eq!((edited.edited, titles(&edited)), (true, "文件改动过，结果有这些不同"));
    // The first shape of the file cannot tell.
    let older = by_hand(&file().replacen("format = 2", "format = 1", 1));
    assert_eq!(
        (older.edited, titles(&older)),
        (false, "规则数据的版本没有变，里面的内容有改动，结果有这些不同")
    );
}

#[rstest]
#[case("1969-12-31")]
#[case("1999-12-31")]
#[case("2101-01-01")]
fn a_clock_that_cannot_be_right_keeps_nothing_and_opens_nothing(#[case] now: &str) {
    let now = super::day(now);
    let session = session(rules::embedded(), "transfer", "", now);
    let refused = yizhuan::saved::Saved::of(&session, &std::collections::BTreeSet::new());
    let opened = read(&file()).expect("the file is right").restore(rules::embedded(), now).err();
    for error in [refused.expect_err("no such day"), opened.expect("no such day")] {
        assert!(error.what().starts_with("这台机器的日期是"), "{error}");
    }
}
