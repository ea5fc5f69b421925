//! The answer in short, every answer given to be changed, and the way to the whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

use super::{Screen, asks_nothing};
use crate::model::{QuestionIx, QuestionKind, Value, VerdictCode};
use crate::report::VerdictDoc;
use crate::session::Session;
use crate::text::width;
use crate::tui::app::App;
use crate::tui::frame::put;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{nine, prose};

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "review",
    title: |_| "核对答案".to_owned(),
    keys: |_| keys(),
    draw,
    update,
    ask: asks_nothing,
};

/// What a line of the page does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Result,
    More,
    Answer(QuestionIx),
    Wipe,
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "选择、修改"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "最前、最后"),
    ]
}

/// The lines of the page with what they say.
fn rows(app: &App) -> Vec<(Row, Item)> {
    let session = &app.session;
    let result = if session.is_plan() { "看办理方案" } else { "看答案" };
    let mut rows = vec![(Row::Result, Item::new(result))];
    if let more @ 1.. = session.remaining() {
        rows.insert(0, (Row::More, Item::new("继续回答").note(format!("还有 {more} 个问题"))));
    }
    let mut answers = defaults(session);
    for answer in app.session.answer_docs() {
        let Some(ix) = session.topic().question(&answer.id) else { continue };
        let ignored = session.outcome().ignored.contains(&ix);
        let value = if ignored {
            format!("{}（不影响结果）", answer.text)
        } else {
            answer.text.clone()
        };
        answers.push((ix, Item::new(answer.label.clone()).value(value)));
    }
    // One order, whether an answer was given or is a default, so that no digit changes its meaning.
    answers.sort_by_key(|(ix, _)| *ix);
    rows.extend(answers.into_iter().map(|(ix, item)| (Row::Answer(ix), item)));
    let wipe =
        if armed(app) { "再选一次，清空所有答案" } else { "清空，重新开始" };
    rows.push((Row::Wipe, Item::new(wipe)));
    rows
}

/// Questions with a safe default that nobody was asked, where another answer would matter.
fn defaults(session: &Session<'static>) -> Vec<(QuestionIx, Item)> {
    let mut rows = Vec::new();
    for (at, question) in (0..).zip(&session.topic().questions) {
        let ix = QuestionIx(at);
        let Some(default) = &question.default else { continue };
        let any = if question.kind == QuestionKind::Day {
            Value::Day(session.today())
        } else {
            Value::Choice(0)
        };
        let open = session.answers().get(ix).is_none();
        if open && !session.with(ix, any).outcome().ignored.contains(&ix) {
            let item = Item::new(question.label.clone()).value(format!("{default}（可以改）"));
            rows.push((ix, item));
        }
    }
    rows
}

/// Whether the line that forgets everything was chosen once already.
fn armed(app: &App) -> bool {
    app.page().draft.is_some()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let area = if app.session.is_plan() {
        banner(&app.look, frame, area, &app.session.document().verdict)
    } else {
        first_point(app, frame, area)
    };
    let (_, items): (Vec<Row>, Vec<Item>) = rows(app).into_iter().unzip();
    let (items, focus) = nine::page(app.page().focus, items);
    menu::draw(&app.look, frame, area, &Menu { items: &items, focus });
}

/// The verdict with a mark and a colour, and why.
fn banner(look: &Look, frame: &mut Frame, area: Rect, verdict: &VerdictDoc) -> Rect {
    let (mark, role) = mark(look, verdict.code);
    let badge = format!(" {mark} ");
    let cells = width(&badge) as u16;
    put(frame, area, 0, Span::styled(badge, look.style(role).add_modifier(Modifier::REVERSED)));
    let title = Rect { x: area.x + cells + 1, width: area.width.saturating_sub(cells + 1), ..area };
    let below = prose::heading(look, frame, title, &verdict.title);
    let mut area = Rect { x: area.x, width: area.width, ..below };
    if area.height >= 16 {
        for reason in verdict.because.iter().take(2) {
            area = prose::dim(look, frame, area, &reason.text);
        }
    }
    prose::space(area, 1)
}

/// The first thing a side topic answers.
fn first_point(app: &App, frame: &mut Frame, area: Rect) -> Rect {
    let advice = app.session.advice();
    let Some(point) = advice.sections.first().and_then(|section| section.points.first()) else {
        return area;
    };
    let mut area = prose::heading(&app.look, frame, area, &point.title);
    if area.height >= 16 {
        area = prose::dim(&app.look, frame, area, &point.text);
    }
    prose::space(area, 1)
}

/// What stands for a verdict; no two kinds differ by colour alone.
fn mark(look: &Look, code: VerdictCode) -> (&'static str, Role) {
    match code {
        VerdictCode::Ready | VerdictCode::Automatic | VerdictCode::NotNeeded => {
            (look.glyphs.yes, Role::Good)
        }
        VerdictCode::NotTransferable | VerdictCode::FixFirst => (look.glyphs.no, Role::Bad),
        VerdictCode::NextYear => ("!", Role::Warn),
        VerdictCode::CheckFirst => ("?", Role::Warn),
    }
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let rows = rows(app);
    let armed = armed(app);
    let event = nine::update(&mut app.page_mut().focus, rows.len(), msg)?;
    app.page_mut().draft = None;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    Some(match rows[at].0 {
        Row::Result => app.show_result(),
        Row::More => app.go_on(),
        Row::Answer(ix) => app.ask(ix),
        Row::Wipe if armed => app.wipe(),
        Row::Wipe => {
            app.page_mut().draft = Some(Value::Unknown);
            Next::Draw
        }
    })
}
