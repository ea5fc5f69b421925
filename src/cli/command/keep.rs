//! The commands that keep answers in a file and go on from it.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::{Help, answer, printing};
use crate::cli::flags::{self, data, positional, switch, today, valued, with_help};
use crate::cli::looks::{ascii, color, theme};
use crate::model::Topic;
use crate::packed::Packed;

/// Name of the flag with the file that is gone on with.
pub(crate) const UPDATE: &str = "update";

/// The transfer's answers are taken at once, those of a side topic behind its name.
pub(super) fn save(topics: &Packed<Topic>, help: Help) -> Command {
    let side = topics.iter().skip(1).map(|topic| {
        let command = saving(Command::new(topic.id.clone()), topic, help);
        with_help(command.about(topic.title.clone()).long_about(topic.summary.clone()))
    });
    let about = "把答案存成进度文件，以后用 open 接着看";
    saving(Command::new("save"), topics.transfer(), help)
        .arg(
            valued("tick", "材料")
                .action(ArgAction::Append)
                .help("已经备好的材料的 id，可以写几次；有哪些，见 plan --format json"),
        )
        .about(about)
        .long_about(format!(
            "{about}。文件里只有答案、打的勾和当时的结论，没有姓名这些个人信息。\
             别的主题把主题写在前面，例如 yizhuan save gap --scheme employee。办到了新的一步，\
             用 --update 改原来的文件，例如 \
             yizhuan save --update 我的进度.toml --progress accepted --apply-on 受理的那天。"
        ))
        .after_help("例：yizhuan save --output 我的进度.toml --origin 成都 --destination 深圳")
        .subcommands(side)
}

fn saving(command: Command, topic: &Topic, help: Help) -> Command {
    let file = valued(flags::OUTPUT, "文件")
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::FilePath)
        .help("存到这个文件；写 - 就是标准输出；不写就在现在的文件夹里起一个有地方和日期的名字");
    let update = valued(UPDATE, "文件")
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::FilePath)
        .help("接着改这个进度文件：写了的答案换成新的，别的答案和打的勾照旧；不写 --output 就存回这个文件");
    command
        .args(topic.questions.iter().map(|question| answer(question, help)))
        .arg(data())
        .args([update, file, switch(flags::FORCE).help("已经有的文件也盖掉")])
        .arg(today())
}

/// The file is a word of its own, as in every program that opens one.
pub fn open() -> Command {
    let file: Arg = positional("file", "文件")
        .value_parser(value_parser!(OsString))
        .value_hint(ValueHint::FilePath)
        .help("save 或者引导界面存的进度文件；写 - 就从标准输入读，直接输出");
    let about = "打开进度文件，先说结论和下一步，再说存了以后有什么变化";
    printing(Command::new("open"))
        .about(about)
        .long_about(format!(
            "{about}。在终端里打开引导界面，答案和打的勾都在；写上 --plain 就一问一答；\
             写了 --format、--output，或者不在终端里，就直接输出。text、markdown 和 json 连变化一起输出，\
             别的格式只有结果，变化写到标准错误。文件本身不会被改动。"
        ))
        .after_help("例：yizhuan open 我的进度.toml")
        .arg(file)
        .arg(ascii())
        .arg(color())
        .arg(theme())
        .arg(switch("plain").help("不用界面，一问一答；不在终端里，就输出文字"))
}
