//! What was found, and what it opens.

use crate::model::Lead;
use crate::report::{HitDoc, Report, SearchDoc};
use crate::search::Found;
use crate::session::Session;
use crate::tui::about::About;
use crate::tui::effect::{Effect, Open};

/// More lines of one's own result would hide what was found elsewhere.
const OWN: usize = 5;

/// What something that was found opens.
pub(super) fn open(hit: &HitDoc, doc: &SearchDoc) -> Effect {
    match hit.found {
        Found::Place(place) => Effect::Open(Open::Facts(place.region)),
        Found::Table(Lead::Claim(at)) => Effect::Open(Open::Claim(at.into())),
        Found::Table(Lead::Topic(topic)) => Effect::Topic(topic.into()),
        Found::Table(Lead::Question { topic, question }) => {
            Effect::Ask { topic: topic.into(), question }
        }
        Found::Table(Lead::Rule { .. } | Lead::Term(_)) => {
            let about = about(SearchDoc { hits: vec![hit.clone()], ..doc.clone() });
            about.map_or(Effect::Stay, |about| Effect::Open(Open::Why(Box::new(about))))
        }
    }
}

/// Lines of the result that hold what was typed.
pub(super) fn own(session: &Session, typed: &str) -> Vec<About> {
    let typed = typed.trim();
    if session.answers().is_empty() || typed.chars().count() < 2 || typed.is_ascii() {
        return Vec::new();
    }
    let tree = session.tree();
    let blocks = tree.sections.iter().flat_map(|section| &section.blocks);
    let lines = blocks.filter_map(|block| About::of(&tree, block));
    let holds = |about: &About| about.title.contains(typed) || about.text.contains(typed);
    lines.filter(holds).take(OWN).collect()
}

/// All there is to say about the rule that was chosen.
fn about(doc: SearchDoc) -> Option<About> {
    let tree = Report::from(doc).tree();
    About::of(&tree, tree.sections.first()?.blocks.first()?)
}
