//! An input of `yizhuan batch`, through the program itself: every row that comes out is whole, and
//! they come in the order of their lines.
#![no_main]

use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

use libfuzzer_sys::fuzz_target;
use yizhuan::cli;

const KINDS: &[&str] = &["csv", "jsonl", "xlsx"];

fuzz_target!(|data: &[u8]| {
    let Some((first, input)) = data.split_first() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("in"), folder.path().join("out"));
    fs::write(&from, input).expect("an input");
    let kind = KINDS[usize::from(*first) % KINDS.len()];
    let words = ["yizhuan", "batch", "--jobs", "1", "--today", "2026-11-23", "--from", kind];
    let mut call: Vec<OsString> = words.iter().map(OsString::from).collect();
    call.extend([from.into(), "--output".into(), to.clone().into()]);
    let code = cli::run(call);
    assert!((0..=2).any(|known| code == ExitCode::from(known)), "{code:?}");
    let mut last = 0;
    for line in fs::read_to_string(to).unwrap_or_default().lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a whole row");
        let line = row["line"].as_u64().expect("a line");
        assert!(line > last && (row.get("result").is_some() != row.get("error").is_some()));
        last = line;
    }
});
