//! The differences of two states of the data, for people.

use crate::answers::flag;
use crate::audit::diff::{Diff, EntryDiff, Group, Notice, TopicDiff, YearDiff};
use crate::cli::stdout;
use crate::export::Page;
use crate::model::{Assets, Slot, TRANSFER};
use crate::report::words;
use crate::text::cut;

/// How much is told of what is long.
#[derive(Clone, Copy)]
pub enum Length {
    Whole,
    Short,
}

impl Length {
    /// Cells of a value that are shown.
    fn cells(self) -> usize {
        match self {
            Self::Whole => usize::MAX,
            Self::Short => 160,
        }
    }

    /// So many places, or entries added or removed, are named.
    fn names(self) -> usize {
        match self {
            Self::Whole => usize::MAX,
            Self::Short => 12,
        }
    }
}

/// Headings, and the kinds of entries under each.
const KINDS: &[(&str, &[&str])] = &[
    ("依据", &["source"]),
    ("规则", &["rule"]),
    ("先后", &["order"]),
    ("问题和归类", &["question", "fact", "section"]),
    ("地方", &["pool", "place", "region"]),
];

/// Parts of a result, and what they are called.
const PARTS: &[(&str, &str)] = &[
    ("verdict", words::slot(Slot::Verdict)),
    ("account", words::slot(Slot::Account)),
    ("gap", words::slot(Slot::Gap)),
    ("sections", "回答"),
    ("materials", "材料清单"),
    ("steps", "办理步骤"),
    ("timeline", words::slot(Slot::Timeline)),
    ("warnings", words::slot(Slot::Warning)),
    ("channels", words::slot(Slot::Channel)),
    ("sources", "依据"),
    ("kind", "转移种类"),
    ("scope", "转移范围"),
    ("missing", "还缺的答案"),
    ("ignored", "用不着的答案"),
    ("assumed", "没问的"),
];

/// Everything that changes, as a page.
pub fn text(diff: &Diff, new: &Assets, length: Length) -> String {
    let mut page = Page::new(stdout::width());
    page.paragraph(0, &format!("规则数据 {} 改为 {}", diff.old, diff.new));
    if diff.entries.is_empty() && diff.years.is_empty() && diff.days.is_empty() {
        page.paragraph(0, "没有不同");
        return page.finish();
    }
    let known = |kind: &str| KINDS.iter().any(|(_, kinds)| kinds.contains(&kind));
    for (title, kinds) in KINDS {
        let own = |entry: &&EntryDiff| kinds.contains(&entry.kind.as_str());
        let own: Vec<&EntryDiff> = diff.entries.iter().filter(own).collect();
        entries(&mut page, title, &own, length);
    }
    let others: Vec<&EntryDiff> = diff.entries.iter().filter(|entry| !known(&entry.kind)).collect();
    entries(&mut page, "其他", &others, length);
    calendar(&mut page, diff);
    for topic in &diff.topics {
        answers(&mut page, topic, new, length);
    }
    page.finish()
}

fn entries(page: &mut Page, title: &str, all: &[&EntryDiff], length: Length) {
    let of = |change: &str| all.iter().copied().filter(|entry| entry.change == change).collect();
    let [added, changed, removed]: [Vec<&EntryDiff>; 3] = ["added", "changed", "removed"].map(of);
    if all.is_empty() {
        return;
    }
    let [more, other, fewer] = [&added, &changed, &removed].map(Vec::len);
    page.heading(&format!("{title}：增加 {more}，修改 {other}，删除 {fewer}"));
    for (mark, list) in [("加 ", &added), ("删 ", &removed)] {
        for entry in list.iter().take(length.names()) {
            page.hanging(2, mark, &name(entry));
        }
        if list.len() > length.names() {
            page.hanging(2, mark, &format!("另外还有 {} 条", list.len() - length.names()));
        }
    }
    for entry in &changed {
        page.hanging(2, "改 ", &name(entry));
        for field in &entry.fields {
            let value = |value: &Option<String>| match value {
                Some(value) => format!("「{}」", cut(value, length.cells())),
                None => "（没有写）".to_owned(),
            };
            let words = format!("{} 改为 {}", value(&field.old), value(&field.new));
            page.hanging(5, &format!("{}：", field.key), &words);
        }
    }
}

fn name(entry: &EntryDiff) -> String {
    let id = if entry.id.is_empty() { &entry.kind } else { &entry.id };
    let title = if entry.title.is_empty() { String::new() } else { cut(&entry.title, 60) + " " };
    format!("{id} {title}（{}）", entry.file)
}

fn calendar(page: &mut Page, diff: &Diff) {
    if diff.years.is_empty() && diff.days.is_empty() {
        return;
    }
    page.heading(&format!("放假安排：{} 天不同", diff.days.len()));
    for YearDiff { year, old, new } in &diff.years {
        let notice = |notice: &Option<Notice>| match notice {
            Some(Notice { announced: true, number, .. }) => format!("已公布（{number}）"),
            Some(_) => "只有法定节日".to_owned(),
            None => "没有".to_owned(),
        };
        page.paragraph(2, &format!("{year} 年：{} 改为 {}", notice(old), notice(new)));
    }
    for day in &diff.days {
        page.paragraph(2, &format!("{} {} 改为 {}", day.day, day.old, day.new));
    }
}

fn answers(page: &mut Page, topic: &TopicDiff, new: &Assets, length: Length) {
    let TopicDiff { title, tried, changed, .. } = topic;
    page.heading(&format!("{title}：试了 {tried} 组地方和答案，{changed} 组的结果不同"));
    for group in &topic.groups {
        let parts = group.parts.iter().map(|part| {
            PARTS.iter().find(|(id, _)| id == part).map_or(part.as_str(), |(_, name)| *name)
        });
        let parts = parts.collect::<Vec<_>>().join("、");
        page.hanging(2, &format!("{} 组：", group.changed), &parts);
        page.hanging(5, "地方：", &places(group, new, length));
        for only in &group.only {
            let values = only.values.iter().map(|value| worded(new, topic, &only.question, value));
            let values = values.collect::<Vec<_>>().join("；");
            page.hanging(5, &format!("只在「{}」是：", only.label), &values);
        }
        page.hanging(5, "例：", &call(&topic.topic, group));
    }
}

/// A choice by its label.
fn worded(new: &Assets, topic: &TopicDiff, question: &str, value: &str) -> String {
    let topic = new.table.topics.iter().find(|each| each.id == topic.topic);
    let choice = topic.and_then(|topic| {
        let question = topic.at(topic.question(question)?);
        question.choices.get(usize::from(question.choice(value)?))
    });
    choice.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

fn places(group: &Group, new: &Assets, length: Length) -> String {
    let name = |code: &String| {
        new.regions.by_code(code).map_or_else(|| code.clone(), |ix| new.regions.full_name(ix))
    };
    let names: Vec<String> = group.places.iter().take(length.names()).map(name).collect();
    let more = group.places.len().saturating_sub(length.names());
    let more = if more == 0 { String::new() } else { format!("等，另外还有 {more} 个") };
    names.join("、") + &more
}

/// The command that gives the result of one of them.
fn call(topic: &str, group: &Group) -> String {
    let command = if topic == TRANSFER { "plan".to_owned() } else { format!("topic {topic}") };
    let flags = group.example.iter().map(|(id, text)| format!(" {} {text}", flag(id)));
    format!("yizhuan {command}{}", flags.collect::<String>())
}
