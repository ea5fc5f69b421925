//! Words with their readings, as lists of them are written: each word stands in one place only.

use std::collections::BTreeSet;

use super::node::{Node, Spot};
use crate::diagnostic::Diagnostic;
use crate::model::Wording;

/// What readings should be.
pub(super) const ONE_EACH: &str = "每个词一个读音";

/// The words with their readings, which stand in the same order.
pub(super) fn wordings(node: &Node) -> Result<Vec<Wording>, Diagnostic> {
    let (words, pinyin) = (node.texts("words")?, node.texts("pinyin")?);
    if words.len() != pinyin.len() {
        let found = format!("{} 个词，{} 个读音", words.len(), pinyin.len());
        return Err(node.must("pinyin")?.error(&found, ONE_EACH, "照 words 的次序写。"));
    }
    words.iter().zip(&pinyin).map(|(word, pinyin)| read_as(word, pinyin)).collect()
}

/// A text with its reading: a syllable in small letters for each Chinese character.
pub(super) fn read_as(
    text: &Spot<'_, &str>,
    pinyin: &Spot<'_, &str>,
) -> Result<Wording, Diagnostic> {
    let read = text.value.chars().filter(|letter| Wording::is_read(*letter)).count();
    let syllables: Vec<&str> = pinyin.value.split(' ').collect();
    let plain =
        |each: &&str| !each.is_empty() && each.bytes().all(|byte| byte.is_ascii_lowercase());
    if syllables.len() != read || !syllables.iter().all(plain) {
        let found = format!("拼音有 {} 个音节，这句话有 {read} 个汉字", syllables.len());
        let fix = "数字、字母、标点不写拼音；ü 写成 v。";
        return Err(pinyin.error(&found, "每个汉字一个音节，小写，用一个空格隔开", fix));
    }
    let owned = |text: &str| text.to_owned().into();
    Ok(Wording { text: owned(text.value), pinyin: owned(pinyin.value) })
}

/// Words of a list so far; to look through all of them at each word took a quarter of the time of all files.
#[derive(Default)]
pub(super) struct Before(BTreeSet<Wording>);

impl Before {
    /// Takes the words of an entry, and complains of one that stands in another before it.
    pub(super) fn once(
        &mut self,
        node: &Node,
        words: &[Wording],
        fix: &str,
    ) -> Result<(), Diagnostic> {
        let twice = words.iter().find(|word| self.0.contains(word));
        self.0.extend(words.iter().cloned());
        let Some(twice) = twice else { return Ok(()) };
        let found = format!("「{}」在上面写过了", twice.text);
        Err(node.must("words")?.error(&found, "没有写过的词", fix))
    }
}
