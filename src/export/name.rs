//! The name of a file with a result, unless a person says otherwise.

use super::Exporter;
use crate::model::roles;
use crate::report::{AnswerDoc, Report};

/// The name of a result in a format.
pub(crate) fn file_name(report: &Report, exporter: &Exporter) -> String {
    called(report, exporter.mark, exporter.ending)
}

/// A name that says what it is, of where, and of which day; it holds nothing a system refuses.
pub(crate) fn called(report: &Report, mark: Option<&str>, ending: &str) -> String {
    let mut parts = vec![topic(report)];
    parts.extend(places(report));
    parts.push(report.today().to_owned());
    parts.extend(mark.map(str::to_owned));
    let parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    format!("{}.{ending}", parts.join("-"))
}

fn topic(report: &Report) -> String {
    match report {
        Report::Plan(_) => "医保转移".to_owned(),
        Report::Advice(advice) => advice.topic.title.clone(),
        Report::Claims(claims) => claims.topic.title.clone(),
        Report::Search(found) => found.title(),
        Report::Place(_) | Report::Places(_) => "各地情况".to_owned(),
        Report::Compared(_) => "医保转移比较".to_owned(),
    }
}

fn places(report: &Report) -> Vec<String> {
    if let Report::Place(place) = report {
        return vec![place.place.name.clone()];
    }
    let asked = |answer: &&AnswerDoc| {
        [roles::ORIGIN, roles::DESTINATION, roles::PLACE].contains(&&*answer.id)
    };
    report.answers().iter().filter(asked).map(|answer| answer.text.clone()).collect()
}

fn plain(part: &str) -> String {
    part.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect()
}
