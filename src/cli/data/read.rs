//! The files of a data folder, read with care for whatever else may lie there.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::cli::reason::reason;
use crate::diagnostic::Diagnostic;
use crate::pack::contents::{self, FOLDERS, LARGEST_FILE, MOST, strange, too_many};
use crate::pack::{MANIFEST, UNPACKED};
use crate::rules::SourceFile;

/// Folders of the program's own data that hold no rules.
const NO_RULES: &[&str] = &["font", "kiosk"];

/// Reads a data folder without what says how it is published.
pub fn files(folder: &Path) -> Result<Vec<SourceFile>, Diagnostic> {
    let mut files = whole(folder)?;
    files.retain(|file| file.path != MANIFEST);
    Ok(files)
}

/// Reads a data folder: hidden files and notes (`.md`) are left out, anything else must be a rule
/// file.
pub fn whole(folder: &Path) -> Result<Vec<SourceFile>, Diagnostic> {
    let kind = fs::metadata(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if folder.symlink_metadata().is_err() => {
            Diagnostic::new("没有这个文件夹", "核对文件夹的路径")
        }
        _ => unreadable("", &error),
    })?;
    if !kind.is_dir() {
        return Err(Diagnostic::new(
            "这不是文件夹",
            "这里写文件夹，不写文件；数据包用 yizhuan data install 安装",
        ));
    }
    let (mut files, mut left) = (Vec::new(), UNPACKED);
    for (name, path) in paths(folder)? {
        let Some(file) = file(&path, &name)? else { continue };
        left = left.checked_sub(file.text.len()).ok_or_else(too_large)?;
        files.push(file);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The files of a folder with their names in it; nothing is opened yet.
fn paths(folder: &Path) -> Result<Vec<(String, PathBuf)>, Diagnostic> {
    let mut paths = Vec::new();
    for name in names(folder, "")? {
        let path = folder.join(&name);
        if !kind(&path, &name)?.is_dir() {
            paths.push((name, path));
            continue;
        }
        if NO_RULES.contains(&name.as_str()) {
            continue;
        }
        if !FOLDERS.contains(&name.as_str()) {
            let what = format!("里面有认不得的文件夹 {name}");
            return Err(Diagnostic::new(what, "只能有 calendar 和 local 两个文件夹，别的请移走"));
        }
        let inner = names(&path, &name)?.into_iter();
        paths.extend(inner.map(|inner| (format!("{name}/{inner}"), path.join(inner))));
        if paths.len() > MOST {
            return Err(too_many());
        }
    }
    Ok(paths)
}

/// What a system leaves in folders that people look at, in small letters.
const LEFT_BEHIND: [&str; 3] = ["thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Names in a folder that are not hidden.
fn names(folder: &Path, shown: &str) -> Result<Vec<String>, Diagnostic> {
    let unreadable = |error: io::Error| unreadable(shown, &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let name = name.into_string().map_err(|name| strange(&name.to_string_lossy()))?;
        if !name.starts_with('.') && !LEFT_BEHIND.contains(&name.to_ascii_lowercase().as_str()) {
            names.push(name);
        }
        if names.len() > MOST {
            return Err(too_many());
        }
    }
    names.sort();
    Ok(names)
}

/// What an entry is; a link is not followed, because what it leads to may be anybody's.
fn kind(path: &Path, shown: &str) -> Result<fs::FileType, Diagnostic> {
    let kind = fs::symlink_metadata(path).map_err(|error| unreadable(shown, &error))?.file_type();
    if kind.is_symlink() {
        let what = format!("{shown} 是链接，不是文件");
        return Err(Diagnostic::new(what, "把文件本身放进来，去掉链接"));
    }
    Ok(kind)
}

/// Reads one file; none if it is a note.
fn file(path: &Path, shown: &str) -> Result<Option<SourceFile>, Diagnostic> {
    let ending = shown.rsplit_once('.').map_or("", |(_, ending)| ending);
    // A pipe or a device would be waited for.
    if !kind(path, shown)?.is_file() || !matches!(ending, "toml" | "tsv" | "md") {
        return Err(strange(shown));
    }
    if ending == "md" {
        return Ok(None);
    }
    let unreadable = |error: io::Error| unreadable(shown, &error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    contents::file(shown, &bytes).map(Some)
}

/// The system does not hand out a file; its name is empty for the folder itself.
fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let why = reason(error);
    if name.is_empty() {
        return Diagnostic::new(format!("打不开，{why}"), "检查这个文件夹的权限和链接");
    }
    Diagnostic::new(format!("{name} 读不了，{why}"), "检查这个文件的权限和链接，或者把它移走")
}

fn too_large() -> Diagnostic {
    let what = format!("里面的文件加起来超过 {} MB", UNPACKED >> 20);
    Diagnostic::new(what, "核对是不是写错了文件夹")
}
