//! A part of a result laid out: its columns, what stays over them, and what there is room for below.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Reading, head, layout, onward};
use crate::report::tree::Section;
use crate::tui::page::Context;
use crate::tui::theme::Role;
use crate::tui::widget::blocks::{Air, Blocks, Target};
use crate::tui::widget::pen::Pen;
use crate::tui::widget::sheet::Sheet;

/// Longer lines are hard to read.
const LONGEST: usize = 96;
/// In fewer rows than these the days stand right below the next step, so that they are seen at once.
const LARGE_TYPE: u16 = 10;
/// Rows that a banner has more than a band, with the free one below it.
const EDGES: usize = 3;

/// A part, how its blocks are drawn, and where.
#[derive(Clone, Copy)]
struct Lay<'a, 't> {
    blocks: &'a Blocks<'a>,
    tab: &'t [Section],
    area: Rect,
    /// Whether its answer is a banner.
    tall: bool,
}

impl Reading {
    /// Lays a part out in the room that is left for it.
    pub(super) fn laid<'t>(
        &self,
        context: &Context,
        tab: &'t [Section],
        area: Rect,
    ) -> Sheet<Target<'t>> {
        let tabs = &self.tabs;
        let answer = tab.iter().any(|section| section.answer.is_some());
        let tall = answer && area.height >= head::TALL;
        let air = match context.look.touch {
            _ if !tall => Air::None,
            true => Air::Below,
            false => Air::Between,
        };
        let mut blocks = Blocks {
            pen: Pen::new(&context.look, area.width, LONGEST),
            glyphs: context.look.glyphs,
            calendar: &context.session().assets().calendar,
            ticked: &context.case.ticked,
            axis: false,
            air,
            low: area.height < head::PINNED,
            scarce: answer && area.height < head::PINNED,
        };
        let axis = head::axis(&blocks, tab, area);
        blocks.axis = axis.is_none();
        let mut head = self.over(context, Lay { blocks: &blocks, tab, area, tall });
        head.extend(axis.unwrap_or_default());
        let way = tabs.way_of(layout::ways(tab, area));
        head.extend(head::other_way(&blocks, tab, area, tabs));
        let room = usize::from(area.height).saturating_sub(head.len());
        let below = Rect { height: room as u16, ..area };
        let mut sheet = layout::columns(blocks, tab, below, way);
        if blocks.air != Air::None && sheet.tallest() > room {
            blocks.air = Air::None;
            sheet = layout::columns(blocks, tab, below, way);
        }
        sheet.head = head;
        if context.look.touch {
            sheet = layout::for_fingers(sheet, if answer { room } else { usize::MAX });
        }
        let mut digits = self.digits_on(context);
        let style = blocks.pen.theme.style(Role::Key);
        for column in &mut sheet.columns {
            column.number(&mut digits, style, onward::is_topic);
        }
        if answer && area.height < LARGE_TYPE {
            head::raise_days(&mut sheet.columns);
        }
        if answer {
            self.dress(context, Lay { blocks: &blocks, tab, area, tall }, &mut sheet);
        } else {
            sheet.columns.iter_mut().for_each(|column| column.air(room));
        }
        sheet
    }

    /// Uses what an answer leaves free: for a banner, and for the days as they are drawn. Where it leaves nothing,
    /// more of it is worth more than the free line over it.
    fn dress(&self, context: &Context, lay: Lay, sheet: &mut Sheet<Target>) {
        let Lay { blocks, area, .. } = lay;
        let (below, rows) = (sheet.tallest(), usize::from(area.height));
        if sheet.head.len() + below > rows {
            sheet.head.pop();
            return;
        }
        if area.height >= head::BANNER && sheet.head.len() + below + EDGES <= rows {
            sheet.head = self.over(context, Lay { tall: true, ..lay });
        }
        if self.is_result() {
            let free = rows.saturating_sub(sheet.head.len() + below);
            let area = Rect { height: free as u16, ..area };
            sheet.foot = head::axis_below(blocks, &context.session().tree().sections, area);
        }
    }

    /// What stands over a part: the band of an answer, and what is to be said right below it.
    fn over(&self, context: &Context, lay: Lay) -> Vec<Line<'static>> {
        let Lay { blocks, tab, area, tall } = lay;
        let mut head = head::of(blocks, tab, area.width, tall);
        let band = head.len();
        // Where rows are scarce what to do comes first.
        if !blocks.scarce {
            head::assume(&mut head, blocks.pen, tab);
        }
        if self.is_result() && tab.iter().any(|section| section.answer.is_some()) {
            head::say(&mut head, blocks.pen, &context.case.asides);
        }
        // Words right at the edge of a banner are hard to read.
        if tall && head.len() > band {
            head.insert(band - 1, Line::default());
        }
        head
    }
}
