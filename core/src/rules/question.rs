//! Questions of a topic.

use super::cond::{self, Barred};
use super::names::{Names, Scope, unknown};
use super::node::{Node, as_count};
use super::source::identifier;
use crate::diagnostic::Diagnostic;
use crate::model::{Choice, MAX_QUESTIONS, Question, QuestionIx, QuestionKind};

const KINDS: [&str; 6] = ["choice", "many", "place", "count", "month", "day"];

/// Reads every question; conditions of choices may name questions that stand before.
pub fn questions(node: &Node, scope: Scope) -> Result<Vec<Question>, Diagnostic> {
    let mut questions: Vec<Question> = Vec::new();
    for each in node.children("question")? {
        let read = question(&each, &Names { questions: &questions, ..Names::new(scope) })?;
        if questions.iter().any(|other| other.id == read.id) || questions.len() == MAX_QUESTIONS {
            let id = each.text("id")?;
            return Err(id.error(
                "这个问题不能再加",
                "没有用过的 id，一个主题最多 32 个问题",
                "换一个名字，或者删去。",
            ));
        }
        questions.push(read);
    }
    Ok(questions)
}

fn question(node: &Node, names: &Names) -> Result<Question, Diagnostic> {
    let kind = kind(node)?;
    let question = Question {
        id: identifier(&node.text("id")?)?,
        prompt: node.text("prompt")?.value.to_owned(),
        label: node.text("label")?.value.to_owned(),
        help: node.text_or_empty("help")?,
        kind,
        unit: unit(node, kind)?,
        choices: choices(node, names, kind)?,
        unknown: node.text_if("unknown")?.map(|text| text.value.to_owned()),
        cites: names.cites(&node.texts("sources")?)?,
        default: node.text_if("default")?.map(|text| text.value.to_owned()),
        feeds: named(node, "feeds", names)?,
        optional: node.flag("optional")?,
        usual: usual(node, kind)?,
        takes_from: named(node, "takes_from", names)?,
        at_most: named(node, "at_most", names)?,
        past: node.flag("past")?,
        shared: node.text_or_empty("shared")?,
    };
    node.finish()?;
    Ok(question)
}

/// Whether most people give the usual answer, of which one page tells what it is: of a choice the first, of
/// several things none, of a number nothing.
fn usual(node: &Node, kind: QuestionKind) -> Result<bool, Diagnostic> {
    let usual = node.flag("usual")?;
    if usual && matches!(kind, QuestionKind::Place | QuestionKind::Month | QuestionKind::Day) {
        let found = "这种问题没有大家一般的答案";
        return Err(node.must("usual")?.error(found, "选项、数目", "删去 usual。"));
    }
    Ok(usual)
}

fn named(node: &Node, key: &str, names: &Names) -> Result<Option<QuestionIx>, Diagnostic> {
    node.text_if(key)?.map(|id| names.question(&id)).transpose()
}

fn kind(node: &Node) -> Result<QuestionKind, Diagnostic> {
    let word = node.text("kind")?;
    Ok(match word.value {
        "choice" => QuestionKind::Choice,
        "many" => QuestionKind::Many,
        "place" => QuestionKind::Place,
        "count" => QuestionKind::Count { max: as_count(node.must("max")?)? },
        "month" => QuestionKind::Month,
        "day" => QuestionKind::Day,
        _ => return Err(unknown(&word, "问题种类", KINDS.into_iter())),
    })
}

fn unit(node: &Node, kind: QuestionKind) -> Result<String, Diagnostic> {
    match kind {
        QuestionKind::Count { .. } => Ok(node.text("unit")?.value.to_owned()),
        _ => Ok(String::new()),
    }
}

fn choices(node: &Node, names: &Names, kind: QuestionKind) -> Result<Vec<Choice>, Diagnostic> {
    let wanted = matches!(kind, QuestionKind::Choice | QuestionKind::Many);
    if !wanted {
        return Ok(Vec::new());
    }
    let spot = node.must("choices")?;
    let mut choices: Vec<Choice> = Vec::new();
    for each in node.children("choices")? {
        let read = choice(&each, names)?;
        if choices.iter().any(|other| other.id == read.id) {
            return Err(each.text("id")?.error(
                "这个选项写了两次",
                "没有用过的 id",
                "删去重复的，或者换一个名字。",
            ));
        }
        choices.push(read);
    }
    if choices.is_empty() || choices.len() > 9 {
        return Err(spot.error("选项的个数不对", "1 到 9 个选项", "每个选项要能用一个数字键选。"));
    }
    Ok(choices)
}

fn choice(node: &Node, names: &Names) -> Result<Choice, Diagnostic> {
    let choice = Choice {
        id: identifier(&node.text("id")?)?,
        label: node.text("label")?.value.to_owned(),
        explain: node.text_or_empty("explain")?,
        when: cond::when(node, names, Barred::Facts)?,
        shared: node.text_or_empty("shared")?,
    };
    node.finish()?;
    Ok(choice)
}
