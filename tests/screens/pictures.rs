//! Every page as it is drawn, in a usual, a small and a large window.

use std::num::NonZeroU16;

use crate::support::driver::Driver;

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (140, 45)];

/// Each page, and the keys that lead to it.
const PAGES: &[(&str, &str)] = &[
    ("home", ""),
    ("choice", "1"),
    ("choice_unsure", "1 1 1 1 text:cd 1 text:hz 1 Down Down"),
    ("place_provinces", "1 1 1 1"),
    ("place_typed", "1 1 1 1 text:hz Down"),
    ("place_cities", "1 1 1 1 0 0 0 2"),
    ("gap", "1 1 1 1 text:cd 1 text:hz 1 1 1"),
    ("number", "1 1 1 1 text:cd 1 text:hz 1 1 1 5"),
    ("month", "1 1 1 1 text:cd 1 text:hz 1 1 1 - Left Left Left"),
    ("many", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 2 4"),
    ("review", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 1 ."),
    ("day", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 1 . End Up Enter Right Right"),
    ("help", "1 F1"),
    ("plan_verdict", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1"),
    ("plan_materials", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 2 Space"),
    ("plan_steps", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 3"),
    ("plan_timeline", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 4"),
    ("plan_gap", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 5"),
    ("plan_sources", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 7"),
    ("take", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 1 9"),
    ("files", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 1 9 4"),
    ("save", "1 1 1 1 text:cd 1 text:hz 1 1 1 0 Enter 1 9 4 1"),
    ("plan_other", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 6"),
    ("places", "7"),
    ("places_typed", "7 text:fz"),
    ("facts", "7 text:ali Enter"),
    ("facts_end", "7 text:ali Enter End"),
    ("facts_none", "7 text:xianggang Enter"),
    ("facts_why", "7 text:ali Enter Down Enter"),
    ("why", "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1 5 Enter"),
    ("search", "8"),
    ("search_found", "8 text:qingling Down"),
    ("claim", "8 text:qingling Down Enter"),
];

#[test]
fn pages_look_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("pictures");
    for (name, keys) in PAGES {
        for (columns, rows) in SIZES {
            let person = Driver::new().sized(columns, rows).press(keys);
            let shown = person.screen();
            settings.bind(|| insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown));
        }
    }
}

#[test]
fn ascii_draws_nothing_but_text_and_ascii() {
    let options = yizhuan::tui::Options { ascii: true, ..crate::support::driver::options() };
    for (name, keys) in PAGES {
        let screen = Driver::with(&options).press(keys).screen();
        let odd = screen.chars().find(|letter| "─│▸▾›✓✗☐☑".contains(*letter));
        assert_eq!(odd, None, "{name}");
    }
}

#[test]
fn the_second_cell_of_a_bar_is_styled_like_the_first() {
    let written = super::bytes::written(&[&Driver::new().press("1")]).concat();
    let cells = |number| NonZeroU16::new(number).unwrap();
    let mut terminal = vt100::Parser::new(cells(24), cells(80), 0);
    terminal.process(&written);
    let cell = |row, column| terminal.screen().cell(row, column).unwrap();
    let row = (0..24).find(|row| cell(*row, 10).inverse()).unwrap();
    // A terminal draws both cells of a wide letter in the style of the first.
    let drawn = |column| column - u16::from(cell(row, column).is_wide_continuation());
    let bar: Vec<_> = (0..80).map(|column| cell(row, drawn(column)).inverse()).collect();
    assert!(bar[3..77].iter().all(|reversed| *reversed), "{bar:?}");
}

#[test]
fn the_frame_before_the_data_is_the_home_page() {
    let look =
        yizhuan::tui::look::Look::new(&crate::support::driver::options(), yizhuan::rules::meta());
    let mut first = yizhuan::picture::Picture::blank((80, 24).into());
    yizhuan::tui::draw::first(&look, &mut first);
    assert_eq!(first.buffer(), Driver::new().picture().buffer);
}
