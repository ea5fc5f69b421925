//! The result as codes for a phone, over the whole window.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::export::message;
use crate::export::qr::{self, Cells, DARK, LIGHT, Room};
use crate::report::Report;
use crate::tui::canvas::{Canvas, MEASURE, below, lines};
use crate::tui::effect::Effect;
use crate::tui::frame::footer;
use crate::tui::keymap::{Act, Hint, hint, is_named};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// Columns for the words beside a code, with the space around them.
const BESIDE: u16 = 23;
/// Rows for the words below it.
const BELOW: u16 = 6;
/// Columns between code and words.
const GAP: u16 = 2;
/// The most columns of words.
const WORDS: u16 = 40;
/// The most keys that are named.
const SHOWN: usize = 3;
/// From this height on the words have blank lines between them.
const ROOMY: u16 = 12;

#[derive(Clone)]
pub(crate) struct Code {
    text: String,
    /// What is read and copied where there is no room for codes.
    message: String,
    /// Where in the text the code on screen begins, in bytes: the same place in windows of any size.
    start: usize,
    /// The codes for the last window: each key asks for them several times.
    made: RefCell<Option<(Window, Option<Made>)>>,
    reader: Reader,
}

/// What the codes depend on besides the text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Window {
    columns: u16,
    rows: u16,
    cells: Cells,
}

/// The codes for a window, and whether the words stand beside them.
#[derive(Clone)]
struct Made {
    all: Rc<[qr::Code]>,
    beside: bool,
}

/// The codes in a window, and which of them is shown.
struct Codes {
    all: Rc<[qr::Code]>,
    at: usize,
    /// Whether the words stand beside it.
    beside: bool,
}

impl Codes {
    fn is_last(&self) -> bool {
        self.at + 1 == self.all.len()
    }
}

impl Code {
    pub(crate) fn new(report: &Report) -> Self {
        Self {
            text: qr::text(report),
            message: message(report, 0),
            start: 0,
            made: RefCell::default(),
            reader: Reader::default(),
        }
    }

    /// The codes in a window; none where it is too small for any.
    fn codes(&self, look: &Look, area: Rect) -> Option<Codes> {
        let window = Window { columns: area.width, rows: area.height, cells: cells(look) };
        let mut kept = self.made.borrow_mut();
        let made = match &*kept {
            Some((known, made)) if *known == window => made.clone(),
            _ => kept.insert((window, self.make(window))).1.clone(),
        };
        let Made { all, beside } = made?;
        let at = all.iter().rposition(|code| code.start <= self.start).unwrap_or(0);
        Some(Codes { all, at, beside })
    }

    /// As few as can be.
    fn make(&self, Window { columns, rows, cells }: Window) -> Option<Made> {
        let codes = |columns: u16, rows: u16| {
            let (columns, rows) = (usize::from(columns), usize::from(rows));
            qr::codes(&self.text, Room { columns, rows, cells })
        };
        let beside = codes(columns.saturating_sub(BESIDE), rows);
        let below = codes(columns, rows.saturating_sub(BELOW));
        let (all, beside) = match (beside, below) {
            (Some(beside), Some(below)) if below.len() < beside.len() => (below, false),
            (Some(beside), _) => (beside, true),
            (None, below) => (below?, false),
        };
        Some(Made { all: all.into(), beside })
    }

    /// Which code it is, what to do with it, the keys, and where there is room what it says.
    fn explain(&self, context: &Context, canvas: &mut Canvas, codes: &Codes) {
        let all = codes.all.len();
        let blank = u16::from(canvas.area.height >= ROOMY);
        let (title, what) = if all > 1 {
            (
                format!("第 {} 个，共 {all} 个", codes.at + 1),
                format!("用微信或手机的扫一扫，按顺序扫完 {all} 个码。"),
            )
        } else {
            ("扫这个码带走".to_owned(), "用微信或手机的扫一扫，对准这个码。".to_owned())
        };
        canvas.heading(&title);
        canvas.space(blank);
        canvas.text(&format!("{what}扫出来的是文字，可以存下来，也可以转发。"));
        canvas.space(blank);
        self.draw_keys(context, canvas);
        canvas.space(blank);
        canvas.role(Role::Warn, context.look.warning());
        let text = format!("这个码里写的是：{}", codes.all[codes.at].text);
        for text in [unread(context), &text].into_iter().filter(|text| !text.is_empty()) {
            if canvas.rows(text) <= canvas.area.height {
                canvas.dim(text);
                canvas.space(blank);
            }
        }
    }

    /// The keys, each on a line where there is room; of several for one thing, the first.
    fn draw_keys(&self, context: &Context, canvas: &mut Canvas) {
        let (mut hints, room) = (self.keys(context), usize::from(canvas.area.width));
        hints.retain(|hint| is_named(hint.act, context.look.kiosk));
        hints.dedup_by_key(|hint| hint.label);
        hints.truncate(SHOWN);
        if canvas.look.kiosk {
            hints.push(hint(Act::End, "结束，清空"));
        }
        let each = if canvas.area.height < ROOMY / 2 { hints.len() } else { 1 };
        for hints in hints.chunks(each) {
            footer(canvas, Rect { height: 1, ..canvas.area }, hints, room);
            canvas.space(1);
        }
    }

    /// The message, to be read where there is no room for codes.
    fn sheet(&self, context: &Context, columns: u16) -> Sheet<()> {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        let mut rows = Rows::default();
        for sentence in self.message.trim_end().split_inclusive('。') {
            rows.item((), pen.text(sentence));
        }
        rows.into()
    }

    /// Where the words stand that take the place of the codes; the last row is for keys.
    fn instead(context: &Context) -> Rect {
        let Rect { x, y, width, height } = context.window();
        let said = lines(width.saturating_sub(2), &no_room(context)).len() as u16;
        let top = (said + 1).min(height.saturating_sub(1));
        Rect { x, y: y + top, width, height: height.saturating_sub(top + 2) }
    }

    /// Says why there is no code, and what can be copied instead.
    fn draw_instead(&self, context: &Context, canvas: &mut Canvas) {
        let window = canvas.area;
        let inner = Rect { x: window.x + 1, width: window.width.saturating_sub(2), ..window };
        canvas.within(inner).role(Role::Warn, &no_room(context));
        let area = Self::instead(context);
        self.sheet(context, area.width).draw(self.reader, &mut canvas.within(area));
        let mut hints = self.keys(context);
        if canvas.look.kiosk {
            hints.push(hint(Act::End, "结束，清空"));
        }
        let row = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        footer(canvas, row, &hints, row.width.into());
    }
}

/// Whether a window has room for codes, beside the words or above them.
pub(crate) fn has_room(context: &Context) -> bool {
    let (columns, rows) = Room::smallest(cells(&context.look));
    let Rect { width, height, .. } = context.window();
    let fits =
        |columns: usize, rows: usize| usize::from(width) >= columns && usize::from(height) >= rows;
    fits(columns + usize::from(BESIDE), rows) || fits(columns, rows + usize::from(BELOW))
}

/// What to do where a phone does not read the code: the letters of some terminals leave gaps between its squares.
fn unread(context: &Context) -> &'static str {
    let prints = context.outputs.printer.is_some() || context.outputs.receipts.is_some();
    match (context.look.kiosk, prints) {
        (false, _) => "扫不出来，就存成 PDF，那里面也有码。",
        (true, true) => "扫不出来，就返回，选打印。",
        (true, false) => "",
    }
}

/// What is wrong with the data or the day, why there is no code, and what to do instead.
fn no_room(context: &Context) -> String {
    let warning = context.look.warning();
    let stop = if warning.is_empty() { "" } else { "。" };
    let print = match (&context.outputs.receipts, &context.outputs.printer) {
        (Some(_), _) => "返回选「打印小票」，或者",
        (None, Some(_)) => "返回选「打印」，或者",
        (None, None) => "",
    };
    if context.look.kiosk {
        return format!("{warning}{stop}字太大，画不出手机能扫的码。可以{print}抄下来：");
    }
    let (columns, rows) = Room::smallest(cells(&context.look));
    let columns = columns + usize::from(BESIDE);
    let blocks = if context.look.glyphs.are_ascii() {
        "不写 --ascii 再打开，码小一半。"
    } else {
        ""
    };
    format!(
        "{warning}{stop}窗口太小，画不出手机能扫的码，至少要 {columns} 列、{rows} 行。{blocks}\
         存成 PDF，里面也有码；也可以{print}抄下来："
    )
}

fn cells(look: &Look) -> Cells {
    if look.glyphs.are_ascii() { Cells::Whole } else { Cells::Halves }
}

/// Where the code stands and where the words, together in the middle of the window.
fn places(codes: &Codes, cells: Cells, area: Rect) -> (Rect, Rect) {
    let (columns, rows) = codes.all[codes.at].size(cells);
    let (width, height) = (columns as u16, rows as u16);
    if !codes.beside {
        let x = area.x + (area.width - width) / 2;
        let picture = Rect { x, width, height, ..area };
        return (picture, Rect { width: area.right() - x, ..below(Rect { x, ..area }, height) });
    }
    let words = (area.width - width - GAP - 1).min(WORDS);
    let x = area.x + (area.width - width - GAP - words) / 2;
    let y = area.y + (area.height - height) / 2;
    let picture = Rect { x, y, width, height };
    // The words begin where the dark squares do.
    let words = Rect { x: x + width + GAP, y: y + 2, width: words, height: height - 2 };
    (picture, words)
}

fn paint(canvas: &mut Canvas, code: &qr::Code, cells: Cells) {
    for (y, row) in (0..).zip(code.rows(cells)) {
        let spans = row.into_iter().map(|run| {
            let (sign, background) = if run.dark { (LIGHT, DARK) } else { (DARK, LIGHT) };
            let style = Style::new().fg(Color::Indexed(sign)).bg(Color::Indexed(background));
            Span::styled(run.text, style)
        });
        canvas.put(y, spans.collect::<Line>());
    }
}

impl Page for Code {
    fn title(&self, _: &Context) -> String {
        "二维码".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let (back, help) = (hint(Act::Back, "返回"), hint(Act::Help, "帮助"));
        match self.codes(&context.look, context.window()) {
            Some(codes) if codes.all.len() > 1 => {
                let take = if codes.is_last() { "扫完了，返回" } else { "下一个" };
                let (sides, ends) = (hint(Act::Sides, "换一个"), hint(Act::Ends, "到头"));
                vec![hint(Act::Confirm, take), back, help, sides, hint(Act::Pages, "翻"), ends]
            }
            Some(_) => vec![back, hint(Act::Confirm, "返回"), help],
            None => {
                let (pages, lines) = (hint(Act::Pages, "翻页"), hint(Act::Lines, "滚动"));
                vec![pages, back, hint(Act::Confirm, "返回"), help, lines]
            }
        }
    }

    fn is_bare(&self) -> bool {
        true
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let (look, area) = (canvas.look, canvas.area);
        let Some(codes) = self.codes(look, area) else { return self.draw_instead(context, canvas) };
        let (picture, words) = places(&codes, cells(look), area);
        paint(&mut canvas.within(picture), &codes.all[codes.at], cells(look));
        self.explain(context, &mut canvas.within(words), &codes);
        canvas.taps.turns = codes.all.len() > 1;
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let codes = self.codes(&context.look, context.window());
        let Some(codes) = codes else {
            let area = Self::instead(context);
            let sheet = self.sheet(context, area.width);
            let back = (*msg == Msg::Confirm).then_some(Effect::Back);
            return back.or_else(|| self.reader.update(&sheet, area.height, msg));
        };
        let to = match msg {
            Msg::Confirm if codes.is_last() => return Some(Effect::Back),
            Msg::Turn if codes.is_last() => 0,
            Msg::Confirm | Msg::Right | Msg::PageDown | Msg::Turn => codes.at + 1,
            Msg::Left | Msg::PageUp => codes.at.saturating_sub(1),
            Msg::First => 0,
            Msg::Last => codes.all.len() - 1,
            _ => return None,
        };
        let to = to.min(codes.all.len() - 1);
        self.start = codes.all[to].start;
        Some(Effect::drawn(to != codes.at))
    }

    fn is_aside(&self) -> bool {
        true
    }
}
