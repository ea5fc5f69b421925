//! The flags and arguments that several commands take.

use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};

use crate::diagnostic::{Diagnostic, shown};

/// Name of the flag with a data folder.
pub(crate) const DATA: &str = "data";
/// Name of the flag with the file to write.
pub(crate) const OUTPUT: &str = "output";
/// Name of the flag that allows to replace a file.
pub(crate) const FORCE: &str = "force";

/// Names of the flags for how screens look, which mean nothing to other commands and are taken by all.
pub(crate) const COLOR: &str = "color";
pub(crate) const ASCII: &str = "ascii";

const OPTIONS: &str = "选项";

pub(crate) fn to_file() -> [Arg; 2] {
    let file = valued(OUTPUT, "文件")
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::FilePath)
        .help("写到这个文件，不写到屏幕；已经有的文件不动；写 - 就是标准输出");
    [file, switch(FORCE).help("已经有的文件也盖掉")]
}

/// The ending of the file to write, in small letters.
pub(crate) fn ending(matches: &ArgMatches) -> Option<String> {
    let name = Path::new(matches.get_one::<OsString>(OUTPUT)?);
    Some(name.extension()?.to_str()?.to_ascii_lowercase())
}

/// Nothing is written that the file's name does not tell of.
pub(crate) fn no_such_ending(ending: &str, known: &[&str]) -> Diagnostic {
    let mut names: Vec<String> = Vec::new();
    for name in known.iter().map(|name| format!(".{name}")) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let what = format!("写不成 .{} 文件", shown(ending));
    let hint = format!("文件名用 {} 结尾，或者用 --format 写明格式", names.join("、"));
    Diagnostic::of_call(what, hint)
}

pub fn today() -> Arg {
    valued("today", "年-月-日").help("把这一天当作今天，写成 2026-11-21")
}

/// The folder that is put over the program's own data; taken before and after a command.
pub fn data() -> Arg {
    valued(DATA, "文件夹")
        .value_parser(value_parser!(OsString))
        .help("再加上这个文件夹里的放假安排、地方规则和依据；写 - 就只用程序自带的")
}

/// A command that says what it does, in our words, and takes how screens look, with or without any.
pub(crate) fn with_help(command: Command) -> Command {
    let looks = [valued(COLOR, "哪一种"), switch(ASCII)];
    let lacks = |arg: &Arg| command.get_arguments().all(|own| own.get_id() != arg.get_id());
    let looks: Vec<Arg> =
        looks.into_iter().filter(lacks).map(|arg| arg.global(true).hide(true)).collect();
    command
        .args(looks)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(switch("help").short('h').help("显示帮助：-h 简短，--help 详细"))
}

pub(crate) fn switch(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help_heading(OPTIONS)
}

pub fn valued(name: &str, value: &'static str) -> Arg {
    Arg::new(name.to_owned())
        .long(name.to_owned())
        .value_name(value)
        .allow_hyphen_values(true)
        .hide_possible_values(true)
        .hide_default_value(true)
        .help_heading(OPTIONS)
}

pub(crate) fn positional(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).value_name(value).help_heading("参数")
}
