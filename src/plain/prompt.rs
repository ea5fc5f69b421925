//! The wording of prompts, and numbers typed for choices.

use crate::model::{Answers, Question, QuestionKind, Term, Topic};
use crate::packed::Packed;
use crate::report::claims;
use crate::saved;
use crate::text::fold;

pub(crate) const WELCOME: &str = "医保转移向导，一问一答。\n\
    输入编号或内容后按回车；输入 ? 看说明，输入 - 回到上一题，直接按回车保留原来的答案。\n\
    程序不联网，不保存您的答案；它不是经办机构，办理以经办机构为准。";

/// What places are called among what it may be about, as on the first screen.
const PLACES: &str = "各地情况";
/// None of many, the first of them as on the screens.
const NOTHING: &str = "没有这些情况";

/// What it may be about.
pub fn topics(topics: &Packed<Topic>) -> String {
    let titles = topics.iter().map(|topic| topic.title.as_str());
    let opened = format!("打开{}，接着办", saved::KIND);
    let titles = titles.chain([PLACES, claims::TITLE, &opened]);
    let how = "输入编号，直接按回车是第 1 项；也可以把情况写成一行，如 职工 成都 杭州 断2，\
               或者输入一个词查找，如 当兵：";
    numbered("\n您想问哪件事？".to_owned(), titles, how)
}

/// What a word of a line may say, to be chosen from.
pub(crate) fn readings(question: &str, names: &[String]) -> String {
    let names = names.iter().map(String::as_str);
    numbered(format!("\n{question}"), names, "输入编号，直接按回车重新写：")
}

/// What a number of months may be told by too.
pub(crate) const OR_MONTH: &str = "也可以输入最后缴费的年月，如 2026-05。";

/// What can be done with a result besides hearing its parts.
pub(crate) const GROUNDS: &str = "刚念的，连同每句话的依据";
pub(crate) const ALL: &str = "全部内容";
pub(crate) const WORDS: &str = "难懂的词";
pub(crate) const TAKE_AWAY: &str = "带走：短的、念的稿子、存成文件";
pub(crate) const CHANGE: &str = "改一个答案";
/// Files that can be taken away.
pub(crate) const FILE: &str = "存成文件：PDF、网页、日历、文字等";
pub(crate) const KEEP: &str = "存成进度文件，以后接着看";

/// Whose result it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Nobody's: it was looked up.
    Nobody,
    /// That of somebody who told what it follows from, and can go back.
    Own,
    /// The same, and plans of other places can stand beside it.
    Plan,
}

/// What can be done with a result.
pub(crate) fn ways(names: &[(usize, &str)], whose: Whose) -> String {
    let how = match whose {
        Whose::Nobody => "输入编号，0 是再念一遍；看完了直接按回车：",
        Whose::Own => {
            "输入编号，0 是念给人听的；输入 ? 听依据，输入 - 回去改上一题；看完了直接按回车："
        }
        Whose::Plan => {
            "输入编号，0 是念给人听的；输入 ? 听依据，输入 = 跟别的转入地比一比，输入 - 回去改上一题；\
             看完了直接按回车："
        }
    };
    listed("\n接着看什么？".to_owned(), names.iter().copied(), how)
}

/// The same for who has heard what there is.
pub(crate) const WAYS_AGAIN: &str = "\n接着看什么？输入编号，输入 * 再听有哪些；看完了直接按回车：";

/// None of them has the number that was typed.
pub(crate) const NO_SUCH_WAY: &str = "请输入上面的编号。";

/// Another topic to go on with.
pub(crate) fn topic(topic: &Topic) -> String {
    format!("另一件事：{}", topic.title)
}

/// The answers, to change one of them.
pub(crate) fn answers<'a>(answers: impl Iterator<Item = &'a str>) -> String {
    numbered("\n改哪一个？".to_owned(), answers, "输入编号；不改了直接按回车：")
}

/// The ways to take a result away.
pub(crate) fn away<'a>(names: impl Iterator<Item = &'a str>) -> String {
    numbered("\n怎么带走？".to_owned(), names, "输入编号；回到结果直接按回车：")
}

/// The formats of files.
pub(crate) fn formats<'a>(names: impl Iterator<Item = &'a str>) -> String {
    numbered("\n存成哪一种文件？".to_owned(), names, "输入编号；不存了直接按回车：")
}

/// The name of a file.
pub(crate) fn file(name: &str) -> String {
    format!("\n文件名叫什么？直接按回车就叫「{name}」：")
}

/// A file is there already.
pub(crate) fn there(path: &str) -> String {
    let head = format!("\n「{path}」已经有了，没有动它。");
    numbered(head, ["盖掉它"].into_iter(), "输入编号；不盖直接按回车：")
}

/// The place filled in beforehand.
pub(crate) fn or_place(name: &str) -> String {
    format!("直接按回车就是 {name}。")
}

/// What is said where paying has not begun again yet.
pub(crate) const OR_ENTER: &str = "还没有恢复的，写打算从哪个月起缴；直接按回车，按最早的月份算。";

/// The position that a number typed for one of a list stands for.
pub(crate) fn position(typed: &str) -> Option<usize> {
    fold(typed).parse::<usize>().ok()?.checked_sub(1)
}

fn numbered<'a>(head: String, names: impl Iterator<Item = &'a str>, how: &str) -> String {
    listed(head, (1..).zip(names), how)
}

fn listed<'a>(head: String, names: impl Iterator<Item = (usize, &'a str)>, how: &str) -> String {
    let names = names.map(|(number, name)| format!("  {number}. {name}"));
    let lines = [head].into_iter().chain(names).chain([how.to_owned()]);
    lines.collect::<Vec<_>>().join("\n")
}

/// A question with its numbered choices.
pub fn ask(question: &Question, number: usize, answers: &Answers, kept: Option<&str>) -> String {
    let mut lines = vec![format!("\n第 {number} 题：{}", question.prompt)];
    let nothing = (question.kind == QuestionKind::Many).then_some(NOTHING);
    let labels = question.open_choices(answers).map(|(_, choice)| choice.label.as_str());
    let labels = nothing.into_iter().chain(labels).zip(1..);
    lines.extend(labels.map(|(label, number)| format!("  {number}. {label}")));
    let listed = matches!(question.kind, QuestionKind::Choice | QuestionKind::Many);
    if listed && question.unknown.is_some() {
        lines.push("  0. 不确定".to_owned());
    }
    lines.push(how(question, answers));
    lines.extend(kept.map(|kept| format!("原来的答案：{kept}")));
    lines.join("\n")
}

fn how(question: &Question, answers: &Answers) -> String {
    let unknown = or_unknown(question.unknown.is_some());
    let mut choices = question.open_choices(answers);
    let explained = choices.any(|(_, choice)| !choice.explain.is_empty());
    let which = if explained { "，输入 ? 听每一项的解释" } else { "" };
    match question.kind {
        QuestionKind::Choice => format!("输入编号{which}："),
        QuestionKind::Many => format!("输入编号，几个用逗号隔开{which}："),
        QuestionKind::Place => "输入名称、拼音或代码：".to_owned(),
        QuestionKind::Count { max } => format!("输入 0 到 {max} 的数{unknown}："),
        QuestionKind::Month => format!("输入年月，如 2026-05{unknown}："),
        QuestionKind::Day => format!("输入日期，如 2026-11-21{unknown}："),
    }
}

fn or_unknown(unknown: bool) -> &'static str {
    if unknown { "，不确定输入 *" } else { "" }
}

/// What `?` says.
pub(crate) fn explain<'a>(
    question: &Question,
    answers: &Answers,
    terms: impl Iterator<Item = &'a Term>,
) -> String {
    let mut lines = Vec::new();
    lines.extend(Some(question.help.clone()).filter(|help| !help.is_empty()));
    let choices = question.open_choices(answers).map(|(_, choice)| choice);
    for choice in choices.filter(|choice| !choice.explain.is_empty()) {
        lines.push(format!("{}：{}", choice.label, choice.explain));
    }
    lines.extend(question.unknown.as_ref().map(|how| format!("不确定怎么办：{how}")));
    lines.extend(terms.map(Term::line));
    if lines.is_empty() { "这一题没有更多说明。".to_owned() } else { lines.join("\n") }
}

/// The text with numbers of choices replaced by their names, and `*` by 「不确定」.
pub(crate) fn by_number(question: &Question, answers: &Answers, line: &str) -> String {
    let line = fold(line);
    if line == "*" {
        return "unknown".to_owned();
    }
    let is_many = question.kind == QuestionKind::Many;
    let named = |word: &str| match word.parse::<usize>() {
        Ok(1) if is_many => "none".to_owned(),
        Ok(0) if question.unknown.is_some() => "unknown".to_owned(),
        Ok(number) => question
            .open_choices(answers)
            .nth(number.wrapping_sub(1 + usize::from(is_many)))
            .map_or_else(|| word.to_owned(), |(_, choice)| choice.id.clone()),
        Err(_) => word.to_owned(),
    };
    match question.kind {
        QuestionKind::Choice => named(&line),
        QuestionKind::Many => {
            let words = line.split([',', '、', ' ']).filter(|word| !word.is_empty());
            let named = words.map(named).collect::<Vec<_>>().join(",");
            // Separators alone name nothing, which is not the same as none.
            if named.is_empty() { line.into_owned() } else { named }
        }
        _ => line.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::model::{Choice, Cond};

    fn question(kind: QuestionKind, unknown: bool) -> Question {
        let choice = |id: &str| Choice {
            id: id.to_owned(),
            label: id.to_uppercase(),
            explain: String::new(),
            when: Cond::default(),
            shared: String::new(),
        };
        Question {
            id: "colour".to_owned(),
            prompt: "什么颜色？".to_owned(),
            label: "颜色".to_owned(),
            help: String::new(),
            kind,
            unit: String::new(),
            choices: vec![choice("red"), choice("blue")],
            unknown: unknown.then(|| "看一看。".to_owned()),
            cites: Vec::new(),
            default: None,
            feeds: None,
            optional: false,
            usual: false,
            takes_from: None,
            at_most: None,
            past: false,
            shared: String::new(),
        }
    }

    #[rstest]
    #[case(QuestionKind::Choice, "1", "red")]
    #[case(QuestionKind::Choice, "２", "blue")]
    #[case(QuestionKind::Choice, "0", "unknown")]
    #[case(QuestionKind::Choice, "3", "3")]
    #[case(QuestionKind::Choice, "4", "4")]
    #[case(QuestionKind::Choice, "red", "red")]
    #[case(QuestionKind::Choice, "*", "unknown")]
    #[case(QuestionKind::Many, "1", "none")]
    #[case(QuestionKind::Many, "3，2", "blue,red")]
    #[case(QuestionKind::Many, "2 3", "red,blue")]
    #[case(QuestionKind::Many, ",", ",")]
    #[case(QuestionKind::Count { max: 9 }, "1", "1")]
    #[case(QuestionKind::Count { max: 9 }, "*", "unknown")]
    fn numbers_stand_for_choices(#[case] kind: QuestionKind, #[case] line: &str, #[case] id: &str) {
        assert_eq!(by_number(&question(kind, true), &Answers::default(), line), id);
    }

    #[test]
    fn only_what_can_be_typed_is_offered() {
        let with = ask(&question(QuestionKind::Choice, true), 1, &Answers::default(), Some("RED"));
        assert!(with.contains("0. 不确定") && with.contains("原来的答案：RED"), "{with}");
        let without = ask(&question(QuestionKind::Choice, false), 1, &Answers::default(), None);
        assert!(!without.contains("不确定") && !without.contains("原来"), "{without}");
        assert!(!with.contains('?'), "nothing is explained: {with}");
        let mut explained = question(QuestionKind::Choice, true);
        explained.choices[1].explain = "天的颜色。".to_owned();
        let explained = ask(&explained, 1, &Answers::default(), None);
        assert!(explained.contains("输入编号，输入 ? 听每一项的解释："), "{explained}");
        let many = ask(&question(QuestionKind::Many, true), 1, &Answers::default(), None);
        assert!(many.contains("0. 不确定"), "{many}");
    }
}
