//! The command line of `yizhuan data`.

use std::ffi::OsString;

use clap::{Arg, Command, ValueHint, value_parser};

use crate::cli::flags::{positional, switch, to_file, today, with_help};
use crate::cli::list;

pub fn command() -> Command {
    let pack = Command::new("pack")
        .about("把一个数据文件夹打成一个文件，给发布者签名")
        .long_about(
            "把一个数据文件夹打成一个文件，给发布者用 minisign 签名。文件夹里要有 pack.toml：\
             发布者、版本、有效期、换下哪个版本、给哪些版本的程序。同样的文件夹打出来一个字节也不差。",
        )
        .after_help("例：yizhuan data pack my-data --output 2027.1.pack")
        .arg(path("folder", "文件夹").help("数据文件夹，和 --data 的写法一样，另有 pack.toml"))
        .args(to_file());
    let install = Command::new("install")
        .about("核对签名、版本、有效期，说明会改变什么，然后安装一个数据包")
        .long_about(
            "核对一个数据包的签名、版本和有效期，说明会改变什么，然后安装。签名在它旁边，名字后面多 .minisig；\
             钥匙要在这台机器的名单里。有一处不对就不安装，原来的照用。",
        )
        .after_help("例：yizhuan data install /media/usb/2027.1.pack")
        .arg(path("file", "文件").help("数据包"))
        .arg(switch("yes").help("说明变化以后不问，直接安装"))
        .arg(today().help("按哪一天的答案比较改了什么，如 2026-11-21，不写是今天；能不能安装只看机器的日期"));
    let rollback = Command::new("rollback")
        .about("退回前一个数据包；再没有了，退回程序自带的数据")
        .after_help("例：yizhuan data rollback");
    let status = Command::new("status")
        .about("在用的是哪份数据，信任谁的钥匙")
        .after_help("例：yizhuan data status")
        .arg(list::format());
    Command::new("data")
        .about("数据包：打包、安装、退回、看状态")
        .after_help("例：yizhuan data status")
        .subcommands([pack, install, rollback, status].map(with_help))
}

fn path(name: &'static str, value: &'static str) -> Arg {
    positional(name, value).value_parser(value_parser!(OsString)).value_hint(ValueHint::AnyPath)
}
