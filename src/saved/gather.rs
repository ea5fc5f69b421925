//! From a session to what is kept of its result.

use std::collections::BTreeMap;

use super::facets;
use super::said::{Said, Snapshot, print};
use crate::model::{At, Certainty};
use crate::report::{
    Advice, ChannelDoc, MaterialDoc, MilestoneDoc, NoteDoc, OpenDoc, PlanReport, SourceDoc,
    StepDoc, Why,
};
use crate::session::Session;
use crate::text::cut;

/// Cells of a statement that are kept where it has no heading.
const KEPT: usize = 60;

impl Snapshot {
    /// What a session says now.
    pub fn of(session: &Session) -> Self {
        if session.is_plan() {
            let document = session.document();
            let mut said = Gather::new(session, &document.sources);
            said.plan(&document);
            Self { result: facets::of(&document), said: said.list }
        } else {
            let advice = session.advice();
            let mut said = Gather::new(session, &advice.sources);
            said.advice(&advice);
            Self { result: BTreeMap::new(), said: said.list }
        }
    }
}

struct Gather<'a> {
    session: &'a Session<'a>,
    sources: &'a [SourceDoc],
    list: Vec<Said>,
}

/// Heading and text of a statement, and what else belongs to its words.
type Words<'a> = (&'a str, &'a str, &'a [&'a str]);

impl<'a> Gather<'a> {
    fn new(session: &'a Session<'a>, sources: &'a [SourceDoc]) -> Self {
        Self { session, sources, list: Vec::new() }
    }

    fn plan(&mut self, document: &PlanReport) {
        for each in &document.verdict.because {
            let id = self.item(&each.why);
            self.add(("verdict", &id), ("", &each.text, &[]), &each.why);
        }
        let (account, gap) = (&document.account, &document.gap);
        self.add(("account", "account"), ("", &account.text, &[]), &account.why);
        self.add(("gap", "gap"), ("", &gap.text, &[]), &gap.why);
        document.materials.iter().for_each(|each| self.material(each));
        document.steps.online.iter().for_each(|each| self.step("online", each));
        document.steps.counter.iter().for_each(|each| self.step("counter", each));
        self.rest(&document.timeline, &document.warnings, (&document.channels, &document.open));
    }

    fn advice(&mut self, advice: &Advice) {
        for section in &advice.sections {
            for point in &section.points {
                let more = [point.who.as_str(), &point.say];
                let words = (point.title.as_str(), point.text.as_str(), &more[..]);
                self.add((&section.id, &point.id), words, &point.why);
            }
        }
        self.rest(&advice.timeline, &advice.warnings, (&advice.channels, &advice.open));
    }

    fn rest(
        &mut self,
        timeline: &[MilestoneDoc],
        warnings: &[NoteDoc],
        (channels, open): (&[ChannelDoc], &[OpenDoc]),
    ) {
        for each in timeline {
            self.milestone(each);
        }
        for each in warnings {
            self.add(("warning", &each.id), ("", &each.text, &[]), &each.why);
        }
        for each in channels {
            self.add(("channel", &each.id), (&each.title, &each.text, &[]), &each.why);
        }
        for each in open {
            // How to find out is no statement of the result.
            self.list.push(Said {
                part: "open".to_owned(),
                id: each.id.clone(),
                about: each.label.clone(),
                ..Said::default()
            });
        }
    }

    fn material(&mut self, each: &MaterialDoc) {
        let group = each.group.as_deref().unwrap_or_default();
        let channels = each.channels.join(",");
        let more = [each.need.code(), group, &channels, &each.how];
        self.add(("material", &each.id), (&each.title, &each.note, &more), &each.why);
    }

    fn step(&mut self, part: &str, each: &StepDoc) {
        let more = [each.who.as_str(), &each.place];
        self.add((part, &each.id), (&each.title, &each.text, &more), &each.why);
    }

    fn milestone(&mut self, each: &MilestoneDoc) {
        let mut why = each.why.clone();
        if each.certainty == Certainty::Provisional && !why.notices.is_empty() {
            // Its first notice only says once more that the date is not firm.
            why.notices.remove(0);
        }
        self.add(("timeline", &each.id), (&each.title, &each.text, &[]), &why);
        if let Some(said) = self.list.last_mut() {
            said.when = match each.at {
                At::Day(day) => day.to_string(),
                At::Month(month) => month.to_string(),
                At::Open => String::new(),
            };
            each.certainty.code().clone_into(&mut said.firm);
        }
    }

    fn add(&mut self, (part, id): (&str, &str), (title, text, more): Words, why: &Why) {
        let pieces = [title, text].into_iter().chain(more.iter().copied());
        self.list.push(Said {
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
            ..Said::default()
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
        let own = why.articles.iter().chain(&why.notices).cloned();
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
        let notices = why.notices.iter().cloned();
        titles.chain(notices).collect::<Vec<_>>().join("；")
    }
}
