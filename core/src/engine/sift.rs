//! Rules that can still hold, told from those that what is known rules out.

use super::state::{FactState, State};
use crate::model::{Block, MOST_GATES, NONE_OF, QuestionSet, Subject, Value};

/// What the gates of a block tell of its rules, before any of them is looked at.
pub(crate) struct Sifted<'a> {
    pub block: &'a Block,
    /// The first rule of each item for which a place has rules.
    pub local: u64,
    /// Rules that may hold.
    pub open: u64,
    /// Those of them that are sure to.
    pub sure: u64,
    /// The rules that fail first at each gate.
    failing: [u64; MOST_GATES],
    /// The questions behind each.
    behind: [QuestionSet; MOST_GATES],
}

impl Sifted<'_> {
    /// The questions behind what the gates have told of these rules.
    pub fn reads(&self, rules: u64) -> QuestionSet {
        let (mut all, sure) = (QuestionSet::default(), self.sure & rules);
        let found = self.failing.iter().zip(&self.behind);
        for (gate, (failing, behind)) in self.block.gates.iter().zip(found) {
            if failing & rules != 0 || gate.among & sure != 0 {
                all.extend(*behind);
            }
        }
        all
    }
}

/// What is known of a subject.
struct Known {
    /// The values that it may have, bit *n* for value *n*.
    values: u32,
    /// Whether that is all there is to know.
    settled: bool,
    reads: QuestionSet,
}

impl State<'_> {
    /// Looks through the gates of a block.
    pub(crate) fn sifted<'b>(&self, block: &'b Block) -> Sifted<'b> {
        let mut sifted = Sifted {
            block,
            local: self.local_in(block),
            open: block.bits(),
            sure: block.settled,
            failing: [0; MOST_GATES],
            behind: [QuestionSet(0); MOST_GATES],
        };
        for (at, gate) in block.gates.iter().enumerate() {
            if gate.among & sifted.open == 0 {
                continue;
            }
            let known = self.values(gate.subject);
            if !known.as_ref().is_some_and(|known| known.settled) {
                sifted.sure &= !gate.among;
            }
            if let Some(Known { values, reads, .. }) = known {
                sifted.behind[at] = reads;
                sifted.failing[at] = gate.fails(values) & sifted.open;
                sifted.open &= !sifted.failing[at];
            }
        }
        sifted.sure &= sifted.open;
        sifted
    }

    /// The first rule of each item for which a place has rules, whether it can hold or not.
    fn local_in(&self, block: &Block) -> u64 {
        let (Some(first), Some(last)) = (block.items.first(), block.items.last()) else { return 0 };
        let passed = self.local_by_item.partition_point(|(item, _)| item < first);
        let (mut rules, mut at) = (0, 0);
        for (item, _) in self.local_by_item[passed..].iter().take_while(|(item, _)| item <= last) {
            at += block.items[at..].partition_point(|each| each < item);
            rules |= u64::from(block.items[at] == *item) << at;
        }
        rules
    }

    /// What is known of a subject; none where an answer still lacking may give it other values.
    fn values(&self, subject: Subject) -> Option<Known> {
        match subject {
            Subject::Question(question) => {
                let values = match self.known(question)? {
                    Value::Choice(choice) => 1 << choice,
                    Value::Many(0) => NONE_OF,
                    Value::Many(chosen) => u32::from(chosen),
                    _ => return None,
                };
                Some(Known { values, settled: true, reads: QuestionSet(1 << question.0) })
            }
            Subject::Fact(fact) => {
                let FactState { value, possible, reads, lacks } = self.fact(fact);
                if value.is_some() && !lacks.is_empty() {
                    return None;
                }
                let values = value.map_or(possible, |value| 1 << value);
                Some(Known { values, settled: value.is_some(), reads })
            }
        }
    }
}
