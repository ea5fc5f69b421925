//! Panes of a wide window: the line of words above a page, the answers at its left, what is to come at its right.

use ratatui::layout::Rect;

use super::canvas::below;

/// From so many cells between the margins on there is room beside a page.
pub(crate) const WIDE: u16 = 114;
/// Lower than this a page needs every row, and what stands beside it would be cut.
pub(crate) const LOW: u16 = 18;
/// Cells between two panes.
const BETWEEN: u16 = 3;
/// Cells of a pane beside a page, from the narrowest to the widest.
const SIDE: (u16, u16) = (28, 38);
/// Cells of a page whose lines can still be read without effort.
pub(crate) const READABLE: u16 = 60;

/// From so many columns and rows between the margins on there is room for the line of words above a page.
const LINED: (u16, u16) = (94, 25);

/// What a page wants beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// The answers, if so many cells are left to the page.
    pub(crate) answers: Option<u16>,
    /// What is to come, if so many are left.
    pub(crate) ahead: Option<u16>,
    /// Whether that begins with how it stands, because the page does not say it.
    pub(crate) stand: bool,
    /// Whether the line of words stands above.
    pub(crate) line: bool,
}

impl Wanted {
    /// The case, beside a page that is not the case itself.
    pub(crate) fn case(plan: bool) -> Self {
        Self { answers: Some(READABLE), ahead: plan.then_some(READABLE), stand: true, line: false }
    }
}

/// Where everything is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Panes {
    pub(crate) line: Option<Rect>,
    pub(crate) answers: Option<Rect>,
    pub(crate) page: Rect,
    pub(crate) ahead: Option<Rect>,
}

impl Panes {
    pub(crate) fn of(body: Rect, wanted: Wanted) -> Self {
        let mut panes = Self { line: None, answers: None, page: body, ahead: None };
        let side = (SIDE.0 + body.width.saturating_sub(WIDE) / 8).min(SIDE.1);
        let taken = side + BETWEEN;
        let wide = body.width >= WIDE && body.height >= LOW;
        let fits = |wanted: Option<u16>, page: Rect| {
            wide && wanted.is_some_and(|left| page.width >= taken + left)
        };
        let page = &mut panes.page;
        if wanted.line && body.width >= LINED.0 && body.height >= LINED.1 {
            panes.line = Some(Rect { height: 1, ..body });
            *page = below(body, 2);
        }
        if fits(wanted.answers, *page) {
            panes.answers = Some(Rect { width: side, ..*page });
            *page = Rect { x: page.x + taken, width: page.width - taken, ..*page };
        }
        if fits(wanted.ahead, *page) {
            panes.ahead = Some(Rect { x: page.right() - side, width: side, ..*page });
            page.width -= taken;
        }
        panes
    }
}
