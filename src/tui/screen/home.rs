//! The first page: what this is, what it is not, and how to start.

mod beside;

use ratatui::layout::Rect;

use crate::model::Overlay;
use crate::report::{overlay, words};
use crate::tui::canvas::{self, Canvas, MEASURE, lines};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::panes::{LOW, READABLE, WIDE};
use crate::tui::theme::Role;
use crate::tui::widget::invite;
use crate::tui::widget::menu::{self, Item, Menu};

const WHAT: &str = "换了城市，医保关系怎么转、带什么材料、多少天办完？选一项，回答几个问题就知道；\
    每一条都写明依据。";
/// The same where there is no room for all of it.
const BRIEF: &str = "换了城市，医保怎么转？请选一项：";
/// What letters do where they are no keys.
pub(crate) const WORDS: Hint = hint(Act::Words, "一句话");
/// Cells between the list and the texts beside it.
const GAP: u16 = 6;
/// The most by which the list grows in a wider window, so that what explains a line fits one more often.
const SPREAD: u16 = 8;
/// The row of the search.
const SEARCH: &str = "查一查：常见说法、地方、电话";
/// The same for visitors: they may have no keyboard, but every claim has its digit.
const CLAIMS: &str = "查一查：常见说法";
const FOUND: &str = "汉字、拼音、首字母都行；县、区、镇和区号也查得到。";
const PLACES: &str = "一个地方的规定：哪些有文件，哪些要核对，哪些还不知道。";
/// The most blank rows that a tall window adds between two texts.
const AIR: u16 = 2;
/// Rows of the line on the data, and of one on a folder of this machine.
const DATA: u16 = 2;
const NOT: [&str; 3] = [
    "不是经办机构，不能替您办理；以经办机构的答复为准。",
    "不联网，不查询您的个人信息。",
    "您不存，就什么也不留下；离开后全部清空。",
];

/// What is known before anything is asked.
#[derive(Default)]
pub(crate) struct Known<'a> {
    /// How many questions of each topic are answered.
    answered: Vec<usize>,
    /// Whether there are several callers.
    several: bool,
    /// Places of callers before.
    recent: Vec<&'a str>,
}

impl<'a> Known<'a> {
    fn of(context: &'a Context) -> Self {
        let regions = &context.session().assets().regions;
        let recent = context.recent.iter().map(|place| regions.get(*place).short.as_str());
        let answered = context.case.answered();
        Self { answered, several: context.several, recent: recent.collect() }
    }
}

#[derive(Clone, Default)]
pub(crate) struct Home {
    focus: usize,
}

impl Home {
    /// What the keys do; visitors tell no case in a line.
    pub(crate) fn hints(kiosk: bool) -> Vec<Hint> {
        let leave = Some(hint(Act::Leave, "退出")).filter(|_| !kiosk);
        let words = Some(WORDS).filter(|_| !kiosk);
        let hints = [
            hint(Act::Digits, "选择"),
            hint(Act::Confirm, "确定"),
            hint(Act::Lines, "移动"),
            hint(Act::Help, "帮助"),
        ];
        hints.into_iter().chain(words).chain(leave).chain([hint(Act::Pages, "翻页")]).collect()
    }

    /// Draws the page, for which no data is needed: only what is known of the caller.
    pub(crate) fn body(&self, canvas: &mut Canvas, known: &Known) {
        let area = canvas.area;
        if area.width >= WIDE && area.height >= LOW {
            self.wide(canvas, known);
        } else {
            self.narrow(canvas, known);
        }
    }

    /// The list, explained where there is room, and the texts beside it.
    fn wide(&self, canvas: &mut Canvas, known: &Known) {
        let area = canvas.area;
        let room = READABLE + (area.width - WIDE).min(SPREAD);
        let list = Rect { width: room, ..area };
        let told = explained(canvas.look, known);
        let spaced = usize::from(menu::height(&canvas.within(list), &told)) + told.len();
        let items = if spaced <= area.height.into() { told } else { items(canvas.look, known) };
        Menu { items: &items, focus: Some(self.focus) }.draw(&mut canvas.within(list));
        let x = area.x + room + GAP;
        let mut beside = canvas.within(Rect { x, width: area.right() - x, ..area });
        beside.text(WHAT);
        let below = notice_rows(&beside) + 2 + DATA;
        extras(&mut beside, known, below);
        notices(&mut beside, 1);
    }

    fn narrow(&self, canvas: &mut Canvas, known: &Known) {
        let area = canvas.area;
        let items = items(canvas.look, known);
        let needs = menu::height(canvas, &items);
        // To visitors all of the notices are worth more than a longer first text.
        let (long, brief, notes) = (canvas.rows(WHAT), canvas.rows(BRIEF), notice_rows(canvas));
        let below = if canvas.look.kiosk { notes + 1 } else { 0 };
        let whole = long + 1 + needs + below <= area.height;
        // Whoever can type need not choose: the row that says so is worth more than the longer text.
        let airy = |what| area.height >= what + notes + 1 + items.len() as u16 + 4;
        let line = u16::from(!canvas.look.kiosk && airy(brief));
        let (says, what) =
            if whole && (line == 0 || airy(long)) { (WHAT, long) } else { (BRIEF, brief) };
        let texts = what + notes + line;
        // A line below the first text and one for the data; blank lines only where all of it fits.
        let fits = |texts: u16| area.height >= texts + items.len() as u16 + 3;
        // Whoever speaks with several callers knows what this is, and all that can be chosen says it too.
        let cut = !canvas.look.kiosk && needs + what + 1 > area.height && needs <= area.height;
        // And who answers for the data must be seen.
        let shown = !is_signed(canvas.look) || fits(texts);
        let told = fits(texts + 1) || !known.several && !cut && shown;
        let air = u16::from(if told { fits(texts + 1) } else { fits(texts - what) });
        if told {
            canvas.text(says);
            canvas.space(1);
        }
        if line > 0 {
            invite::draw(canvas);
        }
        // Taller lines must not push the texts below out of the window.
        let below = notes + 1 + 2 * air;
        let area = canvas.area;
        let height = area.height.saturating_sub(below).max(needs.min(area.height));
        let mut list = canvas.within(Rect { height, ..area });
        Menu { items: &items, focus: Some(self.focus) }.draw(&mut list);
        // The last row of a list that is cut says how much is out of sight.
        let end = if needs > height { area.y + height } else { list.area.y };
        canvas.area = canvas::below(area, end - area.y);
        // Where lines are tall for a finger the last one leaves a free row itself.
        let air = if canvas.area.height < below { 0 } else { air };
        canvas.space(air);
        notices(canvas, air);
        extras(canvas, known, 0);
    }
}

/// What more there is to say, as far as it leaves so many rows; what fits a tall window is not crowded.
fn extras(canvas: &mut Canvas, known: &Known, below: u16) {
    let width = canvas.area.width.min(MEASURE);
    canvas.space(1);
    let parts = beside::parts(canvas.look, width, &known.recent.join("、"));
    let needs = parts.iter().map(|part| part.len() as u16 + 1).sum::<u16>() + below;
    let left = canvas.area.height.saturating_sub(needs);
    let air = (left / (parts.len() as u16 + 1)).min(AIR);
    canvas.space(air);
    for part in parts {
        let rows = part.len() as u16 + 1 + air;
        if rows + below > canvas.area.height + 1 {
            continue;
        }
        for (row, line) in (0..).zip(part) {
            canvas.put(row, line);
        }
        canvas.space(rows);
    }
}

/// How many rows [`notices`] takes, without the line on the data.
fn notice_rows(canvas: &Canvas) -> u16 {
    let (wrongs, used) = (canvas.look.wrongs(), used(canvas.look));
    let texts = NOT.into_iter().chain(wrongs.iter().chain(&used).map(String::as_str));
    texts.map(|text| canvas.rows(text)).sum()
}

/// What is wrong, what this is not, and how old it is.
fn notices(canvas: &mut Canvas, air: u16) {
    let look = canvas.look;
    for wrong in look.wrongs() {
        canvas.role(Role::Warn, &wrong);
        canvas.space(air);
    }
    let rows = |line: &str| lines(canvas.area.width.saturating_sub(2), line).len() as u16;
    let needs = NOT.map(rows);
    let cut = look.kiosk && needs.iter().sum::<u16>() > canvas.area.height;
    for (line, rows) in NOT.into_iter().zip(needs) {
        // Half a sentence would say something else.
        if rows + u16::from(cut) <= canvas.area.height {
            canvas.bullet(line);
        }
    }
    if cut {
        return canvas.dim(&format!("{} 还有说明，按 * 看", look.glyphs.below));
    }
    canvas.space(air);
    canvas.dim(&data(look));
    if let Some(used) = used(look) {
        canvas.dim(&used);
    }
}

/// Data of a publisher or of this machine with which nothing is wrong: told as well.
fn used(look: &Look) -> Option<String> {
    let overlay = look.overlay.filter(|overlay| overlay::mark(overlay).is_empty())?;
    let checked = words::day(look.meta.checked);
    Some(match overlay {
        Overlay::Signed { until, .. } => {
            format!("最后核对日 {checked}，有效期到 {}", words::day(*until))
        }
        _ => overlay::long(overlay),
    })
}

fn is_signed(look: &Look) -> bool {
    matches!(look.overlay, Some(Overlay::Signed { .. }))
}

/// How old the data are; of a signed pack first who answers for it.
fn data(look: &Look) -> String {
    let (version, checked) = (&look.meta.version, words::day(look.meta.checked));
    match look.overlay {
        Some(Overlay::Signed { publisher, .. }) => format!("数据 {version}，{publisher}发布"),
        _ => format!("数据版本 {version}，最后核对日 {checked}"),
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

fn rows(look: &Look, known: &Known) -> Vec<Row> {
    let others = (0..look.meta.topics.len()).filter(|topic| *topic != look.topic);
    let topics = [look.topic].into_iter().chain(others).map(Row::Topic);
    let search = if look.kiosk { CLAIMS } else { SEARCH };
    let more = [("各地情况", Open::Places), (search, Open::Search)];
    let more = more.into_iter().map(|(name, open)| Row::More(name, open));
    // Help has a key of its own everywhere; the last digit is for what has none.
    let contrast = Some(Row::Contrast).filter(|_| look.kiosk);
    let close = Some(Row::Close).filter(|_| known.several);
    let wipe = Some(Row::Wipe).filter(|_| known.answered.iter().any(|count| *count > 0));
    let quit = Some(Row::Quit).filter(|_| !look.kiosk);
    let own = contrast.into_iter().chain(close).chain([Row::Help]).chain(wipe).chain(quit);
    topics.chain(more).chain(own).collect()
}

/// The last line has the digit 0, whatever stands above it; a tenth line in between has none.
fn items(look: &Look, known: &Known) -> Vec<Item> {
    let rows = rows(look, known);
    let last = rows.len() - 1;
    let item = |(at, row): (usize, Row)| {
        let item = match &row {
            Row::Topic(topic) => {
                let item = Item::new(look.meta.topics[*topic].title.clone());
                match known.answered.get(*topic) {
                    Some(count @ 1..) => item.note(format!("继续（已经回答 {count} 个问题）")),
                    _ => item,
                }
            }
            Row::More(name, _) => Item::new(*name),
            Row::Contrast if look.is_rethemed() => Item::new("回到原来的颜色"),
            Row::Contrast => Item::new("黑底黄字，更清楚"),
            Row::Help => Item::new("使用帮助").key(Act::Help),
            Row::Wipe => Item::new("清空，重新开始"),
            Row::Close => Item::new("这一位说完了，关掉"),
            Row::Quit => Item::new("退出"),
        };
        match (at, row) {
            // It has a key of its own: a digit here would be another thing's with a second caller.
            (_, Row::Help) => item,
            (_, Row::Quit) => item.digit(0),
            (_, Row::Wipe) if at == last => item.digit(0),
            (0..9, _) => item.digit(at as u8 + 1),
            _ => item,
        }
    };
    rows.into_iter().enumerate().map(item).collect()
}

/// The same with what each is for.
fn explained(look: &Look, known: &Known) -> Vec<Item> {
    let about = |row: &Row| match row {
        Row::Topic(topic) => look.meta.topics[*topic].summary.as_str(),
        Row::More(_, Open::Places) => PLACES,
        Row::More(..) if !look.kiosk => FOUND,
        _ => "",
    };
    let rows = rows(look, known).into_iter().zip(items(look, known));
    rows.map(|(row, item)| item.about(about(&row))).collect()
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

    fn cut(&self, context: &Context) -> Vec<Cut> {
        let look = &context.look;
        let used = used(look).unwrap_or_default();
        let text = format!("{}{}。{used}", NOT.concat(), data(look));
        vec![Cut { title: "说明", text }]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.body(canvas, &Known::of(context));
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let known = Known::of(context);
        let items = items(&context.look, &known);
        let event = menu::update(&mut self.focus, &items, msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        Some(match rows(&context.look, &known).swap_remove(at) {
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
