//! What is said of a folder with data of this machine.

use crate::model::Beside;

/// The fewest words that say a folder was refused; empty where none was.
pub fn mark(beside: &Beside) -> &'static str {
    match beside {
        Beside::Used { .. } => "",
        Beside::Refused { .. } => "本机数据有误",
    }
}

/// A few words for every page; empty where nothing was refused.
pub fn short(beside: &Beside) -> &'static str {
    match beside {
        Beside::Used { .. } => "",
        Beside::Refused { .. } => "本机数据有误，没有使用",
    }
}

/// The whole of it.
pub fn long(beside: &Beside) -> String {
    match beside {
        Beside::Used { folder } => format!("另有本机数据：{folder}"),
        Beside::Refused { folder, why } => {
            format!("本机数据没有使用，现在用的是程序自带的数据。文件夹：{folder}。{why}")
        }
    }
}
