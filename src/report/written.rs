//! What is written for programs in another shape than it is kept in.

use serde::Serialize as _;
use serde::ser::SerializeMap as _;

use super::answer::AnswerDoc;
use crate::model::VerdictCode;

pub(super) fn write_answers<S: serde::Serializer>(
    answers: &[AnswerDoc],
    out: S,
) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(Some(answers.len()))?;
    for answer in answers {
        map.serialize_entry(&answer.id, &answer.value)?;
    }
    map.end()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a field over by reference")]
pub(super) fn write_code<S: serde::Serializer>(
    code: &VerdictCode,
    out: S,
) -> Result<S::Ok, S::Error> {
    code.published().serialize(out)
}

/// The codes that `write_code` writes.
#[cfg(test)]
pub(super) fn published_codes(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let codes = VerdictCode::ALL.iter().filter(|code| code.published() == **code);
    let codes: Vec<&str> = codes.map(|code| code.code()).collect();
    schemars::json_schema!({ "type": "string", "enum": codes })
}
