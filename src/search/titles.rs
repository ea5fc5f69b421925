//! Topics, questions and national rules whose headings hold what was typed.

use super::asked::{Asked, plain};
use super::{Fit, Hit};
use crate::model::{Lead, Question, QuestionIx, RuleIx, Table, Topic};

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
        let rules = titled(topic).into_iter().filter(|(_, title)| fits(title));
        found.extend(rules.map(|(rule, _)| Lead::Rule { topic: at, rule }));
    }
    found.into_iter().map(|lead| Hit::table(lead, Fit::Title)).collect()
}

/// The question and its choices.
fn asks(question: &Question) -> String {
    let choices = question.choices.iter().map(|choice| choice.label.as_str());
    [question.label.as_str(), &question.prompt].into_iter().chain(choices).collect()
}

/// National rules with their headings; what local rules say stands with their places.
fn titled(topic: &Topic) -> Vec<(RuleIx, String)> {
    let national = (0..).zip(&topic.rules).filter(|(_, rule)| rule.place.is_none());
    national.map(|(ix, rule)| (RuleIx(ix), rule.title.fill(|_| String::new()))).collect()
}
