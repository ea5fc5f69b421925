//! Notices about a folder with data of this machine.

use crate::model::Overlay;

/// The fewest words that say a folder was refused; empty where none was.
pub fn mark(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Used { .. } => "",
        Overlay::Refused { .. } => "本机数据有误",
    }
}

/// A few words for every page; empty where nothing was refused.
pub fn short(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Used { .. } => "",
        Overlay::Refused { .. } => "本机数据有误，没有使用",
    }
}

/// The whole of it.
pub fn long(overlay: &Overlay) -> String {
    match overlay {
        Overlay::Used { folder } => format!("另有本机数据：{folder}"),
        Overlay::Refused { folder, why } => {
            format!("本机数据没有使用，现在用的是程序自带的数据。文件夹：{folder}。{why}")
        }
    }
}
