//! A question with a place for an answer.

use crate::model::{QuestionIx, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::ask::Ask;
use crate::tui::widget::menu::Item;
use crate::tui::widget::place_list::{self, Offer, Picked, PlaceList};

#[derive(Clone)]
pub(crate) struct Place {
    question: QuestionIx,
    list: PlaceList,
}

impl Place {
    pub(crate) fn new(question: QuestionIx) -> Self {
        Self { question, list: PlaceList::default() }
    }

    /// The question that it asks.
    pub(crate) fn asked(&self) -> QuestionIx {
        self.question
    }

    fn offer<'a>(&self, context: &'a Context) -> Offer<'a> {
        let given = context.session().answers().known(self.question);
        let given = if let Some(Value::Place(place)) = given { Some(place) } else { None };
        Offer { given, ..Offer::new(context, whole) }
    }
}

fn whole(name: &str) -> Item {
    Item::new("不清楚是哪个市").note(format!("先按{name}来看"))
}

impl Page for Place {
    fn keys(&self, context: &Context) -> Vec<Hint> {
        place_list::hints(context.look.kiosk)
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.asked())
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        Ask::new(context, self.question).draw(canvas, place_list::ROWS);
        self.list.draw(canvas, self.offer(context));
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let offer = self.offer(context);
        Some(match self.list.update(offer, msg)? {
            Picked::Other(effect) => effect,
            Picked::Place(place) => {
                // Whoever comes back finds the list as it was at first.
                self.list = PlaceList::default();
                Effect::answer(self.question, Value::Place(place))
            }
        })
    }
}
