//! Mistakes in the command line itself that several commands find.

use crate::diagnostic::{Diagnostic, shown};

/// Something that a command needs was not written.
pub fn missing(name: &str) -> Diagnostic {
    Diagnostic::of_call(format!("还要写{name}"), "写法和例子，加上 --help 看")
}

/// A word that nothing takes.
pub fn surplus(word: &str) -> Diagnostic {
    unreadable(&format!("多出来的「{}」", shown(word)))
}

/// A command line that cannot be read.
pub(crate) fn unreadable(what: &str) -> Diagnostic {
    Diagnostic::of_call(format!("看不懂这条命令：{what}"), "写法见 yizhuan --help")
}

pub fn failed(what: String) -> Diagnostic {
    Diagnostic::new(what, "排除这个问题后再试一次")
}
