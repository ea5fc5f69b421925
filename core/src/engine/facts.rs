//! Facts worked out from answers.

use super::scope;
use super::state::{FactState, State};
use super::truth::Truth;
use crate::model::{FactIx, QuestionSet};

impl State<'_> {
    /// A fact, worked out where it was not before.
    #[inline]
    pub fn fact(&self, fact: FactIx) -> &FactState {
        self.facts[fact.at()].get_or_init(|| self.worked_out(fact))
    }

    #[inline(never)]
    fn worked_out(&self, fact: FactIx) -> FactState {
        if fact == FactIx::SCOPE { scope::work_out(self) } else { first_value(self, fact) }
    }

    /// The first value of a fact that holds and rests on these questions alone.
    pub(crate) fn fact_from(&self, fact: FactIx, questions: QuestionSet) -> Option<u8> {
        let lines = self.topic.facts[fact.at()].values.iter();
        let mut findings = lines.map(|line| (line.value, self.condition(&line.when)));
        let (value, _) = findings
            .find(|(_, finding)| finding.truth == Truth::Yes && questions.covers(finding.reads))?;
        Some(value)
    }
}

/// The first value that holds; open as soon as one before it is open.
fn first_value(state: &State, fact: FactIx) -> FactState {
    let none = QuestionSet::default();
    let mut found = FactState { value: None, possible: 0, reads: none, lacks: none };
    let mut open = false;
    for line in &state.topic.facts[fact.at()].values {
        let finding = state.condition(&line.when);
        if finding.truth != Truth::No {
            found.possible |= 1 << line.value;
        }
        if finding.truth == Truth::Open && line.known {
            found.reads.extend(state.unsure(finding.lacks));
            continue;
        }
        found.reads.extend(finding.reads);
        found.lacks.extend(finding.lacks);
        open |= finding.truth == Truth::Open;
        if finding.truth == Truth::Yes {
            found.value = (!open).then_some(line.value);
            break;
        }
    }
    found
}
