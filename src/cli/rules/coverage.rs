//! `rules coverage`: which case makes which rule speak.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use crate::answers::read_answers;
use crate::audit::cases::{self, Case};
use crate::audit::{Ends, SecondHand};
use crate::cli::call::failed;
use crate::cli::reason::reason;
use crate::cli::{clock, list, stdout};
use crate::diagnostic::Diagnostic;
use crate::export::Page;
use crate::model::{Assets, Rule};
use crate::regions::RegionIx;
use crate::report::{DataDoc, words};
use crate::session::Session;

const FOLDER: &str = "tests/cases";
/// So many moves are named of a statement.
const NAMED: usize = 12;

/// All of it, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CoverageDoc<'a> {
    schema: u8,
    data: DataDoc,
    rules: Vec<RuleCases<'a>>,
    /// The big cities between which every move was looked at, by their codes.
    cities: Vec<&'a str>,
    /// What plans of these moves rest on at second hand.
    second_hand: Vec<RuleMoves<'a>>,
}

/// A rule, and the names of the cases in which it speaks.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RuleCases<'a> {
    topic: &'a str,
    rule: &'a str,
    cases: Vec<String>,
}

/// A rule at second hand, and the moves whose plan rests on it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RuleMoves<'a> {
    rule: &'a str,
    part: &'static str,
    moves: Vec<Move<'a>>,
}

/// The codes of two places.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Move<'a> {
    origin: &'a str,
    destination: &'a str,
}

impl<'a> CoverageDoc<'a> {
    fn of(assets: &'a Assets, rules: Vec<RuleCases<'a>>, found: &SecondHand<'a>) -> Self {
        let code = |place: RegionIx| assets.regions.get(place).code.as_str();
        let ends = |&(origin, destination): &Ends| Move {
            origin: code(origin),
            destination: code(destination),
        };
        let line = |(rule, moves): &(&'a Rule, BTreeSet<Ends>)| RuleMoves {
            rule: rule.id.as_str(),
            part: rule.body.slot().code(),
            moves: moves.iter().map(ends).collect(),
        };
        let cities = found.cities.iter().copied().map(code).collect();
        let second_hand = found.rules.iter().map(line).collect();
        Self { schema: 1, data: DataDoc::of(assets), rules, cities, second_hand }
    }
}

/// Prints how many cases each rule has, and what rests on second-hand statements; ends with 1 where
/// a rule has no case.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let json = list::is_json(matches)?;
    let folder = matches.get_one::<String>("cases").map_or(FOLDER, String::as_str);
    let mut speaking: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for case in read(Path::new(folder))? {
        let session = run_case(assets, &case)?;
        for id in cases::stated(session.topic(), &session.outcome().plan) {
            speaking.entry((case.topic.clone(), id)).or_default().push(case.name.clone());
        }
    }
    let mut rules = Vec::new();
    for topic in super::topics(assets, matches)? {
        for rule in &topic.rules {
            let cases = speaking.remove(&(topic.id.clone(), rule.id.clone())).unwrap_or_default();
            rules.push(RuleCases { topic: &topic.id, rule: &rule.id, cases });
        }
    }
    let silent = rules.iter().filter(|rule| rule.cases.is_empty()).count();
    let second_hand = SecondHand::of(assets, clock::today(matches)?);
    if json {
        list::print(&CoverageDoc::of(assets, rules, &second_hand))?;
    } else {
        let mut page = Page::new(stdout::width());
        cases_in_words(&mut page, assets, &rules);
        moves_in_words(&mut page, assets, &second_hand);
        stdout::print(page.finish().as_bytes())?;
    }
    if silent == 0 {
        return Ok(());
    }
    let hint = "在用例里各写一个让它说话的例子；不是这个程序的文件夹，用 --cases 指明";
    Err(Diagnostic::new(format!("有 {silent} 条规则没有用例"), hint))
}

/// Adds the rules topic by topic, with their cases.
fn cases_in_words(page: &mut Page, assets: &Assets, rules: &[RuleCases]) {
    for of_topic in rules.chunk_by(|one, other| one.topic == other.topic) {
        let topic = assets.table.topics.iter().find(|topic| topic.id == of_topic[0].topic);
        page.heading(topic.map_or("", |topic| topic.title.as_str()));
        for RuleCases { rule, cases, .. } in of_topic {
            let text = match cases.len() {
                0 => "没有用例".to_owned(),
                count => format!("{count} 个用例：{}", cases.join("；")),
            };
            page.hanging(0, &format!("{rule}　"), &text);
        }
    }
}

/// Adds the moves between big cities whose plan rests on second-hand statements.
fn moves_in_words(page: &mut Page, assets: &Assets, found: &SecondHand) {
    let (cities, moves) = (found.cities.len(), found.moves());
    let heading = "只靠二手材料的方案";
    page.heading(&format!("{heading}：{cities} 个大城市两两之间，{moves} 对靠当地的二手材料"));
    for (rule, moves) in &found.rules {
        let (part, moves) = (words::slot(rule.body.slot()), in_words(assets, cities, moves));
        page.hanging(0, &format!("{}　", rule.id), &format!("{part}：{moves}"));
    }
}

/// Some moves in words: by the one side that they share, if they do.
fn in_words(assets: &Assets, cities: usize, moves: &BTreeSet<Ends>) -> String {
    let name = |ix: &RegionIx| assets.regions.get(*ix).short.as_str();
    let (from, to): (BTreeSet<_>, BTreeSet<_>) = moves.iter().copied().unzip();
    let list = |others: &BTreeSet<RegionIx>| {
        let names: Vec<&str> = others.iter().map(name).collect();
        if names.len() + 1 == cities { "别的每一个".to_owned() } else { names.join("、") }
    };
    if moves.len() == cities * (cities - 1) {
        return "每一对".to_owned();
    }
    match (from.first(), to.first()) {
        (Some(one), _) if from.len() == 1 => format!("{} 到 {}", name(one), list(&to)),
        (_, Some(one)) if to.len() == 1 => format!("{} 到 {}", list(&from), name(one)),
        _ => {
            let pair = |(from, to): &Ends| format!("{} 到 {}", name(from), name(to));
            let named: Vec<String> = moves.iter().take(NAMED).map(pair).collect();
            format!("{}（一共 {} 对）", named.join("，"), moves.len())
        }
    }
}

pub fn run_case<'a>(assets: &'a Assets, case: &Case) -> Result<Session<'a>, Diagnostic> {
    let wrong = |what: &str| failed(format!("用例「{}」：{what}", case.name));
    let topic = assets.table.topics.iter().find(|topic| topic.id == case.topic);
    let topic = topic.ok_or_else(|| wrong("没有这个主题"))?;
    let today = case.today().ok_or_else(|| wrong("today 不是日期"))?;
    let answers = read_answers(topic, assets, today, &case.given());
    let answers = answers.map_err(|error| wrong(&error.what()))?;
    Ok(Session::answered(assets, topic, today, answers))
}

/// Every case of a folder, file by file.
fn read(folder: &Path) -> Result<Vec<Case>, Diagnostic> {
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| {
        failed(format!("读不了 {}：{error}", path.display()))
    };
    let entries = fs::read_dir(folder).map_err(|error| {
        let name = folder.display();
        let what = match error.kind() {
            io::ErrorKind::NotFound => format!("没有「{name}」这个放用例的文件夹"),
            _ => format!("放用例的「{name}」打不开，{}", reason(&error)),
        };
        Diagnostic::new(
            what,
            "用 --cases 写明放用例的文件夹，例如 --cases 源代码的文件夹/tests/cases",
        )
    })?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &reason(&error)))?;
        found.extend(cases::read(&text).map_err(|error| unreadable(&path, &error.message()))?);
    }
    Ok(found)
}
