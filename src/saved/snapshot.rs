//! A snapshot: what a session's result comes to, as far as it is kept.

use std::collections::BTreeMap;

use super::facets;
use super::statement::{Statement, print};
use crate::model::At;
use crate::report::{
    Advice, ChannelDoc, MaterialDoc, MilestoneDoc, NoteDoc, Notice, OpenDoc, PlanReport, SourceDoc,
    StepDoc, Why,
};
use crate::session::Session;
use crate::text::cut;

/// Cells of a statement that are kept where it has no heading.
const KEPT: usize = 60;

/// A result as far as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snapshot {
    /// What was worked out, by its name.
    pub result: BTreeMap<String, String>,
    /// What was said, in the order of the result.
    pub statements: Vec<Statement>,
}

impl Snapshot {
    /// What a session says now.
    pub fn of(session: &Session) -> Self {
        if session.is_plan() {
            let document = session.plan_report();
            let mut gathered = Gatherer::new(session, &document.sources);
            gathered.plan(&document);
            Self { result: facets::of(&document), statements: gathered.list }
        } else {
            let advice = session.advice();
            let mut gathered = Gatherer::new(session, &advice.sources);
            gathered.advice(&advice);
            Self { result: BTreeMap::new(), statements: gathered.list }
        }
    }
}

struct Gatherer<'a> {
    session: &'a Session<'a>,
    sources: &'a [SourceDoc],
    list: Vec<Statement>,
}

/// The words of a statement.
#[derive(Clone, Copy, Default)]
struct Words<'a> {
    title: &'a str,
    text: &'a str,
    /// What else belongs to them.
    more: &'a [&'a str],
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    fn titled(title: &'a str, text: &'a str, more: &'a [&'a str]) -> Self {
        Self { title, text, more }
    }
}

impl<'a> Gatherer<'a> {
    fn new(session: &'a Session<'a>, sources: &'a [SourceDoc]) -> Self {
        Self { session, sources, list: Vec::new() }
    }

    fn plan(&mut self, document: &PlanReport) {
        for each in &document.verdict.because {
            let id = self.item(&each.why);
            self.add("verdict", &id, Words::of(&each.text), &each.why);
        }
        let (account, gap) = (&document.account, &document.gap);
        self.add("account", "account", Words::of(&account.text), &account.why);
        self.add("gap", "gap", Words::of(&gap.text), &gap.why);
        document.materials.iter().for_each(|each| self.material(each));
        document.steps.online.iter().for_each(|each| self.step("online", each));
        document.steps.counter.iter().for_each(|each| self.step("counter", each));
        self.dated(&document.timeline, &document.warnings);
        for each in &document.matters {
            let words = Words::titled(&each.wording, &each.text, &[]);
            self.add("matter", &each.id.to_string(), words, &each.why);
        }
        self.open(&document.channels, &document.open);
    }

    fn advice(&mut self, advice: &Advice) {
        for section in &advice.sections {
            for point in &section.points {
                let more = [point.who.as_str(), &point.say];
                let words = Words::titled(&point.title, &point.text, &more);
                self.add(&section.id, &point.id, words, &point.why);
            }
        }
        self.dated(&advice.timeline, &advice.warnings);
        self.open(&advice.channels, &advice.open);
    }

    fn dated(&mut self, timeline: &[MilestoneDoc], warnings: &[NoteDoc]) {
        for each in timeline {
            self.milestone(each);
        }
        for each in warnings {
            self.add("warning", &each.id, Words::of(&each.text), &each.why);
        }
    }

    fn open(&mut self, channels: &[ChannelDoc], open: &[OpenDoc]) {
        for each in channels {
            self.add("channel", &each.id, Words::titled(&each.title, &each.text, &[]), &each.why);
        }
        for each in open {
            // How to find out is no statement of the result.
            self.list.push(Statement {
                part: "open".to_owned(),
                id: each.id.clone(),
                about: each.label.clone(),
                ..Statement::default()
            });
        }
    }

    fn material(&mut self, each: &MaterialDoc) {
        let group = each.group.as_deref().unwrap_or_default();
        let channels = each.channels.join(",");
        let more = [each.need.code(), group, &channels, &each.how];
        self.add("material", &each.id, Words::titled(&each.title, &each.note, &more), &each.why);
    }

    fn step(&mut self, part: &str, each: &StepDoc) {
        let more = [each.who.as_str(), &each.place];
        self.add(part, &each.id, Words::titled(&each.title, &each.text, &more), &each.why);
    }

    fn milestone(&mut self, each: &MilestoneDoc) {
        self.add("timeline", &each.id, Words::titled(&each.title, &each.text, &[]), &each.why);
        if let Some(statement) = self.list.last_mut() {
            statement.when = match each.at {
                At::Day(day) => day.to_string(),
                At::Month(month) => month.to_string(),
                At::Open => String::new(),
            };
            each.certainty.code().clone_into(&mut statement.firm);
            statement.assumed = each.assumed;
        }
    }

    fn add(&mut self, part: &str, id: &str, words: Words, why: &Why) {
        let Words { title, text, more } = words;
        let pieces = [title, text].into_iter().chain(more.iter().copied());
        self.list.push(Statement {
            part: part.to_owned(),
            id: id.to_owned(),
            rule: why.rule.clone(),
            place: why.place.clone().unwrap_or_default(),
            about: if title.is_empty() { cut(text, KEPT) } else { title.to_owned() },
            words: print(pieces),
            sources: self.print_of(why),
            headed: !title.is_empty(),
            text: text.to_owned(),
            basis: self.basis(why),
            ..Statement::default()
        });
    }

    /// The item of the rule; where no rule speaks there is but one such statement.
    fn item(&self, why: &Why) -> String {
        let topic = self.session.topic();
        let rule = topic.rules.iter().find(|rule| rule.id == why.rule);
        rule.map_or_else(|| "missing".to_owned(), |rule| topic.items[rule.item.at()].id.clone())
    }

    fn cited<'b>(&'b self, why: &'b Why) -> impl Iterator<Item = &'b SourceDoc> {
        why.sources.iter().filter_map(|id| self.sources.iter().find(|each| each.id == *id))
    }

    /// Everything about the basis but the days on which it was looked at again.
    fn print_of(&self, why: &Why) -> String {
        let head = [why.level.code(), why.as_of.as_deref().unwrap_or_default()].map(str::to_owned);
        let own = why.articles.iter().cloned().chain(notices(why));
        let cited = self.cited(why).flat_map(|source| {
            let day = |day: Option<chrono::NaiveDate>| {
                day.map_or_else(String::new, |day| day.to_string())
            };
            let texts = [&source.id, &source.title, &source.number, &source.issuer, &source.issued];
            let texts = texts.into_iter().chain([&source.place]).cloned();
            texts.chain([day(source.in_force), day(source.expired), source.level.code().to_owned()])
        });
        let all: Vec<String> = head.into_iter().chain(own).chain(cited).collect();
        print(all.iter().map(String::as_str))
    }

    fn basis(&self, why: &Why) -> String {
        let titles = self.cited(why).map(|source| {
            let article = why.article(&source.id).unwrap_or_default();
            format!("《{}》{article}", source.title)
        });
        titles.chain(notices(why)).collect::<Vec<_>>().join("；")
    }
}

/// What must be read with a statement. Whose data say so is told of the data as a whole, and that
/// a date is not firm stands beside it.
fn notices(why: &Why) -> impl Iterator<Item = String> {
    let told = |notice: &&Notice| !matches!(notice, Notice::LocalData | Notice::Provisional);
    why.notices.iter().filter(told).map(ToString::to_string)
}
