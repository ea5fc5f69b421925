//! Sections that plans and the answers of side topics share.

use std::borrow::Cow;

use super::entry::{Basis, Entry, Mark, Passage};
use super::{Block, Dated, Label, Point, Section, SectionKind, Source, Stretch, Timeline};
use crate::model::{At, Slot, roles};
use crate::report::hotline;
use crate::report::wording::{self, FOOT};
use crate::report::{
    Advice, AnswerDoc, ChannelDoc, DataDoc, MilestoneDoc, NoteDoc, OpenDoc, PlanReport, SourceDoc,
    Why, notice, terms, words,
};

/// What plans and the answers of side topics have in common.
pub(crate) struct Parts<'a> {
    pub today: &'a str,
    pub data: &'a DataDoc,
    pub answers: &'a [AnswerDoc],
    pub ignored: &'a [String],
    pub open: &'a [OpenDoc],
    pub timeline: &'a [MilestoneDoc],
    pub warnings: &'a [NoteDoc],
    pub channels: &'a [ChannelDoc],
    /// The documents, those of hard words last.
    pub sources: Cow<'a, [SourceDoc]>,
}

impl<'a> From<&'a PlanReport> for Parts<'a> {
    fn from(plan: &'a PlanReport) -> Self {
        let PlanReport { today, data, answers, ignored, .. } = plan;
        let open = plan.asked();
        let PlanReport { timeline, warnings, channels, .. } = plan;
        let sources = terms::with(&plan.sources, &plan.term_sources);
        Self { today, data, answers, ignored, open, timeline, warnings, channels, sources }
    }
}

impl<'a> From<&'a Advice> for Parts<'a> {
    fn from(advice: &'a Advice) -> Self {
        let Advice { today, data, answers, ignored, open, .. } = advice;
        let Advice { timeline, warnings, channels, .. } = advice;
        let sources = terms::with(&advice.sources, &advice.term_sources);
        Self { today, data, answers, ignored, open, timeline, warnings, channels, sources }
    }
}

impl Parts<'_> {
    /// A line with its reason, and nothing said yet.
    pub fn entry(&self, part: &str, why: &Why) -> Entry {
        reasoned(part, why, &self.sources)
    }

    /// Points in time: drawn, then in words.
    pub fn timeline(&self, stretches: Vec<Stretch>) -> Vec<Block> {
        let points = self.timeline.iter().filter(|each| !each.pending).map(|each| Point {
            title: each.title.clone(),
            short: each.key_day.clone(),
            at: each.at,
            certainty: each.certainty,
        });
        let today = self.today.to_owned();
        let drawn = Timeline { today, points: points.collect(), stretches };
        let drawn = (!drawn.points.is_empty()).then_some(Block::Timeline(drawn));
        drawn.into_iter().chain(self.timeline.iter().map(|each| self.dated(each))).collect()
    }

    fn dated(&self, point: &MilestoneDoc) -> Block {
        let entry = Entry {
            id: point.id.clone(),
            title: point.title.clone(),
            lines: vec![Passage::plain(&point.text)],
            ..self.entry(words::slot(Slot::Timeline), &point.why)
        };
        let (when, firm) = wording::pointed(point);
        let left = point.left.clone();
        let at = if point.pending { At::Open } else { point.at };
        Block::Dated(Dated { when, firm, left, at, certainty: point.certainty, entry })
    }

    pub fn warnings(&self) -> Option<Section> {
        let blocks = self.warnings.iter().enumerate().map(|(at, note)| {
            Block::Statement(Entry {
                id: note.id.clone(),
                mark: Mark::Number(at + 1),
                title: note.title.clone(),
                lines: vec![Passage::plain(&note.text)],
                ..self.entry(words::slot(Slot::Warning), &note.why)
            })
        });
        Section::list(SectionKind::Warnings, words::slot(Slot::Warning), blocks.collect())
    }

    pub fn channels(&self) -> Option<Section> {
        let blocks = self.channels.iter().enumerate().map(|(at, channel)| {
            Block::Statement(Entry {
                id: channel.id.clone(),
                mark: Mark::Number(at + 1),
                title: channel.title.clone(),
                number: hotline::number(&channel.text),
                lines: vec![Passage::plain(&channel.text)],
                ..self.entry(words::slot(Slot::Channel), &channel.why)
            })
        });
        Section::list(SectionKind::Channels, words::slot(Slot::Channel), blocks.collect())
    }

    /// What of it nobody was asked.
    pub fn assumed(&self) -> Vec<Block> {
        wording::unasked(self.answers).map(Block::Assumed).into_iter().collect()
    }

    /// What the result was made from.
    pub fn answers(&self) -> Option<Section> {
        let answers = self.answers.iter().map(|answer| {
            let ignored = self.ignored.contains(&answer.id);
            let unused = if ignored { "（对结果没有影响）" } else { "" };
            let unasked = if answer.assumed { wording::NOT_ASKED } else { "" };
            Block::Label(Label {
                label: answer.label.clone(),
                text: format!("{}{unasked}{unused}", answer.text),
                spare: ignored,
                ..Label::default()
            })
        });
        Section::list(SectionKind::Answers, "按这些答案得出", answers.collect())
    }

    /// What would make it more definite: first what there is something to say about.
    pub fn open(&self) -> Option<Section> {
        let (told, bare): (Vec<_>, Vec<_>) =
            self.open.iter().partition(|open| !open.how.is_empty());
        let told = told.into_iter().map(|open| {
            Block::Label(Label {
                label: open.label.clone(),
                text: open.how.clone(),
                asks: Some(open.id.clone()),
                ..Label::default()
            })
        });
        let bare: Vec<&str> = bare.into_iter().map(|open| open.label.as_str()).collect();
        let bare =
            (!bare.is_empty()).then(|| Block::note(format!("还可以补上：{}。", bare.join("、"))));
        let undecided = self.open.iter().any(|open| open.id == roles::TO_SCHEME);
        let compare = undecided.then(|| Block::note(wording::UNDECIDED));
        let blocks = told.chain(bare).chain(compare).collect();
        Section::of(SectionKind::Open, wording::OPEN, blocks)
    }

    /// The hard words in plain ones.
    pub fn terms(&self, words: &[NoteDoc]) -> Option<Section> {
        let blocks = words.iter().map(|term| {
            Block::Statement(Entry {
                mark: Mark::Dash,
                title: term.title.clone(),
                lines: vec![Passage::plain(&term.text)],
                ..self.entry("词语", &term.why)
            })
        });
        Section::list(SectionKind::Terms, "词语", blocks.collect())
    }

    pub(crate) fn foot(&self) -> Vec<String> {
        vec![wording::dates(self.today, self.data), FOOT.to_owned()]
    }
}

/// A line with its reason, by the numbers of a list of documents, and nothing said yet.
pub(crate) fn reasoned(part: &str, why: &Why, sources: &[SourceDoc]) -> Entry {
    Entry {
        part: part.to_owned(),
        notices: why.notices.clone(),
        ask: why.ask.clone(),
        marks: notice::marks(&why.notices),
        basis: Basis::of(why, sources),
        why: Some(why.clone()),
        ..Entry::default()
    }
}

/// The documents by number.
pub fn sources(all: &[SourceDoc]) -> Option<Section> {
    let blocks = (1..)
        .zip(all)
        .map(|(number, document)| Block::Source(Source { number, document: document.clone() }));
    let section = Section::list(SectionKind::Sources, "依据", blocks.collect())?;
    Some(section.tab("依据"))
}
