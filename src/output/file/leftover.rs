//! Leftovers of programs that were killed while they wrote a file.

use std::fs::{self, DirEntry, File};
use std::path::Path;

/// How the name of a file in the making begins and ends.
pub(crate) const BEFORE: &str = ".yizhuan-";
pub(crate) const AFTER: &str = ".tmp";

/// Removes those of a folder; what cannot be removed does no harm.
pub fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(is_in_the_making) {
        let path = entry.path();
        // Whoever still writes holds the lock.
        if let Ok(file) = File::open(&path)
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_in_the_making(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let named = name.to_str().is_some_and(|name| name.starts_with(BEFORE) && name.ends_with(AFTER));
    named && entry.file_type().is_ok_and(|kind| kind.is_file())
}
