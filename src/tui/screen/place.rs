//! A question with a place for an answer: typed, or walked to from province to city.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Screen;
use crate::model::{QuestionIx, QuestionKind, Value};
use crate::regions::{County, Rank, RegionIx, Regions};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{ask, nine, prose};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "place", title: ask::title, keys: |_| keys(), draw, update, ask };

/// Rows of the field, the line below it, and a page of the list.
pub const ROWS: u16 = 12;

/// What a line of the list does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Keeps the place chosen before.
    Keep(RegionIx),
    /// Takes a place.
    Take(RegionIx),
    /// Takes the place that a county is insured in.
    Above(County),
    /// Opens a province.
    Open(RegionIx),
    /// Takes the province for want of a city.
    Whole(RegionIx),
}

/// What the keys do in the list.
pub fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Text, "查找"),
        hint(Act::Digits, "选择"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Lines, "移动"),
        hint(Act::Pages, "翻页"),
        hint(Act::Help, "帮助"),
        hint(Act::Edit, "修改"),
        hint(Act::Ends, "最前、最后"),
    ]
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    let kind = app.session.topic().at(ix).kind;
    (kind == QuestionKind::Place).then(|| Page::asking(&SCREEN, ix))
}

fn regions(app: &App) -> &'static Regions {
    &app.session.assets().regions
}

/// The province walked into.
fn province(app: &App) -> Option<RegionIx> {
    if let Some(Value::Place(province)) = app.page().draft { Some(province) } else { None }
}

/// The place chosen before.
fn given(app: &App) -> Option<RegionIx> {
    match app.session.answers().known(app.page().question?) {
        Some(Value::Place(place)) => Some(place),
        _ => None,
    }
}

fn rows(app: &App) -> Vec<Row> {
    let regions = regions(app);
    let row = |ix| if regions.has_children(ix) { Row::Open(ix) } else { Row::Take(ix) };
    let typed = app.page().field.value().trim();
    if !typed.is_empty() {
        let counties = regions.counties(typed);
        let hits = regions.search(typed).into_iter();
        let hits = hits.filter(|hit| hit.rank < Rank::Fuzzy || counties.is_empty());
        let places = hits.map(|hit| row(hit.region));
        return places.chain(counties.iter().copied().map(Row::Above)).collect();
    }
    if let Some(province) = province(app) {
        let cities = regions.children(province).map(Row::Take);
        return cities.chain([Row::Whole(province)]).collect();
    }
    let tops = regions.iter().filter(|(_, region)| region.parent.is_none());
    given(app).map(Row::Keep).into_iter().chain(tops.map(|(ix, _)| row(ix))).collect()
}

fn item(app: &App, row: Row) -> Item {
    let regions = regions(app);
    match row {
        Row::Keep(ix) => Item::new(regions.full_name(ix)).note("现在的答案"),
        Row::Take(ix) => {
            let parent = regions.get(ix).parent.map(|_| regions.get(regions.province(ix)));
            let beside = parent.map_or(String::new(), |province| province.name.clone());
            Item::new(regions.get(ix).name.clone()).note(beside)
        }
        Row::Above(county) => {
            Item::new(regions.full_name(county.pool)).note(format!("{}在这里", county.name))
        }
        Row::Open(ix) => Item::new(regions.get(ix).name.clone()).note("选到市"),
        Row::Whole(ix) if app.page().question.is_none() => {
            Item::new(regions.get(ix).name.clone()).note("全省、全区的规定")
        }
        Row::Whole(ix) => {
            Item::new("不清楚是哪个市").note(format!("先按{}来看", regions.get(ix).name))
        }
    }
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let area = ask::draw(app, frame, area, ROWS);
    list(app, frame, area);
}

/// Draws the field and the list of the page on top, which may be one that asks no question.
pub fn list(app: &App, frame: &mut Frame, area: Rect) {
    let look = &app.look;
    let input = &app.page().field;
    let hint = "拼音、首字母或汉字，比如 cd";
    field::draw(look, frame, area, &Field { label: "查找： ", input, hint, cells: 34 });
    let rows = rows(app);
    let area = prose::dim(look, frame, prose::space(area, 1), &caption(app, rows.len()));
    let items = rows.into_iter().map(|row| item(app, row)).collect();
    let (items, focus) = nine::page(app.page().focus, items);
    menu::draw(look, frame, area, &Menu { items: &items, focus });
}

/// What the list below shows.
fn caption(app: &App, count: usize) -> String {
    let typed = app.page().field.value().trim();
    if count == 0 {
        return format!(
            "没有找到「{typed}」。县、镇、街道请写它上面的市，或者按 Esc 清空，从省份选起。"
        );
    }
    if !typed.is_empty() {
        let regions = regions(app);
        let fuzzy = regions.search(typed).first().is_some_and(|hit| hit.rank == Rank::Fuzzy)
            && regions.counties(typed).is_empty();
        return if fuzzy {
            "没有完全对上的，县、镇请写上面的市。最接近的是：".to_owned()
        } else {
            format!("找到 {count} 个：")
        };
    }
    match province(app) {
        Some(province) => format!("{}，选到市：", regions(app).get(province).name),
        None => "或者从省份选起：".to_owned(),
    }
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    walk(app, msg, take)
}

/// Takes a message in for the list; `take` is done with the place chosen.
pub fn walk(app: &mut App, msg: &Msg, take: fn(&mut App, RegionIx) -> Next) -> Option<Next> {
    if *msg == Msg::Back {
        return back(app);
    }
    let rows = rows(app);
    let page = app.page_mut();
    if *msg == Msg::Erase && page.field.value().is_empty() {
        return back(app).or_else(|| Some(app.back()));
    }
    if let Some(changed) = field::update(&mut page.field, msg) {
        if changed {
            page.focus = 0;
        }
        return Some(Next::Draw);
    }
    let event = nine::update(&mut page.focus, rows.len(), msg)?;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    Some(match rows[at] {
        Row::Keep(ix) | Row::Take(ix) | Row::Whole(ix) => take(app, ix),
        Row::Above(county) => take(app, county.pool),
        Row::Open(ix) => {
            page.draft = Some(Value::Place(ix));
            page.field.reset();
            page.focus = 0;
            Next::Draw
        }
    })
}

/// Answers, and leaves the page as it was found, for a person who comes back to it.
fn take(app: &mut App, place: RegionIx) -> Next {
    let page = app.page_mut();
    page.field.reset();
    (page.draft, page.focus) = (None, 0);
    app.answer(Value::Place(place))
}

/// Clears the field, then leaves the province, then the page.
fn back(app: &mut App) -> Option<Next> {
    let province = province(app);
    let page = app.page_mut();
    if !page.field.value().is_empty() {
        page.field.reset();
        page.focus = 0;
        return Some(Next::Draw);
    }
    let province = province?;
    page.draft = None;
    let at = rows(app).iter().position(|row| *row == Row::Open(province));
    app.page_mut().focus = at.unwrap_or(0);
    Some(Next::Draw)
}
