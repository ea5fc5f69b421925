//! `rules todo`: what the people who keep the data must look at again.

mod doc;

use std::collections::BTreeMap;

use clap::ArgMatches;

pub(crate) use doc::TodoDoc;

use super::check::max_age;
use crate::audit::{Duty, Options, Reason, Task, tasks, unknown};
use crate::cli::{clock, list, stdout};
use crate::diagnostic::Diagnostic;
use crate::export::{Grid, Page};
use crate::model::{AspectIx, Assets, SourceIx, TRANSFER, Window};
use crate::regions::RegionIx;
use crate::report::words;

/// What is said of a window, as the reasons name it.
const WINDOWS: [Duty; 3] = [Duty::Opens, Duty::Closes, Duty::Awaited];

/// Everything that there is to do.
struct Todo<'a> {
    assets: &'a Assets,
    windows: Vec<Coming<'a>>,
    tasks: &'a [Task<'a>],
    /// Aspects of which a place says nothing.
    unknown: Vec<(RegionIx, Vec<AspectIx>)>,
}

/// An enrolment window that opens or closes soon, or of which this year's is not known.
struct Coming<'a> {
    /// As exactly as known.
    day: &'a str,
    place: Option<RegionIx>,
    duty: Duty,
    window: Window,
    /// The statements that say so.
    rules: Vec<String>,
}

impl Coming<'_> {
    /// The first day of the window and the last, as they are written.
    fn ends(&self) -> [Option<String>; 2] {
        [self.window.from, self.window.to].map(|edge| edge.map(|edge| edge.to_string()))
    }
}

/// Prints it place by place, national statements first; what comes within a month before all.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let place = super::place(assets, matches)?;
    let options = Options { today: clock::today(matches)?, max_age: max_age(matches)?, place };
    let is_json = list::is_json(matches)?;
    let asked = |own: RegionIx| place.is_none_or(|place| assets.regions.within(own, place));
    let mut found = tasks(assets, &options);
    found.retain(|task| task.rule.place.map_or(place.is_none(), asked));
    let mut unknown = unknown(assets);
    unknown.retain(|(own, aspects)| asked(*own) && !aspects.is_empty());
    let todo = Todo { assets, windows: windows(&found), tasks: &found, unknown };
    if is_json {
        return list::print(&TodoDoc::of(&todo));
    }
    let mut page = Page::new(stdout::width());
    todo.windows_in_words(&mut page);
    todo.tasks_in_words(&mut page);
    todo.unknown_in_words(&mut page);
    stdout::print(page.finish().as_bytes())
}

/// The windows of some tasks by their days; what several statements of a place say, once.
fn windows<'a>(tasks: &'a [Task]) -> Vec<Coming<'a>> {
    let mut found: BTreeMap<(&str, Option<RegionIx>, Duty), Coming> = BTreeMap::new();
    for task in tasks {
        let Some(window) = task.rule.window else { continue };
        for reason in task.reasons.iter().filter(|reason| WINDOWS.contains(&reason.duty)) {
            let (day, place, duty) =
                (reason.day.as_deref().unwrap_or_default(), task.rule.place, reason.duty);
            let coming = found.entry((day, place, duty)).or_insert_with(|| Coming {
                day,
                place,
                duty,
                window,
                rules: Vec::new(),
            });
            coming.rules.push(called(task));
        }
    }
    let mut found: Vec<Coming> = found.into_values().collect();
    found.sort_by_key(|coming| coming.duty == Duty::Awaited);
    found
}

/// A statement as claims name it: of topics beside the transfer with the topic.
fn called(task: &Task) -> String {
    let id = &task.rule.id;
    if task.topic == TRANSFER { id.clone() } else { format!("{}:{id}", task.topic) }
}

impl Todo<'_> {
    fn windows_in_words(&self, page: &mut Page) {
        page.heading("居民集中参保期：一个月内");
        if self.windows.is_empty() {
            page.paragraph(0, "没有要开始、要结束的，也没有往年这时开放、现在没有收录的。");
        }
        let rows: Vec<Vec<String>> =
            self.windows.iter().map(|each| self.window_row(each)).collect();
        Grid::write(page, &["哪天", "地方", "怎么样", "哪一条"], &rows);
    }

    fn window_row(&self, coming: &Coming) -> Vec<String> {
        let Coming { day, place, duty, rules, .. } = coming;
        let (day, what) = match (duty, coming.ends()) {
            (Duty::Opens, _) => (*day, "开始".to_owned()),
            (Duty::Closes, _) => (*day, "结束".to_owned()),
            (_, [Some(from), Some(to)]) => ("没有收录", format!("上次 {from} 到 {to}")),
            (_, [Some(from), None]) => ("没有收录", format!("上次从 {from}")),
            (_, [None, to]) => ("没有收录", format!("上次到 {}", to.unwrap_or_default())),
        };
        vec![day.to_owned(), self.name(*place).to_owned(), what, rules.join(" ")]
    }

    fn tasks_in_words(&self, page: &mut Page) {
        let rows: Vec<Vec<Vec<String>>> =
            self.tasks.iter().map(|task| self.task_rows(task)).collect();
        let all: Vec<Vec<String>> = rows.iter().flatten().cloned().collect();
        let grid = Grid::new(page, &["哪一条", "部分", "为什么", "哪天", "依据"], &all);
        for (at, (task, rows)) in self.tasks.iter().zip(rows).enumerate() {
            if at == 0 || self.tasks[at - 1].rule.place != task.rule.place {
                page.heading(self.name(task.rule.place));
                grid.head(page);
            }
            for row in &rows {
                grid.row(page, row);
            }
        }
    }

    /// A row for each reason.
    fn task_rows(&self, task: &Task) -> Vec<Vec<String>> {
        let rows = task.reasons.iter().enumerate().map(|(at, reason)| {
            let once = |text: String| if at == 0 { text } else { String::new() };
            let Reason { duty, day, source } = reason;
            vec![
                once(called(task)),
                once(words::slot(task.rule.body.slot()).to_owned()),
                duty.title().to_owned(),
                day.clone().unwrap_or_default(),
                source.map_or("", |source| self.document(source)).to_owned(),
            ]
        });
        rows.collect()
    }

    fn unknown_in_words(&self, page: &mut Page) {
        if self.unknown.is_empty() {
            return;
        }
        page.heading("一句话也没有的方面");
        let title = |aspect: &AspectIx| self.assets.table.aspects[aspect.at()].title.as_str();
        let rows: Vec<Vec<String>> = self
            .unknown
            .iter()
            .map(|(place, aspects)| {
                let titles: Vec<&str> = aspects.iter().map(title).collect();
                vec![self.name(Some(*place)).to_owned(), titles.join("、")]
            })
            .collect();
        Grid::write(page, &["地方", "方面"], &rows);
    }

    fn name(&self, place: Option<RegionIx>) -> &str {
        place.map_or("全国", |place| self.assets.regions.get(place).short.as_str())
    }

    fn document(&self, source: SourceIx) -> &str {
        &self.assets.table.sources[source.at()].id
    }
}
