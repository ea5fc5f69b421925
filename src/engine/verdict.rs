//! The answer to 「能不能转」: the first code with a rule that holds.

use super::pick;
use super::state::State;
use crate::model::{Cond, QuestionSet, RuleIx, Slot, Test, Topic, VerdictCode};

/// The code and the rules behind it.
pub struct Verdict {
    /// The code.
    pub code: VerdictCode,
    /// The rules.
    pub because: Vec<RuleIx>,
}

/// Settles the verdict and remembers it for the conditions that name it.
pub fn settle(state: &mut State) -> Verdict {
    let verdict = first(state);
    state.remember_verdict(verdict.code);
    verdict
}

fn first(state: &mut State) -> Verdict {
    for &code in VerdictCode::ALL {
        if code == VerdictCode::CheckFirst {
            if !state.lacks.is_empty() {
                return check_first(state);
            }
            continue;
        }
        let because = speaking(state, code);
        if !because.is_empty() {
            return Verdict { code, because };
        }
    }
    Verdict { code: VerdictCode::CheckFirst, because: Vec::new() }
}

/// Every rule of a code that speaks.
fn speaking(state: &mut State, code: VerdictCode) -> Vec<RuleIx> {
    let topic: &Topic = state.topic;
    let mut because = Vec::new();
    for &item in topic.items_of(Slot::Verdict) {
        if topic.items[item.at()].verdict == Some(code) {
            because.extend(pick::for_item(state, item).0);
        }
    }
    because
}

/// The rules that name a lacking answer; their own questions are lacking already.
fn check_first(state: &mut State) -> Verdict {
    let lacks = state.lacks;
    let mut because = speaking(state, VerdictCode::CheckFirst);
    state.lacks = lacks;
    because.retain(|&rule| lacks.meets(asked_by(&state.topic.rule(rule).when)));
    Verdict { code: VerdictCode::CheckFirst, because }
}

fn asked_by(when: &Cond) -> QuestionSet {
    let mut set = QuestionSet::default();
    for test in &when.all {
        if let Test::Unknown { question } | Test::Choice { question, or_unknown: true, .. } = test {
            set.insert(*question);
        }
    }
    set
}
