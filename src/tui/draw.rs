//! One frame: the page on top, header and footer around it, and what is said over it.

use ratatui::layout::Rect;

use super::band::Band;
use super::callers::Callers;
use super::canvas::{Canvas, below};
use super::frame::{self, Head};
use super::keymap::{self, Act, Hint, hint};
use super::look::Look;
use super::page::{Context, Page};
use super::panes::Panes;
use super::screen::{Home, Known, search};
use super::taps::Taps;
use super::widget::ahead::Ahead;
use super::widget::answered::Answered;
use super::widget::invite;
use crate::picture::Picture;

/// What a frame shows.
pub(crate) struct Shown<'a> {
    pub(crate) page: &'a dyn Page,
    pub(crate) context: &'a Context,
    /// The row of callers, where there are several.
    pub(crate) callers: Option<&'a Callers>,
    pub(crate) status: String,
    pub(crate) clock: String,
    pub(crate) hints: Vec<Hint>,
    pub(crate) band: Option<Band>,
}

impl Shown<'_> {
    /// Draws it; tells what answers a tap.
    pub(crate) fn draw(self, picture: &mut Picture) -> Taps {
        let mut taps = Taps::default();
        let area = picture.area();
        self.onto(&mut Canvas { look: &self.context.look, picture, area, taps: &mut taps });
        taps
    }

    fn onto(&self, canvas: &mut Canvas) {
        if let Some(callers) = self.callers {
            callers.draw(&self.context.case, canvas);
            canvas.area = below(canvas.area, 1);
        }
        let window = canvas.area;
        if let Some(body) = frame::body(window) {
            self.page(body, canvas);
        } else {
            frame::too_small(canvas);
        }
        canvas.area = window;
        if let Some(band) = self.band.filter(|_| !window.is_empty()) {
            band.draw(canvas);
        }
        canvas.picture.ground = canvas.look.theme.ground();
    }

    /// Draws the page with header, footer, and what stands beside it.
    fn page(&self, body: Rect, canvas: &mut Canvas) {
        let (page, context) = (self.page, self.context);
        if page.is_bare() {
            page.draw(context, canvas);
        } else {
            let head = Head {
                title: page.title(context),
                whose: page.whose(context),
                status: self.status.clone(),
                clock: self.clock.clone(),
            };
            let wanted = page.panes(context);
            let panes = Panes::of(body, wanted);
            if let Some(area) = panes.line {
                invite::draw(&mut canvas.within(area));
            }
            self.side_panes(panes, wanted.stand, canvas);
            page.draw(context, &mut canvas.within(panes.page));
            let mut hints = turning(self.hints.clone(), canvas.taps);
            let named = |hint: &Hint| canvas.taps.named.contains(&hint.act);
            hints.retain(|hint| frame::is_kept(hint) || !named(hint));
            frame::around(canvas, &head, &hints);
        }
    }

    /// Draws what stands beside the page.
    fn side_panes(&self, panes: Panes, stand: bool, canvas: &mut Canvas) {
        if panes.answers.or(panes.ahead).is_none() {
            return;
        }
        let imagined = self.page.imagined(self.context);
        let imagined = imagined.map(|case| Context { case, ..self.context.clone() });
        let (context, question) = (imagined.as_ref().unwrap_or(self.context), self.page.question());
        if let Some(area) = panes.answers {
            Answered { context, question }.draw(&mut canvas.within(area));
        }
        if let Some(area) = panes.ahead {
            Ahead { context, stand }.draw(&mut canvas.within(area));
        }
    }
}

/// Draws the home page before there is any data.
pub fn first(look: &Look, picture: &mut Picture) {
    let area = picture.area();
    let canvas = &mut Canvas { look, picture, area, taps: &mut Taps::default() };
    let Some(body) = frame::body(canvas.area) else { return frame::too_small(canvas) };
    let head = Head { title: look.title.to_owned(), ..Head::default() };
    Home::default().body(&mut canvas.within(body), &Known::default());
    let hints = with_ways_out(Home::hints(look.kiosk), look.kiosk, true);
    frame::around(canvas, &head, &turning(hints, canvas.taps));
    canvas.picture.ground = look.theme.ground();
}

/// The keys of a page without the one that turns it, where there is no other page.
pub(crate) fn turning(mut hints: Vec<Hint>, drawn: &Taps) -> Vec<Hint> {
    hints.retain(|hint| !matches!(hint.act, Act::Pages | Act::Leaf) || drawn.turns);
    hints
}

/// The keys of a page, and the one that works everywhere: the search, in a kiosk the end of the visit.
pub(crate) fn with_ways_out(mut hints: Vec<Hint>, kiosk: bool, fresh: bool) -> Vec<Hint> {
    let typed = hints.iter().any(|hint| keymap::is_field(hint.act));
    match kiosk {
        true if !fresh => hints.push(hint(Act::End, "结束，清空")),
        false if !typed => hints.push(hint(Act::Search, search::TITLE)),
        _ => {}
    }
    hints
}
