//! Reasons of the lines of the answer.

use super::Target;
use crate::model::Certainty;
use crate::report::{Advice, SourceDoc, Why};
use crate::tui::about::About;
use crate::tui::widget::pen::marks;

/// Short words beside a line that must be read with care.
pub(super) fn short(advice: &Advice, why: &Why, provisional: bool) -> String {
    marks(&advice.today, &advice.sources, why, provisional)
}

/// All there is to say about a line.
pub(super) fn about(advice: &Advice, target: Target) -> About {
    let sentence = |title: &str, text: &str, why: Option<&Why>, provisional| About {
        title: title.to_owned(),
        text: text.to_owned(),
        marks: why.map(|why| short(advice, why, provisional)).unwrap_or_default(),
        why: why.cloned(),
        sources: advice.sources.clone(),
        ..About::default()
    };
    match target {
        Target::Point(section, at) => {
            let point = &advice.sections[section].points[at];
            sentence(&point.title, &point.text, Some(&point.why), false)
        }
        Target::Open(at) => sentence(&advice.open[at].label, &advice.open[at].how, None, false),
        Target::Milestone(at) => {
            let each = &advice.timeline[at];
            let provisional = each.certainty == Certainty::Provisional;
            sentence(&each.title, &each.text, Some(&each.why), provisional)
        }
        Target::Warning(at) => {
            sentence("", &advice.warnings[at].text, Some(&advice.warnings[at].why), false)
        }
        Target::Channel(at) => {
            let each = &advice.channels[at];
            sentence(&each.title, &each.text, Some(&each.why), false)
        }
        Target::Source(at) => {
            let source = &advice.sources[at];
            let cited = cited(advice, source);
            About { document: Some(source.clone()), cited, ..About::default() }
        }
    }
}

/// Which lines rest on a document.
fn cited(advice: &Advice, source: &SourceDoc) -> Vec<String> {
    let points = advice.sections.iter().flat_map(|section| {
        section
            .points
            .iter()
            .map(|point| (section.title.as_str(), point.title.as_str(), &point.why))
    });
    let days = advice.timeline.iter().map(|each| ("日期", each.title.as_str(), &each.why));
    let notes = advice.warnings.iter().map(|each| ("注意", each.text.as_str(), &each.why));
    let channels = advice.channels.iter().map(|each| ("渠道", each.title.as_str(), &each.why));
    let all = points.chain(days).chain(notes).chain(channels);
    let lines = all.filter_map(|(part, said, why)| {
        why.article(&source.id).map(|article| format!("{part}：{said}{article}"))
    });
    lines.collect()
}
