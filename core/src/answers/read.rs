//! The answer to one question from its text.

use super::{Given, Voice};
use crate::diagnostic::Diagnostic;
use crate::model::{Question, QuestionKind, Value, roles};
use crate::regions::Regions;
use crate::text::fold;

const UNKNOWN: &[&str] = &["unknown", "不确定", "不知道", "不清楚"];
const YES: &[&str] = &["是", "是的", "有", "对", "y", "true"];
const NO: &[&str] = &["否", "不是", "没有", "无", "没", "n", "false"];
const NONE: &[&str] = &["", "none", "没有", "无"];
pub(super) const SEPARATORS: &[char] = &[',', '，', '、', ' ', '\n', '\r'];

/// Reads the answer to a question.
pub fn read_value(
    question: &Question,
    regions: &Regions,
    text: &str,
    voice: Voice,
) -> Result<Value, Diagnostic> {
    let given = Given::to(question, text, voice);
    let folded = fold(text.trim());
    // At a prompt an empty line is a slip, not an empty list.
    let list = question.kind == QuestionKind::Many && voice != Voice::Prompt;
    if folded.is_empty() && !list {
        return Err(given.empty());
    }
    if UNKNOWN.contains(&&*folded) {
        let known = question.unknown.as_ref().map(|_| Value::Unknown);
        return known.ok_or_else(|| given.no_unknown());
    }
    match question.kind {
        QuestionKind::Choice => choice(question, &folded, given).map(Value::Choice),
        QuestionKind::Many => many(question, &folded, given).map(Value::Many),
        QuestionKind::Place => given.place(regions).map(Value::Place),
        QuestionKind::Count { max } => given.number(0..=max).map(Value::Count),
        QuestionKind::Month => given.month().map(Value::Month),
        QuestionKind::Day => given.day().map(Value::Day),
    }
}

fn choice(question: &Question, word: &str, given: Given) -> Result<u8, Diagnostic> {
    let found = question.choice(word).or_else(|| labelled(question, word));
    found.or_else(|| yes_or_no(question, word)).ok_or_else(|| refused(question, given))
}

/// The choice that screens call so; the word is folded.
pub(super) fn labelled(question: &Question, word: &str) -> Option<u8> {
    let at = question.choices.iter().position(|each| fold(&each.label) == word);
    at.map(|at| at as u8)
}

/// 「是」 and 「否」, where the question is one of yes and no.
fn yes_or_no(question: &Question, word: &str) -> Option<u8> {
    let ids = question.choices.iter().filter(|each| [roles::YES, roles::NO].contains(&&*each.id));
    let said =
        [(roles::YES, YES), (roles::NO, NO)].into_iter().find(|(_, words)| words.contains(&word));
    said.filter(|_| ids.count() == 2).and_then(|(id, _)| question.choice(id))
}

/// Refuses what is none of the choices, which are named as people read them, too.
fn refused(question: &Question, given: Given) -> Diagnostic {
    let none = (question.kind == QuestionKind::Many).then_some(("none", "没有"));
    let unknown = question.unknown.as_ref().map(|_| ("unknown", "不确定"));
    let choices = question.choices.iter().map(|each| (each.id.as_str(), each.label.as_str()));
    let all = choices.chain(none).chain(unknown);
    // In a table people write their own words, on the command line names.
    let named = |(id, label): (&str, &str)| {
        if given.is_in_table() {
            format!("{label}（{id}）")
        } else {
            format!("{id}（{label}）")
        }
    };
    given.not_one_of(&all.map(named).collect::<Vec<_>>())
}

fn many(question: &Question, text: &str, given: Given) -> Result<u16, Diagnostic> {
    if NONE.contains(&text) {
        return Ok(0);
    }
    let mut bits = 0;
    for word in text.split(SEPARATORS).filter(|word| !word.is_empty()) {
        if NONE.contains(&word) {
            return Err(given.repeated());
        }
        let bit = 1 << choice(question, word, given)?;
        if bits & bit != 0 {
            return Err(given.repeated());
        }
        bits |= bit;
    }
    if bits == 0 { Err(refused(question, given)) } else { Ok(bits) }
}

/// What may be written for a question with choices.
pub fn values(question: &Question) -> Vec<String> {
    let mut values: Vec<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
    if question.kind == QuestionKind::Many {
        values.push("none".to_owned());
    }
    values.extend(question.unknown.as_ref().map(|_| "unknown".to_owned()));
    values
}
