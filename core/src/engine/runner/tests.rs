//! What is remembered changes nothing: held against runs that look at every rule.

use chrono::{Days, NaiveDate};

use super::Runner;
use crate::calendar::Month;
use crate::engine::{Context, run};
use crate::model::{Answers, Question, QuestionIx, QuestionKind, Topic, Value};
use crate::regions::RegionIx;
use crate::rules;

/// The same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % sides
    }

    /// Answers to so many of a hundred questions, most of them with few different answers.
    fn answers(&mut self, topic: &Topic, percent: u64) -> Answers {
        let mut answers = Answers::default();
        for (at, question) in topic.questions.iter().enumerate() {
            if self.roll(100) < percent {
                answers.set(QuestionIx(at as u8), self.value(question));
            }
        }
        answers
    }

    fn value(&mut self, question: &Question) -> Value {
        if question.unknown.is_some() && self.roll(5) == 0 {
            return Value::Unknown;
        }
        let choices = question.choices.len() as u64;
        let day = today() + Days::new(self.roll(40)) - Days::new(30);
        match question.kind {
            QuestionKind::Choice => Value::Choice(self.roll(choices) as u8),
            QuestionKind::Many => Value::Many(self.roll(1 << choices) as u16),
            QuestionKind::Place => {
                Value::Place(RegionIx(self.roll(rules::embedded().regions.len() as u64) as u16))
            }
            QuestionKind::Count { max } => {
                Value::Count(self.roll(u64::from(max.min(14)) + 1) as u32)
            }
            QuestionKind::Month => Value::Month(Month::of(day).plus(-(self.roll(24) as i32))),
            QuestionKind::Day => Value::Day(day),
        }
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

#[test]
fn what_is_remembered_changes_nothing() {
    let context = Context { assets: rules::embedded(), today: today() };
    let mut dice = Dice(3);
    for topic in &context.assets.table.topics {
        let plain = topic.without_index();
        let mut usual = Runner::new(topic, &context);
        let mut forgetful = Runner::with_room(topic, &context, 0);
        for round in 0..4_000 {
            let answers = dice.answers(topic, if round % 2 == 0 { 80 } else { 45 });
            let all = run(&plain, &answers, &context);
            for runner in [&mut usual, &mut forgetful] {
                assert_eq!(runner.run(&answers), all, "{}: {answers:?}", topic.id);
            }
            assert_eq!(usual.run(&answers), all, "{} once more: {answers:?}", topic.id);
        }
    }
}
