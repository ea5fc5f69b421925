//! The command line: arguments in, one small function per command.

pub mod answers;
mod clock;
mod command;
mod error;
mod generate;
mod guided;
mod help;
mod output;
mod parse;
mod plan;
mod regions;
mod workdays;

pub use answers::{check_answers, read_answer, read_answers};
pub use error::{CallError, Clash, CliError, Fault};

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::ArgMatches;

use crate::model::{Assets, Topic};
use crate::rules;

/// Carries out a call and says how it went.
pub fn run(args: Vec<OsString>) -> ExitCode {
    // Without arguments the screens open at once: neither clap nor the table is touched.
    let result =
        if args.len() <= 1 { guided::screens(&guided::Choices::default()) } else { dispatch(args) };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may be listening; the number still says how it went.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(&error)
        }
    }
}

fn dispatch(args: Vec<OsString>) -> Result<(), CliError> {
    let assets = rules::embedded();
    let topic = &assets.table.topics[0];
    let command = command::command(topic);
    if let Some(long) = help_asked(&args) {
        return help(&command, &args, long);
    }
    let matches = parse::matches(command, args)?;
    match matches.subcommand() {
        Some((name, inner)) => subcommand(assets, topic, (name, inner)),
        None if matches.get_flag("version") => version(),
        None => guided::run(assets, &matches),
    }
}

fn subcommand(
    assets: &Assets,
    topic: &Topic,
    (name, matches): (&str, &ArgMatches),
) -> Result<(), CliError> {
    match name {
        "plan" => plan::run(assets, matches),
        "regions" => regions::run(&assets.regions, matches),
        "workdays" => workdays::run(&assets.calendar, matches),
        "completions" => generate::completions(topic, matches),
        _ => generate::man(topic),
    }
}

/// Whether help is asked for, and the long one. It wins over everything else on the line.
fn help_asked(args: &[OsString]) -> Option<bool> {
    let flags = args.iter().skip(1).take_while(|arg| *arg != "--");
    let mut asked = flags.filter(|arg| *arg == "-h" || *arg == "--help");
    asked.next().map(|arg| arg == "--help")
}

fn help(command: &clap::Command, args: &[OsString], long: bool) -> Result<(), CliError> {
    let named = args.iter().skip(1).find_map(|arg| command.find_subcommand(arg.to_str()?));
    let path =
        named.map_or_else(|| "yizhuan".to_owned(), |named| format!("yizhuan {}", named.get_name()));
    let page = help::render(named.unwrap_or(command), &path, long);
    output::print(page.finish().as_bytes())
}

fn version() -> Result<(), CliError> {
    let meta = rules::meta();
    let program = env!("CARGO_PKG_VERSION");
    let text = format!("yizhuan {program}\n规则数据 {}\n最后核对 {}\n", meta.version, meta.checked);
    output::print(text.as_bytes())
}
