//! From where to where a result leads, by the full names of both places.

use super::answer::AnswerDoc;

/// Such as 「四川省成都市 转到 广西壮族自治区南宁市」; none unless both are known.
pub(crate) fn route(answers: &[AnswerDoc]) -> Option<String> {
    let place = |id: &str| {
        let answer = answers.iter().find(|answer| answer.id == id && answer.value != "unknown")?;
        Some(answer.text.as_str())
    };
    Some(format!("{} 转到 {}", place("origin")?, place("destination")?))
}

/// A heading with the route behind it, where there is one.
pub(crate) fn headed(name: &str, answers: &[AnswerDoc]) -> String {
    match route(answers) {
        Some(route) => format!("{name}：{route}"),
        None => name.to_owned(),
    }
}
