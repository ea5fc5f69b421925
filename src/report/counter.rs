//! Sentences to say at the counter, made of the answers; a transfer is asked for only where one can start.

use super::Writer;
use crate::model::{Body, QuestionIx, Value, VerdictCode};

impl Writer<'_> {
    /// The words, a sentence each; none where there is nothing to say at a counter.
    pub(super) fn at_counter(&self) -> Vec<String> {
        if self.plan().verdict == VerdictCode::Ready {
            return self.asking_for_it();
        }
        let steps = self.plan().counter.iter().map(|&ix| self.topic.rule(ix));
        let words = steps.filter_map(|rule| match &rule.body {
            Body::Step { say, .. } => Some((self.say(&rule.title, rule), self.say(say, rule))),
            _ => None,
        });
        let words = words.filter(|(_, say)| !say.is_empty());
        words.flat_map(|(title, say)| [format!("{title}，可以这样说"), say]).collect()
    }

    fn asking_for_it(&self) -> Vec<String> {
        let mut words =
            vec!["到了窗口，可以这样说".to_owned(), "您好，我想办医保关系转移".to_owned()];
        words.extend(self.route().map(|route| format!("从{route}")));
        let roles = self.topic.roles;
        let heard = [
            self.in_words(roles.from_scheme, "我原来参加的是"),
            self.in_words(roles.to_scheme, "现在参加的是"),
            self.in_words(roles.gap_months, "中间断缴了"),
        ];
        words.extend(heard.into_iter().flatten());
        let asked = ["请问材料还缺什么？", "几天能办完？", "在哪里能查到进度？"];
        words.extend(asked.map(str::to_owned));
        words
    }

    /// An answer behind what leads to it, if it says anything.
    fn in_words(&self, question: Option<QuestionIx>, lead: &str) -> Option<String> {
        let question = question?;
        let value = self.understood(question)?;
        let says = !matches!(value, Value::Unknown | Value::Count(0));
        says.then(|| format!("{lead}{}", self.answer_text(self.topic.at(question), value)))
    }
}
