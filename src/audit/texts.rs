//! Texts against the columns they are shown in.

use crate::model::{Body, Part, Phrase, Question, Rule, Topic};
use crate::text::width;

use super::finding::{Finding, Kind};

/// Cells of a label in the list of answers.
const LABEL: usize = 16;
/// Cells of a tab.
const TAB: usize = 12;
/// Cells of a title in a list, two lines of a narrow screen, names filled in.
const TITLE: usize = 76;
/// Cells of a choice, one line of a narrow screen.
const CHOICE: usize = 60;
/// Cells of a place's name that titles must leave room for.
const NAME: &str = "克孜勒苏";
/// Cells of the longest word that cannot be broken.
const WORD: usize = 34;

/// Everything in a topic that does not fit.
pub fn find(topic: &Topic) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |about: &str, problem: Option<String>| {
        found.extend(problem.map(|text| {
            let fix = "改短，或者换一种写法。";
            Finding::new(Kind::Misfit, &topic.id, &[about]).saying(text, fix)
        }));
    };
    for section in &topic.sections {
        note(&section.id, too_wide("部分的标题", &section.title, TAB));
    }
    for question in &topic.questions {
        note(&question.id, too_wide("label", &question.label, LABEL));
        for choice in &question.choices {
            note(&question.id, too_wide("选项", &choice.label, CHOICE));
        }
        for text in asked(question) {
            note(&question.id, unshowable(text));
        }
    }
    for rule in &topic.rules {
        note(&rule.id, too_wide("title", &filled(&rule.title), TITLE));
        for phrase in phrases(rule) {
            note(&rule.id, unshowable(&filled(phrase)));
        }
    }
    found
}

fn too_wide(what: &str, text: &str, cells: usize) -> Option<String> {
    let is = width(text);
    (is > cells).then(|| format!("{what}「{text}」有 {is} 格宽，最多 {cells} 格。"))
}

/// Something that no wrapping mends: a brace left over, or a word without an end.
fn unshowable(text: &str) -> Option<String> {
    if text.contains(['{', '}']) {
        return Some(format!("「{text}」里有多出来的花括号。"));
    }
    let words = text.split(|letter: char| !letter.is_ascii_graphic());
    let long = words.into_iter().find(|word| width(word) > WORD)?;
    Some(format!("「{long}」在一行里放不下，也断不开。"))
}

/// A phrase with a long name in every place to fill in.
fn filled(phrase: &Phrase) -> String {
    let parts = phrase.parts().map(|part| match part {
        Part::Plain(text) => text,
        Part::Fill(_) => NAME,
    });
    parts.collect()
}

fn asked(question: &Question) -> impl Iterator<Item = &String> {
    let own = [&question.prompt, &question.help].into_iter().chain(&question.unknown);
    own.chain(question.choices.iter().map(|choice| &choice.explain))
}

fn phrases(rule: &Rule) -> Vec<&Phrase> {
    let mut phrases = vec![&rule.title, &rule.text, &rule.announce];
    match &rule.body {
        Body::Verdict { off_season, .. } => phrases.push(off_season),
        Body::Gap { short, repaid, .. } => phrases.extend([short, repaid]),
        Body::Material { how, .. } => phrases.push(how),
        Body::Step { who, place, .. } => phrases.extend([who, place]),
        Body::Point { who, say, .. } => phrases.extend([who, say]),
        _ => {}
    }
    phrases
}
