//! The pipeline of a batch: rows to several threads and their results back in order, never many at a time.
//!
//! One thread reads. Each of the working threads takes the rows that lie ready and, while it still
//! holds the queue, hands over a ticket for their result, so that the tickets come in the order of
//! the rows. Whoever writes waits for one ticket after the other.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::ahead::{Ahead, Ending};
use super::rows::{Row, Rows};
use super::work::{Done, Work};

/// A result to come, and the ending if it is the last.
pub(crate) struct Ticket {
    pub done: Receiver<Done>,
    /// Why it is the last.
    pub ending: Option<Ending>,
}

struct Queue {
    ahead: Arc<Ahead>,
    tickets: SyncSender<Ticket>,
    over: bool,
}

/// Ends the reading from outside.
pub(crate) struct Stop(Arc<Ahead>);

impl Stop {
    /// Rows read so far are still worked out; nobody waits for more.
    pub fn now(&self) {
        self.0.end(Ending::Stopped);
    }
}

/// Begins to work; gives the tickets in order, and what stops it.
pub fn start(rows: Rows, work: Work, jobs: usize) -> (Receiver<Ticket>, Stop) {
    let ahead = Arc::new(Ahead::default());
    // As many results wait to be written as are being worked out.
    let (tickets, results) = sync_channel(jobs);
    let queue = Queue { ahead: Arc::clone(&ahead), tickets, over: false };
    let queue = Arc::new(Mutex::new(queue));
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
    let stop = Stop(Arc::clone(&ahead));
    // Nobody waits for this thread: it may sleep in a read that never ends.
    thread::spawn(move || read(rows, &ahead));
    (results, stop)
}

fn read(mut rows: Rows, ahead: &Ahead) {
    for row in &mut rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => return ahead.end(Ending::Failed(error)),
        };
        if !ahead.put(row) {
            return;
        }
    }
    ahead.end(Ending::All { blank: rows.blank() });
}

/// The rows that lie ready, at least one; none at the end, or when nobody wants more.
fn take(queue: &Mutex<Queue>, most: usize) -> Option<(Vec<Row>, Sender<Done>)> {
    let mut queue = queue.lock().ok()?;
    if queue.over {
        return None;
    }
    let (rows, ending) = queue.ahead.take(most);
    queue.over = ending.is_some();
    let (back, done) = channel();
    if queue.tickets.send(Ticket { done, ending }).is_err() {
        queue.over = true;
        queue.ahead.close();
        return None;
    }
    Some((rows, back))
}
