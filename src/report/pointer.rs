//! Clauses that send a reader to another part, taken out where that part is not at hand.

use super::Why;
use super::words;
use crate::model::Slot;

/// Parts of a result that rules send people to.
const SLOTS: [Slot; 8] = [
    Slot::Verdict,
    Slot::Account,
    Slot::Gap,
    Slot::Material,
    Slot::Step,
    Slot::Timeline,
    Slot::Warning,
    Slot::Channel,
];
/// Parts of other topics, and the search of the screens.
const OTHERS: [&str; 4] = ["查一查", "当地规定", "不转也能用", "去哪问"];
/// Words before the name of a part.
const LEADING: [&str; 5] = ["看", "见", "照", "在", "按"];
/// Words of a question that the part answers.
const ASKING: [&str; 3] = ["怎么", "什么", "哪"];
/// Marks at which a clause ends.
const ENDS: [char; 4] = ['，', '；', '。', '：'];
/// Marks that a clause which went leaves behind, and what stands there instead.
const LEFT: [(&str, &str); 9] = [
    ("（）", ""),
    ("，。", "。"),
    ("；。", "。"),
    ("：。", "。"),
    ("，；", "；"),
    ("。。", "。"),
    ("，）", "）"),
    ("。，", "。"),
    ("；，", "；"),
];

/// A text without the clauses that send a reader to what is not at hand, by the names of parts.
pub(crate) fn alone(text: &str, why: Option<&Why>, at_hand: impl Fn(&str) -> bool) -> String {
    let topic = why.and_then(|why| why.see.as_ref()).map(|topic| topic.title.as_str());
    let gone = |clause: &str| named(clause, topic).is_some_and(|name| !at_hand(name));
    if !clauses(text).any(gone) {
        return text.to_owned();
    }
    let mut left: Vec<&str> = Vec::new();
    for clause in clauses(text) {
        if !gone(clause) {
            left.push(clause);
            continue;
        }
        // 「怎么说，看……」: without its answer the question means nothing.
        let asks = |before: &&str| {
            before.ends_with('，') && ASKING.iter().any(|word| before.contains(word))
        };
        if left.last().is_some_and(asks) {
            left.pop();
        }
        left.push(rest(clause));
    }
    let mut kept = left.concat();
    for (left, instead) in LEFT {
        kept = kept.replace(left, instead);
    }
    // What was one sentence ends as one.
    let bare = kept.trim_start_matches(ENDS).trim_end_matches(['，', '；', '：']);
    let stopped = text.ends_with('。') && !bare.ends_with('。') && !bare.is_empty();
    if stopped { format!("{bare}。") } else { bare.to_owned() }
}

/// The part that a clause sends to, if it sends anywhere.
fn named<'a>(clause: &'a str, topic: Option<&str>) -> Option<&'a str> {
    let slots = SLOTS.map(words::slot).into_iter();
    let names: Vec<&str> = slots.chain(OTHERS).chain(topic).collect();
    let mut quoted = clause.split('「').skip(1).map(|rest| rest.split('」').next().unwrap_or(""));
    let name = quoted.find(|name| names.contains(name))?;
    let (before, _) = clause.split_once(&format!("「{name}」"))?;
    LEADING.iter().any(|word| before.ends_with(word)).then_some(name)
}

/// The clauses, each with the mark or the bracket at its end.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|mark: char| ENDS.contains(&mark) || "（）".contains(mark))
}

/// What is left of a clause that goes: the mark that ends more than it.
fn rest(clause: &str) -> &str {
    let last = clause.char_indices().next_back();
    last.filter(|(_, mark)| "；。（）".contains(*mark)).map_or("", |(at, _)| &clause[at..])
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "打 12393 催，照「步骤」里的话说；催了没有结果，就投诉。",
        "打 12393 催；催了没有结果，就投诉。"
    )]
    #[case(
        "要在 10 个工作日内转出，最迟哪天见「时间线」；过了打 12393 催。",
        "要在 10 个工作日内转出；过了打 12393 催。"
    )]
    #[case("也可以申请（入口看「渠道」），或者去窗口。", "也可以申请，或者去窗口。")]
    #[case("先打 12393 问，再看「查一查」。", "先打 12393 问。")]
    #[case("过了打 12393 催；怎么办，看「渠道」。", "过了打 12393 催。")]
    #[case("怎么办，看「渠道」。先打 12393 问。", "先打 12393 问。")]
    #[case("看「渠道」。先打 12393 问。", "先打 12393 问。")]
    #[case("看「参保信息」，或打 12393。", "看「参保信息」，或打 12393。")]
    #[case("看「结论」，问清再缴。", "看「结论」，问清再缴。")]
    fn what_is_not_at_hand_is_not_pointed_to(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(alone(text, None, |name| name == "结论"), expected);
    }
}
