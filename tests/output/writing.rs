//! Files coming into their place: once, whole, and with nothing left beside it.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use yizhuan::output::file::{AtomicFile, FileError};

use super::{Folder, call};

fn begun(path: &Path, force: bool, text: &str) -> AtomicFile {
    let mut file = AtomicFile::begin(path, force).expect("a file can be made here");
    file.write(text.as_bytes()).expect("there is room");
    file
}

#[test]
fn of_several_at_once_one_wins() {
    let folder = Folder::new("race");
    let path = folder.0.join("a.txt");
    let files: Vec<_> = (0..8).map(|at| begun(&path, false, &at.to_string())).collect();
    assert_eq!(folder.names().len(), files.len(), "none takes another for a leftover");
    let ends = std::thread::scope(|scope| {
        let threads: Vec<_> = files.into_iter().map(|file| scope.spawn(|| file.finish())).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<Vec<_>>()
    });
    let won: Vec<_> = (0..ends.len()).filter(|&at| ends[at].is_ok()).collect();
    assert_eq!(fs::read_to_string(&path).expect("there"), won[0].to_string());
    assert_eq!(won.len(), 1);
    assert!(ends.iter().all(|end| matches!(end, Ok(()) | Err(FileError::There(_)))));
    assert_eq!(folder.names(), ["a.txt"]);
}

/// Stopped as soon as there is something that could be left behind.
#[cfg(unix)]
#[test]
fn a_program_that_is_stopped_while_it_writes_leaves_nothing_behind() {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;

    let folder = Folder::new("stopped");
    let path = folder.0.join("a.toml");
    for signal in [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP].repeat(4) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        command.args(["save", "--origin", "成都", "--force", "--output"]).arg(&path);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let is_half = |name: &String| name.starts_with(".yizhuan-");
        while child.try_wait().expect("it runs").is_none() {
            if folder.names().iter().any(is_half) {
                let id = i32::try_from(child.id()).expect("a small number");
                kill(Pid::from_raw(id), signal).expect("it is not waited for yet");
                break;
            }
        }
        child.wait().expect("it ends");
        assert_eq!(folder.names(), ["a.toml"], "{signal}");
    }
}

#[test]
fn what_a_killed_program_has_left_is_cleared_up() {
    let folder = Folder::new("leftover");
    for name in [".yizhuan-left.tmp", ".yizhuan-other", "mine.tmp"] {
        fs::write(folder.0.join(name), "half").expect("a file for the test");
    }
    let path = folder.0.join("a.txt");
    assert_eq!(call("plan", &path).status.code(), Some(0));
    assert_eq!(folder.names(), [".yizhuan-other", "a.txt", "mine.tmp"]);
}

#[test]
fn what_one_at_work_has_begun_stays_until_it_is_killed() {
    let folder = Folder::new("killed");
    let (rows, path) = (folder.0.join("rows.csv"), folder.0.join("a.txt"));
    let mut batch = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    batch
        .env_remove("HOME")
        .args(["batch", "-", "--from", "csv", "--format", "csv", "--output"])
        .arg(&rows);
    let mut batch = batch.stdin(Stdio::piped()).spawn().expect("the program starts");
    let input = batch.stdin.as_mut().expect("a pipe");
    input.write_all("origin\n成都\n".as_bytes()).expect("it reads");
    while folder.names().is_empty() {
        assert!(batch.try_wait().expect("it is ours").is_none(), "it waits for rows");
        std::thread::yield_now();
    }
    assert_eq!(call("plan", &path).status.code(), Some(0));
    let names = folder.names();
    assert!(names.len() == 2 && names[0].starts_with(".yizhuan-"), "{names:?}");
    batch.kill().expect("it runs");
    batch.wait().expect("it ends");
    assert_eq!(folder.names(), names);
    assert_eq!(call("plan --force", &path).status.code(), Some(0));
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn one_that_is_given_up_leaves_nothing() {
    let folder = Folder::new("given-up");
    drop(begun(&folder.0.join("a.txt"), false, "half"));
    assert!(folder.names().is_empty());
    let path = folder.0.join("b");
    let file = begun(&path, true, "half");
    fs::create_dir(&path).expect("a folder");
    assert!(matches!(file.finish(), Err(FileError::Other(_))));
    assert_eq!(folder.names(), ["b"]);
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;

    use yizhuan::output::file::replace;

    use super::*;

    /// A number that no test runs as.
    const OTHER: u32 = 65_533;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").mode() & 0o7777
    }

    #[test]
    fn a_new_file_is_for_its_owner_alone() {
        let folder = Folder::new("private");
        for (line, name) in [("plan", "a.txt"), ("save", "a.toml"), ("rules new 曲靖", "b.toml")]
        {
            let path = folder.0.join(name);
            assert_eq!(call(line, &path).status.code(), Some(0));
            assert_eq!(mode(&path), 0o600, "{name}");
        }
    }

    #[test]
    fn owner_group_and_mode_stay() {
        let folder = Folder::new("owner");
        let path = folder.0.join("a.txt");
        fs::write(&path, "before").expect("a file for the test");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
        // Only somebody who may do everything can give a file away.
        let given = chown(&path, Some(OTHER), Some(OTHER)).is_ok();
        replace(&path, true, b"after").expect("it may be replaced");
        assert_eq!((fs::read(&path).expect("there"), mode(&path)), (b"after".to_vec(), 0o640));
        let after = fs::metadata(&path).expect("there");
        assert!(!given || (after.uid(), after.gid()) == (OTHER, OTHER));
    }

    #[test]
    fn a_file_of_somebody_else_is_left_alone() {
        let folder = Folder::new("foreign");
        fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o777)).expect("it is ours");
        let path = folder.0.join("a.txt");
        fs::write(&path, "before").expect("a file for the test");
        let mut call = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        call.env_remove("HOME").args(["plan", "--force", "--output"]).arg(&path).uid(OTHER);
        // Only somebody who may do everything can become another, and the other must reach the program.
        let Ok(output) = call.output() else { return };
        super::super::refused(&output, 1, "是别人的文件");
        assert_eq!(fs::read_to_string(&path).expect("there"), "before");
        assert_eq!(folder.names(), ["a.txt"]);
    }
}
