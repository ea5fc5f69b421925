//! Parts that plans and the answers of side topics share.

use super::sheet::Sheet;
use crate::export::given::Given;
use crate::export::wording;
use crate::report::{ChannelDoc, MilestoneDoc, NoteDoc, SectionDoc};

impl Sheet<'_> {
    /// A line to write a name on by hand; none is asked for.
    pub fn name(&mut self) {
        self.row("p class=\"name\"", |sheet| {
            sheet.text("姓名：");
            sheet.inline("span class=\"blank\"", |_| {});
        });
    }

    /// A list with one entry for each, left out where there are none.
    pub fn list<T>(&mut self, tag: &str, all: &[T], mut entry: impl FnMut(&mut Self, &T)) {
        if all.is_empty() {
            return;
        }
        self.block(tag, |sheet| {
            for each in all {
                sheet.block("li", |sheet| entry(sheet, each));
            }
        });
    }

    /// A part of the answer of a side topic.
    pub fn advice(&mut self, section: &SectionDoc) {
        self.section(&section.title, |sheet| {
            sheet.list("ol", &section.points, |sheet, point| {
                sheet.line("h3", &point.title);
                sheet.labelled("谁办：", &point.who);
                sheet.line("p", &point.text);
                if !point.say.is_empty() {
                    sheet.block("blockquote", |sheet| {
                        sheet.labelled("可以这样说：", &format!("「{}」", point.say));
                    });
                }
                sheet.reasons(&point.why);
            });
        });
    }

    pub fn timeline(&mut self, points: &[MilestoneDoc]) {
        self.section("时间线", |sheet| {
            sheet.list("ol class=\"dates\"", points, |sheet, point| {
                sheet.labelled(&format!("{}：", wording::when(point)), &point.title);
                sheet.said(&point.text, &point.why);
            });
            if points.is_empty() {
                sheet.line("p", wording::NO_DATES);
            }
        });
    }

    pub fn warnings(&mut self, warnings: &[NoteDoc]) {
        if !warnings.is_empty() {
            self.section("注意", |sheet| {
                sheet.list("ol", warnings, |sheet, note| sheet.said(&note.text, &note.why));
            });
        }
    }

    pub fn channels(&mut self, channels: &[ChannelDoc]) {
        if !channels.is_empty() {
            self.section("渠道", |sheet| {
                sheet.list("ol", channels, |sheet, channel| {
                    sheet.line("h3", &channel.title);
                    sheet.said(&channel.text, &channel.why);
                });
            });
        }
    }

    pub fn answers(&mut self, given: &Given) {
        let answers: Vec<_> = given.answers().collect();
        if !answers.is_empty() {
            self.section("按这些答案得出", |sheet| {
                sheet.list("ul", &answers, |sheet, (label, text)| {
                    sheet.labelled(&format!("{label}："), text);
                });
            });
        }
        if !given.open.is_empty() {
            self.section("补上这些，结果会更确定", |sheet| {
                sheet.list("ul", given.open, |sheet, open| {
                    sheet.labelled(&format!("{}：", open.label), wording::how(open));
                });
            });
        }
    }

    pub fn foot(&mut self, given: &Given) {
        self.line("p", &given.dates());
        self.line("p", wording::FOOT);
    }
}
