//! The essentials on receipt paper: 80 mm wide, as long as it takes, in large letters.

mod lists;
mod parts;

use super::column::{Column, Mark, Typesetter};
use super::ink::Sheet;
use super::pages::{Band, Pages, Paper};
use crate::model::{Need, Slot, VerdictCode};
use crate::report::tree::{self, About, Block, SectionKind, Tree};
use crate::report::wording::{self, checked};
use crate::report::{Advice, PlanReport, PointDoc, Report, SourceDoc, StepDoc, Why, words};

/// 80 mm, of which the head of the printer reaches 72.
const PAPER: Paper =
    Paper { width: 226.77, height: None, side: 11.34, top: 14.0, bottom: 22.0, gutter: 0.0 };
/// How large the text is, and whether every part is in full.
struct Size {
    em: f32,
    full: bool,
}

/// The best first.
const SIZES: &[Size] = &[
    Size { em: 11.0, full: true },
    Size { em: 10.0, full: true },
    Size { em: 11.0, full: false },
    Size { em: 10.0, full: false },
    Size { em: 9.0, full: false },
];
/// A longer receipt than this says less, in smaller letters: 40 cm.
const LONGEST: f32 = 1133.9;

/// Lays a result out.
pub(crate) fn sheets(report: &Report) -> Vec<Sheet> {
    let (mut sizes, mut best) = (SIZES.iter(), Vec::new());
    while let Some(size) = sizes.next().filter(|_| !best.first().is_some_and(fits)) {
        best = laid(report, size);
    }
    best
}

fn fits(sheet: &Sheet) -> bool {
    sheet.height <= LONGEST
}

fn laid(report: &Report, size: &Size) -> Vec<Sheet> {
    let setter = Typesetter::new(size.em, size.em * 0.8);
    let mut receipt = Receipt { column: setter.column(PAPER.measure()) };
    match report {
        Report::Plan(doc) => receipt.plan(doc, &report.tree().on_paper()),
        Report::Advice(doc) => receipt.advice(doc, size.full),
        Report::Claims(doc) => receipt.claims(doc),
        Report::Search(doc) => receipt.found(doc),
        Report::Place(doc) => receipt.place(doc),
        Report::Places(doc) => receipt.places(doc),
        Report::Compared(doc) => receipt.compared(doc),
    }
    let mut pages = Pages::new(PAPER);
    pages.section(Vec::new(), Band::Full(receipt.column.finish()));
    pages.finish()
}

/// A receipt in the making.
struct Receipt<'a> {
    column: Column<'a>,
}

impl Receipt<'_> {
    /// The rows of the first screen in its order, then what stands behind them.
    fn plan(&mut self, doc: &PlanReport, tree: &Tree) {
        self.title(&doc.title());
        self.verdict(doc);
        self.summary(doc, tree);
        for way in tree::both_ways(&doc.steps) {
            self.steps(way.title, way.steps);
        }
        self.days(&doc.timeline);
        self.gap(doc);
        self.reasons(doc, tree);
        self.open(doc.asked());
        let answer = doc.verdict.because.iter().map(|reason| &reason.why);
        let days = doc.timeline.iter().filter(|day| !day.key_day.is_empty()).map(|day| &day.why);
        let rest = [&doc.account.why, &doc.gap.why];
        self.sources(&doc.sources, answer.chain(rest).chain(days));
        self.foot(&wording::dates(&doc.today, &doc.data), wording::FOOT);
    }

    /// The first screen, with papers to be ticked off and numbers in large figures.
    fn summary(&mut self, doc: &PlanReport, tree: &Tree) {
        let mut brought = false;
        for block in tree.section(&SectionKind::Summary).iter().flat_map(|part| &part.blocks) {
            match block {
                Block::Label(label) if label.about == About::Bring => {
                    brought = true;
                    self.materials(doc);
                    self.rule();
                }
                Block::Label(label) if label.about == About::Ask => {
                    self.ask(wording::hotlines(&doc.channels));
                    self.rule();
                }
                Block::Label(label) => {
                    self.labelled(&format!("{}：", label.label), &label.words());
                }
                Block::Statement(entry) => {
                    let said = format!("{}{}", entry.text(), entry.marks);
                    self.labelled(&format!("{}：", entry.title), &said);
                }
                Block::Assumed(text) | Block::Note(text) => self.labelled("", text),
                _ => {}
            }
        }
        if !brought {
            self.materials(doc);
        }
    }

    /// What the first screen has no room for of a gap.
    fn gap(&mut self, doc: &PlanReport) {
        let long = doc.gap.months.is_some_and(|months| months > 0);
        if doc.gap_counts() && (long || !doc.gap.why.notices.is_empty()) {
            self.heading(words::slot(Slot::Gap));
            self.labelled("", &format!("{}。", checked(&doc.gap.text, &doc.gap.why)));
        }
    }

    /// Why, as far as the first screen does not say it; where nothing stands in the way the reasons are
    /// the first thing that can be left out.
    fn reasons(&mut self, doc: &PlanReport, tree: &Tree) {
        let said = usize::from(tree::leads(doc));
        let left = doc.verdict.because.iter().skip(said);
        let title = tree.section(&SectionKind::Because).map(|part| part.title.as_str());
        for (at, reason) in left.filter(|_| doc.verdict.code != VerdictCode::Ready).enumerate() {
            if at == 0 {
                self.heading(title.unwrap_or_default());
            }
            self.numbered(at + 1, &checked(&reason.text, &reason.why));
        }
    }

    /// What was worked out, then the parts of the answer, all in full or, but for the first, by
    /// their headings.
    fn advice(&mut self, doc: &Advice, full: bool) {
        self.title(&doc.title());
        self.assumed(&doc.answers);
        self.points(tree::COMPUTED, doc.computed(), true);
        for (at, section) in doc.sections.iter().enumerate() {
            self.points(&section.title, section.stated(), at == 0 || full);
        }
        self.days(&doc.timeline);
        self.open(&doc.open);
        self.ask(wording::hotlines(&doc.channels));
        let first = doc.sections.first().into_iter().flat_map(|section| &section.points);
        self.sources(&doc.sources, doc.computed().chain(first).map(|point| &point.why));
        self.foot(&wording::dates(&doc.today, &doc.data), wording::FOOT);
    }

    /// Points under a heading, in full or by their headings.
    fn points<'p>(&mut self, title: &str, points: impl Iterator<Item = &'p PointDoc>, full: bool) {
        for (at, point) in points.enumerate() {
            if at == 0 {
                self.heading(title);
            }
            self.numbered(at + 1, &checked(&point.title, &point.why));
            if full {
                self.under(&point.text);
                let say = Some(&point.say).filter(|say| !say.is_empty());
                self.under(&say.map_or_else(String::new, |say| format!("可以这样说：「{say}」")));
            }
        }
    }

    fn verdict(&mut self, doc: &PlanReport) {
        let setter = self.column.setter;
        let pad = 0.6 * setter.size;
        let mut inside = setter.column(PAPER.measure() - 2.0 * pad);
        let title = setter.strong(format!("结论：{}", doc.verdict.title)).larger(1.35);
        inside.heading(2, &[title]);
        if doc.moves() {
            inside.paragraph(0.0, &[setter.plain(wording::about(doc))]);
        }
        let framed = inside.framed(pad, 0.5 * pad, PAPER.measure());
        self.column.space(0.4);
        self.column.drawn(framed);
        self.column.space(0.3);
    }

    fn materials(&mut self, doc: &PlanReport) {
        self.heading("带上");
        let setter = self.column.setter;
        for material in doc.materials.iter().filter(|each| each.need != Need::NotNeeded) {
            self.column.space(0.2);
            let need = words::need(material.need);
            let text = checked(&format!("{}（{need}）", material.title), &material.why);
            self.column.hanging(0.0, &Mark::Tick, &[setter.plain(text)]);
        }
        if doc.materials.iter().all(|each| each.need == Need::NotNeeded) {
            self.column.paragraph(0.0, &[setter.plain(wording::NO_MATERIALS)]);
        }
    }

    fn steps(&mut self, way: &str, steps: &[StepDoc]) {
        self.heading(&format!("步骤：{way}"));
        for (at, step) in steps.iter().enumerate() {
            self.numbered(at + 1, &checked(&step.title, &step.why));
        }
    }

    /// The documents on which the answer rests.
    fn sources<'s>(&mut self, sources: &[SourceDoc], why: impl Iterator<Item = &'s Why>) {
        let cited: Vec<&String> = why.flat_map(|why| &why.sources).collect();
        let cited = sources.iter().filter(|source| cited.contains(&&source.id));
        for (at, source) in cited.enumerate() {
            if at == 0 {
                self.heading("依据");
            }
            let mark = if source.local_data { "（本机资料）" } else { "" };
            let text = format!("《{}》{}{mark}", source.title, source.number);
            let text = self.column.setter.faint(text);
            self.column.hanging(0.0, &Mark::text("·"), &[text]);
        }
    }
}
