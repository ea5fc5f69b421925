//! Why a line stands there: the rule, the documents, and whom to ask.

use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::plan::{Pen, described, named, step};
use super::{Screen, asks_nothing, claim, claims};
use crate::model::ClaimVerdict;
use crate::report::{SourceDoc, Why, words};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::MEASURE;
use crate::tui::widget::rows::{GUTTER, Paint, Rows, Scroll};

/// The screen.
pub static SCREEN: Screen = Screen { name: "why", title, keys, draw, update, ask: asks_nothing };

/// Cells of the labels.
pub const LABEL: usize = 10;

/// What the page is about: a sentence with its reason, or a document with what rests on it.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Heading of the sentence; may be empty.
    pub title: String,
    /// The sentence; may be empty.
    pub text: String,
    /// Short words beside it, such as 「〔需核对〕」.
    pub marks: String,
    /// Why it stands there; an answer that is lacking has no reason.
    pub why: Option<Why>,
    /// The documents that the reason names, or more.
    pub sources: Vec<SourceDoc>,
    /// The document, where the line is one.
    pub document: Option<SourceDoc>,
    /// What rests on that document, a line each.
    pub cited: Vec<String>,
    /// What people are told about it.
    pub claims: Vec<Told>,
}

/// A claim that the rule answers.
#[derive(Clone, Debug)]
pub struct Told {
    at: usize,
    said: String,
    verdict: ClaimVerdict,
}

/// Opens the page over the top one.
pub fn open(app: &mut App, about: About) -> Next {
    let rule = about.why.as_ref().map_or("", |why| why.rule.as_str());
    let told = app.session.claims_about(rule).into_iter().map(|(at, claim)| Told {
        at,
        said: claim.said.text.clone(),
        verdict: claim.verdict,
    });
    app.about = Rc::new(About { claims: told.collect(), ..about });
    app.open(Page::new(&SCREEN))
}

fn title(_: &App) -> String {
    "为什么这样说".to_owned()
}

fn keys(app: &App) -> Vec<Hint> {
    let mut hints = vec![
        hint(Act::Lines, "往下看"),
        hint(Act::Back, "返回"),
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "到头"),
    ];
    if !app.about.claims.is_empty() {
        hints.splice(0..0, [hint(Act::Digits, "看说法"), hint(Act::Take, "看说法")]);
    }
    hints
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let rows = laid_out(app, area.width);
    let active = rows.items() > 0;
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active };
    rows.draw(scroll(app), area, frame.buffer_mut(), paint);
}

fn scroll(app: &App) -> Scroll {
    Scroll { focus: app.page().focus, top: app.page().top }
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    match msg {
        Msg::Take => return Some(tell(app, app.page().focus)),
        Msg::Digit(digit) => return Some(tell(app, usize::from(*digit).wrapping_sub(1))),
        _ => {}
    }
    let step = step(msg)?;
    let body = app.body();
    let before = scroll(app);
    let moved = laid_out(app, body.width).step(before, step, body.height.into());
    let page = app.page_mut();
    (page.focus, page.top) = (moved.focus, moved.top);
    Some(if moved == before { Next::Stay } else { Next::Draw })
}

/// Opens a claim.
fn tell(app: &mut App, place: usize) -> Next {
    match app.about.claims.get(place).map(|told| told.at) {
        Some(at) => app.open(claim::page(at)),
        None => Next::Stay,
    }
}

fn laid_out(app: &App, width: u16) -> Rows<usize> {
    let width = usize::from(width.min(MEASURE + GUTTER as u16)).saturating_sub(GUTTER).max(2);
    let pen = Pen { width, theme: app.look.theme, glyphs: app.look.glyphs };
    rows(&app.about, pen)
}

/// Everything there is to say about a line; only the claims can be acted on.
pub fn rows(about: &About, pen: Pen) -> Rows<usize> {
    let mut rows = Rows::default();
    if let Some(source) = &about.document {
        rows.still(described(pen, source));
        cited(&about.cited, pen, &mut rows);
        return rows;
    }
    said(about, pen, &mut rows);
    if let Some(why) = &about.why {
        weight(why, pen, &mut rows);
        notices(why, pen, &mut rows);
        told(&about.claims, pen, &mut rows);
        documents(&about.sources, why, (pen, &mut rows));
    }
    rows
}

/// What people are told about it, each with the digit that opens it.
fn told(claims: &[Told], pen: Pen, rows: &mut Rows<usize>) {
    if claims.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("常见说法"));
    for (at, told) in claims.iter().enumerate() {
        let lead = format!("{}  ", at + 1);
        let lines = claims::said(pen.narrower(lead.len()), (&told.said, told.verdict));
        rows.item(at, Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

fn said<T: Copy>(about: &About, pen: Pen, rows: &mut Rows<T>) {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let (title, text) = match (about.title.as_str(), about.text.as_str()) {
        ("", text) => (text, ""),
        pair => pair,
    };
    rows.still(pen.marked(title, bold, &about.marks));
    if !text.is_empty() {
        rows.still(pen.text(text));
    }
}

fn weight<T: Copy>(why: &Why, pen: Pen, rows: &mut Rows<T>) {
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

/// What must be read with it.
pub fn notices<T: Copy>(why: &Why, pen: Pen, rows: &mut Rows<T>) {
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

/// The documents it rests on, with the articles.
pub fn documents<T: Copy>(all: &[SourceDoc], why: &Why, (pen, rows): (Pen, &mut Rows<T>)) {
    if why.sources.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("文件"));
    for (at, id) in why.sources.iter().enumerate() {
        let Some(source) = all.iter().find(|source| source.id == *id) else { continue };
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

/// Which lines rest on the document.
fn cited<T: Copy>(lines: &[String], pen: Pen, rows: &mut Rows<T>) {
    rows.gap();
    rows.still(pen.heading("这里依据它的内容"));
    for line in lines {
        let lines = pen.narrower(2).text(line);
        rows.still(Pen::after("- ", pen.theme.style(Role::Dim), lines));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::PlanReport;
    use crate::text::Glyphs;
    use crate::tui::screen::plan::Statement;
    use crate::tui::screen::plan::tests::sample;
    use crate::tui::theme::Theme;

    fn text(doc: &PlanReport, statement: Statement) -> String {
        let pen = Pen { width: 60, theme: Theme::new(false), glyphs: Glyphs::new(true) };
        rows(&statement.about(doc), pen).lines().map(|line| line.to_string() + "\n").collect()
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
