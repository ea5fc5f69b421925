//! Rules that can still hold, told from those that what is known rules out.

use super::state::{FactState, State};
use crate::model::{Block, NONE_OF, QuestionSet, Subject, Value};

impl State<'_> {
    /// Those of the rules that may hold by what is known for good, and what the others read: of
    /// each its first test that fails.
    pub(crate) fn sifted(&self, block: &Block, rules: u64) -> (u64, QuestionSet) {
        let (mut left, mut reads) = (rules, QuestionSet::default());
        for gate in &block.gates {
            if gate.among & left == 0 {
                continue;
            }
            let Some((values, behind)) = self.values(gate.subject) else { continue };
            let fails = gate.fails(values) & left;
            if fails != 0 {
                left &= !fails;
                reads.extend(behind);
            }
        }
        (left, reads)
    }

    /// The values that a subject may have, bit *n* for value *n*, and the questions behind them; none
    /// where an answer still lacking may give it others.
    fn values(&self, subject: Subject) -> Option<(u32, QuestionSet)> {
        match subject {
            Subject::Question(question) => {
                let values = match self.known(question)? {
                    Value::Choice(choice) => 1 << choice,
                    Value::Many(0) => NONE_OF,
                    Value::Many(chosen) => u32::from(chosen),
                    _ => return None,
                };
                Some((values, QuestionSet(1 << question.0)))
            }
            Subject::Fact(fact) => {
                let FactState { value, possible, reads, lacks } = self.fact(fact);
                match value {
                    Some(value) => lacks.is_empty().then_some((1 << value, reads)),
                    None => Some((possible, reads)),
                }
            }
        }
    }
}
