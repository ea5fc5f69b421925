//! The reason of a sentence: rule, documents, weight, and what must be read with it.

use crate::model::{Level, Roles, Rule, Side};
use crate::regions::RegionIx;

use super::basis::{Basis, cited, dated, marked, notices};
use super::hotline::Hotline;
use super::{Notice, TopicDoc, Why, Writer};

impl Writer<'_> {
    /// The reason of a rule's sentence.
    pub(super) fn why(&self, rule: &Rule) -> Why {
        self.why_with(rule, self.notices(rule))
    }

    /// The same, with this to be read with it.
    pub(super) fn why_with(&self, rule: &Rule, notices: Vec<Notice>) -> Why {
        let (sources, articles) = cited(&rule.cites, self.context);
        Why {
            rule: rule.id.clone(),
            sources,
            level: rule.level,
            articles,
            place: rule.place.map(|ix| self.region(ix).short.clone()),
            as_of: dated(&rule.as_of),
            notices,
            ask: rule.place.map(|place| self.ask(place, rule.side)),
            local_data: rule.local_data,
            counted: false,
            see: rule.see.map(|at| self.named(at)),
        }
    }

    /// A topic by its position.
    fn named(&self, at: u8) -> TopicDoc {
        TopicDoc::named(&self.context.assets.meta.topics[usize::from(at)])
    }

    /// What must be read with a rule's sentence, first whether a folder of this machine says it.
    pub(super) fn notices(&self, rule: &Rule) -> Vec<Notice> {
        let (level, verify, as_of) = (rule.level, rule.verify, rule.as_of.as_str());
        let basis = Basis { level, verify, as_of, until: rule.until, cites: &rule.cites };
        let marked = marked(rule.local_data, &rule.cites, self.context);
        let loosely = self.is_loosely_over(rule).then_some(Notice::ProvisionalTerm);
        marked.into_iter().chain(loosely).chain(notices(&basis, self.context)).collect()
    }

    /// Whom to ask.
    pub(super) fn ask(&self, place: RegionIx, side: Side) -> Hotline {
        self.ask_at(self.city(place, side))
    }

    /// The city of the person, not its province, because area codes are a city's.
    pub(super) fn city(&self, place: RegionIx, side: Side) -> RegionIx {
        let Roles { origin, destination, .. } = self.topic.roles;
        let sides = match side {
            Side::Origin => [origin, None],
            Side::Destination | Side::Both => [None, destination],
            Side::Either => [origin, destination],
        };
        let mut given = sides.into_iter().filter_map(|question| self.place(question));
        given.find(|&ix| self.context.assets.regions.within(ix, place)).unwrap_or(place)
    }

    /// Whom to ask about a fact, at a place.
    pub(super) fn ask_at(&self, city: RegionIx) -> Hotline {
        let name = [&self.region(city).short, "医保热线"].concat();
        Hotline::new(name, self.hotline(Some(city)))
    }
}

impl Why {
    /// The same, with a mark if a folder of this machine says so.
    pub(super) fn marked(mut self, local_data: bool) -> Self {
        if local_data && !self.local_data {
            self.local_data = true;
            self.notices.insert(0, Notice::LocalData);
        }
        self
    }

    /// The same with one more thing to be read, if there is any.
    pub(super) fn with(mut self, notice: Option<Notice>) -> Self {
        self.notices.extend(notice);
        self
    }

    /// The article of a document that is cited, in brackets, or nothing where it is cited as a
    /// whole; none if it is not cited.
    pub(crate) fn article(&self, source: &str) -> Option<String> {
        let at = self.sources.iter().position(|id| id == source)?;
        let article = self.articles.get(at).filter(|article| !article.is_empty());
        Some(article.map_or_else(String::new, |article| format!("（{article}）")))
    }
}

/// The reason of a neutral sentence where no rule speaks.
pub(super) fn no_rule() -> Why {
    Why {
        rule: String::new(),
        sources: Vec::new(),
        level: Level::Unconfirmed,
        articles: Vec::new(),
        place: None,
        as_of: None,
        notices: vec![Notice::NoRule],
        ask: None,
        local_data: false,
        counted: false,
        see: None,
    }
}
