//! `rules todo`: what the people who keep the data must look at again.

use clap::ArgMatches;
use serde::Serialize;

use super::check::max_age;
use crate::audit::{Duty, Options, Task, tasks, unknown};
use crate::cli::{clock, list, stdout};
use crate::diagnostic::Diagnostic;
use crate::export::Page;
use crate::model::{AspectIx, Assets};
use crate::regions::RegionIx;
use crate::report::DataDoc;
use crate::report::words;

/// Prints it place by place, national statements first.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let place = super::place(assets, matches)?;
    let options = Options { today: clock::today(matches)?, max_age: max_age(matches)?, place };
    let is_json = list::is_json(matches)?;
    let asked = |own: RegionIx| place.is_none_or(|place| assets.regions.within(own, place));
    let mut found = tasks(assets, &options);
    found.retain(|task| task.place.map_or(place.is_none(), asked));
    let mut lacking = unknown(assets);
    lacking.retain(|(own, aspects)| asked(*own) && !aspects.is_empty());
    if is_json {
        return list::print(&TodoDoc::of(assets, &found, &lacking));
    }
    let mut page = Page::new(stdout::width());
    in_words(&mut page, assets, &found);
    if !lacking.is_empty() {
        page.heading("一句话也没有的方面");
    }
    for (own, aspects) in &lacking {
        let titles = aspects.iter().map(|aspect| assets.table.aspects[aspect.at()].title.as_str());
        let titles: Vec<&str> = titles.collect();
        page.hanging(0, &format!("{}　", name(assets, Some(*own))), &titles.join("、"));
    }
    stdout::print(page.finish().as_bytes())
}

fn in_words(page: &mut Page, assets: &Assets, found: &[Task]) {
    for (at, task) in found.iter().enumerate() {
        if at == 0 || found[at - 1].place != task.place {
            page.heading(name(assets, task.place));
        }
        let titles: Vec<&str> = task.duties.iter().map(|duty| duty.title()).collect();
        let text = format!("{}：{}", words::slot(task.slot), titles.join("、"));
        page.hanging(0, &format!("{}:{}　", task.topic, task.rule), &text);
    }
}

fn name(assets: &Assets, place: Option<RegionIx>) -> &str {
    place.map_or("全国", |place| assets.regions.get(place).short.as_str())
}

/// All of it, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TodoDoc<'a> {
    schema: u8,
    data: DataDoc,
    /// Statements, by place and by the harm that a mistake does.
    tasks: Vec<TaskLine<'a>>,
    unknown: Vec<UnknownLine<'a>>,
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
    /// The reasons, the worst first.
    duties: Vec<&'static str>,
}

/// Aspects of a place about which nothing is known.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnknownLine<'a> {
    place: &'a str,
    aspects: Vec<&'a str>,
}

impl<'a> TodoDoc<'a> {
    fn of(assets: &'a Assets, found: &[Task<'a>], lacking: &[(RegionIx, Vec<AspectIx>)]) -> Self {
        let code = |place: RegionIx| assets.regions.get(place).code.as_str();
        let task = |task: &Task<'a>| TaskLine {
            topic: task.topic,
            rule: task.rule,
            place: task.place.map(code),
            part: task.slot.code(),
            duties: task.duties.iter().copied().map(Duty::code).collect(),
        };
        let id = |aspect: &AspectIx| assets.table.aspects[aspect.at()].id.as_str();
        let line = |(place, aspects): &(RegionIx, Vec<AspectIx>)| UnknownLine {
            place: code(*place),
            aspects: aspects.iter().map(id).collect(),
        };
        let tasks = found.iter().map(task).collect();
        let unknown = lacking.iter().map(line).collect();
        Self { schema: 1, data: DataDoc::of(assets), tasks, unknown }
    }
}
