//! Notices about data that was put over the program's own.

use super::words;
use crate::model::Overlay;

/// The fewest words that say a folder was refused; empty where it was not.
pub fn mark(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Signed { .. } | Overlay::Outdated { .. } | Overlay::Used { .. } => "",
        Overlay::Refused { is_pack: true, .. } => "数据包有误",
        Overlay::Refused { .. } => "本机数据有误",
    }
}

/// A few words for every page; empty where there is nothing to warn of.
pub fn short(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Signed { .. } | Overlay::Outdated { .. } | Overlay::Used { .. } => "",
        Overlay::Refused { is_pack: true, .. } => "数据包有误，没有使用",
        Overlay::Refused { .. } => "本机数据有误，没有使用",
    }
}

/// The whole of it.
pub fn long(overlay: &Overlay) -> String {
    match overlay {
        Overlay::Signed { publisher, version, until, .. } => {
            format!("数据由{publisher}发布，版本 {version}，有效期到 {}", words::day(*until))
        }
        Overlay::Outdated { publisher, version } => {
            format!("{publisher}发布的数据包 {version} 没有使用：程序自带的数据已经比它新")
        }
        Overlay::Used { folder, doubt, lost } => {
            let more = [lost, doubt].map(String::as_str).concat();
            let end = if more.is_empty() { "" } else { "。" };
            format!("另有本机数据：{folder}{end}{more}")
        }
        Overlay::Refused { folder, why, is_pack } => {
            let (what, place) = if *is_pack {
                ("安装的数据包", "存放在")
            } else {
                ("本机数据", "文件夹")
            };
            format!("{what}没有使用，现在用的是程序自带的数据。{place}：{folder}。{why}")
        }
    }
}
