//! `yizhuan batch`: many rows of answers in, a result for each out, in the same order.

mod call;
mod columns;
mod command;
mod fault;
mod input;
mod pipeline;
mod progress;
mod read;
mod rows;
mod sink;
mod table;
mod tally;
mod trouble;
mod work;

pub use command::{command, listing};
pub use trouble::Trouble;

use std::ops::ControlFlow;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use clap::ArgMatches;

use super::error::CliError;
use super::output;
use super::target::Target;
use crate::model::Assets;
use call::Call;
use pipeline::{Ending, Ticket};
use progress::Progress;
use sink::Sink;
use tally::Tally;

/// Works out every row of the input.
pub fn run(assets: &'static Assets, matches: &ArgMatches) -> Result<(), CliError> {
    let Call { rows, work, jobs, target, size } = Call::of(assets, matches)?;
    let mut sink = Sink::open(&target)?;
    let begin = Instant::now();
    if sink.write(&work.head())?.is_break() {
        return Ok(());
    }
    let (tickets, stop) = pipeline::start(rows, work, jobs);
    // Where this cannot be had, Ctrl-C ends the program at once, like any other command.
    let _ = ctrlc::set_handler(move || stop.now());
    let progress = Progress::new(size, sink.is_seen());
    let (tally, ending) = write(&tickets, &mut sink, &progress)?;
    progress.end();
    let Some(ending) = ending else { return Ok(()) };
    sink.finish()?;
    output::warn(tally.summary(begin.elapsed()).trim_end());
    if let Target::File(path, _) = &target {
        output::warn(&format!("结果写在「{}」里。", path.display()));
    }
    settle(&tally, ending).map_err(CliError::Batch)
}

/// Writes the results in order. There is no ending where nobody reads them any more.
fn write(
    tickets: &Receiver<Ticket>,
    sink: &mut Sink,
    progress: &Progress,
) -> Result<(Tally, Option<Ending>), CliError> {
    let mut tally = Tally::default();
    for ticket in tickets {
        let lost = |_| CliError::Other("有一批行没有算完".to_owned());
        let done = ticket.done.recv().map_err(lost)?;
        if let ControlFlow::Break(()) = sink.write(&done.text)? {
            break;
        }
        tally.add(done.tally);
        progress.at(&tally);
        if ticket.ending.is_some() {
            return Ok((tally, ticket.ending));
        }
    }
    Ok((tally, None))
}

/// How the whole of it went.
fn settle(tally: &Tally, ending: Ending) -> Result<(), Trouble> {
    match ending {
        Ending::Stopped => Err(Trouble::Stopped(tally.line)),
        Ending::Failed(error) => Err(Trouble::Broken(tally.line, error.to_string())),
        Ending::All if tally.failed > 0 => Err(Trouble::Failed(tally.failed)),
        Ending::All => Ok(()),
    }
}
