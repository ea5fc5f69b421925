//! The whole plan as wrapped text, to read, to print, and for screen readers.

mod claims;

pub use claims::{FOOT as CLAIMS_FOOT, IN_FULL, NEAREST, NOT_FOUND, dates as claim_dates};

use super::given::Given;
use super::page::Page;
use super::{places, references, wording};
use crate::model::Need;
use crate::report::{
    Advice, ChannelDoc, MaterialDoc, MilestoneDoc, NoteDoc, PlanReport, Report, SectionDoc,
    SourceDoc, StepDoc, StepsDoc, Why, words,
};

/// Writes a result in lines of at most `width` cells.
pub fn write(report: &Report, width: usize) -> String {
    match report {
        Report::Plan(document) => plan(document, width),
        Report::Advice(answer) => advice(answer, width),
        Report::Claims(doc) => claims::claims(doc, width),
        Report::Place(doc) => places::one(doc, width),
        Report::Places(doc) => places::all(doc, width),
    }
}

/// Writes a plan in lines of at most `width` cells.
fn plan(document: &PlanReport, width: usize) -> String {
    let mut text = Text { sources: &document.sources, page: Page::new(width) };
    text.verdict(document);
    text.materials(&document.materials);
    text.steps(&document.steps);
    text.timeline(&document.timeline);
    text.nothing(document.timeline.is_empty(), wording::NO_DATES);
    text.gap(document);
    text.warnings(&document.warnings);
    text.channels(&document.channels);
    text.documents();
    text.answers(&Given::from(document));
    text.page.finish()
}

/// Writes the answer of a side topic in lines of at most `width` cells.
fn advice(advice: &Advice, width: usize) -> String {
    let mut text = Text { sources: &advice.sources, page: Page::new(width) };
    text.page.heading(&advice.topic.title);
    for section in &advice.sections {
        text.section(section);
    }
    if !advice.timeline.is_empty() {
        text.timeline(&advice.timeline);
    }
    text.warnings(&advice.warnings);
    text.channels(&advice.channels);
    text.documents();
    text.answers(&Given::from(advice));
    text.page.finish()
}

struct Text<'a> {
    sources: &'a [SourceDoc],
    page: Page,
}

impl Text<'_> {
    fn verdict(&mut self, document: &PlanReport) {
        let verdict = &document.verdict;
        self.page.heading(&format!("结论：{}", verdict.title));
        self.page.paragraph(2, &wording::about(document));
        for (at, reason) in verdict.because.iter().enumerate() {
            self.said(2, &format!("{}. ", at + 1), (&reason.text, &reason.why));
        }
        let account = &document.account;
        self.page.hanging(2, "个人账户：", words::account(account.code));
        self.said(4, "", (&account.text, &account.why));
    }

    fn materials(&mut self, materials: &[MaterialDoc]) {
        self.page.heading("材料清单");
        for material in materials {
            let mark = if material.need == Need::NotNeeded { "- " } else { "[ ] " };
            let text = format!("{}（{}）", material.title, wording::need(material, materials));
            self.page.hanging(2, mark, &text);
            self.page.hanging(6, "怎么得到：", &material.how);
            self.said(6, "", (&material.note, &material.why));
        }
        self.nothing(materials.is_empty(), wording::NO_MATERIALS);
    }

    fn steps(&mut self, steps: &StepsDoc) {
        self.page.heading("办理步骤");
        let both = !steps.online.is_empty() && !steps.counter.is_empty();
        self.nothing(steps.online.is_empty() && steps.counter.is_empty(), wording::NO_STEPS);
        if both {
            self.page.paragraph(2, wording::EITHER_WAY);
        }
        self.step_list("网上办", &steps.online);
        self.step_list("窗口办", &steps.counter);
    }

    fn step_list(&mut self, title: &str, steps: &[StepDoc]) {
        if steps.is_empty() {
            return;
        }
        self.page.paragraph(2, &format!("{title}："));
        for (at, step) in steps.iter().enumerate() {
            self.page.hanging(4, &format!("{}. ", at + 1), &step.title);
            let about = [("谁办：", &step.who), ("在哪：", &step.place)];
            for (mark, words) in about {
                self.page.hanging(7, mark, words);
            }
            self.said(7, "", (&step.text, &step.why));
        }
    }

    fn timeline(&mut self, points: &[MilestoneDoc]) {
        self.page.heading("时间线");
        for point in points {
            self.page.paragraph(2, &format!("{}：{}", wording::when(point), point.title));
            self.said(4, "", (&point.text, &point.why));
        }
    }

    fn gap(&mut self, document: &PlanReport) {
        self.page.heading("断缴与待遇");
        for (label, text) in wording::gap(document) {
            self.page.hanging(2, label, &text);
        }
        self.said(2, "", (&document.gap.text, &document.gap.why));
    }

    fn warnings(&mut self, warnings: &[NoteDoc]) {
        if warnings.is_empty() {
            return;
        }
        self.page.heading("注意");
        for (at, note) in warnings.iter().enumerate() {
            self.said(2, &format!("{}. ", at + 1), (&note.text, &note.why));
        }
    }

    fn channels(&mut self, channels: &[ChannelDoc]) {
        if channels.is_empty() {
            return;
        }
        self.page.heading("渠道");
        for (at, channel) in channels.iter().enumerate() {
            let mark = format!("{}. ", at + 1);
            self.page.hanging(2, &mark, &channel.title);
            self.said(2 + mark.len(), "", (&channel.text, &channel.why));
        }
    }

    fn documents(&mut self) {
        references::documents(&mut self.page, self.sources);
    }

    fn answers(&mut self, given: &Given) {
        self.page.heading("按这些答案得出");
        for (label, text) in given.answers() {
            self.page.hanging(2, &format!("{label}："), &text);
        }
        if !given.open.is_empty() {
            self.page.paragraph(2, "补上这些，结果会更确定：");
        }
        for open in given.open {
            self.page.hanging(4, &format!("{}：", open.label), wording::how(open));
        }
        self.page.paragraph(2, &given.dates());
        self.page.paragraph(2, wording::FOOT);
    }

    fn section(&mut self, section: &SectionDoc) {
        self.page.heading(&section.title);
        for (at, point) in section.points.iter().enumerate() {
            let mark = format!("{}. ", at + 1);
            self.page.hanging(2, &mark, &point.title);
            let under = 2 + mark.len();
            self.page.hanging(under, "谁办：", &point.who);
            self.page.paragraph(under, &point.text);
            if !point.say.is_empty() {
                self.page.hanging(under, "可以这样说：", &format!("「{}」", point.say));
            }
            self.reasons(under, &point.why);
        }
    }

    /// A sentence and what it rests on.
    fn said(&mut self, indent: usize, mark: &str, (text, why): (&str, &Why)) {
        self.page.hanging(indent, mark, text);
        self.reasons(indent + crate::text::width(mark), why);
    }

    fn reasons(&mut self, under: usize, why: &Why) {
        for notice in references::notices(why) {
            self.page.paragraph(under, &notice);
        }
        self.page.paragraph(under, &references::line(self.sources, why));
    }

    fn nothing(&mut self, empty: bool, words: &str) {
        if empty {
            self.page.paragraph(2, words);
        }
    }
}
