//! `yizhuan batch`: many rows of answers in, a result for each out, in the same order.

mod ahead;
mod call;
mod cells;
mod columns;
mod command;
mod controls;
mod delimiter;
mod encoding;
mod input;
mod lines;
mod pipeline;
mod progress;
mod read;
mod rows;
mod sheet;
mod sink;
mod stall;
mod table;
mod tally;
mod work;

pub use command::command;

pub(crate) use command::listing;

use std::ops::ControlFlow;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use clap::ArgMatches;

use super::call::failed;
use super::stdout;
use super::target::Target;
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::platform::in_chinese;
use ahead::Ending;
use call::Call;
use pipeline::Ticket;
use progress::Progress;
use sink::Sink;
use stall::{STOPPED, Watch};
use tally::Tally;

/// Works out every row of the input.
pub fn run(assets: &'static Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let Call { rows, work, jobs, target, size, head } = Call::of(assets, matches)?;
    let mut sink = Sink::open(&target)?;
    let begin = Instant::now();
    if sink.write(&work.head())?.is_break() {
        return Ok(());
    }
    let (tickets, stop) = pipeline::start(rows, work, jobs);
    // Where this cannot be had, Ctrl-C ends the program at once, like any other command.
    let watch = sink.watch();
    let _ = ctrlc::set_handler(move || {
        watch.iter().for_each(Watch::begin);
        stop.now();
    });
    let progress = Progress::new(size, sink.is_seen());
    let mut tally = Tally::headed(head);
    let ending = write(&tickets, &mut sink, &progress, &mut tally)?;
    progress.end();
    let Some(ending) = ending else { return Ok(()) };
    sink.finish()?;
    stdout::warn(tally.summary(begin.elapsed()).trim_end());
    if let Target::File(path, _) = &target {
        stdout::warn(&format!("结果写在「{}」里。", path.display()));
    }
    settle(&tally, ending)
}

/// Writes the results in order. There is no ending where nobody reads them any more.
fn write(
    tickets: &Receiver<Ticket>,
    sink: &mut Sink,
    progress: &Progress,
    tally: &mut Tally,
) -> Result<Option<Ending>, Diagnostic> {
    for ticket in tickets {
        let lost = |_| failed("有一批行没有算完".to_owned());
        let done = ticket.done.recv().map_err(lost)?;
        if let ControlFlow::Break(()) = sink.write(&done.text)? {
            break;
        }
        tally.add(done.tally);
        progress.at(tally);
        if let Some(Ending::All { blank }) = ticket.ending {
            tally.blank = blank;
        }
        if ticket.ending.is_some() {
            return Ok(ticket.ending);
        }
    }
    Ok(None)
}

/// How the whole of it went.
fn settle(tally: &Tally, ending: Ending) -> Result<(), Diagnostic> {
    match ending {
        Ending::Stopped => Err(Diagnostic::new(
            format!("已停下，{}", up_to(tally.line)),
            format!("要接着算，{GO_ON}"),
        )
        .exiting(STOPPED)),
        Ending::Failed(error) => Err(Diagnostic::new(
            format!("读到一半断了：{}；{}", in_chinese(&error), up_to(tally.line)),
            format!("排除这个问题，{GO_ON}"),
        )),
        Ending::All { .. } if tally.failed > 0 => Err(Diagnostic::new(
            format!("有 {} 行没有算出来，其余的都写好了", tally.failed),
            "每一行的原因写在它的 error 里；改好以后，只算这些行就行",
        )),
        Ending::All { .. } => Ok(()),
    }
}

const GO_ON: &str = "把后面的行另存一个文件（csv 也要带上第一行列名），再运行一次";

fn up_to(line: u64) -> String {
    match line {
        0 => "一行也没有写".to_owned(),
        line => format!("写到第 {line} 行为止，写出的每一行都是完整的"),
    }
}
