//! Statement of what came of printing, writing or copying.

use crate::diagnostic::Diagnostic;
use crate::output::file::FileError;
use crate::output::printer::Printed;
use crate::tui::canvas::Canvas;
use crate::tui::outside::Done;
use crate::tui::theme::Role;

/// States what came of the last thing done outside, and leaves a line free; it names another way to take it.
pub(crate) fn draw(canvas: &mut Canvas, done: Option<&Done>, instead: &str) {
    if let Some(done) = done {
        let visitor = canvas.look.kiosk.then_some(instead);
        let (role, words) = words(done, visitor);
        canvas.role(role, &words);
        canvas.space(1);
    }
}

fn words(done: &Done, visitor: Option<&str>) -> (Role, String) {
    match done {
        Done::Written(path, bytes) => {
            (Role::Good, format!("已经写好：{}（{}）。", path.display(), size(*bytes)))
        }
        Done::NotWritten(error) => {
            let said = Diagnostic::from(error.clone());
            let words = match error {
                FileError::There(_) => {
                    format!("{}。请改文件名，或者选「盖掉原来的文件」。", said.what())
                }
                FileError::Other(_) => said.sentence(),
            };
            (Role::Warn, words)
        }
        // Only the page that asked for it says so.
        Done::Read(..) | Done::NotRead(_) => (Role::Text, String::new()),
        Done::Sent => {
            let doubt = "粘贴不出来，就是这个终端不支持，可以存成文件。";
            (Role::Good, format!("已发送到终端剪贴板。{doubt}"))
        }
        Done::NotSent(error) => (Role::Warn, format!("没有发送成功：{error}。可以存成文件。")),
        Done::Printing => (Role::Text, "正在送去打印……可以先做别的。".to_owned()),
        Done::Already => (Role::Text, "已经在打印，请等一等。".to_owned()),
        Done::Once if visitor.is_some() => (Role::Warn, ONCE.to_owned()),
        Done::Once => (Role::Warn, "已经打印过了。还要一份，请退出这一页再进来。".to_owned()),
        Done::Busy => (Role::Warn, "上一份还在送去打印，请等它结束。".to_owned()),
        Done::NoPrinting(error) => match visitor {
            Some(instead) => unprinted(instead),
            None => (Role::Warn, format!("打印命令用不了（{error}）。{INSTEAD}")),
        },
        Done::Printed(printed) => match (visitor, printed) {
            (Some(_), Printed::Taken(_)) => (Role::Good, "已经送去打印，请到出纸口取。".to_owned()),
            (Some(instead), _) => unprinted(instead),
            (None, printed) => self::printed(printed),
        },
    }
}

/// To a visitor the same is printed once.
const ONCE: &str = "已经打印过了，请到出纸口取。没有出纸，或者还要一份的，请找工作人员。";

const INSTEAD: &str = "可以扫码，或者存成文件。";

/// That nothing was printed, without what a command says to those who set it up.
fn unprinted(instead: &str) -> (Role, String) {
    (Role::Warn, format!("没有打印成功。可以{instead}，或者请工作人员看一下打印机。"))
}

fn printed(printed: &Printed) -> (Role, String) {
    match printed {
        Printed::Taken(answer) if answer.is_empty() => {
            (Role::Good, "已经送到打印队列。".to_owned())
        }
        Printed::Taken(answer) => (Role::Good, format!("已经送到打印队列，回答是：{answer}")),
        Printed::Failed(answer) if answer.is_empty() => {
            (Role::Warn, format!("没有打印成功，打印命令没有说原因。{INSTEAD}"))
        }
        Printed::Failed(answer) => {
            (Role::Warn, format!("没有打印成功，回答是：{answer}。{INSTEAD}"))
        }
        Printed::Silent => (Role::Warn, format!("打印命令没有回应，已经停下它。{INSTEAD}")),
    }
}

fn size(bytes: usize) -> String {
    if bytes < 1024 { format!("{bytes} 字节") } else { format!("{} KB", bytes.div_ceil(1024)) }
}
