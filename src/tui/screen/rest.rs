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
    /// The questions as they stood when the page opened: each keeps its digit while others are answered.
    asked: Vec<QuestionIx>,
    focus: usize,
}

impl Rest {
    /// None where the question is not the first of several that can be confirmed together.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Option<Self> {
        let usual = context.session().usual();
        let first = usual.first().filter(|_| usual.len() >= FEWEST);
        first.filter(|(ix, _)| *ix == question)?;
        Some(Self { asked: usual.into_iter().map(|(ix, _)| ix).collect(), focus: 0 })
    }

    /// The questions, those that have come up since at the end, and what each is answered or usually is; none
    /// where it does not matter any more.
    fn rows(&self, context: &Context) -> Vec<(QuestionIx, Option<Value>)> {
        let usual = context.session().usual();
        let new = usual.iter().map(|(ix, _)| *ix).filter(|ix| !self.asked.contains(ix));
        let all = self.asked.iter().copied().chain(new);
        let usually = |ix| usual.iter().find(|(other, _)| *other == ix).map(|(_, value)| *value);
        all.map(|ix| (ix, usually(ix).or_else(|| context.session().answers().get(ix)))).collect()
    }
}

/// Whether it is answered another way, such as a number of months by the last of them.
fn is_fed(context: &Context, ix: QuestionIx) -> bool {
    let session = context.session();
    session.topic().feeding(ix).any(|other| session.answers().get(other).is_some())
}

fn items(context: &Context, rows: &[(QuestionIx, Option<Value>)]) -> Vec<Item> {
    let all = Item::new("都先这样填").about("没有问过的也这样算，结果里会写明「没问」。");
    let each = rows.iter().map(|&(ix, value)| {
        let told = value.map(|value| item(context, ix, value));
        told.unwrap_or_else(|| {
            let note = if is_fed(context, ix) { "按月份算" } else { "不用答了" };
            Item::new(Ask::new(context, ix).question().label.clone()).note(note)
        })
    });
    [all].into_iter().chain(each).zip(1..).map(|(item, digit)| item.digit(digit)).collect()
}

/// A question and its usual answer; of several things, what they are.
fn item(context: &Context, ix: QuestionIx, value: Value) -> Item {
    let ask = Ask::new(context, ix);
    let question = ask.question();
    let named = |bits: u16| {
        question.taken(bits).map(|each| each.label.as_str()).collect::<Vec<_>>().join("、")
    };
    let said = match value {
        Value::Many(0) => "都没有".to_owned(),
        Value::Many(bits) => format!("只有「{}」", named(bits)),
        Value::Unknown => "不确定".to_owned(),
        Value::Choice(at) => question.choices[usize::from(at)].label.clone(),
        Value::Count(count) => format!("{count} {}", question.unit),
        // The loader refuses a usual answer of these kinds.
        Value::Place(_) | Value::Month(_) | Value::Day(_) => String::new(),
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
        self.asked.first().copied()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let items = items(context, &self.rows(context));
        canvas.heading("大家一般是这样。哪一项不是，按它的数字改：");
        canvas.space(1);
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let rows = self.rows(context);
        let event = menu::update(&mut self.focus, &items(context, &rows), msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let Some(one) = at.checked_sub(1) else {
            return Some(Effect::AnswerAll(context.session().usual()));
        };
        self.focus = 0;
        let (question, value) = rows.get(one)?;
        let open = value.is_some() || is_fed(context, *question);
        Some(if open { Effect::Open(Open::Question(*question)) } else { Effect::Stay })
    }
}
