//! Facts worked out from answers.

use super::basis::Basis;
use super::column::Column;
use super::scope;
use super::state::State;
use super::truth::Truth;
use crate::model::{ColumnIx, FactIx, MAX_QUESTIONS, QuestionIx, QuestionSet};

impl State<'_> {
    /// A fact, worked out where it was not before.
    pub fn fact(&self, fact: FactIx) -> Column {
        self.column(fact.into())
    }

    /// What is known of a question or a fact, worked out where it was not before.
    #[inline]
    pub fn column(&self, at: ColumnIx) -> Column {
        let known = &self.columns[at.at()];
        known.get().unwrap_or_else(|| {
            let column = self.worked_out(at);
            known.set(Some(column));
            column
        })
    }

    #[inline(never)]
    fn worked_out(&self, at: ColumnIx) -> Column {
        match at.at().checked_sub(MAX_QUESTIONS) {
            None => {
                let question = QuestionIx(at.0);
                Column::of_answer(self.known(question), QuestionSet::of(question))
            }
            Some(fact) => match FactIx(fact as u8) {
                FactIx::SCOPE => scope::work_out(self),
                fact => first_value(self, fact),
            },
        }
    }

    /// The first value of a fact that holds and rests on these questions alone.
    pub(crate) fn fact_from(&self, fact: FactIx, questions: QuestionSet) -> Option<u8> {
        let lines = self.topic.facts[fact.at()].values.iter();
        let mut findings = lines.map(|line| (line.value, self.condition(&line.when)));
        let (value, _) = findings.find(|(_, finding)| {
            finding.truth == Truth::Yes && questions.covers(finding.basis.reads())
        })?;
        Some(value)
    }
}

/// The first value that holds; open as soon as one before it is open.
fn first_value(state: &State, fact: FactIx) -> Column {
    let mut found = Column { is: 0, may: 0, basis: Basis::NOTHING };
    let mut open = false;
    for line in &state.topic.facts[fact.at()].values {
        let finding = state.condition(&line.when);
        if finding.truth != Truth::No {
            found.may |= 1 << line.value;
        }
        if finding.truth == Truth::Open && line.known {
            let unsure = state.unsure(finding.basis.lacks());
            found.basis = found.basis.and(Basis::known(unsure));
            continue;
        }
        found.basis = found.basis.and(finding.basis);
        open |= finding.truth == Truth::Open;
        if finding.truth == Truth::Yes {
            if !open {
                (found.is, found.may) = (1 << line.value, 0);
            }
            break;
        }
    }
    found
}
