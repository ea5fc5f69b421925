//! A spreadsheet as the text of a table: its first sheet, row by row.

mod book;
mod cells;
mod package;
mod table;
mod xml;

use crate::diagnostic::Diagnostic;
use book::Book;
use cells::Cells;
use package::Package;

/// Bytes that it may have, packed or not.
pub(crate) const LARGEST: usize = 50 << 20;

/// Stands in a cell whose formula nobody has worked out; no XML has such a letter.
pub(crate) const UNWORKED: &str = "\u{1}=";

/// The first sheet with commas between its cells; a line for each of its rows.
pub(crate) fn text(packed: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    let mut package = Package::open(packed)?;
    let book = Book::of(&mut package)?;
    let sheet = package.part(&book.sheet)?.ok_or_else(|| broken("没有工作表"))?;
    Cells::of(&book, &sheet)
}

/// Whatever a library says of it, in words that help.
fn damaged(_: impl Sized) -> Diagnostic {
    broken("文件坏了，或者没有下载完")
}

fn broken(why: &str) -> Diagnostic {
    let what = format!("这个 Excel 表打不开：{why}");
    Diagnostic::of_call(what, "在 Excel 里打开它，另存为 .xlsx 或者「CSV UTF-8」再试")
}

fn misplaced() -> Diagnostic {
    broken("格子的位置不对")
}

fn too_large() -> Diagnostic {
    let what = format!("这个 Excel 表太大，展开后超过 {} MB", LARGEST >> 20);
    Diagnostic::of_call(what, "另存为「CSV UTF-8（逗号分隔）」，CSV 多大都行")
}
