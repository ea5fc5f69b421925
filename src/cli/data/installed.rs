//! The packs that are installed on this machine, and the keys that are trusted on it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{NO_HOME, place};
use crate::cli::reason::reason;
use crate::cli::stdout;
use crate::diagnostic::Diagnostic;
use crate::output::file;
use crate::pack::{Holder, Keys, LARGEST, Store, Version};
use crate::rules;

/// Somebody else may be asked at another window whether to install.
const WAITING: &str =
    "另一个窗口正在安装或者退回数据包，等它完成……（那边在问「安装吗？」的，先去答）";

/// What is installed, and what it is held against.
pub(crate) struct Installed {
    /// The file with all of it.
    pub path: PathBuf,
    pub store: Store,
    pub listed: Keys,
}

impl Installed {
    /// Reads it all; nothing is installed where there is no file.
    pub fn read() -> Result<Self, Diagnostic> {
        let path = place::packs().ok_or_else(|| Diagnostic::new(NO_HOME[0], NO_HOME[1]))?;
        let store = match bytes(&path, 4 * LARGEST)? {
            Some(bytes) => Store::decode(&bytes).map_err(|wrong| at(&path, &wrong))?,
            None => Store::default(),
        };
        let listed = match keys_file()? {
            Some(list) => listed(&list)?,
            None => Keys::default(),
        };
        Ok(Self { path, store, listed })
    }

    /// Puts another state in its place.
    pub fn write(&self, store: &Store) -> Result<(), Diagnostic> {
        Ok(file::replace(&self.path, true, &store.encode())?)
    }

    /// Keeps others from installing until it is dropped.
    pub(crate) fn lock() -> Result<File, Diagnostic> {
        let path = place::packs().ok_or_else(|| Diagnostic::new(NO_HOME[0], NO_HOME[1]))?;
        let path = path.with_extension("lock");
        let locked = || {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            let file = File::options().create(true).append(true).open(&path)?;
            if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
                stdout::warn(WAITING);
            }
            file.lock().map(|()| file)
        };
        locked().map_err(|error| {
            let wrong = Diagnostic::from(file::FileError::of(&path, &error));
            match error.kind() {
                // It lies where the system keeps such files, and nobody chooses another place.
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    Diagnostic::new(wrong.what(), "数据包装在这里，让您的用户能写这个文件夹再试")
                }
                _ => wrong,
            }
        })
    }
}

/// The list of keys that counts, if there is any.
pub(crate) fn keys_file() -> Result<Option<PathBuf>, Diagnostic> {
    match place::system_keys().map(list_at).transpose()?.flatten() {
        Some(list) => Ok(Some(list)),
        None => Ok(place::own_keys().filter(|path| !place::is_absent(path))),
    }
}

/// The list of the administrator. One that is perhaps there, and out of sight, is not passed over for that
/// of the person.
fn list_at(path: PathBuf) -> Result<Option<PathBuf>, Diagnostic> {
    match path.symlink_metadata() {
        Ok(_) => Ok(Some(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let what = format!("看不到有没有钥匙名单 {}，{}", path.display(), reason(&error));
            let hint = "请管理员让大家能看这个文件夹和名单（如 chmod 755 文件夹，chmod 644 名单）";
            Err(Diagnostic::new(what, hint))
        }
    }
}

/// What packs are held against on a day.
pub fn holder(today: NaiveDate) -> Result<Holder, Diagnostic> {
    let version = &rules::meta().version;
    let wrong = |_| Diagnostic::new(format!("程序自带的数据版本 {version} 不能比较"), "换一个程序");
    let own = Version::try_from(version.clone()).map_err(wrong)?;
    let program = semver::Version::parse(env!("CARGO_PKG_VERSION"));
    let program = program.map_err(|error| Diagnostic::new(error.to_string(), "换一个程序"))?;
    Ok(Holder { today, program, own, checked: rules::meta().checked })
}

/// The bytes of a file that may not be there.
pub fn bytes(path: &Path, most: usize) -> Result<Option<Vec<u8>>, Diagnostic> {
    match file::plain(path, most) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Err(Diagnostic::new(format!("「{}」太大了", path.display()), "核对是不是选错了文件"))
        }
        Err(_) if place::is_absent(path) => Ok(None),
        Err(error) => {
            let what = format!("「{}」读不了，{}", path.display(), reason(&error));
            Err(Diagnostic::new(what, "检查这个文件的权限和链接"))
        }
    }
}

fn listed(path: &Path) -> Result<Keys, Diagnostic> {
    let text = bytes(path, 1 << 20)?.unwrap_or_default();
    let text = String::from_utf8(text)
        .map_err(|_| Diagnostic::new("不是 UTF-8 编码的文字", "在编辑器里另存为 UTF-8 编码"));
    text.and_then(|text| Keys::listed(&text)).map_err(|wrong| at(path, &wrong))
}

fn at(path: &Path, wrong: &Diagnostic) -> Diagnostic {
    Diagnostic::new(wrong.what(), wrong.hint()).led_by(&format!("{}：", path.display()))
}

// Other systems say of what is below a file that it is not there.
#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Only what is surely not there makes room for the list of the person.
    #[test]
    fn a_list_out_of_sight_is_not_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("keys");
        assert_eq!(list_at(list.clone()).ok(), Some(None));
        fs::write(&list, "").expect("room for it");
        assert_eq!(list_at(list.clone()).ok(), Some(Some(list.clone())));
        // Nobody can look below a file, the administrator either.
        let said = list_at(list.join("keys")).expect_err("it cannot be seen").sentence();
        assert!(said.contains("看不到有没有钥匙名单") && said.contains("管理员"), "{said}");
    }
}
