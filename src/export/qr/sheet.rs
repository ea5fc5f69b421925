//! The codes one under another, for a terminal to show.

use super::{Cells, Code, DARK, LIGHT, Room, Run, codes, text};
use crate::export::Page;
use crate::report::Report;

const WHAT: &str = "用微信或手机的扫一扫，把这份结果的要点存到手机里。";

/// Writes a result as codes in lines of so many cells.
///
/// Always in colours, also where `NO_COLOR` is set and in a file: a code must be dark on light, and
/// without colours whether it is would depend on the terminal it is shown on.
pub fn write(report: &Report, width: usize) -> String {
    let text = text(report);
    match codes(&text, room(width)) {
        Some(codes) => sheet(report, &codes, width),
        None => instead(&text, width),
    }
}

/// A window of the usual shape, three rows for ten columns, but never too low for any code.
fn room(width: usize) -> Room {
    let (_, least) = Room::smallest(Cells::Halves);
    Room { columns: width, rows: (width * 3 / 10).max(least), cells: Cells::Halves }
}

fn sheet(report: &Report, codes: &[Code], width: usize) -> String {
    let all = codes.len();
    let mut page = Page::new(width);
    page.paragraph(0, &report.title());
    if let Some(doubt) = report.data().notice {
        page.paragraph(0, doubt.long());
    }
    page.paragraph(0, WHAT);
    if all > 1 {
        page.paragraph(0, &format!("一共 {all} 个码，请按顺序扫。"));
    }
    let number =
        |at| if all > 1 { format!("第 {at} 个，共 {all} 个\n") } else { String::new() };
    let codes = (1..).zip(codes).map(|(at, code)| format!("\n{}{}", number(at), painted(code)));
    page.finish() + &codes.collect::<String>()
}

fn painted(code: &Code) -> String {
    let run = |Run { dark, text }| {
        let (sign, background) = if dark { (LIGHT, DARK) } else { (DARK, LIGHT) };
        format!("\x1b[38;5;{sign};48;5;{background}m{text}")
    };
    let rows = code.rows(Cells::Halves).into_iter().map(|row| {
        let runs: String = row.into_iter().map(run).collect();
        format!("{runs}\x1b[0m\n")
    });
    rows.collect()
}

/// What the codes would have said.
fn instead(text: &str, width: usize) -> String {
    let (least, _) = Room::smallest(Cells::Halves);
    let mut page = Page::new(width);
    page.paragraph(0, &format!("每行不到 {least} 格，画不下二维码。码里要写的是："));
    page.blank();
    page.paragraph(0, text);
    page.finish()
}
