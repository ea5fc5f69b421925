//! Texts with places to fill in.

use toml::de::DeValue;

use super::names::Names;
use super::node::{Node, Spot, as_node, as_number};
use crate::diagnostic::Diagnostic;
use crate::model::{Phrase, QuestionKind, Var};
use crate::text::number_at_end;

/// A text that must be there.
pub fn must(node: &Node, key: &str, names: &Names) -> Result<Phrase, Diagnostic> {
    parse(&node.text(key)?, &numbers(node, names)?)
}

/// A text that may be missing, then empty.
pub(crate) fn or_empty(node: &Node, key: &str, names: &Names) -> Result<Phrase, Diagnostic> {
    node.text_if(key)?.map_or(Ok(Phrase::default()), |text| parse(&text, &numbers(node, names)?))
}

/// A number that a rule states once, and its text only by its name.
struct Number<'a> {
    name: String,
    value: u16,
    /// What it counts.
    unit: &'a str,
}

/// What numbers in texts count, where the number is part of a rule.
const UNITS: [&str; 3] = ["个月", "年", WORKDAYS];
/// What terms count.
const WORKDAYS: &str = "个工作日";

/// The numbers of a rule: those of its wait, those it gives a name, and the bounds it asks for.
fn numbers<'a>(node: &Node, names: &Names<'a>) -> Result<Vec<Number<'a>>, Diagnostic> {
    let mut found = bounds(node, names)?;
    let mut add = |name: &str, value: Option<u16>, unit| {
        found.extend(value.map(|value| Number { name: name.to_owned(), value, unit }));
    };
    if let Some(waiting) = node.peek("waiting").map(as_node).transpose()? {
        let months = waiting.number_if("months")?;
        add("months", months, "个月");
        add("next", months.map(|months| months.saturating_add(1)), "个月");
        add("floor_from", waiting.number_if("floor_from")?, "年");
        add("floor", waiting.number_if("floor")?, "个月");
    }
    if let Some(term) = node.peek("at").filter(|at| at.value.get_ref().is_table()) {
        add("workdays", as_node(term)?.number_if("workdays")?, WORKDAYS);
    }
    if let Some(named) = node.raw("numbers") {
        for (name, value) in as_node(named)?.entries() {
            add(name.value, Some(as_number(value)?), "个月");
        }
    }
    Ok(found)
}

/// Keys of a condition with a number, and what texts call it.
const BOUNDS: [(&str, &str); 4] = [
    ("min", "min"),
    ("max", "max"),
    ("over_workdays", "workdays"),
    ("within_workdays", "workdays"),
];

/// The bounds of the numbers that a rule asks for in its condition, and the first number past them.
fn bounds<'a>(node: &Node, names: &Names<'a>) -> Result<Vec<Number<'a>>, Diagnostic> {
    let mut found = Vec::new();
    let Some(when) = node.peek("when").map(as_node).transpose()? else { return Ok(found) };
    for (name, value) in when.entries() {
        let asked = names.questions.iter().find(|question| question.id == name.value);
        let Some(asked) = asked else { continue };
        let mut bounds = Vec::new();
        match value.value.get_ref() {
            DeValue::Integer(_) => {
                let number = as_number(value)?;
                bounds.extend([("min", number), ("max", number)]);
            }
            DeValue::Table(_) => {
                let range = as_node(value)?;
                for (key, name) in BOUNDS {
                    bounds.extend(range.number_if(key)?.map(|number| (name, number)));
                }
            }
            _ => continue,
        }
        let unit = if asked.kind == QuestionKind::Day { WORKDAYS } else { &asked.unit };
        // Zero is said in words.
        let stated = bounds.into_iter().filter(|(_, value)| *value > 0);
        found.extend(stated.flat_map(|(name, value)| {
            let number = |name: &str, value| Number { name: name.to_owned(), value, unit };
            let past = (name == "max").then(|| number("past", value.saturating_add(1)));
            std::iter::once(number(name, value)).chain(past)
        }));
    }
    Ok(found)
}

/// Numbers in Chinese letters; 「一」 alone stands in too many words that count nothing.
const LETTERS: &str = "零〇一二两三四五六七八九十半";

/// A count of months or years that stands in a text as it is, though the rule states such numbers.
fn literal<'a>(text: &'a str, numbers: &[Number]) -> Option<&'a str> {
    let stated = |unit: &&str| numbers.iter().any(|number| number.unit == *unit);
    let units: Vec<&str> = UNITS.into_iter().filter(stated).collect();
    let is_count = |end: usize, unit: &str| {
        let digits = text[..end].trim_end_matches(' ');
        let start = number_at_end(digits).or_else(|| in_letters(digits))?;
        Some(&text[start..end + unit.len()])
    };
    units.iter().find_map(|unit| text.match_indices(unit).find_map(|(at, _)| is_count(at, unit)))
}

/// Where a number in Chinese letters begins at the end of a text.
fn in_letters(text: &str) -> Option<usize> {
    let before = text.trim_end_matches(|letter| LETTERS.contains(letter));
    let count = &text[before.len()..];
    // The third month is none of three, and four letters are a year of the calendar.
    let counted = (1..=3).contains(&count.chars().count()) && count != "一";
    (counted && !before.ends_with('第')).then_some(before.len())
}

fn parse(text: &Spot<'_, &str>, numbers: &[Number]) -> Result<Phrase, Diagnostic> {
    if let Some(count) = literal(text.value, numbers) {
        let names: Vec<String> = numbers
            .iter()
            .map(|number| format!("{{{}}} = {}", number.name, number.value))
            .collect();
        let fix = "这条规则写了数，文字里就用空格；说的是别的数，用 numbers = { 名字 = 数 } 起个名字，写成 {名字}。";
        let found = format!("「{count}」写成了数字");
        return Err(text.error(&found, &names.join("，"), fix));
    }
    let filled = numbers.iter().fold(text.value.to_owned(), |text, number| {
        text.replace(&format!("{{{}}}", number.name), &number.value.to_string())
    });
    Phrase::parse(&filled).map_err(|name| {
        let names = Var::ALL.iter().map(|var| var.name());
        let names = names.chain(numbers.iter().map(|number| number.name.as_str()));
        let names: Vec<String> = names.map(|name| format!("{{{name}}}")).collect();
        let found = if name.is_empty() {
            "花括号没有配对".to_owned()
        } else {
            format!("不认识的空格 {{{name}}}")
        };
        text.error(&found, &names.join(" "), "花括号里只能写上面列出的名字；文字里不要用花括号。")
    })
}
