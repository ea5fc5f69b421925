//! The command line as clap sees it; the flags of `plan` are the questions of the table.

mod keep;
mod listed;

pub use listed::with_values;

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, value_parser};

use super::compare::LATER;
use super::flags::{data, positional, switch, to_file, today, valued, with_help};
use super::help::WORDS;
use super::schema::SHAPE;
use super::{batch, list, manual, packs};
use crate::answers::{flag, values};
use crate::export::EXPORTERS;
use crate::model::{Question, QuestionKind, Topic};
use crate::report::claims::{ID, SUMMARY, TITLE};

/// Heading of the flags that are answers.
pub const ANSWERS: &str = "答案";

/// Shells that completions are made for.
pub const SHELLS: &[&str] = &["bash", "elvish", "fish", "powershell", "zsh"];

/// The whole command line.
pub fn command(topics: &[Topic]) -> Command {
    let root = Command::new("yizhuan")
        .about("医保转移向导：换了城市，医保关系怎么转、要带什么、几天办完、断缴怎么办")
        .long_about(
            "医保转移向导：换了城市，医保关系怎么转、要带什么、几天办完、断缴怎么办。\n\
             不写命令就打开引导界面，一题一页。程序不联网，您不存就不留下答案；它不是经办机构，\
             办理以经办机构为准，拿不准请拨打 12393。",
        )
        .after_help(manual::in_short())
        .arg(data())
        .arg(switch("ascii").help("界面只用 ASCII 字符画线和标记"))
        .arg(color())
        .arg(kiosk())
        .arg(switch("plain").help("不用界面，一问一答；适合读屏软件和管道"))
        .arg(today())
        .arg(switch("version").short('V').help("显示程序和规则数据的版本、最后核对日"));
    with_help(root).subcommands(
        [
            plan(&topics[0]),
            topic(topics),
            compare(&topics[0]),
            keep::save(topics),
            keep::open(),
            batch::command(topics),
            places(),
            regions(),
            workdays(),
            rules(topics),
            packs::command(),
            completions(),
            man(),
            licences(),
            schema(),
            help(),
            Command::new("version").about("显示程序和规则数据的版本、最后核对日").arg(data()),
        ]
        .map(with_help),
    )
}

fn plan(transfer: &Topic) -> Command {
    let about = "按给出的答案直接出方案，不提问";
    answering(Command::new("plan"), transfer)
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
fn compare(transfer: &Topic) -> Command {
    let about = "两三个方案并排比：换个转入地、换一种医保，或者过几个月再办";
    let command = answering(Command::new("compare"), transfer);
    let several = transfer.questions.iter().fold(command, |command, question| {
        command.mut_arg(&question.id, |arg| arg.action(ArgAction::Append))
    });
    several
        .about(about)
        .long_about(format!(
            "{about}，先说不同的。答案的写法和 plan 一样，要比的那一项写两三个，用逗号隔开，\
             或者把选项写两三次；一次比一项。"
        ))
        .after_help("例：yizhuan compare --from-scheme employee --origin 成都 --destination 杭州,深圳 --gap-months 2")
        .arg(valued(LATER, "月数").help("和这么多个月以后比，其间没有缴费，1 到 24"))
}

fn topic(topics: &[Topic]) -> Command {
    let one = |topic: &Topic| {
        let command = answering(Command::new(topic.id.clone()), topic);
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
fn answering(command: Command, topic: &Topic) -> Command {
    printing(command.args(topic.questions.iter().map(answer)))
}

/// The flags that say how to print.
fn printing(command: Command) -> Command {
    let formats = EXPORTERS.iter().map(|each| format!("{}（{}）", each.name, each.about));
    let formats = formats.collect::<Vec<_>>().join("；");
    command
        .arg(data())
        .arg(valued("format", "格式").help(format!("输出格式：{formats}；不写是 text")))
        .arg(today())
        .arg(valued("width", "格数").help(
            "文字每行最多几格，20 到 500；不写按终端宽度，不在终端里是 80。格数越多，二维码越少",
        ))
        .args(to_file())
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
        .long_about("从某一天起数工作日。当天不算，调休上班的周末算；放假安排没有公布的年份，结果标为暂定。")
        .after_help("例：yizhuan workdays 2026-11-23 10")
        .arg(data())
        .arg(list::format())
        .arg(positional("from", "起算日").help("从这一天之后开始数，写成 2026-11-23"))
        .arg(positional("days", "天数").allow_negative_numbers(true).help("几个工作日，1 到 1000"))
}

/// The commands for those who write and check the table.
fn rules(topics: &[Topic]) -> Command {
    let of_topic = || valued("topic", "主题").help("只看这个主题");
    let check = Command::new("check")
        .about("检查整张规则表：空白、重叠、自相矛盾、从不生效、多余、没有用到、文字不合适")
        .long_about(
            "检查整张规则表，每个主题、每对地方、每一种答案都走到。\n\
             算问题的有：空白（有的答案在某一部分一句话也没有）、重叠（同一件事的两条规则同时成立，\
             只靠先后决定）、自相矛盾（一份方案说了不能一起说的两件事）、从不生效、多余、多余的标记、没有用到的问题、没有引用的依据、文字不合适。\n\
             只作提醒的有：已过有效期、很久没有核对；写了 --strict 也算问题。\n\
             有问题时结束码是 1。",
        )
        .after_help("例：yizhuan rules check --max-age 90")
        .arg(valued("format", "格式").help("输出格式：text、json；不写是 text"))
        .arg(valued("place", "地方").help("只说这个地方、和它下面的地方的规则"))
        .arg(valued("max-age", "天数").help("依据超过这么多天没有核对就提醒；不写是 180"))
        .arg(switch("strict").help("提醒也算问题"))
        .args(to_file())
        .arg(today());
    let new = Command::new("new")
        .about("给一个地方起一个规则文件：写好说明，填上就能用")
        .long_about(
            "打印一个地方的规则文件，全是说明：各方面怎么写，哪些全国规则可以改写。\
             存成 local/<代码>.toml，用 --data 加上，再用 yizhuan rules check --place 检查。",
        )
        .after_help("例：yizhuan rules new 曲靖 --output my-data/local/530300.toml")
        .arg(positional("place", "地方").required(true).help("名称或者代码"))
        .args(to_file());
    let list = Command::new("list")
        .about("列出规则")
        .after_help("例：yizhuan rules list --place 厦门")
        .arg(of_topic())
        .arg(list::format())
        .arg(valued("place", "地方").help("只看在这个地方说话的地方规则：市的和省的"));
    let show = Command::new("show")
        .about("一条规则的全部内容：条件、正文、依据")
        .after_help("例：yizhuan rules show gap-over3")
        .arg(positional("rule", "规则").help("规则的 id"));
    let sources = Command::new("sources")
        .about("列出依据的文件：核对了多久、有没有过期、哪些规则依据它")
        .after_help("例：yizhuan rules sources 医疗保障法")
        .arg(positional("word", "词").num_args(0..=1).help("id 或标题里有这个词的；不写就列出全部"))
        .arg(list::format())
        .arg(today());
    let schema = Command::new("schema")
        .about("规则文件的 JSON Schema：给编辑器补全、检查用")
        .long_about(
            "打印一种规则文件可以写的键和取值，JSON Schema 的格式；方面、依据、主题的 id 按正在用的数据列出。\
             存成文件，在规则文件的第一行写 #:schema 和它的路径，编辑器（如 Even Better TOML）就会补全、指出写错的键。",
        )
        .after_help("例：yizhuan rules schema local --output local.schema.json")
        .arg(
            positional("file", "文件")
                .num_args(0..=1)
                .help("local（不写就是它）、topic、sources、aspects、claims、calendar、meta"),
        )
        .args(to_file());
    let coverage = Command::new("coverage")
        .about("哪个用例让哪条规则说话；有规则没有用例时结束码是 1")
        .after_help("例：yizhuan rules coverage --cases tests/cases")
        .arg(of_topic())
        .arg(valued("cases", "文件夹").help("放用例的文件夹；不写是 tests/cases"));
    Command::new("rules")
        .about("规则表：检查、新建、列出、查看、跟踪，给写规则的人用")
        .after_help("例：yizhuan rules check")
        .arg(data())
        .subcommands(
            [check, new, schema, list, show, trace(topics), sources, coverage, diff()]
                .map(|one| with_help(one.arg(data()))),
        )
}

fn diff() -> Command {
    Command::new("diff")
        .about("比较两份规则数据：哪些条目、哪些日子、哪些答案不同")
        .long_about(
            "比较两份规则数据：哪些依据、规则和放假安排不同，哪些地方、哪些答案的结果会变。\
             每个有变化的地方分别作为转出地和转入地，配上常见的答案，用两份数据各算一遍。",
        )
        .after_help("例：yizhuan rules diff ./my-data")
        .arg(
            positional("folders", "文件夹")
                .num_args(0..)
                .value_parser(value_parser!(OsString))
                .help("旧的和新的，和 --data 的写法一样，也可以是完整的 assets；只写一个时，旧的是程序自带的（也写作 -）"),
        )
        .arg(valued("format", "格式").help("输出格式：text（给人看的文字）；json（给程序读的一个对象）；不写是 text"))
        .args(to_file())
        .arg(today())
}

/// The transfer's answers are taken at once, those of a side topic behind its name.
fn trace(topics: &[Topic]) -> Command {
    let answered = |command: Command, topic: &Topic| {
        command.args(topic.questions.iter().map(answer)).arg(today())
    };
    let side = topics.iter().skip(1).map(|topic| {
        let command = Command::new(topic.id.clone()).about(topic.title.clone()).arg(data());
        with_help(answered(command, topic))
    });
    answered(Command::new("trace"), &topics[0])
        .about("按给出的答案，每条规则有没有采用、由哪个条件决定")
        .long_about(
            "按给出的答案，列出看过的每一条规则：采用的打勾，没有采用的写明由哪个条件决定。\
             别的主题把主题写在前面，例如 yizhuan rules trace gap --scheme employee。",
        )
        .after_help("例：yizhuan rules trace --from-scheme employee --to-scheme employee --origin 成都 --destination 福州 --gap-months 5")
        .subcommands(side)
}

fn completions() -> Command {
    Command::new("completions")
        .about("输出命令补全脚本")
        .after_help(
            "例：yizhuan completions bash > ~/.local/share/bash-completion/completions/yizhuan",
        )
        .arg(positional("shell", "SHELL").help(format!("哪一种：{}", SHELLS.join("、"))))
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
        .arg(positional(SHAPE, "形状").help("哪一种，例如 plan、topic"))
        .arg(list::format())
        .arg(data())
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
    Command::new("licences").about("显示本程序和所带字体的许可")
}

/// The flag of a question.
fn answer(question: &Question) -> Arg {
    let choices = values(question);
    let said = match question.kind {
        QuestionKind::Place => "名称、拼音或代码".to_owned(),
        QuestionKind::Count { max } => format!("0 到 {max}"),
        QuestionKind::Month => "年月，如 2026-05".to_owned(),
        QuestionKind::Day => "日期，如 2026-11-21".to_owned(),
        QuestionKind::Choice | QuestionKind::Many => String::new(),
    };
    let all = Some(said).filter(|said| !said.is_empty()).into_iter().chain(choices);
    let all = all.collect::<Vec<_>>().join("、");
    let action = match question.kind {
        QuestionKind::Many => ArgAction::Append,
        _ => ArgAction::Set,
    };
    valued(&question.id, value_name(question.kind))
        .long(flag(&question.id).trim_start_matches('-').to_owned())
        .help_heading(ANSWERS)
        .action(action)
        .help(format!("{}：{all}", question.label))
        .long_help(explained(question, &all))
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

/// Whether the screens have colours.
fn color() -> Arg {
    valued("color", "哪一种")
        .help("界面用不用颜色：auto 看终端；always 总用；never 不用；不写是 auto")
}

fn kiosk() -> Arg {
    valued("kiosk", "秒数")
        .num_args(0..=1)
        // Without a number the next flag is a flag: `--kiosk --ascii`.
        .allow_hyphen_values(false)
        .default_missing_value("120")
        .help("公用机器：停这么多秒没人按键就清空答案回到首页，不能退出；不写秒数是 120")
}
