//! 各地情况: a place is picked, and the page with what is known of it opened.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing, facts, place};
use crate::regions::RegionIx;
use crate::tui::app::App;
use crate::tui::msg::{Msg, Next};
use crate::tui::widget::prose;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "places",
    title: |_| "各地情况".to_owned(),
    keys: |_| place::keys(),
    draw,
    update,
    ask: asks_nothing,
};

const WHAT: &str = "想看哪个地方？当地的规定、多可靠、多久以前的、还有什么不知道，都列在一页里。";

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let told = prose::lines(area, WHAT).len() as u16 + 1;
    let area = if area.height >= place::ROWS + told {
        prose::space(prose::text(&app.look, frame, area, WHAT), 1)
    } else {
        area
    };
    place::list(app, frame, area);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    place::walk(app, msg, open)
}

/// The list stays as it is, for a person who comes back to look at another place.
fn open(app: &mut App, place: RegionIx) -> Next {
    app.open(facts::page(place))
}
