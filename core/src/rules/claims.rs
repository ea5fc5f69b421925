//! `claims.toml`: what people are told, and what is right.

use super::names::{Names, Scope, unknown};
use super::node::{Node, Spot};
use super::problems::Problems;
use super::rule::level_of;
use super::source::date_or_undated;
use super::wordings::read_as;
use crate::diagnostic::Diagnostic;
use crate::model::{Claim, ClaimVerdict, Level, RuleName, TRANSFER, Topic, Wording};

/// The rules that claims may name.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Topics with their rules.
    pub topics: &'a [Topic],
    /// Codes of places whose rules were replaced: claims may name rules that these no longer have.
    pub replaced: &'a [String],
}

/// Reads every claim; the rules they name are in the topics.
pub fn claims(node: &Node, known: Known, scope: Scope, errors: &mut Problems) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for each in errors.keep(node.children("claim")).unwrap_or_default() {
        let Some(claim) = errors.keep(claim(&each, known, scope)) else { continue };
        if claims.iter().any(|other| other.number == claim.number) {
            errors.keep(each.must("number").and_then(|spot| {
                Err::<(), _>(spot.error("这个编号用过了", "没有用过的编号", "换一个编号。"))
            }));
        }
        claims.push(claim);
    }
    errors.keep(node.finish());
    claims
}

fn claim(node: &Node, known: Known, scope: Scope) -> Result<Claim, Diagnostic> {
    let names = Names::new(scope);
    let cites = names.cites(&node.texts("sources")?)?;
    if cites.is_empty() {
        let fix = "在 sources 里写上依据；没有依据的说法，引用管这件事的规定，说「没有找到依据」。";
        return Err(node.spot().error("没有依据", "至少一个依据", fix));
    }
    let verdict = node.text("verdict")?;
    let codes = ClaimVerdict::ALL.iter().map(|code| code.code());
    let claim = Claim {
        number: node.number("number")?,
        wording: wording(node)?,
        also: node.children("also")?.iter().map(other_wording).collect::<Result<_, _>>()?,
        verdict: ClaimVerdict::from_code(verdict.value)
            .ok_or_else(|| unknown(&verdict, "说法结论", codes))?,
        text: node.text("text")?.value.to_owned().into(),
        rules: rules(node, known)?,
        as_of: date_or_undated(node, "as_of")?,
        verify: node.flag("verify")?,
        level: level_of(node, &cites, &names)?,
        cites,
    };
    if claim.level == Level::Unconfirmed {
        let fix = "改成依据的级别，或者删去这一行。";
        return Err(node.must("level")?.error("这里不能用 unconfirmed", "有依据的级别", fix));
    }
    node.finish()?;
    Ok(claim)
}

fn other_wording(node: &Node) -> Result<Wording, Diagnostic> {
    let wording = wording(node)?;
    node.finish()?;
    Ok(wording)
}

/// A sentence with its reading: a syllable in small letters for each Chinese character.
fn wording(node: &Node) -> Result<Wording, Diagnostic> {
    let said = node.text("said")?;
    let pinyin = node.text("pinyin")?;
    read_as(&said, &pinyin)
}

/// The rules named; a claim that no topic treats says so by an empty list.
fn rules(node: &Node, known: Known) -> Result<Vec<RuleName>, Diagnostic> {
    node.must("rules")?;
    node.texts("rules")?.iter().filter_map(|spot| rule(spot, known).transpose()).collect()
}

/// The rule named; none if its place has a file that no longer has it.
fn rule(spot: &Spot<'_, &str>, known: Known) -> Result<Option<RuleName>, Diagnostic> {
    let (topic, id) = spot.value.split_once(':').unwrap_or((TRANSFER, spot.value));
    let Known { topics, replaced } = known;
    let named = topics.iter().find(|each| each.id == topic).ok_or_else(|| {
        unknown(&spot.with(topic), "主题", topics.iter().map(|each| each.id.as_str()))
    })?;
    if named.rules.iter().any(|rule| rule.id == id) {
        return Ok(Some(RuleName { topic: topic.to_owned(), rule: id.to_owned() }));
    }
    if is_replaced(id, replaced) {
        return Ok(None);
    }
    Err(unknown(&spot.with(id), "规则", named.rules.iter().map(|rule| rule.id.as_str())))
}

/// Whether a rule is one of a place whose rules were replaced: ids of local rules begin with its code.
pub(super) fn is_replaced(id: &str, replaced: &[String]) -> bool {
    replaced.iter().any(|code| id.starts_with(code.as_str()))
}
