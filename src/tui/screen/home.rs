//! The first page: what this is, what it is not, and how to start.

use ratatui::layout::Rect;

use crate::report::clock::Doubt;
use crate::report::{overlay, words};
use crate::tui::canvas::{self, Canvas};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::{LOW, READABLE, WIDE};
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};

const WHAT: &str = "换了城市，医保关系怎么转、带什么材料、多少天办完？选一项，回答几个问题就知道；\
    每一条都写明依据。";
/// The same where there is no room for all of it.
const BRIEF: &str = "换了城市，医保怎么转？请选一项：";
/// Cells between the list and the texts beside it.
const GAP: u16 = 6;
/// The row of the search.
const SEARCH: &str = "查一查：常见说法、地方、电话、想问的事";
/// The same for visitors: they may have no keyboard, but every claim has its digit.
const CLAIMS: &str = "查一查：常见说法";
const NOT: [&str; 3] = [
    "不是医保经办机构，不能替您办理；以经办机构的答复为准。",
    "不联网，不查询您的个人信息。",
    "您不存，就什么也不留下；离开后全部清空。",
];

#[derive(Clone, Default)]
pub(crate) struct Home {
    focus: usize,
}

impl Home {
    /// What the keys do; visitors tell no case in a line.
    pub(crate) fn hints(kiosk: bool) -> Vec<Hint> {
        let leave = Some(hint(Act::Leave, "退出")).filter(|_| !kiosk);
        let words = Some(hint(Act::Words, "一句话")).filter(|_| !kiosk);
        let hints = [
            hint(Act::Digits, "选择"),
            hint(Act::Confirm, "确定"),
            hint(Act::Lines, "移动"),
            hint(Act::Help, "帮助"),
        ];
        let pages = Some(hint(Act::Pages, "翻页")).filter(|_| kiosk);
        hints.into_iter().chain(words).chain(leave).chain(pages).collect()
    }

    /// Draws the page, for which no data is needed: only how many questions of each topic are answered.
    pub(crate) fn body(&self, canvas: &mut Canvas, answered: &[usize], several: bool) {
        let items = items(canvas.look, answered, several);
        let menu = Menu { items: &items, focus: Some(self.focus) };
        let area = canvas.area;
        if area.width >= WIDE && area.height >= LOW {
            let x = area.x + READABLE + GAP;
            menu.draw(&mut canvas.within(Rect { width: READABLE, ..area }));
            let beside = Rect { x, width: area.right() - x, ..area };
            let mut beside = canvas.within(beside);
            beside.text(WHAT);
            beside.space(1);
            return notices(&mut beside, 1);
        }
        let needs = menu::height(canvas, &items);
        let fits = canvas.rows(WHAT) + 1 + needs <= area.height;
        let says = if fits { WHAT } else { BRIEF };
        let what = canvas.rows(says);
        let texts = what + notice_rows(canvas);
        // A line below the first text and one for the data; blank lines only where all of it fits.
        let roomy = usize::from(area.height) >= usize::from(texts) + items.len() + 4;
        let air = u16::from(roomy);
        // Whoever speaks with several callers knows what this is.
        if roomy || !several {
            canvas.text(says);
            canvas.space(1);
        }
        // Taller lines must not push the texts below out of the window.
        let below = texts - what + 1 + 2 * air;
        let area = canvas.area;
        let height = area.height.saturating_sub(below).max(needs.min(area.height));
        let mut list = canvas.within(Rect { height, ..area });
        menu.draw(&mut list);
        // The last row of a list that is cut says how much is out of sight.
        let end = if needs > height { area.y + height } else { list.area.y };
        canvas.area = canvas::below(area, end - area.y + air);
        notices(canvas, air);
    }
}

/// What is wrong with the data or the day, in whole sentences.
fn wrong(look: &Look) -> (String, &'static str) {
    let warning = look.overlay.map(overlay::long).unwrap_or_default();
    (warning, look.doubt.map_or("", Doubt::long))
}

/// How many rows [`notices`] takes, without the line on the data.
fn notice_rows(canvas: &Canvas) -> u16 {
    let (warning, doubt) = wrong(canvas.look);
    NOT.into_iter().chain([&*warning, doubt]).map(|text| canvas.rows(text)).sum()
}

/// What is wrong, what this is not, and how old it is.
fn notices(canvas: &mut Canvas, air: u16) {
    let look = canvas.look;
    let (warning, doubt) = wrong(look);
    let warns = look.overlay.is_some_and(|overlay| !overlay::mark(overlay).is_empty());
    let warnings = [if warns { &warning } else { "" }, doubt];
    for warning in warnings.into_iter().filter(|text| !text.is_empty()) {
        canvas.role(Role::Warn, warning);
        canvas.space(air);
    }
    for line in NOT {
        // Half a sentence would say something else.
        let rows = canvas::lines(canvas.area.width.saturating_sub(2), line).len();
        if rows <= usize::from(canvas.area.height) {
            canvas.bullet(line);
        }
    }
    canvas.space(air);
    let (version, checked) = (&look.meta.version, words::day(look.meta.checked));
    canvas.dim(&format!("数据版本 {version}，最后核对日 {checked}"));
    if !warns {
        canvas.dim(&warning);
    }
}

#[derive(Clone)]
enum Row {
    Topic(usize),
    More(&'static str, Open),
    Contrast,
    Help,
    Wipe,
    Close,
    Quit,
}

fn rows(look: &Look, answered: &[usize], several: bool) -> Vec<Row> {
    let others = (0..look.meta.topics.len()).filter(|topic| *topic != look.topic);
    let topics = [look.topic].into_iter().chain(others).map(Row::Topic);
    let search = if look.kiosk { CLAIMS } else { SEARCH };
    let more = [("各地情况", Open::Places), (search, Open::Search)];
    let more = more.into_iter().map(|(name, open)| Row::More(name, open));
    // Help has a key of its own everywhere; the last digit is for what has none.
    let contrast = Some(Row::Contrast).filter(|_| look.kiosk);
    let close = Some(Row::Close).filter(|_| several);
    let own = contrast.into_iter().chain(close).chain([Row::Help]);
    let mut rows: Vec<Row> = topics.chain(more).chain(own).collect();
    if answered.iter().any(|count| *count > 0) {
        rows.push(Row::Wipe);
    }
    if !look.kiosk {
        rows.push(Row::Quit);
    }
    rows
}

/// The last line has the digit 0, whatever stands above it; a tenth line in between has none.
fn items(look: &Look, answered: &[usize], several: bool) -> Vec<Item> {
    let rows = rows(look, answered, several);
    let last = rows.len() - 1;
    let item = |(at, row): (usize, Row)| {
        let item = match &row {
            Row::Topic(topic) => {
                let item = Item::new(look.meta.topics[*topic].title.clone());
                match answered.get(*topic) {
                    Some(count @ 1..) => item.note(format!("继续（已经回答 {count} 个问题）")),
                    _ => item,
                }
            }
            Row::More(name, _) => Item::new(*name),
            Row::Contrast if look.is_rethemed() => Item::new("回到原来的颜色"),
            Row::Contrast => Item::new("黑底黄字，更清楚"),
            Row::Help => Item::new("使用帮助"),
            Row::Wipe => Item::new("清空，重新开始"),
            Row::Close => Item::new("这一位说完了，关掉"),
            Row::Quit => Item::new("退出"),
        };
        match (at, row) {
            (_, Row::Quit) => item.digit(0),
            (_, Row::Wipe) if at == last => item.digit(0),
            (0..9, _) => item.digit(at as u8 + 1),
            _ => item,
        }
    };
    rows.into_iter().enumerate().map(item).collect()
}

impl Page for Home {
    fn title(&self, context: &Context) -> String {
        context.look.title.to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        Self::hints(context.look.kiosk)
    }

    fn says(&self, _: &Context, word: &str) -> bool {
        NOT.into_iter().chain([WHAT]).any(|text| text.contains(word))
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.body(canvas, &context.case.answered(), context.several);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if matches!(msg, Msg::Type(_) | Msg::Paste(_)) {
            return Some(Effect::Open(Open::Line(msg.clone())));
        }
        let answered = context.case.answered();
        let items = items(&context.look, &answered, context.several);
        let event = menu::update(&mut self.focus, &items, msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        Some(match rows(&context.look, &answered, context.several).swap_remove(at) {
            Row::Topic(topic) => Effect::Topic(topic),
            Row::More(_, open) => Effect::Open(open),
            Row::Contrast => Effect::Contrast,
            Row::Help => Effect::Open(Open::Help),
            Row::Wipe => Effect::Wipe,
            Row::Close => Effect::Close,
            Row::Quit => Effect::Quit,
        })
    }
}
