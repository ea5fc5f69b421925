//! `rules coverage`: what plans rest on at second hand, and which case makes which rule speak.

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
use crate::export::{Grid, Page};
use crate::model::{Assets, Rule};
use crate::regions::RegionIx;
use crate::report::{DataDoc, words};
use crate::session::Session;

const FOLDER: &str = "tests/cases";
/// So many cities are named as those that lack, where all others are there.
const LACKING: usize = 3;
/// How to name another.
const HOW: &str = "用 --cases 写明放用例的文件夹，例如 --cases 源代码的文件夹/tests/cases";

/// All of it, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CoverageDoc<'a> {
    schema: u8,
    data: DataDoc,
    /// The folder whose cases were run; none where there is none, or only the moves were asked for.
    cases: Option<&'a str>,
    /// Every rule with its cases; empty without a folder.
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
    fn of(assets: &'a Assets, covered: Option<Covered<'a>>, found: &SecondHand<'a>) -> Self {
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
        let cases = covered.as_ref().map(|covered| covered.folder);
        let rules = covered.map_or_else(Vec::new, |covered| covered.rules);
        Self { schema: 1, data: DataDoc::of(assets), cases, rules, cities, second_hand }
    }
}

/// The rules with the cases of a folder.
struct Covered<'a> {
    folder: &'a str,
    rules: Vec<RuleCases<'a>>,
}

/// Prints what rests on second-hand statements, and how many cases each rule has where there are cases; ends
/// with 1 where a rule has none.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let (today, json) = (clock::today(matches)?, list::is_json(matches)?);
    let only_moves = matches.get_flag("pairs");
    if only_moves && matches.contains_id("cases") {
        return Err(Diagnostic::of_call("--pairs 不看用例，不和 --cases 一起写", "去掉其中一个"));
    }
    let covered = if only_moves { None } else { covered(assets, matches)? };
    let silent = covered.iter().flat_map(|covered| &covered.rules);
    let silent = silent.filter(|rule| rule.cases.is_empty()).count();
    let second_hand = SecondHand::of(assets, today);
    if json {
        list::print(&CoverageDoc::of(assets, covered, &second_hand))?;
    } else {
        let mut page = Page::new(stdout::width());
        moves_in_words(&mut page, assets, &second_hand);
        match covered {
            Some(covered) => cases_in_words(&mut page, assets, &covered.rules),
            None if only_moves => {}
            None => {
                page.heading("用例");
                page.paragraph(
                    0,
                    &format!("没有核对：这里没有「{FOLDER}」这个放用例的文件夹。{HOW}。"),
                );
            }
        }
        stdout::print(page.finish().as_bytes())?;
    }
    if silent == 0 {
        return Ok(());
    }
    let hint = "在用例里各写一个让它说话的例子；不是这个程序的文件夹，用 --cases 指明";
    Err(Diagnostic::new(format!("有 {silent} 条规则没有用例"), hint))
}

/// Runs the cases of the folder that is named, or of the usual one; none where that is not there, as
/// beside an installed program.
fn covered<'a>(
    assets: &'a Assets,
    matches: &'a ArgMatches,
) -> Result<Option<Covered<'a>>, Diagnostic> {
    let named = matches.get_one::<String>("cases").map(String::as_str);
    if named.is_none() && !Path::new(FOLDER).exists() {
        return Ok(None);
    }
    let folder = named.unwrap_or(FOLDER);
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
    Ok(Some(Covered { folder, rules }))
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
    let (cities, moves) = (&found.cities, found.moves());
    let heading = "只靠二手材料的方案";
    let count = cities.len();
    page.heading(&format!("{heading}：{count} 个大城市两两之间，{moves} 对靠当地的二手材料"));
    let rows = found.rules.iter().flat_map(|(rule, moves)| {
        let part = words::slot(rule.body.slot());
        let lines = in_words(assets, cities, moves).into_iter().enumerate();
        lines.map(move |(at, [from, to])| {
            let [rule, part] = [rule.id.as_str(), part].map(|text| if at == 0 { text } else { "" });
            vec![rule.to_owned(), part.to_owned(), from, to]
        })
    });
    let rows: Vec<Vec<String>> = rows.collect();
    Grid::write(page, &["哪一条", "部分", "转出地", "转入地"], &rows);
}

/// All of some moves in words, those to the same places together: from where, and to where.
fn in_words(assets: &Assets, cities: &[RegionIx], moves: &BTreeSet<Ends>) -> Vec<[String; 2]> {
    let mut from: BTreeMap<RegionIx, BTreeSet<RegionIx>> = BTreeMap::new();
    for (origin, destination) in moves {
        from.entry(*origin).or_default().insert(*destination);
    }
    // Those that go everywhere first, of whom each goes to others.
    let mut alike: BTreeMap<Option<BTreeSet<RegionIx>>, BTreeSet<RegionIx>> = BTreeMap::new();
    for (origin, to) in from {
        alike.entry(Some(to).filter(|to| to.len() + 1 < cities.len())).or_default().insert(origin);
    }
    let nowhere = BTreeSet::new();
    let lines = alike.iter().map(|(to, origins)| match to {
        Some(to) => [names(assets, cities, origins, to), names(assets, cities, to, origins)],
        None => [names(assets, cities, origins, &nowhere), "别的每一个".to_owned()],
    });
    lines.collect()
}

/// Some of the cities in words, opposite others.
fn names(
    assets: &Assets,
    cities: &[RegionIx],
    some: &BTreeSet<RegionIx>,
    others: &BTreeSet<RegionIx>,
) -> String {
    let list = |all: &BTreeSet<RegionIx>| {
        let names: Vec<&str> =
            all.iter().map(|ix| assets.regions.get(*ix).short.as_str()).collect();
        names.join("、")
    };
    let lacking: BTreeSet<RegionIx> =
        cities.iter().copied().filter(|ix| !some.contains(ix)).collect();
    match lacking.len() {
        0 => "每一个".to_owned(),
        1 if lacking == *others => "别的每一个".to_owned(),
        1..=LACKING => format!("{}以外的每一个", list(&lacking)),
        _ => list(some),
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
        Diagnostic::new(what, HOW)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_move_is_named() {
        let assets = rules::embedded();
        let cities =
            ["110000", "310000", "440300", "510100", "530100", "610100", "650100", "460100"];
        let cities = cities.map(|code| assets.regions.by_code(code).expect("a place"));
        let lines = |moves: &[[usize; 2]]| {
            let moves = moves.iter().map(|[from, to]| (cities[*from], cities[*to])).collect();
            in_words(assets, &cities, &moves).into_iter().map(|[from, to]| format!("{from}到{to}"))
        };
        let all = (0..8).flat_map(|from| (0..8).map(move |to| [from, to]));
        let all: Vec<[usize; 2]> = all.filter(|[from, to]| from != to).collect();
        assert!(lines(&all).eq(["每一个到别的每一个"]));
        assert!(lines(&all[..14]).eq(["北京、上海到别的每一个"]));
        assert!(lines(&all[..9]).eq(["北京到别的每一个", "上海到北京、深圳"]));
        assert!(lines(&all[..4]).eq(["北京到上海、深圳、成都、昆明"]));
        assert!(lines(&all[..6]).eq(["北京到北京、海口以外的每一个"]));
        assert!(lines(&all[7..]).eq(["北京以外的每一个到别的每一个"]));
        assert!(lines(&[[0, 3], [1, 3], [2, 1]]).eq(["深圳到上海", "北京、上海到成都"]));
        let to_one: Vec<[usize; 2]> = all.into_iter().filter(|[_, to]| *to == 0).collect();
        assert!(lines(&to_one).eq(["别的每一个到北京"]));
    }
}
