//! Words that lead to another topic, or to a claim.

use super::{Named, Spot, pair, question, scheme, with_suffix};
use crate::diagnostic::Diagnostic;
use crate::model::Meaning;

/// What `counts uncounted_months 45` and `counts uncounted_months 45 gap` say.
pub(super) fn counts(
    spot: &Spot<'_, &str>,
    rest: &str,
    named: Named,
) -> Result<Meaning, Diagnostic> {
    let (rest, whole) = with_suffix(rest, " gap");
    let (id, claim) = rest.split_once(' ').unwrap_or((rest, ""));
    let question = question(&spot.with(id), named.transfer())?;
    Ok(Meaning::Counts { question, claim: Some(named.claim(&spot.with(claim))?), whole })
}

/// What `aside retirement number`, `aside treatment asks` and `aside treatment who long_stay` say.
pub(super) fn aside(
    spot: &Spot<'_, &str>,
    rest: &str,
    named: Named,
) -> Result<Meaning, Diagnostic> {
    let (rest, asks) = with_suffix(rest, " asks");
    let (rest, numbered) = with_suffix(rest, " number");
    let (id, said) = rest.split_once(' ').unwrap_or((rest, ""));
    let topic = named.topic(&spot.with(id))?;
    let of = &named.topics[usize::from(topic)];
    let told = (!said.is_empty()).then(|| pair(spot, said, of)).transpose()?;
    Ok(Meaning::Aside { topic, numbered, asks, told })
}

/// What `child resident 53` and `child perhaps resident 53` say.
pub(super) fn child(
    spot: &Spot<'_, &str>,
    rest: &str,
    named: Named,
) -> Result<Meaning, Diagnostic> {
    let perhaps = rest.strip_prefix("perhaps ");
    let (id, number) = perhaps.unwrap_or(rest).split_once(' ').unwrap_or((rest, ""));
    let scheme = scheme(&spot.with(id), named.transfer())?;
    let claim = named.claim(&spot.with(number))?;
    Ok(Meaning::Child { scheme, perhaps: perhaps.is_some(), claim })
}

/// What `told stuck what waiting` and `told stuck what waiting number filed` say.
pub(super) fn told(spot: &Spot<'_, &str>, rest: &str, named: Named) -> Result<Meaning, Diagnostic> {
    let (rest, filed) = with_suffix(rest, " filed");
    let (rest, numbered) = with_suffix(rest, " number");
    let (topic, choice_of) = rest.split_once(' ').unwrap_or((rest, ""));
    let topic = named.topic(&spot.with(topic))?;
    let (question, choice) = pair(spot, choice_of, &named.topics[usize::from(topic)])?;
    Ok(Meaning::Told { topic, question, choice, numbered, filed })
}
