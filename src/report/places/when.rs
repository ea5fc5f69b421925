//! The reach of a rule in words: where a rule stands by itself, its sentence alone would promise
//! too much.

use crate::model::{Cond, FactIx, Question, QuestionKind, Rule, Scope, Side, Test, VerdictCode};
use crate::report::{Writer, words};

const BETWEEN: &str = "；";

impl Writer<'_> {
    /// The side and the conditions of a local rule; empty where it always holds.
    pub(super) fn applies(&self, rule: &Rule) -> String {
        let side = self.side(rule);
        // Where both places lie in one, the rest goes without saying.
        let inside = words::scope(Scope::InProvince);
        let tests = self.tests(&rule.when).into_iter();
        let tests = tests.filter(|test| rule.side != Side::Both || test != inside);
        side.into_iter().chain(tests).collect::<Vec<_>>().join(BETWEEN)
    }

    /// On which side of a move the place must be; a topic about one place knows no sides.
    fn side(&self, rule: &Rule) -> Option<String> {
        self.topic.roles.origin?;
        let here = &self.region(rule.place?).short;
        let others: Vec<&str> =
            rule.with.iter().map(|&ix| self.region(ix).short.as_str()).collect();
        let there = others.join("、");
        match rule.side {
            Side::Origin if there.is_empty() => Some(format!("从{here}转出")),
            Side::Origin => Some(format!("从{here}转到{there}")),
            Side::Destination if there.is_empty() => Some(format!("转到{here}")),
            Side::Destination => Some(format!("从{there}转到{here}")),
            Side::Both => Some(format!("转出地、转入地都在{here}")),
            Side::Either => (!there.is_empty()).then(|| format!("{here}和{there}之间转")),
        }
    }

    fn tests(&self, cond: &Cond) -> Vec<String> {
        cond.all.iter().filter_map(|test| self.test(test)).collect()
    }

    fn test(&self, test: &Test) -> Option<String> {
        let label = |ix| self.topic.at(ix).label.as_str();
        Some(match test {
            Test::Choice { question, any_of, or_unknown } => {
                let mut all = chosen(self.topic.at(*question), *any_of);
                all.extend(or_unknown.then_some("不确定"));
                format!("{}是「{}」", label(*question), all.join("」或「"))
            }
            Test::NoneOf { question } => format!("{}都没有", label(*question)),
            Test::Count { question, min, max } => {
                let question = self.topic.at(*question);
                format!("{} {}", question.label, range(question, *min, *max))
            }
            Test::Workdays { question, days, over } => {
                let state = if *over { "已经过去" } else { "还没有过完" };
                format!("{}之后的 {days} 个工作日{state}", label(*question))
            }
            Test::Unknown { question } => format!("{}不确定", label(*question)),
            Test::Fact { fact, any_of } => return self.fact(*fact, *any_of),
            Test::Place { side, within } => {
                let of = match side {
                    Side::Origin => "转出地",
                    Side::Destination => "转入地",
                    Side::Either | Side::Both => "转出地或转入地",
                };
                let names: Vec<_> =
                    within.iter().map(|&ix| self.region(ix).short.as_str()).collect();
                format!("{of}是{}", names.join("、"))
            }
        })
    }

    /// What a fact must be; none where it says no more than that there is something to transfer, or
    /// that none of its other values holds.
    fn fact(&self, ix: FactIx, any_of: u32) -> Option<String> {
        let fact = &self.topic.facts[ix.at()];
        let among = |at: usize| any_of & (1 << at) != 0;
        let names = fact.names.iter().enumerate().filter(|(at, _)| among(*at));
        if ix == FactIx::VERDICT {
            let codes: Vec<_> =
                names.filter_map(|(_, name)| VerdictCode::from_code(name)).collect();
            let said: Vec<_> = codes.iter().map(|code| words::verdict(*code)).collect();
            return (!codes.contains(&VerdictCode::Ready))
                .then(|| format!("结论是「{}」", said.join("」或「")));
        }
        if ix == FactIx::SCOPE {
            let said: Vec<_> = Scope::among(any_of).into_iter().map(words::scope).collect();
            return Some(said.join("或"));
        }
        let said: Option<Vec<_>> = names.map(|(at, _)| fact.label(at)).collect();
        if let Some(said) = said {
            return Some(said.join("或"));
        }
        let values = fact.values.iter().filter(|value| among(value.value.into()));
        let each: Vec<_> = values.map(|value| self.tests(&value.when).join("并且")).collect();
        each.iter().all(|conditions| !conditions.is_empty()).then(|| each.join("，或者"))
    }
}

fn chosen(question: &Question, bits: u32) -> Vec<&str> {
    let choices = question.choices.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    choices.map(|(_, choice)| choice.label.as_str()).collect()
}

fn range(question: &Question, min: u32, max: u32) -> String {
    let unit = &question.unit;
    // The largest number that a question takes bounds nothing.
    let open = question.kind == QuestionKind::Count { max };
    match (min, max) {
        (min, max) if min == max => format!("{min} {unit}"),
        (min, _) if open => format!("{min} {unit}以上"),
        (0, max) => format!("最多 {max} {unit}"),
        (min, max) => format!("{min} 到 {max} {unit}"),
    }
}
