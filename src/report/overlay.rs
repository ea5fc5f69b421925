//! Notices about data that was put over the program's own.

use super::words;
use crate::model::Overlay;

/// The fewest words that say a folder was refused or a pack is over; empty where neither is so.
pub fn mark(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Signed { expired: true, .. } => "数据已到期",
        Overlay::Signed { .. } | Overlay::Used { .. } => "",
        Overlay::Refused { .. } => "本机数据有误",
    }
}

/// A few words for every page; empty where there is nothing to warn of.
pub fn short(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Signed { expired: true, .. } => "数据已到期，可能有变化，请核对",
        Overlay::Signed { .. } | Overlay::Used { .. } => "",
        Overlay::Refused { .. } => "本机数据有误，没有使用",
    }
}

/// The whole of it.
pub fn long(overlay: &Overlay) -> String {
    match overlay {
        Overlay::Signed { publisher, version, until, expired } => {
            let until = words::day(*until);
            let said = format!("数据由{publisher}发布，版本 {version}，有效期到 {until}");
            let late = "。已经到期，可能有变化，请安装新的数据包；拿不准请拨打 12393";
            said + if *expired { late } else { "" }
        }
        Overlay::Used { folder, doubt } if doubt.is_empty() => format!("另有本机数据：{folder}"),
        Overlay::Used { folder, doubt } => format!("另有本机数据：{folder}。{doubt}"),
        Overlay::Refused { folder, why } => {
            format!("本机数据没有使用，现在用的是程序自带的数据。文件夹：{folder}。{why}")
        }
    }
}
