//! Rail of the questions: what was answered, what is asked now, and what is still to come.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use crate::model::QuestionIx;
use crate::text::cut;
use crate::tui::canvas::Canvas;
use crate::tui::page::Context;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// Cells before every line, where the sign stands.
const LEAD: usize = 2;

pub(crate) struct Answered<'a> {
    pub(crate) context: &'a Context,
    /// The question of the page.
    pub(crate) question: Option<QuestionIx>,
}

/// A question of the rail.
struct Stop {
    question: Option<QuestionIx>,
    stand: Stand,
    label: String,
    /// The answer, if there is one.
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Given,
    Here,
    Ahead,
}

impl Answered<'_> {
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let stops = self.stops();
        let ahead = stops.iter().filter(|stop| stop.stand != Stand::Given).count();
        canvas.heading(if self.question.is_some() { "答到哪里了" } else { "您的回答" });
        if self.question.is_some() {
            canvas.space(1);
            bar(stops.len() - ahead, stops.len(), canvas);
        }
        canvas.space(1);
        let room = usize::from(canvas.area.height);
        let spaced = stops.iter().map(|stop| 2 + usize::from(!stop.text.is_empty())).sum::<usize>();
        let air = spaced <= room;
        for stop in &stops {
            let lines = self.lines(stop, canvas.area.width.into());
            let height = lines.len() as u16 + u16::from(air);
            for (row, line) in (0..).zip(lines) {
                canvas.put(row, line);
            }
            // While questions are asked the way back to one is a step back.
            if let Some(again) = stop.question.filter(|_| self.question.is_none()) {
                canvas.tap(Rect { height, ..canvas.area }, Tap::Ask(again));
            }
            canvas.space(height);
        }
    }

    fn stops(&self) -> Vec<Stop> {
        let session = self.context.session();
        let topic = session.topic();
        let here = self.question.map(|ix| topic.whole(ix));
        let mut open = here;
        let mut stops = Vec::new();
        for doc in session.answer_docs() {
            let question = topic.question(&doc.id);
            let at_it = here.is_some() && question == here;
            if at_it {
                open = None;
            }
            let stand = if at_it { Stand::Here } else { Stand::Given };
            stops.push(Stop { question, stand, label: doc.label, text: doc.text });
        }
        let after = session.to_ask().filter(|ix| Some(*ix) != here);
        let left = session.remaining().saturating_sub(usize::from(open.is_some()));
        let stop = |stand, ix| Stop {
            question: Some(ix),
            stand,
            label: topic.at(ix).label.clone(),
            text: String::new(),
        };
        stops.extend(open.map(|ix| stop(Stand::Here, ix)));
        stops.extend(after.take(left).map(|ix| stop(Stand::Ahead, ix)));
        stops
    }

    fn lines(&self, stop: &Stop, cells: usize) -> Vec<Line<'static>> {
        let look = &self.context.look;
        let (sign, marked, named) = match stop.stand {
            Stand::Given => (look.glyphs.yes, Role::Good, Role::Dim),
            Stand::Here => (look.glyphs.chosen, Role::Key, Role::Key),
            Stand::Ahead => (look.glyphs.bullet, Role::Frame, Role::Dim),
        };
        let room = cells.saturating_sub(LEAD);
        let name = look.span(named, cut(&stop.label, room));
        let mut lines = vec![Line::from(vec![look.span(marked, format!("{sign} ")), name])];
        if !stop.text.is_empty() {
            let text = Line::from(Span::raw(cut(&stop.text, room)));
            lines.extend(Pen::indented(LEAD, vec![text]));
        }
        lines
    }
}

/// How much is done.
fn bar(done: usize, all: usize, canvas: &mut Canvas) {
    let look = canvas.look;
    let cells = usize::from(canvas.area.width);
    let full = cells * done / all.max(1);
    canvas.put(
        0,
        Line::from(vec![
            look.span(Role::Key, look.glyphs.full.repeat(full)),
            look.span(Role::Frame, look.glyphs.empty.repeat(cells - full)),
        ]),
    );
    canvas.space(1);
}
