//! `rules check`: everything wrong with the table.

use std::fmt::Write as _;
use std::time::Instant;

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use crate::answers::Given;
use crate::audit::{Finding, Kind, Options, Report, check};
use crate::cli::call::failed;
use crate::cli::clock;
use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Rule};
use crate::regions::RegionIx;

/// Formats of the result.
pub(crate) const FORMATS: &[&str] = &["text", "json"];
/// After so many days a document should be checked again.
const MAX_AGE: i64 = 180;

/// Prints what was found; ends with 1 where the table must not ship.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let max_age = max_age(matches)?;
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    if !FORMATS.contains(&format) {
        return Err(Given::new("--format", format).not_one_of(FORMATS));
    }
    let place = super::place(assets, matches)?;
    let target = Target::of(matches)?;
    let strict = matches.get_flag("strict");
    let start = Instant::now();
    let mut report = check(assets, &Options { today, max_age, place });
    if let Some(place) = place {
        report.findings.retain(|finding| is_about(finding, place, assets));
    }
    let seconds = start.elapsed().as_secs_f64();
    let text = if format == "json" {
        let text = serde_json::to_string_pretty(&as_json(&report, strict));
        text.map_err(|error| failed(error.to_string()))? + "\n"
    } else {
        in_words(&report, strict, seconds)
    };
    target.write(text.as_bytes())?;
    let failures = report.findings.iter().filter(|finding| fails(finding, strict)).count();
    if failures == 0 {
        return Ok(());
    }
    let hint = "照每一处写的办法改；有意这样写的，怎么在表里说明，见 yizhuan rules format";
    Err(Diagnostic::new(format!("规则表有 {failures} 处问题"), hint))
}

/// The days after which a document should be checked again.
pub(super) fn max_age(matches: &ArgMatches) -> Result<i64, Diagnostic> {
    matches
        .get_one::<String>("max-age")
        .map_or(Ok(MAX_AGE), |text| Given::new("--max-age", text).number(0..=36_500).map(i64::from))
}

/// Whether a finding is about a rule of this place, or of one that lies in it.
fn is_about(finding: &Finding, place: RegionIx, assets: &Assets) -> bool {
    let rules = assets.table.topics.iter().flat_map(|topic| &topic.rules);
    let inside = |rule: &&Rule| rule.place.is_some_and(|own| assets.regions.within(own, place));
    // Of what was taken away only the name is left, which begins with the code of its place.
    let of = |id: &String| assets.regions.by_code(id.split('-').next()?);
    let mut gone = finding.about.iter().filter(|_| finding.kind == Kind::Replaced).filter_map(of);
    rules.filter(inside).any(|rule| finding.about.contains(&rule.id))
        || gone.any(|own| assets.regions.within(own, place))
}

/// Notes fail only where they are asked to.
fn fails(finding: &Finding, strict: bool) -> bool {
    strict || finding.kind.fails()
}

fn in_words(report: &Report, strict: bool, seconds: f64) -> String {
    let mut out = String::new();
    let (failures, notes): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.iter().partition(|finding| fails(finding, strict));
    for (title, list) in [("问题", failures), ("提醒", notes)] {
        let _ = writeln!(out, "{title} {} 处", list.len());
        for finding in list {
            let _ = write!(out, "\n{}", finding.lines());
        }
        out.push('\n');
    }
    for each in &report.measures {
        let _ = writeln!(
            out,
            "{}：{} 条规则，{} 个日子；{} 对地方，分 {} 类；得出结论的路 {} 条，逐件核对 {} 种组合",
            each.topic,
            each.rules,
            each.days,
            each.pairs,
            each.classes,
            each.ways,
            each.combinations
        );
    }
    let _ = writeln!(out, "用时 {seconds:.1} 秒");
    out
}

fn as_json(report: &Report, strict: bool) -> Json {
    let findings = report.findings.iter().map(|each| {
        json!({
            "kind": each.kind.code(),
            "fails": fails(each, strict),
            "topic": each.topic,
            "about": each.about,
            "text": each.text,
            "fix": each.fix,
            "example": each.example,
        })
    });
    let measures = report.measures.iter().map(|each| {
        json!({
            "topic": each.topic,
            "rules": each.rules,
            "days": each.days,
            "pairs": each.pairs,
            "classes": each.classes,
            "ways": each.ways,
            "combinations": each.combinations,
        })
    });
    json!({
        "schema": 1,
        "kinds": Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
        "topics": measures.collect::<Vec<_>>(),
    })
}
