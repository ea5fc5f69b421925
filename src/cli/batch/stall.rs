//! A watch over a reader of the results that may take nothing any more.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::cli::stdout;

/// A reader that takes nothing for so long is not waited for once the program is to stop.
const PATIENCE: Duration = Duration::from_secs(2);
/// What shells give a program that Ctrl-C has ended.
pub(crate) const STOPPED: u8 = 130;

/// Counts what the reader has taken.
#[derive(Clone, Default)]
pub(crate) struct Watch(Arc<AtomicU64>);

impl Watch {
    /// The reader has taken something.
    pub fn taken(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Ends the program where the reader takes nothing: whoever writes cannot be waked otherwise.
    pub fn begin(&self) {
        let Self(count) = self.clone();
        thread::spawn(move || {
            let mut before = count.load(Ordering::Relaxed);
            loop {
                thread::sleep(PATIENCE);
                let now = count.load(Ordering::Relaxed);
                if now == before {
                    stdout::warn(
                        "已停下：接结果的一头不再读了，最后一行可能不完整\n提示: 再算一次，结果写到文件里",
                    );
                    process::exit(STOPPED.into());
                }
                before = now;
            }
        });
    }
}
