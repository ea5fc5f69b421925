//! Sentences of a plan, by the lines on screen.

use crate::model::Certainty;
use crate::report::{PlanReport, SourceDoc, Why, words};
use crate::tui::about::About;
use crate::tui::widget::basis::named;
use crate::tui::widget::pen::marks;

/// A sentence of the plan, by its part and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// A reason of the verdict.
    Because(usize),
    /// An answer that is lacking; no rule speaks of it.
    Open(usize),
    /// The personal account.
    Account,
    /// The gap.
    Gap,
    /// A paper.
    Material(usize),
    /// A step online.
    Online(usize),
    /// A step at a counter.
    Counter(usize),
    /// A point in time.
    Milestone(usize),
    /// Something to know.
    Warning(usize),
    /// Where to ask.
    Channel(usize),
    /// A document.
    Source(usize),
}

impl Statement {
    /// Every sentence of a plan with a reason, in the order of the plan.
    pub(crate) fn all(doc: &PlanReport) -> Vec<Self> {
        let of = |count: usize, make: fn(usize) -> Self| (0..count).map(make);
        let head = of(doc.verdict.because.len(), Self::Because).chain([Self::Account, Self::Gap]);
        head.chain(of(doc.materials.len(), Self::Material))
            .chain(of(doc.steps.online.len(), Self::Online))
            .chain(of(doc.steps.counter.len(), Self::Counter))
            .chain(of(doc.timeline.len(), Self::Milestone))
            .chain(of(doc.warnings.len(), Self::Warning))
            .chain(of(doc.channels.len(), Self::Channel))
            .collect()
    }

    /// The reason; a document has none, and a plan that changed may have lost the line.
    pub(crate) fn why(self, doc: &PlanReport) -> Option<&Why> {
        match self {
            Self::Because(at) => doc.verdict.because.get(at).map(|each| &each.why),
            Self::Account => Some(&doc.account.why),
            Self::Gap => Some(&doc.gap.why),
            Self::Material(at) => doc.materials.get(at).map(|each| &each.why),
            Self::Online(at) => doc.steps.online.get(at).map(|each| &each.why),
            Self::Counter(at) => doc.steps.counter.get(at).map(|each| &each.why),
            Self::Milestone(at) => doc.timeline.get(at).map(|each| &each.why),
            Self::Warning(at) => doc.warnings.get(at).map(|each| &each.why),
            Self::Channel(at) => doc.channels.get(at).map(|each| &each.why),
            Self::Open(_) | Self::Source(_) => None,
        }
    }

    /// The document, where the line is one.
    pub(crate) fn source(self, doc: &PlanReport) -> Option<&SourceDoc> {
        match self {
            Self::Source(at) => doc.sources.get(at),
            _ => None,
        }
    }

    /// All there is to say about the line.
    pub(crate) fn about(self, doc: &PlanReport) -> About {
        let (title, text) = self.heading_and_text(doc);
        let marks = |why| marks(&doc.today, &doc.sources, why, self.provisional(doc));
        let document = self.source(doc).cloned();
        About {
            marks: self.why(doc).map(marks).unwrap_or_default(),
            title,
            text,
            why: self.why(doc).cloned(),
            sources: doc.sources.clone(),
            cited: document.as_ref().map_or_else(Vec::new, |source| cited(doc, source)),
            document,
        }
    }

    /// Whether it names a day that may still change.
    pub(crate) fn provisional(self, doc: &PlanReport) -> bool {
        match self {
            Self::Milestone(at) => {
                doc.timeline.get(at).is_some_and(|each| each.certainty == Certainty::Provisional)
            }
            _ => false,
        }
    }

    /// Which part of the plan it stands in.
    pub(crate) fn part(self) -> &'static str {
        match self {
            Self::Because(_) => "结论",
            Self::Open(_) => "还缺的答案",
            Self::Account => "个人账户",
            Self::Gap => "断缴与待遇",
            Self::Material(_) => "材料",
            Self::Online(_) => "网上步骤",
            Self::Counter(_) => "窗口步骤",
            Self::Milestone(_) => "时间线",
            Self::Warning(_) => "注意",
            Self::Channel(_) => "渠道",
            Self::Source(_) => "依据",
        }
    }

    /// The heading and the text of the line; either may be empty.
    pub(crate) fn heading_and_text(self, doc: &PlanReport) -> (String, String) {
        let pair = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        let found = match self {
            Self::Because(at) => doc.verdict.because.get(at).map(|each| pair("", &each.text)),
            Self::Open(at) => doc.open.get(at).map(|each| pair(&each.label, &each.how)),
            Self::Account => Some(pair(words::account(doc.account.code), &doc.account.text)),
            Self::Gap => Some(pair("", &doc.gap.text)),
            Self::Material(at) => doc.materials.get(at).map(|each| pair(&each.title, &each.note)),
            Self::Online(at) => doc.steps.online.get(at).map(|each| pair(&each.title, &each.text)),
            Self::Counter(at) => {
                doc.steps.counter.get(at).map(|each| pair(&each.title, &each.text))
            }
            Self::Milestone(at) => doc.timeline.get(at).map(|each| pair(&each.title, &each.text)),
            Self::Warning(at) => doc.warnings.get(at).map(|each| pair("", &each.text)),
            Self::Channel(at) => doc.channels.get(at).map(|each| pair(&each.title, &each.text)),
            Self::Source(at) => doc.sources.get(at).map(|each| pair(&named(each), "")),
        };
        found.unwrap_or_default()
    }
}

/// Which lines of the plan rest on a document.
fn cited(doc: &PlanReport, source: &SourceDoc) -> Vec<String> {
    let lines = Statement::all(doc).into_iter().filter_map(|statement| {
        let article = statement.why(doc)?.article(&source.id)?;
        let (title, text) = statement.heading_and_text(doc);
        let text = if title.is_empty() { text } else { title };
        Some(format!("{}：{text}{article}", statement.part()))
    });
    lines.collect()
}
