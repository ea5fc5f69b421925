//! What is known of places, as wrapped text.

use super::page::Page;
use super::references;
use crate::report::DataDoc;
use crate::report::places::{AspectDoc, Counts, FactDoc, PlaceDoc, PlaceLine, PlacesDoc};
use crate::text::{pad, width};

/// What stands under it.
pub const FOOT: &str =
    "这些由离线程序按公开文件整理，不是经办机构的答复。办理以经办机构为准，拿不准请拨打 12393。";
/// What the columns count.
pub const LEGEND: &str = "有文件：依据文件或者官方的办事指南。待核对：只见到二手材料，办理前请核对。线索：只告诉您到哪里去看，不能当作规定。\
    不知道：有几个方面还没有当地的信息。";
/// Narrower than this a line of the list does not fit beside its numbers.
const TABLE: usize = 68;

/// Writes what is known of a place in lines of at most `width` cells.
pub fn one(doc: &PlaceDoc, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&format!("{}：各方面的情况", doc.place.name));
    page.paragraph(2, &format!("{}。", doc.counts.words()));
    page.hanging(2, "核实、咨询：", &doc.ask);
    for aspect in &doc.aspects {
        page.heading(&aspect.title);
        for (at, fact) in aspect.facts.iter().enumerate() {
            let mark = format!("{}. ", at + 1);
            match told_above(doc, (&aspect.id, fact)) {
                Some(above) => again(&mut page, (&mark, fact), above),
                None => write_fact(&mut page, doc, (&mark, fact)),
            }
        }
    }
    unknown(&mut page, doc);
    if !doc.cities.is_empty() {
        page.heading("这些地方另有自己的信息");
        let names: Vec<&str> = doc.cities.iter().map(|city| city.name.as_str()).collect();
        page.paragraph(2, &names.join("、"));
    }
    references::documents(&mut page, &doc.sources);
    foot(&mut page, &doc.today, &doc.data);
    page.finish()
}

/// The aspect before this one under which a fact stands already.
pub fn told_above<'a>(doc: &'a PlaceDoc, (aspect, fact): (&str, &FactDoc)) -> Option<&'a str> {
    let above = doc.aspects.iter().take_while(|each| each.id != aspect);
    let rule = &fact.why.rule;
    let told = |each: &&AspectDoc| {
        !rule.is_empty() && each.facts.iter().any(|other| other.why.rule == *rule)
    };
    above.filter(told).map(|each| each.title.as_str()).next()
}

fn again(page: &mut Page, (mark, fact): (&str, &FactDoc), above: &str) {
    page.hanging(2, mark, &said(fact));
    page.paragraph(2 + width(mark), &see_above(above));
}

/// Where the rest of a fact stands.
pub fn see_above(above: &str) -> String {
    format!("（适用和依据见上面的「{above}」）")
}

/// A fact behind its heading.
pub fn said(fact: &FactDoc) -> String {
    let title = if fact.title.is_empty() { String::new() } else { format!("{}：", fact.title) };
    format!("{title}{}", fact.text)
}

fn write_fact(page: &mut Page, doc: &PlaceDoc, (mark, fact): (&str, &FactDoc)) {
    page.hanging(2, mark, &said(fact));
    let under = 2 + width(mark);
    page.hanging(under, "适用：", &fact.applies);
    page.hanging(under, "可靠程度：", &fact.standing());
    for notice in &fact.why.notices {
        page.hanging(under, "注意：", notice);
    }
    page.paragraph(under, &references::line(&doc.sources, &fact.why));
}

fn unknown(page: &mut Page, doc: &PlaceDoc) {
    if doc.unknown.is_empty() {
        return;
    }
    page.heading("还不知道");
    for aspect in &doc.unknown {
        page.hanging(2, "- ", &aspect.title);
    }
    page.paragraph(2, &no_facts(doc));
}

/// Whom to ask about what is not known.
pub fn no_facts(doc: &PlaceDoc) -> String {
    format!("这些没有当地的信息，{}", doc.ask)
}

/// Writes how much is known of every place in lines of at most `width` cells.
pub fn all(doc: &PlacesDoc, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading("各地情况");
    if width >= TABLE {
        page.paragraph(0, &columns("", ["有文件", "待核对", "线索", "不知道"], "最新"));
    }
    for line in &doc.places {
        let (name, counts) = (own_name(doc, line), &line.counts);
        let indent = if line.province.is_some() { 2 } else { 0 };
        if width >= TABLE {
            page.paragraph(0, &numbers(&format!("{}{name}", " ".repeat(indent)), counts));
        } else {
            page.hanging(indent, &format!("{name}："), &counts.words());
        }
    }
    page.blank();
    page.hanging(0, "合计：", &totals(doc));
    page.paragraph(0, LEGEND);
    foot(&mut page, &doc.today, &doc.data);
    page.finish()
}

/// The name of a city without that of its province, which stands above it.
pub fn own_name<'a>(doc: &PlacesDoc, line: &'a PlaceLine) -> &'a str {
    let province = line.province.as_ref();
    let above = province.and_then(|code| doc.places.iter().find(|each| each.place.code == *code));
    let name = line.place.name.as_str();
    above.and_then(|above| name.strip_prefix(above.place.name.as_str())).unwrap_or(name)
}

fn numbers(name: &str, counts: &Counts) -> String {
    let all = [counts.document, counts.unverified, counts.lead, counts.unknown];
    let [document, unverified, lead, unknown] = all.map(|count| count.to_string());
    let newest = counts.newest.as_deref().unwrap_or_default();
    columns(name, [&document, &unverified, &lead, &unknown], newest)
}

fn columns(name: &str, numbers: [&str; 4], newest: &str) -> String {
    let right = |text: &str| format!("{}{text}", " ".repeat(8_usize.saturating_sub(width(text))));
    format!("{}{}   {newest}", pad(name, 20), numbers.map(right).concat())
}

/// All facts together.
pub fn totals(doc: &PlacesDoc) -> String {
    let own = doc.places.iter().filter(|line| line.counts.facts() > 0).count();
    let totals = &doc.totals;
    let facts = Counts { unknown: 0, ..totals.clone() }.words();
    let none = match totals.unknown {
        0 => String::new(),
        none => format!("；{none} 个省级地区还没有当地的信息"),
    };
    format!("{own} 个地方有自己的信息：{facts}{none}。")
}

fn foot(page: &mut Page, today: &str, data: &DataDoc) {
    page.blank();
    page.paragraph(0, &dates(today, data));
    page.paragraph(0, FOOT);
}

/// The day it is for, and of the data.
pub fn dates(today: &str, data: &DataDoc) -> String {
    format!("{today} 的情况。规则数据 {}，最后核对 {}。", data.version, data.checked)
}
