//! A question on its page: prompt, help, the answers so far, and what an answer would mean.

use ratatui::layout::Rect;

use super::menu::{self, Item, Menu};
use crate::answers::{Voice, check_answers};
use crate::model::{Answers, Choice, Question, QuestionIx, Term, Value};
use crate::report::{GapDoc, Notice, gap};
use crate::tui::canvas::Canvas;
use crate::tui::frame::footer;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::page::{Context, Cut};
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

    /// Whether it was left open.
    pub(crate) fn is_unsure(self) -> bool {
        self.given() == Some(Value::Unknown)
    }

    /// The choices that the other answers leave open, each with its position.
    pub(crate) fn open_choices(self) -> impl Iterator<Item = (u8, &'static Choice)> + 'a {
        self.question().open_choices(self.context.session().answers())
    }

    /// Whether its choices are called by hard words, and all of them explained without any.
    pub(crate) fn explains_in_plain_words(self) -> bool {
        let choices = &self.question().choices;
        let hard =
            |text: &str| self.context.session().terms(|word| text.contains(word)).next().is_some();
        let called = choices.iter().any(|choice| hard(&choice.label));
        called && choices.iter().all(|choice| !choice.explain.is_empty() && !hard(&choice.explain))
    }

    /// The last choice, where the question offers it; its digit is 0 on every page.
    pub(crate) fn not_sure(self) -> Option<Item> {
        Some(self.unsure()?.digit(0))
    }

    /// The same where digits write something, 0 too.
    pub(crate) fn unsure(self) -> Option<Item> {
        let how = self.question().unknown.as_ref()?;
        Some(Item::new("不确定").about(how.clone()).key(Act::Unsure))
    }

    /// Draws the line for who does not know, of so many rows, where digits write something; where a key for it
    /// stands above already, how to find out.
    pub(crate) fn draw_unsure(self, line: &[Item], rows: u16, canvas: &mut Canvas) {
        if line.is_empty() || canvas.area.height <= rows + 2 {
            return;
        }
        match self
            .question()
            .unknown
            .as_deref()
            .filter(|_| canvas.taps.named.contains(&Act::Unsure))
        {
            Some(how) => canvas.dim(how),
            None => Menu { items: line, focus: self.is_unsure().then_some(0) }.draw(canvas),
        }
    }

    /// Draws the question and what goes with it; the answer needs so many rows.
    pub(crate) fn draw(self, canvas: &mut Canvas, rows: u16) {
        let question = self.question();
        canvas.heading(&question.prompt);
        let help = sentences(&question.help, |text| canvas.rows(text) + rows < canvas.area.height);
        if !help.is_empty() {
            canvas.dim(help);
        }
        for text in self.first_words() {
            // Worth more than the free line.
            if canvas.rows(&text) + rows <= canvas.area.height {
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

    /// What is wrong with an answer beside the others, if they go together without it, and what to do.
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
        check(&answers).err().map(|wrong| format!("{}。{}。", wrong.what(), wrong.hint()))
    }

    /// What the gap would cost with an answer; only a plan can tell.
    fn gap(self, value: Value) -> Option<GapDoc> {
        let session = self.context.session();
        let gap = || self.context.case.trying(self.ix, value).plan_report().gap.clone();
        session.is_plan().then(gap).filter(|gap| !gap.text.is_empty())
    }

    /// Draws what the gap would cost with an answer: whole sentences, and that there are more.
    pub(crate) fn outlook(self, canvas: &mut Canvas, value: Value) {
        let Some(gap) = self.gap(value) else { return };
        let parts = parts(&gap);
        let rows: u16 = parts.iter().map(|(_, text)| canvas.rows(text)).sum();
        if rows < canvas.area.height {
            canvas.heading(OUTLOOK_TITLE);
            return parts.iter().for_each(|(role, text)| canvas.role(*role, text));
        }
        let below = canvas.look.glyphs.below;
        canvas.heading(&format!("{OUTLOOK_TITLE}   {below} 没有显示完，按 * 看全文"));
        for (at, (role, text)) in parts.iter().enumerate() {
            // Of what comes first a part is worth more than nothing.
            let end = if at == 0 { '；' } else { '。' };
            let whole = parts_of(text, end, |text| canvas.rows(text) <= canvas.area.height);
            canvas.role(*role, whole);
            if whole.len() < text.len() {
                return;
            }
        }
    }

    /// The same for the help page, where all of it can be read.
    pub(crate) fn cut(self, value: Value) -> Vec<Cut> {
        let gap = self.gap(value).into_iter();
        let text = |gap: GapDoc| parts(&gap).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        gap.map(|gap| Cut { title: OUTLOOK_TITLE, text: text(gap).join("；") }).collect()
    }
}

const OUTLOOK_TITLE: &str = "这样的话";

/// In one line, then in full, then what to beware of that the line does not say.
fn parts(gap: &GapDoc) -> Vec<(Role, String)> {
    let line = gap::outlook(gap);
    let notices = gap.why.notices.iter().map(Notice::alone);
    let notices: Vec<String> = notices.filter(|notice| !line.contains(notice)).collect();
    let notices = notices.into_iter().map(|notice| (Role::Warn, notice));
    let said = [(Role::Text, line), (Role::Dim, gap.text.clone())];
    said.into_iter().chain(notices).collect()
}

/// The most whole sentences of a text that fit.
fn sentences(text: &str, fits: impl Fn(&str) -> bool) -> &str {
    parts_of(text, '。', fits)
}

/// The most whole parts of it that fit, each with such an end.
fn parts_of(text: &str, end: char, fits: impl Fn(&str) -> bool) -> &str {
    if fits(text) {
        return text;
    }
    let ends = text.match_indices(end).map(|(at, end)| &text[..at + end.len()]);
    ends.take_while(|text| fits(text)).last().unwrap_or_default()
}

/// Where fewer rows are left than this there is no free one.
pub(crate) const LOW: u16 = 6;

/// From so many cells on the footer has room for every key.
const WIDE: u16 = 70;

/// Takes back a digit.
pub(crate) const RUB: Hint = hint(Act::Rub, "删一位");

/// Says to visitors, right below what is typed, which keys it takes: a narrow footer has no room for them. To a
/// finger the free rows above are theirs too.
pub(crate) fn draw_typing(canvas: &mut Canvas, hints: &[Hint], above: u16) {
    let wide = canvas.area.width >= WIDE;
    if wide && !canvas.look.touch {
        return;
    }
    // Who has typed, or reads it below, knows which keys to type with.
    let begun = wide || hints.contains(&RUB);
    let typing = |hint: &&Hint| match hint.act {
        Act::Digits => !begun,
        act => matches!(act, Act::Rub | Act::Confirm | Act::Unsure),
    };
    let hints: Vec<Hint> = hints.iter().filter(typing).copied().collect();
    let area = canvas.area;
    if canvas.look.kiosk && area.height > 0 {
        canvas.taps.named.extend(hints.iter().map(|hint| hint.act));
        let row = Rect { y: area.y - above, height: 1 + above, ..area };
        footer(canvas, row, &hints, row.width.into());
    }
}

/// What the keys do on a page of choices.
pub(crate) fn hints() -> Vec<Hint> {
    let [pages, ends] = menu::FAR;
    menu::hints("选择", "上一步").into_iter().chain([ends, pages]).collect()
}
