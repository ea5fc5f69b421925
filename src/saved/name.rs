//! The name of the file of a session.

use std::path::Path;

use crate::export;
use crate::session::Session;

/// Called like a result of the session in any format.
pub fn file_name(session: &Session) -> String {
    export::called(&session.report(), None, "toml")
}

/// How a file is opened again, as a shell wants it: the name may be copied together with the command.
pub(crate) fn reopened(path: &Path) -> String {
    let name = path.display().to_string();
    // What begins like an option would be read as one.
    let name = if name.starts_with('-') { format!("./{name}") } else { name };
    let word = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name };
    format!("以后打开：yizhuan open {word}")
}
