//! The book behind the cells of a spreadsheet: the name of the first sheet, texts, and which cells are days.

use chrono::NaiveDate;

use super::broken;
use super::package::Package;
use super::xml::{Piece, walk};
use crate::diagnostic::Diagnostic;

#[derive(Default)]
pub(super) struct Book {
    /// Where its first sheet is packed.
    pub sheet: String,
    /// The texts that cells share.
    pub texts: Vec<String>,
    /// Whether a cell is a day, by its style.
    days: Vec<bool>,
    /// Whether days are counted from 1904.
    is_from_1904: bool,
}

impl Book {
    pub fn of(package: &mut Package) -> Result<Self, Diagnostic> {
        let mut book = Self::default();
        let lacking = || broken("没有工作表");
        let contents = package.part("xl/workbook.xml")?.ok_or_else(lacking)?;
        let relations = package.part("xl/_rels/workbook.xml.rels")?.ok_or_else(lacking)?;
        let id = book.first(&contents)?.ok_or_else(lacking)?;
        book.sheet = target(&relations, &id)?.ok_or_else(lacking)?;
        if let Some(texts) = package.part("xl/sharedStrings.xml")? {
            book.read_texts(&texts)?;
        }
        if let Some(styles) = package.part("xl/styles.xml")? {
            book.read_styles(&styles)?;
        }
        Ok(book)
    }

    /// The day that a number in a cell of a style stands for.
    pub fn day(&self, style: usize, number: f64) -> Option<NaiveDate> {
        let begin = if self.is_from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
        let begin = NaiveDate::from_ymd_opt(begin.0, begin.1, begin.2)?;
        let is_day = self.days.get(style).is_some_and(|is_day| *is_day);
        let days = chrono::TimeDelta::try_days(number as i64)?;
        begin.checked_add_signed(days).filter(|_| is_day)
    }

    /// What the first sheet is called among the relations.
    fn first(&mut self, contents: &str) -> Result<Option<String>, Diagnostic> {
        let mut id = None;
        walk(contents, |piece| {
            match piece {
                Piece::Open("workbookPr", tag) => {
                    let from = tag.value("date1904");
                    self.is_from_1904 = from.is_some_and(|from| from == "1" || from == "true");
                }
                Piece::Open("sheet", tag) if id.is_none() => id = tag.value("id"),
                _ => {}
            }
            Ok(())
        })?;
        Ok(id)
    }

    fn read_texts(&mut self, xml: &str) -> Result<(), Diagnostic> {
        let mut is_text = false;
        walk(xml, |piece| {
            match piece {
                Piece::Open("si", _) => self.texts.push(String::new()),
                Piece::Open(name, _) => is_text = name == "t",
                Piece::Close(_) => is_text = false,
                Piece::Text(more) if is_text => {
                    if let Some(text) = self.texts.last_mut() {
                        text.push_str(&more);
                    }
                }
                Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    fn read_styles(&mut self, xml: &str) -> Result<(), Diagnostic> {
        let (mut own, mut is_of_cells) = (Vec::new(), false);
        walk(xml, |piece| {
            match piece {
                Piece::Open("numFmt", tag) => {
                    let code = tag.value("formatCode").unwrap_or_default();
                    own.push((tag.value("numFmtId"), is_day(&code)));
                }
                Piece::Open("xf", tag) if is_of_cells => {
                    let id = tag.value("numFmtId");
                    let known = own.iter().find(|(own, _)| *own == id).map(|(_, is_day)| *is_day);
                    let number = id.and_then(|id| id.parse().ok()).unwrap_or_default();
                    self.days.push(known.unwrap_or_else(|| is_usual_day(number)));
                }
                Piece::Open("cellXfs", _) => is_of_cells = true,
                Piece::Close("cellXfs") => is_of_cells = false,
                _ => {}
            }
            Ok(())
        })
    }
}

/// Where the part with an id is packed.
fn target(relations: &str, id: &str) -> Result<Option<String>, Diagnostic> {
    let mut found = None;
    walk(relations, |piece| {
        if let Piece::Open("Relationship", tag) = piece
            && tag.value("Id").is_some_and(|each| each == id)
        {
            found = tag.value("Target");
        }
        Ok(())
    })?;
    Ok(found.map(|path| match path.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{path}"),
    }))
}

/// Whether a format without a code of its own shows a day; those up to 36 and from 50 on are Chinese.
fn is_usual_day(number: u32) -> bool {
    matches!(number, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a code of a format shows a day: years or days, outside of quotes and brackets.
fn is_day(code: &str) -> bool {
    let mut closing = None;
    code.chars().any(|letter| {
        match closing {
            Some(end) if letter == end => closing = None,
            Some(_) => {}
            None => match letter {
                '"' => closing = Some('"'),
                '[' => closing = Some(']'),
                _ => return matches!(letter.to_ascii_lowercase(), 'y' | 'd'),
            },
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("yyyy\"年\"m\"月\";@", true)]
    #[case("[$-804]d/m", true)]
    #[case("General", false)]
    #[case("0.00_);[Red]\\(0\\)", false)]
    #[case("0\" days\"", false)]
    #[case("h:mm", false)]
    fn a_code_shows_a_day(#[case] code: &str, #[case] expected: bool) {
        assert_eq!(is_day(code), expected);
    }
}
