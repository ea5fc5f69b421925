//! Prints of one person: the same thing goes to a printer once, and one thing at a time.

use super::outside::{Done, Outside};
use crate::output::printer::Printed;

#[derive(Clone, Debug, Default)]
pub(crate) struct Prints {
    /// Whether a printing command is under way.
    under_way: bool,
    /// What was handed to a printer.
    handed: Vec<Outside>,
}

impl Prints {
    pub(crate) fn under_way(&self) -> bool {
        self.under_way
    }

    /// Why something is not printed now; none: it is to be printed.
    pub(crate) fn ask(&mut self, wanted: &Outside) -> Option<Done> {
        let again = self.handed.contains(wanted);
        match (again, self.under_way) {
            (true, true) => Some(Done::Already),
            (true, false) => Some(Done::Once),
            (false, true) => Some(Done::Busy),
            (false, false) => {
                self.handed.push(wanted.clone());
                None
            }
        }
    }

    /// Takes in what came of it: what was not printed may be asked for again.
    pub(crate) fn hear(&mut self, done: &Done) {
        self.under_way = match done {
            Done::Printing => true,
            Done::Printed(_) => false,
            _ => self.under_way,
        };
        let taken = matches!(done, Done::Printed(Printed::Taken(_)));
        if matches!(done, Done::Printed(_) | Done::NoPrinting(_)) && !taken {
            self.handed.pop();
        }
    }

    /// Lets everything be printed once more.
    pub(crate) fn allow_copies(&mut self) {
        if !self.under_way {
            self.handed.clear();
        }
    }
}
