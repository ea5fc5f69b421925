//! A change of keys that a pack brings, as it is shown before anybody agrees to it.

use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::pack::{Key, Keys, Manifest};

/// Which keys of a publisher go and which come; empty where they stay as they are.
pub(super) fn change(before: &Keys, manifest: &Manifest) -> Result<String, Diagnostic> {
    let after = before.after(manifest)?;
    let (before, after) = (before.all(), after.all());
    let gone: Vec<&Key> = before.iter().filter(|key| !after.contains(key)).collect();
    let new: Vec<&Key> = after.iter().filter(|key| !before.contains(key)).collect();
    if gone.is_empty() && new.is_empty() {
        return Ok(String::new());
    }
    let publisher = &manifest.publisher;
    let mut out = format!("换钥匙：装上以后，{publisher}的数据包要用这些钥匙签名\n");
    let own = after.iter().filter(|key| key.publisher == *publisher);
    let stay = own.filter(|key| before.contains(key)).collect();
    for (what, keys) in [("加上", new), ("照旧", stay), ("去掉", gone)] {
        for key in keys {
            let _ = writeln!(out, "  {what} {}", key.text);
        }
    }
    out += "  请向发布者核对加上的钥匙；去掉的钥匙签的新数据包，以后不能再装。\n";
    Ok(out)
}
