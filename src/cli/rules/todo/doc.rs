//! What there is to do, for programs.

use serde::Serialize;

use super::{Coming, Todo};
use crate::audit::{Duty, Reason, Task, words};
use crate::model::{AspectIx, Assets};
use crate::regions::RegionIx;
use crate::report::DataDoc;

/// All of it, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TodoDoc<'a> {
    schema: u8,
    data: DataDoc,
    /// Enrolment windows of residents that open or close within a month, by their days; then those awaited.
    windows: Vec<WindowLine<'a>>,
    /// Statements, by place and by the harm that a mistake does.
    tasks: Vec<TaskLine<'a>>,
    unknown: Vec<UnknownLine<'a>>,
}

/// An enrolment window.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WindowLine<'a> {
    /// Code of the place; none for the whole country.
    place: Option<&'a str>,
    /// `opens`, `closes`, or `awaited`: it was open about now when it was last known, and this year's is not.
    event: &'static str,
    /// The day, or the month where no more is known; of one that is awaited when it was last known to open, or else
    /// to close.
    day: &'a str,
    /// The window as it is written: a year, a month and a day each, as far as known; none where it is not said.
    from: Option<String>,
    to: Option<String>,
    /// The statements that say so: ids of rules, those of other topics than `transfer` as `topic:rule`.
    rules: &'a [String],
}

/// A statement to look at.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TaskLine<'a> {
    topic: &'a str,
    rule: &'a str,
    /// Code of the place; none for a national statement.
    place: Option<&'a str>,
    part: &'static str,
    /// What it says, as the table words it.
    title: String,
    text: String,
    /// The reasons, the worst first, each once.
    duties: Vec<&'static str>,
    /// Each reason with its day and its document.
    reasons: Vec<ReasonLine<'a>>,
}

/// One reason to look at a statement.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReasonLine<'a> {
    duty: &'static str,
    /// The last day of what lapsed or ends, the first of what begins, the last look at a document, as exactly as known.
    day: Option<&'a str>,
    /// Id of the document that it is about.
    source: Option<&'a str>,
    /// Its title.
    document: Option<&'a str>,
}

/// Aspects of a place about which nothing is known.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnknownLine<'a> {
    place: &'a str,
    aspects: Vec<&'a str>,
}

impl<'a> TodoDoc<'a> {
    pub(super) fn of(todo: &'a Todo) -> Self {
        let assets = todo.assets;
        Self {
            schema: 1,
            data: DataDoc::of(assets),
            windows: todo.windows.iter().map(|each| window(assets, each)).collect(),
            tasks: todo.tasks.iter().map(|each| task(assets, each)).collect(),
            unknown: todo.unknown.iter().map(|each| unknown(assets, each)).collect(),
        }
    }
}

fn code(assets: &Assets, place: RegionIx) -> &str {
    &assets.regions.get(place).code
}

fn window<'a>(assets: &'a Assets, coming: &'a Coming) -> WindowLine<'a> {
    let [from, to] = coming.ends();
    WindowLine {
        place: coming.place.map(|place| code(assets, place)),
        event: coming.duty.code(),
        day: coming.day,
        from,
        to,
        rules: &coming.rules,
    }
}

fn task<'a>(assets: &'a Assets, task: &'a Task) -> TaskLine<'a> {
    let rule = task.rule;
    TaskLine {
        topic: task.topic,
        rule: &rule.id,
        place: rule.place.map(|place| code(assets, place)),
        part: rule.body.slot().code(),
        title: words::phrase(&rule.title),
        text: words::phrase(&rule.text),
        duties: task.duties().into_iter().map(Duty::code).collect(),
        reasons: task.reasons.iter().map(|each| reason(assets, each)).collect(),
    }
}

fn reason<'a>(assets: &'a Assets, reason: &'a Reason) -> ReasonLine<'a> {
    let source = reason.source.map(|source| &assets.table.sources[source.at()]);
    ReasonLine {
        duty: reason.duty.code(),
        day: reason.day.as_deref(),
        source: source.map(|source| source.id.as_str()),
        document: source.map(|source| source.title.as_str()),
    }
}

fn unknown<'a>(
    assets: &'a Assets,
    (place, aspects): &(RegionIx, Vec<AspectIx>),
) -> UnknownLine<'a> {
    let id = |aspect: &AspectIx| assets.table.aspects[aspect.at()].id.as_str();
    UnknownLine { place: code(assets, *place), aspects: aspects.iter().map(id).collect() }
}
