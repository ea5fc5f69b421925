//! The page with the codes: a phone reads them off the screen, in every window.

use rstest::rstest;
use yizhuan::export::qr;
use yizhuan::tui::Options;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::outside::Outputs;
use yizhuan::tui::theme::{Depth, Kind, Theme};

#[cfg(unix)]
use super::bytes::written;
use super::keys::USUAL;
use crate::support::driver::{Driver, options};
use crate::support::pixels::Pixels;

/// In front of the codes of a plan, in a window.
fn person(options: &Options, (columns, rows): (u16, u16)) -> Driver {
    coded(Driver::with(options).sized(columns, rows).press(USUAL))
}

/// In front of the codes of what the answers come to.
fn coded(person: Driver) -> Driver {
    let report = person.app.session().report();
    person.after(Effect::Open(Open::Code(report)))
}

fn message(person: &Driver) -> String {
    qr::text(&person.app.session().report())
}

/// The code on screen, as a phone reads it.
fn scanned(person: &Driver, background: u8) -> String {
    let read = Pixels::of_buffer(&person.picture().buffer, background).read();
    let [text] = &read[..] else { panic!("{} codes:\n{}", read.len(), person.screen()) };
    text.clone()
}

/// All codes from the first on, without their numbers.
fn scanned_all(mut person: Driver, background: u8) -> (String, usize) {
    let first = scanned(&person, background);
    let Some((all, part)) = first.strip_prefix("1/").and_then(|rest| rest.split_once(' ')) else {
        return (first, 1);
    };
    let all: usize = all.parse().expect("a number");
    let mut message = part.to_owned();
    for at in 2..=all {
        person = person.press("Enter").sees(&format!("第 {at} 个，共 {all} 个"));
        let next = scanned(&person, background);
        let part = next.strip_prefix(&format!("{at}/{all} ")).unwrap_or_else(|| panic!("{next}"));
        message.push_str(part);
    }
    (message, all)
}

#[rstest]
#[case(60, 20)]
#[case(80, 24)]
#[case(100, 30)]
#[case(140, 45)]
#[case(200, 60)]
#[case(50, 60)]
fn a_phone_reads_the_whole_message(
    #[case] columns: u16,
    #[case] rows: u16,
    #[values((0, Depth::Sixteen), (255, Depth::Mono))] (background, depth): (u8, Depth),
) {
    let person =
        person(&Options { theme: Theme::new(Kind::Dark, depth), ..options() }, (columns, rows));
    let (text, _) = scanned_all(person.clone(), background);
    assert_eq!(text, message(&person));
}

#[test]
fn a_large_window_has_one_code() {
    assert_eq!(scanned_all(person(&options(), (140, 60)), 0).1, 1);
    assert_eq!(scanned_all(person(&options(), (100, 30)), 0).1, 1);
    assert!(scanned_all(person(&options(), (80, 24)), 0).1 <= 2);
}

#[rstest]
#[case(110, 40)]
#[case(200, 120)]
fn without_blocks_a_phone_reads_the_same(#[case] columns: u16, #[case] rows: u16) {
    let person = person(&Options { ascii: true, ..options() }, (columns, rows));
    assert!(!person.screen().contains(['▀', '▄', '█']));
    let (text, _) = scanned_all(person.clone(), 0);
    assert_eq!(text, message(&person));
}

/// As with `NO_COLOR`, which the library looks for itself.
#[cfg(unix)]
#[test]
fn a_terminal_that_wants_no_colours_is_written_them_for_the_code() {
    let cells = |number| std::num::NonZeroU16::new(number).expect("at least one");
    let person =
        person(&Options { theme: Theme::new(Kind::Dark, Depth::Mono), ..options() }, (60, 20));
    ratatui::crossterm::style::force_color_output(false);
    let frames = written(&[&person, &person.clone().press("Enter")]);
    let mut terminal = vt100::Parser::new(cells(20), cells(60), 0);
    for (number, frame) in (1..).zip(frames) {
        assert!(frame.len() < 40_000, "{} bytes", frame.len());
        terminal.process(&frame);
        let read = Pixels::of_terminal(terminal.screen(), 0).read();
        assert!(read.len() == 1 && read[0].starts_with(&format!("{number}/")), "{read:?}");
    }
}

#[test]
fn the_keys_go_on_back_and_away() {
    let first = person(&options(), (60, 20)).sees("第 1 个").sees("Enter 下一个");
    first.clone().press("PageDown").sees("第 2 个").press("PageUp").sees("第 1 个");
    first.clone().press("-").sees("第 2 个");
    let all = message(&first);
    let second = first.clone().press("Right").sees("第 2 个");
    assert_ne!(scanned(&first, 0), scanned(&second, 0));
    second.clone().press("Left").sees("第 1 个").press("Left").sees("第 1 个");
    let last = second.press("End").sees("扫完了，返回");
    let said = scanned(&last, 0);
    assert!(all.ends_with(said.split_once(' ').expect("a number").1), "{said}");
    assert_eq!(scanned(&last.clone().press("Right"), 0), said);
    last.clone().press("Home").sees("第 1 个");
    for key in ["Enter", "Esc"] {
        assert!(last.clone().press(key).app.screen() == "Reading", "{key}");
    }
    assert_eq!(last.press("F1").sees("使用帮助").press("Esc").app.screen(), "Code");
}

#[test]
fn another_size_goes_on_where_the_reader_was() {
    let mut person = person(&options(), (60, 20)).press("End").press("Left Left Left");
    let before = scanned(&person, 0);
    let part = before.split_once(' ').expect("a number").1;
    for (columns, rows) in [(80, 24), (100, 30), (140, 45), (140, 60), (60, 20)] {
        person.resize(columns, rows);
        let now = scanned(&person, 0);
        let head: String = part.chars().take(3).collect();
        assert!(now.contains(&head), "{part} in {now}");
    }
    assert_eq!(scanned(&person, 0), before);
}

#[rstest]
#[case(false, 59, 20, "60 列、19 行")]
#[case(true, 80, 24, "97 列、37 行")]
fn a_window_too_small_says_how_large_it_must_be(
    #[case] ascii: bool,
    #[case] columns: u16,
    #[case] rows: u16,
    #[case] least: &str,
) {
    let mut person = person(&Options { ascii, ..options() }, (columns, rows));
    let screen: String = person.screen().split_whitespace().collect();
    assert!(screen.contains(&least.replace(' ', "")), "{screen}");
    assert!(screen.contains("存成PDF，里面也有码"), "{screen}");
    assert_eq!(screen.contains("不写--ascii再打开"), ascii, "{screen}");
    let back = person.clone().press("Enter");
    assert_ne!(back.app.screen(), "Code");
    let numbers: Vec<u16> = least
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|n| n.parse::<u16>().ok())
        .collect();
    person.resize(numbers[0], numbers[1]);
    scanned(&person, 0);
}

#[test]
fn a_side_topic_and_no_answers_at_all_have_codes_too() {
    let person = coded(Driver::new());
    assert_eq!(scanned_all(person.clone(), 0).0, message(&person));
    let person = coded(person.after(Effect::Topic(1)));
    assert_eq!(scanned_all(person.clone(), 255).0, message(&person));
}

#[test]
fn pages_look_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("pictures");
    for (columns, rows) in [(80, 24), (60, 20), (140, 45), (50, 40), (40, 12)] {
        let shown = person(&options(), (columns, rows)).screen();
        settings.bind(|| insta::assert_snapshot!(format!("code_{columns}x{rows}"), shown));
    }
}

#[test]
fn where_no_code_fits_the_slip_is_offered() {
    let ways = person(&options(), (40, 12)).sees("画不出").sees("打印小票");
    ways.having(Outputs::default()).misses("打印小票");
}
