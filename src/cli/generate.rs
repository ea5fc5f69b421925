//! `yizhuan man`, from the same definitions as the command line.

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::call::failed;
use super::command::command;
use super::{help, manual, stdout};
use crate::diagnostic::Diagnostic;
use crate::model::Topic;
use crate::packed::Packed;
use crate::rules::meta;
use crate::text::{width, words};

/// English words of the generator, and ours.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", ".SH 名称"),
    (".SH DESCRIPTION", ".SH 说明"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
];

/// Prints the manual of the whole program, or the page of one command.
pub fn man(topics: &Packed<Topic>, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let root = command(topics);
    let (asked, path) = help::find(&root, matches)?;
    let page = page(asked, &path).map_err(|error| failed(format!("写不出手册页：{error}")))?;
    stdout::print(page.as_bytes())
}

/// One page: a command, then the flags of each below it, then what holds for all.
fn page(command: &Command, path: &str) -> std::io::Result<String> {
    let mut out = Vec::new();
    let named = command.clone().name(path.replace(' ', "-")).bin_name(path.to_owned());
    // Readers of pages want a day; that of the data is the same for every build.
    let day = meta().checked.to_string();
    let man = Man::new(named.disable_help_subcommand(true)).manual("yizhuan").date(day);
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    out.extend(synopsis(command, path).bytes());
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    below(command, path, &mut out)?;
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let examples = examples.split("\n结束码：").next().unwrap_or_default();
    let examples = if examples.starts_with("例：") { examples } else { "" };
    out.extend(manual::closing(path, examples).bytes());
    let text = String::from_utf8_lossy(&out).into_owned();
    let ours = |text: String, (theirs, ours): &(&str, &str)| {
        text.replace(theirs, ours)
            .replace(&theirs.replace(".SH", ".SS"), &ours.replace(".SH", ".SS"))
    };
    Ok(set(&HEADINGS.iter().fold(text, ours)))
}

/// How a command is called, in the words of its help.
fn synopsis(command: &Command, path: &str) -> String {
    let usage = manual::escaped(&help::usage(command, path));
    format!(".SH 用法\n{}\n", usage.replace('\n', "\n.br\n"))
}

/// Every command below, with its flags.
fn below(above: &Command, path: &str, out: &mut Vec<u8>) -> std::io::Result<()> {
    for each in above.get_subcommands() {
        let name = format!("{path} {}", each.get_name());
        let mut part = Vec::new();
        let inner = Man::new(each.clone().display_name(name.clone()).bin_name(name.clone()));
        part.extend(synopsis(each, &name).bytes());
        inner.render_description_section(&mut part)?;
        inner.render_options_section(&mut part)?;
        out.extend(format!(".SH {}\n", name.to_uppercase()).bytes());
        out.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").bytes());
        below(each, &name, out)?;
    }
    Ok(())
}

/// Keeps the line breaks of the texts, and the preamble of the generator only once.
fn set(page: &str) -> String {
    let (mut out, mut before, mut tag) = (String::new(), "", false);
    for (at, line) in page.lines().enumerate() {
        let preamble = line.starts_with(".ie ") || line.starts_with(".el ");
        if preamble && at > 1 {
            continue;
        }
        let text = |line: &str| !line.is_empty() && !line.starts_with('.');
        if text(before) && text(line) && !tag {
            out.push_str(".br\n");
        }
        // The line under the name is also read by `apropos`, which knows no such marks.
        let plain = !text(line) || before == ".SH 名称";
        out.push_str(&if plain { line.to_owned() } else { breakable(line) });
        out.push('\n');
        if line.starts_with(".TH ") {
            // Chinese has no hyphens, and stretched gaps tear its lines apart.
            out.push_str(".nh\n.ad l\n");
        }
        tag = before == ".TP";
        before = line;
    }
    out
}

/// Chinese leaves no spaces to break a line at, and the formatter knows no other places.
fn breakable(line: &str) -> String {
    let is_wide = |letter: Option<char>| {
        letter.is_some_and(|letter| width(letter.encode_utf8(&mut [0; 4])) == 2)
    };
    let mut out = String::new();
    for word in words(line) {
        if is_wide(out.chars().next_back()) && is_wide(word.chars().next()) {
            out.push_str("\\:");
        }
        out.push_str(word);
    }
    out
}
