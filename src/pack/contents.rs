//! What the files of a data folder may be, wherever they lie: in a folder, or in a pack.

use crate::diagnostic::{Diagnostic, Spot, shown};
use crate::rules::SourceFile;
use crate::text::unseen;

/// Folders inside a data folder.
pub(crate) const FOLDERS: &[&str] = &["calendar", "local", "topics"];
/// How the names of files with rules end.
const ENDINGS: [&str; 2] = [".toml", ".tsv"];
/// A file has no more bytes than this.
pub(crate) const LARGEST_FILE: usize = 1 << 20;
/// A folder has no more entries than this, those of its folders included.
pub(crate) const MOST: usize = 2_000;
/// Stands in messages for a letter that nobody sees.
const SEEN: &str = "?";

/// Whether a file may be called so, with the folder it lies in.
pub(crate) fn is_named(path: &str) -> bool {
    let (folder, name) =
        path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
    let known = folder.is_none_or(|folder| FOLDERS.contains(&folder));
    let ended = ENDINGS.iter().any(|ending| name.ends_with(ending));
    known && ended && !name.starts_with('.') && unseen(path).is_none()
}

/// A file with its bytes, which must be text that can be seen.
pub(crate) fn file(path: &str, bytes: &[u8]) -> Result<SourceFile, Diagnostic> {
    if bytes.len() > LARGEST_FILE {
        let hint = "一个规则文件最大 1 MB；核对是不是放错了文件";
        return Err(Diagnostic::new(format!("{path} 太大了"), hint));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        let what = format!("{path} 第 {line} 行不是 UTF-8 编码的文字");
        Diagnostic::new(what, "在编辑器里另存为 UTF-8 编码")
    })?;
    let file = SourceFile { path: path.to_owned(), text: text.to_owned() };
    check_seen(&file)?;
    Ok(file)
}

/// Refuses what a person who reads the file cannot see.
fn check_seen(file: &SourceFile) -> Result<(), Diagnostic> {
    // Some editors put a mark before the first letter.
    let text = file.text.trim_start_matches('\u{feff}');
    let Some(span) = unseen(text) else { return Ok(()) };
    let letter = text[span.clone()].chars().next().map_or(0, u32::from);
    let expected = "看得见的文字".to_owned();
    let text = text.replace(|letter: char| unseen(letter.encode_utf8(&mut [0; 4])).is_some(), SEEN);
    let span = span.start..span.start + SEEN.len();
    let spot = Spot { file: file.path.clone(), text, span, expected };
    let found = format!("有看不见的字符（U+{letter:04X}）");
    Err(Diagnostic::at(spot, &found, "删去它，重新打这几个字。"))
}

/// A file that is no rule file.
pub(crate) fn strange(name: &str) -> Diagnostic {
    let hint = "规则文件的名字以 .toml 结尾，说明写在 .md 文件里，别的请移走";
    Diagnostic::new(format!("里面有认不得的文件 {}", shown(name)), hint)
}

/// More files than anybody means to publish.
pub(crate) fn too_many() -> Diagnostic {
    Diagnostic::new(format!("里面的文件超过 {MOST} 个"), "核对是不是写错了文件夹")
}
