//! Plans side by side as a tree, row by row, what differs first.

use chrono::NaiveDate;

use super::parts::Parts;
use super::{Block, Group, Section, SectionKind, Tree, plan, summary};
use crate::model::{At, moment};
use crate::report::compare::{ColumnDoc, CompareDoc, CompareRow};
use crate::report::{AnswerDoc, Counts, MilestoneDoc, PlanReport, wording, words};
use crate::text::{width, wrap};

/// What stands in a cell of a row that does not arise there.
const NOTHING: &str = "没有这一项";

/// What stands behind the area code of a place.
const HOTLINE: &str = "-12393";

/// What stands behind what leads to the rest of a line.
const LEADS: &str = "：";

/// Rows that say little about which is better.
const ASIDE: [&str; 2] = [summary::ASK, summary::SURE];

/// What days are called that plans call otherwise, by the ids of their items: each cell says what it is there.
const CALLED: [(&str, &str); 4] = [
    (moment::OUT_DUE, "转出"),
    (moment::IN_DUE, "转入"),
    (moment::BENEFITS_START, "哪个月起享受"),
    (moment::FULL_BENEFITS, "哪个月起全额"),
];

/// Puts plans side by side; none where there is nothing to put.
pub fn compare(by: &str, mut columns: Vec<ColumnDoc>) -> Option<CompareDoc> {
    for ColumnDoc { label, .. } in &mut columns {
        // 「职工医保，灵活就业」 is told apart from the others by its last part.
        if let Some((_, own)) = label.rsplit_once('，') {
            *label = own.to_owned();
        }
    }
    let first = &columns.first()?.result;
    let (today, data) = (first.today.clone(), first.data.clone());
    let shared = |answer: &&AnswerDoc| {
        columns.iter().all(|column| column.result.answers.iter().any(|other| other == *answer))
    };
    let answers = first.answers.iter().filter(shared).cloned().collect();
    let rows = rows(&columns, &today);
    Some(CompareDoc { schema: 1, today, data, by: by.to_owned(), answers, columns, rows })
}

/// A line of a plan's first screen.
struct Line {
    /// What it is about, also where it is called otherwise: of a day the id of its item.
    about: String,
    label: String,
    text: String,
}

impl Line {
    fn of(plan: &PlanReport, label: &str, text: String) -> Self {
        let day = plan.timeline.iter().find(|point| point.key_day == label);
        let about = day.map_or(label, |point| &point.id).to_owned();
        Self { about, label: label.to_owned(), text }
    }
}

/// The lines of a plan's first screen; days are written as on one day for all plans, so that the same
/// day reads the same.
fn lines(plan: &PlanReport, today: &str) -> Vec<Line> {
    // What begins with paying is what is compared, also where nobody pays yet.
    let timeline = plan.timeline.iter();
    let pending = |point: &MilestoneDoc| point.assumed || point.pending && plan.gap.doubted;
    let timeline =
        timeline.map(|point| MilestoneDoc { pending: pending(point), ..point.clone() }).collect();
    let plan = PlanReport { today: today.to_owned(), timeline, ..plan.clone() };
    let tree = plan::tree(&plan);
    let summary = tree.section(&SectionKind::Summary);
    let verdict = Line::of(&plan, summary::VERDICT, plan.verdict.title.clone());
    let lines =
        summary.into_iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Label(label) => {
                // Which day it is for stands beside it, wherever it is read.
                let day = label.copied.as_ref().and(label.later_on.as_ref());
                let text = two_days(&plan, &label.label);
                let text = text.as_ref().or(day).unwrap_or(&label.text);
                let text = format!("{}{text}{}", on_paying(&plan, &label.label), label.marks);
                Some(Line::of(&plan, &label.label, text))
            }
            Block::Statement(entry) => {
                Some(Line::of(&plan, &entry.title, entry.text().to_owned() + &entry.marks))
            }
            _ => None,
        });
    [verdict].into_iter().chain(lines).collect()
}

/// What stands before a month that counts from a payment nobody has made yet.
fn on_paying(plan: &PlanReport, label: &str) -> &'static str {
    let named = |point: &&MilestoneDoc| point.from_payment && point.key_day == label;
    match plan.timeline.iter().find(named).map(|point| point.counts) {
        Some(Counts::Payment) => "马上缴费的，",
        Some(Counts::Paid) => "按已经缴的月份，",
        Some(Counts::Check) | None => "",
    }
}

/// A day that depends on when offices work again: both days, each behind its own acceptance.
fn two_days(plan: &PlanReport, label: &str) -> Option<String> {
    let point = plan.timeline.iter().find(|point| point.key_day == label)?;
    let start = wording::accepted_before(point, wording::counted_from(plan))?;
    let (At::Day(day), Some(later)) = (point.at, point.if_later) else { return None };
    let each = |accepted: NaiveDate, day| {
        // The year of the acceptance goes without saying.
        let day = words::day(day).replace(&accepted.format("%Y 年 ").to_string(), "");
        format!("{}：{day}", wording::if_accepted_on(accepted))
    };
    Some(format!("{}；{}", each(start, day), each(later.accepted, later.day)))
}

fn rows(columns: &[ColumnDoc], today: &str) -> Vec<CompareRow> {
    let all: Vec<_> = columns.iter().map(|column| lines(&column.result, today)).collect();
    let abouts = each_once(all.iter().flatten().map(|line| line.about.as_str()));
    let mut rows: Vec<CompareRow> = abouts.into_iter().map(|about| row(about, &all)).collect();
    rows.sort_by_key(|row| {
        (!row.differs, ASIDE.contains(&row.label.as_str()), !differs_in_substance(row, columns))
    });
    rows
}

/// Whether cells say something else about each plan, and not the same of other places, or as surely.
fn differs_in_substance(row: &CompareRow, columns: &[ColumnDoc]) -> bool {
    let bare = |(cell, column): (&String, &ColumnDoc)| {
        let said = without_numbers(&without_marks(cell));
        column.result.ends.iter().fold(said, |said, name| said.replace(name, ""))
    };
    let mut cells = row.cells.iter().zip(columns).map(bare);
    cells.next().is_some_and(|first| cells.any(|cell| cell != first))
}

/// A text without what marks say, such as 「〔需核对〕」.
fn without_marks(text: &str) -> String {
    let (first, marked) = text.split_once('〔').unwrap_or((text, ""));
    let rest = marked.split('〔').filter_map(|part| Some(part.split_once('〕')?.1));
    [first].into_iter().chain(rest).collect()
}

/// A text without the hotlines of places.
fn without_numbers(text: &str) -> String {
    let parts = text.split(HOTLINE);
    parts.map(|part| part.trim_end_matches(|letter: char| letter.is_ascii_digit())).collect()
}

/// The lines about one thing; where plans call it otherwise, each cell says what.
fn row(about: &str, all: &[Vec<Line>]) -> CompareRow {
    let lines: Vec<Option<&Line>> =
        all.iter().map(|lines| lines.iter().find(|line| line.about == about)).collect();
    let labels = each_once(lines.iter().flatten().map(|line| line.label.as_str()));
    let cell = |line: Option<&Line>| match line {
        Some(line) if labels.len() > 1 => format!("{}：{}", line.label, line.text),
        Some(line) => line.text.clone(),
        None => String::new(),
    };
    let cells: Vec<String> = lines.iter().map(|line| cell(*line)).collect();
    let differs = cells.iter().any(|cell| *cell != cells[0]);
    let called = CALLED.iter().find(|(id, _)| *id == about && labels.len() > 1);
    let label = called.map_or_else(|| labels.join("，"), |(_, called)| (*called).to_owned());
    CompareRow { label, differs, cells }
}

/// The same names in their order, each once.
fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// The tree of a comparison.
pub fn tree(doc: &CompareDoc) -> Tree {
    let differing = doc.rows(true).map(|row| {
        let cells = doc.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| Block::label(&column.label, in_words(cell)));
        Block::Group(Group { title: row.label.clone(), blocks: cells.collect() })
    });
    let differing: Vec<Block> = differing.collect();
    let none = differing.is_empty().then(|| Block::note("结论、材料、日子、断缴和待遇都一样。"));
    let same = doc.rows(false).map(|row| Block::label(&row.label, row.cells[0].clone()));
    let assumed = wording::unasked(&doc.answers).map(Block::Assumed);
    let differing = assumed.into_iter().chain(differing);
    let sections = [
        Section::of(SectionKind::Differs, "不同的", differing.chain(none).collect()),
        Section::of(SectionKind::Same, "一样的", same.collect()),
    ];
    let foot = doc.columns.first().map(|column| Parts::from(&column.result).foot());
    let foot = [wording::COMPARED_MORE.to_owned()].into_iter().chain(foot.unwrap_or_default());
    Tree {
        title: doc.title(),
        sections: sections.into_iter().flatten().collect(),
        foot: foot.collect(),
        ..Tree::default()
    }
}

/// The lines of a cell in a column: what is too long for one begins anew after every semicolon.
pub fn in_lines(cell: &str, cells: usize) -> Vec<String> {
    let words = in_words(cell);
    if width(words) <= cells {
        return vec![words.to_owned()];
    }
    wrap(&alike(words, cells).unwrap_or_else(|| in_paragraphs(cell)), cells)
}

/// Several lines that each lead to something, such as two days, all of them alike: without semicolons, or
/// where that is too long each in two. None for other cells.
fn alike(words: &str, cells: usize) -> Option<String> {
    let lines: Vec<&str> = words.split('；').collect();
    let pairs: Vec<_> = lines.iter().map(|line| line.rsplit_once(LEADS)).collect::<Option<_>>()?;
    // Marks have room behind it.
    let fits = |text: &str| width(text.split('〔').next().unwrap_or(text)) <= cells;
    if lines.len() < 2 {
        return None;
    }
    if lines.iter().all(|line| fits(line)) {
        return Some(lines.join("\n"));
    }
    let halves = pairs.iter().map(|(lead, led)| [format!("{lead}{LEADS}"), (*led).to_owned()]);
    let halves: Vec<String> = halves.flatten().collect();
    halves.iter().all(|half| fits(half)).then(|| halves.join("\n"))
}

/// What stands in a cell, in words, anew after every semicolon.
pub fn in_paragraphs(cell: &str) -> String {
    in_words(cell).replace('；', "；\n")
}

/// What stands in a cell, in words.
pub fn in_words(cell: &str) -> &str {
    if cell.is_empty() { NOTHING } else { cell }
}
