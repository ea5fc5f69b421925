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
    unit: &'a str,
    counts: Counts,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Wait,
    /// How long payment stopped.
    Gap,
    /// What the rule says of it.
    Other,
}

/// What numbers in texts count, where the number is part of a rule.
const UNITS: [&str; 8] = ["个月", "年", WORKDAYS, "天", "日", "元", "%", "周岁"];
/// What terms count.
const WORKDAYS: &str = "个工作日";

/// The numbers of a rule: those of its wait, those it gives a name, and the bounds it asks for.
fn numbers<'a>(node: &Node, names: &Names<'a>) -> Result<Vec<Number<'a>>, Diagnostic> {
    let mut found = Vec::new();
    let mut add = |name: &str, value: Option<u16>, unit, counts| {
        found.extend(value.map(|value| Number { name: name.to_owned(), value, unit, counts }));
    };
    if let Some(waiting) = node.peek("waiting").and_then(|waiting| as_node(waiting).ok()) {
        let number = |key| waiting.number_if(key).ok().flatten();
        let months = number("months");
        add("months", months, "个月", Counts::Wait);
        add("next", months.map(|months| months.saturating_add(1)), "个月", Counts::Wait);
        add("floor_from", number("floor_from"), "年", Counts::Gap);
        add("floor", number("floor"), "个月", Counts::Wait);
    }
    if let Some(term) = node.peek("at").filter(|at| at.value.get_ref().is_table()) {
        add("workdays", as_node(term)?.number_if("workdays")?, WORKDAYS, Counts::Other);
    }
    if let Some(named) = node.raw("numbers") {
        for (name, value) in as_node(named)?.entries() {
            let unit = unit_behind(name.value, node);
            add(name.value, Some(as_number(value)?), unit, Counts::Other);
        }
    }
    // What a rule counts itself goes before what it asks for under the same name.
    found.extend(bounds(node, names)?);
    Ok(found)
}

/// What a number with a name counts: the word behind it, in the first text that says one.
fn unit_behind(name: &str, node: &Node) -> &'static str {
    let name = format!("{{{name}}}");
    let texts = node.peek_texts();
    let mut behind = texts.iter().flat_map(|text| text.split(&name).skip(1));
    let found = behind.find_map(|text| {
        UNITS.into_iter().find(|unit| text.trim_start_matches(' ').starts_with(unit))
    });
    found.unwrap_or_default()
}

/// Keys of a condition with a number, and what texts call it.
const BOUNDS: [(&str, &str); 4] = [
    ("min", "min"),
    ("max", "max"),
    ("over_workdays", "workdays"),
    ("within_workdays", "workdays"),
];

/// The bounds of the numbers that a rule asks for in its condition, and the first number past them; of
/// a condition that the aspect brings along the text knows nothing.
fn bounds<'a>(node: &Node, names: &Names<'a>) -> Result<Vec<Number<'a>>, Diagnostic> {
    let mut found = Vec::new();
    let when = node.peek("when").filter(|when| when.file.path == node.file.path);
    let Some(when) = when.map(as_node).transpose()? else { return Ok(found) };
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
            let counts = Counts::Other;
            let number = |name: &str, value| Number { name: name.to_owned(), value, unit, counts };
            let past = (name == "max").then(|| number("past", value.saturating_add(1)));
            std::iter::once(number(name, value)).chain(past)
        }));
    }
    Ok(found)
}

/// Numbers in Chinese letters; 「一」 alone stands in too many words that count nothing.
const LETTERS: &str = "零〇一二两三四五六七八九十半";

/// Words after which a count says how long payment stopped, and what may stand between.
const STOPPED: [&str; 7] = ["断缴", "断保", "停缴", "停保", "中断缴费", "中断", "断"];
const BOUND: [&str; 9] = ["不超过", "超过", "不满", "满", "不到", "达到", "少于", "了", "连续"];
/// Words after which 1 is what each year missed adds.
const STEP: [&str; 14] = [
    "每",
    "每断",
    "每多断",
    "每断保",
    "每多断保",
    "每补缴",
    "每补",
    "加",
    "减",
    "增加",
    "减少",
    "多等",
    "少等",
    "延长",
];

/// The counts of months or years that stand in a text as they are, though the rule states such numbers.
fn literals<'a>(text: &'a str, numbers: &[Number]) -> Vec<&'a str> {
    let stated = |unit: &&str| numbers.iter().any(|number| number.unit == *unit);
    let count = |end: usize, unit: &str| {
        let digits = text[..end].trim_end_matches(' ');
        let start = number_at_end(digits).or_else(|| in_letters(digits))?;
        let before = text[..start].trim_end_matches(' ');
        let step = &digits[start..] == "1" && STEP.iter().any(|word| before.ends_with(word));
        let dated = unit == "日" && before.ends_with('月');
        let own = |number: &Number| number.unit == unit && number.counts != Counts::Wait;
        let stopped = is_gap(before) && !numbers.iter().any(own);
        (!step && !stopped && !dated).then(|| &text[start..end + unit.len()])
    };
    let units = UNITS.into_iter().filter(stated);
    let found =
        units.flat_map(|unit| text.match_indices(unit).filter_map(move |(at, _)| count(at, unit)));
    found.collect()
}

/// Whether the count that follows says how long payment stopped.
fn is_gap(mut before: &str) -> bool {
    while let Some(shorter) = BOUND.iter().find_map(|word| before.strip_suffix(word)) {
        before = shorter.trim_end_matches(' ');
    }
    STOPPED.iter().any(|word| before.ends_with(word))
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
    let literals = literals(text.value, numbers);
    if let Some(first) = literals.first() {
        let names: Vec<String> = numbers
            .iter()
            .map(|number| format!("{{{}}} = {}", number.name, number.value))
            .collect();
        let found = format!("「{}」写成了数字", literals.join("」「"));
        let expected = names.join("，");
        return Err(text.error(&found, &expected, &by_name(first, numbers)));
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

/// How to write a count by a name.
fn by_name(count: &str, numbers: &[Number]) -> String {
    let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
    let value = if digits.is_empty() { "数" } else { &digits };
    let unit = count
        .trim_start_matches(|letter: char| letter.is_ascii_digit() || LETTERS.contains(letter));
    let unit = unit.trim_start();
    let same = numbers.iter().find(|number| unit == number.unit);
    let name = same.map_or("months", |number| number.name.as_str());
    format!(
        "就是上面的数的，写成「{{{name}}} {unit}」；说的是别的数，加上 numbers = {{ other = {value} }}，写成「{{other}} {unit}」。"
    )
}
