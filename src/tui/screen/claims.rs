//! 常见说法核对: what people are told, found by typing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::plan::{Pen, step};
use super::{Screen, asks_nothing, claim};
use crate::model::{Claim, ClaimVerdict};
use crate::report::{self, Fit, words};
use crate::text::width;
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::rows::{GUTTER, Paint, Rows, Scroll};
use crate::tui::widget::{MEASURE, prose};

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "claims",
    title: |_| report::claims::TITLE.to_owned(),
    keys: |_| keys(),
    draw,
    update,
    ask: asks_nothing,
};

/// Lines above the list: the field and what is found.
const HEAD: u16 = 2;

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Text, "查找"),
        hint(Act::Take, "打开"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "选一条"),
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Edit, "修改"),
        hint(Act::Ends, "最前、最后"),
    ]
}

fn claims(app: &App) -> &'static [Claim] {
    &app.session.assets().table.claims
}

fn found(app: &App) -> Vec<(usize, Fit)> {
    report::find(claims(app), app.page().field.value())
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let input = &app.page().field;
    let hint = "拼音、首字母或汉字，比如 qingling";
    field::draw(&app.look, frame, area, &Field { label: "查找： ", input, hint, cells: 34 });
    let found = found(app);
    prose::dim(&app.look, frame, prose::space(area, 1), &caption(app, &found));
    let area = prose::space(area, HEAD);
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active: true };
    laid_out(app, area.width, &found).draw(scroll(app), area, frame.buffer_mut(), paint);
}

/// What the list below shows; one line, whatever was typed.
fn caption(app: &App, found: &[(usize, Fit)]) -> String {
    match found {
        [] => "没有找到。换个词，或者按 Esc 清空。".to_owned(),
        [(_, Fit::Near), ..] => "没有完全对上的，最接近的是：".to_owned(),
        _ if app.page().field.value().trim().is_empty() => {
            format!("一共 {} 条，打字就能查找：", found.len())
        }
        _ => format!("找到 {} 条：", found.len()),
    }
}

fn laid_out(app: &App, width: u16, found: &[(usize, Fit)]) -> Rows<usize> {
    let width = usize::from(width.min(MEASURE + GUTTER as u16)).saturating_sub(GUTTER).max(2);
    let pen = Pen { width, theme: app.look.theme, glyphs: app.look.glyphs };
    let mut rows = Rows::default();
    for (at, _) in found {
        let claim = &claims(app)[*at];
        let lead = format!("{:>2}. ", claim.number);
        let lines = said(pen.narrower(lead.len()), (&claim.said.text, claim.verdict));
        rows.item(*at, Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
    rows
}

/// A claim and what is to be thought of it, beside it or below.
pub fn said(pen: Pen, (text, verdict): (&str, ClaimVerdict)) -> Vec<ratatui::text::Line<'static>> {
    let mut lines = pen.text(text);
    let mark =
        Span::styled(format!("〔{}〕", words::claim(verdict)), pen.theme.style(role(verdict)));
    match lines.last_mut() {
        Some(last) if last.width() + 1 + width(&mark.content) <= pen.width => {
            last.push_span(Span::raw(" "));
            last.push_span(mark);
        }
        _ => lines.push(mark.into()),
    }
    lines
}

/// How a verdict looks; its words say the same.
pub fn role(verdict: ClaimVerdict) -> Role {
    match verdict {
        ClaimVerdict::National => Role::Good,
        ClaimVerdict::Wrong => Role::Bad,
        ClaimVerdict::Local | ClaimVerdict::Single | ClaimVerdict::Outdated => Role::Warn,
    }
}

fn scroll(app: &App) -> Scroll {
    Scroll { focus: app.page().focus, top: app.page().top }
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let page = app.page_mut();
    let empty = page.field.value().is_empty();
    match msg {
        Msg::Back if !empty => page.field.reset(),
        Msg::Erase if empty => return Some(app.back()),
        Msg::Take => return Some(open(app)),
        _ => match field::update(&mut page.field, msg) {
            Some(true) => {}
            Some(false) => return Some(Next::Draw),
            None => return go(app, msg),
        },
    }
    // Another list begins at its first line.
    let page = app.page_mut();
    (page.focus, page.top) = (0, 0);
    Some(Next::Draw)
}

fn open(app: &mut App) -> Next {
    match found(app).get(app.page().focus) {
        Some((at, _)) => app.open(claim::page(*at)),
        None => Next::Stay,
    }
}

fn go(app: &mut App, msg: &Msg) -> Option<Next> {
    let step = step(msg)?;
    let body = app.body();
    let list = laid_out(app, body.width, &found(app));
    let before = scroll(app);
    let moved = list.step(before, step, body.height.saturating_sub(HEAD).into());
    let page: &mut Page = app.page_mut();
    (page.focus, page.top) = (moved.focus, moved.top);
    Some(if moved == before { Next::Stay } else { Next::Draw })
}
