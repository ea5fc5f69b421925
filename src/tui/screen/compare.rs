//! 比一比: what another place, another scheme, or waiting would change, before the plans stand side by side.

use chrono::Months;

use crate::calendar::Month;
use crate::model::{QuestionIx, Value};
use crate::report::Report;
use crate::report::compare::{ColumnDoc, CompareDoc, LATER, later, now_and_later, pays};
use crate::report::tree::compare;
use crate::session::Session;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::place_list::{self, Offer, Picked, PlaceList};

/// Months without payment that waiting is compared with.
const MONTHS: u32 = 3;
/// What stands over the list of places.
const OTHER: &str = "和哪个转入地比？选一个，两份方案并排。";

#[derive(Clone, Default)]
pub(crate) struct Compare {
    focus: usize,
    /// The list of places, while another destination is picked.
    picking: Option<PlaceList>,
}

/// What can be compared.
#[derive(Clone, Copy)]
enum Row {
    Place,
    Scheme(QuestionIx),
    Later,
}

fn rows(session: &Session) -> Vec<(Row, Item)> {
    let roles = session.topic().roles;
    let known = |ix: &QuestionIx| session.answers().known(*ix).is_some();
    let place = roles
        .destination
        .filter(known)
        .map(|_| (Row::Place, Item::new("换一个转入地").about("再选一个地方，两份方案并排。")));
    let scheme = roles.to_scheme.map(|ix| {
        let about = "单位参保、灵活就业、居民医保，三份方案并排。";
        (Row::Scheme(ix), Item::new("换一种医保").about(about))
    });
    let later = roles.gap_months.map(|_| {
        let between =
            if pays(session.topic(), session.answers()) { "缴费照旧" } else { "一直不缴" };
        let about = format!("{between}，{MONTHS} 个月以后再办，会差在哪里。");
        (Row::Later, Item::new("现在办，还是以后办").about(about))
    });
    let rows = [place, scheme, later].into_iter().flatten();
    rows.zip(1..).map(|((row, item), digit)| (row, item.digit(digit))).collect()
}

fn offer(context: &Context) -> Offer<'_> {
    let whole = |name: &str| Item::new(name).note("先按全省来看");
    Offer::new(context, whole)
}

/// The plan of today and that of some months later, with as many more months without payment.
fn by_time(session: &Session) -> Option<CompareDoc> {
    let then = session.today().checked_add_months(Months::new(MONTHS))?;
    let mut waited = session.clone();
    let from = Month::of(session.today());
    waited.replace(later(session.topic(), session.answers(), from, MONTHS));
    let waited = waited.on_day(then);
    let [first, second] = now_and_later(MONTHS, pays(session.topic(), session.answers()));
    let column = |name, session: &Session| ColumnDoc::of(LATER, &session.plan_report(), name);
    compare(LATER, vec![column(first, session), column(second, &waited)])
}

/// The page with the plans side by side.
fn opened(compared: Option<CompareDoc>) -> Effect {
    compared.map_or(Effect::Stay, |doc| Effect::Open(Open::Compared(Report::from(doc))))
}

impl Compare {
    fn chosen(&mut self, session: &Session, row: Row) -> Effect {
        match row {
            Row::Place => {
                self.picking = Some(PlaceList::default());
                Effect::Draw
            }
            Row::Scheme(question) => {
                let choices = (0..).zip(&session.topic().at(question).choices);
                let values: Vec<Value> = choices.map(|(at, _)| Value::Choice(at)).collect();
                opened(session.compared(question, &values))
            }
            Row::Later => opened(by_time(session)),
        }
    }

    /// Hands a message to the list of places.
    fn pick(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let session = context.session();
        let question = session.topic().roles.destination?;
        let list = self.picking.as_mut()?;
        Some(match list.update(offer(context), msg) {
            Some(Picked::Place(place)) => {
                let given = session.answers().get(question);
                if given == Some(Value::Place(place)) {
                    return Some(Effect::Stay);
                }
                self.picking = None;
                let both: Vec<Value> = given.into_iter().chain([Value::Place(place)]).collect();
                opened(session.compared(question, &both))
            }
            Some(Picked::Other(Effect::Back)) => {
                self.picking = None;
                Effect::Draw
            }
            Some(Picked::Other(effect)) => effect,
            None if *msg == Msg::Back => {
                self.picking = None;
                Effect::Draw
            }
            None => return None,
        })
    }
}

impl Page for Compare {
    fn title(&self, _: &Context) -> String {
        "比一比".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        if self.picking.is_some() {
            return place_list::hints(context.look.kiosk);
        }
        let ends = hint(Act::Ends, "最前、最后");
        menu::hints("选择", "返回").into_iter().chain([ends]).collect()
    }

    fn panes(&self, context: &Context) -> Wanted {
        if self.picking.is_none() { context.beside() } else { Wanted::default() }
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        if let Some(list) = &self.picking {
            if canvas.area.height > place_list::ROWS + 1 {
                canvas.heading(OTHER);
                canvas.space(1);
            }
            return list.draw(canvas, offer(context));
        }
        let items: Vec<Item> = rows(context.session()).into_iter().map(|(_, item)| item).collect();
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if self.picking.is_some() {
            return self.pick(context, msg);
        }
        let (rows, items): (Vec<Row>, Vec<Item>) = rows(context.session()).into_iter().unzip();
        let event = menu::update(&mut self.focus, &items, msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        Some(self.chosen(context.session(), *rows.get(at)?))
    }

    fn is_aside(&self) -> bool {
        true
    }
}
