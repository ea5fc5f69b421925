//! The command line: arguments in, one small function per command.

mod batch;
mod call;
mod candidates;
mod clock;
mod colours;
mod command;
mod compare;
mod complete;
mod console;
mod data;
mod flags;
mod generate;
mod guided;
mod help;
mod licences;
mod line;
mod list;
mod looks;
mod manual;
mod nearest;
mod open;
mod packs;
mod parse;
mod places;
mod plan;
mod printing;
mod reason;
mod regions;
mod rules;
mod save;
mod schema;
mod search;
mod stdout;
mod target;
mod topic;
mod workdays;

pub use rules::run_case;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

use self::command::Name;
use crate::diagnostic::Diagnostic;
use crate::model::{Meta, Overlay};
use crate::platform::{apart, hold_typed};
use crate::report;
use crate::rules::{embedded, meta};

/// Carries out a call and says how it went.
pub fn run(args: Vec<OsString>) -> ExitCode {
    if let Some(error) = apart::run(&args) {
        stdout::warn(&error.to_string());
        return ExitCode::FAILURE;
    }
    // A kiosk is not ended by what is typed before it listens; whoever cannot hold that back starts it anyway.
    if args.iter().any(|arg| arg.to_string_lossy().starts_with("--kiosk")) {
        let _ = hold_typed();
    }
    if let Some(answered) = complete::answer(&args) {
        return if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if console::lacks_chinese() {
        stdout::warn(console::WORDS);
        return ExitCode::FAILURE;
    }
    // Without arguments the screens open at once: neither clap nor the table is touched.
    let result =
        if args.len() <= 1 { guided::screens(&guided::Choices::usual()) } else { dispatch(args) };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            stdout::warn(&error.to_string());
            ExitCode::from(error.exit())
        }
    }
}

fn dispatch(args: Vec<OsString>) -> Result<(), Diagnostic> {
    if is_version(&args) && !data::is_over() {
        return version(meta(), None);
    }
    // A folder of this machine changes no question, so the flags are those of the program's own.
    let topics = &embedded().table.topics;
    if let Some(long) = help::asked(&args) {
        guided::warn_of_settings();
        return help::of_line(&command::command(topics), &args, long);
    }
    if let Some(matches) = line::asked(topics, &args) {
        return line::run(&matches?);
    }
    // What is wrong with a call is told with all commands in sight.
    let matches = parse::matches(command::asked(topics, &args), args.clone())
        .or_else(|_| parse::matches(command::command(topics), args))?;
    let folder = data::given(&matches)?;
    match matches.subcommand() {
        Some((name, inner)) => subcommand(name, inner, folder.as_deref()),
        None if matches.get_flag("version") => version_of(folder.as_deref()),
        None => guided::run(folder.as_deref(), &matches),
    }
}

fn subcommand(name: &str, matches: &ArgMatches, folder: Option<&Path>) -> Result<(), Diagnostic> {
    let topics = &embedded().table.topics;
    let assets = || data::for_command(folder, clock::of_call(matches)).map(|data| data.assets);
    match command::named(name).ok_or_else(|| call::surplus(name))? {
        Name::Plan => {
            let assets = assets()?;
            plan::run(assets, assets.table.transfer(), matches)
        }
        Name::Topic => topic::run(assets()?, matches),
        Name::Compare => compare::run(assets()?, matches),
        Name::Save => save::run(assets()?, matches),
        Name::Open => open::run(folder, matches),
        Name::Search => search::run(assets()?, matches),
        Name::Batch => batch::run(assets()?, matches),
        Name::Places => places::run(assets()?, matches),
        Name::Rules => match matches.subcommand() {
            // It reads two states of the data of its own.
            Some(("diff", inner)) => rules::diff(folder, inner),
            // What is left out with a word would pass for checked.
            Some(("check", _)) => {
                let data = data::for_check(folder, clock::of_call(matches))?;
                rules::run(data.assets, matches)
            }
            _ => rules::run(assets()?, matches),
        },
        Name::Data => packs::run(matches),
        Name::Regions => regions::run(assets()?, matches),
        Name::Workdays => workdays::run(assets()?, matches),
        Name::Completions => complete::script(matches.get_one("shell")),
        Name::Licences => licences::run(),
        Name::Schema => schema::run(assets()?, matches),
        Name::Help => {
            guided::warn_of_settings();
            help::named(&command::command(topics), matches)
        }
        Name::Version => version_of(folder),
        Name::Man => generate::man(topics, matches),
    }
}

/// Whether a call asks for nothing but the version, for which no table is needed.
fn is_version(args: &[OsString]) -> bool {
    let words = ["--version", "-V", "version"];
    args.len() == 2 && words.iter().any(|word| args[1] == *word)
}

fn version_of(folder: Option<&Path>) -> Result<(), Diagnostic> {
    let data = data::for_command(folder, clock::now())?;
    version(&data.assets.meta, data.overlay)
}

fn version(meta: &Meta, overlay: Option<&Overlay>) -> Result<(), Diagnostic> {
    let program = env!("CARGO_PKG_VERSION");
    let overlay = overlay.map(|overlay| report::overlay::long(overlay) + "\n").unwrap_or_default();
    let text = format!(
        "yizhuan {program}\n规则数据 {}\n最后核对 {}\n{overlay}",
        meta.version, meta.checked
    );
    stdout::print(text.as_bytes())
}
