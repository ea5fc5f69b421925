//! Telephone area codes: reading `area-codes.tsv`, and the code to dial for a place.

use crate::diagnostic::Diagnostic;

use super::parse::{Line, rows};
use super::{RegionIx, RegionLevel, Regions};

const FILE: &str = "area-codes.tsv";
const COLUMNS: [&str; 2] = ["code", "area_code"];

impl Regions {
    /// Reads the table of area codes for the places that are there already.
    pub(crate) fn read_area_codes(&mut self, tsv: &str) -> Result<(), Diagnostic> {
        rows(FILE, tsv, &COLUMNS, |line, [code, area_code]| {
            let place = self.by_code(code).ok_or_else(|| {
                line.at(code, &format!("没有代码是「{code}」的地方；应为 regions.tsv 里的代码。"))
            })?;
            check(line, area_code)?;
            let known = &mut self.rows[usize::from(place.0)].area_code;
            if !known.is_empty() {
                let message = format!("「{code}」的区号在上面已经写过；一个地方只写一行。");
                return Err(line.at(code, &message));
            }
            known.push_str(area_code);
            Ok(())
        })
    }

    /// The area code to dial for a place, such as `028`.
    ///
    /// A pool of its own is reached under the code of the place above it; a province under the
    /// one code that all of its places share, if they do.
    pub fn area_code(&self, ix: RegionIx) -> Option<&str> {
        let region = self.get(ix);
        if !region.area_code.is_empty() {
            return Some(&region.area_code);
        }
        match (region.level, region.parent) {
            (RegionLevel::Own, Some(above)) => self.area_code(above),
            (RegionLevel::Province, _) => self.shared_area_code(ix),
            _ => None,
        }
    }

    fn shared_area_code(&self, province: RegionIx) -> Option<&str> {
        let below = self.children(province).filter(|ix| self.get(*ix).level != RegionLevel::Own);
        let mut codes = below.map(|ix| self.get(ix).area_code.as_str());
        let first = codes.next().filter(|code| !code.is_empty())?;
        codes.all(|code| code == first).then_some(first)
    }
}

/// A code starts with 0 and has three digits, or four.
fn check(line: &Line<'_>, area_code: &str) -> Result<(), Diagnostic> {
    let digits = area_code.bytes().all(|byte| byte.is_ascii_digit());
    if digits && area_code.starts_with('0') && matches!(area_code.len(), 3 | 4) {
        return Ok(());
    }
    let message = format!("区号是「{area_code}」，应为 0 开头的三位或四位数字，如 028、0512。");
    Err(line.at(area_code, &message))
}
