//! Paper: every statement stands on it, nothing runs over an edge or into something else, and
//! the files can be read by another program.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Object, Rect, Stream, String as Text};
use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::export;
use yizhuan::export::pdf::{
    Block, Face, Ink, Role, Run, Sheet, Style, a4_sheets, backed_sheets, file, page_sheets,
    receipt_sheets,
};
use yizhuan::export::qr;
use yizhuan::model::At;
use yizhuan::report::compare::ColumnDoc;
use yizhuan::report::tree::compare;
use yizhuan::report::{MilestoneDoc, PlanReport, Report, claims, places};
use yizhuan::rules;
use yizhuan::session::Session;

use crate::support::checked::is_as_checked;
use crate::support::pixels::Pixels;
use crate::support::results::{self, CASES, statements, today};

/// The least space at the edges of A4 and of the slip, which printers cannot reach.
const A4_EDGE: f32 = 18.0;
const SLIP_EDGE: f32 = 11.3;
/// 40 cm in points.
const LONG_SLIP: f32 = 1133.9;

fn runs(sheet: &Sheet) -> impl Iterator<Item = &Run> {
    sheet.ink.iter().filter_map(|ink| match ink {
        Ink::Run(run) => Some(run),
        Ink::Shape(_) | Ink::Figure(_) => None,
    })
}

fn solid(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The paragraphs of all pages, without spaces.
fn paragraphs(sheets: &[Sheet]) -> Vec<String> {
    let mut blocks: BTreeMap<u32, String> = BTreeMap::new();
    for run in sheets.iter().flat_map(runs).filter(|run| run.block.role != Role::Foot) {
        blocks.entry(run.block.number).or_default().push_str(&solid(&run.text));
    }
    blocks.into_values().collect()
}

fn within(sheets: &[Sheet], edge: f32) -> Result<(), String> {
    let face = Face::read();
    for sheet in sheets {
        let inside = |x: f32, y: f32| {
            (edge - 0.1..=sheet.width - edge + 0.1).contains(&x)
                && (0.0..=sheet.height).contains(&y)
        };
        for run in runs(sheet) {
            let size = run.style.size;
            let width = face.width(&run.text) * size;
            if !inside(run.x, run.y - size) || !inside(run.x + width, run.y + 0.2 * size) {
                return Err(format!("over the edge: {run:?}"));
            }
        }
        for ink in &sheet.ink {
            let shapes = match ink {
                Ink::Run(_) => continue,
                Ink::Shape(shape) => std::slice::from_ref(shape),
                Ink::Figure(figure) => &figure.shapes,
            };
            let spots = shapes.iter().flat_map(|shape| &shape.points);
            if let Some(spot) = spots.clone().find(|spot| !inside(spot.x, spot.y)) {
                return Err(format!("over the edge: {spot:?}"));
            }
        }
    }
    Ok(())
}

/// Two texts in one place, if there are any.
fn collision(sheet: &Sheet) -> Option<String> {
    let all: Vec<&Run> = runs(sheet).collect();
    let meet = |one: &Run, other: &Run| {
        let size = one.style.size.min(other.style.size);
        (one.y - other.y).abs() < 0.7 * size
            && one.x + one.width > other.x + 0.1
            && other.x + other.width > one.x + 0.1
    };
    let mut pairs = all
        .iter()
        .enumerate()
        .flat_map(|(at, one)| all[..at].iter().map(move |other| (*one, *other)));
    let found = pairs.find(|(one, other)| meet(one, other))?;
    Some(format!("{found:?}"))
}

fn sound(report: &Report) -> Result<(), String> {
    let (pages, slip, page) = (a4_sheets(report), receipt_sheets(report), page_sheets(report));
    within(&pages, A4_EDGE)?;
    within(&page, A4_EDGE)?;
    within(&slip, SLIP_EDGE)?;
    let met = pages.iter().chain(&slip).chain(&page).find_map(collision);
    met.map_or(Ok(()), Err)?;
    if page.len() > 1 && matches!(report, Report::Plan(_)) {
        return Err(format!("{} pages instead of one", page.len()));
    }
    let text = paragraphs(&pages);
    for statement in statements(report) {
        let statement = solid(&statement);
        if !text.iter().any(|paragraph| paragraph.contains(&statement)) {
            return Err(format!("{statement} is not there"));
        }
    }
    let smallest = pages.iter().flat_map(runs).map(|run| run.style.size).fold(99.0, f32::min);
    if smallest < 6.3 { Err(format!("letters of {smallest} points")) } else { Ok(()) }
}

/// The numbers in brackets of a text.
fn figures(text: &str) -> BTreeSet<usize> {
    let inside = text.split('[').filter_map(|rest| Some(rest.split_once(']')?.0));
    inside.flat_map(|numbers| numbers.split(',')).filter_map(|number| number.parse().ok()).collect()
}

/// The front is one page whose figures are all on the back, which has no others.
fn backed(report: &Report) -> Result<(), String> {
    let sheets = backed_sheets(report);
    within(&sheets, A4_EDGE)?;
    sheets.iter().find_map(collision).map_or(Ok(()), Err)?;
    let Some((back, front)) = sheets.split_last() else { return Err("no pages".to_owned()) };
    let plan = matches!(report, Report::Plan(_));
    if plan && front.len() != 1 {
        return Err(format!("{} pages in front", front.len()));
    }
    let raised = |sheet: &Sheet| {
        runs(sheet).filter(|run| run.style.raised).map(|run| run.text.clone()).collect::<String>()
    };
    let cited = figures(&front.iter().map(raised).collect::<String>());
    let items = runs(back).filter(|run| run.block.role == Role::Item && run.text.starts_with('['));
    let listed = figures(&items.map(|run| run.text.as_str()).collect::<String>());
    let smallest = sheets.iter().flat_map(runs).map(|run| run.style.size).fold(99.0, f32::min);
    match () {
        () if cited.is_empty() => Err("nothing rests on anything".to_owned()),
        () if cited != listed => Err(format!("cited {cited:?}, listed {listed:?}")),
        () if cited.iter().copied().ne(1..=cited.len()) => Err(format!("gaps: {cited:?}")),
        () if smallest < 6.3 => Err(format!("letters of {smallest} points")),
        () => Ok(()),
    }
}

/// Every document that the whole plan names for its answer is on the back.
#[test]
fn the_back_has_what_the_answer_rests_on() {
    for (name, topic, line) in CASES {
        let report = results::case(topic, line);
        assert_eq!(backed(&report), Ok(()), "{name}");
        is_as_checked(&format!("{name}-back.txt"), &drawn(&backed_sheets(&report)));
        let front = backed_sheets(&report).remove(0);
        let headings = runs(&front).filter(|run| run.block.role == Role::Heading(2));
        let Report::Plan(plan) = &report else { continue };
        let heading: String = headings.take(2).map(|run| run.text.as_str()).collect();
        assert!(heading.contains(&plan.verdict.title) && heading.ends_with(']'), "{heading}");
        let back = paragraphs(&backed_sheets(&report)[1..]).concat();
        for id in plan.verdict.because.iter().flat_map(|reason| &reason.why.sources) {
            let source = plan.sources.iter().find(|source| source.id == *id).expect("its document");
            assert!(back.contains(&solid(&source.title)), "{name}: {}", source.title);
        }
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(60))]

    #[test]
    fn any_result_has_its_documents_on_the_back(
        topic in 0..6_usize, numbers in prop::collection::vec(any::<u32>(), 40),
    ) {
        prop_assert_eq!(backed(&results::any(topic, &numbers)), Ok(()));
    }
}

fn context() -> Context<'static> {
    Context { assets: rules::embedded(), today: today() }
}

fn lists() -> Vec<Report> {
    let context = context();
    let mut all = vec![
        places::places(&context).into(),
        claims::report(context.assets.table.claims.iter(), &context).into(),
        claims::report(context.assets.table.claims.iter().take(2), &context).into(),
        claims::report(std::iter::empty(), &context).into(),
    ];
    let regions = context.assets.regions.iter();
    all.push(Session::new(context.assets, today()).search("断缴").into());
    all.extend(regions.step_by(7).map(|(ix, _)| places::place(&context, ix).into()));
    all
}

#[test]
fn lists_stand_on_paper_too() {
    for report in lists() {
        let (pages, slip) = (a4_sheets(&report), receipt_sheets(&report));
        within(&pages, A4_EDGE).and_then(|()| within(&slip, SLIP_EDGE)).expect("inside");
        assert_eq!(pages.iter().chain(&slip).find_map(collision), None);
        let text = paragraphs(&pages).concat();
        let said: Vec<String> = match &report {
            Report::Claims(doc) => doc.claims.iter().map(|claim| claim.text.clone()).collect(),
            Report::Place(doc) => {
                let facts = doc.aspects.iter().flat_map(|aspect| &aspect.facts);
                facts.map(|fact| fact.text.clone()).collect()
            }
            Report::Places(doc) => doc.places.iter().map(|line| line.counts.words()).collect(),
            Report::Search(doc) => doc.hits.iter().map(|hit| hit.title.clone()).collect(),
            Report::Plan(_) | Report::Advice(_) | Report::Compared(_) => Vec::new(),
        };
        for words in said {
            assert!(text.contains(&solid(&words)), "{words}");
        }
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(60))]

    #[test]
    fn every_statement_has_its_place(
        topic in 0_usize..50, numbers in prop::collection::vec(any::<u32>(), 40),
    ) {
        let report = results::any(topic, &numbers);
        prop_assert_eq!(sound(&report), Ok(()));
    }
}

/// Parts of a result and topics to which sentences send people.
fn parts() -> Vec<String> {
    let own =
        ["结论", "个人账户", "断缴与待遇", "材料", "步骤", "时间线", "注意", "渠道", "查一查"];
    let topics = rules::embedded().table.topics.iter().map(|topic| topic.title.clone());
    own.map(str::to_owned).into_iter().chain(topics).collect()
}

/// The parts that a text sends people to.
fn pointed(text: &str) -> Vec<String> {
    let sends = |part: &String| {
        ["看", "见", "照", "在"].iter().any(|word| text.contains(&format!("{word}「{part}」")))
    };
    parts().into_iter().filter(sends).collect()
}

/// The page has what it points to, and says nothing that is over next week; a message points nowhere.
fn stands_alone(report: &Report) -> Result<(), String> {
    let page = paragraphs(&page_sheets(report));
    let text = page.concat();
    let heading = |part: &str| match part {
        "材料" => "材料清单".to_owned(),
        "步骤" => "办理步骤".to_owned(),
        other => other.to_owned(),
    };
    let is_there = |part: &str| {
        let heading = heading(part);
        let words = part != "步骤" || text.contains("可以这样说：");
        words
            && page.iter().any(|paragraph| {
                *paragraph == heading || paragraph.starts_with(&format!("{heading}："))
            })
    };
    if let Some(part) = pointed(&text).iter().find(|part| !is_there(part)) {
        return Err(format!("「{part}」 is not there: {text}"));
    }
    let left = text
        .split("还有")
        .skip(1)
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    if let Some(stale) =
        left.into_iter().find(|rest| rest.starts_with("个工作日") || rest.starts_with("天"))
    {
        return Err(format!("stale next week: {stale}"));
    }
    if text.contains("条要核对") && !text.contains("办以前先打电话问一句") {
        return Err(format!("what to check is not explained: {text}"));
    }
    let message = solid(&results::write("short", report.clone()));
    match pointed(&message).first() {
        Some(part) => Err(format!("a message has no 「{part}」: {message}")),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(60))]

    #[test]
    fn the_page_and_the_message_stand_alone(
        numbers in prop::collection::vec(any::<u32>(), 40),
    ) {
        prop_assert_eq!(stands_alone(&results::any(0, &numbers)), Ok(()));
    }
}

/// Overdue, and the words to say are there.
#[test]
fn a_page_has_the_words_that_it_sends_to() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=福州 \
                origin_stopped=yes destination_enrolled=yes hindrances=none gap_months=0 \
                progress=accepted apply_on=2026-10-09";
    let report = results::case("transfer", line);
    let text = paragraphs(&page_sheets(&report)).concat();
    assert!(text.contains("照「步骤」里的话说") && text.contains("可以这样说："), "{text}");
    assert_eq!(stands_alone(&report), Ok(()));
    for (_, topic, line) in CASES.iter().filter(|(_, topic, _)| *topic == "transfer") {
        let report = results::case(topic, line);
        assert_eq!(stands_alone(&report), Ok(()));
    }
}

/// What stands on the pages, line by line, as it can be read.
pub fn drawn(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let size = runs(sheet).find(|run| !run.style.bold).map_or(0.0, |run| run.style.size);
        let shapes = sheet.ink.len() - runs(sheet).count();
        writeln!(
            out,
            "== {} ({:.0} × {:.0}, {size} pt, {shapes} shapes)",
            at + 1,
            sheet.width,
            sheet.height
        )
        .expect("a string");
        let mut last: Option<&Run> = None;
        for run in runs(sheet) {
            let same = last
                .is_some_and(|last| last.y.total_cmp(&run.y).is_eq() && last.block == run.block);
            if last.is_some() && !same {
                out.push('\n');
            }
            out.push_str(&run.text);
            last = Some(run);
        }
        out.push('\n');
    }
    out
}

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        let report = results::case(topic, line);
        is_as_checked(&format!("{name}-pdf.txt"), &drawn(&a4_sheets(&report)));
        is_as_checked(&format!("{name}-page.txt"), &drawn(&page_sheets(&report)));
        let slip = receipt_sheets(&report);
        assert_eq!(slip.len(), 1, "{name}: one slip");
        assert!(slip[0].height <= LONG_SLIP, "{name}: {} points long", slip[0].height);
        is_as_checked(&format!("{name}-receipt.txt"), &drawn(&slip));
    }
}

fn read(format: &str, report: &Report) -> Pdf {
    Pdf::new(export::find(format).expect("a format").write(report, 80)).expect("a PDF")
}

fn media_boxes(file: &Pdf) -> Vec<(f32, f32)> {
    let size = |corners: Rect| ((corners.x1 - corners.x0) as f32, (corners.y1 - corners.y0) as f32);
    file.pages().iter().map(|page| size(page.media_box())).collect()
}

/// All dictionaries, also those that stand before a stream.
fn dictionaries(file: &Pdf) -> impl Iterator<Item = Dict<'_>> {
    file.objects().into_iter().filter_map(|object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    })
}

/// The letters that a reader copies out of a file with one font and short lines: what its table
/// from glyphs to letters says, in the order of the glyphs that are shown.
fn copied(file: &Pdf) -> String {
    let table = dictionaries(file).find_map(|dict| dict.get::<Stream<'_>>("ToUnicode"));
    let table = table.expect("a table of letters").decoded().expect("it can be read").into_owned();
    let table = String::from_utf8(table).expect("a table is text");
    let letters = letters(&table);
    let page = file.pages().first().expect("a page");
    let mut out = String::new();
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        let shown: Vec<u8> = match operation {
            TypedInstruction::ShowText(shown) => shown.0.as_bytes().to_vec(),
            TypedInstruction::ShowTexts(shown) => {
                let strings = shown.0.iter::<Object<'_>>().filter_map(|item| match item {
                    Object::String(string) => Some(string.as_bytes().to_vec()),
                    _ => None,
                });
                strings.flatten().collect()
            }
            _ => continue,
        };
        for glyph in shown.chunks(2) {
            let letter = letters.get(&u16::from_be_bytes([glyph[0], glyph[1]]));
            out.push_str(letter.expect("each glyph has its letter"));
        }
    }
    out
}

/// Pairs of glyph and letters: `<0001> <5F20>`.
fn letters(table: &str) -> BTreeMap<u16, String> {
    let hex = |word: &str| word.trim_matches(['<', '>']).to_owned();
    let text = |digits: &str| {
        let units = digits.as_bytes().chunks(4).map(|four| {
            u16::from_str_radix(std::str::from_utf8(four).expect("digits"), 16).expect("a number")
        });
        String::from_utf16(&units.collect::<Vec<_>>()).expect("letters")
    };
    let pair = |line: &str| {
        let (glyph, letters) = line.strip_prefix('<')?.split_once("> <")?;
        Some((u16::from_str_radix(glyph, 16).ok()?, text(&hex(letters))))
    };
    table.lines().filter_map(pair).collect()
}

fn close(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.1
}

#[test]
fn files_are_what_they_should_be() {
    for (_, topic, line) in CASES {
        let report = results::case(topic, line);
        assert_eq!(media_boxes(&read("pdf", &report)).len(), 1);
        let pages = read("pdf-full", &report);
        let sizes = media_boxes(&pages);
        assert_eq!(sizes.len(), a4_sheets(&report).len());
        assert!(
            sizes.iter().all(|size| close(size.0, 595.28) && close(size.1, 841.89)),
            "{sizes:?}"
        );
        let slip = media_boxes(&read("receipt", &report));
        assert!(matches!(slip[..], [(width, _)] if close(width, 226.77)), "{slip:?}");
        let has = |key: &str| dictionaries(&pages).any(|dict| dict.contains_key(key));
        assert!(has("FontFile3"), "the font is embedded");
        let catalog: Dict<'_> = pages.xref().get(pages.xref().root_id()).expect("a catalog");
        let language = catalog.get::<Text<'_>>("Lang").expect("a language");
        assert_eq!(language.as_bytes(), b"zh-CN");
        assert!(catalog.contains_key("StructTreeRoot"), "headings and paragraphs are marked");
        assert!(!has("CreationDate") && pages.metadata().creation_date.is_none(), "no clock");
    }
}

/// The kinds of tags in a file.
fn tags(file: &Pdf) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for dict in dictionaries(file) {
        if let Some(kind) = dict.get::<Name<'_>>("S") {
            *found.entry(kind.as_str().to_owned()).or_default() += 1;
        }
    }
    found
}

/// PDF/UA-1 is claimed only where the library has checked it.
fn is_accessible(file: &Pdf) -> bool {
    let streams = file.objects().into_iter().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream),
        _ => None,
    });
    let mut texts = streams.filter_map(|stream| stream.decoded().ok().map(Cow::into_owned));
    texts.any(|text| String::from_utf8_lossy(&text).contains("pdfuaid:part"))
}

#[test]
fn a_screen_reader_finds_headings_lists_links_and_the_code() {
    for (name, topic, line) in CASES {
        let report = results::case(topic, line);
        for format in ["pdf", "pdf-sources", "pdf-full", "receipt"] {
            let file = read(format, &report);
            assert!(is_accessible(&file), "{name} {format}");
            let tags = tags(&file);
            let has = |kind: &str| tags.contains_key(kind);
            assert!(["H1", "H2", "P"].into_iter().all(has) || format == "receipt", "{tags:?}");
            assert_eq!(tags.get("LI"), tags.get("LBody"), "{tags:?}");
            assert!(has("L") || format == "receipt", "{name} {format} {tags:?}");
            let addresses = ["pdf-full", "pdf-sources"].contains(&format);
            assert_eq!(has("Link"), addresses, "{name} {format} {tags:?}");
            assert_eq!(has("Figure"), format != "receipt", "{name} {format} {tags:?}");
        }
    }
    for report in lists() {
        assert!(is_accessible(&read("pdf-full", &report)), "{}", report.title());
    }
}

/// Two plans side by side.
fn compared() -> Report {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 origin_stopped=yes \
                destination_enrolled=yes hindrances=none gap_months=2 destination=";
    let columns = ["杭州", "深圳"].map(|place| {
        let report = results::case("transfer", &format!("{line}{place}"));
        let Report::Plan(plan) = &report else { panic!("a plan") };
        ColumnDoc { label: place.to_owned(), result: PlanReport::clone(plan) }
    });
    compare("destination", columns.to_vec()).expect("two plans").into()
}

#[test]
fn plans_that_are_compared_stand_in_a_table() {
    let report = compared();
    let Report::Compared(doc) = &report else { panic!("a comparison") };
    let sheets = a4_sheets(&report);
    within(&sheets, A4_EDGE).expect("inside");
    assert_eq!(sheets.iter().find_map(collision), None);
    let cells: Vec<&Run> = sheets.iter().flat_map(runs).collect();
    let of = |text: &str| cells.iter().find(|run| solid(&run.text).starts_with(&solid(text)));
    let (one, other) = (of("杭州").expect("a name"), of("深圳").expect("a name"));
    assert!((one.y - other.y).abs() < 0.5 && one.x < other.x, "side by side: {one:?} {other:?}");
    for row in doc.rows(true) {
        let name = of(&row.label[..6]).expect("a name");
        assert!(name.x < one.x, "{name:?}");
    }
    let rows = doc.rows(true).count() + 1;
    let file = read("pdf-full", &report);
    assert!(is_accessible(&file));
    let tags = tags(&file);
    let count = |kind: &str| tags.get(kind).copied().unwrap_or_default();
    assert_eq!((count("Table"), count("TR")), (1, rows), "{tags:?}");
    assert_eq!((count("TH"), count("TD")), (rows + 2, 2 * (rows - 1)), "{tags:?}");
}

#[test]
fn paper_says_until_when_a_day_was_counted_as_over() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 origin_stopped=yes \
                destination_enrolled=yes hindrances=none gap_months=2 destination=杭州 \
                progress=accepted apply_on=2026-09-01";
    let text = paragraphs(&page_sheets(&results::case("transfer", line))).concat();
    let today = results::today();
    let until = format!("，到{}月{}日已经过了", today.month(), today.day());
    assert!(text.contains(&until), "{until}: {text}");
}

/// Where a single step stands in a part of two columns, it takes both.
#[test]
fn a_short_result_uses_the_whole_width() {
    let report = results::case(
        "transfer",
        "from_scheme=employee to_scheme=employee retired=yes \
                                            origin=武汉 destination=上海",
    );
    let sheets = page_sheets(&report);
    let step = |run: &&Run| solid(&run.text).contains("谁办");
    let block = sheets.iter().flat_map(runs).find(step).expect("a step").block;
    let right = sheets.iter().flat_map(runs).filter(|run| run.block == block);
    let right = right.map(|run| run.x + run.width).fold(0.0, f32::max);
    assert!(right > 0.8 * sheets[0].width, "{right}");
}

#[test]
fn links_lead_to_the_documents() {
    let report = results::case("transfer", CASES[0].2);
    let file = read("pdf-full", &report);
    let actions = dictionaries(&file).filter_map(|dict| dict.get::<Dict<'_>>("A"));
    let addresses: Vec<Vec<u8>> = actions
        .filter_map(|action| Some(action.get::<Text<'_>>("URI")?.as_bytes().to_vec()))
        .collect();
    let Report::Plan(plan) = &report else { panic!("a plan") };
    for source in plan.sources.iter().filter(|source| source.place.starts_with("http")) {
        assert!(addresses.contains(&source.place.clone().into_bytes()), "{}", source.place);
    }
}

#[test]
fn a_phone_reads_the_code_on_the_page() {
    for (_, topic, line) in CASES {
        let report = results::case(topic, line);
        for sheets in [page_sheets(&report), a4_sheets(&report)] {
            let ink = sheets.iter().flat_map(|sheet| &sheet.ink);
            let figures = ink.filter_map(|ink| match ink {
                Ink::Figure(figure) => Some(figure),
                _ => None,
            });
            let [figure] = figures.collect::<Vec<_>>()[..] else { panic!("one code") };
            let spots = || figure.shapes.iter().flat_map(|shape| &shape.points);
            let left = spots().map(|spot| spot.x).fold(f32::INFINITY, f32::min);
            let top = spots().map(|spot| spot.y).fold(f32::INFINITY, f32::min);
            let dark = |x: usize, y: usize| {
                let quarter = |at| f32::from(u16::try_from(at).expect("a small picture")) / 4.0;
                let (x, y) = (left - 5.0 + quarter(x), top - 5.0 + quarter(y));
                figure.shapes.iter().any(|shape| {
                    let (from, to) = (shape.points[0], shape.points[2]);
                    (from.x..to.x).contains(&x) && (from.y..to.y).contains(&y)
                })
            };
            assert_eq!(Pixels::of_square(300, dark).read(), [qr::text(&report)]);
            assert!(figure.words.contains(&qr::text(&report)));
        }
    }
}

/// A day that counts from an application which nothing yet promises would be taken for a promise.
#[test]
fn where_nothing_can_start_no_format_names_a_day() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=杭州 \
                origin_stopped=no destination_enrolled=yes hindrances=none gap_months=2";
    let report = results::case("transfer", line);
    let assumed = report.timeline().iter().filter(|point| point.assumed);
    let days: Vec<_> = assumed.filter_map(|point| point.workdays.zip(Some(point.at))).collect();
    assert_eq!(days.iter().map(|(count, _)| *count).collect::<Vec<_>>(), [0, 10, 15]);
    let sheets = [a4_sheets(&report), page_sheets(&report), receipt_sheets(&report)];
    let paper = sheets.iter().map(|sheets| paragraphs(sheets).concat());
    let formats = ["text", "markdown", "html", "short", "ics"];
    let texts = formats.iter().map(|format| solid(&results::write(format, report.clone())));
    for text in paper.chain(texts) {
        for day in ["2026年12月7日", "2026年12月14日", "12月14日", "20261214"] {
            assert!(!text.contains(day), "{day}: {text}");
        }
    }
    assert!(results::write("json", report).contains("\"date\": \"2026-12-14\""));
}

proptest! {
    #![proptest_config(crate::support::random::cases(100))]

    /// The same for any answers and any places; nobody has said on which day it is accepted.
    #[test]
    fn no_verdict_that_waits_for_something_has_a_firm_day(
        mut numbers in prop::collection::vec(any::<u32>(), 40),
    ) {
        let topic = rules::embedded().table.transfer();
        let day = topic.roles.apply_on.expect("a day of acceptance");
        numbers[day.at()] = 0;
        // A day that was answered is told as it was.
        let done = topic.question("origin_done_on").expect("a day of the origin");
        numbers[done.at()] = 0;
        let report = results::any(0, &numbers);
        let due = |point: &&MilestoneDoc| point.workdays.is_some_and(|days| days > 0);
        let assumed = report.timeline().iter().filter(|point| point.assumed).filter(due);
        let days = assumed.filter_map(|point| match point.at {
            At::Day(day) => Some(day),
            _ => None,
        });
        let days: Vec<NaiveDate> = days.collect();
        if days.is_empty() {
            return Ok(());
        }
        let sheets = [page_sheets(&report), receipt_sheets(&report)];
        let paper = sheets.iter().map(|sheets| paragraphs(sheets).concat());
        let formats = ["text", "html", "short", "speech", "ics"];
        let texts = formats.iter().map(|format| solid(&results::write(format, report.clone())));
        let code = [solid(&qr::text(&report))];
        for text in paper.chain(texts).chain(code) {
            for day in &days {
                let written = [day.format("%-m月%-d日"), day.format("%Y%m%d"), day.format("%F")];
                for day in written.map(|day| day.to_string()) {
                    prop_assert!(!text.contains(&day), "{}: {}", day, text);
                }
            }
        }
    }
}

#[test]
fn the_same_result_is_the_same_file() {
    let (_, topic, line) = CASES[0];
    for format in ["pdf", "pdf-sources", "pdf-full", "receipt"] {
        let write =
            || export::find(format).expect("a format").write(&results::case(topic, line), 80);
        assert!(write() == write(), "{format}");
    }
}

#[test]
fn a_slip_is_long_enough_and_no_longer() {
    for report in lists().iter().chain(&[results::case("transfer", "")]) {
        let slip = receipt_sheets(report);
        let lowest = runs(&slip[0]).map(|run| run.y).fold(0.0, f32::max);
        assert!((10.0..40.0).contains(&(slip[0].height - lowest)), "{}", slip[0].height);
    }
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

#[test]
fn the_font_has_every_character_that_can_be_said() {
    let (face, root) = (Face::read(), Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut files = Vec::new();
    files_below(&root.join("assets"), &mut files);
    // The screens also say things, but only the results are printed.
    for module in ["core/src/model", "src/report", "src/export"] {
        files_below(&root.join(module), &mut files);
    }
    let texts = files.iter().filter(|path| {
        let kind = path.extension().and_then(|ending| ending.to_str());
        // Counties and old forms of letters are only looked for, never said.
        let searched = path.ends_with("counties.tsv") || path.ends_with("traditional.tsv");
        matches!(kind, Some("toml" | "tsv" | "rs")) && !path.ends_with("tests.rs") && !searched
    });
    for path in texts {
        let text = fs::read_to_string(path).expect("UTF-8");
        let own = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        for letter in text[..own].chars().filter(|letter| !letter.is_control()) {
            assert!(
                face.has(letter),
                "{}: 「{letter}」 is not in the font; assets/font/README.md says how to cut it anew",
                path.display()
            );
        }
    }
}

#[test]
fn a_character_that_is_not_in_the_font_is_seen_to_be_missing() {
    let face = Face::read();
    assert!(!face.has('堃') && face.has('〓'));
    assert_eq!(face.glyph('堃'), face.glyph('〓'));
    // It can still be copied out.
    let block = Block { number: 1, role: Role::Paragraph };
    let style = Style { size: 10.0, bold: false, grey: 0, raised: false };
    let (text, width) = ("张堃先生".to_owned(), 60.0);
    let run = Run { x: 10.0, y: 20.0, width, text, style, block };
    let sheet = Sheet { width: 100.0, height: 50.0, ink: vec![Ink::Run(run)] };
    let bytes = file("姓名", &[sheet]);
    assert_eq!(copied(&Pdf::new(bytes).expect("a PDF")), "张堃先生");
}
