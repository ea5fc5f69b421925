//! The lines over a part of a result that stay: the answer's band, what is ready, the drawn axis.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::model::{Need, Slot, VerdictCode};
use crate::report::tree::{About, Block, Item, Section};
use crate::report::words;
use crate::text::{pad, width, wrap};
use crate::tui::theme::Role;
use crate::tui::widget::blocks::{Blocks, Part, Target};
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::GUTTER;
use crate::tui::widget::tabs::Tabs;
use crate::tui::widget::{timeline, verdict};

/// Lower than this the axis scrolls away with the list below it.
pub(super) const PINNED: u16 = 17;
/// From this height on the answer is a banner, and its lines stand apart.
pub(super) const TALL: u16 = 26;
/// From this height on it is a banner too where all of it is seen at once.
pub(super) const BANNER: u16 = 20;
/// Lines that must be left for that list.
const LIST: usize = 7;

/// The band of an answer, or how much of what must be brought is ready.
pub(super) fn of(blocks: &Blocks, tab: &[Section], columns: u16, tall: bool) -> Vec<Line<'static>> {
    let mut answers = tab
        .iter()
        .filter_map(|section| Some(Band { code: section.answer?, title: &section.title }));
    let band = answers.next().map(|band| band.lines(blocks, columns, tall));
    let mut lines = band.unwrap_or_else(|| count(blocks, tab));
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines
}

/// Says right below the answer what of it rests on nothing that was asked.
pub(super) fn assume(head: &mut Vec<Line<'static>>, pen: Pen, tab: &[Section]) {
    let assumed = tab.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Assumed(text) => Some(text),
        _ => None,
    });
    say(head, pen, assumed);
}

/// Says something right below the answer.
pub(super) fn say<'t>(
    head: &mut Vec<Line<'static>>,
    pen: Pen,
    texts: impl IntoIterator<Item = &'t String>,
) {
    for text in texts {
        let lines = Pen::indented(GUTTER, pen.styled(text, pen.theme.style(Role::Warn)));
        let at = head.len().saturating_sub(1);
        head.splice(at..at, lines);
    }
}

/// The axis with a free line, where it leaves enough room for the list below it; no lines where no day
/// is known.
pub(super) fn axis(blocks: &Blocks, tab: &[Section], area: Rect) -> Option<Vec<Line<'static>>> {
    let mut lines = drawn(blocks, tab, area)?;
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    let rows = usize::from(area.height);
    (rows >= usize::from(PINNED).max(lines.len() + LIST)).then_some(lines)
}

/// The axis in what an answer leaves free, under a heading; no lines where it does not fit.
pub(super) fn axis_below(blocks: &Blocks, all: &[Section], area: Rect) -> Vec<Line<'static>> {
    let lines = drawn(blocks, all, area).unwrap_or_default();
    let mut under = Pen::indented(GUTTER, blocks.pen.heading(words::slot(Slot::Timeline)));
    under.push(Line::default());
    // A free line stands over it.
    if lines.is_empty() || under.len() + lines.len() >= area.height.into() {
        return Vec::new();
    }
    under.extend(lines);
    under
}

fn drawn(blocks: &Blocks, all: &[Section], area: Rect) -> Option<Vec<Line<'static>>> {
    let drawn = all.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Timeline(drawn) => Some(drawn),
        _ => None,
    })?;
    let cells = usize::from(area.width).saturating_sub(GUTTER);
    Some(Pen::indented(GUTTER, timeline::draw(drawn, blocks.backdrop(cells))))
}

/// Has the days to keep in mind stand right below the next step.
pub(super) fn raise_days(columns: &mut [Part]) {
    let is_day = |target: Target| matches!(target, Target::Line(Block::Label(label)) if label.about == About::Day && !label.spare);
    for column in columns {
        column.raise(is_day);
    }
}

/// The way to do the same that is out of sight, and the key that turns to it.
pub(super) fn other_way(
    blocks: &Blocks,
    tab: &[Section],
    area: Rect,
    tabs: &Tabs,
) -> Vec<Line<'static>> {
    let count = super::layout::ways(tab, area);
    let (way, digit) = (tabs.way_of(count), tabs.open_digit());
    let groups = tab.iter().flat_map(|section| &section.blocks);
    let mut names = groups.filter_map(|block| match block {
        Block::Group(group) => Some(&group.title),
        _ => None,
    });
    let Some(other) = names.nth((way + 1) % count.max(1)).filter(|_| count > 1) else {
        return Vec::new();
    };
    Pen::indented(GUTTER, blocks.pen.dim(&format!("另一种：{other}，再按 {digit} 换过去")))
}

/// The papers of a part.
pub(super) fn items(tab: &[Section]) -> Vec<&Item> {
    let blocks = tab.iter().flat_map(|section| &section.blocks);
    let groups = blocks.filter_map(|block| match block {
        Block::Group(group) => Some(&group.blocks),
        _ => None,
    });
    let items = groups.flatten().filter_map(|block| match block {
        Block::Item(item) => Some(item),
        _ => None,
    });
    items.collect()
}

/// An answer over the part that tells it.
struct Band<'a> {
    code: VerdictCode,
    title: &'a str,
}

impl Band<'_> {
    /// A mark, a word, and the line to read out; tall with an edge around it.
    fn lines(&self, blocks: &Blocks, columns: u16, tall: bool) -> Vec<Line<'static>> {
        let (mark, role) = verdict::sign(blocks.glyphs, self.code);
        let theme = blocks.pen.theme;
        let bold = theme.style(Role::Text).add_modifier(Modifier::BOLD);
        let word = format!(" {mark} {} ", words::answer(self.code));
        let room = usize::from(columns).saturating_sub(width(&word) + 2);
        let style = theme.style(role).add_modifier(Modifier::REVERSED | Modifier::BOLD);
        let titled = if tall { style } else { bold };
        let lines = wrap(self.title, room.max(2)).into_iter().map(|line| {
            let line = pad(&format!("  {line}"), room + 2);
            Line::styled(line, titled)
        });
        let lines = Pen::after(&word, style, lines.collect());
        if !tall {
            return lines;
        }
        let edge = Line::styled(" ".repeat(columns.into()), style);
        [vec![edge.clone()], lines, vec![edge]].concat()
    }
}

/// How much of what must be brought is ready; of a group, one is enough.
fn count(blocks: &Blocks, tab: &[Section]) -> Vec<Line<'static>> {
    let all = items(tab);
    let wanted: Vec<&&Item> =
        all.iter().filter(|item| matches!(item.need, Need::Required | Need::OneOf)).collect();
    let sets = wanted.chunk_by(|one, other| one.need == Need::OneOf && one.group == other.group);
    let ready = |set: &&[&&Item]| set.iter().any(|item| blocks.ticked.contains(&item.entry.id));
    let (count, ready) = (sets.clone().count(), sets.filter(ready).count());
    if count == 0 {
        return Vec::new();
    }
    let done = ready == count;
    let role = if done { Role::Good } else { Role::Warn };
    let mark = if done { format!(" {}", blocks.glyphs.yes) } else { String::new() };
    let bold = blocks.pen.theme.style(role).add_modifier(Modifier::BOLD);
    let hint = blocks.pen.theme.style(Role::Dim);
    let words = Span::styled(format!("  已备 {ready} / {count}{mark}"), bold);
    vec![Line::from(vec![words, Span::styled("   按 + 勾选", hint)])]
}
