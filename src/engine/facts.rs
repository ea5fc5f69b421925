//! Facts worked out from answers, each once a run.

use super::scope;
use super::state::{FactState, State};
use super::truth::Truth;
use crate::model::{FactIx, QuestionSet, Topic};

impl State<'_> {
    /// Works out a fact, or remembers it.
    pub fn fact(&mut self, fact: FactIx) -> FactState {
        if let Some(known) = self.facts[fact.at()] {
            return known;
        }
        let found =
            if fact == FactIx::SCOPE { scope::work_out(self) } else { self.first_value(fact) };
        self.facts[fact.at()] = Some(found);
        found
    }

    /// Works out the scope and the kind of the move: every plan names them, whatever the verdict,
    /// so the answers behind them matter.
    pub fn read_frame(&mut self) {
        for fact in [Some(FactIx::SCOPE), self.topic.roles.kind].into_iter().flatten() {
            let reads = self.fact(fact).reads;
            self.reads.extend(reads);
        }
    }

    /// The first value that holds; open as soon as one before it is open.
    fn first_value(&mut self, fact: FactIx) -> FactState {
        let topic: &Topic = self.topic;
        let mut found =
            FactState { value: None, reads: QuestionSet::default(), lacks: QuestionSet::default() };
        let mut open = false;
        for line in &topic.facts[fact.at()].values {
            let finding = self.condition(&line.when);
            if finding.truth == Truth::Open && line.known {
                found.reads.extend(self.unsure(finding.lacks));
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
}
