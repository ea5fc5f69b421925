//! `yizhuan compare`: two or three plans side by side.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};
use clap::ArgMatches;

use super::clock;
use super::line::{ends, understood, words};
use super::printing::Printing;
use crate::answers::{Given, Voice, check_answers, flag, read_answers};
use crate::calendar::Month;
use crate::diagnostic::{Diagnostic, shown};
use crate::line::Line;
use crate::model::{Answers, Assets, QuestionIx, QuestionKind, Topic};
use crate::report::Report;
use crate::report::compare::{ColumnDoc, LATER, later, now_and_later, pays};
use crate::report::tree::compare;
use crate::session::Session;

/// More columns cannot be read side by side.
const MOST: usize = 3;
const MONTHS: RangeInclusive<u32> = 1..=24;
const HOW: &str =
    "把要比的那一项写两三个，例如 yizhuan compare 职工 成都 杭州,深圳 断2；或者写 --later 3";
const ONE: &str = "一次只能比一项";
/// What stands between the things of a list.
const COMMAS: [char; 3] = [',', '，', '、'];

/// Answers, and the name of their column.
struct Column {
    label: String,
    today: NaiveDate,
    answers: Answers,
}

/// What all columns are worked out with.
struct Case<'a> {
    assets: &'a Assets,
    today: NaiveDate,
    /// What was told in words, once for each thing of a list among them.
    told: Told,
    given: Vec<(String, Vec<String>)>,
}

/// What words say, and the question that a list among them answers.
#[derive(Default)]
struct Told {
    lines: Vec<Line>,
    /// Id of the question, and how each answer was written.
    list: Option<(String, Vec<String>)>,
}

/// Prints the comparison.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let printing = Printing::of(matches)?;
    let today = clock::today(matches)?;
    let told = told(assets, matches, today)?;
    let case = Case { assets, today, told, given: given(assets.table.transfer(), matches) };
    let several = case.given.iter().filter(|(_, texts)| texts.len() > 1).map(|(id, _)| id.as_str());
    let several = several.chain(case.told.list.iter().map(|(id, _)| id.as_str()));
    let wait = matches.get_one::<String>(LATER);
    let (by, columns) = match (several.collect::<Vec<_>>().as_slice(), wait) {
        ([], Some(text)) => (LATER, case.two_days(Given::new("--later", text).number(MONTHS)?)?),
        ([one], None) => (*one, case.each(one)?),
        ([], None) => return Err(Diagnostic::of_call("还没有写要比什么", HOW)),
        _ => return Err(Diagnostic::of_call(ONE, HOW)),
    };
    let columns = columns.into_iter().map(|column| planned(assets, by, column)).collect();
    let document = compare(by, columns).ok_or_else(|| Diagnostic::of_call("没有可比的", HOW))?;
    printing.print(&Report::from(document))
}

/// The answers given, each with its texts; of a list all are one answer.
fn given(topic: &Topic, matches: &ArgMatches) -> Vec<(String, Vec<String>)> {
    let asked = topic.questions.iter().filter_map(|question| {
        let texts: Vec<&str> =
            matches.get_many::<String>(&question.id)?.map(String::as_str).collect();
        let texts = if question.kind == QuestionKind::Many {
            vec![texts.join(",")]
        } else {
            let parts = texts.iter().flat_map(|text| text.split(COMMAS));
            parts.map(|part| part.trim().to_owned()).collect()
        };
        Some((question.id.clone(), texts))
    });
    asked.collect()
}

impl Case<'_> {
    /// A column for each answer to one question.
    fn each(&self, by: &str) -> Result<Vec<Column>, Diagnostic> {
        let mut lists = self.told.list.iter().chain(&self.given);
        let texts = lists.find(|(id, _)| id == by).map(|(_, texts)| texts.as_slice());
        let texts = texts.unwrap_or_default();
        if texts.len() > MOST {
            let what = format!("{} 写了 {} 个", flag(by), texts.len());
            return Err(Diagnostic::of_call(what, format!("最多比 {MOST} 个")));
        }
        let column = |at: usize| {
            let label = texts[at].clone();
            Ok(Column { label, today: self.today, answers: self.answers(at)? })
        };
        let columns: Vec<Column> =
            (0..texts.len()).map(column).collect::<Result<_, Diagnostic>>()?;
        let twice =
            |at: usize| columns[..at].iter().any(|other| other.answers == columns[at].answers);
        if let Some(at) = (0..columns.len()).find(|at| twice(*at)) {
            let what = format!("{} 里「{}」写了两次", flag(by), shown(&texts[at]));
            return Err(Diagnostic::of_call(what, HOW));
        }
        Ok(columns)
    }

    /// The same answers now, and after some more months.
    fn two_days(&self, months: u32) -> Result<Vec<Column>, Diagnostic> {
        let (today, answers) = (self.today, self.answers(0)?);
        let then = today.checked_add_months(Months::new(months)).unwrap_or(today);
        let [first, second] = now_and_later(months, pays(self.assets.table.transfer(), &answers));
        let waited = later(self.assets.table.transfer(), &answers, Month::of(today), months);
        Ok(vec![
            Column { label: first, today, answers },
            Column { label: second, today: then, answers: waited },
        ])
    }

    /// The answers of a column: of what differs the text at its position.
    fn answers(&self, at: usize) -> Result<Answers, Diagnostic> {
        let topic = self.assets.table.transfer();
        let text = |texts: &[String]| texts.get(at).or(texts.first()).cloned().unwrap_or_default();
        let given: Vec<_> =
            self.given.iter().map(|(id, texts)| (id.clone(), text(texts))).collect();
        let given = read_answers(topic, self.assets, self.today, &given)?;
        let Some(line) = self.told.lines.get(at).or(self.told.lines.first()) else {
            return Ok(given);
        };
        let answers = line.joined(given, topic)?;
        check_answers(topic, &answers, self.today, Voice::Flag)?;
        Ok(answers)
    }
}

/// What the words say: the first list among them is read as each of its things.
fn told(assets: &Assets, matches: &ArgMatches, today: NaiveDate) -> Result<Told, Diagnostic> {
    let words: Vec<&str> = words(matches).flat_map(str::split_whitespace).collect();
    let (topic, whole) = (assets.table.transfer(), words.join(" "));
    let ends = ends(topic, matches);
    let read = |text: &str| understood(assets, text, today, ends);
    let open = is_open(topic, matches);
    let listed = |words: &[&str]| {
        lists(words, open).find_map(|list| {
            let each =
                list.things.iter().map(|thing| read(&list.with(words, thing).join(" ")).ok());
            let lines: Vec<Line> = each.collect::<Option<_>>()?;
            let by = only_difference(topic, &lines)?;
            let texts = list.things.iter().map(|thing| (*thing).to_owned()).collect();
            Some(Told { lines, list: Some((by, texts)) })
        })
    };
    if let Some(listed) = listed(&words) {
        return Ok(listed);
    }
    // 「杭州,深圳 断2,3」 has two lists.
    if lists(&words, false).any(|list| listed(&list.with(&words, list.things[0])).is_some()) {
        return Err(Diagnostic::of_call(ONE, HOW));
    }
    let lines = (!words.is_empty()).then(|| read(&whole)).transpose()?;
    Ok(Told { lines: lines.into_iter().collect(), list: None })
}

/// Whether no flag says what is compared.
fn is_open(topic: &Topic, matches: &ArgMatches) -> bool {
    !matches.contains_id(LATER) && given(topic, matches).iter().all(|(_, texts)| texts.len() < 2)
}

/// Words that may be a list.
struct List<'a> {
    /// Position of the first, and how many there are.
    at: usize,
    count: usize,
    things: Vec<&'a str>,
}

impl<'a> List<'a> {
    /// The words with one of the things in place of the list.
    fn with(&self, words: &[&'a str], thing: &'a str) -> Vec<&'a str> {
        [&words[..self.at], &[thing], &words[self.at + self.count..]].concat()
    }
}

/// A word with commas in it, then words that stand side by side, the most first, where something is still
/// to be compared.
fn lists<'a>(words: &[&'a str], open: bool) -> impl Iterator<Item = List<'a>> {
    let with_commas = words.iter().enumerate().map(|(at, word)| {
        let things = word.split(COMMAS).filter(|each| !each.is_empty()).collect();
        List { at, count: 1, things }
    });
    let counts = (2..=MOST).rev().filter(|_| open);
    let beside = counts.flat_map(|count| {
        // The last of several places is gone to.
        let runs = words.windows(count).enumerate().rev();
        runs.map(move |(at, run)| List { at, count, things: run.to_vec() })
    });
    let all: Vec<List> = with_commas.chain(beside).collect();
    all.into_iter().filter(|list| list.things.len() > 1)
}

/// The one question that lines answer differently; of both schemes the one that is gone to.
fn only_difference(topic: &Topic, lines: &[Line]) -> Option<String> {
    let (first, others) = lines.split_first()?;
    let differs = |question: &QuestionIx| {
        others.iter().any(|line| line.answers.get(*question) != first.answers.get(*question))
    };
    let questions = (0..).map(QuestionIx).take(topic.questions.len());
    let differing: Vec<QuestionIx> = questions.filter(differs).collect();
    let only = match differing.as_slice() {
        [only] => *only,
        [one, two] => {
            let schemes = [topic.roles.from_scheme, topic.roles.to_scheme];
            let both = [one, two].iter().all(|question| schemes.contains(&Some(**question)));
            topic.roles.to_scheme.filter(|_| both)?
        }
        _ => return None,
    };
    lines.iter().all(|line| line.answers.get(only).is_some()).then(|| topic.at(only).id.clone())
}

/// The plan of a column; an answer is named as the plan names it.
fn planned(assets: &Assets, by: &str, column: Column) -> ColumnDoc {
    let Column { label, today, answers } = column;
    let topic = assets.table.transfer();
    ColumnDoc::of(by, &Session::answered(assets, topic, today, answers).plan_report(), label)
}
