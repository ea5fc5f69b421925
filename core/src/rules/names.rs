//! Names that a topic's conditions and rules may use.

use super::node::Spot;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Aspect, AspectIx, Cite, Fact, FactIx, Question, QuestionIx, Section, SectionIx, Source,
    SourceIx,
};
use crate::regions::{RegionIx, Regions};

/// What every topic may name.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub regions: &'a Regions,
    pub sources: &'a [Source],
    /// What local rules may be about.
    pub aspects: &'a [Aspect],
    /// Topics that texts may send people to, in their order.
    pub topics: &'a [TopicName<'a>],
}

/// What a topic is called.
#[derive(Clone, Copy, Debug)]
pub struct TopicName<'a> {
    pub id: &'a str,
    pub title: &'a str,
}

/// Everything read so far that names refer to.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    /// What every topic may name.
    pub scope: Scope<'a>,
    /// Questions of the topic.
    pub questions: &'a [Question],
    /// Facts of the topic.
    pub facts: &'a [Fact],
    /// Sections of the topic.
    pub sections: &'a [Section],
}

/// The name of that list that is spelled most like this one.
pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let shared = |other: &str| other.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    names.max_by_key(|other| shared(other)).filter(|other| shared(other) > 0)
}

/// What differs from place to place by this name.
pub(super) fn aspect(aspects: &[Aspect], spot: &Spot<'_, &str>) -> Result<AspectIx, Diagnostic> {
    let at = aspects.iter().position(|aspect| aspect.id == spot.value);
    at.map(|at| AspectIx(at as u8))
        .ok_or_else(|| unknown(spot, "方面", aspects.iter().map(|aspect| aspect.id.as_str())))
}

/// A complaint about a name that is not on the list.
pub fn unknown<'a>(
    spot: &Spot<'_, &str>,
    what: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let hint = nearest(spot.value, names.clone())
        .map_or_else(String::new, |near| format!("是不是 {near}？"));
    let list: Vec<&str> = names.take(12).collect();
    let found = format!("没有叫 {} 的{what}", spot.value);
    spot.error(
        &found,
        &format!("已有的{what}，如 {}", list.join(" ")),
        &format!("{hint}检查拼写，或者先把它写进去。"),
    )
}

impl<'a> Names<'a> {
    /// Names before anything of a topic is read.
    pub fn new(scope: Scope<'a>) -> Self {
        Self { scope, questions: &[], facts: &[], sections: &[] }
    }

    /// The question with this id.
    pub fn question(&self, spot: &Spot<'_, &str>) -> Result<QuestionIx, Diagnostic> {
        let at = self.questions.iter().position(|question| question.id == spot.value);
        at.map(|at| QuestionIx(at as u8)).ok_or_else(|| {
            unknown(spot, "问题", self.questions.iter().map(|question| question.id.as_str()))
        })
    }

    /// Whether the topic has a question with this id.
    pub(crate) fn has_question(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.id == id)
    }

    /// The fact with this id, if there is one.
    pub fn fact(&self, id: &str) -> Option<FactIx> {
        let at = self.facts.iter().position(|fact| fact.id == id)?;
        Some(FactIx(at as u8))
    }

    /// The section with this id.
    pub fn section(&self, spot: &Spot<'_, &str>) -> Result<SectionIx, Diagnostic> {
        let at = self.sections.iter().position(|section| section.id == spot.value);
        at.map(|at| SectionIx(at as u8)).ok_or_else(|| {
            unknown(spot, "部分", self.sections.iter().map(|section| section.id.as_str()))
        })
    }

    /// The aspect with this id.
    pub fn aspect(&self, spot: &Spot<'_, &str>) -> Result<AspectIx, Diagnostic> {
        aspect(self.scope.aspects, spot)
    }

    /// Whether what is said of an aspect holds however far an application is.
    pub fn lasts(&self, aspect: AspectIx) -> bool {
        self.scope.aspects[aspect.at()].lasts
    }

    /// The place with this code.
    pub fn region(&self, spot: &Spot<'_, &str>) -> Result<RegionIx, Diagnostic> {
        region(self.scope.regions, spot)
    }

    pub fn source(&self, source: SourceIx) -> &'a Source {
        &self.scope.sources[usize::from(source.0)]
    }

    /// Citations such as `social-insurance-law 第三十二条`.
    pub fn cites(&self, spots: &[Spot<'_, &str>]) -> Result<Vec<Cite>, Diagnostic> {
        spots.iter().map(|spot| self.cite(spot)).collect()
    }

    fn cite(&self, spot: &Spot<'_, &str>) -> Result<Cite, Diagnostic> {
        let (id, article) = spot.value.split_once(' ').unwrap_or((spot.value, ""));
        let at = self.scope.sources.iter().position(|source| source.id == id);
        let source = at.map(|at| SourceIx(at as u16)).ok_or_else(|| {
            unknown(
                &spot.with(id),
                "依据",
                self.scope.sources.iter().map(|source| source.id.as_str()),
            )
        })?;
        Ok(Cite { source, article: article.trim().to_owned() })
    }
}

/// The place with this code.
pub fn region(regions: &Regions, spot: &Spot<'_, &str>) -> Result<RegionIx, Diagnostic> {
    regions.by_code(spot.value).ok_or_else(|| {
        let found = format!("没有代码为 {} 的地方", spot.value);
        spot.error(&found, "regions.tsv 里的六位代码", "查 assets/regions.tsv 的第一列。")
    })
}
