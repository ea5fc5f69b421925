//! Codes for a phone, read by another reader: nothing is lost between result and phone.

use proptest::prelude::*;
use yizhuan::export::qr::{self, Cells, Code, Room};
use yizhuan::report::{Report, claims, places};
use yizhuan::rules;
use yizhuan::session::Session;

use crate::support::results::{self, CASES};

/// Windows, with the cells of a code.
const ROOMS: [(usize, usize, Cells); 6] = [
    (37, 19, Cells::Halves),
    (80, 24, Cells::Halves),
    (100, 30, Cells::Halves),
    (140, 45, Cells::Halves),
    (200, 60, Cells::Halves),
    (130, 50, Cells::Whole),
];

/// The texts of codes without their numbers, which must count up.
fn joined(texts: &[String]) -> String {
    if let [text] = texts {
        return text.clone();
    }
    let all = texts.len();
    let part = |(at, text): (usize, &String)| {
        let number = format!("{}/{all} ", at + 1);
        text.strip_prefix(&number).unwrap_or_else(|| panic!("{number}: {text}")).to_owned()
    };
    texts.iter().enumerate().map(part).collect()
}

fn texts(codes: &[Code]) -> Vec<String> {
    codes.iter().map(|code| code.text.clone()).collect()
}

#[test]
fn as_many_codes_as_the_window_asks_for() {
    let (_, topic, line) = CASES[1];
    let text = qr::text(&results::case(topic, line));
    let counts = ROOMS.map(|(columns, rows, cells)| {
        let codes = qr::codes(&text, Room { columns, rows, cells }).expect("codes");
        let size = codes[0].size(cells);
        assert!(size.0 <= columns && size.1 <= rows, "{size:?} in {columns}×{rows}");
        assert!(codes.iter().all(|code| code.size(cells) == size), "all of one size");
        codes.len()
    });
    assert!(counts[..5].is_sorted_by(|more, fewer| more >= fewer), "{counts:?}");
    assert!(counts[1] <= 2 && counts[2..5].iter().all(|count| *count == 1), "{counts:?}");
}

#[test]
fn a_window_too_small_for_any_code_has_none() {
    for cells in [Cells::Halves, Cells::Whole] {
        let (columns, rows) = Room::smallest(cells);
        let codes = |columns, rows| qr::codes("可以转。", Room { columns, rows, cells });
        assert!(codes(columns, rows).is_some());
        assert_eq!(codes(columns - 1, rows), None);
        assert_eq!(codes(columns, rows - 1), None);
        assert_eq!(codes(0, 0), None);
    }
}

#[test]
fn what_else_was_told_is_not_passed_over() {
    let (assets, today) = (rules::embedded(), results::today());
    let text = |told: &str| {
        let line = yizhuan::line::read(assets, told, today);
        let session = Session::answered(assets, assets.table.transfer(), today, line.answers);
        qr::text(&session.report())
    };
    let told = text("职工 郑州省直 北京");
    assert!(told.contains("还说到的事，请看完整结果。") && told.contains("12393"), "{told}");
    assert!(!text("职工 郑州 北京").contains("还说到"));
}

/// Whoever finds a message on the phone later must know for which move it was.
#[test]
fn nearly_every_code_says_from_where_to_where() {
    let (mut seen, mut lacking) = (0, Vec::new());
    for case in crate::cases::all() {
        let Report::Plan(plan) = crate::cases::run(&case).report() else { continue };
        let Some(route) = plan.short_route() else { continue };
        let text = qr::text(&Report::Plan(plan.clone()));
        seen += 1;
        if !text.contains(&route) {
            lacking.push(text);
        }
    }
    assert!(seen >= 200 && lacking.len() * 10 < seen, "{} of {seen}: {lacking:#?}", lacking.len());
}

/// The windows of a laptop and of an office, with the most codes there.
const USUAL: [(usize, usize, usize); 2] = [(80, 24, 2), (100, 30, 1)];

#[test]
fn every_case_is_scanned_at_once() {
    let mut seen = 0;
    for case in crate::cases::all() {
        let text = qr::text(&crate::cases::run(&case).report());
        assert!(text.chars().count() <= 64, "{}: {text}", case.name);
        for (columns, rows, most) in USUAL {
            let room = Room { columns, rows, cells: Cells::Halves };
            let codes = qr::codes(&text, room).expect("codes");
            assert!(codes.len() <= most, "{}: {} codes at {columns}", case.name, codes.len());
            assert_eq!(joined(&texts(&codes)), text);
        }
        seen += 1;
    }
    assert!(seen >= 200, "only {seen} cases");
}

#[test]
fn every_claim_and_place_can_be_scanned() {
    let context = yizhuan::engine::Context { assets: rules::embedded(), today: results::today() };
    let claims = claims::report(context.assets.table.claims.iter(), &context);
    let mut reports = vec![claims.into(), places::places(&context).into()];
    let regions = context.assets.regions.iter();
    reports.extend(regions.map(|(ix, _)| places::place(&context, ix).into()));
    for report in reports {
        let text = qr::text(&report);
        let room = Room { columns: 80, rows: 24, cells: Cells::Halves };
        let codes = qr::codes(&text, room).expect("codes");
        assert_eq!(joined(&texts(&codes)), text);
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn the_parts_are_the_message(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
        at in 0..ROOMS.len(),
    ) {
        let report = results::any(topic, &numbers);
        let (columns, rows, cells) = ROOMS[at];
        let codes = qr::codes(&qr::text(&report), Room { columns, rows, cells }).expect("codes");
        let text = qr::text(&report);
        prop_assert!(text.chars().count() <= 64, "{}", text);
        // The next step is told in whole sentences.
        prop_assert!(topic > 0 || !text.contains("……"), "{}", text);
        prop_assert!(topic > 0 || text.contains("12393"), "{}", text);
        prop_assert_eq!(&joined(&texts(&codes)), &text);
        if columns >= 80 && cells == Cells::Halves {
            prop_assert!(codes.len() <= if columns < 100 { 2 } else { 1 }, "{columns}: {text}");
            prop_assert!(codes.iter().all(|code| code.text.ends_with(['。', '…'])), "{text}");
        }
        let mut from = 0;
        for code in &codes {
            prop_assert_eq!(code.start, from);
            let number = if codes.len() == 1 { 0 } else { code.text.find(' ').expect("a number") + 1 };
            from += code.text.len() - number;
        }
    }
}

/// What is written, as a terminal shows it.
#[cfg(unix)]
mod shown {
    use std::num::NonZeroU16;

    use rstest::rstest;

    use super::*;
    use crate::support::pixels::{Pixels, Short};
    use yizhuan::text::width;

    /// A terminal so wide, high enough for all of a text.
    fn terminal(text: &str, columns: usize) -> vt100::Parser {
        let size = |cells: usize| NonZeroU16::new(cells as u16).expect("at least one");
        let rows = text.lines().count() + 1;
        let mut terminal = vt100::Parser::new(size(rows), size(columns), 0);
        terminal.process(text.replace('\n', "\r\n").as_bytes());
        terminal
    }

    #[rstest]
    fn a_phone_reads_the_whole_message(
        #[values(37, 60, 80, 100, 140, 200)] columns: usize,
        #[values(0, 255)] background: u8,
    ) {
        for (name, topic, line) in CASES {
            let report = results::case(topic, line);
            let written = results::write_as_wide("qr", report.clone(), columns);
            let terminal = terminal(&written, columns);
            let texts = Pixels::of_terminal(terminal.screen(), background).read();
            assert_eq!(joined(&texts), qr::text(&report), "{name}, {columns} columns");
            let shown = terminal.screen().contents();
            for number in 1..=texts.len() {
                let caption = format!("第 {number} 个，共 {} 个", texts.len());
                assert_eq!(shown.contains(&caption), texts.len() > 1, "{caption}\n{shown}");
            }
            assert!(shown.lines().all(|line| width(line) <= columns), "{shown}");
        }
    }

    #[rstest]
    fn a_phone_reads_blocks_that_do_not_touch(
        #[values(37, 80, 100, 140)] columns: usize,
        #[values((0, 1), (1, 0), (1, 1), (2, 1), (1, 2), (3, 0), (0, 2))] strips: (usize, usize),
    ) {
        let short = Short { above: strips.0, below: strips.1 };
        for (name, topic, line) in CASES {
            let report = results::case(topic, line);
            let written = results::write_as_wide("qr", report.clone(), columns);
            let terminal = terminal(&written, columns);
            let texts = Pixels::in_font(terminal.screen(), 0, short).read();
            assert_eq!(joined(&texts), qr::text(&report), "{name}, {columns} columns, {short:?}");
        }
    }

    #[test]
    fn a_code_can_be_seen_whole_in_a_window_of_the_usual_shape() {
        for (columns, rows) in [(80, 24), (100, 30), (140, 45), (200, 60)] {
            let (_, topic, line) = CASES[1];
            let written = results::write_as_wide("qr", results::case(topic, line), columns);
            let longest = written.split("\n\n").skip(1).map(|code| code.matches("\x1b[0m").count());
            let longest = longest.max().expect("a code");
            assert!((19..=rows).contains(&longest), "{longest} rows of {rows}");
        }
    }

    #[test]
    fn where_no_code_has_room_the_message_is_written() {
        let (_, topic, line) = CASES[0];
        let report = results::case(topic, line);
        let written = results::write_as_wide("qr", report.clone(), 36);
        assert!(written.starts_with("每行不到 37 格，画不下二维码。"), "{written}");
        assert!(!written.contains('\x1b'), "{written}");
        let joined: String = written.lines().skip(3).collect();
        let message = qr::text(&report);
        let letters = |text: &str| text.replace(' ', "");
        assert!(letters(&joined).ends_with(&letters(&message)), "{written}");
    }
}
