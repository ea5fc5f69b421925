//! A question with any number of answers, also none.

use crate::model::{QuestionIx, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::aim::Aim;
use crate::tui::widget::ask::Ask;
use crate::tui::widget::menu::{self, Item, Menu};

#[derive(Clone)]
pub(crate) struct Many {
    question: QuestionIx,
    aim: Aim,
    /// What is ticked, a bit for each choice.
    ticks: u16,
}

/// What a line of the page stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Nothing,
    Choice(u8),
    Done,
    Unknown,
}

impl Many {
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let given = Ask::new(context, question).given();
        let ticks = if let Some(Value::Many(ticks)) = given { ticks } else { 0 };
        // The first line says that there is none of these, and who reads so far confirms that.
        Self { question, aim: Aim::on(0), ticks }
    }

    fn rows(&self, context: &Context) -> Vec<Row> {
        let ask = Ask::new(context, self.question);
        let choices = ask.open_choices().map(|(at, _)| Row::Choice(at));
        let done = (self.ticks != 0).then_some(Row::Done);
        let unknown = ask.question().unknown.is_some().then_some(Row::Unknown);
        [Row::Nothing].into_iter().chain(choices).chain(done).chain(unknown).collect()
    }

    fn items(&self, context: &Context) -> Vec<Item> {
        let ask = Ask::new(context, self.question);
        let glyphs = &context.look.glyphs;
        let choice = |at: u8| {
            let mark = if self.ticks & (1 << at) == 0 { glyphs.unticked } else { glyphs.ticked };
            let choice = &ask.question().choices[usize::from(at)];
            Item::new(format!("{mark} {}", choice.label)).about(choice.explain.clone())
        };
        let item = |(row, digit): (Row, u8)| match row {
            Row::Nothing => Item::new("没有这些情况").digit(digit),
            Row::Choice(at) => choice(at).digit(digit),
            Row::Done => Item::new("选好了，下一步").digit(digit),
            Row::Unknown => ask.not_sure().unwrap_or_default(),
        };
        self.rows(context).into_iter().zip(1..).map(item).collect()
    }

    fn toggle(&mut self, row: Row) -> Effect {
        let Row::Choice(at) = row else { return Effect::Stay };
        self.ticks ^= 1 << at;
        Effect::Draw
    }
}

impl Page for Many {
    fn keys(&self, _: &Context) -> Vec<Hint> {
        let [_, confirm, back, lines, help] = menu::hints("勾选", "上一步");
        let [pages, ends] = menu::FAR;
        let [digits, toggle] = [Act::Digits, Act::Toggle].map(|act| hint(act, "勾选"));
        vec![digits, confirm, back, lines, toggle, help, ends, pages]
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let list = Menu { items: &self.items(context), focus: self.aim.line() };
        Ask::new(context, self.question).draw_over(canvas, &list);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let rows = self.rows(context);
        if *msg == Msg::Toggle {
            return Some(self.toggle(
                self.aim.line().and_then(|at| rows.get(at)).copied().unwrap_or(Row::Nothing),
            ));
        }
        let items = self.items(context);
        let event = self.aim.update(msg, |at| menu::update(at, &items, msg))?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let value = match rows[at] {
            // Whichever key chose it: nothing that shows as empty is ever handed in.
            row @ Row::Choice(_) => {
                let effect = self.toggle(row);
                // Who ticks by digits ends with Enter, and that goes on.
                if *msg != Msg::Confirm {
                    let done = self.rows(context).iter().position(|row| *row == Row::Done);
                    self.aim.turn(done.unwrap_or(self.aim.at()));
                }
                return Some(effect);
            }
            Row::Done => Value::Many(self.ticks),
            Row::Nothing => Value::Many(0),
            Row::Unknown => Value::Unknown,
        };
        Some(Effect::answer(self.question, value))
    }

    fn shows_answer(&self) -> bool {
        true
    }
}
