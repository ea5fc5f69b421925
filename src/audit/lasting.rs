//! What a place says of the account and of a gap, held to be said however far an application is.

use crate::model::{Body, Cond, FactIx, Rule, Slot, Test, Topic, VerdictCode, When};

use super::finding::{Finding, Kind};

/// Rules of places that fall silent once an application is accepted, though it changes nothing they tell.
pub(super) fn find(topic: &Topic) -> Vec<Finding> {
    let of_places = topic.rules.iter().filter(|rule| rule.place.is_some());
    let silent = of_places.filter(|rule| lasts(rule) && falls_silent(topic, rule));
    let found = silent.map(|rule| {
        let text = "受理以后这一条就不说了，可是申请办到哪一步，不改变当地的规定。";
        let fix = "删去 when 里的 verdict，或者把受理以后的结论都写上；不看办到哪一步。";
        Finding::new(Kind::Clash, &topic.id, &[&rule.id]).saying(text, fix)
    });
    found.collect()
}

/// Whether an application leaves unchanged what a rule tells.
fn lasts(rule: &Rule) -> bool {
    let months = [When::BenefitsStart, When::WaitingEnds, When::FullBenefits];
    match &rule.body {
        Body::Account { .. } | Body::Gap { .. } | Body::Warning { with_gap: true, .. } => true,
        Body::Timeline { when, .. } => months.contains(when),
        _ => false,
    }
}

fn falls_silent(topic: &Topic, rule: &Rule) -> bool {
    let dated = rule.body.slot() == Slot::Timeline;
    // Of what is done no days are left to tell.
    let accepted = VerdictCode::ALL.iter().filter(|code| code.is_accepted());
    let mut accepted = accepted.filter(|code| !(dated && **code == VerdictCode::Done));
    let before = VerdictCode::ALL.iter().filter(|code| code.moves() && !code.is_accepted());
    let speaks = |code: &VerdictCode| speaks(&rule.when, *code);
    let mut before = before.filter(|code| speaks(code));
    before.next().is_some() && (!accepted.all(speaks) || asks_progress(topic, &rule.when))
}

fn speaks(when: &Cond, code: VerdictCode) -> bool {
    when.all.iter().all(|test| match test {
        Test::Fact { fact: FactIx::VERDICT, any_of } => any_of & (1 << code as u32) != 0,
        _ => true,
    })
}

fn asks_progress(topic: &Topic, when: &Cond) -> bool {
    let progress = topic.roles.progress;
    when.all
        .iter()
        .any(|test| matches!(test, Test::Choice { question, .. } if Some(*question) == progress))
}
