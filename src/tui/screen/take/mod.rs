//! The ways to take a result away: a code to scan, paper, a file, the clipboard.

pub mod files;
mod said;
pub mod save;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing, code};
use crate::export;
use crate::output::printer::Printer;
use crate::report::Report;
use crate::saved::{self, Saved};
use crate::tui::app::App;
use crate::tui::errand::{Done, Errand};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::prose;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "take",
    title: |_| "带走".to_owned(),
    keys: |_| keys(),
    draw,
    update,
    ask: asks_nothing,
};

/// Cells in a line of the full text on the clipboard.
const WIDTH: usize = 80;
const NO_PRINTER: &str = "这台机器没有可用的打印命令，不能直接打印。";

/// What is taken away.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The result.
    pub report: Option<Report>,
    /// What a file is to hold, and what that is called.
    pub file: (&'static str, Vec<u8>),
    /// What came of the last errand.
    pub said: Option<Done>,
    /// Whether a printing command is under way for this person.
    printing: bool,
}

impl State {
    /// Takes the answer to an errand in; what is printed for somebody who has left is passed over.
    pub fn hear(&mut self, done: &Done) {
        if matches!(done, Done::Printed(_)) && !self.printing {
            return;
        }
        match done {
            Done::Printing => self.printing = true,
            Done::Printed(_) => self.printing = false,
            _ => {}
        }
        self.said = Some(done.clone());
    }
}

/// A way to take it.
enum Row {
    Code,
    Print(&'static str, Printer),
    Files,
    Copy(&'static str),
    Keep,
}

/// Opens the page on a result.
pub fn open(app: &mut App, report: Report) -> Next {
    app.take.report = Some(report);
    app.take.said = app.take.printing.then_some(Done::Printing);
    app.open(Page::new(&SCREEN))
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "选择"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
    ]
}

/// The ways this machine has. A visitor leaves no file and no clipboard behind.
fn rows(app: &App) -> Vec<(Row, Item)> {
    let code = Item::new("扫码带走").about("用手机扫，手机上就有要点，不用连网");
    let mut rows = vec![(Row::Code, code)];
    let printers = [
        ("pdf", &app.outlets.printer, "打印", "用 A4 纸，全部内容"),
        ("receipt", &app.outlets.receipts, "打印小票", "80 毫米宽，只有要点"),
    ];
    for (format, printer, label, about) in printers {
        if let Some(printer) = printer {
            let row = Row::Print(format, printer.clone());
            rows.push((row, Item::new(label).about(about)));
        }
    }
    if !app.look.kiosk {
        rows.extend([
            (Row::Files, Item::new("存成文件").about("PDF、网页、日历、文字等")),
            (Row::Copy("short"), Item::new("复制要点").about("最多 300 字，可以贴进短信或者聊天")),
            (Row::Copy("text"), Item::new("复制全文").about("全部内容，文字形式")),
        ]);
        if matches!(app.take.report, Some(Report::Plan(_) | Report::Advice(_))) {
            let about = "记下答案和打的勾，以后用 yizhuan open 接着看";
            rows.push((Row::Keep, Item::new("存成进度文件").about(about)));
        }
    }
    let digits = rows.into_iter().zip(1..);
    digits.map(|((row, item), digit)| (row, item.digit(digit))).collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let (_, items): (Vec<Row>, Vec<Item>) = rows(app).into_iter().unzip();
    // What is said comes first: the list takes what is left of a small window.
    let mut area = said::draw(app, frame, area);
    if app.outlets.printer.is_none() && app.take.said.is_none() {
        area = prose::space(prose::dim(&app.look, frame, area, NO_PRINTER), 1);
    }
    menu::draw(&app.look, frame, area, &Menu { items: &items, focus: app.page().focus });
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (rows, items): (Vec<Row>, Vec<Item>) = rows(app).into_iter().unzip();
    let chosen = menu::update(&mut app.page_mut().focus, &items, msg)?;
    let menu::Event::Chosen(at) = chosen else { return Some(chosen.next()) };
    let errand = match &rows[at] {
        Row::Code => return Some(app.open(Page::new(&code::SCREEN))),
        Row::Files => return Some(app.open(Page::new(&files::SCREEN))),
        Row::Keep => {
            let kept = Saved::of(&app.session, &app.plan.ticked).to_toml();
            let name = saved::file_name(&app.session);
            return Some(save::open(app, name, ("进度文件", kept.into_bytes())));
        }
        Row::Print(format, printer) => Errand::Print(printer.clone(), written(app, format)?),
        Row::Copy(format) => {
            Errand::Clipboard(String::from_utf8_lossy(&written(app, format)?).into_owned())
        }
    };
    Some(app.ask_outside(errand))
}

/// The result in a format.
fn written(app: &App, format: &str) -> Option<Vec<u8>> {
    Some(export::find(format)?.write(app.take.report.as_ref()?, WIDTH))
}
