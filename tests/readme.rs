//! The README and its pages: examples are run, links lead somewhere, the picture is a real screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use yizhuan::export::EXPORTERS;
use yizhuan::tui::Options;

use crate::support::checked::is_kept_at;
use crate::support::driver::{Driver, options};
use crate::support::svg::svg;

/// The pictures of the first page: file, window, and the keys from the home page.
const PICTURED: &[(&str, (u16, u16), &str)] = &[
    ("docs/screen.svg", (140, 40), "1 1 1 1 text:cd 1 text:hz 1 1 1 2 Enter 1"),
    ("docs/timeline.svg", (80, 24), "1 1 1 2 text:cd 1 text:hz 1 1 1 2 Enter 1 4"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README")
}

/// The README and what it leads to, each with its path.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).expect("the folder");
    let mut paths: Vec<PathBuf> = docs.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    for name in ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] {
        paths.push(root().join(name));
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// Drawn anew as checked files are, and to be looked at before use.
#[test]
fn the_pictures_are_what_the_screen_shows() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    for (file, (columns, rows), keys) in PICTURED {
        let person = Driver::with(&Options { today, ..options() }).sized(*columns, *rows);
        let drawn = svg(&person.press(keys).picture().buffer);
        is_kept_at(file, &drawn);
    }
}

#[test]
fn the_first_page_is_short() {
    let lines = readme().lines().count();
    assert!(lines <= 130, "{lines} lines");
}

/// A command and the output shown under it; a line `...` stands for any lines.
struct Example {
    command: String,
    shown: Vec<String>,
}

/// Examples of the blocks marked `console`.
fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let (mut inside, mut continued) = (false, false);
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
            continue;
        }
        if !inside {
            continue;
        }
        let command = line.strip_prefix("$ ").or(continued.then(|| line.trim_start()));
        match (command, found.last_mut()) {
            (Some(part), last) => {
                let part = part.strip_suffix('\\');
                let whole = command.unwrap_or_default().trim_end_matches('\\');
                match last {
                    Some(last) if continued => last.command.push_str(whole),
                    _ => found.push(Example { command: whole.to_owned(), shown: Vec::new() }),
                }
                continued = part.is_some();
            }
            (None, Some(last)) => last.shown.push(line.to_owned()),
            (None, None) => panic!("output without a command: {line}"),
        }
    }
    found
}

fn output(command: &str) -> Vec<String> {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("yizhuan"), "{command}");
    let mut call = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    call.env_remove("HOME");
    let output = call.args(words).stdin(Stdio::null()).output().expect("the program starts");
    let all = [output.stdout, output.stderr].concat();
    String::from_utf8(all).expect("UTF-8").lines().map(str::to_owned).collect()
}

/// Whether the lines are those shown, `...` taking as few as will do.
fn fits(shown: &[String], lines: &[String]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first.trim() == "..." => {
            (0..=lines.len()).any(|from| fits(rest, &lines[from..]))
        }
        Some((first, rest)) => {
            lines.split_first().is_some_and(|(line, after)| line == first && fits(rest, after))
        }
    }
}

#[test]
fn examples_print_what_is_shown() {
    let pages = pages();
    let examples: Vec<Example> = pages.iter().flat_map(|(_, text)| examples(text)).collect();
    assert!(examples.len() >= 10, "only {} examples", examples.len());
    for Example { command, shown } in examples {
        let lines = output(&command);
        assert!(shown.iter().any(|line| line.trim() != "..."), "$ {command}: nothing is shown");
        assert!(fits(&shown, &lines), "$ {command}\n{}", lines.join("\n"));
    }
}

/// Calls of the blocks marked `sh`, without what is remarked on them and where a shell sends the output.
fn calls(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && line.starts_with("yizhuan ") {
            let call = line.split(['#', '>']).next().unwrap_or_default();
            found.push(call.trim());
        }
    }
    found
}

/// A calendar, a case that was kept: what is shown works whenever somebody tries it.
#[test]
fn calls_go_well_on_any_day() {
    for page in ["docs/use.md", "docs/formats.md"] {
        let text = fs::read_to_string(root().join(page)).expect("the page");
        let calls = calls(&text);
        assert!(calls.len() > 1, "{page}: {calls:?}");
        for day in ["2026-11-29", "2027-01-05", "2027-06-30"] {
            let folder = tempfile::tempdir().expect("a folder");
            for call in &calls {
                let mut words: Vec<&str> = call.split_whitespace().skip(1).collect();
                if words[0] != "completions" {
                    words.extend(["--today", day]);
                }
                let mut program = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
                program.env_remove("HOME").current_dir(folder.path());
                let ended = program.args(words).stdin(Stdio::null()).output().expect("it starts");
                let said = String::from_utf8_lossy(&ended.stderr);
                assert!(ended.status.success(), "{page}, {day}: {call}\n{said}");
            }
        }
    }
}

#[test]
fn the_page_of_formats_has_a_row_for_each() {
    let page = fs::read_to_string(root().join("docs/formats.md")).expect("the page");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let mut rows: Vec<&str> = rows.filter(|name| !name.starts_with("--")).collect();
    let mut formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.name).collect();
    rows.sort_unstable();
    formats.sort_unstable();
    assert_eq!(rows, formats);
}

#[test]
fn both_first_screens_name_the_two_commands() {
    let text = readme();
    for command in ["cargo run --release", "cargo test"] {
        assert!(text.matches(command).count() >= 2, "{command}");
    }
}

#[test]
fn what_they_point_to_is_there() {
    let mut local = 0;
    for (path, text) in pages() {
        let folder = path.parent().expect("a folder");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://") && !link.starts_with('#')) {
            assert!(folder.join(link).exists(), "{}: {link}", path.display());
            local += 1;
        }
    }
    assert!(local > 20, "the pages point to each other");
}

#[test]
fn dots_stand_for_any_lines_and_nothing_else_does() {
    let lines = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    assert!(fits(&lines("a|...|d"), &lines("a|b|c|d")));
    assert!(fits(&lines("a|..."), &lines("a")));
    assert!(!fits(&lines("a|...|d"), &lines("a|b|c")));
    assert!(!fits(&lines("a"), &lines("a|b")));
}
