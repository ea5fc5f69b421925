//! Answers that contradict each other.

use chrono::NaiveDate;

use super::Voice;
use crate::calendar::Month;
use crate::diagnostic::Diagnostic;
use crate::model::{Answers, Body, QuestionIx, QuestionKind, Test, Topic, Value, roles};

/// Refuses answers that cannot hold together.
pub fn check_answers(
    topic: &Topic,
    answers: &Answers,
    today: NaiveDate,
    voice: Voice,
) -> Result<(), Diagnostic> {
    let given = Set { topic, answers, today, voice };
    let found = given.gap().or_else(|| given.parts()).or_else(|| given.closed());
    let found = found.or_else(|| given.paid_early()).or_else(|| given.ahead());
    let found = found.or_else(|| given.to_come()).or_else(|| given.not_yet());
    let found = found.or_else(|| given.not_resumed());
    found.map_or(Ok(()), Err)
}

/// The answers with what is needed to look at them.
struct Set<'a> {
    topic: &'a Topic,
    answers: &'a Answers,
    today: NaiveDate,
    voice: Voice,
}

impl Set<'_> {
    /// The months between the two must be there, and be as many as said.
    fn gap(&self) -> Option<Diagnostic> {
        let (last_paid, first_paid) = (self.topic.roles.last_paid, self.topic.roles.first_paid);
        let last = self.month(last_paid)?;
        let first = self.topic.resumed(self.answers, self.today);
        let [paid, resumed] = [last_paid, first_paid]
            .map(|question| question.map_or_else(String::new, |question| self.name(question)));
        if first < last {
            return Some(Diagnostic::of_call(
                format!("恢复缴费月 {first} 早于最后缴费月 {last}"),
                format!("核对 {paid} 和 {resumed}；没写 {resumed} 时按 --today 的月份算"),
            ));
        }
        let counted = (first.since(last) - 1).max(0);
        let question = self.topic.roles.gap_months?;
        if let QuestionKind::Count { max } = self.topic.at(question).kind
            && i64::from(counted) > i64::from(max)
        {
            let what = format!("两个月份之间超过 {max} 个月");
            return Some(Diagnostic::of_call(what, format!("核对 {paid} 和 {resumed}")));
        }
        let given = self.count(question).filter(|given| i64::from(*given) != i64::from(counted))?;
        let name = self.name(question);
        Some(Diagnostic::of_call(
            format!("{name} 写的是 {given} 个月，按两个月份算是 {counted} 个月"),
            "两样只写一样，或者改对；只数两个月份之间没缴费的整月",
        ))
    }

    /// A part is never larger than its whole, and no step is before the one that it follows.
    fn parts(&self) -> Option<Diagnostic> {
        self.answers.given().find_map(|(part, _)| {
            let whole = self.topic.at(part).at_most?;
            if let (Some(first), Some(second)) = (self.day(part), self.day(whole)) {
                let early = second < first && self.topic.was_accepted(self.answers) == Some(true);
                return early.then(|| self.earlier((whole, second), (part, first)));
            }
            let larger = self.count(part)? > self.count(whole)?;
            let [part, whole] = [part, whole].map(|question| self.name(question));
            larger.then(|| {
                let hint = format!("{part} 最多和 {whole} 一样");
                Diagnostic::of_call(format!("{part} 比 {whole} 还大"), hint)
            })
        })
    }

    /// A choice is open only while the answers it needs are not others.
    fn closed(&self) -> Option<Diagnostic> {
        self.answers.given().find_map(|(question, value)| {
            let Value::Choice(at) = value else { return None };
            let choice = self.topic.at(question).choices.get(usize::from(at))?;
            let broken = choice.when.all.iter().find(|test| test.ruled_out(self.answers))?;
            let needs = self.needs(broken)?;
            Some(Diagnostic::of_call(
                format!("{} {} 和别的答案矛盾", self.name(question), choice.id),
                format!("这一项只能和 {needs} 一起用"),
            ))
        })
    }

    /// What a choice needs, such as `--to-scheme employee`.
    fn needs(&self, test: &Test) -> Option<String> {
        let Test::Choice { question, any_of, .. } = test else { return None };
        let open = self.topic.at(*question).taken(*any_of).map(|choice| choice.id.as_str());
        Some(format!("{} {}", self.name(*question), open.collect::<Vec<_>>().join("、")))
    }

    /// A debt is never paid before it falls due.
    fn paid_early(&self) -> Option<Diagnostic> {
        // Few people answer with days, and there are many rules.
        self.answers.given().find(|(_, value)| matches!(value, Value::Day(_)))?;
        self.topic.rules.iter().find_map(|rule| {
            let Body::Point { late_fee: Some(fee), .. } = &rule.body else { return None };
            let (due, paid) = (self.day(fee.from)?, self.day(fee.to)?);
            let early = paid < due && paid <= self.today;
            early.then(|| self.earlier((fee.to, paid), (fee.from, due)))
        })
    }

    fn earlier(&self, one: (QuestionIx, NaiveDate), other: (QuestionIx, NaiveDate)) -> Diagnostic {
        let [one, other] =
            [one, other].map(|(question, day)| format!("{} {day}", self.name(question)));
        Diagnostic::of_call(format!("{one} 早于 {other}"), "核对这两个日子")
    }

    /// A day on which something happened is not after today.
    fn to_come(&self) -> Option<Diagnostic> {
        let (question, day) = self.answers.given().find_map(|(question, _)| {
            let day = self.day(question).filter(|day| *day > self.today)?;
            self.topic.at(question).past.then_some((question, day))
        })?;
        let what = format!("{} {day} 在今天（{}）以后", self.name(question), self.today);
        Some(Diagnostic::of_call(what, "这是已经过去的一天，核对年份和月份；还没有到的，不用写"))
    }

    /// What was not accepted yet was not on a day that is past.
    fn not_yet(&self) -> Option<Diagnostic> {
        let (progress, apply_on) = (self.topic.roles.progress?, self.topic.roles.apply_on?);
        let day = self.day(apply_on).filter(|day| *day < self.today)?;
        let not_yet = self.topic.was_accepted(self.answers) == Some(false);
        let [day_of, far] = [apply_on, progress].map(|question| self.name(question));
        not_yet.then(|| {
            let label = &self.topic.at(progress).choices[0].label;
            let what = format!("{day_of} {day} 已经过了，可是 {far} 写的是「{label}」");
            let hint = format!("那天已经受理的，改 {far}；还没有受理的，{day_of} 不用写");
            Diagnostic::of_call(what, hint)
        })
    }

    /// Who has not paid yet where he goes to has not paid there since a month that is past.
    fn not_resumed(&self) -> Option<Diagnostic> {
        let (enrolled, resumed) = (self.topic.roles.enrolled?, self.topic.roles.first_paid?);
        let month = self.month(Some(resumed)).filter(|month| *month < Month::of(self.today))?;
        let no = self.topic.at(enrolled).choices.iter().find(|choice| choice.id == roles::NO)?;
        let not_yet = self.topic.has_chosen(self.answers, Some(enrolled), &no.id);
        let [resumed, enrolled] = [resumed, enrolled].map(|question| self.name(question));
        not_yet.then(|| {
            let what = format!("{resumed} {month} 已经过了，可是 {enrolled} 写的是「{}」", no.label);
            let hint = format!(
                "已经缴上的，改 {enrolled}；还没有缴的，{resumed} 写打算缴的那个月，还没有定的不用写"
            );
            Diagnostic::of_call(what, hint)
        })
    }

    /// What has happened is not still to come.
    fn ahead(&self) -> Option<Diagnostic> {
        let (roles, today) = (self.topic.roles, self.today);
        let is_enrolled = self.topic.has_chosen(self.answers, roles.enrolled, roles::YES);
        let accepted =
            roles.apply_on.filter(|_| self.topic.was_accepted(self.answers) == Some(true));
        let paid = roles.first_paid.filter(|_| is_enrolled);
        let day = accepted.filter(|question| self.day(*question).is_some_and(|day| day > today));
        let ahead = |question: &QuestionIx| self.month(Some(*question)) > Some(Month::of(today));
        let (late, told) = match day {
            Some(question) => (question, roles.progress?),
            None => (paid.filter(ahead)?, roles.enrolled?),
        };
        let (late, told) = (self.name(late), self.name(told));
        Some(Diagnostic::of_call(
            format!("{late} 在今天（{today}）以后，可是 {told} 写的是已经办了"),
            format!("核对 {late} 和 {told}；还没有办的，{late} 不用写"),
        ))
    }

    fn name(&self, question: QuestionIx) -> String {
        self.voice.name(self.topic.at(question)).into_owned()
    }

    fn count(&self, question: QuestionIx) -> Option<u32> {
        match self.answers.known(question)? {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    fn month(&self, question: Option<QuestionIx>) -> Option<Month> {
        self.answers.month(question?)
    }

    fn day(&self, question: QuestionIx) -> Option<NaiveDate> {
        self.answers.day(question)
    }
}
