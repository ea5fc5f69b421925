//! The parts of a result in columns, as even as can be.

use ratatui::layout::Rect;

use super::BESIDE;
use crate::report::tree::{Block, Section, SectionKind};
use crate::tui::widget::blocks::{Blocks, Part, Target};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{BETWEEN, Sheet, tallest};

/// A part of a result in its columns.
type Laid<'t> = Sheet<Target<'t>>;

/// The same with lines two rows tall, if they are no taller in all; a list that goes on below may be.
pub(super) fn for_fingers(sheet: Laid, most: usize) -> Laid {
    let mut tall = sheet.clone();
    tall.columns.iter_mut().for_each(Rows::tall);
    if tall.tallest() <= most { tall } else { sheet }
}

/// The parts of a tab in one column, or in two where there is room for them and an answer needs it.
pub(super) fn columns<'t>(blocks: Blocks, tab: &'t [Section], area: Rect, way: usize) -> Laid<'t> {
    let mut all = parts(&blocks, tab);
    // What stands before the ways is said by the line over them.
    let ways = ways(tab, area);
    if ways > 1 {
        return vec![all.swap_remove(all.len() - ways + way)].into();
    }
    let whole = vec![join(all)];
    let answer = tab.iter().any(|section| section.answer.is_some());
    if area.width < BESIDE || answer && tallest(&whole) <= area.height.into() {
        return whole.into();
    }
    let room = usize::from(area.width).saturating_sub(BETWEEN);
    let across = |cells| parts(&Blocks { pen: blocks.pen.across(cells), ..blocks }, tab);
    let half = across(room / 2);
    let even = split(half.clone(), half);
    if !answer {
        return even.unwrap_or(whole).into();
    }
    // What an answer says first is worth longer lines than what stands behind it.
    let first = room * 3 / 5;
    let uneven = split(across(first), across(room - first));
    match (even, uneven) {
        (Some(even), Some(uneven)) if tallest(&even) < tallest(&uneven) => even.into(),
        (_, Some(parts)) => Sheet { first: Some(first), ..parts.into() },
        (even, None) => even.unwrap_or(whole).into(),
    }
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

/// Two columns as even as can be, of parts as they are in the first and as they are in the second; none where
/// there is but one part.
fn split<'t>(mut left: Vec<Part<'t>>, mut right: Vec<Part<'t>>) -> Option<Vec<Part<'t>>> {
    let height = |parts: &[Part]| parts.iter().map(Rows::height).sum::<usize>();
    let taller = |at: &usize| height(&left[..*at]).max(height(&right[*at..]));
    let at = (1..left.len()).min_by_key(taller)?;
    left.truncate(at);
    Some(vec![join(left), join(right.split_off(at))])
}
