//! `yizhuan licences`: the terms of the program and of the font in it.

use super::stdout;
use crate::diagnostic::Diagnostic;

const PROGRAM: &str = include_str!("../../LICENSE");
const FONT: &str = include_str!("../../assets/font/OFL.txt");

/// Prints the licences in full, as they ask for.
pub fn run() -> Result<(), Diagnostic> {
    let text = format!(
        "本程序：MIT 许可证\n------------------\n{PROGRAM}\n\
         PDF 里的字体 Noto Sans CJK SC（裁剪过）：SIL Open Font License 1.1\n\
         -----------------------------------------------------------------\n{FONT}"
    );
    stdout::print(text.as_bytes())
}
