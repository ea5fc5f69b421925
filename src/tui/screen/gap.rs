//! A number that can also be worked out from months: three ways to give it.

use ratatui::layout::Rect;

use crate::model::{QuestionIx, Value};
use crate::tui::canvas::{Canvas, below};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::widget::aim::Aim;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item, Menu};

const NONE: usize = 0;
const NUMBER: usize = 1;
const MONTHS: usize = 2;

#[derive(Clone)]
pub(crate) struct Gap {
    question: QuestionIx,
    /// The first question that is another way to answer this one.
    month: QuestionIx,
    aim: Aim,
}

impl Gap {
    /// None where no other question leads to the number.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Option<Self> {
        let month = context.session().topic().feeding(question).next()?;
        let answers = context.session().answers();
        let given = match answers.get(question) {
            Some(Value::Count(0)) => Some(NONE),
            Some(Value::Count(_)) => Some(NUMBER),
            Some(_) => Some(MONTHS + 1),
            None => answers.get(month).map(|_| MONTHS),
        };
        Some(Self { question, month, aim: Aim::new(&context.look, given) })
    }

    /// The answer of the focused line, where it is one.
    fn value(&self) -> Option<Value> {
        match self.aim.line()? {
            NONE => Some(Value::Count(0)),
            NUMBER | MONTHS => None,
            _ => Some(Value::Unknown),
        }
    }

    fn items(&self, context: &Context) -> Vec<Item> {
        let ways = [
            Item::new("没有断缴").about("最后缴费月的下一个月就接着缴了，中间没有空月。"),
            Item::new("断缴了，我知道是几个月"),
            Item::new("按最后缴费的月份来算").about("不知道是几个月的，选这一项。"),
        ];
        let ways = ways.into_iter().zip(1..).map(|(item, digit)| item.digit(digit));
        ways.chain(Ask::new(context, self.question).not_sure()).collect()
    }
}

impl Page for Gap {
    fn keys(&self, _: &Context) -> Vec<Hint> {
        ask::hints()
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn cut(&self, context: &Context) -> Vec<Cut> {
        let ask = Ask::new(context, self.question);
        self.value().map_or_else(Vec::new, |value| ask.cut(value))
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let ask = Ask::new(context, self.question);
        let items = self.items(context);
        let needs = menu::height(canvas, &items);
        ask.draw(canvas, needs + ask::OUTLOOK);
        let area = canvas.area;
        // The list stays the same on every line; blank lines in it would push the outlook out.
        let height = area.height.saturating_sub(ask::OUTLOOK).max(needs);
        let mut list = canvas.within(Rect { height, ..area }.intersection(area));
        Menu { items: &items, focus: self.aim.line() }.draw(&mut list);
        let end = list.area.y;
        if let Some(value) = self.value() {
            ask.outlook(&mut canvas.within(below(area, end - area.y + 1)), value);
        }
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let items = self.items(context);
        let event = self.aim.update(msg, |at| menu::update(at, &items, msg))?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        Some(match at {
            NONE => Effect::answer(self.question, Value::Count(0)),
            NUMBER => Effect::Open(Open::Number(self.question)),
            MONTHS => Effect::Open(Open::Question(self.month)),
            _ => Effect::answer(self.question, Value::Unknown),
        })
    }

    fn shows_answer(&self) -> bool {
        true
    }
}
