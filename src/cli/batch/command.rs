//! `yizhuan batch` as clap sees it.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::{Command, ValueHint, value_parser};

use super::input::Kind;
use super::work::Form;
use crate::cli::candidates;
use crate::cli::flags::{data, positional, to_file, today, valued};
use crate::model::Topic;
use crate::packed::Packed;

/// Name of the argument with the input.
pub(crate) const IN: &str = "input";
/// Name of the flag that says how the input is written.
pub(crate) const FROM: &str = "from";
/// Name of the flag with the topic.
pub const TOPIC: &str = "topic";
/// Name of the flag that says what of a result is written.
pub(crate) const FIELDS: &str = "fields";
/// Name of the flag with the number of threads.
pub(crate) const JOBS: &str = "jobs";
/// How the results can be written.
pub(crate) const FORMATS: [&str; 2] = Form::NAMES;
/// How the input can be written.
pub(crate) const KINDS: [&str; 3] = Kind::NAMES;

const ABOUT: &str = "一次算很多行：每一行答案出一行结果，次序不变";

pub fn command(topics: &Packed<Topic>) -> Command {
    let names: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    Command::new("batch")
        .about(ABOUT)
        .long_about(format!("{ABOUT}。{LONG}"))
        .after_help(
            "例：yizhuan batch 名单.csv --format csv --output 结果.csv\n\
             结束码：0 每一行都算出来了；1 有的行没有算出来，或者文件读不了、写不了；2 命令写错了；\
             3 规则数据不能用；130 中途停下。",
        )
        .arg(
            positional(IN, "文件")
                .value_parser(value_parser!(OsString))
                .value_hint(ValueHint::FilePath)
                .help("答案的文件，.csv、.tsv、.xlsx、.jsonl 或者 .ndjson 结尾；写 - 就从标准输入读"),
        )
        .arg(valued(FROM, "格式").help(
            "输入是哪一种：csv、jsonl、xlsx；不写就看文件名的结尾，从标准输入读时要写",
        ))
        .arg(valued("format", "格式").help(
            "结果写成哪一种：jsonl（每行一个 JSON 对象）；csv（一张表，Excel 能打开）；不写就看 --output 的文件名，都没有就是 jsonl",
        ))
        .arg(valued(FIELDS, "名称").help(
            "只写结果里的这几样，用逗号隔开：csv 写列名，如 verdict,hotline；\
             jsonl 写键，如 verdict,gap；不写就全写",
        ))
        .arg(valued(TOPIC, "主题").help(format!("问哪件事：{}；不写是 {}", names.join("、"), names[0])))
        .args(to_file())
        .arg(valued(JOBS, "个数").help("用几个线程算，1 到 256；不写就用上全部处理器"))
        .arg(today())
        .arg(data())
}

/// The same with every value that can be listed, for completions.
pub(crate) fn listing(command: Command, topics: &Packed<Topic>) -> Command {
    let fields = Form::NAMES.iter().filter_map(|name| Form::named(name));
    let fields = fields.flat_map(|form| form.fields(topics.transfer())).map(str::to_owned);
    let fields: Vec<String> = fields.collect::<BTreeSet<_>>().into_iter().collect();
    let topics: Vec<String> = topics.iter().map(|topic| topic.id.clone()).collect();
    command
        .mut_arg(FIELDS, |arg| candidates::listing(arg, fields))
        .mut_arg(FROM, |arg| arg.value_parser(PossibleValuesParser::new(KINDS)))
        .mut_arg("format", |arg| arg.value_parser(PossibleValuesParser::new(FORMATS)))
        .mut_arg(TOPIC, |arg| arg.value_parser(PossibleValuesParser::new(topics)))
}

const LONG: &str = "\n\
     CSV 的第一行写列名，JSON 的键也一样：问题的名称（和命令行的选项一样，例如 gap_months），\
     或者它的中文标签。没有答案的格空着，JSON 里写 null 或者不写；几样一起写的用逗号隔开，\
     JSON 里写成列表。另外可以有一列 id（或者编号），只能放单位自己的编号，原样写进结果，程序不看它；\
     别的列一概不收，所以姓名、证件号码不会进到结果里。\n\
     Excel 的 .xlsx 读第一张工作表，展开后最多 50 MB；CSV 可以是 UTF-8 或者 GB18030（中文 Excel 存的 CSV），\
     格之间是逗号、分号或者制表符，开头的 sep=, 跳过。\n\
     写错的一行得到一行 error，写明原因，其余的照算；line 是那一行在文件里从第几行开始。\
     最后在标准错误里写一共多少行、多少行没有算出来、用了多久。\n\
     csv 的开头有 UTF-8 标记，Excel 直接打开不会乱码；以 = + - @ 开头的编号前面加一个单引号，\
     免得被当成公式。csv 只有要点，每句话的依据在 jsonl 里。\n\
     按 Ctrl-C 就停：读到的行写完，不留半行；写到文件的，写完的部分照样留下。";
