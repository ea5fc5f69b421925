//! A list of things to choose from in two columns.

use ratatui::layout::Rect;

use super::list::{FINGER, List};
use super::{Item, Menu};
use crate::tui::canvas::Canvas;

/// Cells between two columns.
const BETWEEN: u16 = 2;

/// A column narrower than this is none.
const NARROW: u16 = 22;

/// Columns of short names wider than this stand too far apart.
const WIDEST: u16 = 42;

impl Menu<'_> {
    /// Draws the items before `split` in one column and the others beside it.
    pub(crate) fn draw_beside(&self, canvas: &mut Canvas, split: usize) {
        let width = canvas.area.width.min(2 * WIDEST).saturating_sub(BETWEEN) / 2;
        let list = List::tight(canvas.look, Rect { width, ..canvas.area }, self);
        let mut pair = Pair { list, split };
        let tall = pair.height() + split.max(self.items.len() - split);
        if tall <= usize::from(canvas.area.height) {
            pair.list.heights.iter_mut().for_each(|height| *height += 1);
        }
        pair.draw(canvas, self.items);
    }
}

/// A list in two columns, where one would be too low for a finger.
pub(super) struct Pair<'a> {
    list: List<'a>,
    /// How many items stand at the left.
    split: usize,
}

impl<'a> Pair<'a> {
    /// None where one column will do, and where two do not help.
    pub(super) fn of(one: &List<'a>, area: Rect, menu: &Menu) -> Option<Self> {
        let low = one.heights.iter().any(|height| *height < FINGER);
        let explained = one.rows.iter().any(|rows| !rows.about.is_empty());
        let width = one.width.saturating_sub(BETWEEN) / 2;
        if !one.look.touch || !low || explained || width < NARROW {
            return None;
        }
        let mut list = List::tight(one.look, Rect { width, ..area }, menu);
        list.stretch();
        let split = menu.items.len().div_ceil(2);
        let pair = Self { list, split };
        (pair.height() <= usize::from(area.height)).then_some(pair)
    }

    pub(super) fn height(&self) -> usize {
        let (left, right) = self.list.heights.split_at(self.split);
        left.iter().sum::<usize>().max(right.iter().sum())
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, items: &[Item]) {
        let area = Rect { width: self.list.width, ..canvas.area };
        let right = Rect { x: area.right() + BETWEEN, ..area };
        for (area, part) in [(area, 0..self.split), (right, self.split..items.len())] {
            self.list.draw(&mut canvas.within(area), items, part);
        }
        canvas.space(self.height() as u16);
    }
}
