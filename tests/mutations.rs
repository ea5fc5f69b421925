//! The shipped data, damaged at random: it loads and gives plans, or is refused with a spot.

use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use yizhuan::calendar::Month;
use yizhuan::diagnostic::Diagnostic;
use yizhuan::export::{self, Exporter};
use yizhuan::model::{QuestionKind, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules::{self, SourceFile};
use yizhuan::session::Session;

use super::bad_tables;

/// Put anywhere: marks of the format, letters that are hard to see, values at the edge.
const STRAY: &[&str] = &[
    "",
    "\"",
    "[",
    "]]",
    "}",
    "=",
    "#",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    "\u{301}",
    "，",
    "医",
    "-1",
    "65535",
    "65536",
    "99999999999999999999",
    "9999-12-31",
    "0000-01-01",
    "2026-02-30",
    "nan",
    "{}",
    "[]",
    "\"\"",
    "\"{origin\"",
    "\"unknown\"",
];

/// One way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    DropLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    /// The value of one line for that of another, which mostly keeps the file well formed.
    SwapValue(Index, Index),
    /// Some letters for something else.
    Replace(Index, usize, String),
    CutOff(Index),
    WindowsLines,
}

fn damage() -> impl Strategy<Value = Damage> {
    let stray = prop::sample::select(STRAY).prop_map(str::to_owned);
    let letter = (0..=127_u8).prop_map(|byte| char::from(byte).to_string());
    prop_oneof![
        2 => any::<Index>().prop_map(Damage::DropLine),
        1 => any::<Index>().prop_map(Damage::RepeatLine),
        1 => any::<(Index, Index)>().prop_map(|(one, other)| Damage::SwapLines(one, other)),
        4 => any::<(Index, Index)>().prop_map(|(to, from)| Damage::SwapValue(to, from)),
        1 => (any::<Index>(), 0..8_usize, stray)
            .prop_map(|(at, length, with)| Damage::Replace(at, length, with)),
        1 => (any::<Index>(), 0..2_usize, letter)
            .prop_map(|(at, length, with)| Damage::Replace(at, length, with)),
        1 => any::<Index>().prop_map(Damage::CutOff),
        1 => Just(Damage::WindowsLines),
    ]
}

impl Damage {
    fn apply(&self, text: &mut String) {
        match self {
            Self::DropLine(at) => {
                edit(text, |lines| drop(lines.remove(at.index(lines.len()))));
            }
            Self::RepeatLine(at) => edit(text, |lines| {
                let at = at.index(lines.len());
                lines.insert(at, lines[at].clone());
            }),
            Self::SwapLines(one, other) => edit(text, |lines| {
                let count = lines.len();
                lines.swap(one.index(count), other.index(count));
            }),
            Self::SwapValue(to, from) => edit(text, |lines| swap_value(lines, (to, from))),
            Self::Replace(at, length, with) => {
                text.replace_range(letters(text, *at, *length), with);
            }
            Self::CutOff(at) => text.truncate(letters(text, *at, 0).start),
            Self::WindowsLines => *text = text.replace('\n', "\r\n"),
        }
    }
}

fn edit(text: &mut String, change: impl FnOnce(&mut Vec<String>)) {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if !lines.is_empty() {
        change(&mut lines);
    }
    *text = lines.concat();
}

fn swap_value(lines: &mut [String], (to, from): (&Index, &Index)) {
    let valued: Vec<usize> =
        (0..lines.len()).filter(|&at| lines[at].split_once(" = ").is_some()).collect();
    if valued.is_empty() {
        return;
    }
    let (to, from) = (valued[to.index(valued.len())], valued[from.index(valued.len())]);
    let key = lines[to].split_once(" = ").map_or("", |(key, _)| key);
    let value = lines[from].split_once(" = ").map_or("", |(_, value)| value);
    lines[to] = format!("{key} = {value}");
}

/// So many whole letters from some place on.
fn letters(text: &str, at: Index, length: usize) -> Range<usize> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let start = at.index(ends.len());
    ends[start]..ends[(start + length).min(ends.len() - 1)]
}

/// The shipped files, read once.
static SHIPPED: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let mut files = Vec::new();
    bad_tables::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"), "", &mut files);
    files.retain(|file| file.path != "README.md");
    files
});

/// The spot lies inside the file that is named, and the message can be written.
fn check_spot(files: &[SourceFile], error: &Diagnostic) -> Result<(), TestCaseError> {
    let spot = error.spot().expect("a spot");
    let named = files.iter().find(|file| file.path == spot.file);
    let text = named.map_or("", |file| file.text.trim_start_matches('\u{feff}'));
    prop_assert_eq!(&spot.text, text);
    prop_assert!(text.get(spot.span.clone()).is_some(), "{:?} of {}", spot.span, text.len());
    let (line, column) = spot.position();
    prop_assert!((1..=text.split('\n').count()).contains(&line), "line {line}");
    let shown = error.to_string();
    let place = format!("{} 第 {line} 行第 {column} 列：", spot.file);
    prop_assert!(shown.contains(&place), "{shown}");
    prop_assert!(error.what().len() > place.len(), "nothing was found: {shown}");
    let expected = format!("应为：{}。", spot.expected);
    prop_assert!(!spot.expected.is_empty() && error.hint().len() > expected.len(), "{shown}");
    Ok(())
}

/// The plan can be written by each of these formats that has something to say of it.
fn check_plan(session: &Session, formats: &[Exporter]) -> Result<(), TestCaseError> {
    let report = session.report();
    for exporter in formats.iter().filter(|each| each.fits(&report)) {
        prop_assert!(!exporter.write(&report, 80).is_empty());
    }
    Ok(())
}

fn some_value(kind: QuestionKind, today: NaiveDate) -> Value {
    match kind {
        QuestionKind::Choice => Value::Choice(0),
        QuestionKind::Many => Value::Many(1),
        QuestionKind::Count { max } => Value::Count(max),
        QuestionKind::Month => Value::Month(Month::of(today)),
        QuestionKind::Day => Value::Day(today),
        QuestionKind::Place => Value::Place(RegionIx(1)),
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let packed = |files: &[SourceFile]| {
        let assets = rules::load(files).unwrap_or_else(|error| panic!("{error}"));
        rules::encode(&assets).expect("assets can be packed")
    };
    let mut files = SHIPPED.clone();
    let before = packed(&files);
    for file in &mut files {
        file.text = format!("\u{feff}{}", file.text.replace('\n', "\r\n"));
    }
    assert!(packed(&files) == before, "the data differ");
}

proptest! {
    #![proptest_config(crate::support::random::cases(150))]

    #[test]
    fn damaged_data_is_refused_with_a_spot_or_gives_plans(
        file in any::<Index>(),
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let mut files = SHIPPED.clone();
        let at = file.index(files.len());
        for damage in &damages {
            damage.apply(&mut files[at].text);
        }
        match rules::load(&files) {
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                errors.iter().try_for_each(|error| check_spot(&files, error))?;
            }
            Ok(assets) => {
                let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
                let mut session = Session::new(&assets, today);
                // On the way one format after the other, from any of them on; at the end all of them.
                let mut turn = export::EXPORTERS.chunks(1).cycle().skip(at);
                check_plan(&session, turn.next().unwrap_or_default())?;
                while let Some(question) = session.next_question() {
                    session.set(question, some_value(session.topic().at(question).kind, today));
                    check_plan(&session, turn.next().unwrap_or_default())?;
                }
                check_plan(&session, export::EXPORTERS)?;
            }
        }
    }
}
