//! The whole plan as Markdown, to be pasted into a chat or a note.

mod claims;
mod escape;
mod places;
mod sheet;

pub use escape::escape;

use super::given::Given;
use super::{references, wording};
use crate::model::Need;
use crate::report::{
    Advice, ChannelDoc, MaterialDoc, MilestoneDoc, NoteDoc, PlanReport, Report, SectionDoc,
    SourceDoc, StepDoc, StepsDoc, Why, words,
};
use sheet::Sheet;

/// Writes a result; lines are not wrapped.
pub fn write(report: &Report, _width: usize) -> String {
    match report {
        Report::Plan(document) => plan(document),
        Report::Advice(answer) => advice(answer),
        Report::Claims(doc) => claims::claims(doc),
        Report::Place(doc) => places::one(doc),
        Report::Places(doc) => places::all(doc),
    }
}

/// Writes a plan; lines are not wrapped.
fn plan(document: &PlanReport) -> String {
    let mut notes = Notes { sources: &document.sources, sheet: Sheet::default() };
    notes.verdict(document);
    notes.materials(&document.materials);
    notes.steps(&document.steps);
    notes.timeline(&document.timeline);
    notes.nothing(document.timeline.is_empty(), wording::NO_DATES);
    notes.gap(document);
    notes.warnings(&document.warnings);
    notes.channels(&document.channels);
    notes.documents();
    notes.answers(&Given::from(document));
    notes.sheet.finish()
}

/// Writes the answer of a side topic; lines are not wrapped.
fn advice(advice: &Advice) -> String {
    let mut notes = Notes { sources: &advice.sources, sheet: Sheet::default() };
    notes.sheet.heading(1, &advice.topic.title);
    for section in &advice.sections {
        notes.section(section);
    }
    if !advice.timeline.is_empty() {
        notes.timeline(&advice.timeline);
    }
    notes.warnings(&advice.warnings);
    notes.channels(&advice.channels);
    notes.documents();
    notes.answers(&Given::from(advice));
    notes.sheet.finish()
}

struct Notes<'a> {
    sources: &'a [SourceDoc],
    sheet: Sheet,
}

impl Notes<'_> {
    fn verdict(&mut self, document: &PlanReport) {
        let verdict = &document.verdict;
        self.sheet.heading(1, &format!("结论：{}", verdict.title));
        self.sheet.paragraph(&wording::about(document));
        for (at, reason) in verdict.because.iter().enumerate() {
            self.said(&format!("{}. ", at + 1), (&reason.text, &reason.why));
        }
        let account = &document.account;
        self.sheet.heading(2, &format!("个人账户：{}", words::account(account.code)));
        self.said("- ", (&account.text, &account.why));
    }

    fn materials(&mut self, materials: &[MaterialDoc]) {
        self.sheet.heading(2, "材料清单");
        for material in materials {
            let mark = if material.need == Need::NotNeeded { "- " } else { "- [ ] " };
            let text = format!("{}（{}）", material.title, wording::need(material, materials));
            let under = self.sheet.item(0, mark, &text);
            self.sheet.under(under, "怎么得到：", &material.how);
            self.sheet.under(under, "", &material.note);
            self.reasons(under, &material.why);
        }
        self.nothing(materials.is_empty(), wording::NO_MATERIALS);
    }

    fn steps(&mut self, steps: &StepsDoc) {
        self.sheet.heading(2, "办理步骤");
        let (online, counter) = (!steps.online.is_empty(), !steps.counter.is_empty());
        self.nothing(!online && !counter, wording::NO_STEPS);
        self.nothing(online && counter, wording::EITHER_WAY);
        self.step_list("网上办", &steps.online);
        self.step_list("窗口办", &steps.counter);
    }

    fn step_list(&mut self, title: &str, steps: &[StepDoc]) {
        if steps.is_empty() {
            return;
        }
        self.sheet.heading(3, title);
        for (at, step) in steps.iter().enumerate() {
            let under = self.sheet.item(0, &format!("{}. ", at + 1), &step.title);
            self.sheet.under(under, "谁办：", &step.who);
            self.sheet.under(under, "在哪：", &step.place);
            self.sheet.under(under, "", &step.text);
            self.reasons(under, &step.why);
        }
    }

    fn timeline(&mut self, points: &[MilestoneDoc]) {
        self.sheet.heading(2, "时间线");
        for point in points {
            let text = format!("{}：{}", wording::when(point), point.title);
            let under = self.sheet.item(0, "- ", &text);
            self.sheet.under(under, "", &point.text);
            self.reasons(under, &point.why);
        }
    }

    fn gap(&mut self, document: &PlanReport) {
        self.sheet.heading(2, "断缴与待遇");
        for (label, text) in wording::gap(document) {
            self.sheet.under(0, label, &text);
        }
        self.said("- ", (&document.gap.text, &document.gap.why));
    }

    fn warnings(&mut self, warnings: &[NoteDoc]) {
        if warnings.is_empty() {
            return;
        }
        self.sheet.heading(2, "注意");
        for (at, note) in warnings.iter().enumerate() {
            self.said(&format!("{}. ", at + 1), (&note.text, &note.why));
        }
    }

    fn channels(&mut self, channels: &[ChannelDoc]) {
        if channels.is_empty() {
            return;
        }
        self.sheet.heading(2, "渠道");
        for (at, channel) in channels.iter().enumerate() {
            let under = self.sheet.item(0, &format!("{}. ", at + 1), &channel.title);
            self.sheet.under(under, "", &channel.text);
            self.reasons(under, &channel.why);
        }
    }

    fn documents(&mut self) {
        if self.sources.is_empty() {
            return;
        }
        self.sheet.heading(2, "依据");
        for (at, source) in self.sources.iter().enumerate() {
            let text = format!("[{}] {}", at + 1, references::document(source));
            let under = self.sheet.item(0, "- ", &text);
            self.sheet.address(under, "网址：", &source.place);
            for notice in &source.notices {
                self.sheet.under(under, "注意：", notice);
            }
        }
    }

    fn answers(&mut self, given: &Given) {
        self.sheet.heading(2, "按这些答案得出");
        for (label, text) in given.answers() {
            self.sheet.under(0, &format!("{label}："), &text);
        }
        self.nothing(!given.open.is_empty(), "补上这些，结果会更确定：");
        for open in given.open {
            self.sheet.under(0, &format!("{}：", open.label), wording::how(open));
        }
        self.sheet.paragraph(&given.dates());
        self.sheet.paragraph(wording::FOOT);
    }

    fn section(&mut self, section: &SectionDoc) {
        self.sheet.heading(2, &section.title);
        for (at, point) in section.points.iter().enumerate() {
            let under = self.sheet.item(0, &format!("{}. ", at + 1), &point.title);
            self.sheet.under(under, "谁办：", &point.who);
            self.sheet.under(under, "", &point.text);
            if !point.say.is_empty() {
                self.sheet.under(under, "可以这样说：", &format!("「{}」", point.say));
            }
            self.reasons(under, &point.why);
        }
    }

    /// A sentence and what it rests on.
    fn said(&mut self, mark: &str, (text, why): (&str, &Why)) {
        let under = self.sheet.item(0, mark, text);
        self.reasons(under, why);
    }

    fn reasons(&mut self, under: usize, why: &Why) {
        for notice in references::notices(why) {
            self.sheet.under(under, "", &notice);
        }
        self.sheet.under(under, "", &references::line(self.sources, why));
    }

    fn nothing(&mut self, so: bool, words: &str) {
        if so {
            self.sheet.paragraph(words);
        }
    }
}
