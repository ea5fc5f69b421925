//! Packs of data: a folder in one file, signed by its publisher, and whether to trust and use it.

mod archive;
pub(crate) mod contents;
mod keys;
mod manifest;
mod store;
mod version;

pub use archive::{LARGEST, pack};
pub(crate) use archive::{UNPACKED, begins};
pub use keys::{Key, Keys};
pub(crate) use manifest::{MANIFEST, Manifest};
pub use store::{Holder, Store};
pub use version::Version;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::rules::SourceFile;

/// The bytes of a pack with the texts of its signature files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The pack.
    pub bytes: Vec<u8>,
    /// What `minisign` wrote: one text, or two where the keys change.
    pub signatures: Vec<String>,
}

/// What a pack holds.
#[derive(Clone, Debug)]
pub struct Pack {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its files, as those of a data folder.
    pub files: Vec<SourceFile>,
}

impl Signed {
    /// Opens a pack whose publisher has signed it; nothing of it is read before that is sure.
    pub fn open(&self, keys: &Keys) -> Result<Pack, Diagnostic> {
        let signers = keys.signers(self)?;
        let pack = self.read()?;
        let publisher = &pack.manifest.publisher;
        if signers.iter().all(|key| key.publisher != *publisher) {
            let others: Vec<&str> = signers.iter().map(|key| key.publisher.as_str()).collect();
            let what = format!("它说是「{publisher}」发布的，签名的却是「{}」", others.join("、"));
            return Err(Diagnostic::new(what, "不要用它；向发布者核对"));
        }
        if let Some(key) = Keys::of(&pack.manifest)?.unproven(keys, self) {
            let what = format!("它要换钥匙，却没有用新的钥匙再签一次：{}", key.text);
            let hint = "旧的钥匙签一次（.minisig），新的每一把再各签一次（.new.minisig、.new2.minisig），\
                        向发布者要齐";
            return Err(Diagnostic::new(what, hint));
        }
        Ok(pack)
    }

    /// Reads a pack without asking who made it.
    fn read(&self) -> Result<Pack, Diagnostic> {
        Pack::of(archive::unpack(&self.bytes)?)
    }
}

impl Pack {
    /// Sorts out what a folder with a manifest holds.
    pub fn of(mut files: Vec<SourceFile>) -> Result<Self, Diagnostic> {
        if files.iter().any(|file| file.path == "meta.toml") {
            let what = format!("有了 {MANIFEST}，就不能再有 meta.toml");
            return Err(Diagnostic::new(
                what,
                format!("版本写在 {MANIFEST} 里，把 meta.toml 移走"),
            ));
        }
        let at = files.iter().position(|file| file.path == MANIFEST).ok_or_else(|| {
            Diagnostic::new(
                format!("缺少 {MANIFEST}"),
                "写上发布者、版本、有效期，写法见 docs/data.md",
            )
        })?;
        let manifest = Manifest::parse(&files.remove(at).text)?;
        Keys::of(&manifest).map_err(|_| manifest::wrong_keys())?;
        let text = format!("version = \"{}\"\n", manifest.version);
        files.push(SourceFile { path: "meta.toml".to_owned(), text });
        Ok(Self { manifest, files })
    }
}
