//! Signed packs: made, installed, refused, gone back from, as a publisher, a hall and an attacker would.

mod attacks;
mod installed;
mod kept;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chrono::NaiveDate;
use tempfile::TempDir;
use yizhuan::diagnostic::Diagnostic;
use yizhuan::pack::{Holder, Keys, Signed, Store, Version};

const PUBLISHER: &str = "测试省医疗保障局";
const OTHER: &str = "另一个发布者";
const WORKDAYS: [&str; 3] = ["workdays", "2026-12-14", "15"];
/// The file with the installed packs.
const STORE: &str = ".local/share/yizhuan/packs";
const KEYS: &str = ".config/yizhuan/keys";

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs")
}

/// A line of a list of keys.
fn key(name: &str, publisher: &str) -> String {
    let text = fs::read_to_string(packs().join(format!("keys/{name}.pub"))).expect("a key");
    format!("{} {publisher}\n", text.lines().last().expect("two lines"))
}

fn signed(name: &str) -> Signed {
    let read = |ending: &str| fs::read(packs().join(format!("{name}{ending}")));
    let endings = [".pack.minisig", ".pack.new.minisig", ".pack.new2.minisig"];
    let signatures = endings.into_iter().filter_map(|ending| read(ending).ok());
    let signatures = signatures.map(|text| String::from_utf8(text).expect("text")).collect();
    Signed { bytes: read(".pack").expect("a pack"), signatures }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// What is installed, as the program keeps it.
struct Shelf {
    store: Store,
    listed: Keys,
    today: &'static str,
}

impl Shelf {
    fn new() -> Self {
        Self::trusting(&key("old", PUBLISHER))
    }

    fn trusting(keys: &str) -> Self {
        let listed = Keys::listed(keys).expect("a list");
        Self { store: Store::default(), listed, today: "2026-11-28" }
    }

    fn on(self, today: &'static str) -> Self {
        Self { today, ..self }
    }

    fn try_install(&mut self, name: &str) -> Result<(), Diagnostic> {
        let signed = signed(name);
        let pack = signed.open(&self.store.keys(&self.listed))?;
        self.store.admits(&signed, &pack, &self.holder())?;
        self.store = self.store.with(signed, &pack.manifest);
        Ok(())
    }

    fn holder(&self) -> Holder {
        Holder {
            today: self.today.parse().expect("a day"),
            program: semver::Version::new(0, 1, 0),
            own: Version::try_from("2026.11.21".to_owned()).expect("a version"),
            checked: NaiveDate::default(),
        }
    }

    fn with(mut self, name: &str) -> Self {
        self.try_install(name).expect("a pack that is right");
        self
    }

    fn refuses(&mut self, name: &str, said: &str) {
        let before = self.store.clone();
        let error = self.try_install(name).expect_err(name).sentence();
        assert!(error.contains(said), "{error}");
        assert_eq!(self.store, before, "what is installed stays");
    }

    fn back(mut self) -> Self {
        self.store = self.store.rolled_back().expect("something to go back from");
        self
    }

    /// The version in use, if a pack is.
    fn version(&self) -> Option<String> {
        let pack = self.store.open(&self.listed)?.expect("a pack that is right");
        Some(pack.manifest.version.to_string())
    }
}

/// A machine with a home of its own, and a list of keys.
struct Machine(TempDir);

impl Machine {
    fn bare() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn new() -> Self {
        let machine = Self::bare();
        machine.write(KEYS, key("old", PUBLISHER));
        machine
    }

    fn holding(shelf: &Shelf) -> Self {
        let machine = Self::new();
        machine.write(STORE, shelf.store.encode());
        machine
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        command.env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME");
        command.env("HOME", self.0.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, line: &[&str]) -> Output {
        self.command().args(line).output().expect("the program starts")
    }

    /// The signatures of a pack are on the stick as well.
    fn stick(&self, name: &str) -> PathBuf {
        for ending in ["", ".minisig", ".new.minisig", ".new2.minisig"] {
            let file = format!("{name}.pack{ending}");
            if let Ok(bytes) = fs::read(packs().join(&file)) {
                self.write(&format!("stick/{file}"), bytes);
            }
        }
        self.path(&format!("stick/{name}.pack"))
    }

    /// What a call prints that goes well.
    fn prints(&self, line: &[&str]) -> String {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// What is said of a file that is refused; nothing of this machine changes.
    fn refuses(&self, pack: &Path) -> String {
        let before = fs::read(self.path(STORE)).ok();
        let output = self.run(&["data", "install", "--yes", pack.to_str().expect("UTF-8")]);
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""), "{error}");
        assert_eq!(error.lines().count(), 2, "{error}");
        assert_eq!(fs::read(self.path(STORE)).ok(), before, "what is installed stays");
        error
    }
}
