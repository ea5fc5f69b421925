//! The file read back; whatever is wrong with it is said and nothing guessed.

use std::ops::Range;

use serde::Deserialize;

use super::clock::is_usual;
use super::{FORMAT, NEWER_PROGRAM, Saved};
use crate::diagnostic::{Diagnostic, Spot};
use crate::text::one_line;

/// A file has no more bytes than this.
pub const LARGEST: usize = 1 << 20;

const OTHER_FILE: &str = "核对是不是选错了文件";
const BROKEN: &str =
    "可能没有存完整，或者被改过。有备份就用备份，没有就重新回答再存；这个文件没有动";

/// The one thing that every version of the file has.
#[derive(Deserialize)]
struct Version {
    format: Option<toml::Value>,
    end: Option<toml::Value>,
}

/// Reads the bytes of a file.
pub fn bytes(bytes: &[u8]) -> Result<Saved, Diagnostic> {
    if bytes.len() > LARGEST {
        return Err(Diagnostic::new("它太大了，进度文件不会超过 1 MB", OTHER_FILE));
    }
    let read = std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        Diagnostic::new(format!("第 {line} 行不是 UTF-8 编码的文字"), BROKEN)
    });
    text(read?)
}

/// Reads the text of a file.
pub fn text(text: &str) -> Result<Saved, Diagnostic> {
    // Some editors put a mark before the first letter.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Diagnostic::new("它是空的", BROKEN));
    }
    let control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if let Some((start, letter)) = text.char_indices().find(|(_, letter)| control(*letter)) {
        return Err(at(text, start..start + letter.len_utf8(), "有不该有的控制字符"));
    }
    let damaged =
        |error: &toml::de::Error| at(text, error.span().unwrap_or(0..0), &words(error.message()));
    let version: Version = toml::from_str(text).map_err(|error| damaged(&error))?;
    match version.format.as_ref().and_then(toml::Value::as_integer) {
        None => {
            let what = "它不是「医保转移向导」存的进度文件";
            return Err(Diagnostic::new(what, OTHER_FILE));
        }
        Some(format) if format > FORMAT => return Err(newer(format)),
        Some(_) if version.end.is_none() => return Err(short()),
        Some(_) => {}
    }
    let mut saved: Saved = toml::from_str(text).map_err(|error| damaged(&error))?;
    if !(1..=FORMAT).contains(&saved.format) {
        return Err(at(text, 0..0, "格式的编号不对"));
    }
    if !saved.end.complete {
        return Err(short());
    }
    if !is_usual(saved.made) {
        let span = text.find("made").map_or(0..0, |start| start..start + "made".len());
        return Err(at(text, span, "日期要在 2000 年到 2100 年之间"));
    }
    saved.edited = saved.format > 1 && saved.print() != saved.end.print;
    saved.make_plain();
    Ok(saved)
}

fn newer(format: i64) -> Diagnostic {
    let known = format!("文件格式 {format}，这个程序只认得 {FORMAT}");
    let what = format!("这个文件是更新的版本存的，请用新的程序打开（{known}）");
    Diagnostic::new(what, NEWER_PROGRAM)
}

fn short() -> Diagnostic {
    Diagnostic::new("它不完整，后面少了一截", BROKEN)
}

fn at(text: &str, span: Range<usize>, found: &str) -> Diagnostic {
    // The mark of a fault at the very end would stand on a line that is not there.
    let (start, end) = (span.start.min(text.len()), span.end.min(text.len()));
    let span = start..end.max(start);
    let (file, expected) = (String::new(), String::new());
    Diagnostic::at(Spot { file, text: text.to_owned(), span, expected }, found, BROKEN)
}

/// The complaints of the reader, in Chinese.
fn words(message: &str) -> String {
    let named = |before: &str| {
        let (_, rest) = message.split_once(before)?;
        rest.split('`').next().map(str::to_owned)
    };
    if let Some(name) = named("missing field `") {
        return format!("缺少 {name}");
    }
    if let Some(name) = named("unknown field `") {
        return format!("认不得 {name} 这一项");
    }
    let kinds = [
        ("invalid type", "这一项的内容不对"),
        ("invalid value", "这一项的内容不对"),
        ("input", "日期要写成 2026-11-21 这样"),
        ("duplicate key", "同一项写了两次"),
        ("string", "引号没有成对"),
        ("array", "方括号没有成对，或者少了逗号"),
        ("table", "方括号没有成对"),
        ("key", "应该是「名字 = 内容」"),
    ];
    let known = kinds.iter().find(|(word, _)| message.contains(word));
    known.map_or("写法有误", |(_, words)| words).to_owned()
}

impl Saved {
    /// The file may have been made by anybody, and its words are shown on screens.
    fn make_plain(&mut self) {
        let answers = self.answers.iter_mut();
        let answers =
            answers.flat_map(|each| [&mut each.question, &mut each.value, &mut each.words]);
        let statements = self.statements.iter_mut();
        let statements = statements.flat_map(|each| {
            [&mut each.part, &mut each.id, &mut each.about, &mut each.rule, &mut each.place]
        });
        let data = [&mut self.topic, &mut self.data.version, &mut self.data.checked];
        let texts = answers.chain(statements).chain(data).chain(self.result.values_mut());
        texts.for_each(|text| *text = one_line(text));
        self.ticks = self.ticks.iter().map(|id| one_line(id)).collect();
    }
}
