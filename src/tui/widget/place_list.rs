//! Places to pick from: typed, or walked to from province to city.

use tui_input::Input;

use super::aim::Aim;
use super::field::{self, Field};
use super::menu::{self, Item, Menu};
use super::paged;
use crate::regions::{County, Rank, RegionIx, Regions};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::Context;

/// Rows of the field, the line below it, and a page of the list.
pub(crate) const ROWS: u16 = 12;

/// Columns of a window with room for two pages of the list.
const WINDOW: u16 = 120;

/// Where a person is in the list.
#[derive(Clone, Default)]
pub(crate) struct PlaceList {
    field: Input,
    /// The province walked into.
    province: Option<RegionIx>,
    /// None until a key moved it: then it is at the place chosen before.
    aim: Option<Aim>,
}

/// A place chosen before stands here if it is none of those that stand first: digits keep their meaning.
const GIVEN: usize = 8;

/// What there is to pick from.
#[derive(Clone, Copy)]
pub(crate) struct Offer<'a> {
    pub(crate) regions: &'a Regions,
    /// Places of callers before.
    pub(crate) recent: &'a [RegionIx],
    /// The places that stand first.
    pub(crate) first: &'a [RegionIx],
    /// The place chosen before.
    pub(crate) given: Option<RegionIx>,
    /// The line that takes a province as a whole.
    pub(crate) whole: fn(&str) -> Item,
}

impl<'a> Offer<'a> {
    pub(crate) fn new(context: &'a Context, whole: fn(&str) -> Item) -> Self {
        let assets = context.session().assets();
        Self {
            regions: &assets.regions,
            recent: &context.recent,
            first: &assets.meta.first_places,
            given: None,
            whole,
        }
    }
}

/// What a message did.
pub(crate) enum Picked {
    Place(RegionIx),
    Other(Effect),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Take(RegionIx),
    /// Takes the place that a county is insured in.
    Above(County),
    /// Opens a province.
    Open(RegionIx),
    /// Takes the province for want of a city.
    Whole(RegionIx),
}

pub(crate) fn hints(kiosk: bool) -> Vec<Hint> {
    let mut hints = vec![
        hint(Act::Text, "查找"),
        hint(Act::Digits, "选择"),
        hint(Act::Confirm, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Lines, "移动"),
        hint(Act::Pages, "翻页"),
        hint(Act::Help, "帮助"),
        hint(Act::Edit, "修改"),
        hint(Act::Ends, "最前、最后"),
    ];
    if kiosk {
        // A visitor may have a pad of digits alone.
        hints.rotate_left(1);
    }
    hints
}

impl PlaceList {
    fn rows(&self, offer: Offer) -> Vec<Row> {
        let regions = offer.regions;
        let row = |ix| if regions.has_children(ix) { Row::Open(ix) } else { Row::Take(ix) };
        let typed = self.field.value().trim();
        if !typed.is_empty() {
            let counties = regions.counties(typed);
            let mut hits = regions.search(typed);
            hits.retain(|hit| hit.rank < Rank::Fuzzy || counties.is_empty());
            // Of those that fit alike, the ones most people mean.
            let first = |ix: RegionIx| offer.first.iter().position(|each| *each == ix);
            hits.sort_by_key(|hit| (hit.rank, first(hit.region).unwrap_or(usize::MAX)));
            let places = hits.into_iter().map(|hit| row(hit.region));
            return places.chain(counties.iter().copied().map(Row::Above)).collect();
        }
        if let Some(province) = self.province {
            let cities = regions.children(province).map(Row::Take);
            return cities.chain([Row::Whole(province)]).collect();
        }
        let tops = regions.iter().filter(|(_, region)| region.parent.is_none());
        let recent = offer.recent.iter();
        let others = offer.first.iter().filter(|ix| !offer.recent.contains(ix));
        let first: Vec<Row> = recent.chain(others).copied().map(Row::Take).collect();
        let tops = tops.map(|(ix, _)| row(ix)).filter(|row| !first.contains(row));
        let mut rows: Vec<Row> = first.iter().copied().chain(tops).collect();
        if let Some(given) = offer.given.filter(|ix| !rows.contains(&Row::Take(*ix))) {
            rows.insert(GIVEN.min(rows.len()), Row::Take(given));
        }
        rows
    }

    fn aim(&self, offer: Offer, rows: &[Row]) -> Aim {
        let given = |row: &Row| offer.given.is_some_and(|ix| *row == Row::Take(ix));
        let given = || rows.iter().position(given).map(Aim::on);
        // One Enter too many must not move anybody to the first city.
        self.aim.or_else(given).unwrap_or_else(Aim::unmoved)
    }

    /// Draws the field and the list.
    pub(crate) fn draw(&self, canvas: &mut Canvas, offer: Offer) {
        // A visitor may have a pad of digits alone.
        let kiosk = canvas.look.kiosk;
        let hint = if kiosk {
            "不用打字，按下面的数字选"
        } else {
            "拼音、首字母或汉字，比如 cd"
        };
        Field { label: "查找： ", input: &self.field, hint, cells: 34 }.draw(canvas);
        canvas.space(1);
        let rows = self.rows(offer);
        let aim = self.aim(offer, &rows);
        canvas.dim(&self.caption(offer.regions, rows.len(), &turns(aim.at(), rows.len(), kiosk)));
        canvas.taps.turns = rows.len() > paged::PAGE;
        // The line above names the province.
        let named = self.province.is_some() && self.field.value().trim().is_empty();
        let items = rows.into_iter().map(|row| item(row, offer, named)).collect();
        // In a wide window the next page is seen beside the open one.
        let wide = !kiosk && canvas.picture.area().width >= WINDOW;
        let pages = if wide { paged::two_pages } else { paged::page };
        let (items, focus) = pages(aim.at(), items);
        let menu = Menu { items: &items, focus: aim.line().map(|_| focus) };
        if items.len() > paged::PAGE + 1 {
            menu.draw_beside(canvas, paged::PAGE);
        } else {
            menu.draw(canvas);
        }
    }

    /// What the list below shows, or how its pages turn.
    fn caption(&self, regions: &Regions, count: usize, turns: &str) -> String {
        let typed = self.field.value().trim();
        if count == 0 {
            return format!(
                "没有找到「{typed}」。县、镇、街道请写它上面的市，或者按 . 清空，从省份选起。"
            );
        }
        if !typed.is_empty() {
            let fuzzy = regions.search(typed).first().is_some_and(|hit| hit.rank == Rank::Fuzzy)
                && regions.counties(typed).is_empty();
            return if fuzzy {
                "没有完全对上的，县、镇请写上面的市。最接近的是：".to_owned()
            } else {
                format!("找到 {count} 个：")
            };
        }
        match self.province {
            Some(province) => format!("{}，选到市：", regions.get(province).name),
            None => turns.to_owned(),
        }
    }

    pub(crate) fn update(&mut self, offer: Offer, msg: &Msg) -> Option<Picked> {
        if *msg == Msg::Back {
            return self.back(offer).map(Picked::Other);
        }
        if *msg == Msg::Erase && self.field.value().is_empty() {
            return Some(Picked::Other(self.back(offer).unwrap_or(Effect::Back)));
        }
        if let Some(changed) = field::update(&mut self.field, msg) {
            if changed {
                self.aim = Some(Aim::on(0));
            }
            return Some(Picked::Other(Effect::Draw));
        }
        let rows = self.rows(offer);
        // The line over the empty list says what to do.
        if rows.is_empty() && matches!(msg, Msg::Digit(_)) {
            return Some(Picked::Other(Effect::Stay));
        }
        let mut aim = self.aim(offer, &rows);
        let event = aim.update(msg, |at| paged::update(at, rows.len(), msg))?;
        self.aim = Some(aim);
        let menu::Event::Chosen(at) = event else { return Some(Picked::Other(event.effect())) };
        Some(match rows[at] {
            Row::Take(ix) | Row::Whole(ix) => Picked::Place(ix),
            Row::Above(county) => Picked::Place(county.pool),
            Row::Open(ix) => {
                *self = Self { province: Some(ix), aim: Some(Aim::unmoved()), ..Self::default() };
                Picked::Other(Effect::Draw)
            }
        })
    }

    /// Clears the field, then leaves the province.
    fn back(&mut self, offer: Offer) -> Option<Effect> {
        if !self.field.value().is_empty() {
            self.field.reset();
            self.aim = None;
            return Some(Effect::Draw);
        }
        let province = self.province.take()?;
        let at = self.rows(offer).iter().position(|row| *row == Row::Open(province));
        self.aim = at.map(Aim::on);
        Some(Effect::Draw)
    }
}

/// How the pages turn after the first places; a visitor is told what 0 turns to.
fn turns(at: usize, count: usize, kiosk: bool) -> String {
    // The places that stand first are no provinces.
    let then = if at < paged::PAGE { "，后面是各省份" } else { "" };
    if !kiosk {
        return format!("或者直接选，这里没有的按 0{then}：");
    }
    let turn = if paged::is_last(at, count) { "回到第一页" } else { "看下一页" };
    format!("这里没有的，按 0 {turn}{then}：")
}

/// A line; `named` says that its province is named elsewhere.
fn item(row: Row, offer: Offer, named: bool) -> Item {
    let regions = offer.regions;
    match row {
        Row::Take(ix) if offer.given == Some(ix) => {
            Item::new(regions.full_name(ix)).note("现在的答案")
        }
        Row::Take(ix) if named => Item::new(regions.get(ix).name.clone()),
        Row::Take(ix) => {
            let parent = regions.get(ix).parent.map(|_| regions.get(regions.province(ix)));
            let province = parent.map_or(String::new(), |province| province.name.clone());
            Item::new(regions.get(ix).name.clone()).note(province)
        }
        Row::Above(county) => {
            Item::new(regions.full_name(county.pool)).note(format!("{}在这里", county.name))
        }
        Row::Open(ix) => Item::new(regions.get(ix).name.clone()).note("选到市"),
        Row::Whole(ix) => (offer.whole)(&regions.get(ix).name),
    }
}
