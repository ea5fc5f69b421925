//! Every answer given, to be changed: over the answer in short, or over what contradicts itself in them.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

use crate::answers::{Voice, check_answers};
use crate::model::QuestionIx;
use crate::report::VerdictDoc;
use crate::session::Session;
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::{READABLE, Wanted};
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{paged, verdict};

/// From this height on the reasons stand below the answer.
const ROOMY: u16 = 16;
/// Rows that what stands over the answers may take, and the line on digits below them.
const ABOVE: usize = 9;

#[derive(Clone, Default)]
pub(crate) struct Review {
    /// The line keys act on; none: the first.
    aim: Option<Row>,
    /// The answers in the order in which they stood when one of them was opened: one that has come since stands
    /// behind them, so that no digit changes its meaning.
    order: Vec<QuestionIx>,
    /// Whether the line that forgets everything was chosen once already.
    armed: bool,
}

/// What a line of the page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Result,
    More,
    Answer(QuestionIx),
    Wipe,
}

impl Review {
    /// Begins at the first line again.
    pub(crate) fn begin_anew(&mut self) {
        (self.aim, self.armed) = (None, false);
    }

    /// Whether more lines than have digits fit one below the other.
    fn is_whole(context: &Context, rows: usize) -> bool {
        let room = usize::from(context.body().height);
        rows > paged::PAGE && rows + ABOVE <= room && !context.look.touch
    }

    /// Where the line is that keys act on, whichever lines have come before it since.
    fn focus(&self, rows: &[(Row, Item)]) -> usize {
        self.aim.and_then(|aim| rows.iter().position(|(row, _)| *row == aim)).unwrap_or(0)
    }

    /// The lines of the page with what they say.
    fn rows(&self, context: &Context) -> Vec<(Row, Item)> {
        let session = context.session();
        let result = if session.is_plan() { "看办理方案" } else { "看答案" };
        let mut rows = vec![(Row::Result, Item::new(result))];
        if let more @ 1.. = session.remaining() {
            rows.insert(0, (Row::More, Item::new("继续回答").note(format!("还有 {more} 个问题"))));
        }
        let mut answers = defaults(session);
        answers.extend(given(session));
        // One order, whether an answer was given or is a default.
        let stood = |ix| self.order.iter().position(|each| *each == ix).unwrap_or(usize::MAX);
        answers.sort_by_key(|(ix, _)| (stood(*ix), *ix));
        rows.extend(answers.into_iter().map(|(ix, item)| (Row::Answer(ix), item)));
        // A visitor's key for it stands on every page; at the end of a list it is met by accident.
        if !context.look.kiosk {
            let wipe = if self.armed {
                "再选一次，清空所有答案"
            } else {
                "清空，重新开始"
            };
            rows.push((Row::Wipe, Item::new(wipe)));
        }
        rows
    }
}

fn given(session: &Session<'static>) -> Vec<(QuestionIx, Item)> {
    let rows = session.answer_docs().into_iter().filter_map(|answer| {
        let ix = session.topic().question(&answer.id)?;
        let ignored = session.outcome().ignored.contains(&ix);
        let value =
            if ignored { format!("{}（不影响结果）", answer.text) } else { answer.text };
        Some((ix, Item::new(answer.label).value(value)))
    });
    rows.collect()
}

/// Questions with a safe default that nobody was asked, where another answer would matter.
fn defaults(session: &Session<'static>) -> Vec<(QuestionIx, Item)> {
    let mut rows = Vec::new();
    for (at, question) in (0..).zip(&session.topic().questions) {
        let ix = QuestionIx(at);
        let assumed = question.assumed(session.today());
        let (Some(default), Some(any)) = (&question.default, assumed) else { continue };
        let open = session.answers().get(ix).is_none();
        if open && !session.with(ix, any).outcome().ignored.contains(&ix) {
            let item = Item::new(question.label.clone()).value(format!("{default}（可以改）"));
            rows.push((ix, item));
        }
    }
    rows
}

/// How the answers contradict each other.
pub(crate) fn contradiction(session: &Session<'static>) -> Option<String> {
    let wrong = check_answers(session.topic(), session.answers(), session.today(), Voice::Prompt);
    wrong.err().map(|wrong| format!("{}。", wrong.what()))
}

/// The verdict with a mark and a colour, and why.
fn banner(canvas: &mut Canvas, said: &VerdictDoc) {
    let (look, area) = (canvas.look, canvas.area);
    let (mark, role) = verdict::sign(look.glyphs, said.code);
    let badge = format!(" {mark} ");
    let cells = width(&badge) as u16;
    canvas.put(0, Span::styled(badge, look.style(role).add_modifier(Modifier::REVERSED)));
    let title = Rect { x: area.x + cells + 1, width: area.width.saturating_sub(cells + 1), ..area };
    let mut title = canvas.within(title);
    title.heading(&said.title);
    canvas.area = Rect { x: area.x, width: area.width, ..title.area };
    if canvas.area.height >= ROOMY {
        for reason in said.because.iter().take(2) {
            canvas.dim(&reason.text);
        }
    }
    canvas.space(1);
}

/// The first thing a side topic answers.
fn first_point(canvas: &mut Canvas, session: &Session<'static>) {
    let advice = session.advice();
    let first = advice.sections.first().and_then(|section| section.points.first());
    let Some(point) = first else { return };
    canvas.heading(&point.title);
    if canvas.area.height >= ROOMY {
        canvas.dim(&point.text);
    }
    canvas.space(1);
}

impl Page for Review {
    fn title(&self, _: &Context) -> String {
        "核对答案".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        menu::hints("选择、修改", "上一步").into_iter().chain(menu::FAR).collect()
    }

    fn says(&self, context: &Context, word: &str) -> bool {
        self.rows(context).iter().any(|(_, item)| item.says(word))
    }

    /// The answers are its own lines.
    fn panes(&self, context: &Context) -> Wanted {
        let plan = context.session().is_plan();
        Wanted { ahead: plan.then_some(READABLE), ..Wanted::default() }
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let session = context.session();
        if let Some(wrong) = contradiction(session) {
            canvas.role(Role::Warn, &wrong);
            canvas.text("请改其中一个答案。");
            canvas.space(1);
        } else if session.is_plan() {
            banner(canvas, &session.plan_report().verdict);
        } else {
            first_point(canvas, session);
        }
        let rows = self.rows(context);
        let focus = self.focus(&rows);
        let count = rows.len();
        canvas.taps.turns = count > paged::PAGE;
        let items = rows.into_iter().map(|(_, item)| item).collect();
        let (items, focus) = if Self::is_whole(context, count) {
            (paged::whole(focus, items), focus)
        } else {
            paged::page(focus, items)
        };
        Menu { items: &items, focus: Some(focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let rows = self.rows(context);
        let mut focus = self.focus(&rows);
        let event = match msg {
            Msg::Point(line) if Self::is_whole(context, rows.len()) => {
                focus = (*line).min(rows.len() - 1);
                menu::Event::Moved
            }
            _ => paged::update(&mut focus, rows.len(), msg)?,
        };
        self.aim = rows.get(focus).map(|(row, _)| *row);
        let armed = std::mem::take(&mut self.armed);
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let answers = rows.iter().filter_map(|(row, _)| match row {
            Row::Answer(ix) => Some(*ix),
            _ => None,
        });
        self.order = answers.collect();
        Some(match rows[at].0 {
            Row::Result => Effect::Open(Open::Result),
            Row::More => Effect::GoOn,
            Row::Answer(ix) => Effect::Open(Open::Question(ix)),
            Row::Wipe if armed => Effect::Wipe,
            Row::Wipe => {
                self.armed = true;
                Effect::Draw
            }
        })
    }
}
