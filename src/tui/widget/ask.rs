//! A question on its page: prompt, help, the answers so far, and what an answer would mean.

use ratatui::layout::Rect;

use super::menu::{self, Item, Menu};
use crate::answers::{Voice, check_answers};
use crate::calendar::Month;
use crate::model::{Answers, Backpay, Choice, Question, QuestionIx, Term, Value, WaitingCode};
use crate::report::{GapDoc, gap, words};
use crate::tui::canvas::Canvas;
use crate::tui::frame::footer;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::page::Context;
use crate::tui::theme::Role;

/// Rows that [`Ask::outlook`] wants.
pub(crate) const OUTLOOK: u16 = 6;

/// A question, asked with what is known.
#[derive(Clone, Copy)]
pub(crate) struct Ask<'a> {
    context: &'a Context,
    ix: QuestionIx,
}

impl<'a> Ask<'a> {
    pub(crate) fn new(context: &'a Context, ix: QuestionIx) -> Self {
        Self { context, ix }
    }

    pub(crate) fn question(self) -> &'static Question {
        self.context.session().topic().at(self.ix)
    }

    /// The answer given before.
    pub(crate) fn given(self) -> Option<Value> {
        self.context.session().answers().get(self.ix)
    }

    /// The choices that the other answers leave open, each with its position.
    pub(crate) fn open_choices(self) -> impl Iterator<Item = (u8, &'static Choice)> + 'a {
        self.question().open_choices(self.context.session().answers())
    }

    /// The last choice, where the question offers it; its digit is 0 on every page.
    pub(crate) fn not_sure(self) -> Option<Item> {
        let how = self.question().unknown.as_ref()?;
        Some(Item::new("不确定").about(how.clone()).digit(0))
    }

    /// Draws the question and what goes with it; the answer needs so many rows.
    pub(crate) fn draw(self, canvas: &mut Canvas, rows: u16) {
        let question = self.question();
        canvas.heading(&question.prompt);
        if canvas.rows(&question.help) + rows < canvas.area.height {
            canvas.dim(&question.help);
        }
        for text in self.first_words() {
            if canvas.rows(&text) + rows < canvas.area.height {
                canvas.dim(&text);
            }
        }
        canvas.space(u16::from(rows < canvas.area.height));
    }

    /// Draws the question, and below it a list of answers.
    pub(crate) fn draw_over(self, canvas: &mut Canvas, list: &Menu) {
        self.draw(canvas, menu::height(canvas, list.items));
        list.draw(canvas);
    }

    /// The hard words that no question before asks with, in plain ones.
    fn first_words(self) -> impl Iterator<Item = String> {
        let session = self.context.session();
        let before = &session.topic().questions[..self.ix.at()];
        let first = move |word: &str| {
            self.question().asks_with(word)
                && !before.iter().any(|question| question.asks_with(word))
        };
        session.terms(first).map(Term::line)
    }

    /// What is wrong with an answer beside the others, if they go together without it.
    pub(crate) fn clash(self, value: Value) -> Option<String> {
        let session = self.context.session();
        let mut answers = session.answers().clone();
        // What is worked out from this answer is worked out anew.
        for question in [Some(self.ix), self.question().feeds].into_iter().flatten() {
            answers.clear(question);
        }
        let check = |answers: &Answers| {
            check_answers(session.topic(), answers, session.today(), Voice::Prompt)
        };
        check(&answers).ok()?;
        answers.set(self.ix, value);
        check(&answers).err().map(|wrong| format!("{}。", wrong.what()))
    }

    /// Draws what the gap would cost with an answer; only a plan can tell.
    pub(crate) fn outlook(self, canvas: &mut Canvas, value: Value) {
        if !self.context.session().is_plan() {
            return;
        }
        let document = self.context.case.trying(self.ix, value).plan_report();
        let gap = &document.gap;
        if gap.text.is_empty() {
            return;
        }
        canvas.heading("这样的话");
        canvas.text(&summary(gap));
        canvas.dim(&gap.text);
        for notice in &gap.why.notices {
            canvas.role(Role::Warn, &notice.to_string());
        }
    }
}

/// Where fewer rows are left than this there is no free one.
pub(crate) const LOW: u16 = 6;

/// Takes back a digit.
pub(crate) const RUB: Hint = hint(Act::Rub, "删一位");

/// Says to visitors, right below what is typed, which keys it takes: a narrow footer has no room for them. To a
/// finger the free rows above are theirs too.
pub(crate) fn draw_typing(canvas: &mut Canvas, hints: &[Hint], above: u16) {
    // Who has typed knows which keys to type with.
    let begun = hints.contains(&RUB);
    let typing = |hint: &&Hint| match hint.act {
        Act::Digits => !begun,
        act => matches!(act, Act::Rub | Act::Confirm | Act::Toggle),
    };
    let hints: Vec<Hint> = hints.iter().filter(typing).copied().collect();
    let area = canvas.area;
    if canvas.look.kiosk && area.height > 0 {
        let row = Rect { y: area.y - above, height: 1 + above, ..area };
        footer(canvas, row, &hints, row.width.into());
    }
}

/// What the keys do on a page of choices.
pub(crate) fn hints() -> Vec<Hint> {
    let [pages, ends] = menu::FAR;
    menu::hints("选择", "上一步").into_iter().chain([ends, pages]).collect()
}

/// The numbers in one line: the gap, the window, the wait.
fn summary(gap: &GapDoc) -> String {
    let months = gap.months.map(|months| match months {
        0 => "没有断缴".to_owned(),
        months => format!("断缴 {months} 个月"),
    });
    let open = gap.backpay_last_month.as_ref().filter(|_| gap.backpay == Backpay::MayAsk);
    let last = open.and_then(|month| Month::parse(month)).map(words::month);
    let window = last.map(|month| format!("补缴窗口到 {month}为止"));
    let wait = gap::wait(gap.backpay, &gap.waiting, None);
    // What says whom to ask, or that it is not known, does not say of what.
    let bare = matches!(gap.waiting.code, WaitingCode::Local | WaitingCode::Unknown);
    let wait = if bare && gap.waiting.short.is_empty() { format!("等待期{wait}") } else { wait };
    let parts = months.into_iter().chain(window).chain([wait]);
    parts.collect::<Vec<String>>().join("，")
}
