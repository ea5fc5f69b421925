//! Patience of the kiosk: how long it waits for a visitor who has gone, and the last seconds, counted down.

use std::time::Duration;

use super::band::Band;

/// The last warning comes so long before everything is forgotten.
const WARNING: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) limit: Duration,
}

impl Patience {
    /// How much of the time is counted down: never more than half.
    fn warning(self) -> Duration {
        WARNING.min(self.limit / 2)
    }

    /// How long after somebody was last there something is to be done, with what is said now.
    pub(crate) fn next(self, band: Option<Band>) -> Duration {
        let left = match band {
            Some(Band::Leaving { left, .. }) => Duration::from_secs(left.saturating_sub(1)),
            _ => self.warning(),
        };
        self.limit.saturating_sub(left)
    }

    /// What is said after nobody was there for so long; nothing more once the time is over.
    pub(crate) fn band(self, gone: Duration) -> Option<Band> {
        let left = seconds(self.limit.saturating_sub(gone));
        (left > 0).then(|| Band::Leaving { left, of: seconds(self.warning()) })
    }
}

/// Rounded up: the last second is one too.
fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
