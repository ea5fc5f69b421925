//! A pack with its signatures beside it, as they lie on a stick.

use std::path::Path;

use super::installed::{Installed, bytes};
use super::{name, place};
use crate::diagnostic::Diagnostic;
use crate::pack::{LARGEST, Pack, Signed, begins};

/// No signature is longer than this.
const SIGNATURE: usize = 4096;
/// What the names of the signatures of a pack end in; those behind the first stand where keys change, one for
/// each new key.
const ENDINGS: [&str; 5] =
    [".minisig", ".new.minisig", ".new2.minisig", ".new3.minisig", ".new4.minisig"];

/// Reads a pack that must be signed; none where there is no such file.
pub fn signed(file: &Path) -> Result<Option<Signed>, Diagnostic> {
    let Some(pack) = bytes(file, LARGEST)? else { return Ok(None) };
    let mut signatures = Vec::new();
    for ending in ENDINGS {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        // What is no text is no signature either, and is refused as one.
        let text = bytes(Path::new(&beside), SIGNATURE)?;
        signatures.extend(text.map(|text| String::from_utf8_lossy(&text).into_owned()));
    }
    if signatures.is_empty() {
        let hint = format!("把它旁边的「{}.minisig」也拷贝过来", file.display());
        return Err(Diagnostic::new("没有签名", hint));
    }
    Ok(Some(Signed { bytes: pack, signatures }))
}

/// A pack that was named to be looked at: one on a stick, signed with a key that new packs must have, or, by the
/// file that keeps it, the one that is installed. None where the file is no pack.
pub(super) fn opened(file: &Path) -> Result<Option<Pack>, Diagnostic> {
    let wrong = |wrong| unusable(file, wrong);
    let installed = || Installed::read().map_err(wrong);
    if place::packs().is_some_and(|packs| packs == file) {
        let Installed { store, listed, .. } = installed()?;
        return store.open(&listed).transpose().map_err(wrong);
    }
    let is_pack = || bytes(file, LARGEST).map(|bytes| bytes.is_some_and(|bytes| begins(&bytes)));
    if !file.is_file() || !is_pack().map_err(wrong)? {
        return Ok(None);
    }
    let Installed { store, listed, .. } = installed()?;
    let signed = signed(file).map_err(wrong)?;
    signed.map(|signed| signed.open(&store.keys(&listed))).transpose().map_err(wrong)
}

/// What is wrong with a pack that was named to be looked at.
pub(super) fn unusable(file: &Path, wrong: Diagnostic) -> Diagnostic {
    wrong.led_by(&format!("数据包 {} 用不了：", name(file))).exiting(3)
}
