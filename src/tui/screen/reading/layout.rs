//! The parts of a result in columns, as even as can be.

use ratatui::layout::Rect;

use super::BESIDE;
use crate::report::tree::{Block, Section, SectionKind};
use crate::tui::widget::blocks::{Blocks, Part};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::BETWEEN;

/// The same with lines two rows tall, if they are no taller in all; a list that goes on below may be.
pub(super) fn for_fingers(columns: Vec<Part>, most: usize) -> Vec<Part> {
    let mut tall = columns.clone();
    tall.iter_mut().for_each(Rows::tall);
    if tallest(&tall) <= most { tall } else { columns }
}

/// The parts of a tab in one column, or in two where there is room for them and an answer needs it.
pub(super) fn columns<'t>(
    mut blocks: Blocks,
    tab: &'t [Section],
    area: Rect,
    way: usize,
) -> Vec<Part<'t>> {
    let mut all = parts(&blocks, tab);
    // What stands before the ways is said by the line over them.
    let ways = ways(tab, area);
    if ways > 1 {
        return vec![all.swap_remove(all.len() - ways + way)];
    }
    let whole = vec![join(all)];
    let answer = tab.iter().any(|section| section.answer.is_some());
    if area.width < BESIDE || answer && tallest(&whole) <= area.height.into() {
        return whole;
    }
    let half = usize::from(area.width).saturating_sub(BETWEEN) / 2;
    blocks.pen = blocks.pen.across(half);
    split(parts(&blocks, tab)).unwrap_or(whole)
}

/// Ways to do the same that do not fit side by side: one of them is read at a time.
pub(super) fn ways(tab: &[Section], area: Rect) -> usize {
    match tab {
        [steps] if steps.kind == SectionKind::Steps && area.width < BESIDE => {
            steps.blocks.iter().filter(|block| matches!(block, Block::Group(_))).count()
        }
        _ => 0,
    }
}

pub(super) fn tallest(columns: &[Part]) -> usize {
    columns.iter().map(Rows::height).max().unwrap_or(0)
}

fn parts<'t>(blocks: &Blocks, tab: &'t [Section]) -> Vec<Part<'t>> {
    let alone = tab.len() == 1;
    let parts = tab.iter().flat_map(|section| {
        // The bar or the band says it already.
        let known = alone || section.answer.is_some();
        blocks.section(if known { "" } else { &section.title }, section)
    });
    parts.collect()
}

fn join<'t>(parts: impl IntoIterator<Item = Part<'t>>) -> Part<'t> {
    let mut rows = Rows::default();
    for part in parts {
        rows.append(part);
    }
    rows
}

/// Two columns as even as can be; none where there is but one part.
fn split(mut parts: Vec<Part>) -> Option<Vec<Part>> {
    let height = |parts: &[Part]| parts.iter().map(Rows::height).sum::<usize>();
    let taller = |at: &usize| height(&parts[..*at]).max(height(&parts[*at..]));
    let at = (1..parts.len()).min_by_key(taller)?;
    let right = parts.split_off(at);
    Some(vec![join(parts), join(right)])
}
