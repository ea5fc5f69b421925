//! Printing commands: what they are handed, what they say, and that nothing of them is left.

use std::fs;
use std::process::Command;
use std::time::Duration;

use yizhuan::output::printer::{Job, Printed, Printer};

const LONG: Duration = Duration::from_mins(1);

fn start(command: &str, content: &[u8], patience: Duration) -> Job {
    let printer = Printer::parse(command).unwrap().started_by(env!("CARGO_BIN_EXE_yizhuan"));
    printer.start_with_patience(content, patience).unwrap()
}

fn printed(command: &str, content: &[u8], patience: Duration) -> Printed {
    let mut job = start(command, content, patience);
    loop {
        if let Some(printed) = job.poll() {
            return printed;
        }
        std::thread::yield_now();
    }
}

#[test]
fn the_command_gets_the_file_and_its_answer_is_kept() {
    let content = vec![7; 300_000];
    assert_eq!(printed("wc -c", &content, LONG), Printed::Taken("300000".to_owned()));
    let answer = "sh -c 'printf \"request id is\\nPDF-1\"; printf \"\\033[1m!\" >&2'";
    assert_eq!(printed(answer, b"", LONG), Printed::Taken("request id is PDF-1 [1m!".to_owned()));
}

#[test]
fn a_job_has_a_name_in_the_queue_unless_it_was_given_one() {
    let folder = tempfile::tempdir().unwrap();
    for (command, taken) in [
        ("lp -d hall", "-t 医保转移向导 -d hall"),
        ("lp -d hall -t ours", "-d hall -t ours"),
        ("lpr", "-T 医保转移向导"),
        ("other", ""),
    ] {
        let name = command.split(' ').next().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, "#!/bin/sh\necho \"$@\"\n").unwrap();
        Command::new("chmod").arg("+x").arg(&path).status().unwrap();
        let command = format!("{}/{command}", folder.path().display());
        assert_eq!(printed(&command, b"", LONG), Printed::Taken(taken.to_owned()), "{command}");
    }
}

#[test]
fn a_command_that_fails_or_hangs_says_so() {
    let failed = printed("sh -c 'echo no printer >&2; exit 3'", b"", LONG);
    assert_eq!(failed, Printed::Failed("no printer".to_owned()));
    assert_eq!(printed("tail -f /dev/null", b"", Duration::ZERO), Printed::Silent);
    assert!(Printer::parse("no-such-command-here").unwrap().start(b"").is_err());
    assert!(Printer::parse("./no-such-command-here").unwrap().start(b"").is_err());
}

#[test]
fn the_command_has_no_terminal_and_leads_its_own_session() {
    let own =
        printed("sh -c '(: </dev/tty) 2>/dev/null && echo asked; ps -o sid= -p $$'", b"", LONG);
    let Printed::Taken(session) = own else { panic!("{own:?}") };
    let ours = Command::new("ps")
        .args(["-o", "sid=", "-p", &std::process::id().to_string()])
        .output()
        .unwrap();
    assert_ne!(session.trim(), String::from_utf8_lossy(&ours.stdout).trim());
    assert!(session.parse::<u32>().is_ok(), "no terminal could be opened: {session}");
}

#[test]
fn a_cancelled_command_takes_along_what_it_has_started() {
    let folder = tempfile::tempdir().unwrap();
    let ready = folder.path().join("ready");
    let made = Command::new("mkfifo").arg(&ready).status().unwrap();
    assert!(made.success());
    let command = format!("sh -c 'tail -f /dev/null & echo $! > {}; wait'", ready.display());
    let mut job = start(&command, b"", LONG);
    let child = fs::read_to_string(&ready).unwrap();
    job.cancel();
    // Whoever takes over what is left may not have read yet how it ended.
    let state = Command::new("ps").args(["-o", "stat=", "-p", child.trim()]).output().unwrap();
    let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
    assert!(state.is_empty() || state.starts_with('Z'), "{child} still runs: {state}");
}
