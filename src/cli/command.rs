//! The command line as clap sees it; the flags of `plan` are the questions of the table.

mod keep;
mod listed;
mod name;
mod table;

pub(crate) use keep::UPDATE;
pub(crate) use listed::with_values;
pub(super) use name::Name;

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use super::flags::{data, positional, switch, to_file, today, valued, with_help};
use super::help::WORDS;
use super::looks::{home, screens};
use super::schema::SHAPE;
use super::{batch, list, manual, packs};
use crate::answers::{flag, values};
use crate::export::EXPORTERS;
use crate::model::{Question, QuestionKind, Topic};
use crate::packed::Packed;
use crate::report::claims::{ID, SUMMARY, TITLE};
use crate::report::compare::LATER;

/// Heading of the flags that are answers.
pub(crate) const ANSWERS: &str = "答案";

/// Name of the argument with the words of a case.
pub(crate) const TOLD: &str = "line";

/// Shells that completions are made for.
pub(crate) const SHELLS: &[&str] = &["bash", "elvish", "fish", "powershell", "zsh"];

/// Whether what only help says of the answers is put together; a call that asks for none has no use for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Help {
    Said,
    Unsaid,
}

/// Makes one of the commands.
type Make = fn(&Packed<Topic>, Help) -> Command;

/// The commands with what they are called and how they are made, in the order of the help.
const COMMANDS: &[(Name, &str, Make)] = &[
    (Name::Plan, "plan", |topics, help| plan(topics.transfer(), help)),
    (Name::Topic, "topic", topic),
    (Name::Compare, "compare", |topics, help| compare(topics.transfer(), help)),
    (Name::Save, "save", keep::save),
    (Name::Open, "open", |_, _| keep::open()),
    (Name::Batch, "batch", |topics, _| batch::command(topics)),
    (Name::Search, "search", |_, _| search()),
    (Name::Places, "places", |_, _| places()),
    (Name::Regions, "regions", |_, _| regions()),
    (Name::Workdays, "workdays", |_, _| workdays()),
    (Name::Rules, "rules", table::rules),
    (Name::Data, "data", |_, _| packs::command()),
    (Name::Completions, "completions", |_, _| completions()),
    (Name::Man, "man", |_, _| man()),
    (Name::Licences, "licences", |_, _| licences()),
    (Name::Schema, "schema", |_, _| schema()),
    (Name::Help, "help", |_, _| help()),
    (Name::Version, "version", |_, _| version()),
];

/// The whole command line.
pub fn command(topics: &Packed<Topic>) -> Command {
    root().subcommands(COMMANDS.iter().map(|(_, _, make)| with_help(make(topics, Help::Said))))
}

/// What can be said without a command.
fn root() -> Command {
    let root = Command::new("yizhuan")
        .about("医保转移向导：换了城市，医保关系怎么转、要带什么、几天办完、断缴怎么办")
        .long_about(
            "医保转移向导：换了城市，医保关系怎么转、要带什么、几天办完、断缴怎么办。\n\
             不写命令就打开引导界面，一题一页；也可以把情况写成一句话，直接出方案，例如 \
             yizhuan 职工 成都 杭州 断2。程序不联网，您不存就不留下答案；它不是经办机构，\
             办理以经办机构为准，拿不准请拨打 12393。",
        )
        .after_help(manual::in_short())
        .arg(data())
        .args(screens())
        .arg(
            valued("destination", "地方")
                .help("引导界面里先填好的转入地，可以再改，例如 --destination 成都"),
        )
        .arg(home())
        .arg(switch("plain").help("不用界面，一问一答；适合读屏软件和管道"))
        .arg(today())
        .arg(switch("version").short('V').help("显示程序和规则数据的版本、最后核对日"));
    with_help(root)
}

/// The command line for a call: that of the command that it begins with; of others, where none is
/// written, no more than their names.
pub fn asked(topics: &Packed<Topic>, args: &[OsString]) -> Command {
    let mut words = args.iter().skip(1).map(|word| row(word.to_str()?));
    if let Some((_, _, make)) = words.clone().next().flatten() {
        let command = with_help(make(topics, Help::Unsaid));
        return with_help(Command::new("yizhuan")).arg(data()).subcommand(command);
    }
    if words.any(|row| row.is_some()) {
        return command(topics);
    }
    root().subcommands(names().map(Command::new))
}

fn row(word: &str) -> Option<&'static (Name, &'static str, Make)> {
    COMMANDS.iter().find(|(_, name, _)| *name == word)
}

/// The command that a word calls.
pub(super) fn named(word: &str) -> Option<Name> {
    row(word).map(|(name, ..)| *name)
}

/// The names of the commands.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|(_, name, _)| *name)
}

/// A call without a command: a case told in words.
pub(crate) fn line(transfer: &Topic) -> Command {
    let line = answering(Command::new("yizhuan"), transfer, Help::Unsaid)
        .args(screens())
        .args([switch("plain"), home()])
        .arg(positional(TOLD, "话").num_args(0..));
    with_help(line)
}

fn plan(transfer: &Topic, help: Help) -> Command {
    let about = "按给出的答案直接出方案，不提问";
    answering(Command::new("plan"), transfer, help)
        .about(about)
        .long_about(format!(
            "{about}。没写的答案按「还不知道」处理，方案会说还缺什么、怎么查；\
             对结果没有影响的答案会注明，不算错。"
        ))
        .after_help(
            "例：yizhuan plan --from-scheme employee --to-scheme employee --origin 成都 \
             --destination 深圳 --gap-months 2",
        )
}

/// The same flags as `plan`; what is compared may be written several times.
fn compare(transfer: &Topic, help: Help) -> Command {
    let about = "两三个方案并排比：换个转入地、换一种医保，或者过几个月再办";
    let command = answering(Command::new("compare"), transfer, help);
    let several = transfer.questions.iter().fold(command, |command, question| {
        command.mut_arg(&question.id, |arg| arg.action(ArgAction::Append))
    });
    several
        .about(about)
        .long_about(format!(
            "{about}，先说不同的。答案的写法和 plan 一样，要比的那一项写两三个，用逗号隔开，\
             或者把选项写两三次；一次比一项。"
        ))
        .after_help("例：yizhuan compare 职工 成都 杭州,深圳 断2")
        .arg(valued(LATER, "月数").help("和这么多个月以后比，没有在缴的其间一直没缴，1 到 24"))
        .arg(positional(TOLD, "话").num_args(0..).help("一句话，如 职工 成都 杭州,深圳 断2"))
}

fn topic(topics: &Packed<Topic>, help: Help) -> Command {
    let one = |topic: &Topic| {
        let command = answering(Command::new(topic.id.clone()), topic, help);
        with_help(command.about(topic.title.clone()).long_about(topic.summary.clone()))
    };
    Command::new("topic")
        .about("相关问题：转移没办成、断缴与补缴、余额查询等，按给出的答案直接回答")
        .long_about("相关问题，按给出的答案直接回答。不写主题就列出全部主题。")
        .after_help("例：yizhuan topic gap --scheme employee --gap-months 5")
        .arg(data())
        .arg(list::format())
        .subcommands(topics.iter().map(one))
        .subcommand(with_help(claims()))
}

fn claims() -> Command {
    printing(Command::new(ID))
        .about(TITLE)
        .long_about(SUMMARY)
        .after_help("例：yizhuan topic claims 年限清零")
        .arg(positional("words", "词").num_args(0..).help("汉字、拼音或首字母；不写就列出全部"))
        .arg(valued("claim", "编号").help("只看这一条"))
}

/// The flags of a command that answers: the questions of its topic, and how to print.
fn answering(command: Command, topic: &Topic, help: Help) -> Command {
    printing(command.args(topic.questions.iter().map(|question| answer(question, help))))
}

/// The flags that say how to print.
fn printing(command: Command) -> Command {
    let formats = EXPORTERS.iter().map(|each| format!("{}（{}）", each.name, each.about));
    let formats = formats.collect::<Vec<_>>().join("；");
    command
        .arg(data())
        .arg(
            valued("format", "格式")
                .help(format!("输出格式：{formats}；不写就看 --output 的文件名，再没有就是 text")),
        )
        .arg(today())
        .arg(valued("width", "格数").help(
            "文字每行最多几格，20 到 500；不写按终端宽度，不在终端里是 80。格数越多，二维码越少",
        ))
        .args(to_file())
}

fn search() -> Command {
    printing(Command::new("search"))
        .about("按平常说的话查找：主题、问题、规定、常见说法、地方、电话")
        .long_about(
            "按平常说的话查找：主题、问题、规定、常见说法、地方、电话。汉字、拼音、首字母都行，\
             县、区、镇查到它上面的市，区号查到地方。",
        )
        .after_help("例：yizhuan search 当兵")
        .arg(positional("words", "词").num_args(1..).help("想问的事、地方或者号码"))
}

fn places() -> Command {
    let about = "查一个地方有哪些当地的信息、多可靠、多久以前的，还有什么不知道";
    printing(Command::new("places"))
        .about(about)
        .long_about(format!("{about}。不写地方就列出各地有多少信息。"))
        .after_help("例：yizhuan places 成都")
        .arg(positional("place", "地方").num_args(0..).help("名称、拼音或代码"))
}

fn regions() -> Command {
    Command::new("regions")
        .about("查地方的代码和名称")
        .after_help("例：yizhuan regions chengdu")
        .long_about(
            "查地方的代码和名称。可以写名称、简称、拼音、首字母或代码的开头；不写就列出全部。",
        )
        .arg(data())
        .arg(list::format())
        .arg(positional("query", "地方").num_args(0..).help("名称、简称、拼音、首字母或代码"))
}

fn workdays() -> Command {
    Command::new("workdays")
        .about("从某一天起数工作日")
        .long_about("从某一天起数工作日。当天不算，调休上班的周末算；放假安排没有公布的年份，结果标为暂定，说明是哪一年。")
        .after_help("例：yizhuan workdays 2026-11-23 10")
        .arg(data())
        .arg(list::format())
        .arg(positional("from", "起算日").help("从这一天之后开始数，写成 2026-11-23"))
        .arg(positional("days", "天数").allow_negative_numbers(true).help("几个工作日，1 到 1000"))
}

fn completions() -> Command {
    Command::new("completions")
        .about("输出命令补全脚本")
        .after_help(
            "例：yizhuan completions bash > ~/.local/share/bash-completion/completions/yizhuan（没有这个文件夹的，先用 mkdir -p 建好）",
        )
        .arg(positional("shell", "哪种 shell").help(format!("哪一种：{}", SHELLS.join("、"))))
}

fn man() -> Command {
    Command::new("man")
        .about("输出手册页（roff 格式），可以用 man -l - 看；写上命令就是那个命令的")
        .after_help("例：yizhuan man plan | man -l -")
        .arg(words())
}

fn schema() -> Command {
    Command::new("schema")
        .about("JSON 的形状：给程序读的各种输出的 JSON Schema")
        .long_about("输出一种 JSON 的 JSON Schema（2020-12）；不写是哪一种，就列出全部。")
        .after_help("例：yizhuan schema plan")
        .arg(
            positional(SHAPE, "形状")
                .num_args(0..=1)
                .help("哪一种，例如 plan、topic；不写就列出全部"),
        )
        .arg(list::format())
        .arg(data())
}

fn version() -> Command {
    Command::new("version").about("显示程序和规则数据的版本、最后核对日").arg(data())
}

fn help() -> Command {
    Command::new("help")
        .about("显示一个命令的详细帮助；不写命令就是整个程序的")
        .after_help("例：yizhuan help plan")
        .arg(words())
}

/// The words of a command to tell about, such as `rules check`.
fn words() -> Arg {
    positional(WORDS, "命令").num_args(0..).help("哪个命令，例如 plan、rules check")
}

fn licences() -> Command {
    Command::new("licences").about("显示本程序、所带字体和程序库的许可")
}

/// The flag of a question.
fn answer(question: &Question, help: Help) -> Arg {
    let action = match question.kind {
        QuestionKind::Many => ArgAction::Append,
        _ => ArgAction::Set,
    };
    let flag = valued(&question.id, value_name(question.kind))
        .long(flag(&question.id).trim_start_matches('-').to_owned())
        .help_heading(ANSWERS)
        .action(action);
    if help == Help::Unsaid {
        return flag;
    }
    let all = writable(question);
    flag.help(format!("{}：{all}", question.label)).long_help(explained(question, &all))
}

/// What can be written for an answer.
fn writable(question: &Question) -> String {
    let choices = values(question);
    let said = match question.kind {
        QuestionKind::Place => "名称、拼音或代码".to_owned(),
        QuestionKind::Count { max } => format!("0 到 {max}"),
        QuestionKind::Month => "年月，如 2026-05".to_owned(),
        QuestionKind::Day => "日期，如 2026-11-21".to_owned(),
        QuestionKind::Choice | QuestionKind::Many => String::new(),
    };
    let all = Some(said).filter(|said| !said.is_empty()).into_iter().chain(choices);
    all.collect::<Vec<_>>().join("、")
}

/// The question, each choice with its explanation, and how to find out.
fn explained(question: &Question, all: &str) -> String {
    let mut lines = vec![format!("{}{}", question.prompt, question.help)];
    if question.choices.is_empty() {
        lines.push(format!("可以写：{all}"));
    }
    for choice in &question.choices {
        lines.push(format!("{}：{}。{}", choice.id, choice.label, choice.explain));
    }
    if question.kind == QuestionKind::Many {
        lines.push("none：都没有。几样用逗号隔开，或者重复写这个选项。".to_owned());
    }
    lines.extend(question.unknown.as_ref().map(|how| format!("unknown：不确定。怎么查：{how}")));
    lines.extend(question.default.as_ref().map(|default| format!("不写按「{default}」算。")));
    lines.join("\n")
}

fn value_name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Choice => "选项",
        QuestionKind::Many => "选项,..",
        QuestionKind::Place => "地方",
        QuestionKind::Count { .. } => "数目",
        QuestionKind::Month => "年-月",
        QuestionKind::Day => "年-月-日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::embedded;

    #[test]
    fn a_call_builds_the_flags_of_its_own_command_and_no_others() {
        let topics = &embedded().table.topics;
        let flags = |command: &Command| command.get_arguments().count();
        for (_, name, _) in COMMANDS {
            let (whole, asked) =
                (command(topics), asked(topics, &["yizhuan".into(), (*name).into()]));
            let named = asked.get_subcommands().collect::<Vec<_>>();
            assert_eq!(named.len(), 1, "{name}");
            let same = whole.find_subcommand(name).map(flags);
            assert_eq!(asked.find_subcommand(name).map(flags), same, "{name}");
        }
    }
}
