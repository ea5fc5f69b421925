//! The rules of one part of the plan told apart: which hold, and why others do not.

use std::ops::Range;

use super::found::{Found, Sifted};
use super::seen::Seen;
use super::state::State;
use super::truth::{Finding, Truth};
use crate::model::{Index, QuestionSet, Test};

impl State<'_> {
    /// Goes through an index, after what was seen before.
    pub(crate) fn sift(&self, index: &Index, seen: &Seen, into: &mut Sifted) {
        into.clear(seen.reads, seen.lacks);
        if index.order.is_empty() {
            return self.one_by_one(index, into);
        }
        let nothing = Finding::settled(true, QuestionSet::default());
        into.find(&index.order[..usize::from(index.done)], nothing);
        self.walk(index, 0..index.nodes.len(), nothing, into);
        into.found.sort_unstable_by_key(|found| found.at);
    }

    fn one_by_one(&self, index: &Index, into: &mut Sifted) {
        for (at, rival) in (0..).zip(&index.rivals) {
            let finding = self.condition(&self.topic.rule(rival.rule).when);
            into.found.push(Found { at, finding });
        }
    }

    /// Makes the tests of nodes that stand below the same one, whose tests came to this.
    fn walk(&self, index: &Index, nodes: Range<usize>, above: Finding, into: &mut Sifted) {
        let mut at = nodes.start;
        while at < nodes.end {
            let node = &index.nodes[at];
            let (below, next) = (at + 1, usize::from(node.next));
            at = next;
            // Most tests are of facts and choices: what is known of them is looked up without a call.
            let finding = match &node.test {
                Test::Fact { fact, any_of } => self.fact_is(*fact, *any_of),
                Test::Choice { question, any_of, or_unknown: false } => {
                    self.choice(*question, *any_of, false)
                }
                test => self.test(test),
            };
            if finding.is_ruled_out() {
                into.fail(node.first..node.end, finding);
                continue;
            }
            let finding = above.and(finding);
            if finding.truth == Truth::Yes {
                into.find(&index.order[usize::from(node.first)..usize::from(node.done)], finding);
            } else {
                into.fail(node.first..node.sure, finding);
                into.fail(node.sure..node.done, self.known_only(finding));
            }
            if below < next {
                self.walk(index, below..next, finding, into);
            }
        }
    }

    /// What a rule comes to that speaks only when its answers are known: where they are not, it asks
    /// for nothing.
    pub(crate) fn known_only(&self, finding: Finding) -> Finding {
        if finding.truth != Truth::Open {
            return finding;
        }
        Finding { reads: self.unsure(finding.lacks), lacks: QuestionSet::default(), ..finding }
    }
}
