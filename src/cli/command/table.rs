//! The commands for those who write and check the table.

use std::ffi::OsString;

use clap::{Arg, Command, value_parser};

use super::{Help, answer};
use crate::cli::flags::{data, positional, switch, to_file, today, valued, with_help};
use crate::cli::list;
use crate::model::Topic;
use crate::packed::Packed;
use crate::rules::keys::FILES;

/// The commands for those who write and check the table.
pub(super) fn rules(topics: &Packed<Topic>, help: Help) -> Command {
    let of_topic = || valued("topic", "主题").help("只看这个主题");
    let new = Command::new("new")
        .about("给一个地方起一个规则文件：写好说明，填上就能用")
        .long_about(
            "打印一个地方的规则文件，全是说明：各方面怎么写，哪些全国规则可以改写。\
             文件名也写在里面（自带的已经有这个地方的，名字加后缀），用 --data 加上，再用 yizhuan rules check --place 检查。",
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
        .arg(positional("rule", "规则").help("规则的 id"))
        .arg(list::format());
    let sources = Command::new("sources")
        .about("列出依据的文件：核对了多久、有没有过期、哪些规则依据它")
        .after_help("例：yizhuan rules sources 医疗保障法")
        .arg(positional("word", "词").num_args(0..=1).help("id 或标题里有这个词的；不写就列出全部"))
        .arg(list::format())
        .arg(today());
    Command::new("rules")
        .about("规则表：检查、新建、列出、查看、跟踪，给写规则的人用")
        .after_help("例：yizhuan rules check")
        .arg(data())
        .subcommands(
            [
                check(),
                new,
                format(),
                schema(),
                list,
                show,
                trace(topics, help),
                sources,
                todo(),
                coverage(of_topic()),
                diff(),
            ]
            .map(|one| with_help(one.arg(data()))),
        )
}

fn check() -> Command {
    Command::new("check")
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
        .arg(today())
}

fn coverage(of_topic: Arg) -> Command {
    Command::new("coverage")
        .about("大城市之间哪些方案只靠二手材料，哪个用例让哪条规则说话；有规则没有用例时结束码是 1")
        .long_about(
            "先列大城市两两之间哪些方案只靠二手材料，每一对都列出；再列每条规则有哪些用例让它说话，\
             有规则没有用例时结束码是 1。用例在源代码里，不在那里运行、也没有写 --cases 的，只列前一样。",
        )
        .after_help("例：yizhuan rules coverage --pairs")
        .arg(switch("pairs").help("只列大城市之间只靠二手材料的方案，不看用例"))
        .arg(of_topic)
        .arg(valued("cases", "文件夹").help("放用例的文件夹；不写是 tests/cases，没有就不看用例"))
        .arg(list::format())
        .arg(today())
}

fn todo() -> Command {
    Command::new("todo")
        .about("哪些话要再核对，哪些方面还没有资料，给维护数据的人用")
        .long_about(
            "按地方、再按说错了的后果，列出要再核对的话：已过有效期、只有二手材料、没有日期、很久没有核对、\
             一个月内开始或结束的，每条写明哪天、哪份文件。最前面是一个月内哪里的居民集中参保期要开始、要结束，\
             哪里的往年这时开放、这一年的还没有收录；最后是一句话也没有的方面。",
        )
        .after_help("例：yizhuan rules todo --place 云南")
        .arg(list::format())
        .arg(valued("place", "地方").help("只说这个地方、和它下面的地方的规则"))
        .arg(valued("max-age", "天数").help("依据超过这么多天没有核对算很久；不写是 180"))
        .arg(today())
}

fn format() -> Command {
    Command::new("format")
        .about("规则文件的格式说明：从十分钟的例子开始")
        .after_help("例：yizhuan rules format --output 格式.md")
        .args(to_file())
}

fn schema() -> Command {
    Command::new("schema")
        .about("规则文件的 JSON Schema：给编辑器补全、检查用")
        .long_about(
            "打印一种规则文件可以写的键和取值，JSON Schema 的格式；方面、依据、主题的 id 按正在用的数据列出。\
             存成文件，在规则文件的第一行写 #:schema 和它的路径，编辑器（如 Even Better TOML）就会补全、指出写错的键。",
        )
        .after_help("例：yizhuan rules schema local --output local.schema.json")
        .arg(
            positional("file", "文件")
                .num_args(0..=1)
                .help(format!("{}；不写就是 {}", FILES.join("、"), FILES[0])),
        )
        .args(to_file())
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
                .num_args(1..)
                .value_parser(value_parser!(OsString))
                .help("旧的和新的，和 --data 的写法一样，也可以是完整的 assets、签过名的数据包；只写一个时，旧的是程序自带的（也写作 -）"),
        )
        .arg(valued("format", "格式").help("输出格式：text（给人看的文字）；json（给程序读的一个对象）；不写是 text"))
        .args(to_file())
        .arg(today())
}

/// The transfer's answers are taken at once, those of a side topic behind its name.
fn trace(topics: &Packed<Topic>, help: Help) -> Command {
    let answered = |command: Command, topic: &Topic| {
        let flags = topic.questions.iter().map(|question| answer(question, help));
        command.args(flags).arg(list::format()).arg(today())
    };
    let side = topics.iter().skip(1).map(|topic| {
        let command = Command::new(topic.id.clone()).about(topic.title.clone()).arg(data());
        with_help(answered(command, topic))
    });
    answered(Command::new("trace"), topics.transfer())
        .about("按给出的答案，每条规则有没有采用、由哪个条件决定")
        .long_about(
            "按给出的答案，列出看过的每一条规则：采用的打勾，没有采用的写明由哪个条件决定。\
             别的主题把主题写在前面，例如 yizhuan rules trace gap --scheme employee。",
        )
        .after_help("例：yizhuan rules trace --from-scheme employee --to-scheme employee --origin 成都 --destination 福州 --gap-months 5")
        .subcommands(side)
}
