//! The reason of a line: the rule, the documents, and whom to ask.

use std::rc::Rc;

use ratatui::style::Modifier;

use crate::model::Claim;
use crate::report::{Why as Reason, words};
use crate::tui::about::About;
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::basis::{self, LABEL};
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

#[derive(Clone)]
pub(crate) struct Why {
    about: Rc<About>,
    /// What people are told about it, with the positions in the table.
    claims: Vec<(usize, &'static Claim)>,
    reader: Reader,
}

impl Why {
    pub(crate) fn new(context: &Context, about: About) -> Self {
        let rule = about.why.as_ref().map_or("", |why| why.rule.as_str());
        let claims = context.session().claims_about(rule);
        Self { about: Rc::new(about), claims, reader: Reader::default() }
    }

    fn sheet(&self, context: &Context, columns: u16) -> Sheet<usize> {
        rows(&self.about, &self.claims, Pen::new(&context.look, columns, MEASURE.into())).into()
    }

    fn open(&self, place: usize) -> Effect {
        match self.claims.get(place) {
            Some((at, _)) => Effect::Open(Open::Claim(*at)),
            None => Effect::Stay,
        }
    }
}

impl Page for Why {
    fn title(&self, _: &Context) -> String {
        "为什么这样说".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        let mut hints = vec![
            hint(Act::Lines, "往下看"),
            hint(Act::Back, "返回"),
            hint(Act::Help, "帮助"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "到头"),
        ];
        if !self.claims.is_empty() {
            hints.splice(0..0, [hint(Act::Digits, "看说法"), hint(Act::Take, "看说法")]);
        }
        hints
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let body = context.body();
        match msg {
            Msg::Take => Some(self.open(self.reader.focus)),
            Msg::Digit(digit) => Some(self.open(usize::from(*digit).wrapping_sub(1))),
            _ => self.reader.update(&self.sheet(context, body.width), body.height, msg),
        }
    }
}

/// Everything there is to say about a line; only the claims can be acted on.
fn rows(about: &About, claims: &[(usize, &Claim)], pen: Pen) -> Rows<usize> {
    let mut rows = Rows::default();
    if let Some(source) = &about.document {
        rows.still(basis::described(pen, source));
        cited(&about.cited, pen, &mut rows);
        return rows;
    }
    sentence(about, pen, &mut rows);
    if let Some(why) = &about.why {
        weight(why, pen, &mut rows);
        basis::notices(why, pen, &mut rows);
        told(claims, pen, &mut rows);
        basis::documents(&about.sources, why, pen, &mut rows);
    }
    rows
}

/// What people are told about it, each with the digit that opens it.
fn told(claims: &[(usize, &Claim)], pen: Pen, rows: &mut Rows<usize>) {
    if claims.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("常见说法"));
    for (at, (_, claim)) in claims.iter().enumerate() {
        let lead = format!("{}  ", at + 1);
        let lines = basis::claim(pen.narrower(lead.len()), &claim.said.text, claim.verdict);
        rows.item(at, Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

fn sentence<T: Copy>(about: &About, pen: Pen, rows: &mut Rows<T>) {
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

fn weight<T: Copy>(why: &Reason, pen: Pen, rows: &mut Rows<T>) {
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
        rows.still(pen.field(Label(label, LABEL), text, ""));
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
    use crate::tui::screen::plan::Statement;
    use crate::tui::screen::plan::tests::sample;
    use crate::tui::theme::Theme;

    fn text(doc: &PlanReport, statement: Statement) -> String {
        let pen = Pen { width: 60, theme: Theme::new(false) };
        rows(&statement.about(doc), &[], pen).lines().map(|line| line.to_string() + "\n").collect()
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
