//! The manual's part that holds for every command: the numbers it ends with, the environment, files.

use std::fmt::Write as _;

/// The numbers a command ends with.
const EXITS: &[(&str, &str)] =
    &[("0", "已给出结果"), ("1", "其他错误"), ("2", "命令写错了"), ("3", "规则数据不能用")];

/// Numbers of single commands that mean more, and which commands.
const OWN: &[(&str, &str, &str)] = &[
    ("yizhuan batch", "1", "有的行没有算出来，或者文件读不了、写不了"),
    ("yizhuan batch", "130", "中途停下"),
    ("yizhuan rules check", "1", "规则表有问题"),
    ("yizhuan rules coverage", "1", "有规则没有用例"),
];

/// Variables of the environment that are read.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR", "设了就不用颜色，二维码除外。"),
    ("YIZHUAN_PRINT", "打印 A4 纸的命令，例如 lp -d 大厅，内容从标准输入给它；不设就用 lp。"),
    ("YIZHUAN_PRINT_RECEIPT", "打印 80 毫米小票的命令，不设就没有这一项。"),
    ("TERM", "是 dumb 就不用颜色。"),
    ("XDG_CONFIG_HOME", "放设置文件的文件夹；不设是 ~/.config。"),
    ("XDG_DATA_HOME", "放本机数据的文件夹；不设是 ~/.local/share。"),
];

/// Files that are read without being named.
const FILES: &[(&str, &str)] = &[
    (
        "~/.config/yizhuan/config.toml",
        "本机的设置：print 和 print_receipt（打印命令）、color、theme、ascii、destination（机器所在的地方）、title；选项和环境变量先于它。",
    ),
    (
        "~/.local/share/yizhuan/data/",
        "本机的放假安排、地方规则和依据，和 --data 一样用；macOS 和 Windows 上是系统放程序数据的文件夹。",
    ),
];

/// The numbers and the variables under the help of the program.
pub(crate) fn in_short() -> String {
    let exits: Vec<String> = EXITS.iter().map(|(exit, why)| format!("{exit} {why}")).collect();
    let mut text = format!("结束码：{}。", exits.join("；"));
    for (name, what) in ENVIRONMENT {
        let _ = write!(text, "\n{name}：{what}");
    }
    text
}

/// The last sections of a page of the manual.
pub(crate) fn closing(path: &str, examples: &str) -> String {
    let own = OWN.iter().filter(|(command, ..)| *command == path);
    let own: Vec<(&str, &str)> = own.map(|(_, exit, why)| (*exit, *why)).collect();
    let usual = EXITS.iter().filter(|(exit, _)| own.iter().all(|(other, _)| other != exit));
    let mut exits: Vec<(&str, &str)> = usual.copied().chain(own.iter().copied()).collect();
    exits.sort_by_key(|(exit, _)| exit.parse().unwrap_or(u8::MAX));
    let mut out = section("结束码", &exits) + &section("环境变量", ENVIRONMENT);
    out += &section("文件", FILES);
    if let Some(example) = examples.strip_prefix("例：") {
        let _ = writeln!(out, ".SH 例子\n{}", escaped(example));
    }
    out
}

fn section(title: &str, entries: &[(&str, &str)]) -> String {
    let mut out = format!(".SH {title}\n");
    for (name, what) in entries {
        let _ = writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(name), escaped(what));
    }
    out
}

/// The formatter takes a hyphen for a place to break, and a backslash for its own.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-")
}
