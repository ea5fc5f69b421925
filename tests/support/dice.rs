//! Random answers, the same on every machine and in every run.

use chrono::{Days, NaiveDate};
use yizhuan::calendar::Month;
use yizhuan::model::{Answers, Question, QuestionIx, QuestionKind, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules;

/// The days and months that are rolled lie around this day.
pub const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");

/// Numbers that follow from the first one.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    /// Answers to about so many of a hundred questions.
    pub fn answers(&mut self, topic: &Topic, percent: u64) -> Answers {
        let mut answers = Answers::default();
        for (at, question) in topic.questions.iter().enumerate() {
            if self.roll(100) < percent {
                answers.set(QuestionIx(at as u8), self.value(question));
            }
        }
        answers
    }

    /// An answer to a question; most numbers are small.
    pub fn value(&mut self, question: &Question) -> Value {
        if question.unknown.is_some() && self.roll(5) == 0 {
            return Value::Unknown;
        }
        let choices = question.choices.len() as u64;
        match question.kind {
            QuestionKind::Choice => Value::Choice(self.roll(choices) as u8),
            QuestionKind::Many => Value::Many(self.roll(1 << choices) as u16),
            QuestionKind::Place => {
                Value::Place(RegionIx(self.roll(rules::embedded().regions.len() as u64) as u16))
            }
            QuestionKind::Count { max } => {
                let most = if self.roll(2) == 0 { 8.min(max) } else { max };
                Value::Count(self.roll(u64::from(most) + 1) as u32)
            }
            QuestionKind::Month => Value::Month(Month::of(DAY).plus(self.roll(30) as i32 - 24)),
            QuestionKind::Day => Value::Day(DAY - Days::new(self.roll(60)) + Days::new(5)),
        }
    }
}
