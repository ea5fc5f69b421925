//! The arguments matched against the definitions, clap's complaints in our words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, Id};

use super::call::{surplus, unreadable};
use super::flags::{ASCII, COLOR, DATA};
use super::looks::screens;
use super::nearest::command_meant;
use crate::answers::{Given, twice};
use crate::diagnostic::{Diagnostic, shown};
use crate::output::settings::Colour;
use crate::saved::is_named;

/// What to do about an answer that is to be another in a case that was stored.
const CHANGED: &str = "答案在文件里。要改（如 已经受理）：用 yizhuan save --update 文件名 加上新的答案，直接存回去；或者在终端里运行 yizhuan open 文件名，选那一题改好，再存一次";

/// What to do with a case that is told in words and is to be kept.
const KEPT: &str = "写成 yizhuan 职工 成都 杭州 断2 这样打开方案，再按 9 存成进度文件；用选项写答案的，写法见 yizhuan save --help";

/// Letters of other programs, the flag that each is here, and how that is written.
const LETTERS: [(&str, &str, &str); 2] =
    [("-o", "output", "--output 文件名"), ("-f", "format", "--format 格式，如 --format json")];

/// Flags that are taken on either side of a command.
const ANYWHERE: [&str; 4] = [DATA, "help", COLOR, ASCII];

pub fn matches(mut command: Command, args: Vec<OsString>) -> Result<ArgMatches, Diagnostic> {
    // What belongs to the screens alone.
    let own = command.get_arguments().filter(|arg| !ANYWHERE.contains(&arg.get_id().as_str()));
    let own: Vec<Id> = own.map(|arg| arg.get_id().clone()).collect();
    let words: Vec<OsString> = args.clone();
    let matches = command.try_get_matches_from_mut(args);
    let matches = matches.map_err(|error| translate(&error, last_named(&command, &words)))?;
    known_colour(&matches)?;
    let written = |id: &Id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
    match matches.subcommand_name() {
        Some(name) if own.iter().any(written) => {
            let taken = command.find_subcommand(name);
            let taken = |id: &Id| {
                taken.is_some_and(|inner| inner.get_arguments().any(|arg| arg.get_id() == id))
            };
            let name = shown(name);
            let hint = if let Some(id) = own.iter().find(|id| written(id) && !taken(id)) {
                format!("--{id} 不和 {name} 一起用，去掉它")
            } else {
                let moved = own.iter().filter(|id| written(id));
                let moved: Vec<String> = moved.map(|id| format!("--{id}")).collect();
                let moved = moved.join(" ");
                format!("把 {moved} 写在 {name} 后面；可写的选项见 yizhuan {name} --help")
            };
            Err(Diagnostic::of_call(format!("{name} 前面不能写引导界面的选项"), hint))
        }
        _ => Ok(matches),
    }
}

/// A colour that there is none of is a slip where there are no colours, too.
fn known_colour(matches: &ArgMatches) -> Result<(), Diagnostic> {
    let named = matches
        .try_get_one::<String>(COLOR)
        .ok()
        .flatten()
        .filter(|name| Colour::named(name).is_none());
    match (named, matches.subcommand()) {
        (Some(name), _) => Err(Given::new("--color", name).not_one_of(&Colour::NAMES)),
        (None, Some((_, inner))) => known_colour(inner),
        (None, None) => Ok(()),
    }
}

/// The last command that a line names.
fn last_named<'a>(root: &'a Command, args: &[OsString]) -> &'a Command {
    let words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    words.fold(root, |named, word| named.find_subcommand(word).unwrap_or(named))
}

pub(super) fn translate(error: &clap::Error, named: &Command) -> Diagnostic {
    let said = |kind| error.get(kind).map(first).unwrap_or_default();
    let near = |kind| error.get(kind).map(last).filter(|near| !near.is_empty());
    let arg = bare(&said(ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            let what = format!("没有 {} 这个选项", shown(&arg));
            let screens = screens();
            let is_it = |own: &Arg| own.get_long().is_some_and(|name| arg[2..] == *name);
            if arg.starts_with("--") && screens.iter().any(is_it) {
                return Diagnostic::of_call(
                    what,
                    format!("{arg} 只管引导界面，这里用不着，去掉它"),
                );
            }
            if let Some(long) = written_out(&arg, named) {
                return Diagnostic::of_call(what, format!("写成 {long}"));
            }
            if named.get_name() == "open" && near(ContextKind::SuggestedArg).is_none() {
                return Diagnostic::of_call(what, CHANGED);
            }
            Diagnostic::of_call(what, meant(near(ContextKind::SuggestedArg)))
        }
        ErrorKind::UnknownArgument if named.get_name() == "plan" && !arg.is_ascii() => {
            let hint = "去掉 plan，写成 yizhuan 职工 成都 杭州 断2 这样；用选项写答案的，写法见 yizhuan plan --help";
            Diagnostic::of_call(not_told("plan", &arg), hint)
        }
        ErrorKind::UnknownArgument => surplus(&arg),
        ErrorKind::InvalidSubcommand => {
            let name = said(ContextKind::InvalidSubcommand);
            let kind = if named.get_name() == "topic" { "主题" } else { "命令" };
            if name.trim().is_empty() {
                return Diagnostic::of_call(format!("{kind}是空的"), meant(None));
            }
            if named.get_name() == "save" && !name.is_ascii() {
                return Diagnostic::of_call(not_told("save", &name), KEPT);
            }
            let what = format!("没有 {} 这个{kind}", shown(&name));
            if is_named(&name) {
                let open = format!("打开进度文件用 yizhuan open {}", shown(&name));
                return Diagnostic::of_call(what, open);
            }
            Diagnostic::of_call(what, command_meant(named, &name))
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let hint = format!("在 {arg} 后面写上值，可写的值见 --help");
            Diagnostic::of_call(format!("{arg} 后面缺一个值"), hint)
        }
        ErrorKind::ArgumentConflict => twice(&arg),
        ErrorKind::TooManyValues => {
            Diagnostic::of_call(format!("{arg} 后面不用写值"), format!("只写 {arg} 就行"))
        }
        ErrorKind::InvalidUtf8 => unreadable("里面有不是 UTF-8 的文字"),
        _ => unreadable(&arg),
    }
}

/// That a case is not told in words behind a command.
fn not_told(command: &str, word: &str) -> String {
    format!("{command} 后面不写「{}」这样的一句话", shown(word))
}

/// The flag that a letter means in other programs, where it is taken.
fn written_out(arg: &str, named: &Command) -> Option<&'static str> {
    let (_, long, whole) = LETTERS.iter().find(|(letter, ..)| *letter == arg)?;
    let taken = named.get_arguments().any(|own| own.get_long() == Some(*long));
    taken.then_some(*whole)
}

fn meant(near: Option<String>) -> String {
    near.map_or("有哪些可写，加上 --help 看".to_owned(), |near| {
        format!("是不是想写 {near}？")
    })
}

fn first(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// Of several suggestions the nearest stands last.
fn last(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => first(other),
    }
}

/// Clap names a flag with its value; people know it by the flag.
fn bare(arg: &str) -> String {
    arg.split([' ', '=']).next().unwrap_or(arg).to_owned()
}
