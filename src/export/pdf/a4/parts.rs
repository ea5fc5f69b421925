//! Parts that plans and the answers of side topics share.

use super::Writer;
use crate::export::given::Given;
use crate::export::pdf::bar;
use crate::export::pdf::column::Mark;
use crate::export::pdf::pages::Band;
use crate::export::{references, wording};
use crate::report::hotline;
use crate::report::{Advice, ChannelDoc, MilestoneDoc, NoteDoc, SectionDoc};

impl Writer<'_> {
    /// Writes the answer of a side topic.
    pub fn advice(&mut self, doc: &Advice) {
        self.title(&doc.topic.title, true);
        for section in &doc.sections {
            self.points(section);
        }
        if !doc.timeline.is_empty() {
            self.timeline(&doc.timeline, &doc.today);
        }
        self.warnings(&doc.warnings);
        self.channels(&doc.channels);
        self.documents();
        self.answers(&Given::from(doc));
    }

    fn points(&mut self, section: &SectionDoc) {
        let desk = self.desk;
        let mut column = self.wide();
        for (at, point) in section.points.iter().enumerate() {
            column.space(0.3);
            let mark = format!("{}.", at + 1);
            let mut title = vec![desk.strong(&point.title)];
            if !point.who.is_empty() {
                title.push(desk.quiet(format!("　谁办：{}", point.who)));
            }
            column.hanging(0.0, &Mark::Text(&mark), &title);
            column.keep();
            let mut spans = vec![desk.plain(&point.text)];
            if !point.say.is_empty() {
                spans.push(desk.strong("　可以这样说："));
                spans.push(desk.plain(format!("「{}」", point.say)));
            }
            spans.extend(desk.reasons(&point.why));
            column.paragraph(1.4, &spans);
        }
        self.section(&section.title, Band::Full(column.finish()));
    }

    pub(super) fn timeline(&mut self, points: &[MilestoneDoc], today: &str) {
        let desk = self.desk;
        let mut heading = self.heading("时间线");
        if points.is_empty() {
            let mut column = self.wide();
            column.paragraph(0.0, &[desk.plain(wording::NO_DATES)]);
            return self.pages.section(heading, Band::Full(column.finish()));
        }
        let mut drawn = self.wide();
        bar::draw(&mut drawn, points, today);
        heading.extend(drawn.finish());
        let mut column = self.half();
        for point in points {
            column.space(0.3);
            let mut spans =
                vec![desk.strong(format!("{}：{}　", wording::when(point), point.title))];
            spans.extend(desk.said(&point.text, &point.why));
            column.hanging(0.0, &Mark::Text("·"), &spans);
        }
        self.pages.section(heading, Band::Halves(column.finish()));
    }

    pub(super) fn warnings(&mut self, warnings: &[NoteDoc]) {
        if warnings.is_empty() {
            return;
        }
        let mut column = self.half();
        for (at, note) in warnings.iter().enumerate() {
            column.space(0.3);
            let mark = format!("{}.", at + 1);
            column.hanging(0.0, &Mark::Text(&mark), &self.desk.said(&note.text, &note.why));
        }
        self.section("注意", Band::Halves(column.finish()));
    }

    pub(super) fn channels(&mut self, channels: &[ChannelDoc]) {
        if channels.is_empty() {
            return;
        }
        let desk = self.desk;
        let mut column = self.half();
        for (at, channel) in channels.iter().enumerate() {
            column.space(0.3);
            let mark = format!("{}.", at + 1);
            let mut title = vec![desk.strong(&channel.title)];
            if let Some(number) = hotline::number(&channel.text) {
                let mut number = desk.strong(format!("　{number}"));
                number.style.size *= 1.5;
                title.push(number);
            }
            column.hanging(0.0, &Mark::Text(&mark), &title);
            column.keep();
            column.paragraph(1.4, &desk.said(&channel.text, &channel.why));
        }
        self.section("渠道", Band::Halves(column.finish()));
    }

    pub(super) fn documents(&mut self) {
        let desk = self.desk;
        if desk.sources.is_empty() {
            return;
        }
        let mut column = self.half();
        for (at, source) in desk.sources.iter().enumerate() {
            let mark = format!("[{}]", at + 1);
            let address = Some(&source.place).filter(|place| !place.is_empty());
            let address = address.map(|place| format!("网址：{place}"));
            let notices = source.notices.iter().map(|notice| format!("注意：{notice}"));
            let parts = [references::document(source)].into_iter().chain(address).chain(notices);
            let text = parts.collect::<Vec<_>>().join("　");
            column.hanging(0.0, &Mark::Text(&mark), &[desk.faint(text)]);
        }
        self.section("依据", Band::Halves(column.finish()));
    }

    pub(super) fn answers(&mut self, given: &Given) {
        let desk = self.desk;
        let mut column = self.half();
        for (label, text) in given.answers() {
            let spans = [desk.strong(format!("{label}：")), desk.plain(text)];
            column.paragraph(0.0, &spans);
        }
        self.section("按这些答案得出", Band::Halves(column.finish()));
        let mut column = self.wide();
        if !given.open.is_empty() {
            column.space(0.4);
            column.paragraph(0.0, &[desk.strong("补上这些，结果会更确定：")]);
            column.keep();
        }
        for open in given.open {
            let spans = [desk.strong(format!("{}：", open.label)), desk.plain(wording::how(open))];
            column.hanging(0.0, &Mark::Text("·"), &spans);
        }
        self.more(Band::Full(column.finish()));
        self.foot(&given.dates(), wording::FOOT);
    }

    /// The day it is for, and what it is not.
    pub(super) fn foot(&mut self, dates: &str, words: &str) {
        let mut column = self.wide();
        column.space(0.5);
        column.paragraph(0.0, &[self.desk.plain(format!("{dates}{words}"))]);
        self.more(Band::Full(column.finish()));
    }
}
