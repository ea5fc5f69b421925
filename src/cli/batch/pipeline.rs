//! The pipeline of a batch: rows to several threads and their results back in order, never many at a time.
//!
//! One thread reads. Each of the working threads takes the rows that lie ready and, while it still
//! holds the queue, hands over a ticket for their result, so that the tickets come in the order of
//! the rows. Whoever writes waits for one ticket after the other.

use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::rows::{Row, Rows};
use super::work::{Done, Work};

/// Rows read ahead.
const AHEAD: usize = 256;

/// What comes from the input.
enum Item {
    Row(Row),
    Last(Ending),
}

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

/// A result to come, and the ending if it is the last.
pub(crate) struct Ticket {
    pub done: Receiver<Done>,
    /// Why it is the last.
    pub ending: Option<Ending>,
}

struct Queue {
    items: Receiver<Item>,
    tickets: SyncSender<Ticket>,
    over: bool,
}

/// Ends the reading from outside.
pub(crate) struct Stop(SyncSender<Item>);

impl Stop {
    /// Rows read so far are still worked out; nobody waits for more.
    pub fn now(&self) {
        // If nobody takes it, all is over already.
        let _ = self.0.send(Item::Last(Ending::Stopped));
    }
}

/// Begins to work; gives the tickets in order, and what stops it.
pub fn start(rows: Rows, work: Work, jobs: usize) -> (Receiver<Ticket>, Stop) {
    let (send, items) = sync_channel(AHEAD);
    // As many results wait to be written as are being worked out.
    let (tickets, results) = sync_channel(jobs);
    let queue = Arc::new(Mutex::new(Queue { items, tickets, over: false }));
    let most = work.at_once();
    let work = Arc::new(work);
    for _ in 0..jobs {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        thread::spawn(move || {
            let context = work.context();
            let mut hand = work.hand(&context);
            let mut room = 0;
            while let Some((rows, back)) = take(&queue, most) {
                let done = work.done(&mut hand, &rows, room);
                room = room.max(done.text.len());
                // Nobody waits for it any more where the reader of the results has gone.
                let _ = back.send(done);
            }
        });
    }
    let stop = Stop(send.clone());
    // Nobody waits for this thread: it may sleep in a read that never ends.
    thread::spawn(move || read(rows, &send));
    (results, stop)
}

fn read(mut rows: Rows, items: &SyncSender<Item>) {
    for row in &mut rows {
        let item = row.map_or_else(|error| Item::Last(Ending::Failed(error)), Item::Row);
        let last = matches!(item, Item::Last(_));
        if items.send(item).is_err() || last {
            return;
        }
    }
    let _ = items.send(Item::Last(Ending::All { blank: rows.blank() }));
}

/// The rows that lie ready, at least one; none at the end, or when nobody wants more.
fn take(queue: &Mutex<Queue>, most: usize) -> Option<(Vec<Row>, Sender<Done>)> {
    let mut queue = queue.lock().ok()?;
    if queue.over {
        return None;
    }
    let first = queue.items.recv().ok()?;
    let (mut rows, mut ending) = (Vec::new(), None);
    for item in std::iter::once(first).chain(queue.items.try_iter().take(most - 1)) {
        match item {
            Item::Row(row) => rows.push(row),
            Item::Last(why) => {
                ending = Some(why);
                break;
            }
        }
    }
    queue.over = ending.is_some();
    let (back, done) = channel();
    queue.tickets.send(Ticket { done, ending }).ok()?;
    Some((rows, back))
}
