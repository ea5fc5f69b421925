//! What only a plan has: the answer, the account, papers, steps and the gap.

use super::sheet::Sheet;
use crate::export::given::Given;
use crate::export::wording;
use crate::model::Need;
use crate::report::{AccountDoc, MaterialDoc, PlanReport, StepDoc, StepsDoc, words};

impl Sheet<'_> {
    pub(super) fn verdict(&mut self, document: &PlanReport) {
        self.line("h1", &format!("结论：{}", document.verdict.title));
        self.line("p class=\"about\"", &wording::about(document));
        self.name();
    }

    pub(super) fn plan(&mut self, document: &PlanReport) {
        self.because(document);
        self.materials(&document.materials);
        self.steps(&document.steps);
        self.timeline(&document.timeline);
        self.gap(document);
        self.warnings(&document.warnings);
        self.channels(&document.channels);
        self.documents();
        self.answers(&Given::from(document));
    }

    fn because(&mut self, document: &PlanReport) {
        self.section("理由", |sheet| {
            sheet.list("ol", &document.verdict.because, |sheet, reason| {
                sheet.said(&reason.text, &reason.why);
            });
            sheet.account(&document.account);
        });
    }

    fn account(&mut self, account: &AccountDoc) {
        self.block("div class=\"card\"", |sheet| {
            sheet.labelled("个人账户：", words::account(account.code));
            sheet.said(&account.text, &account.why);
        });
    }

    fn materials(&mut self, materials: &[MaterialDoc]) {
        self.section("材料清单", |sheet| {
            sheet.list("ul class=\"papers\"", materials, |sheet, material| {
                sheet.paper(material, &wording::need(material, materials));
                sheet.labelled("怎么得到：", &material.how);
                sheet.said(&material.note, &material.why);
            });
            sheet.nothing(materials.is_empty(), wording::NO_MATERIALS);
        });
    }

    /// The name of a paper, with a box unless it can stay at home.
    fn paper(&mut self, material: &MaterialDoc, need: &str) {
        let named = |sheet: &mut Self| {
            sheet.inline("b", |sheet| sheet.text(&material.title));
            sheet.text(&format!("（{need}）"));
        };
        self.row("p", |sheet| match material.need {
            Need::NotNeeded => named(sheet),
            _ => sheet.inline("label", |sheet| {
                sheet.tick();
                named(sheet);
            }),
        });
    }

    fn steps(&mut self, steps: &StepsDoc) {
        let (online, counter) = (!steps.online.is_empty(), !steps.counter.is_empty());
        self.section("办理步骤", |sheet| {
            sheet.nothing(!online && !counter, wording::NO_STEPS);
            if online && counter {
                sheet.line("p", wording::EITHER_WAY);
            }
            sheet.way("网上办", &steps.online);
            sheet.way("窗口办", &steps.counter);
        });
    }

    fn way(&mut self, title: &str, steps: &[StepDoc]) {
        if steps.is_empty() {
            return;
        }
        self.line("h3", title);
        self.list("ol", steps, |sheet, step| {
            sheet.line("h4", &step.title);
            sheet.labelled("谁办：", &step.who);
            sheet.labelled("在哪：", &step.place);
            sheet.said(&step.text, &step.why);
        });
    }

    fn gap(&mut self, document: &PlanReport) {
        self.section("断缴与待遇", |sheet| {
            for (label, text) in wording::gap(document) {
                sheet.labelled(label, &text);
            }
            sheet.said(&document.gap.text, &document.gap.why);
        });
    }

    fn nothing(&mut self, empty: bool, words: &str) {
        if empty {
            self.line("p", words);
        }
    }
}
