//! Header, footer and margins around the body of a page.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::keymap::{self, Act, Hint};
use super::look::Look;
use super::taps::Tap;
use super::theme::Role;
use crate::painter::LARGEST;
use crate::text::{cut, pad, width, wrap};

/// Below this many columns or rows there is one sentence instead of a page.
const SMALLEST: (u16, u16) = (40, 12);

/// Cells between two keys of the footer.
const GAP: usize = 3;
/// The same where the ways out do not fit otherwise.
const TIGHT: usize = 2;

/// The end of a visit where there is little room.
const ENDS: &str = "结束";

/// Where the person is.
#[derive(Default)]
pub(crate) struct Head {
    pub(crate) title: String,
    /// Whose case a result is, in few words; may be empty.
    pub(crate) whose: String,
    /// How far along, such as 「第 3 题，大约还有 7 题」; may be empty.
    pub(crate) status: String,
    /// When everything is forgotten, or which of several callers it is; may be empty.
    pub(crate) clock: String,
}

impl Head {
    /// The title, whose case it is, and what stands at the right, in so many cells. Whose case it is goes before
    /// the word before its places, and before how far along that is.
    fn parts(&self, room: usize) -> (&str, String, String) {
        let title = self.title(room);
        let rest = room.saturating_sub(width(title) + 2);
        let status = cut(&self.aside(rest), rest.max(room / 2));
        if self.whose.is_empty() {
            return (title, String::new(), status);
        }
        let whose = format!("{}{}", " ".repeat(GAP), self.whose);
        let places = title.split_once('：').map_or(title, |(_, places)| places);
        let fits = |title: &str, whose: &str, aside: &str| {
            let beside = if aside.is_empty() { 0 } else { width(aside) + 2 };
            width(title) + width(whose) + beside <= room
        };
        // What a result is a visitor is told before he is told his own answers.
        let titles = if self.clock.is_empty() { [title, places] } else { [title; 2] };
        for aside in [&status, &self.clock] {
            if let Some(title) = titles.into_iter().find(|title| fits(title, &whose, aside)) {
                return (title, whose, aside.clone());
            }
        }
        // Where it leads is worth more than how far along that is.
        match [title, places].into_iter().find(|title| fits(title, "", &status)) {
            Some(title) => (title, String::new(), status),
            None => (places, String::new(), self.clock.clone()),
        }
    }

    /// The title in so many cells beside the clock: of a plan its places say more than the word before them.
    fn title(&self, room: usize) -> &str {
        let left = room.saturating_sub(width(&self.clock) + 2);
        match self.title.split_once('：') {
            Some((_, places)) if width(&self.title) > left => places,
            _ => &self.title,
        }
    }

    /// What stands at the right, in so many cells: the clock goes before how far along.
    fn aside(&self, room: usize) -> String {
        let Self { status, clock, .. } = self;
        if status.is_empty() || clock.is_empty() {
            return format!("{status}{clock}");
        }
        let both = format!("{status}   {clock}");
        if width(&both) <= room { both } else { clock.clone() }
    }
}

/// What header and footer leave of a window; none if the window is too small.
pub(crate) fn body(window: Rect) -> Option<Rect> {
    if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
        return None;
    }
    let side = margin(window);
    let (top, bottom) = (top(window), if window.height < 20 { 1 } else { 2 });
    Some(Rect {
        x: window.x + side,
        y: window.y + top,
        width: window.width - 2 * side,
        height: window.height - top - bottom,
    })
}

/// Rows of the header, its line and the space below it.
fn top(window: Rect) -> u16 {
    match window.height {
        0..16 => 1,
        16..24 => 2,
        _ => 3,
    }
}

fn margin(window: Rect) -> u16 {
    if window.width < 60 { 1 } else { 3 }
}

/// Draws header and footer into the window.
pub(crate) fn around(canvas: &mut Canvas, head: &Head, hints: &[Hint]) {
    let (look, window) = (canvas.look, canvas.area);
    let side = " ".repeat(usize::from(margin(window)));
    let room = usize::from(window.width) - 2 * side.len();
    let (title, whose, status) = head.parts(room);
    let rest = room - width(&status) - width(&whose);
    let (title, blank) = if whose.is_empty() {
        (pad(title, rest), 0)
    } else {
        (title.to_owned(), rest.saturating_sub(width(title)))
    };
    let line = vec![
        Span::raw(side.clone()),
        look.span(Role::Key, title),
        look.span(Role::Text, whose + &" ".repeat(blank)),
        look.span(Role::Text, status),
    ];
    canvas.put(0, Line::from(line));
    if top(window) > 1 {
        let rule = [vec![Span::raw(side.clone())], rule(look, room, window)].concat();
        canvas.put(1, Line::from(rule));
    }
    let mark = if warned(look, window) > 0 { look.mark() } else { "" };
    let inner = window.width - 2 * margin(window);
    // The row above is empty in all but the smallest windows.
    let height = if window.height >= 20 { 2 } else { 1 };
    let row =
        Rect { x: window.x + margin(window), y: window.bottom() - height, width: inner, height };
    keys(canvas, row, hints, room - warned(look, window));
    let at = Rect { x: row.right() - width(mark) as u16, y: row.bottom() - 1, height: 1, ..row };
    canvas.within(at).put(0, look.span(Role::Warn, mark));
}

/// The line under the header, with words in it if something is wrong with the data or the day, or
/// the window is larger than what is drawn.
fn rule(look: &Look, room: usize, window: Rect) -> Vec<Span<'static>> {
    let line = |cells: usize| look.span(Role::Frame, look.glyphs.horizontal.repeat(cells));
    let short = look.warning();
    let (columns, rows) = LARGEST;
    let words = if !short.is_empty() {
        format!(" {short}，按 * 看原因 ")
    } else if window.width >= columns || window.height >= rows {
        format!(" 窗口太大，只画左上角的 {columns} 列、{rows} 行 ")
    } else {
        return vec![line(room)];
    };
    let rest = room.saturating_sub(2 + width(&words));
    vec![line(2), look.span(Role::Warn, words), line(rest)]
}

/// Cells of the footer that tell of it, where the header has no line for it.
fn warned(look: &Look, window: Rect) -> usize {
    let mark = look.mark();
    if top(window) > 1 || mark.is_empty() { 0 } else { width(mark) + 2 }
}

/// The keys: to visitors all of them, on two rows where one is too short.
fn keys(canvas: &mut Canvas, row: Rect, hints: &[Hint], room: usize) {
    let named = |at: &usize| is_new(&hints[..*at], &hints[*at], canvas.look.kiosk);
    let mut hints: Vec<Hint> = (0..hints.len()).filter(named).map(|at| hints[at]).collect();
    let needs = hints.iter().map(|hint| TIGHT + cells(hint)).sum::<usize>();
    if room < usize::from(SMALLEST.0) && answering(&hints) > room + TIGHT {
        // What answers the page is worth more; that everything is cleared is said before it is.
        let mut short = hints.clone();
        short.iter_mut().filter(|hint| hint.act == Act::End).for_each(|end| end.label = ENDS);
        if answering(&short) <= room + TIGHT {
            hints = short;
        }
    }
    if !canvas.look.kiosk || row.height < 2 || needs <= room + TIGHT {
        return footer(canvas, row, &hints, room);
    }
    let (ways, others): (Vec<Hint>, Vec<Hint>) = hints.into_iter().partition(is_kept);
    let row = Rect { height: 1, ..row };
    footer(canvas, row, &others, row.width.into());
    footer(canvas, Rect { y: row.y + 1, ..row }, &ways, room);
}

/// Cells of the key that answers a page, and of those that are always named.
fn answering(hints: &[Hint]) -> usize {
    let named = hints.iter().enumerate().filter(|(at, hint)| *at == 0 || is_kept(hint));
    named.map(|(_, hint)| TIGHT + cells(hint)).sum()
}

/// Whether a key is named after those before it: other keys for the same thing are on the help page.
fn is_new(before: &[Hint], hint: &Hint, kiosk: bool) -> bool {
    let named = |hint: &Hint| keymap::is_named(hint.act, kiosk);
    named(hint) && !before.iter().any(|before| before.label == hint.label && named(before))
}

/// Whether a key is one that is named before all others: a way out, or help.
pub(crate) fn is_kept(hint: &Hint) -> bool {
    let back = matches!(hint.act, Act::Back | Act::Out);
    back || matches!(hint.act, Act::Carry | Act::Help | Act::Aid | Act::End | Act::Leave)
}

/// As many keys as fit into the last of the rows, the first ones first; the ways out and help always. Each
/// answers a tap on any of the rows.
pub(crate) fn footer(canvas: &mut Canvas, row: Rect, hints: &[Hint], room: usize) {
    let look = canvas.look;
    let needs = |gap| {
        hints.iter().filter(|hint| is_kept(hint)).map(|hint| gap + cells(hint)).sum::<usize>()
    };
    let all = |gap| hints.iter().map(|hint| gap + cells(hint)).sum::<usize>();
    // To visitors more keys, a little closer, are worth more than the air between some.
    let closer = look.kiosk && all(GAP) > room + GAP;
    let gap = if closer || needs(GAP) > room + GAP { TIGHT } else { GAP };
    let mut left = room + gap;
    let mut reserved = needs(gap);
    let mut x = row.x;
    for (at, hint) in hints.iter().enumerate() {
        let cells = gap + cells(hint);
        if is_kept(hint) {
            reserved -= cells;
        }
        if !is_new(&hints[..at], hint, look.kiosk) || reserved + cells > left {
            continue;
        }
        left -= cells;
        let Some(key) = keymap::row_of(hint.act) else { continue };
        let label = Span::styled(format!(" {}", hint.label), look.style(Role::Text));
        let line = Line::from(vec![Span::styled(key.keys, look.style(Role::Key)), label]);
        let area = Rect { x, width: line.width() as u16, ..row };
        canvas.within(area).put(row.height - 1, line);
        tap_key(&mut canvas.within(area), hint.act);
        x += area.width + gap as u16;
    }
}

fn tap_key(canvas: &mut Canvas, act: Act) {
    let Some((first, split, second)) = keymap::taps(act) else { return };
    let area = canvas.area;
    canvas.tap(Rect { width: split, ..area }, Tap::Say(first));
    let rest = Rect { x: area.x + split, width: area.width - split, ..area };
    canvas.tap(rest, Tap::Say(second));
}

/// Cells of a key in the footer.
fn cells(hint: &Hint) -> usize {
    keymap::row_of(hint.act).map_or(0, |row| width(row.keys) + 1 + width(hint.label))
}

/// One sentence instead of a page.
pub(crate) fn too_small(canvas: &mut Canvas) {
    let (columns, rows) = SMALLEST;
    let text = format!("窗口太小，请放大到至少 {columns} 列、{rows} 行。");
    for (row, line) in (0..).zip(wrap(&text, usize::from(canvas.area.width))) {
        canvas.put(row, line);
    }
}
