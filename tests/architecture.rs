//! The shape of the code: who may import whom, and how long things may get.

mod circles;
mod functions;
mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use functions::{Function, functions};

/// Modules from the bottom up; each may use itself and what stands before it.
const ORDER: &[&str] = &[
    "text",
    "packed",
    "diagnostic",
    "calendar",
    "regions",
    "model",
    "answers",
    "rules",
    "engine",
    "pack",
    "search",
    "line",
    "report",
    "audit",
    "export",
    "session",
    "platform",
    "output",
    "saved",
    "ink",
    "letters",
    "picture",
    "painter",
    "tui",
    "plain",
    "cli",
];

/// Pairs that the order would allow and the design does not, with the reason.
const FORBIDDEN: &[(&str, &str, &str)] = &[
    ("engine", "rules", "the engine never sees files"),
    ("search", "rules", "the table to look in is handed in"),
    ("line", "rules", "the table of words is handed in"),
    ("report", "rules", "wording comes from the table that is handed in"),
    ("audit", "rules", "the table to look at is handed in"),
    ("export", "engine", "exporters read the result only"),
    ("export", "rules", "exporters read the result only"),
    ("session", "export", "what front ends hold does not print"),
    ("saved", "output", "what is kept is text; files are written elsewhere"),
    ("saved", "rules", "the table is handed in"),
    ("plain", "tui", "prompts work without a screen"),
];

/// What may only stand in a front end, with the modules that are free to use it.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "Local::now",
    "Utc::now",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant::now",
    "print!",
    "println!",
];
const FRONT_ENDS: &[&str] = &["platform", "output", "ink", "painter", "tui", "plain", "cli"];

const FORBIDDEN_WORDS: &[&str] = &["dbg!", "todo!", "fixme", "xxx"];

struct Source {
    path: String,
    /// The file without its tests.
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder of the package.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Where the files of the packages stand.
const SOURCES: [&str; 3] = ["core/src", "paint/src", "src"];

/// Every file of the program and its build scripts, tests left out.
fn sources() -> Vec<Source> {
    let mut paths: Vec<PathBuf> =
        SOURCES.iter().flat_map(|folder| files_below(&root().join(folder))).collect();
    paths.extend(["core/build.rs", "build.rs"].map(|script| root().join(script)));
    let relative = |path: &Path| {
        let inside = path.strip_prefix(root()).expect("the file lies in the package");
        inside.to_string_lossy().replace('\\', "/")
    };
    let all = paths.iter().map(|path| (relative(path), fs::read_to_string(path).expect("UTF-8")));
    let own = all.filter(|(path, _)| !path.ends_with("/tests.rs") && !path.contains("/tests/"));
    own.map(|(path, text)| Source { path, code: without_tests(&text) }).collect()
}

/// The text up to the test module, which stands last.
fn without_tests(text: &str) -> String {
    let inline = text.find("#[cfg(test)]\nmod tests {");
    text[..inline.unwrap_or(text.len())].to_owned()
}

fn module_of(path: &str) -> Option<&str> {
    let inside = paths::inside(path)?;
    let name = inside.split(['/', '.']).next()?;
    ORDER.contains(&name).then_some(name)
}

/// The modules a file names after `crate::`, also inside braces.
fn imports(code: &str) -> Vec<String> {
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code[at + "crate::".len()..].trim_start_matches('{');
        let name: String =
            rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        found.push(name);
        if code[at + "crate::".len()..].starts_with('{') {
            let inner = rest.split("};").next().unwrap_or(rest);
            found.extend(
                inner
                    .lines()
                    .filter(|line| line.starts_with("    "))
                    .filter_map(|line| line.trim().split([':', ',']).next().map(str::to_owned)),
            );
        }
    }
    found
}

#[test]
fn imports_go_down_only() {
    let rank = |name: &str| ORDER.iter().position(|each| *each == name);
    for source in sources() {
        let Some(module) = module_of(&source.path) else { continue };
        for name in imports(&source.code) {
            let Some(other) = rank(&name) else { continue };
            assert!(Some(other) <= rank(module), "{}: {module} must not use {name}", source.path);
            let reason = FORBIDDEN.iter().find(|(from, to, _)| *from == module && *to == name);
            assert!(reason.is_none(), "{}: {reason:?}", source.path);
        }
    }
}

/// The modules in each row of the document's table of layers, from the bottom up.
fn layers() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).expect("the document");
    let (_, rest) = text.split_once("| layer | modules | knows |").expect("the table of layers");
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    let modules = |row: &str| {
        let cell = row.split('|').nth(2).expect("a cell");
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let mut layers: Vec<Vec<String>> = rows.map(modules).collect();
    layers.reverse();
    layers
}

#[test]
fn the_document_draws_the_same_layers() {
    let rank = |name: &String| ORDER.iter().position(|each| each == name).expect("a module");
    let layers: Vec<Vec<usize>> =
        layers().iter().map(|layer| layer.iter().map(rank).collect()).collect();
    for pair in layers.windows(2) {
        assert!(pair[0].iter().max() < pair[1].iter().min(), "{pair:?} of {ORDER:?}");
    }
    assert_eq!(layers.concat().len(), ORDER.len());
}

#[test]
fn every_module_of_the_library_has_a_place_in_the_order() {
    let libraries = SOURCES.map(|folder| {
        fs::read_to_string(root().join(folder).join("lib.rs")).expect("lib.rs can be read")
    });
    let modules = libraries.iter().flat_map(|library| library.lines());
    let modules = modules.filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        assert!(ORDER.contains(&module), "where does `{module}` stand?");
    }
}

#[test]
fn nothing_below_the_front_ends_touches_the_world() {
    for source in sources() {
        let Some(module) = module_of(&source.path) else { continue };
        if FRONT_ENDS.contains(&module) {
            continue;
        }
        for word in OUTSIDE_WORLD {
            assert!(!source.code.contains(word), "{} uses {word}", source.path);
        }
    }
}

#[test]
fn files_open_with_one_sentence_and_stay_short() {
    for source in sources() {
        let first = source.code.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{} opens with a `//!` sentence", source.path);
        let lines = source.code.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", source.path);
    }
}

#[test]
fn functions_stay_short() {
    let (mut lengths, mut laden) = (Vec::new(), Vec::new());
    for source in sources() {
        for function in functions(&source.code) {
            let Function { name, lines, opened } = &function;
            assert!(*lines <= 60, "{}: {name} has {lines} lines", source.path);
            if *opened > 4 {
                laden.push(format!("{}: {name} takes {opened}", source.path));
            }
            lengths.push(*lines);
        }
    }
    assert!(laden.is_empty(), "more than 4 parameters:\n{}", laden.join("\n"));
    assert!(lengths.len() > 50, "only {} functions were seen", lengths.len());
    let (median, most) = (percentile(&mut lengths, 50), percentile(&mut lengths, 90));
    assert!(median <= 10, "the median function has {median} lines");
    assert!(most <= 30, "one function in ten has more than {most} lines");
}

#[test]
fn functions_of_the_tests_stay_short_too() {
    let (mut long, mut count) = (Vec::new(), 0);
    for path in files_below(&root().join("tests")) {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let functions = functions(&text);
        count += functions.len();
        let functions = functions.into_iter().filter(|function| function.lines > 60);
        long.extend(functions.map(|each| format!("{}: {}", path.display(), each.name)));
    }
    assert!(count > 1_000, "only {count} functions were seen");
    assert!(long.is_empty(), "more than 60 lines:\n{}", long.join("\n"));
}

/// What cannot be tried on one machine stands in one place.
#[test]
fn only_the_platform_asks_which_system_it_is() {
    let asks = ["unix", "windows", "target_os", "target_family"];
    let mut seen = 0;
    for source in sources() {
        let lines =
            source.code.lines().filter(|line| line.contains("cfg") && !line.contains("test"));
        let asked = lines.filter(|line| asks.iter().any(|word| line.contains(word))).count();
        let inside = module_of(&source.path) == Some("platform");
        assert!(asked == 0 || inside, "{} asks which system it is", source.path);
        seen += asked;
    }
    assert!(seen > 0, "no question was seen");
}

#[test]
fn main_is_tiny() {
    let main = fs::read_to_string(root().join("src/main.rs")).expect("main.rs can be read");
    assert!(main.lines().count() < 40);
}

#[test]
fn nothing_is_left_over() {
    let folders = SOURCES.into_iter().chain(["tests"]);
    let paths = folders.flat_map(|folder| files_below(&root().join(folder)));
    for path in paths {
        if path.ends_with("tests/architecture.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("UTF-8").to_lowercase();
        for word in FORBIDDEN_WORDS {
            assert!(!text.contains(word), "{} contains {word}", path.display());
        }
    }
}

fn percentile(lengths: &mut [usize], percent: usize) -> usize {
    lengths.sort_unstable();
    lengths.get((lengths.len() * percent / 100).min(lengths.len() - 1)).copied().unwrap_or(0)
}

#[test]
fn imports_inside_braces_are_read() {
    assert_eq!(
        imports("use crate::{\n    model::Plan,\n    text,\n};\n"),
        ["model", "model", "text"]
    );
}
