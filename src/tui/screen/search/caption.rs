//! The line over the list: what it shows, and how to choose from it.

use super::file::File;
use super::{List, Search};
use crate::text::width;

impl Search {
    /// What the list below shows; one line, whatever was typed.
    pub(super) fn caption(&self, list: &List, columns: u16, kiosk: bool) -> String {
        // Half a word of how is none.
        let with = |what: String, how: &str| {
            let fits = width(&what) + width(how) <= columns.into();
            if fits { what + how } else { what }
        };
        // What is wrong stands below.
        if list.wrong().is_some() {
            return "改一改就能出方案：".to_owned();
        }
        if let Some((word, unsure)) = list.unsure() {
            let how = match (self.choosing, list.asks()) {
                (true, _) => "按数字选：",
                (false, true) => "先按 Enter，再按数字：",
                (false, false) => "Enter，或向下键再数字：",
            };
            return with(unsure.readings.question(word), how);
        }
        match list.found.hits.len() {
            _ if list.file == Some(File::Named) => "按 Enter 打开这个文件：".to_owned(),
            _ if list.plan.is_some() => "听到的是这些，按 Enter 出方案：".to_owned(),
            0 if list.own.is_empty() && list.file.is_none() => {
                format!("没有找到。换个词，或者按 {} 清空。", if kiosk { "." } else { "Esc" })
            }
            _ if list.found.near => "没有完全对上的，最接近的是：".to_owned(),
            count if self.field.value().trim().is_empty() && kiosk => {
                format!("{count} 条常见说法，按数字看对不对：")
            }
            count if self.field.value().trim().is_empty() => {
                format!("{count} 条常见说法；打字查所有的：想问的事、地方、电话")
            }
            count => {
                format!("找到 {} 条：", count + list.own.len() + usize::from(list.file.is_some()))
            }
        }
    }
}
