//! A plan as a tree: the answer, papers, steps, days, the gap, what to mind, whom to ask.

use super::entry::{Entry, Line, Mark};
use super::parts::{self, Parts};
use super::{Block, Group, Item, Section, Tree};
use crate::model::Need;
use crate::report::{MaterialDoc, PlanReport, StepDoc, hotline, wording, words};

/// The tree of a plan.
pub fn tree(plan: &PlanReport) -> Tree {
    let parts = Parts::from(plan);
    let sections = [
        verdict(plan, &parts),
        materials(plan, &parts),
        steps(plan, &parts),
        timeline(&parts),
        gap(plan, &parts),
        parts.warnings(),
        parts.channels(),
        parts::sources(&plan.sources),
        parts.answers(),
    ];
    Tree {
        title: plan.title(),
        personal: true,
        hotlines: hotline::all(&plan.channels),
        sections: sections.into_iter().flatten().collect(),
        foot: parts.foot(),
    }
}

fn verdict(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let about = Some(wording::about(plan)).filter(|about| !about.is_empty());
    let because = plan.verdict.because.iter().enumerate().map(|(at, reason)| {
        Block::Statement(Entry {
            mark: Mark::Number(at + 1),
            lines: vec![Line::plain(&reason.text)],
            ..parts.entry("结论", &reason.why)
        })
    });
    let account = Block::Statement(Entry {
        title: format!("个人账户：{}", words::account(plan.account.code)),
        lines: vec![Line::plain(&plan.account.text)],
        ..parts.entry("个人账户", &plan.account.why)
    });
    let blocks = about.map(Block::Note).into_iter().chain(because).chain([account]).collect();
    let section = Section::of("verdict", &format!("结论：{}", plan.verdict.title), blocks)?;
    Some(Section { answer: true, ..section })
}

fn materials(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let all = &plan.materials;
    let none = all.is_empty().then(|| Block::note(wording::NO_MATERIALS));
    let blocks = all.iter().map(|material| paper(material, all, parts)).chain(none);
    Section::list("materials", "材料清单", blocks.collect())
}

fn paper(material: &MaterialDoc, all: &[MaterialDoc], parts: &Parts) -> Block {
    let mark = if material.need == Need::NotNeeded { Mark::Dash } else { Mark::Tick };
    let entry = Entry {
        id: material.id.clone(),
        mark,
        title: material.title.clone(),
        aside: wording::need(material, all),
        lines: vec![Line::labelled("怎么得到", &material.how), Line::plain(&material.note)],
        ..parts.entry("材料", &material.why)
    };
    Block::Item(Item { need: material.need, group: material.group.clone(), entry })
}

fn steps(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let ways =
        [("网上办", "网上步骤", &plan.steps.online), ("窗口办", "窗口步骤", &plan.steps.counter)];
    let ways = ways.into_iter().filter(|(_, _, steps)| !steps.is_empty());
    let ways: Vec<Block> = ways
        .map(|(title, part, steps)| {
            let blocks = steps.iter().enumerate().map(|(at, each)| {
                let entry = Entry { mark: Mark::Number(at + 1), ..step(each, part, parts) };
                Block::Step(entry)
            });
            Block::Group(Group { title: title.to_owned(), blocks: blocks.collect() })
        })
        .collect();
    let note = match ways.len() {
        0 => Some(wording::NO_STEPS),
        1 => None,
        _ => Some(wording::EITHER_WAY),
    };
    Section::list("steps", "办理步骤", note.map(Block::note).into_iter().chain(ways).collect())
}

fn step(step: &StepDoc, part: &str, parts: &Parts) -> Entry {
    Entry {
        id: step.id.clone(),
        title: step.title.clone(),
        lines: vec![
            Line::quiet("谁办", &step.who),
            Line::quiet("在哪", &step.place),
            Line::plain(&step.text),
        ],
        ..parts.entry(part, &step.why)
    }
}

fn timeline(parts: &Parts) -> Option<Section> {
    let none = parts.timeline.is_empty().then(|| Block::note(wording::NO_DATES));
    let blocks = parts.timeline().into_iter().chain(none);
    Section::list("timeline", "时间线", blocks.collect())
}

fn gap(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let labels = wording::gap(plan).into_iter().map(|(label, text)| Block::label(label, text));
    let statement = Block::Statement(Entry {
        lines: vec![Line::plain(&plan.gap.text)],
        ..parts.entry("断缴与待遇", &plan.gap.why)
    });
    Section::of("gap", "断缴与待遇", labels.chain([statement]).collect())
}
