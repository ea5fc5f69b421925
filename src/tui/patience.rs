//! Patience of the kiosk: how long it waits for a visitor who has gone, its clock, and the last seconds, counted down.

use std::time::Duration;

use super::band::Band;

/// The last warning comes so long before everything is forgotten.
const WARNING: Duration = Duration::from_secs(20);
/// Seconds between two readings of the clock before that.
const STEP: u64 = 5;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) limit: Duration,
}

impl Patience {
    /// How much of the time is counted down: never more than half.
    fn warning(self) -> Duration {
        WARNING.min(self.limit / 2)
    }

    /// How long after somebody was last there something is to be said anew, where nobody was for so long.
    pub(crate) fn next(self, gone: Duration) -> Duration {
        let left = self.left(gone);
        let warned = seconds(self.warning());
        let next =
            if left <= warned { left - 1 } else { shown(left).saturating_sub(STEP).max(warned) };
        self.limit.saturating_sub(Duration::from_secs(next))
    }

    pub(crate) fn is_over(self, gone: Duration) -> bool {
        gone >= self.limit
    }

    /// What is said over the page in the last seconds.
    pub(crate) fn band(self, gone: Duration) -> Option<Band> {
        let (left, of) = (self.left(gone), seconds(self.warning()));
        (left <= of).then_some(Band::Leaving { left, of })
    }

    /// What the header says until then.
    pub(crate) fn clock(self, gone: Duration) -> String {
        let left = shown(self.left(gone));
        format!("{}:{:02} 后清空", left / 60, left % 60)
    }

    /// Seconds that are left, the last of which is one too.
    fn left(self, gone: Duration) -> u64 {
        seconds(self.limit.saturating_sub(gone)).max(1)
    }
}

/// As a clock shows it that does not draw the eye every second.
fn shown(left: u64) -> u64 {
    left.next_multiple_of(STEP)
}

/// Rounded up: the last second is one too.
fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}
