//! Rows read ahead: one thread puts them there, another takes many at once.
//!
//! Handing over row by row would wake somebody for each of them, which takes longer than to read it.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::rows::Row;

/// Rows at most. Whoever reads and found no room goes on when half of them are taken.
const MOST: usize = 256;

/// Why there are no more rows.
#[derive(Debug)]
pub(crate) enum Ending {
    All {
        /// Lines that held nothing.
        blank: u64,
    },
    /// Somebody wants it to stop.
    Stopped,
    Failed(io::Error),
}

/// Rows that nobody has taken yet.
#[derive(Default)]
pub(crate) struct Ahead {
    rows: Mutex<Lying>,
    /// There is a row, or there will be no more.
    ready: Condvar,
    /// There is room, or nobody wants more.
    room: Condvar,
}

#[derive(Default)]
struct Lying {
    rows: VecDeque<Row>,
    /// Why there will be no more.
    ending: Option<Ending>,
    /// Whether no more are put there.
    closed: bool,
    /// Whether somebody waits for a row.
    wanted: bool,
    /// Whether somebody waits for room.
    full: bool,
}

impl Ahead {
    /// Puts a row behind the others, once there is room; whether anybody wants more.
    pub fn put(&self, row: Row) -> bool {
        let mut lying = self.lying();
        lying.full = lying.rows.len() >= MOST;
        while lying.full && !lying.closed {
            lying = self.room.wait(lying).unwrap_or_else(PoisonError::into_inner);
        }
        if lying.closed {
            return false;
        }
        lying.rows.push_back(row);
        if std::mem::take(&mut lying.wanted) {
            self.ready.notify_one();
        }
        true
    }

    /// Rows put there so far are still taken, and no more.
    pub fn end(&self, ending: Ending) {
        let mut lying = self.lying();
        if !lying.closed {
            (lying.closed, lying.ending) = (true, Some(ending));
            self.ready.notify_one();
            self.room.notify_one();
        }
    }

    /// Nobody takes any more.
    pub fn close(&self) {
        self.lying().closed = true;
        self.room.notify_one();
    }

    /// Takes the rows that lie there, up to so many, and waits where there are none; also why they are
    /// the last, if they are.
    pub fn take(&self, most: usize) -> (Vec<Row>, Option<Ending>) {
        let mut lying = self.lying();
        while lying.rows.is_empty() && lying.ending.is_none() {
            lying.wanted = true;
            lying = self.ready.wait(lying).unwrap_or_else(PoisonError::into_inner);
        }
        let count = lying.rows.len().min(most);
        let rows = lying.rows.drain(..count).collect();
        if lying.full && lying.rows.len() <= MOST / 2 {
            lying.full = false;
            self.room.notify_one();
        }
        let ending = if lying.rows.is_empty() { lying.ending.take() } else { None };
        (rows, ending)
    }

    fn lying(&self) -> MutexGuard<'_, Lying> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::batch::encoding::Encoding;
    use crate::cli::batch::rows::Content;

    fn row(line: u64) -> Row {
        let (encoding, content) = (Encoding::Utf8, Content::TooLong);
        Row { line, lines: 1, blank: 0, end: 0, encoding, content }
    }

    #[test]
    fn rows_read_before_the_end_are_taken_and_none_after_it() {
        let ahead = Ahead::default();
        assert!((1..=3).all(|line| ahead.put(row(line))));
        ahead.end(Ending::Stopped);
        ahead.end(Ending::All { blank: 0 });
        assert!(!ahead.put(row(4)));
        let lines = |rows: Vec<Row>| rows.iter().map(|row| row.line).collect::<Vec<_>>();
        let (rows, ending) = ahead.take(2);
        assert_eq!(lines(rows), [1, 2]);
        assert!(ending.is_none());
        let (rows, ending) = ahead.take(2);
        assert_eq!(lines(rows), [3]);
        assert!(matches!(ending, Some(Ending::Stopped)));
    }

    #[test]
    fn a_reader_waits_for_room_and_not_for_whoever_has_gone() {
        let ahead = Ahead::default();
        let most = MOST as u64;
        std::thread::scope(|scope| {
            let reader =
                scope.spawn(|| (1..=u64::MAX).take_while(|line| ahead.put(row(*line))).count());
            let mut taken = 0;
            while taken < 2 * MOST {
                let (rows, _) = ahead.take(MOST);
                assert!(rows.len() <= MOST);
                assert_eq!(rows.first().map(|row| row.line), Some(taken as u64 + 1));
                taken += rows.len();
            }
            ahead.close();
            let put = reader.join().expect("it ends") as u64;
            assert!((2 * most..=taken as u64 + most).contains(&put), "{put}");
        });
    }
}
