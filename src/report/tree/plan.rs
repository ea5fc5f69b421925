//! A plan as a tree: the answer, papers, steps, days, the gap, what to mind, whom to ask.

use super::entry::{Entry, Mark, Passage};
use super::parts::{self, Parts};
use super::{Block, Group, Item, Section, SectionKind, Tree, claims, stretch, summary};
use crate::model::{Need, Slot};
use crate::report::{MaterialDoc, PlanReport, StepDoc, StepsDoc, gap, wording, words};

/// The tree of a plan.
pub fn tree(plan: &PlanReport) -> Tree {
    let parts = Parts::from(plan);
    let own = [materials(plan, &parts), steps(plan, &parts), timeline(plan, &parts)];
    let behind = [
        gap(plan, &parts),
        account(plan, &parts),
        parts.warnings().map(|section| section.tab(words::slot(Slot::Warning))),
        matters(plan, &parts),
        parts.channels(),
        parts.terms(&plan.terms),
        parts::sources(&parts.sources),
        parts.answers(),
    ];
    let behind: Vec<Section> = own.into_iter().chain(behind).flatten().collect();
    let first = [summary::summary(plan, &parts, &behind), because(plan, &parts), parts.open()];
    Tree {
        title: plan.title(),
        personal: true,
        sections: first.into_iter().flatten().chain(behind).collect(),
        foot: parts.foot(),
    }
}

/// The reasons of the answer; that which says what to do stands in the answer already.
fn because(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let told = usize::from(summary::leads(plan));
    let reasons = plan.verdict.because.iter().skip(told).enumerate().map(|(at, reason)| {
        Block::Statement(Entry {
            mark: Mark::Number(at + 1),
            lines: vec![Passage::plain(&reason.text)],
            ..parts.entry(summary::VERDICT, &reason.why)
        })
    });
    let reasons: Vec<Block> = reasons.collect();
    let about = wording::about(plan);
    // Nothing goes from one scheme to another where nothing moves, and alone it is no reason.
    let says = plan.moves() && !about.is_empty() && !reasons.is_empty();
    let about = says.then(|| Block::note(about));
    let title = if told == 0 { "为什么" } else { "还有" };
    Section::of(SectionKind::Because, title, about.into_iter().chain(reasons).collect())
}

/// What bears on things that were said and that no question asks for.
fn matters(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let blocks = plan.matters.iter().map(|claim| {
        let lines = vec![Passage::plain(&claim.text)];
        claims::headed(claim, Entry { lines, ..parts.entry("说法", &claim.why) })
    });
    Section::of(SectionKind::Matters, "还说到的", blocks.collect())
}

fn account(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let account = &plan.account;
    if account.why.rule.is_empty() && !plan.moves() {
        return None;
    }
    let entry = Entry {
        title: words::account(account.code).to_owned(),
        lines: vec![Passage::plain(&account.text)],
        ..parts.entry(words::slot(Slot::Account), &account.why)
    };
    Section::of(SectionKind::Account, words::slot(Slot::Account), vec![Block::Statement(entry)])
}

fn materials(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let all: Vec<&MaterialDoc> = Need::ALL.iter().flat_map(|need| with(plan, *need)).collect();
    let groups = all.chunk_by(|one, other| one.need == other.need && one.group == other.group);
    let groups = groups.map(|papers| {
        let title = words::need(papers[0].need).to_owned();
        let blocks = papers.iter().map(|paper| self::paper(paper, parts)).collect();
        Block::Group(Group { title, blocks })
    });
    let none = all.is_empty() && plan.moves();
    let none = none.then(|| Block::note(wording::NO_MATERIALS));
    let section = Section::list(SectionKind::Materials, "材料清单", groups.chain(none).collect())?;
    Some(section.tab("材料"))
}

fn with(plan: &PlanReport, need: Need) -> impl Iterator<Item = &MaterialDoc> {
    plan.materials.iter().filter(move |paper| paper.need == need)
}

fn paper(material: &MaterialDoc, parts: &Parts) -> Block {
    let mark = if material.need == Need::NotNeeded { Mark::Dash } else { Mark::Tick };
    let only = match material.channels.as_slice() {
        ["online"] => "网上办用",
        ["counter"] => "窗口办用",
        _ => "",
    };
    let entry = Entry {
        id: material.id.clone(),
        mark,
        title: material.title.clone(),
        aside: only.to_owned(),
        lines: vec![Passage::labelled("怎么得到", &material.how), Passage::plain(&material.note)],
        ..parts.entry("材料", &material.why)
    };
    Block::Item(Item { need: material.need, group: material.group.clone(), entry })
}

/// A way to apply.
pub(crate) struct Way<'a> {
    /// Its name as a heading.
    pub title: &'static str,
    /// What its steps are called as a part of the plan.
    part: &'static str,
    /// What there is to do, one step at least.
    pub steps: &'a [StepDoc],
}

/// The ways that have steps; where both are the same, they once.
pub(crate) fn both_ways(StepsDoc { online, counter }: &StepsDoc) -> Vec<Way<'_>> {
    let way = |title, part, steps| Way { title, part, steps };
    let ways = if online == counter {
        vec![way("网上、窗口都一样", "步骤", online)]
    } else {
        vec![way("网上办", "网上步骤", online), way("窗口办", "窗口步骤", counter)]
    };
    ways.into_iter().filter(|way| !way.steps.is_empty()).collect()
}

fn steps(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let ways: Vec<Block> = both_ways(&plan.steps)
        .into_iter()
        .map(|Way { title, part, steps }| {
            let blocks = steps.iter().enumerate().map(|(at, each)| {
                let entry = Entry { mark: Mark::Number(at + 1), ..step(each, part, parts) };
                Block::Step(entry)
            });
            Block::Group(Group { title: title.to_owned(), blocks: blocks.collect() })
        })
        .collect();
    let note = match ways.len() {
        0 if plan.moves() => Some(wording::NO_STEPS),
        2 if summary::own(&plan.steps).len() == 2 && plan.can_choose() => Some(wording::EITHER_WAY),
        _ => None,
    };
    let blocks = note.map(Block::note).into_iter().chain(ways);
    Some(Section::list(SectionKind::Steps, "办理步骤", blocks.collect())?.tab("步骤"))
}

fn step(step: &StepDoc, part: &str, parts: &Parts) -> Entry {
    Entry {
        id: step.id.clone(),
        title: step.title.clone(),
        lines: vec![
            Passage::quiet("谁办", &step.who),
            Passage::quiet("在哪", &step.place),
            Passage::plain(&step.text),
            Passage::spoken("可以这样说", &step.say),
            Passage::labelled("办不成", &step.otherwise),
        ],
        ..parts.entry(part, &step.why)
    }
}

fn timeline(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let none = parts.timeline.is_empty() && plan.moves();
    let none = none.then(|| Block::note(wording::NO_DATES));
    let blocks = parts.timeline(stretch::all(plan)).into_iter().chain(none);
    Some(
        Section::list(SectionKind::Timeline, words::slot(Slot::Timeline), blocks.collect())?
            .tab(words::slot(Slot::Timeline)),
    )
}

fn gap(plan: &PlanReport, parts: &Parts) -> Option<Section> {
    let concerns = plan.moves();
    if plan.gap.why.rule.is_empty() && !concerns {
        return None;
    }
    let labels = gap::of(plan).labelled().filter(|_| plan.gap_counts());
    let labels = labels.map(|(label, text)| Block::label(label, text));
    let statement = Block::Statement(Entry {
        lines: vec![Passage::plain(&plan.gap.text)],
        ..parts.entry(words::slot(Slot::Gap), &plan.gap.why)
    });
    Some(
        Section::of(SectionKind::Gap, words::slot(Slot::Gap), labels.chain([statement]).collect())?
            .tab("待遇"),
    )
}
