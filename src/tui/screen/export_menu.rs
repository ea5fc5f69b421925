//! The ways to take a result away: a code to scan, paper, a file, the clipboard.

use std::collections::BTreeMap;

use super::code;
use crate::export;
use crate::output::printer::Printer;
use crate::report::Report;
use crate::saved::{self, Saved};
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open, SaveAs};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::outside::{Done, Outside};
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::statement;

/// Cells in a line of the full text on the clipboard.
const WIDTH: usize = 80;
const NO_PRINTER: &str = "这台机器没有可用的打印命令，不能直接打印。";
/// The same to visitors, who set nothing up.
const NO_PAPER: &str = "这台机器不能打印，可以这样带走：";

#[derive(Clone)]
pub(crate) struct ExportMenu {
    report: Report,
    focus: usize,
    /// What was written already: whoever presses a key again gets the same.
    written: BTreeMap<&'static str, Vec<u8>>,
    /// What came of the last way that was chosen.
    done: Option<Done>,
}

/// How to take it without paper, and what that gives: by a code, or in a visitor's own hand where none fits.
fn by_eye(context: &Context) -> [&'static str; 2] {
    if context.look.kiosk && !code::has_room(context) {
        ["抄下来带走", "字太大，画不出手机能扫的码；要点照着抄"]
    } else {
        ["扫码带走", "用手机扫，手机上就有要点，不用连网"]
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

impl ExportMenu {
    pub(crate) fn new(report: Report) -> Self {
        Self { report, focus: 0, written: BTreeMap::new(), done: None }
    }

    /// The ways this machine has. A visitor leaves no file and no clipboard behind.
    fn rows(&self, context: &Context) -> Vec<(Row, Item)> {
        let outputs = &context.outputs;
        let [label, about] = by_eye(context);
        let code = Item::new(label).about(about);
        let mut rows = vec![(Row::Code, code)];
        let printers = [
            ("pdf", &outputs.printer, "打印", "A4 纸一页：结论、材料、步骤、日子"),
            ("receipt", &outputs.receipts, "打印小票", "80 毫米宽，只有要点"),
        ];
        for (format, printer, label, about) in printers {
            if let Some(printer) = printer {
                let row = Row::Print(format, printer.clone());
                rows.push((row, Item::new(label).about(about)));
            }
        }
        if !context.look.kiosk {
            rows.extend([
                (Row::Files, Item::new("存成文件").about("PDF、网页、日历、文字等")),
                (
                    Row::Copy("short"),
                    Item::new("复制要点").about("最多 300 字，可以贴进短信或者聊天"),
                ),
                (Row::Copy("text"), Item::new("复制全文").about("全部内容，文字形式")),
            ]);
            if matches!(self.report, Report::Plan(_) | Report::Advice(_)) {
                let about = match saved::check_clock(context.session().today()) {
                    Ok(()) => "记下答案和打的勾，以后用 yizhuan open 接着看".to_owned(),
                    Err(wrong) => format!("{}，存不了", wrong.what()),
                };
                rows.push((Row::Keep, Item::new("存成进度文件").about(about)));
                // Last, so that the usual ways keep their digits.
                if let Some(printer) = &outputs.printer {
                    let item =
                        Item::new("打印，带依据").about("同样一页，另有一页依据，句子标着号码");
                    rows.push((Row::Print("pdf-sources", printer.clone()), item));
                }
            }
        }
        let digits = rows.into_iter().zip(1..);
        digits.map(|((row, item), digit)| (row, item.digit(digit))).collect()
    }

    /// The result in a format.
    fn written(&mut self, format: &'static str) -> Option<Vec<u8>> {
        let exporter = export::find(format)?;
        let write = || exporter.write(&self.report, WIDTH);
        Some(self.written.entry(format).or_insert_with(write).clone())
    }

    fn chosen(&mut self, context: &Context, row: Row) -> Option<Effect> {
        let report = self.report.clone();
        Some(match row {
            Row::Code => Effect::Open(Open::Code(report)),
            Row::Files => Effect::Open(Open::Files(report)),
            Row::Keep => {
                let session = context.session();
                let saved = Saved::of(session, &context.case.ticked).ok()?;
                let answers = saved.to_toml().into_bytes();
                let name = context.case.file_name();
                let kind = saved::KIND;
                Effect::Open(Open::Save(SaveAs { kind, name, content: answers }))
            }
            Row::Print(format, printer) => {
                Effect::Outside(Outside::Print(printer, self.written(format)?))
            }
            Row::Copy(format) => {
                let text = String::from_utf8_lossy(&self.written(format)?).into_owned();
                Effect::Outside(Outside::Clipboard(text))
            }
        })
    }
}

impl Page for ExportMenu {
    fn title(&self, _: &Context) -> String {
        "带走".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        menu::hints("选择", "返回").into()
    }

    fn panes(&self, context: &Context) -> Wanted {
        context.beside()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let items: Vec<Item> = self.rows(context).into_iter().map(|(_, item)| item).collect();
        // What is stated comes first: the list takes what is left of a small window.
        statement::draw(canvas, self.done.as_ref(), by_eye(context)[0]);
        if context.outputs.printer.is_none() && self.done.is_none() {
            canvas.dim(if context.look.kiosk { NO_PAPER } else { NO_PRINTER });
            canvas.space(1);
        }
        Menu { items: &items, focus: Some(self.focus) }.draw(canvas);
    }

    fn hear(&mut self, done: Option<&Done>) {
        self.done = done.cloned();
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let (mut rows, items): (Vec<Row>, Vec<Item>) = self.rows(context).into_iter().unzip();
        let event = menu::update(&mut self.focus, &items, msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        self.chosen(context, rows.swap_remove(at))
    }

    fn is_aside(&self) -> bool {
        true
    }

    fn holds_result(&self) -> bool {
        true
    }
}
