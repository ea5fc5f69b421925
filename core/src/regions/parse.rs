//! Reading `regions.tsv`, and what all tables of places have in common.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Spot};

use super::{Region, RegionIx, RegionLevel, Regions};

const COLUMNS: [&str; 8] =
    ["code", "level", "parent_code", "name", "short", "pinyin", "initials", "aliases"];

const FILE: &str = "regions.tsv";

impl Regions {
    /// Reads the table; a place stands below the one it belongs to.
    pub fn parse(tsv: &str) -> Result<Self, Diagnostic> {
        let mut reader = Reader::default();
        rows(FILE, tsv, &COLUMNS, |line, fields| reader.row(line, fields))?;
        if reader.regions.is_empty() {
            let at = Line { file: FILE, tsv, number: 1, start: 0, text: "" };
            return Err(at.error(0..0, "这个文件里没有任何地方；首行应为列名，下面每行一个地方。"));
        }
        Ok(reader.regions)
    }
}

/// Hands on every row of a table: the lines below the names of its columns that are neither
/// empty nor a comment.
pub(super) fn rows<'a, const N: usize>(
    file: &'static str,
    tsv: &'a str,
    columns: &[&str; N],
    mut each: impl FnMut(&Line<'a>, &[&'a str; N]) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let (mut start, mut header) = (0, false);
    for (at, text) in tsv.split('\n').enumerate() {
        let line = Line { file, tsv, number: at + 1, start, text: text.trim_end_matches('\r') };
        start += text.len() + 1;
        if line.text.trim().is_empty() || line.text.starts_with('#') {
            continue;
        }
        let fields = line.fields()?;
        if header {
            each(&line, &fields)?;
        } else {
            line.check_header(&fields, columns)?;
            header = true;
        }
    }
    Ok(())
}

/// One line that is neither empty nor a comment.
pub(super) struct Line<'a> {
    file: &'static str,
    tsv: &'a str,
    number: usize,
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn fields<const N: usize>(&self) -> Result<[&'a str; N], Diagnostic> {
        let parts: Vec<&str> = self.text.split('\t').collect();
        let found = parts.len();
        <[&str; N]>::try_from(parts).map_err(|_| {
            let message =
                format!("这一行有 {found} 列，应有 {N} 列，用制表符分开；空的列也要留着。");
            self.error(0..self.text.len(), &message)
        })
    }

    fn check_header(&self, fields: &[&'a str], columns: &[&str]) -> Result<(), Diagnostic> {
        for (field, expected) in fields.iter().zip(columns) {
            if field != expected {
                return Err(self.at(field, &format!("列名是「{field}」，应为「{expected}」。")));
            }
        }
        Ok(())
    }

    /// An error at a field of this line.
    pub(super) fn at(&self, field: &str, message: &str) -> Diagnostic {
        let from = field.as_ptr() as usize - self.text.as_ptr() as usize;
        self.error(from..from + field.len(), message)
    }

    fn error(&self, bytes: Range<usize>, message: &str) -> Diagnostic {
        let span = self.start + bytes.start..self.start + bytes.end;
        let (file, text) = (self.file.to_owned(), self.tsv.to_owned());
        let spot = Spot { file, text, span, expected: "格式说明里的列".to_owned() };
        Diagnostic::at(spot, message, "照同一文件里别的行改，各列之间用制表符隔开。")
    }
}

/// The rows read so far.
#[derive(Default)]
struct Reader<'a> {
    regions: Regions,
    codes: HashMap<&'a str, RegionIx>,
    shorts: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn row(&mut self, line: &Line<'a>, fields: &[&'a str; 8]) -> Result<(), Diagnostic> {
        let [code, level, parent, name, short, pinyin, initials, aliases] = *fields;
        self.check_code(line, code)?;
        let level = read_level(line, level)?;
        let parent = self.read_parent(line, level, parent)?;
        for (column, field) in [("name", name), ("short", short)] {
            if field.trim() != field || field.is_empty() {
                let message = format!("「{column}」是空的，或者前后有空格；应为地方的名称。");
                return Err(line.at(field, &message));
            }
        }
        if let Some(other) = self.shorts.insert(short, line.number) {
            let message = format!("简称「{short}」和第 {other} 行重复；简称不能重复。");
            return Err(line.at(short, &message));
        }
        check_reading(line, [short, pinyin, initials])?;
        let [code_text, name, short, pinyin, initials] =
            [code, name, short, pinyin, initials].map(str::to_owned);
        let aliases = aliases.split_whitespace().map(str::to_owned).collect();
        self.codes.insert(
            code,
            self.regions.add(Region {
                code: code_text,
                level,
                parent,
                name,
                short,
                pinyin,
                initials,
                aliases,
                area_code: String::new(),
            }),
        );
        Ok(())
    }

    fn check_code(&self, line: &Line<'a>, code: &str) -> Result<(), Diagnostic> {
        if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(line.at(code, &format!("代码是「{code}」，应为六位数字。")));
        }
        if self.codes.contains_key(code) {
            return Err(line.at(code, &format!("代码「{code}」在上面已经有了；代码不能重复。")));
        }
        Ok(())
    }

    fn read_parent(
        &self,
        line: &Line<'a>,
        level: RegionLevel,
        code: &str,
    ) -> Result<Option<RegionIx>, Diagnostic> {
        match (level, code) {
            (RegionLevel::Province, "") => Ok(None),
            (RegionLevel::Province, _) => {
                Err(line.at(code, &format!("省级的「parent_code」是「{code}」，应留空。")))
            }
            _ => self.codes.get(code).copied().map(Some).ok_or_else(|| {
                let message = format!("上面没有代码「{code}」；上级要先写，写在这一行的上面。");
                line.at(code, &message)
            }),
        }
    }
}

fn read_level(line: &Line<'_>, level: &str) -> Result<RegionLevel, Diagnostic> {
    match level {
        "province" => Ok(RegionLevel::Province),
        "prefecture" => Ok(RegionLevel::Prefecture),
        "county-direct" => Ok(RegionLevel::CountyDirect),
        _ => {
            let message =
                format!("级别是「{level}」，应为 province、prefecture、county-direct 之一。");
            Err(line.at(level, &message))
        }
    }
}

/// One syllable in small letters for each character, and the first letter of each.
fn check_reading(line: &Line<'_>, [short, pinyin, initials]: [&str; 3]) -> Result<(), Diagnostic> {
    let syllables: Vec<&str> = pinyin.split(' ').collect();
    let proper =
        |each: &&str| !each.is_empty() && each.bytes().all(|letter| letter.is_ascii_lowercase());
    if syllables.len() != short.chars().count() || !syllables.iter().all(proper) {
        let message =
            format!("拼音是「{pinyin}」，应为「{short}」每个字一个音节，小写，用一个空格隔开。");
        return Err(line.at(pinyin, &message));
    }
    let expected: String = syllables.iter().filter_map(|each| each.chars().next()).collect();
    if initials != expected {
        let message = format!("首字母是「{initials}」，应为「{expected}」。");
        return Err(line.at(initials, &message));
    }
    Ok(())
}
