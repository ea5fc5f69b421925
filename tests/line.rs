//! A case told in one line is understood as people tell it, and what is not understood is named.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::line::{Line, Readings, read};
use yizhuan::model::{Assets, QuestionIx, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules;

fn assets() -> &'static Assets {
    rules::embedded()
}

fn question(id: &str) -> QuestionIx {
    assets().table.transfer().question(id).expect("a question of the transfer")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day")
}

fn choice(line: &Line, id: &str) -> Option<&'static str> {
    let Some(Value::Choice(at)) = line.answers.get(question(id)) else { return None };
    Some(&assets().table.transfer().at(question(id)).choices[usize::from(at)].id)
}

fn place(line: &Line, id: &str) -> Option<&'static str> {
    let Some(Value::Place(at)) = line.answers.get(question(id)) else { return None };
    Some(short(at))
}

fn short(place: RegionIx) -> &'static str {
    &assets().regions.get(place).short
}

fn pair(from: Option<&str>, to: Option<&str>) -> Option<String> {
    (from.is_some() || to.is_some())
        .then(|| format!("{}>{}", from.unwrap_or("-"), to.unwrap_or("-")))
}

/// The things chosen of several.
fn several(line: &Line, id: &str) -> Option<String> {
    let Some(Value::Many(bits)) = line.answers.get(question(id)) else { return None };
    let chosen = assets().table.transfer().at(question(id)).taken(bits).map(|each| &*each.id);
    Some(format!("{id}={}", chosen.collect::<Vec<_>>().join("/")))
}

/// What a line was understood to say, on one line.
fn understood(typed: &str) -> String {
    let line = read(assets(), typed, today());
    let count = |id: &str, unit: &str| match line.answers.get(question(id)) {
        Some(Value::Count(count)) => Some(format!("{count}{unit}")),
        _ => None,
    };
    let said = |id: &str| Some(format!("{id}={}", choice(&line, id)?));
    let unsure = line.unsure.iter().map(|unsure| {
        let word = &line.text[unsure.span.clone()];
        match &unsure.readings {
            Readings::Sides(_) => format!("{word}?从/到"),
            Readings::Places(places) | Readings::Near(places) => {
                let names: Vec<&str> = places.iter().map(|each| short(each.region)).collect();
                let near = matches!(unsure.readings, Readings::Near(_));
                format!("{word}?{}{}", if near { "~" } else { "" }, names.join("/"))
            }
        }
    });
    let strange = line.strange.iter().map(|strange| format!("!{}", strange.text));
    let known = [
        pair(choice(&line, "from_scheme"), choice(&line, "to_scheme")),
        pair(place(&line, "origin"), place(&line, "destination")),
        count("gap_months", "个月"),
        count("missed_years", "年"),
        said("retired"),
        said("origin_stopped"),
        said("destination_enrolled"),
        several(&line, "hindrances"),
        said("filed_by"),
        said("progress"),
        match line.answers.get(question("apply_on")) {
            Some(Value::Day(day)) => Some(day.to_string()),
            _ => None,
        },
        count("uncounted_months", "个月不算"),
        match line.answers.get(question("last_paid")) {
            Some(Value::Month(month)) => Some(format!("交到{}-{:02}", month.year(), month.month())),
            _ => None,
        },
    ];
    let claims = &assets().table.claims;
    let matters = line.answers.matters().iter();
    let matters = matters.map(|at| format!("+{}", claims[usize::from(*at)].number));
    let topics = &assets().table.topics;
    let told = line.told.map(|told| {
        let topic = topics.get(told.topic).expect("a topic");
        let choice = &topic.at(told.question).choices[usize::from(told.choice)];
        format!("@{}:{}", topic.id, choice.id)
    });
    let unused = line.unused.iter().map(|unused| format!("%{}", unused.text));
    known
        .into_iter()
        .flatten()
        .chain(matters)
        .chain(told)
        .chain(unused)
        .chain(unsure)
        .chain(strange)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How people say it, and what it says.
const SAID: &str = include_str!("line/said.txt");

#[test]
fn what_people_say_in_one_line_is_understood() {
    let lines = SAID.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let said: Vec<(&str, &str)> =
        lines.map(|line| line.split_once(" = ").expect("line = what it says")).collect();
    let wrong = said.iter().filter_map(|(typed, wanted)| {
        let found = understood(typed);
        (found != *wanted).then(|| format!("{typed} = {found}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "understood otherwise:\n{}", wrong.join("\n"));
    assert!(said.len() >= 200, "{} lines", said.len());
}

proptest! {
    #![proptest_config(crate::support::random::cases(16))]

    #[test]
    fn nothing_typed_breaks_it_and_every_reading_can_be_chosen(
        typed in "([职灵居退成都杭州断从到转月年两十个停保]|[a-zü]{1,3}|[0-9]|[ →，.-]){0,14}",
    ) {
        let line = read(assets(), &typed, today());
        for unsure in &line.unsure {
            for at in 0..unsure.readings.len() {
                let chosen = read(assets(), &line.with(assets(), unsure, at), today());
                prop_assert!(chosen.unsure.len() <= line.unsure.len(), "{} {at}", typed);
            }
        }
    }
}
