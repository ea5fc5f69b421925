//! The rules of the parts of a plan told apart: which hold, and why others do not.

use super::basis::Basis;
use super::found::Sifted;
use super::state::State;
use super::truth::{Finding, Truth};
use crate::model::{Index, Look};

impl State<'_> {
    /// Goes through an index.
    pub(crate) fn sift(&self, index: &Index, into: &mut Sifted) {
        into.clear(index);
        if index.order.is_empty() {
            return self.one_by_one(index, into);
        }
        into.find(&index.order[..usize::from(index.done)], Finding::NOTHING);
        self.walk(index, into);
    }

    fn one_by_one(&self, index: &Index, into: &mut Sifted) {
        for (at, rival) in (0..).zip(&index.rivals) {
            let finding = self.condition(&self.topic.rule(rival.rule).when);
            into.find(&[at], finding);
        }
    }

    /// Makes the tests of the nodes, and passes over those below one that fails.
    fn walk(&self, index: &Index, into: &mut Sifted) {
        let mut at = 0;
        while let Some(node) = index.nodes.get(at) {
            let finding = match &node.look {
                Look::Column { at, any_of } => self.column(*at).is_among(*any_of),
                Look::Other(test) => self.other(test),
            };
            if finding.is_ruled_out() {
                into.fail(node.first..node.end, finding.basis);
                at = usize::from(node.next);
                continue;
            }
            let finding = into.above(node.depth).and(finding);
            if finding.truth == Truth::Yes {
                into.find(&index.order[usize::from(node.first)..usize::from(node.done)], finding);
            } else {
                into.fail(node.first..node.sure, finding.basis);
                into.fail(node.sure..node.done, self.known_only(finding));
            }
            at += 1;
            if at < usize::from(node.next) {
                into.descend(node.depth, finding);
            }
        }
    }

    /// What is behind a rule that does not hold and speaks only when its answers are known: it asks for
    /// nothing.
    pub(crate) fn known_only(&self, finding: Finding) -> Basis {
        Basis::known(match finding.truth {
            Truth::Open => self.unsure(finding.basis.lacks()),
            _ => finding.basis.reads(),
        })
    }
}
