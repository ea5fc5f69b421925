//! Console of Linux itself, whose font has no Chinese: what to do instead is said in letters it can show.

use std::env;

use crate::platform::terminal_name;

/// What is said there.
pub(crate) const WORDS: &str = "\
This console cannot show Chinese (TERM=linux).
Zhe ge kong zhi tai xian shi bu liao Zhong wen.

Run yizhuan in kmscon, fbterm, a desktop terminal or over ssh (docs/kiosk.md).
Qing zai kmscon, fbterm, zhuo mian de zhong duan huo zhe ssh li yun xing.

If this console can show Chinese after all, set TERM=xterm first.
Que shi neng xian shi de, xian she zhi TERM=xterm.";

/// Whether the program writes to such a console; programs that draw Chinese on one bring a terminal of their own.
pub(crate) fn lacks_chinese() -> bool {
    let term = env::var("TERM").unwrap_or_default();
    is_plain(&term, &terminal_name().unwrap_or_default())
}

fn is_plain(term: &str, terminal: &str) -> bool {
    let number = terminal.strip_prefix("/dev/tty").unwrap_or_default();
    term == "linux" && number.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bare_console_lacks_chinese() {
        assert!(is_plain("linux", "/dev/tty1") && is_plain("linux", "/dev/tty12"));
        assert!(!is_plain("linux", "/dev/pts/0"), "fbterm, kmscon, ssh");
        assert!(!is_plain("linux", "/dev/ttyS0"), "a serial line leads to some other terminal");
        assert!(!is_plain("xterm-256color", "/dev/tty1"));
        assert!(!is_plain("linux", ""));
    }

    #[test]
    fn what_is_said_can_be_shown_there() {
        assert!(WORDS.is_ascii());
        assert!(WORDS.lines().all(|line| line.len() <= 80));
    }
}
