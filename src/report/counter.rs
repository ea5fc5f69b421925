//! Sentences to say at the counter, made of the answers.

use super::Writer;
use crate::model::{QuestionIx, Value, VerdictCode};

impl Writer<'_> {
    /// The words, a sentence each; none where there is nothing to do at a counter.
    pub(super) fn at_counter(&self) -> Vec<String> {
        let applies = matches!(
            self.plan().verdict,
            VerdictCode::Ready | VerdictCode::FixFirst | VerdictCode::CheckFirst
        );
        if self.plan().counter.is_empty() || !applies {
            return Vec::new();
        }
        let mut words =
            vec!["到了窗口，可以这样说".to_owned(), "您好，我想办医保关系转移".to_owned()];
        words.extend(self.route().map(|route| format!("从{route}")));
        let roles = self.topic.roles;
        let joins = match self.choice(roles.enrolled) {
            Some("yes") => "现在参加的是",
            Some("no") => "还没有参保，要参加的是",
            _ => "转过去参加的是",
        };
        let heard = [
            self.in_words(roles.from_scheme, "我原来参加的是"),
            self.in_words(roles.to_scheme, joins),
            self.in_words(roles.gap_months, "中间断缴了"),
        ];
        words.extend(heard.into_iter().flatten());
        let asked = ["请问材料还缺什么？", "几天能办完？", "在哪里能查到进度？"];
        words.extend(asked.map(str::to_owned));
        words
    }

    /// Id of the choice that was taken.
    fn choice(&self, question: Option<QuestionIx>) -> Option<&str> {
        match self.understood(question?)? {
            Value::Choice(at) => Some(&self.topic.at(question?).choices[usize::from(at)].id),
            _ => None,
        }
    }

    /// An answer behind what leads to it, if it says anything.
    fn in_words(&self, question: Option<QuestionIx>, lead: &str) -> Option<String> {
        let question = question?;
        let value = self.understood(question)?;
        let says = !matches!(value, Value::Unknown | Value::Count(0));
        says.then(|| format!("{lead}{}", self.answer_text(self.topic.at(question), value)))
    }
}
