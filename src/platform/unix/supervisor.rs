//! Signs of life for systemd, where a unit asks for them (`WatchdogSec`).

use std::time::{Duration, Instant};

use sd_notify::{NotifyState, notify, watchdog_enabled};

/// Who starts the program again should its loop no longer turn.
#[derive(Debug)]
pub(super) struct Supervisor {
    /// How often a sign is given; none where nobody asks for it.
    every: Option<Duration>,
    due: Option<Instant>,
}

impl Supervisor {
    /// The one that started the program, if any.
    pub(super) fn of_machine() -> Self {
        // Nobody listens where no unit started the program.
        let _ = notify(&[NotifyState::Ready]);
        Self::every(watchdog_enabled().map(|limit| limit / 2))
    }

    fn every(every: Option<Duration>) -> Self {
        Self { every, due: None }
    }

    /// Gives a sign when it is time; says when the next is due.
    pub(super) fn tell(&mut self, now: Instant) -> Option<Instant> {
        let every = self.every?;
        if self.due.is_none_or(|due| now >= due) {
            // A supervisor that takes no sign starts the program again, which is what it is for.
            let _ = notify(&[NotifyState::Watchdog]);
            self.due = Some(now + every);
        }
        self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_due_at_regular_times_whatever_happens_between() {
        let begun = Instant::now();
        let every = Duration::from_secs(5);
        let mut supervisor = Supervisor::every(Some(every));
        assert_eq!(supervisor.tell(begun), Some(begun + every));
        assert_eq!(supervisor.tell(begun + every / 2), Some(begun + every));
        assert_eq!(supervisor.tell(begun + every), Some(begun + 2 * every));
        assert_eq!(Supervisor::every(None).tell(begun), None);
    }
}
