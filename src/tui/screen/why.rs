//! Why a line of the plan stands there: the rule, the documents, and whom to ask.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::plan::{Pen, Statement, described, marks, named, step};
use super::{Screen, asks_nothing};
use crate::report::{Document, SourceDoc, Why, words};
use crate::tui::app::App;
use crate::tui::frame;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
use crate::tui::widget::MEASURE;
use crate::tui::widget::rows::{GUTTER, Paint, Rows, Scroll};

/// The screen.
pub static SCREEN: Screen = Screen { name: "why", title, keys, draw, update, ask: asks_nothing };

/// Cells of the labels.
const LABEL: usize = 10;

fn title(_: &App) -> String {
    "为什么这样说".to_owned()
}

fn keys(_: &App) -> Vec<Hint> {
    vec![
        hint(Act::Lines, "往下看"),
        hint(Act::Back, "返回方案"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "到头"),
        hint(Act::Help, "帮助"),
    ]
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let rows = laid_out(app, area.width);
    let scroll = Scroll { focus: 0, top: app.page().top };
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active: false };
    rows.draw(scroll, area, frame.buffer_mut(), paint);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let step = step(msg)?;
    let (columns, rows) = app.size;
    let body = frame::body(Rect::new(0, 0, columns, rows)).unwrap_or_default();
    let scroll = Scroll { focus: 0, top: app.page().top };
    let moved = laid_out(app, body.width).step(scroll, step, body.height.into());
    app.page_mut().top = moved.top;
    Some(if moved == scroll { Next::Stay } else { Next::Draw })
}

fn laid_out(app: &App, width: u16) -> Rows<()> {
    let width = usize::from(width.min(MEASURE + GUTTER as u16)).saturating_sub(GUTTER).max(2);
    let pen = Pen { width, theme: app.look.theme, glyphs: app.look.glyphs };
    let doc = app.session.document();
    app.plan.why.map_or_else(Rows::default, |statement| rows(&doc, statement, pen))
}

/// Everything there is to say about a line; nothing of it can be acted on.
pub fn rows(doc: &Document, statement: Statement, pen: Pen) -> Rows<()> {
    let mut rows = Rows::default();
    said(doc, statement, pen, &mut rows);
    if let Some(why) = statement.why(doc) {
        weight(why, pen, &mut rows);
        notices(why, pen, &mut rows);
        documents(doc, why, pen, &mut rows);
    } else if let Some(source) = statement.source(doc) {
        rows.still(described(pen, source));
        cited(doc, source, pen, &mut rows);
    }
    rows
}

fn said(doc: &Document, statement: Statement, pen: Pen, rows: &mut Rows<()>) {
    let (title, text) = statement.said(doc);
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let provisional = statement.provisional(doc);
    let short = statement.why(doc).map(|why| marks(doc, why, provisional)).unwrap_or_default();
    let (title, text) = match (title.as_str(), text.as_str()) {
        ("", text) => (text, ""),
        pair => pair,
    };
    if statement.source(doc).is_none() {
        rows.still(pen.marked(title, bold, &short));
        if !text.is_empty() {
            rows.still(pen.text(text));
        }
    }
}

fn weight(why: &Why, pen: Pen, rows: &mut Rows<()>) {
    rows.gap();
    rows.still(pen.heading("依据的级别"));
    let place = why.place.as_deref().map_or("全国", |place| place);
    let all = [
        ("级别", words::level(why.level)),
        ("适用", place),
        ("信息日期", why.as_of.as_deref().unwrap_or_default()),
        ("规则编号", &why.rule),
        ("向谁核实", why.ask.as_deref().unwrap_or_default()),
    ];
    for (label, text) in all.into_iter().filter(|(_, text)| !text.is_empty()) {
        rows.still(pen.field((label, LABEL), text, ""));
    }
}

fn notices(why: &Why, pen: Pen, rows: &mut Rows<()>) {
    if why.notices.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("使用前请注意"));
    let warn = pen.theme.style(Role::Warn);
    for notice in &why.notices {
        rows.still(Pen::after("! ", warn, pen.narrower(2).styled(notice, warn)));
    }
}

fn documents(doc: &Document, why: &Why, pen: Pen, rows: &mut Rows<()>) {
    if why.sources.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("文件"));
    for (at, id) in why.sources.iter().enumerate() {
        let Some(source) = doc.sources.iter().find(|source| source.id == *id) else { continue };
        if at > 0 {
            rows.gap();
        }
        let lead = format!("{}. ", at + 1);
        let inner = pen.narrower(lead.len());
        let mut lines = described(inner, source);
        if let Some(article) = why.articles.get(at).filter(|article| !article.is_empty()) {
            let article = inner.field(("条款", LABEL), article, "");
            // The article comes right below the name, which may take several lines.
            let below = inner.text(&named(source)).len();
            lines.splice(below..below, article);
        }
        rows.still(Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

/// Which lines of the plan rest on a document.
fn cited(doc: &Document, source: &SourceDoc, pen: Pen, rows: &mut Rows<()>) {
    rows.gap();
    rows.still(pen.heading("方案里依据它的内容"));
    for statement in Statement::all(doc) {
        let Some(why) = statement.why(doc) else { continue };
        let Some(at) = why.sources.iter().position(|id| *id == source.id) else { continue };
        let (title, text) = statement.said(doc);
        let said = if title.is_empty() { text } else { title };
        let article = why.articles.get(at).filter(|article| !article.is_empty());
        let article = article.map_or_else(String::new, |article| format!("（{article}）"));
        let line = format!("{}：{said}{article}", statement.part());
        let lines = pen.narrower(2).text(&line);
        rows.still(Pen::after("- ", pen.theme.style(Role::Dim), lines));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Glyphs;
    use crate::tui::screen::plan::tests::sample;
    use crate::tui::theme::Theme;

    fn text(doc: &Document, statement: Statement) -> String {
        let pen = Pen { width: 60, theme: Theme::new(false), glyphs: Glyphs::new(true) };
        rows(doc, statement, pen).lines().map(|line| line.to_string() + "\n").collect()
    }

    #[test]
    fn says_rule_document_article_issuer_dates_and_level() {
        let text = text(&sample(), Statement::Because(0));
        for part in [
            "成都已经停保",
            "国家文件",
            "transfer-clock",
            "《基本医疗保险关系转移接续暂行办法》医保办发〔2021〕43号",
            "条款      第八条",
            "财政部办公厅",
            "2021 年 12 月 1 日",
            "最后核对  2026 年 11 月 21 日",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("使用前请注意"), "{text}");
    }

    #[test]
    fn local_facts_say_their_place_their_day_and_whom_to_ask() {
        let mut doc = sample();
        doc.gap.why.place = Some("浙江".to_owned());
        doc.gap.why.as_of = Some("2024-04-19".to_owned());
        doc.gap.why.ask = Some("可拨打杭州的区号 + 12393 核实".to_owned());
        let text = text(&doc, Statement::Gap);
        for part in ["适用      浙江", "2024-04-19", "杭州的区号", "! 本地信息，办理前请核对"]
        {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn a_document_lists_what_rests_on_it() {
        let text = text(&sample(), Statement::Source(0));
        assert!(text.contains("- 材料：身份证（第八条）"), "{text}");
        assert!(text.contains("- 注意：不要在两地同时参保。（第八条）"), "{text}");
    }

    #[test]
    fn a_line_the_plan_no_longer_has_says_nothing() {
        assert_eq!(text(&sample(), Statement::Warning(9)).trim(), "");
    }
}
