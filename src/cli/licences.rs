//! `yizhuan licences`: the terms of the program, of the font in it and of the libraries it is built from.

use super::stdout;
use crate::diagnostic::Diagnostic;

const PROGRAM: &str = include_str!("../../LICENSE");
const FONT: &str = include_str!("../../assets/font/OFL.txt");
static LIBRARIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/licences.bin"));

/// Prints the licences in full, as they ask for.
pub fn run() -> Result<(), Diagnostic> {
    let libraries =
        miniz_oxide::inflate::decompress_to_vec(LIBRARIES).expect("the build packed it");
    let text = format!(
        "本程序：MIT 许可证\n------------------\n{PROGRAM}\n\
         PDF 里的字体 Noto Sans CJK SC（裁剪过）：SIL Open Font License 1.1\n\
         -----------------------------------------------------------------\n{FONT}\n{}",
        String::from_utf8_lossy(&libraries)
    );
    stdout::print(text.as_bytes())
}
