//! `yizhuan open`: goes on from a file, after saying what has changed since.

pub(super) mod read;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;

use super::call::missing;
use super::printing::Printing;
use super::{clock, data, flags, guided, stdout};
use crate::diagnostic::Diagnostic;
use crate::export::EXPORTERS;
use crate::plain::Kept;
use crate::saved::{self, Changes, Restored};
use crate::tui::Opened;

/// Opens the file on the screens or in prompts, or prints what it comes to now.
pub fn run(folder: Option<&Path>, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let path = matches.get_one::<OsString>("file").map(Path::new);
    let path = path.ok_or_else(|| missing("进度文件的名字"))?;
    let today = clock::today(matches)?;
    let printing = printed(matches).then(|| Printing::of(matches)).transpose()?;
    let saved = read::file(path)?;
    let data = match printing {
        Some(_) => data::for_command(folder, today)?,
        None => data::for_screens(folder),
    };
    let opened = saved.opened(data.assets, today);
    let (restored, changes) =
        opened.map_err(|error| error.led_by(&format!("{}打不开：", read::name(path))))?;
    if let Some(printing) = printing {
        return print(&printing, &changes, &restored);
    }
    let Restored { session, ticks, .. } = restored;
    if matches.get_flag("plain") {
        let kept = Kept { session, ticks, changes: saved::told(&changes) };
        return guided::prompts_again(data.overlay, kept);
    }
    let file = path.to_string_lossy().into_owned();
    guided::resume(matches, data, Opened { session, ticks, changes, file })
}

/// Whether the result is printed, and nothing asked.
fn printed(matches: &ArgMatches) -> bool {
    let asked = ["format", "width", flags::OUTPUT].iter().any(|flag| matches.contains_id(flag));
    let asked = asked || matches.get_flag(flags::FORCE);
    // What was typed or piped in is at its end: no keys can follow.
    let asked =
        asked || matches.get_one::<OsString>("file").is_some_and(|file| file == read::STDIN);
    asked || !io::stdin().is_terminal() || !io::stdout().is_terminal()
}

/// A result with what led to it.
#[derive(Serialize)]
struct Both<'a> {
    changes: &'a Changes,
    result: serde_json::Value,
}

fn print(printing: &Printing, changes: &Changes, restored: &Restored) -> Result<(), Diagnostic> {
    let result = printing.written(&printing.result(&restored.session))?;
    let whole = |parted: &str, changes: &str| {
        saved::behind_answer(&String::from_utf8_lossy(&result), parted, changes).into_bytes()
    };
    let result = match printing.format() {
        "json" => {
            let result = serde_json::from_slice(&result).unwrap_or_default();
            let both = Both { changes, result };
            // Every key is a string and every value plain: writing to memory cannot fail.
            let text = serde_json::to_string_pretty(&both).unwrap_or_default() + "\n";
            return printing.target().hand_over(text.as_bytes());
        }
        "markdown" => whole("\n## ", &saved::markdown(changes)),
        format if format == EXPORTERS[0].name => {
            whole("\n\n", &saved::text(changes, printing.width()))
        }
        _ => {
            // Their readers take nothing but the result itself.
            stdout::warn(saved::text(changes, stdout::PIPED).trim_end());
            result
        }
    };
    printing.target().hand_over(&result)
}
