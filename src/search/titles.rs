//! Topics, questions and national rules whose headings hold what was typed, and local rules that say it.

use std::collections::HashSet;

use super::asked::Asked;
use super::{Fit, Hit};
use crate::model::{Lead, Phrase, Question, QuestionIx, Rule, RuleIx, Table, Topic};
use crate::regions::RegionIx;
use crate::text::plain;

/// More of what single places say would hide the rest.
const LOCAL: usize = 8;

/// Whatever holds every word.
pub fn hits(table: &Table, asked: &Asked) -> Vec<Hit> {
    let topics = (0..).zip(&table.topics);
    let fits = |text: &str| {
        let text = plain(text);
        asked.words.iter().all(|word| text.contains(&word.text))
    };
    let mut found: Vec<Lead> = Vec::new();
    for (at, topic) in topics.clone() {
        found.extend(fits(&topic.title).then_some(Lead::Topic(at)));
    }
    for (at, topic) in topics {
        let questions = (0..).zip(&topic.questions).filter(|(_, each)| fits(&asks(each)));
        found.extend(
            questions.map(|(ix, _)| Lead::Question { topic: at, question: QuestionIx(ix) }),
        );
        // Under the same heading nobody could tell them apart.
        let mut told = HashSet::new();
        let rules = titled(topic).into_iter().filter(|(_, title)| fits(title));
        let rules = rules.filter(|(_, title)| told.insert(title.clone()));
        found.extend(rules.map(|(rule, _)| Lead::Rule { topic: at, rule }));
    }
    found.into_iter().map(|lead| Hit::table(lead, Fit::Title)).collect()
}

/// The question and its choices.
fn asks(question: &Question) -> String {
    let choices = question.choices.iter().map(|choice| choice.label.as_str());
    [question.label.as_str(), &question.prompt].into_iter().chain(choices).collect()
}

/// National rules with their headings.
fn titled(topic: &Topic) -> Vec<(RuleIx, String)> {
    let national = (0..).zip(topic.rules.passing()).filter(|(_, rule)| rule.place.is_none());
    national
        .map(|(ix, rule)| (RuleIx(ix), rule.title.fill(|_| String::new()).into_owned()))
        .collect()
}

/// Local rules that say every word as it was typed.
pub(crate) fn local(table: &Table, asked: &Asked) -> Vec<Hit> {
    let typed = asked.words.iter().all(|word| !word.is_pinyin());
    let said = |rule: &Rule| asked.words.iter().all(|word| says(rule, &word.text));
    // A fact that speaks in several topics is one thing.
    let mut told: HashSet<(RegionIx, &Phrase)> = HashSet::new();
    let mut found = Vec::new();
    for (at, topic) in (0..).zip(&table.topics).filter(|_| typed) {
        for (ix, rule) in (0..).zip(topic.rules.passing()) {
            let Some(place) = rule.place.filter(|_| !rule.title.is_empty() && said(&rule)) else {
                continue;
            };
            if found.len() < LOCAL && told.insert((place, &topic.rule(RuleIx(ix)).title)) {
                found.push(Hit::table(Lead::Rule { topic: at, rule: RuleIx(ix) }, Fit::Text));
            }
        }
    }
    found
}

fn says(rule: &Rule, word: &str) -> bool {
    rule.title.says(word) || rule.text.says(word)
}
