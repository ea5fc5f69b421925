//! Help in Chinese, from the definitions of the command line, wrapped by cells.

use std::ffi::OsString;

use clap::{Arg, ArgMatches, Command};

use super::nearest::command_meant;
use super::stdout;
use crate::diagnostic::{Diagnostic, shown};
use crate::export::Page;
use crate::line::discreet;
use crate::text::width;

/// Flags wider than this have their help on the next line.
const COLUMN: usize = 30;

/// Name of the argument with the words of the command to explain.
pub(crate) const WORDS: &str = "words";

/// Whether help is asked for, and the long one. It wins over everything else on the line.
pub fn asked(args: &[OsString]) -> Option<bool> {
    let flags = args.iter().skip(1).take_while(|arg| *arg != "--");
    let mut asked = flags.filter(|arg| *arg == "-h" || *arg == "--help");
    asked.next().map(|arg| arg == "--help")
}

/// Prints the help of the last command that a line names.
pub(crate) fn of_line(root: &Command, args: &[OsString], long: bool) -> Result<(), Diagnostic> {
    let (mut named, mut path) = (root, root.get_name().to_owned());
    for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if let Some(inner) = named.find_subcommand(arg) {
            named = inner;
            path = format!("{path} {}", inner.get_name());
        }
    }
    stdout::print(render(named, &path, long).finish().as_bytes())
}

/// Prints the long help of the command that `help` is asked about.
pub fn named(root: &Command, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let (command, path) = find(root, matches)?;
    stdout::print(render(command, &path, true).finish().as_bytes())
}

/// The command that some words name, and how it is called.
pub fn find<'a>(
    root: &'a Command,
    matches: &ArgMatches,
) -> Result<(&'a Command, String), Diagnostic> {
    let (mut named, mut path) = (root, root.get_name().to_owned());
    for word in matches.get_many::<String>(WORDS).into_iter().flatten() {
        let inner = named.find_subcommand(word);
        named = inner.ok_or_else(|| {
            let what = format!("没有 {} 这个命令", shown(&discreet(word)));
            Diagnostic::of_call(what, command_meant(named, word))
        })?;
        path = format!("{path} {}", named.get_name());
    }
    Ok((named, path))
}

/// The help of a command: `path` is how it is called, such as `yizhuan plan`.
pub fn render(command: &Command, path: &str, long: bool) -> Page {
    let mut page = Page::new(stdout::width());
    let about =
        if long { command.get_long_about().or(command.get_about()) } else { command.get_about() };
    page.paragraph(0, &about.map(ToString::to_string).unwrap_or_default());
    page.blank();
    page.hanging(0, "用法：", &usage(command, path));
    commands(&mut page, command);
    for heading in headings(command) {
        page.blank();
        page.paragraph(0, &format!("{heading}："));
        let own = |arg: &&Arg| arg.get_help_heading() == Some(heading) && !arg.is_hide_set();
        for arg in command.get_arguments().filter(own) {
            argument(&mut page, arg, long);
        }
    }
    if let Some(after) = command.get_after_help() {
        page.blank();
        page.paragraph(0, &after.to_string());
    }
    page
}

/// How a command is called, a line for each way.
pub(crate) fn usage(command: &Command, path: &str) -> String {
    let positionals = command.get_positionals().map(|arg| format!(" {}", bracketed(arg)));
    let line = format!("{path}{} [选项]", positionals.collect::<String>());
    if command.has_subcommands() { format!("{line}\n{path} <命令> [选项]") } else { line }
}

fn commands(page: &mut Page, command: &Command) {
    if !command.has_subcommands() {
        return;
    }
    page.blank();
    page.paragraph(0, "命令：");
    for each in command.get_subcommands() {
        let about = each.get_about().map(ToString::to_string).unwrap_or_default();
        entry(page, each.get_name(), &about);
    }
}

/// The headings in the order of their first use.
fn headings(command: &Command) -> Vec<&str> {
    let mut headings = Vec::new();
    for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    headings
}

fn argument(page: &mut Page, arg: &Arg, long: bool) {
    let help = if long { arg.get_long_help().or(arg.get_help()) } else { arg.get_help() };
    let help = help.map(ToString::to_string).unwrap_or_default();
    if long {
        page.paragraph(2, &name(arg));
        page.paragraph(6, &help);
    } else {
        entry(page, &name(arg), &help);
    }
}

/// A name and its help beside it, or below where the name is long.
fn entry(page: &mut Page, name: &str, help: &str) {
    if width(name) + 2 > COLUMN {
        page.paragraph(2, name);
        page.paragraph(2 + COLUMN, help);
        return;
    }
    let fill = " ".repeat(COLUMN - width(name));
    page.hanging(2, &format!("{name}{fill}"), help);
}

fn name(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("-{short}, "));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let value = if arg.get_action().takes_values() { bracketed(arg) } else { String::new() };
    let flags = short.into_iter().chain(long).collect::<String>();
    if flags.is_empty() || value.is_empty() {
        format!("{flags}{value}")
    } else {
        format!("{flags} {value}")
    }
}

/// The name of the value, in square brackets where it may be left out.
fn bracketed(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
    let optional = arg.get_num_args().is_some_and(|range| range.min_values() == 0);
    if optional { format!("[{name}]") } else { format!("<{name}>") }
}
