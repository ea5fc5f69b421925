//! The result as codes for a phone, over the whole window.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Line;

use super::{Screen, asks_nothing};
use crate::export::qr::{self, Cells, Code, DARK, LIGHT, Room};
use crate::report::overlay;
use crate::text::width;
use crate::tui::app::App;
use crate::tui::frame::{footer, put};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
use crate::tui::widget::prose;

/// The screen. Where its page stands in the text is the first line of the page, in bytes.
pub static SCREEN: Screen = Screen { name: "code", title, keys, draw, update, ask: asks_nothing };

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

/// The codes in a window, and which of them is shown.
struct Codes {
    all: Vec<Code>,
    at: usize,
    /// Whether the words stand beside it.
    beside: bool,
}

impl Codes {
    /// As few as can be; none where the window is too small for any.
    fn of(app: &App, area: Rect) -> Option<Self> {
        let text = qr::text(&app.take.report.clone().unwrap_or_else(|| app.session.report()));
        let codes = |width: u16, height: u16| {
            let (columns, rows) = (usize::from(width), usize::from(height));
            qr::codes(&text, Room { columns, rows, cells: cells(app) })
        };
        let beside = codes(area.width.saturating_sub(BESIDE), area.height);
        let below = codes(area.width, area.height.saturating_sub(BELOW));
        let (all, beside) = match (beside, below) {
            (Some(beside), Some(below)) if below.len() < beside.len() => (below, false),
            (Some(beside), _) => (beside, true),
            (None, below) => (below?, false),
        };
        let at = all.iter().rposition(|code| code.start <= app.page().top).unwrap_or(0);
        Some(Self { all, at, beside })
    }

    fn is_last(&self) -> bool {
        self.at + 1 == self.all.len()
    }
}

fn title(_: &App) -> String {
    "二维码".to_owned()
}

fn cells(app: &App) -> Cells {
    if app.look.glyphs.are_ascii() { Cells::Whole } else { Cells::Halves }
}

fn keys(app: &App) -> Vec<Hint> {
    let (back, help) = (hint(Act::Back, "返回"), hint(Act::Help, "帮助"));
    match Codes::of(app, app.body()) {
        Some(codes) if codes.all.len() > 1 => {
            let take = if codes.is_last() { "扫完了，返回" } else { "下一个" };
            let (sides, ends) = (hint(Act::Sides, "换一个"), hint(Act::Ends, "到头"));
            vec![hint(Act::Take, take), sides, back, help, ends]
        }
        _ => vec![back, hint(Act::Take, "返回"), help],
    }
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some(codes) = Codes::of(app, area) else { return no_room(app, frame, area) };
    let (picture, words) = places(&codes, cells(app), area);
    paint(frame, picture, (&codes.all[codes.at], cells(app)));
    say(app, frame, words, &codes);
}

/// Where the code stands and where the words, together in the middle of the window.
fn places(codes: &Codes, cells: Cells, area: Rect) -> (Rect, Rect) {
    let (columns, rows) = codes.all[codes.at].size(cells);
    let (width, height) = (columns as u16, rows as u16);
    if !codes.beside {
        let x = area.x + (area.width - width) / 2;
        let picture = Rect { x, width, height, ..area };
        return (
            picture,
            Rect { width: area.right() - x, ..prose::space(Rect { x, ..area }, height) },
        );
    }
    let words = (area.width - width - GAP - 1).min(WORDS);
    let x = area.x + (area.width - width - GAP - words) / 2;
    let y = area.y + (area.height - height) / 2;
    let picture = Rect { x, y, width, height };
    // The words begin where the dark squares do.
    let words = Rect { x: x + width + GAP, y: y + 2, width: words, height: height - 2 };
    (picture, words)
}

fn paint(frame: &mut Frame, area: Rect, (code, cells): (&Code, Cells)) {
    for (y, row) in (area.y..).zip(code.rows(cells)) {
        let mut x = area.x;
        for run in row {
            let background = if run.dark { DARK } else { LIGHT };
            let style = Style::new().fg(Color::Indexed(DARK)).bg(Color::Indexed(background));
            frame.buffer_mut().set_string(x, y, &run.text, style);
            x += width(&run.text) as u16;
        }
    }
}

/// Which code it is, what to do with it, the keys, and where there is room what it says.
fn say(app: &App, frame: &mut Frame, area: Rect, codes: &Codes) {
    let (look, all) = (&app.look, codes.all.len());
    let blank = u16::from(area.height >= ROOMY);
    let (title, what) = if all > 1 {
        (
            format!("第 {} 个，共 {all} 个", codes.at + 1),
            format!("用微信或手机的扫一扫，按顺序扫完 {all} 个码。"),
        )
    } else {
        ("扫这个码带走".to_owned(), "用微信或手机的扫一扫，对准这个码。".to_owned())
    };
    let mut area = prose::heading(look, frame, area, &title);
    let what = format!("{what}扫出来的是文字，可以存下来，也可以转发。");
    area = prose::text(look, frame, prose::space(area, blank), &what);
    area = prose::space(keys_shown(app, frame, prose::space(area, blank)), blank);
    let refused = look.overlay.map_or("", overlay::short);
    area = prose::role(look, frame, area, (Role::Warn, refused));
    let said = format!("这个码里写的是：{}", codes.all[codes.at].text);
    if prose::lines(area, &said).len() <= usize::from(area.height) {
        prose::dim(look, frame, area, &said);
    }
}

/// The keys, each on a line where there is room; of several for one thing, the first.
fn keys_shown(app: &App, frame: &mut Frame, area: Rect) -> Rect {
    let (mut hints, room) = (app.hints(), usize::from(area.width));
    hints.dedup_by_key(|hint| hint.label);
    hints.truncate(SHOWN);
    let lines: Vec<_> = if area.height < ROOMY / 2 {
        vec![footer(&app.look, &hints, room)]
    } else {
        hints.iter().map(|hint| footer(&app.look, &[*hint], room)).collect()
    };
    let rows = lines.len() as u16;
    for (row, line) in (0..).zip(lines) {
        put(frame, area, row, Line::from(line));
    }
    prose::space(area, rows)
}

/// Says how large a window must be.
fn no_room(app: &App, frame: &mut Frame, area: Rect) {
    let (columns, rows) = Room::smallest(cells(app));
    let columns = columns + usize::from(BESIDE);
    let text = format!(
        "窗口太小，画不出手机能扫的码。请把窗口放大到至少 {columns} 列、{rows} 行，\
         或者返回，换一种带走的办法。"
    );
    let area =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 1 };
    let area = prose::text(&app.look, frame, area, &text);
    keys_shown(app, frame, prose::space(area, 1));
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let codes = Codes::of(app, app.body());
    let Some(codes) = codes else { return (*msg == Msg::Take).then(|| app.back()) };
    let to = match msg {
        Msg::Take if codes.is_last() => return Some(app.back()),
        Msg::Take | Msg::Right => codes.at + 1,
        Msg::Left => codes.at.saturating_sub(1),
        Msg::First => 0,
        Msg::Last => codes.all.len() - 1,
        _ => return None,
    };
    let to = to.min(codes.all.len() - 1);
    app.page_mut().top = codes.all[to].start;
    Some(if to == codes.at { Next::Stay } else { Next::Draw })
}
