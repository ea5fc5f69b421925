//! What only a plan has: the answer, the account, papers, steps and the gap.

use super::{PAPER, Writer};
use crate::export::given::Given;
use crate::export::pdf::column::{Column, Mark};
use crate::export::pdf::pages::Band;
use crate::export::wording;
use crate::model::Need;
use crate::report::hotline::{self, Hotline};
use crate::report::{MaterialDoc, PlanReport, StepDoc, StepsDoc, words};

impl Writer<'_> {
    /// Writes a plan.
    pub fn plan(&mut self, doc: &PlanReport) {
        self.title(&doc.title(), true);
        self.verdict(doc);
        self.because(doc);
        self.materials(&doc.materials);
        self.steps(&doc.steps);
        self.timeline(&doc.timeline, &doc.today);
        self.gap(doc);
        self.warnings(&doc.warnings);
        self.channels(&doc.channels);
        self.documents();
        self.answers(&Given::from(doc));
    }

    /// The answer and whom to call, in a frame.
    fn verdict(&mut self, doc: &PlanReport) {
        let desk = self.desk;
        let pad = 0.7 * desk.size;
        let mut column = desk.column(PAPER.measure() - 2.0 * pad);
        let mut title = desk.strong(format!("结论：{}", doc.verdict.title));
        title.style.size *= 1.55;
        column.heading(2, &[title]);
        column.paragraph(0.0, &[desk.plain(wording::about(doc))]);
        let mut ask = vec![desk.strong("咨询：")];
        for (at, Hotline { name, number }) in hotline::all(&doc.channels).into_iter().enumerate() {
            let before = if at == 0 { "" } else { "　" };
            // The spaces that hold a number together would let a line end inside it.
            ask.push(desk.plain(format!("{before}{name}\u{a0}")));
            let mut number = desk.strong(number.replace(' ', "\u{a0}"));
            number.style.size *= 1.3;
            ask.push(number);
        }
        column.paragraph(0.0, &ask);
        let framed = column.framed((pad, 0.6 * pad), PAPER.measure());
        let mut column = self.wide();
        column.space(0.5);
        column.drawn(framed);
        self.more(Band::Full(column.finish()));
    }

    fn because(&mut self, doc: &PlanReport) {
        let desk = self.desk;
        let mut column = self.wide();
        for (at, reason) in doc.verdict.because.iter().enumerate() {
            let mark = format!("{}.", at + 1);
            column.hanging(0.0, &Mark::Text(&mark), &desk.said(&reason.text, &reason.why));
        }
        let account = &doc.account;
        let code = words::account(account.code);
        column.space(0.25);
        let mut spans = vec![desk.strong(format!("个人账户：{code}。"))];
        spans.extend(desk.said(&account.text, &account.why));
        column.paragraph(0.0, &spans);
        self.section("理由", Band::Full(column.finish()));
    }

    fn materials(&mut self, all: &[MaterialDoc]) {
        let (mut bring, mut leave) = (self.half(), self.half());
        for material in all {
            let need = wording::need(material, all);
            match material.need {
                Need::NotNeeded => paper(&mut leave, &Mark::Text("-"), (material, &need)),
                _ => paper(&mut bring, &Mark::Tick, (material, &need)),
            }
        }
        if all.is_empty() {
            bring.paragraph(0.0, &[self.desk.plain(wording::NO_MATERIALS)]);
        }
        let (bring, leave) = (bring.finish(), leave.finish());
        if bring.is_empty() {
            return self.section("材料清单", Band::Halves(leave));
        }
        self.section("材料清单", Band::Halves(bring));
        self.more(Band::Halves(leave));
    }

    fn steps(&mut self, steps: &StepsDoc) {
        let (online, counter) = (letters(&steps.online), letters(&steps.counter));
        let mut words = self.wide();
        if online > 0.0 && counter > 0.0 {
            words.paragraph(0.0, &[self.desk.plain(wording::EITHER_WAY)]);
            words.keep();
            let mut heading = self.heading("办理步骤");
            heading.extend(words.finish());
            // The way with more to say gets more room.
            let part = (online / (online + counter)).clamp(0.38, 0.62);
            let room = PAPER.measure() - PAPER.gutter;
            let (mut left, mut right) =
                (self.column(part * room), self.column((1.0 - part) * room));
            way(&mut left, "网上办", &steps.online);
            way(&mut right, "窗口办", &steps.counter);
            let from = part * room + PAPER.gutter;
            let band = Band::Beside(left.finish(), right.finish(), from);
            return self.pages.section(heading, band);
        }
        let mut only = self.half();
        way(&mut only, "网上办", &steps.online);
        way(&mut only, "窗口办", &steps.counter);
        if online + counter == 0.0 {
            words.paragraph(0.0, &[self.desk.plain(wording::NO_STEPS)]);
            return self.section("办理步骤", Band::Full(words.finish()));
        }
        self.section("办理步骤", Band::Halves(only.finish()));
    }

    fn gap(&mut self, doc: &PlanReport) {
        let (desk, gap) = (self.desk, &doc.gap);
        let mut column = self.wide();
        let mut spans = Vec::new();
        for (at, (label, text)) in wording::gap(doc).into_iter().enumerate() {
            let before = if at == 0 { "" } else { "　　" };
            spans.push(desk.strong(format!("{before}{label}")));
            spans.push(desk.plain(text));
        }
        column.paragraph(0.0, &spans);
        column.paragraph(0.0, &desk.said(&gap.text, &gap.why));
        self.section("断缴与待遇", Band::Full(column.finish()));
    }
}

/// A paper: its name, how it is needed, where it comes from.
fn paper(column: &mut Column, mark: &Mark, (material, need): (&MaterialDoc, &str)) {
    let desk = column.desk;
    column.space(0.3);
    let mut spans = vec![desk.strong(&material.title), desk.plain(format!("（{need}）"))];
    if !material.how.is_empty() {
        spans.push(desk.strong("怎么得到："));
        spans.push(desk.plain(&material.how));
    }
    spans.extend(desk.said(&material.note, &material.why));
    column.hanging(0.0, mark, &spans);
}

/// How much there is to say about steps.
fn letters(steps: &[StepDoc]) -> f32 {
    let letters = steps.iter().map(|step| step.title.len() + step.text.len() + step.place.len());
    f32::from(u16::try_from(letters.sum::<usize>()).unwrap_or(u16::MAX))
}

fn way(column: &mut Column, title: &str, steps: &[StepDoc]) {
    let desk = column.desk;
    if steps.is_empty() {
        return;
    }
    column.heading(3, &[desk.strong(format!("{title}："))]);
    for (at, step) in steps.iter().enumerate() {
        column.space(0.3);
        let mark = format!("{}.", at + 1);
        let mut spans = vec![desk.strong(&step.title), desk.plain("　")];
        for (label, text) in [("谁办：", &step.who), ("在哪：", &step.place)] {
            if !text.is_empty() {
                spans.push(desk.quiet(format!("{label}{text}　")));
            }
        }
        spans.extend(desk.said(&step.text, &step.why));
        column.hanging(0.0, &Mark::Text(&mark), &spans);
    }
}
