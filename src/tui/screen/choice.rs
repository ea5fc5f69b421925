//! A question with one answer out of a few.

use crate::model::{QuestionIx, Value, VerdictCode};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::aim::Aim;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item, Menu};

#[derive(Clone)]
pub(crate) struct Choice {
    question: QuestionIx,
    aim: Aim,
}

impl Choice {
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let given = Ask::new(context, question).given();
        let page = Self { question, aim: Aim::new(&context.look, None) };
        let at = page.values(context).iter().position(|value| Some(*value) == given);
        Self { aim: Aim::new(&context.look, at), ..page }
    }

    /// The answers that are open, in the order of the page.
    fn values(&self, context: &Context) -> Vec<Value> {
        let ask = Ask::new(context, self.question);
        let open = ask.open_choices();
        let unknown = ask.question().unknown.is_some().then_some(Value::Unknown);
        open.map(|(at, _)| Value::Choice(at)).chain(unknown).collect()
    }

    /// The day of acceptance, for an application that was accepted.
    fn then(&self, context: &Context, value: Value) -> Option<QuestionIx> {
        let topic = context.session().topic();
        let then = context.case.trying(self.question, value).outcome().plan.verdict;
        let accepted = [VerdictCode::UnderWay, VerdictCode::Overdue, VerdictCode::Undated];
        let asked = topic.roles.progress == Some(self.question);
        topic.roles.apply_on.filter(|_| asked && accepted.contains(&then))
    }

    fn items(&self, context: &Context) -> Vec<Item> {
        let ask = Ask::new(context, self.question);
        // To a visitor the words that people use come first.
        let plain = context.look.kiosk && ask.explains_in_plain_words();
        let item = |value: Value| {
            let Value::Choice(at) = value else { return None };
            let choice = &ask.question().choices[usize::from(at)];
            let (label, explain) = (choice.label.clone(), choice.explain.clone());
            Some(if plain {
                Item::new(explain.trim_end_matches('。')).about(label)
            } else {
                Item::new(label).about(explain)
            })
        };
        let known = self.values(context).into_iter().filter_map(item).zip(1..);
        known.map(|(item, digit)| item.digit(digit)).chain(ask.not_sure()).collect()
    }
}

impl Page for Choice {
    fn keys(&self, _: &Context) -> Vec<Hint> {
        ask::hints()
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let list = Menu { items: &self.items(context), focus: self.aim.line() };
        Ask::new(context, self.question).draw_over(canvas, &list);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let items = self.items(context);
        let event = self.aim.update(msg, |at| menu::update(at, &items, msg))?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let value = self.values(context).get(at).copied()?;
        Some(Effect::Answer { question: self.question, value, then: self.then(context, value) })
    }

    fn shows_answer(&self) -> bool {
        true
    }
}
