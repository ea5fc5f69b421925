//! Completions: the shell asks the program itself, which knows places, topics and rules.

use std::env;
use std::ffi::OsString;
use std::path::Path;

use clap::Command;
use clap_complete::env::Shells;

use super::call::{failed, missing};
use super::candidates::ASKED;
use super::command::with_values;
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::rules::embedded;

/// What zsh is told so that it shows words in which none of the letters typed occur, such as 「成都」 for `cd`:
/// it then goes through them one by one.
const ZSH: [&str; 2] = [
    "        [[ -n $other ]] && _describe -V 'values' other\n",
    "        local begun=\"${words[CURRENT]}\"
        if [[ -n $other && -z \"${(M)other:#${(b)begun}*}\" ]]; then
            compstate[insert]=menu
            _describe -V 'values' other -U
        elif [[ -n $other ]]; then
            _describe -V 'values' other
        fi
",
];

/// Answers the shell where it is the shell that calls.
pub fn answer(args: &[OsString]) -> Option<Result<(), Diagnostic>> {
    let shell = env::var(ASKED).ok()?;
    let shells = Shells::builtins();
    let shell = shells.completer(&shell)?;
    let words: Vec<OsString> =
        args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    let mut command = with_values(&embedded().table.topics, &words);
    command.build();
    let folder = env::current_dir().ok();
    if shell.name() == "bash" {
        return Some(bash(&mut command, words, folder.as_deref()));
    }
    let mut out = Vec::new();
    let done = shell.write_complete(&mut command, words, folder.as_deref(), &mut out);
    Some(done.map_err(|error| failed(error.to_string())).and_then(|()| stdout::print(&out)))
}

/// Answers bash, which takes `--origin=cd` apart at the sign and puts what it is offered behind it.
fn bash(
    command: &mut Command,
    mut words: Vec<OsString>,
    folder: Option<&Path>,
) -> Result<(), Diagnostic> {
    let told = |name: &str| env::var(name).ok();
    let index = told("_CLAP_COMPLETE_INDEX").and_then(|index| index.parse().ok());
    let mut index: usize = index.unwrap_or_default();
    let signs: Vec<usize> =
        (2..words.len().min(index + 1)).filter(|at| words[*at] == "=").collect();
    for at in signs.into_iter().rev() {
        if at == index {
            words[at].clear();
        } else {
            words.remove(at);
            index -= 1;
        }
    }
    let offered = clap_complete::engine::complete(command, words, index, folder);
    let offered = offered.map_err(|error| failed(error.to_string()))?;
    let offered: Vec<_> = offered.iter().map(|one| one.get_value().to_string_lossy()).collect();
    let between = told("_CLAP_IFS").unwrap_or_else(|| "\n".to_owned());
    stdout::print(offered.join(&between).as_bytes())
}

/// Prints the script that makes a shell ask.
pub fn script(name: Option<&String>) -> Result<(), Diagnostic> {
    let name = name.ok_or_else(|| missing(" shell 的名字，如 bash、zsh、fish"))?;
    let shells = Shells::builtins();
    let shell = shells.completer(name).ok_or_else(|| {
        Given::new("completions", name).not_one_of(&shells.names().collect::<Vec<_>>())
    })?;
    let mut out = Vec::new();
    let done = shell.write_registration(ASKED, "yizhuan", "yizhuan", "yizhuan", &mut out);
    done.map_err(|error| failed(error.to_string()))?;
    let script = String::from_utf8_lossy(&out).replace(ZSH[0], ZSH[1]);
    stdout::print(script.as_bytes())
}
