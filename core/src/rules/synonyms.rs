//! `synonyms.toml`: words that people say, and what they lead to.

use super::claims;
use super::names::{self, Scope, unknown};
use super::node::{Node, Spot};
use super::problems::Problems;
use super::wordings::{Before, wordings};
use crate::diagnostic::Diagnostic;
use crate::model::{Claim, Lead, QuestionIx, RuleIx, Synonym, Topic};

/// What words may lead to.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    /// Topics with their questions and rules.
    pub topics: &'a [Topic],
    pub claims: &'a [Claim],
    /// What else names may stand for.
    pub scope: Scope<'a>,
    /// Codes of places whose rules were replaced: words may lead to rules that these no longer have.
    pub replaced: &'a [String],
}

impl<'a> Named<'a> {
    /// The transfer, which the loader reads first.
    pub fn transfer(self) -> &'a Topic {
        &self.topics[0]
    }
}

/// Reads all words; each stands in one place only.
pub fn synonyms(node: &Node, named: Named, errors: &mut Problems) -> Vec<Synonym> {
    let mut all: Vec<Synonym> = Vec::new();
    let mut before = Before::default();
    for each in errors.keep(node.children("synonym")).unwrap_or_default() {
        let Some(synonym) = errors.keep(synonym(&each, named)) else { continue };
        let fix = "一个词只写一处，它通往的都写在那一处。";
        errors.keep(before.once(&each, &synonym.words, fix));
        // All that the words lead to may have been replaced.
        if !synonym.leads.is_empty() {
            all.push(synonym);
        }
    }
    errors.keep(node.finish());
    all
}

fn synonym(node: &Node, named: Named) -> Result<Synonym, Diagnostic> {
    let spots = node.texts("leads")?;
    let leads = spots.iter().filter_map(|spot| named.lead(spot).transpose());
    let about = node.texts("about")?;
    let about = about.iter().map(|word| names::aspect(named.scope.aspects, word));
    let synonym = Synonym {
        words: wordings(node)?,
        leads: leads.collect::<Result<_, _>>()?,
        about: about.collect::<Result<_, _>>()?,
    };
    if synonym.words.is_empty() || spots.is_empty() {
        let fix = "在 words 里写上词，在 leads 里写上它们通往什么。";
        return Err(node.spot().error("少了词，或者少了通往哪里", "两样都有", fix));
    }
    node.finish()?;
    Ok(synonym)
}

impl Named<'_> {
    /// What `claim 8`, `topic gap`, `question gap:cause` and `rule gap:gap-kept-years` name.
    /// None for a rule whose place has a file that no longer has it.
    fn lead(&self, spot: &Spot<'_, &str>) -> Result<Option<Lead>, Diagnostic> {
        let (kind, name) = spot.value.split_once(' ').unwrap_or((spot.value, ""));
        match kind {
            "claim" => self.claim(&spot.with(name)).map(Lead::Claim).map(Some),
            "topic" => self.topic(&spot.with(name)).map(Lead::Topic).map(Some),
            "question" => self.question(&spot.with(name)).map(Some),
            "rule" => self.rule(&spot.with(name)),
            _ => Err(unknown(spot, "去处", ["claim", "topic", "question", "rule"].into_iter())),
        }
    }

    /// The position of the claim with a number.
    pub(super) fn claim(&self, spot: &Spot<'_, &str>) -> Result<u16, Diagnostic> {
        let numbers: Vec<String> =
            self.claims.iter().map(|claim| claim.number.to_string()).collect();
        let at = numbers.iter().position(|number| number == spot.value);
        at.map(|at| at as u16)
            .ok_or_else(|| unknown(spot, "说法", numbers.iter().map(String::as_str)))
    }

    /// The position of the topic with this id.
    pub(super) fn topic(&self, spot: &Spot<'_, &str>) -> Result<u8, Diagnostic> {
        let at = self.topics.iter().position(|topic| topic.id == spot.value);
        at.map(|at| at as u8)
            .ok_or_else(|| unknown(spot, "主题", self.topics.iter().map(|each| each.id.as_str())))
    }

    /// The topic before the colon, and the name behind it.
    fn within<'a>(
        &self,
        spot: &Spot<'a, &'a str>,
    ) -> Result<(u8, &Topic, Spot<'a, &'a str>), Diagnostic> {
        let (topic, name) = spot.value.split_once(':').unwrap_or((spot.value, ""));
        let at = self.topic(&spot.with(topic))?;
        Ok((at, &self.topics[usize::from(at)], spot.with(name)))
    }

    fn question(&self, spot: &Spot<'_, &str>) -> Result<Lead, Diagnostic> {
        let (at, topic, name) = self.within(spot)?;
        let ids = topic.questions.iter().map(|each| each.id.as_str());
        let found = ids.clone().position(|id| id == name.value);
        let lead = |ix| Lead::Question { topic: at, question: QuestionIx(ix as u8) };
        found.map(lead).ok_or_else(|| unknown(&name, "问题", ids))
    }

    fn rule(&self, spot: &Spot<'_, &str>) -> Result<Option<Lead>, Diagnostic> {
        let (at, topic, name) = self.within(spot)?;
        let ids = topic.rules.iter().map(|each| each.id.as_str());
        let found = ids.clone().position(|id| id == name.value);
        match found {
            Some(ix) => Ok(Some(Lead::Rule { topic: at, rule: RuleIx(ix as u16) })),
            None if claims::is_replaced(name.value, self.replaced) => Ok(None),
            None => Err(unknown(&name, "规则", ids)),
        }
    }
}
