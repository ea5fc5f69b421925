//! The name of the file of a session.

use std::path::Path;

use crate::model::{QuestionKind, Value};
use crate::session::Session;

/// Such as `yizhuan-成都-深圳-2026-11-22.toml`; a side topic stands before its places.
pub fn file_name(session: &Session) -> String {
    let topic = session.topic();
    let title = (!session.is_plan()).then_some(topic.title.as_str());
    let places = topic.questions.iter().filter(|question| question.kind == QuestionKind::Place);
    let places = places.filter_map(|question| {
        match session.answers().known(topic.question(&question.id)?)? {
            Value::Place(ix) => Some(session.assets().regions.get(ix).short.as_str()),
            _ => None,
        }
    });
    let words = title.into_iter().chain(places).map(plain).filter(|word| !word.is_empty());
    let date = session.today().to_string();
    let words: Vec<String> =
        Some("yizhuan".to_owned()).into_iter().chain(words).chain([date]).collect();
    format!("{}.toml", words.join("-"))
}

/// How a file is opened again, as a shell wants it: the name may be copied together with the command.
pub(crate) fn reopened(path: &Path) -> String {
    let name = path.display().to_string();
    // What begins like an option would be read as one.
    let name = if name.starts_with('-') { format!("./{name}") } else { name };
    let word = if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name };
    format!("以后打开：yizhuan open {word}")
}

/// Letters and digits alone: every system takes those in a name.
fn plain(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).collect()
}
