//! 还没问的: questions with their usual answers on one page, all confirmed with one key.

use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item, Menu};

/// One question alone has a page of its own.
const FEWEST: usize = 2;

#[derive(Clone)]
pub(crate) struct Rest {
    first: QuestionIx,
    focus: usize,
}

impl Rest {
    /// None where the question is not the first of several that can be confirmed together.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Option<Self> {
        let usual = context.session().usual();
        let first = usual.first().filter(|_| usual.len() >= FEWEST);
        first.filter(|(ix, _)| *ix == question)?;
        Some(Self { first: question, focus: 0 })
    }
}

fn items(context: &Context, usual: &[(QuestionIx, Value)]) -> Vec<Item> {
    let all = Item::new("都是这样").about("一样一样问过，都对，再选这一项。");
    let each = usual.iter().map(|&(ix, value)| item(context, ix, value));
    [all].into_iter().chain(each).zip(1..).map(|(item, digit)| item.digit(digit)).collect()
}

/// A question and its usual answer; of several things, what they are.
fn item(context: &Context, ix: QuestionIx, value: Value) -> Item {
    let ask = Ask::new(context, ix);
    let question = ask.question();
    let named = |bits: u16| {
        let named = (0..).zip(&question.choices).filter(|(at, _)| bits & 1 << at != 0);
        named.map(|(_, each)| each.label.as_str()).collect::<Vec<_>>().join("、")
    };
    let said = match value {
        Value::Many(bits) if bits != 0 => format!("只有「{}」", named(bits)),
        Value::Choice(at) => question.choices[usize::from(at)].label.clone(),
        Value::Count(count) => format!("{count} {}", question.unit),
        _ => "都没有".to_owned(),
    };
    let asked = match question.kind {
        QuestionKind::Many => {
            ask.open_choices().map(|(_, each)| each.label.as_str()).collect::<Vec<_>>().join("、")
        }
        _ => question.prompt.clone(),
    };
    Item::new(question.label.clone()).value(said).about(asked)
}

impl Page for Rest {
    fn title(&self, _: &Context) -> String {
        "还没问的".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        ask::hints()
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.first)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let items = items(context, &context.session().usual());
        canvas.heading("大家一般是这样。哪一项不是，按它的数字改：");
        canvas.space(1);
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let usual = context.session().usual();
        let event = menu::update(&mut self.focus, &items(context, &usual), msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let Some(one) = at.checked_sub(1) else { return Some(Effect::AnswerAll(usual)) };
        // Whoever comes back from it has one question less.
        self.focus = 0;
        Some(Effect::Open(Open::Question(usual.get(one)?.0)))
    }
}
