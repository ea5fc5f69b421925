//! What was done on the plan: which tab is open, where each stands, what was ticked.

use std::collections::BTreeSet;

use super::TABS;
use super::sheet::Sheet;
use super::statement::Statement;
use crate::tui::widget::rows::{Scroll, Step};

/// Where a tab stands: the focused line, counted through both columns, and the lines above each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The focused line.
    pub focus: usize,
    /// Lines above each column.
    pub tops: [usize; 2],
}

/// What was done on the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The open tab.
    pub tab: usize,
    /// Ids of the papers that are ready.
    pub ticked: BTreeSet<String>,
    places: [Place; TABS.len()],
}

impl State {
    /// Where the open tab stands.
    pub fn place(&self) -> Place {
        self.places[self.tab]
    }

    /// Opens a tab; one that does not exist changes nothing.
    pub fn open(&mut self, tab: usize) {
        if tab < TABS.len() {
            self.tab = tab;
        }
    }

    /// Opens the tab so many further, round and round.
    pub fn turn(&mut self, tabs: usize) {
        self.tab = (self.tab + tabs) % TABS.len();
    }

    /// Moves in the open tab.
    pub fn step(&mut self, sheet: &Sheet, step: Step, height: usize) {
        self.places[self.tab] = sheet.step(self.place(), step, sheet.room(height));
    }

    /// Ticks a paper, or takes the tick back.
    pub fn tick(&mut self, id: &str) {
        if !self.ticked.remove(id) {
            self.ticked.insert(id.to_owned());
        }
    }
}

impl Sheet {
    /// The column of the focused line, and the line's number in it.
    pub fn active(&self, place: Place) -> (usize, usize) {
        let mut focus = place.focus;
        for (at, column) in self.columns.iter().enumerate() {
            if focus < column.items() {
                return (at, focus);
            }
            focus -= column.items();
        }
        // The plan has fewer lines than it had: the last one is the nearest.
        let last = self.columns.iter().rposition(|column| column.items() > 0).unwrap_or(0);
        (last, self.columns.get(last).map_or(0, |column| column.items().saturating_sub(1)))
    }

    /// How each column stands.
    pub fn scrolls(&self, place: Place) -> Vec<Scroll> {
        let (active, focus) = self.active(place);
        let of = |at| Scroll {
            focus: if at == active { focus } else { usize::MAX },
            top: place.tops[at],
        };
        (0..self.columns.len().min(2)).map(of).collect()
    }

    /// What the focused line says.
    pub fn focused(&self, place: Place) -> Option<Statement> {
        let (active, focus) = self.active(place);
        self.columns.get(active)?.target(focus)
    }

    /// Where a key leads, from the end of one column to the beginning of the next.
    fn step(&self, place: Place, step: Step, room: usize) -> Place {
        let (active, focus) = self.active(place);
        let Some(column) = self.columns.get(active) else { return place };
        let before =
            Scroll { focus, top: column.top(Scroll { focus, top: place.tops[active] }, room) };
        let after = column.step(before, step, room);
        let last = self.columns.len() - 1;
        let (target, scroll) = match step {
            Step::Home => (0, self.columns[0].step(Scroll::default(), Step::Home, room)),
            Step::End => (last, self.columns[last].step(before, Step::End, room)),
            Step::Down | Step::PageDown if after == before && active < last => {
                (last, self.columns[last].step(Scroll::default(), Step::Home, room))
            }
            Step::Up | Step::PageUp if after == before && active > 0 => {
                (0, self.columns[0].step(Scroll { focus: 0, top: place.tops[0] }, Step::End, room))
            }
            _ => (active, after),
        };
        let mut tops = place.tops;
        tops[target] = scroll.top;
        let before: usize =
            self.columns[..target].iter().map(crate::tui::widget::rows::Rows::items).sum();
        Place { focus: before + scroll.focus, tops }
    }
}
