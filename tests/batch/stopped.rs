//! Stopped from outside: whole rows, and it says how far it came.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Child;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rstest::rstest;
use serde_json::Value as Json;

use super::{Folder, command};

const ROWS: usize = 500;

fn rows() -> String {
    "成都,杭州\n".repeat(ROWS)
}

fn send(child: &Child, signal: Signal) {
    let process = Pid::from_raw(child.id().cast_signed());
    kill(process, signal).expect("it still runs");
}

fn said(child: &mut Child) -> String {
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("UTF-8");
    said
}

#[rstest]
#[case(Signal::SIGINT)]
#[case(Signal::SIGTERM)]
#[case(Signal::SIGHUP)]
fn whole_rows_are_left_while_the_input_stays_open(#[case] signal: Signal) {
    let mut child = command("- --from csv").spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    write!(stdin, "origin,destination\n{}成", rows()).expect("it reads");
    stdin.flush().expect("it reads");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    let mut first = String::new();
    stdout.read_line(&mut first).expect("rows come while the input stays open");
    send(&child, signal);
    // A second one, as from a shell that tells the whole group, changes nothing.
    send(&child, signal);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).expect("UTF-8");
    let all: Vec<Json> = (first + &rest)
        .split_inclusive('\n')
        .map(|line| serde_json::from_str(line).expect("a whole row"))
        .collect();
    let last = all.last().and_then(|row| row["line"].as_u64()).expect("a row");
    assert!(rest.ends_with('\n') || rest.is_empty());
    assert_eq!(last, all.len() as u64 + 1, "none is left out");
    let (said, status) = (said(&mut child), child.wait().expect("it ends"));
    assert!(said.contains(&format!("写到第 {last} 行为止")), "{said}");
    assert_eq!(status.code(), Some(130), "{said}");
    drop(stdin);
}

#[test]
fn what_is_done_is_put_in_place() {
    let folder = Folder::new("stopped");
    let result = folder.0.join("a.jsonl");
    let mut call = command("- --from csv --output");
    let mut child = call.arg(&result).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    write!(stdin, "origin,destination\n{}", rows()).expect("it reads");
    // The rows grow in a file beside the one they are for.
    let grows = || {
        let entries = fs::read_dir(&folder.0).expect("the folder").filter_map(Result::ok);
        entries.filter_map(|entry| entry.metadata().ok()).any(|about| about.len() > 0)
    };
    while !grows() {
        assert!(child.try_wait().expect("its state").is_none(), "{}", said(&mut child));
        std::thread::yield_now();
    }
    assert!(!result.exists());
    send(&child, Signal::SIGINT);
    let (said, status) = (said(&mut child), child.wait().expect("it ends"));
    let text = fs::read_to_string(&result).expect("the result");
    let last: Json = serde_json::from_str(text.lines().last().expect("a row")).expect("whole");
    assert!(text.ends_with('\n'));
    assert!(said.contains(&format!("写到第 {} 行为止", last["line"])), "{said}");
    assert!(said.contains("a.jsonl") && status.code() == Some(130), "{said}");
    assert_eq!(folder.names(), ["a.jsonl"]);
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let mut child = command("- --from csv").spawn().expect("it starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    // The input stays open: the program ends by itself.
    let _ = write!(stdin, "origin,destination\n{}", rows());
    assert_eq!((said(&mut child).as_str(), child.wait().expect("it ends").code()), ("", Some(0)));
}

/// A pager that is left open holds the results for ever.
#[rstest]
#[case(Signal::SIGINT)]
#[case(Signal::SIGTERM)]
fn a_reader_that_stalls_does_not_hold_it(#[case] signal: Signal) {
    let mut child = command("- --from csv").spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || {
        // More than all the queues hold: only the end of the program ends this.
        let _ = writeln!(stdin, "origin,destination");
        while stdin.write_all(rows().as_bytes()).is_ok() {}
    });
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    let mut first = String::new();
    stdout.read_line(&mut first).expect("it has begun");
    send(&child, signal);
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    assert!(said(&mut child).contains("接结果的一头不再读了"));
    writer.join().expect("no panic");
}
