//! A file with answers that may be meant by what was typed.

use std::path::is_separator;

use crate::saved;
use crate::tui::effect::{Effect, Open};
use crate::tui::outside::Outside;
use crate::tui::page::Context;

/// What somebody writes who looks for a file with answers.
const WORDS: [&str; 5] = ["进度", "文件", "打开", "toml", "上次"];
/// What the name of a folder begins with.
const FOLDERS: [&str; 4] = ["", "~", ".", ".."];

/// How a file is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    /// It is named, so that nothing is left to ask.
    Named,
    /// Its name is to be asked for.
    Any,
}

impl File {
    pub(super) fn meant(typed: &str) -> Option<Self> {
        let name = typed.trim();
        let words = || WORDS.iter().any(|word| name.contains(word));
        if saved::is_named(name) || is_path(name) {
            Some(Self::Named)
        } else {
            words().then_some(Self::Any)
        }
    }

    /// What is done to go on with it.
    pub(super) fn opened(self, context: &Context, typed: &str) -> Effect {
        match self {
            Self::Named => Effect::Outside(Outside::Read(context.outputs.named(typed.trim()))),
            Self::Any => Effect::Open(Open::Resume),
        }
    }
}

/// Whether a line begins like a path from a folder; 「/」 alone is the key that leads here.
fn is_path(line: &str) -> bool {
    let folder = line.split_once(is_separator);
    folder.is_some_and(|(folder, rest)| FOLDERS.contains(&folder) && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::File;

    #[rstest]
    #[case("a.toml", true)]
    #[case(" 王阿姨.TOML ", true)]
    #[case("/tmp/a", true)]
    #[case("~/a", true)]
    #[case("../a", true)]
    #[case("/", false)]
    #[case("成都/杭州", false)]
    #[case("进度", false)]
    fn a_path_is_the_name_of_a_file(#[case] typed: &str, #[case] named: bool) {
        assert_eq!(File::meant(typed) == Some(File::Named), named, "{typed}");
    }
}
