//! Conditions: the `when` tables.

use super::names::{Names, unknown};
use super::node::{self, Node, Spot, as_count, as_node, as_texts, wrong};
use crate::diagnostic::Diagnostic;
use crate::model::{Cond, FactIx, Question, QuestionIx, QuestionKind, Scope, Side, Test, roles};
use toml::de::DeValue;

type Raw<'a> = Spot<'a, node::Raw<'a>>;

/// What a condition must not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Barred {
    Nothing,
    /// The verdict: it rests on this very condition.
    Verdict,
    /// Every fact: they are not worked out yet.
    Facts,
}

/// Reads the `when` of a table; a missing one always holds.
pub fn when(node: &Node, names: &Names, barred: Barred) -> Result<Cond, Diagnostic> {
    let Some(table) = node.child("when")? else { return Ok(Cond::default()) };
    let mut all = Vec::new();
    for (name, value) in table.entries() {
        all.push(test(&name, value, names, barred)?);
    }
    // The verdict, then the schemes, which every plan reads, then other facts, then single answers in the order
    // of the questions: where an earlier one already rules a rule out, the answer to a question that was never
    // asked must not count as read.
    let scheme = |question: QuestionIx| {
        let id = names.questions[question.at()].id.as_str();
        [roles::FROM_SCHEME, roles::TO_SCHEME].contains(&id)
    };
    all.sort_by_key(|test| match test {
        Test::Fact { fact: FactIx::VERDICT, .. } => (0, 0),
        Test::Choice { question, or_unknown: false, .. } if scheme(*question) => (0, 1),
        Test::Fact { .. } => (1, 0),
        Test::Choice { question, .. }
        | Test::NoneOf { question }
        | Test::Count { question, .. }
        | Test::Workdays { question, .. }
        | Test::Unknown { question } => (2, question.0),
        Test::Place { .. } => (3, 0),
    });
    Ok(Cond { all })
}

fn test(
    name: &Spot<'_, &str>,
    value: Raw,
    names: &Names,
    barred: Barred,
) -> Result<Test, Diagnostic> {
    if let Some(fact) = names.fact(name.value) {
        let free = match barred {
            Barred::Nothing => true,
            Barred::Verdict => fact != FactIx::VERDICT,
            Barred::Facts => false,
        };
        if !free {
            let fix = "这里的条件只能看答案，去掉这一项。";
            return Err(name.error(
                "这里不能用这个归类",
                "问题的答案，或者前面已经写出的归类",
                fix,
            ));
        }
        return fact_test(fact, value, names);
    }
    let question = names.question(name)?;
    match names.questions[question.at()].kind {
        QuestionKind::Choice | QuestionKind::Many => choice_test(question, value, names),
        QuestionKind::Count { max } => count_test(question, value, max),
        QuestionKind::Place => place_test(name.value, question, value, names),
        QuestionKind::Day => day_test(question, value),
        QuestionKind::Month => unknown_test(question, value),
    }
}

/// A test of a fact: one of these values.
pub(crate) fn fact_test(fact: FactIx, value: Raw, names: &Names) -> Result<Test, Diagnostic> {
    let known = &names.facts[fact.at()].names;
    let mut any_of = 0;
    for word in as_texts(value)? {
        if fact == FactIx::SCOPE {
            let values = Some(Scope::values_of(word.value)).filter(|values| *values != 0);
            any_of |= values.ok_or_else(|| unknown(&word, "取值", Scope::words()))?;
            continue;
        }
        let at = known.iter().position(|each| each == word.value);
        let at = at.ok_or_else(|| unknown(&word, "取值", known.iter().map(String::as_str)))?;
        any_of |= 1 << at;
    }
    Ok(Test::Fact { fact, any_of })
}

fn choice_test(question: QuestionIx, value: Raw, names: &Names) -> Result<Test, Diagnostic> {
    let asked: &Question = &names.questions[question.at()];
    let words = as_texts(value)?;
    if let [word] = words.as_slice() {
        match (word.value, asked.kind) {
            ("unknown", _) => return Ok(Test::Unknown { question }),
            ("none", QuestionKind::Many) => return Ok(Test::NoneOf { question }),
            _ => {}
        }
    }
    let mut any_of = 0;
    let mut or_unknown = false;
    for word in &words {
        if word.value == "unknown" {
            or_unknown = true;
            continue;
        }
        let ids = asked.choices.iter().map(|choice| choice.id.as_str());
        any_of |= 1 << asked.choice(word.value).ok_or_else(|| unknown(word, "选项", ids))?;
    }
    Ok(Test::Choice { question, any_of, or_unknown })
}

fn count_test(question: QuestionIx, value: Raw, largest: u32) -> Result<Test, Diagnostic> {
    let (min, max) = match value.value.get_ref() {
        DeValue::Integer(_) => {
            let number = as_count(value)?;
            (number, number)
        }
        DeValue::Table(_) => range(value, largest)?,
        _ => return unknown_test(question, value),
    };
    if min > max || max > largest {
        return Err(value.error(
            "这个范围用不了",
            &format!("0 到 {largest} 之间、从小到大的范围"),
            "核对 min 和 max。",
        ));
    }
    Ok(Test::Count { question, min, max })
}

fn range(value: Raw, largest: u32) -> Result<(u32, u32), Diagnostic> {
    let table = as_node(value)?;
    let bounds = (table.count_if("min")?.unwrap_or(0), table.count_if("max")?.unwrap_or(largest));
    table.finish()?;
    Ok(bounds)
}

/// `{ over_workdays = 10 }` or `{ within_workdays = 10 }`.
fn day_test(question: QuestionIx, value: Raw) -> Result<Test, Diagnostic> {
    let DeValue::Table(_) = value.value.get_ref() else { return unknown_test(question, value) };
    let node = as_node(value)?;
    let (over, within) = (node.number_if("over_workdays")?, node.number_if("within_workdays")?);
    let (days, over) = match (over, within) {
        (Some(days), None) => (days, true),
        (None, Some(days)) => (days, false),
        _ => {
            let fix = "过了期限写 over_workdays，没过写 within_workdays，两个里写一个。";
            return Err(value.error(
                "没有写几个工作日",
                "{ over_workdays = 10 } 或 { within_workdays = 10 }",
                fix,
            ));
        }
    };
    node.finish()?;
    Ok(Test::Workdays { question, days, over })
}

fn place_test(
    name: &str,
    question: QuestionIx,
    value: Raw,
    names: &Names,
) -> Result<Test, Diagnostic> {
    let words = as_texts(value)?;
    if words.iter().any(|word| word.value == "unknown") {
        return unknown_test(question, value);
    }
    let side = if name == roles::ORIGIN { Side::Origin } else { Side::Destination };
    let within = words.iter().map(|word| names.region(word)).collect::<Result<_, _>>()?;
    Ok(Test::Place { side, within })
}

fn unknown_test(question: QuestionIx, value: Raw) -> Result<Test, Diagnostic> {
    match value.value.get_ref() {
        DeValue::String(word) if word == "unknown" => Ok(Test::Unknown { question }),
        _ => Err(wrong(
            &value,
            "数、范围 { min = 1, max = 3 } 或者 \"unknown\"",
            "写法见 yizhuan rules format 的「条件」。",
        )),
    }
}
