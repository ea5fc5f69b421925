//! `yizhuan completions` and `yizhuan man`, from the same definitions as the command line.

use clap::{ArgMatches, Command};
use clap_complete::Shell;
use clap_mangen::Man;
use textwrap::WordSeparator;

use super::call::{failed, missing};
use super::command::{SHELLS, command, with_values};
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::model::Topic;
use crate::text::width;

/// English words of the generator, and ours.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", ".SH 名称"),
    (".SH SYNOPSIS", ".SH 用法"),
    (".SH DESCRIPTION", ".SH 说明"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
    ("[\\fIsubcommands\\fR]", "[\\fI命令\\fR]"),
];

/// Prints the completions of a shell.
pub fn completions(topics: &[Topic], matches: &ArgMatches) -> Result<(), Diagnostic> {
    let name = matches.get_one::<String>("shell");
    let name = name.ok_or_else(|| missing("SHELL"))?;
    let unknown = |_| Given::new("completions", name).not_one_of(SHELLS);
    let shell: Shell = name.parse().map_err(unknown)?;
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut with_values(topics), "yizhuan", &mut out);
    stdout::print(&out)
}

/// Prints the man page.
pub fn man(topics: &[Topic]) -> Result<(), Diagnostic> {
    let page = pages(&command(topics)).map_err(|error| failed(format!("写不出手册页：{error}")))?;
    stdout::print(page.as_bytes())
}

/// One page: the program, then the flags of each command.
fn pages(command: &Command) -> std::io::Result<String> {
    let mut out = Vec::new();
    let man = Man::new(command.clone().disable_help_subcommand(true)).manual("yizhuan");
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    let below = |each| Command::get_subcommands(each).map(move |inner| (Some(each), inner));
    let all = command.get_subcommands();
    for (above, each) in all.flat_map(|each| std::iter::once((None, each)).chain(below(each))) {
        let above =
            above.map_or_else(String::new, |above: &Command| format!("{} ", above.get_name()));
        let name = format!("yizhuan {above}{}", each.get_name());
        let mut part = Vec::new();
        let inner = Man::new(each.clone().display_name(name.clone()).bin_name(name.clone()));
        inner.render_synopsis_section(&mut part)?;
        inner.render_description_section(&mut part)?;
        inner.render_options_section(&mut part)?;
        out.extend(format!(".SH {}\n", name.to_uppercase()).bytes());
        out.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").bytes());
    }
    let text = String::from_utf8_lossy(&out).into_owned();
    let ours = |text: String, (theirs, ours): &(&str, &str)| {
        text.replace(theirs, ours)
            .replace(&theirs.replace(".SH", ".SS"), &ours.replace(".SH", ".SS"))
    };
    Ok(set(&HEADINGS.iter().fold(text, ours)))
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
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        if is_wide(out.chars().next_back()) && is_wide(word.chars().next()) {
            out.push_str("\\:");
        }
        out.push_str(word.word);
        out.push_str(word.whitespace);
    }
    out
}
