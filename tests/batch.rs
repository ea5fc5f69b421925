//! Many rows at once: each gets what it would get alone, in order, whatever the others are.

mod excel;
mod fields;
mod lines;
mod refused;
mod rows;
mod same;
#[cfg(unix)]
mod stopped;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

use crate::support::folder::Folder;

/// A call on the day of the tests.
fn command(line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.env_remove("HOME").env_remove("XDG_DATA_HOME");
    command.args(["batch", "--today", "2026-11-23"]).args(line.split_whitespace());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a call gives for an input on standard input.
fn call(line: &str, input: impl AsRef<[u8]>) -> Output {
    let mut child = command(line).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.as_ref().to_vec();
    // Results may come before all of the input is written.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join().expect("the input is written");
    output
}

fn csv(input: impl AsRef<[u8]>) -> Output {
    call("- --from csv", input)
}

fn jsonl(input: impl AsRef<[u8]>) -> Output {
    call("- --from jsonl", input)
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The lines of a result, each a whole object.
fn lines(output: &Output) -> Vec<Json> {
    assert!(output.stdout.is_empty() || output.stdout.ends_with(b"\n"), "half a row");
    let all = text(&output.stdout).lines();
    all.map(|line| serde_json::from_str(line).expect("an object")).collect()
}

/// Where the rows of a result start, and what they are called.
fn starts(rows: &[Json]) -> Vec<(u64, &str)> {
    let start = |row: &Json| row["line"].as_u64().expect("a line");
    rows.iter().map(|row| (start(row), row["id"].as_str().unwrap_or("-"))).collect()
}

fn error(row: &Json) -> &str {
    row["error"].as_str().unwrap_or_else(|| panic!("no error: {row}"))
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}
