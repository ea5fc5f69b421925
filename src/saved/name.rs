//! The name of the file of a session.

use std::path::Path;

use crate::export;
use crate::session::Session;

/// Called like a result of the session in any format.
pub fn file_name(session: &Session) -> String {
    export::called(&session.report(), None, "toml")
}

/// Whether a line is the name of such a file.
pub(crate) fn is_named(line: &str) -> bool {
    Path::new(line).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// How a file is opened again, as a shell wants it: the name may be copied together with the command.
pub(crate) fn reopened(path: &Path) -> String {
    let name = path.display().to_string();
    // What begins like an option would be read as one.
    let name = if name.starts_with('-') { format!("./{name}") } else { name };
    let plain = |letter: char| letter.is_alphanumeric() || "._-/\\:~，、".contains(letter);
    // In these quotes, which every system has, some shells still read something into a few signs.
    let word = if name.contains(['$', '`', '"', '!']) {
        shell_words::quote(&name).into_owned()
    } else if name.chars().all(plain) {
        name
    } else {
        format!("\"{name}\"")
    };
    format!("以后打开：yizhuan open {word}")
}
