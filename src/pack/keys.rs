//! The keys of publishers that are trusted here.

use minisign_verify::{Error, PublicKey, Signature};

use super::{Manifest, Signed};
use crate::diagnostic::{Diagnostic, shown};

/// The keys that came with the program: none yet, for nobody publishes packs so far.
const BUILT_IN: &str = "";

/// A key, and whom it speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The publisher.
    pub publisher: String,
    /// The key as `minisign` writes it.
    pub text: String,
    verifier: PublicKey,
}

/// Keys, each with the publisher that it speaks for.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// Reads a list after the keys that are built in: a key a line, with its publisher behind it.
    /// Lines with `#` and the comments that `minisign` writes are passed over.
    pub fn listed(text: &str) -> Result<Self, Diagnostic> {
        let is_said = |line: &str| line.starts_with('#') || line.starts_with("untrusted comment:");
        // Some editors put a mark before the first letter.
        let text = text.trim_start_matches('\u{feff}');
        let lines = BUILT_IN.lines().chain(text.lines()).map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !is_said(line));
        lines.map(Key::parse).collect::<Result<_, _>>().map(Self)
    }

    /// The keys that a pack brings.
    pub(super) fn of(manifest: &Manifest) -> Result<Self, Diagnostic> {
        let key = |text: &String| Key::new(text, &manifest.publisher);
        manifest.keys.iter().map(key).collect::<Result<_, _>>().map(Self)
    }

    /// The keys that count after a pack: those of its publisher are changed to what it brings, if it
    /// brings any.
    pub fn after(&self, manifest: &Manifest) -> Result<Self, Diagnostic> {
        let next = Self::of(manifest)?;
        let kept = |key: &&Key| next.is_empty() || key.publisher != manifest.publisher;
        let kept: Vec<Key> = self.0.iter().filter(kept).cloned().collect();
        Ok(Self(kept.into_iter().chain(next.0).collect()))
    }

    /// The first of these keys that was not good before and has not signed a pack itself.
    pub(super) fn unproven(&self, before: &Self, signed: &Signed) -> Option<&Key> {
        let proven = self.signers(signed).unwrap_or_default();
        self.0.iter().find(|key| !before.0.contains(key) && !proven.contains(key))
    }

    /// Each of them.
    pub fn all(&self) -> &[Key] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Who has signed a pack, at least one of those known here.
    pub(super) fn signers(&self, signed: &Signed) -> Result<Vec<&Key>, Diagnostic> {
        let mut found = Vec::new();
        let mut changed = false;
        for text in &signed.signatures {
            let signature = Signature::decode(text).map_err(|_| unreadable())?;
            for key in &self.0 {
                match key.verifier.verify(&signed.bytes, &signature, false) {
                    Ok(()) => found.push(key),
                    Err(Error::UnexpectedKeyId) => {}
                    // Nothing is known of the content yet.
                    Err(Error::UnexpectedAlgorithm) => return Err(old_form()),
                    Err(_) => changed = true,
                }
            }
        }
        match found {
            _ if changed => Err(Diagnostic::new(
                "签名和内容对不上：签名以后有人改过，或者没有拷贝完整",
                "不要用它；再拷贝一次，还不行就向发布者核对",
            )),
            found if found.is_empty() => Err(Diagnostic::new(
                "签名的钥匙不在这台机器的名单里",
                "向发布者核对；确实可信的，请管理员把钥匙写进名单（yizhuan data status 说名单在哪里）",
            )),
            found => Ok(found),
        }
    }
}

impl Key {
    fn parse(line: &str) -> Result<Self, Diagnostic> {
        let (key, publisher) = line.split_once(char::is_whitespace).ok_or_else(|| wrong(line))?;
        Self::new(key, publisher.trim())
    }

    fn new(text: &str, publisher: &str) -> Result<Self, Diagnostic> {
        let verifier = PublicKey::from_base64(text).map_err(|_| wrong(text))?;
        Ok(Self { publisher: publisher.to_owned(), text: text.to_owned(), verifier })
    }
}

fn wrong(line: &str) -> Diagnostic {
    let what = format!("「{}」不是一把钥匙和它的发布者", shown(line));
    Diagnostic::new(what, "一行写一把：minisign 的公钥（RW 开头），空格，发布者的全名")
}

fn old_form() -> Diagnostic {
    let what = "签名是 minisign 的旧格式（用了 -l），这里不收";
    Diagnostic::new(what, "请发布者用 minisign -Sm 再签一次，不加 -l")
}

fn unreadable() -> Diagnostic {
    Diagnostic::new("签名文件看不懂", "要 minisign 自己写的 .minisig 文件；再拷贝一次")
}
