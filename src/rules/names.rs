//! Names that a topic's conditions and rules may use.

use super::error::RuleError;
use super::node::Spot;
use crate::model::{Cite, Fact, FactIx, ItemIx, Question, QuestionIx, Slot, Source, SourceIx};
use crate::regions::{RegionIx, Regions};

/// Everything read so far that names refer to.
pub struct Names<'a> {
    /// Places.
    pub regions: &'a Regions,
    /// Documents.
    pub sources: &'a [Source],
    /// Questions of the topic.
    pub questions: &'a [Question],
    /// Facts of the topic.
    pub facts: &'a [Fact],
}

/// The name of that list that is spelled most like this one.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let shared = |other: &str| other.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    names.max_by_key(|other| shared(other)).filter(|other| shared(other) > 0)
}

/// A complaint about a name that is not on the list.
pub fn unknown<'a>(
    spot: &Spot<'_, &str>,
    what: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> RuleError {
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

impl Names<'_> {
    /// The question with this id.
    pub fn question(&self, spot: &Spot<'_, &str>) -> Result<QuestionIx, RuleError> {
        let at = self.questions.iter().position(|question| question.id == spot.value);
        at.map(|at| QuestionIx(at as u8)).ok_or_else(|| {
            unknown(spot, "问题", self.questions.iter().map(|question| question.id.as_str()))
        })
    }

    /// The fact with this id, if there is one.
    pub fn fact(&self, id: &str) -> Option<FactIx> {
        let at = self.facts.iter().position(|fact| fact.id == id)?;
        Some(FactIx(at as u8))
    }

    /// The place with this code.
    pub fn region(&self, spot: &Spot<'_, &str>) -> Result<RegionIx, RuleError> {
        self.regions.by_code(spot.value).ok_or_else(|| {
            let found = format!("没有代码为 {} 的地方", spot.value);
            spot.error(&found, "regions.tsv 里的六位代码", "查 assets/regions.tsv 的第一列。")
        })
    }

    /// Citations such as `social-insurance-law 第三十二条`.
    pub fn cites(&self, spots: &[Spot<'_, &str>]) -> Result<Vec<Cite>, RuleError> {
        spots.iter().map(|spot| self.cite(spot)).collect()
    }

    fn cite(&self, spot: &Spot<'_, &str>) -> Result<Cite, RuleError> {
        let (id, article) = spot.value.split_once(' ').unwrap_or((spot.value, ""));
        let at = self.sources.iter().position(|source| source.id == id);
        let source = at.map(|at| SourceIx(at as u16)).ok_or_else(|| {
            unknown(&spot.with(id), "依据", self.sources.iter().map(|source| source.id.as_str()))
        })?;
        Ok(Cite { source, article: article.trim().to_owned() })
    }
}

/// Items of a topic, each made at its first mention.
#[derive(Default)]
pub struct Items {
    /// The items.
    pub list: Vec<crate::model::Item>,
}

impl Items {
    /// The item with this name in this slot; made if it is new.
    pub fn named(&mut self, slot: Slot, id: &str) -> ItemIx {
        self.find(slot, id).unwrap_or_else(|| {
            self.list.push(crate::model::Item {
                id: id.to_owned(),
                slot,
                national: Vec::new(),
                verdict: None,
            });
            ItemIx((self.list.len() - 1) as u16)
        })
    }

    /// The item with this name in this slot.
    pub fn find(&self, slot: Slot, id: &str) -> Option<ItemIx> {
        let at = self.list.iter().position(|item| item.slot == slot && item.id == id)?;
        Some(ItemIx(at as u16))
    }
}
