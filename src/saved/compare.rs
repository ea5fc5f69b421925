//! Comparison of two results: what the second says otherwise.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::change::{Change, Kind};
use super::facets;
use super::snapshot::Snapshot;
use super::statement::{Statement, TICKED};
use crate::diagnostic::shown;
use crate::model::{At, Force, Rule, Slot, Topic, moment};
use crate::report::words;
use crate::text::one_line;

const ONLINE: &str = "网上步骤";
const COUNTER: &str = "窗口步骤";
const BOTH: &str = "网上和窗口步骤";

/// Parts of a result that are not sections of the topic, and what to call them.
const PARTS: &[(&str, &str)] = &[
    ("verdict", words::slot(Slot::Verdict)),
    ("account", words::slot(Slot::Account)),
    ("gap", words::slot(Slot::Gap)),
    ("material", words::slot(Slot::Material)),
    ("online", ONLINE),
    ("counter", COUNTER),
    ("timeline", words::slot(Slot::Timeline)),
    ("warning", words::slot(Slot::Warning)),
    ("matter", "还说到的"),
    ("channel", words::slot(Slot::Channel)),
    ("open", "还缺的答案"),
];

/// Points in time with which something begins that lasts, so that nothing is lost when they are over.
const BEGINNINGS: [&str; 3] = [moment::BENEFITS_START, moment::WAITING_ENDS, moment::FULL_BENEFITS];

/// What makes the difference.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause {
    /// Another table, on the same day.
    Data,
    /// The same table, on the second of these days.
    Time(NaiveDate, NaiveDate),
}

/// What a comparison needs besides the two results.
pub(crate) struct Scene<'a> {
    /// The topic as the table has it now.
    pub topic: &'a Topic,
    /// Papers that were ticked.
    pub ticks: &'a BTreeSet<String>,
    /// What makes the difference.
    pub cause: Cause,
}

impl Scene<'_> {
    /// Everything that is different, in the order of the result; what is gone comes last.
    pub fn compare(&self, old: &Snapshot, new: &Snapshot) -> Vec<Change> {
        let mut changes = self.results(old, new);
        for now in &new.statements {
            match old.statements.iter().find(|before| before.is_about(now)) {
                None => changes.push(self.added(now)),
                Some(before) => changes.extend(self.between(before, now)),
            }
        }
        let gone = |before: &&Statement| !new.statements.iter().any(|now| now.is_about(before));
        changes.extend(old.statements.iter().filter(gone).map(|before| self.gone(before)));
        of_both_ways(changes)
    }

    /// What was worked out to something else.
    fn results(&self, old: &Snapshot, new: &Snapshot) -> Vec<Change> {
        let differing = facets::ALL.iter().filter_map(|(name, label)| {
            let (before, now) = (old.result.get(*name), new.result.get(*name));
            let [before, said] =
                [before, now].map(|value| facets::in_words(self.topic, name, value));
            // Two codes may come to the same for people.
            (old.result.get(*name) != now && before != said).then(|| Change {
                kind: Kind::Result,
                part: (*label).to_owned(),
                title: String::new(),
                text: format!("原来是「{before}」，现在是「{said}」。"),
                rule: String::new(),
                ticked: false,
            })
        });
        differing.collect()
    }

    fn added(&self, now: &Statement) -> Change {
        if now.part == "open" {
            let text = "现在要回答这一题，结果才更确定。".to_owned();
            return self.change(Kind::New, now, text);
        }
        if !now.place.is_empty() {
            let text = format!("现在有了{}的规定。{}", now.place, self.started(now) + &now.text);
            return self.change(Kind::Known, now, text);
        }
        let dated = now.part == "timeline" && !now.assumed;
        let when = now.at().filter(|_| dated).map(|_| format!("{}。", date(now)));
        let text = format!("新增。{}{}{}", when.unwrap_or_default(), self.started(now), now.text);
        self.change(Kind::New, now, text)
    }

    fn gone(&self, before: &Statement) -> Change {
        let text = match before.part.as_str() {
            "open" => "现在不用回答这一题了。".to_owned(),
            "timeline" if self.has_passed(before) => {
                format!("{}，已经过了，现在没有这一条了。", date(before))
            }
            _ => format!("现在没有这一条了。{}", self.ended(before)),
        };
        self.change(Kind::Gone, before, text)
    }

    fn between(&self, before: &Statement, now: &Statement) -> Vec<Change> {
        let mut found = Vec::new();
        // A day that nobody was told is no news when it is another one.
        let told = !before.assumed && !now.assumed;
        if before.assumed && !now.assumed {
            let text = format!("现在有日子了：{}。", date(now));
            found.push(self.change(Kind::Moved, now, text));
        } else if told && (&before.when, &before.firm) != (&now.when, &now.firm) {
            found.push(self.moved(before, now));
        } else if self.has_passed(now) {
            let reached =
                if BEGINNINGS.contains(&now.id.as_str()) { "已经到了" } else { "已经过了" };
            let text = format!("{}，{reached}。", date(now));
            found.push(self.change(Kind::Past, now, text));
        }
        // Words that follow a date to another day say nothing new.
        let follows = matches!(self.cause, Cause::Time(..)) && !found.is_empty();
        if !now.place.is_empty() && now.place != before.place {
            let text = format!(
                "现在有了{}的规定。{}{}",
                now.place,
                self.ended(before) + &self.started(now),
                now.text
            );
            found.push(self.change(Kind::Known, now, text));
        } else if before.words != now.words && !follows {
            found.push(self.change(Kind::Reworded, now, self.reworded(before, now)));
        } else if before.sources != now.sources && !follows {
            let text = format!("说法没有变，依据变了。现在的依据：{}。", now.basis);
            found.push(self.change(Kind::Rested, now, text));
        }
        found
    }

    fn moved(&self, before: &Statement, now: &Statement) -> Change {
        if before.when == now.when {
            let [was, is] = [before, now].map(|each| each.certainty().map_or("", words::certainty));
            let day = now.at().map(words::at).unwrap_or_default();
            let text = format!("还是{day}，原来{was}，现在{is}。");
            return self.change(Kind::Firmness, now, text);
        }
        let text = format!("原来是 {}，现在是 {}。", date(before), date(now));
        self.change(Kind::Moved, now, text)
    }

    fn reworded(&self, before: &Statement, now: &Statement) -> String {
        let why = self.ended(before) + &self.started(now);
        let lead = match self.cause {
            _ if !why.is_empty() => why,
            _ if !before.place.is_empty() && now.place.is_empty() => {
                format!("不再按{}的规定说了。", before.place)
            }
            Cause::Time(..) if before.rule == now.rule => "里面的日子或者数目变了。".to_owned(),
            _ => "说法变了。".to_owned(),
        };
        format!("{lead}现在是：{}", now.text)
    }

    /// Whether the rule came into force in between.
    fn started(&self, now: &Statement) -> String {
        let turned = (Force::Early, Force::Now);
        let first = self.rule(now).filter(|rule| self.forces(rule) == Some(turned));
        let first = first.and_then(|rule| rule.from);
        first.map_or_else(String::new, |first| format!("这一条自 {}起施行。", words::day(first)))
    }

    /// Whether the rule came to its last day in between.
    fn ended(&self, before: &Statement) -> String {
        let turned = (Force::Now, Force::Late);
        let last = self.rule(before).filter(|rule| self.forces(rule) == Some(turned));
        let last = last.and_then(|rule| rule.until);
        last.map_or_else(String::new, |last| format!("原来那一条的有效期到 {}。", words::day(last)))
    }

    fn rule(&self, statement: &Statement) -> Option<&Rule> {
        self.topic.rules.iter().find(|rule| rule.id == statement.rule)
    }

    fn forces(&self, rule: &Rule) -> Option<(Force, Force)> {
        let Cause::Time(then, now) = self.cause else { return None };
        Some((rule.force(then), rule.force(now)))
    }

    /// Whether the last of a point in time lies between the two days.
    fn has_passed(&self, statement: &Statement) -> bool {
        let (Cause::Time(then, now), Some(at)) = (self.cause, statement.at()) else { return false };
        let last = match at {
            At::Day(day) => day,
            At::Month(month) => month.last_day(),
            At::Open => return false,
        };
        statement.part == "timeline" && !statement.assumed && then <= last && last < now
    }

    fn change(&self, kind: Kind, statement: &Statement, text: String) -> Change {
        // A statement without a heading is named by its beginning, unless all of it follows.
        let spoken = !statement.text.is_empty() && text.ends_with(&statement.text);
        let whole = spoken && !statement.headed;
        let title = if whole { String::new() } else { statement.about.clone() };
        Change {
            kind,
            part: self.part(&statement.part),
            title,
            text,
            rule: statement.rule.clone(),
            ticked: TICKED.contains(&statement.part.as_str()) && self.ticks.contains(&statement.id),
        }
    }

    fn part(&self, id: &str) -> String {
        let fixed = PARTS.iter().find(|(part, _)| *part == id).map(|(_, words)| *words);
        let sections = || self.topic.sections.iter().find(|section| section.id == id);
        let named = fixed.or_else(|| sections().map(|section| section.title.as_str()));
        named.unwrap_or("其他").to_owned()
    }
}

/// A step of both ways, of which the same is said twice, once.
fn of_both_ways(changes: Vec<Change>) -> Vec<Change> {
    let mut told: Vec<Change> = Vec::new();
    for change in changes {
        let as_online = Change { part: ONLINE.to_owned(), ..change.clone() };
        match told.iter_mut().find(|before| change.part == COUNTER && **before == as_online) {
            Some(before) => BOTH.clone_into(&mut before.part),
            None => told.push(change),
        }
    }
    told
}

/// Day or month, and how firm it is.
fn date(statement: &Statement) -> String {
    // What is no day may come from whoever wrote into the file.
    let Some(at) = statement.at() else { return shown(&one_line(&statement.when)) };
    statement.certainty().map_or_else(|| words::at(at), |firm| words::when(at, firm))
}
