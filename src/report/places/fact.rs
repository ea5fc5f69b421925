//! A fact of a place in words, told to somebody of whom only the place is known.

use super::statement::{Statement, pool_level};
use super::{FactDoc, Survey, age};
use crate::engine;
use crate::model::{Answers, Level, Phrase, Pool, Roles, Rule, Side, Topic, Value, Var};
use crate::regions::RegionIx;
use crate::report::basis::{Basis, cited, marked, notices};
use crate::report::{Notice, Why, Writer, words};

impl Survey<'_> {
    pub(super) fn fact(&self, statement: &Statement) -> FactDoc {
        let today = self.context.today;
        let fact = match *statement {
            Statement::Rule(topic, rule) => self.of_rule(topic, rule),
            Statement::Pool(place, pool) => self.pooled(place, pool),
        };
        FactDoc {
            sureness: statement.sureness(&self.context.assets.table),
            age: statement.as_of().and_then(|as_of| age::age(as_of, today)),
            lapsed: statement.lapsed(today),
            ..fact
        }
    }

    fn of_rule(&self, topic: &Topic, rule: &Rule) -> FactDoc {
        let answers = self.standing(topic, rule.side);
        let outcome = engine::run(topic, &answers, self.context);
        let writer = Writer { topic, answers: &answers, outcome: &outcome, context: self.context };
        let mut why = Why { ask: Some(writer.ask_at(self.place)), ..writer.why(rule) };
        if let Some(from) = rule.from.filter(|&from| from > self.context.today) {
            why.notices.insert(0, Notice::From(from));
        }
        FactDoc {
            title: told(&writer, &rule.title, rule),
            text: told(&writer, &rule.text, rule),
            applies: writer.applies(rule),
            ..FactDoc::bare(why)
        }
    }

    /// The answers of somebody of whom only the place is known.
    fn standing(&self, topic: &Topic, side: Side) -> Answers {
        // Under its own name a place would move to itself.
        let Roles { origin, destination, .. } = topic.roles;
        let question = match side {
            Side::Origin => origin.or(destination),
            Side::Destination | Side::Both => destination,
            Side::Either => destination.filter(|_| origin.is_none()),
        };
        let mut answers = Answers::default();
        if let Some(question) = question {
            answers.set(question, Value::Place(self.place));
        }
        answers
    }

    fn pooled(&self, place: RegionIx, pool: &Pool) -> FactDoc {
        let here = &self.region(place).short;
        let schemes = match (pool.employee, pool.resident) {
            (true, true) => "职工医保和居民医保",
            (true, false) => "职工医保",
            _ => "居民医保",
        };
        let from = pool.from.map_or_else(String::new, |day| format!("自 {}起，", words::day(day)));
        let level = pool_level(pool, &self.context.assets.table);
        let (sources, articles) = cited(&pool.cites, self.context);
        let basis = Basis {
            level,
            verify: level >= Level::Practice,
            as_of: "",
            until: None,
            cites: &pool.cites,
        };
        let why = Why {
            rule: String::new(),
            sources,
            level,
            articles,
            place: Some(here.clone()),
            as_of: None,
            notices: marked(pool.local_data, &pool.cites, self.context)
                .into_iter()
                .chain(notices(&basis, self.context))
                .collect(),
            ask: None,
            local_data: pool.local_data,
            counted: false,
            see: None,
        };
        let text = format!(
            "{from}{here}{}的{schemes}是一个统筹地区。",
            words::whole(&self.region(place).name)
        );
        FactDoc { text, ..FactDoc::bare(why) }
    }
}

/// A text told to nobody in particular, who has given no day, no month and no number: what works one out
/// is left out, if more is said.
fn told(writer: &Writer, phrase: &Phrase, rule: &Rule) -> String {
    let said = phrase.fill(|var| match var {
        Var::Accepted => "X 月 X 日".to_owned(),
        Var::Resume => "X 月".to_owned(),
        _ => writer.value(var, rule),
    });
    let known: String =
        said.split_inclusive('。').filter(|sentence| !sentence.contains(words::SOME)).collect();
    if known.is_empty() { said.into_owned() } else { known }
}
