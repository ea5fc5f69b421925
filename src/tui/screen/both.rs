//! Two questions on one page, for staff with somebody on the phone: every pair of choices is one line.

use crate::model::{QuestionIx, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item, Menu};

/// The questions that are asked together.
const PAIR: [&str; 2] = ["origin_stopped", "destination_enrolled"];

#[derive(Clone)]
pub(crate) struct Both {
    first: QuestionIx,
    second: QuestionIx,
    focus: usize,
}

impl Both {
    /// None where the question is not the first of two that are both still to be asked.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Option<Self> {
        let session = context.session();
        let [first, second] = PAIR.map(|id| session.topic().question(id));
        let (first, second) = (first?, second?);
        let open =
            session.outcome().ask.contains(&first) && session.outcome().ask.contains(&second);
        (open && question == first).then_some(Self { first, second, focus: 0 })
    }

    fn values(&self, context: &Context) -> Vec<[Value; 2]> {
        let topic = context.session().topic();
        let choices = |ix: QuestionIx| {
            let known = (0..topic.at(ix).choices.len() as u8).map(Value::Choice);
            known.collect::<Vec<_>>()
        };
        let (first, second) = (choices(self.first), choices(self.second));
        let pairs = first.iter().flat_map(|one| second.iter().map(|other| [*one, *other]));
        pairs.chain([[Value::Unknown; 2]]).collect()
    }

    fn items(&self, context: &Context) -> Vec<Item> {
        let topic = context.session().topic();
        let said = |ix: QuestionIx, value: Value| {
            let question = topic.at(ix);
            let Value::Choice(at) = value else { return String::new() };
            format!("{}：{}", question.label, question.choices[usize::from(at)].label)
        };
        let item = |[one, other]: [Value; 2]| {
            Item::new(format!("{}；{}", said(self.first, one), said(self.second, other)))
        };
        let values = self.values(context).into_iter().filter(|pair| pair[0] != Value::Unknown);
        let known = values.zip(1..).map(|(pair, digit)| item(pair).digit(digit));
        known.chain(Ask::new(context, self.first).not_sure()).collect()
    }
}

impl Page for Both {
    fn title(&self, context: &Context) -> String {
        let topic = context.session().topic();
        format!("{}，{}", topic.at(self.first).label, topic.at(self.second).label)
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        ask::hints()
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.first)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let items = self.items(context);
        let topic = context.session().topic();
        canvas.heading(&topic.at(self.first).prompt);
        canvas.heading(&topic.at(self.second).prompt);
        canvas.space(1);
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let items = self.items(context);
        let event = menu::update(&mut self.focus, &items, msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let [first, second] = self.values(context).get(at).copied()?;
        Some(Effect::AnswerBoth([(self.first, first), (self.second, second)]))
    }
}
