//! 各地情况: a place is picked, and the page with what is known of it opened.

use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::menu::Item;
use crate::tui::widget::place_list::{self, Offer, Picked, PlaceList};

const WHAT: &str = "想看哪个地方？当地的规定、多可靠、多久以前的、还有什么不知道，都列在一页里。";

#[derive(Clone, Default)]
pub(crate) struct Places(PlaceList);

fn offer(context: &Context) -> Offer<'_> {
    let whole = |name: &str| Item::new(name).note("全省、全区的规定");
    Offer::new(context, whole)
}

impl Page for Places {
    fn title(&self, _: &Context) -> String {
        "各地情况".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        place_list::hints(context.look.kiosk)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        if canvas.area.height > place_list::ROWS + canvas.rows(WHAT) {
            canvas.text(WHAT);
            canvas.space(1);
        }
        self.0.draw(canvas, offer(context));
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        // The list stays as it is, for a person who comes back to look at another place.
        Some(match self.0.update(offer(context), msg)? {
            Picked::Other(effect) => effect,
            Picked::Place(place) => Effect::Open(Open::Facts(place)),
        })
    }
}
