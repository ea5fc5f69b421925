//! The answer to 「能不能转」: the first code with a rule that holds.

use super::pick::Pass;
use super::room::Room;
use super::seen::{self, Seen};
use super::state::State;
use crate::model::{Cond, QuestionSet, RuleIx, Test, VerdictCode};

/// The code and the rules behind it.
pub(crate) struct Verdict {
    pub code: VerdictCode,
    pub because: Vec<RuleIx>,
}

/// Settles the verdict, before anything else was looked at, and remembers it for the conditions that
/// name it.
pub fn settle(state: &State, room: &mut Room, seen: &mut Seen) -> Verdict {
    seen.reads.extend(seen::places(state));
    let verdict = first(state, &mut room.verdicts(state), seen);
    state.remember_verdict(verdict.code, seen.reads);
    verdict
}

fn first(state: &State, pass: &mut Pass, seen: &mut Seen) -> Verdict {
    let mut unread = 0..0;
    for &code in VerdictCode::ALL {
        let part = state.topic.verdicts.part(code as usize);
        if code == VerdictCode::CheckFirst {
            pass.read(&unread, seen);
            // Nobody is ready to move who does not know what is to be moved.
            let kind = state.topic.roles.kind.map(|kind| state.fact(kind));
            if let Some(kind) = kind.filter(|kind| kind.value().is_none()) {
                seen.lacks.extend(kind.basis.lacks());
            }
            if !seen.lacks.is_empty() {
                return check_first(state, pass, seen);
            }
            unread = part.end..part.end;
            continue;
        }
        unread.end = part.end;
        let because = pass.giving(code, seen).to_vec();
        if !because.is_empty() {
            pass.read(&unread, seen);
            return Verdict { code, because };
        }
    }
    pass.read(&unread, seen);
    Verdict { code: VerdictCode::CheckFirst, because: Vec::new() }
}

/// The rules that name a lacking answer; their own questions are lacking already.
fn check_first(state: &State, pass: &mut Pass, seen: &mut Seen) -> Verdict {
    let (code, lacks) = (VerdictCode::CheckFirst, seen.lacks);
    let mut because = pass.giving(code, seen).to_vec();
    pass.read(&state.topic.verdicts.part(code as usize), seen);
    seen.lacks = lacks;
    because.retain(|&rule| lacks.meets(asked_by(&state.topic.rule(rule).when)));
    Verdict { code, because }
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
