//! The settings of this machine, in a file where the system keeps such things.

use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use etcetera::BaseStrategy as _;
use serde::Deserialize;

use super::file;
use crate::diagnostic::{Diagnostic, Spot};
use crate::platform::{in_chinese, is_homeless};

/// Bytes that the file may have.
const LARGEST: usize = 1 << 20;

/// What somebody has settled for this machine; the environment and flags come first.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The command that prints a page of A4.
    pub print: Option<String>,
    /// The command that prints a receipt.
    pub print_receipt: Option<String>,
    /// Whether the screens have colours.
    pub color: Colour,
    /// Which colours those are.
    pub theme: Theme,
    /// Whether the screens draw with ASCII alone.
    pub ascii: bool,
    /// The place where the machine stands: insurance moves there unless the person says otherwise.
    pub destination: Option<String>,
    /// Title of the home page.
    pub title: Option<String>,
}

/// Whether colours are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// As the terminal and the environment say.
    #[default]
    Auto,
    Always,
    Never,
}

/// The colours of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the terminal is.
    #[default]
    Auto,
    Dark,
    Light,
    Contrast,
}

impl Colour {
    /// Names in files and on the command line.
    pub(crate) const NAMES: [&str; 3] = ["auto", "always", "never"];

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "always" => Some(Self::Always),
            "never" => Some(Self::Never),
            _ => None,
        }
    }
}

impl Theme {
    /// Names in files and on the command line.
    pub(crate) const NAMES: [&str; 4] = ["auto", "dark", "light", "contrast"];

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "contrast" => Some(Self::Contrast),
            _ => None,
        }
    }
}

/// The settings; those of a file that cannot be used are as if it were not there.
pub fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| read().unwrap_or_default())
}

/// Reads the file, or says what is wrong with it.
pub fn read() -> Result<Settings, Diagnostic> {
    let Some(path) = path() else { return Ok(Settings::default()) };
    let name = path.display().to_string();
    match file::plain(&path, LARGEST) {
        Ok(bytes) => parse(&name, text(&name, bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Settings::default()),
        Err(error) => {
            let what = format!("设置文件「{name}」读不了：{}", in_chinese(&error));
            Err(Diagnostic::new(what, "检查它的权限，或者移走它"))
        }
    }
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        let what = format!("设置文件「{name}」第 {line} 行不是 UTF-8 编码的文字，先不用这个文件");
        Diagnostic::new(what, "在编辑器里另存为 UTF-8 编码")
    })
}

fn parse(name: &str, text: String) -> Result<Settings, Diagnostic> {
    // A file that is no TOML at all has nothing that could be unknown.
    if let Err(error) = toml::from_str::<toml::Table>(&text) {
        let span = error.span().unwrap_or_default();
        let spot = Spot { file: name.to_owned(), text, span, expected: String::new() };
        let fix = "一行写一样，写成 名字 = \"值\"，值的前后各有一个英文双引号，true、false 不用引号；同一样只写一次";
        return Err(Diagnostic::at(spot, "这一行写得不对，先不用这个文件", fix));
    }
    toml::from_str(&text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        let spot = Spot { file: name.to_owned(), text, span, expected: String::new() };
        let fix = "可以写 print、print_receipt、color（\"auto\"、\"always\"、\"never\"）、theme（\"auto\"、\"dark\"、\"light\"、\"contrast\"）、ascii（true、false）、destination（地方）、title（标题）";
        Diagnostic::at(spot, "这里的设置看不懂，先不用这个文件", fix)
    })
}

fn path() -> Option<PathBuf> {
    if is_homeless() {
        return None;
    }
    let base = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(base.config_dir().join("yizhuan").join("config.toml"))
}

#[cfg(test)]
mod tests {
    use super::{Colour, Settings, Theme, parse, text};

    #[test]
    fn what_is_settled_is_read_and_what_is_not_known_is_refused() {
        let text = "print = \"lp -d 大厅\"\ncolor = \"never\"\n";
        let print = Some("lp -d 大厅".to_owned());
        let settled = Settings { print, color: Colour::Never, ..Settings::default() };
        assert_eq!(parse("c.toml", text.to_owned()), Ok(settled));
        let wrong = parse("c.toml", "ascii = true\nprinter = \"lp\"\n".to_owned());
        let wrong = wrong.expect_err("no such setting");
        assert_eq!(wrong.what(), "c.toml 第 2 行第 1 列：这里的设置看不懂，先不用这个文件");
        let open = parse("c.toml", "ascii = true\nprint = \"lp\n".to_owned());
        let open = open.expect_err("a quote is open");
        assert!(open.what().starts_with("c.toml 第 2 行"), "{}", open.what());
        assert!(open.hint().contains("双引号"), "{}", open.hint());
    }

    #[test]
    fn a_file_in_another_encoding_is_to_be_saved_anew() {
        let wrong = text("c.toml", b"ascii = true\ntitle = \"\xd5\xfe\"\n".to_vec());
        let wrong = wrong.expect_err("not UTF-8");
        assert!(wrong.what().contains("「c.toml」第 2 行"), "{}", wrong.what());
        assert!(wrong.hint().contains("另存为 UTF-8"), "{}", wrong.hint());
    }

    #[test]
    fn every_name_has_its_meaning() {
        for name in Colour::NAMES {
            let read = parse("c.toml", format!("color = \"{name}\""));
            assert_eq!(read.map(|settings| settings.color).ok(), Colour::named(name));
        }
        for name in Theme::NAMES {
            let read = parse("c.toml", format!("theme = \"{name}\""));
            assert_eq!(read.map(|settings| settings.theme).ok(), Theme::named(name));
        }
    }
}
