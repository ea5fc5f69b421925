//! Files that were read once and are kept: what the program writes now must be the same.

use std::fs;
use std::path::Path;

/// Compares with a file of `tests/exports`; renewed as [`is_kept_at`] says.
#[track_caller]
pub fn is_as_checked(file: &str, text: &str) {
    is_kept_at(&format!("tests/exports/{file}"), text);
}

/// Compares with a file of the project; `UPDATE_CHECKED=1 cargo test` writes it anew, to be read before use.
#[track_caller]
pub fn is_kept_at(path: &str, text: &str) {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_CHECKED").is_some() {
        fs::write(&whole, text).expect("the file can be written");
    }
    let kept = fs::read_to_string(&whole).unwrap_or_default();
    assert!(text == kept, "{path} is out of date; UPDATE_CHECKED=1 writes it anew");
}
