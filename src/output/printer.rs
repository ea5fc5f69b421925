//! A printer behind a command that takes a file on its standard input.

use std::env::{self, VarError};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

use super::settings::settings;
use crate::diagnostic::{Diagnostic, shown};
use crate::platform::{apart, in_chinese, own_program};
use crate::text::one_line;

/// Names the command that prints a page of A4.
pub(crate) const COMMAND: &str = "YIZHUAN_PRINT";
/// Names the command that prints a receipt.
pub(crate) const RECEIPT_COMMAND: &str = "YIZHUAN_PRINT_RECEIPT";
/// How a job is called in a queue.
const JOB: &str = "医保转移向导";
/// A command that has not ended by then is stopped.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of the command's answer that are kept.
const ANSWER: u64 = 2_000;

/// A command that prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    words: Vec<String>,
    /// The program that starts the command apart from the terminal.
    program: PathBuf,
}

/// What came of printing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The command took it, and said this.
    Taken(String),
    /// The command failed, and said this.
    Failed(String),
    /// The command did not end, and was stopped.
    Silent,
}

/// A command that is under way.
#[derive(Debug)]
pub struct Job {
    child: Child,
    answer: File,
    begun: Instant,
    patience: Duration,
}

impl Printer {
    /// The printer for pages: the command that is set, or the usual one where it is installed.
    pub(crate) fn of_pages() -> Option<Self> {
        let usual =
            || apart::USUAL_PRINTER.filter(|usual| find(usual).is_some()).and_then(Self::parse);
        pages().ok()?.map_or_else(usual, Self::of)
    }

    /// The printer for receipts: only where a command for it is set.
    pub(crate) fn of_receipts() -> Option<Self> {
        receipts().ok()?.and_then(Self::of)
    }

    /// What is wrong with a command that is set, so that nobody looks for a printer that is there.
    pub(crate) fn complaint() -> Option<Diagnostic> {
        pages().err().or_else(|| receipts().err())
    }

    /// A command with its words as a shell would split them; none if it is empty or has an open quote.
    pub fn parse(command: &str) -> Option<Self> {
        Self::of(shell_words::split(command).ok()?)
    }

    /// A command of these words; none if there are none.
    fn of(words: Vec<String>) -> Option<Self> {
        let program = own_program().ok()?;
        (!words.is_empty()).then_some(Self { words, program })
    }

    /// The same, started by another program than the one that runs: a test is none that could do it.
    #[must_use]
    pub fn started_by(self, program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), ..self }
    }

    /// The command as it was set.
    pub fn command(&self) -> String {
        shell_words::join(&self.words)
    }

    /// Starts the command and hands it a file; the caller asks from time to time whether it is done.
    ///
    /// File and answer lie in nameless files, which are gone with the command: it may take as long
    /// as it likes to read, and nothing is left of what was printed.
    pub fn start(&self, content: &[u8]) -> io::Result<Job> {
        self.start_with_patience(content, PATIENCE)
    }

    /// The same with another time to wait.
    pub fn start_with_patience(&self, content: &[u8], patience: Duration) -> io::Result<Job> {
        let mut file = tempfile::tempfile()?;
        file.write_all(content)?;
        file.rewind()?;
        let answer = tempfile::tempfile()?;
        let found = find(&self.words[0]).ok_or(io::ErrorKind::NotFound)?;
        let child = apart::command(&self.program, &found)
            .args(self.job_name())
            .args(&self.words[1..])
            .stdin(file)
            .stdout(answer.try_clone()?)
            .stderr(answer.try_clone()?)
            .spawn()?;
        Ok(Job { child, answer, begun: Instant::now(), patience })
    }

    /// What the queue calls the job, for the commands that are known to take a name: without one it is
    /// 「(stdin)」. Nothing in it is of the person.
    fn job_name(&self) -> Vec<&str> {
        let command = Path::new(&self.words[0]).file_name().and_then(|name| name.to_str());
        let flags: &[&str] = match command {
            Some("lp") => &["-t"],
            Some("lpr") => &["-T", "-J"],
            _ => return Vec::new(),
        };
        let named = self.words.iter().any(|word| flags.iter().any(|flag| word.starts_with(flag)));
        if named { Vec::new() } else { vec![flags[0], JOB] }
    }
}

/// The words of the command for pages, if one is set.
fn pages() -> Result<Option<Vec<String>>, Diagnostic> {
    set(COMMAND, settings().print.as_deref())
}

/// The words of the command for receipts, if one is set.
fn receipts() -> Result<Option<Vec<String>>, Diagnostic> {
    set(RECEIPT_COMMAND, settings().print_receipt.as_deref())
}

/// The words of a command that the environment names, or else the settings.
fn set(variable: &str, settled: Option<&str>) -> Result<Option<Vec<String>>, Diagnostic> {
    let command = match env::var(variable) {
        Ok(command) => command,
        Err(VarError::NotPresent) => match settled {
            Some(command) => command.to_owned(),
            None => return Ok(None),
        },
        Err(VarError::NotUnicode(_)) => {
            let what = format!("打印命令 {variable} 不是 UTF-8 编码的文字，先不打印");
            return Err(Diagnostic::new(what, "把它重新设一遍"));
        }
    };
    shell_words::split(&command).map(Some).map_err(|_| {
        let what = format!("打印命令「{}」的引号没有成对，先不打印", shown(&command));
        Diagnostic::new(what, format!("改好 {variable}，或者设置文件里的打印命令"))
    })
}

impl Drop for Job {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.cancel();
        }
    }
}

impl Job {
    /// What came of it, once it is done; never waits.
    pub fn poll(&mut self) -> Option<Printed> {
        match self.child.try_wait() {
            Ok(Some(status)) => Some(self.ended(status)),
            Ok(None) if self.begun.elapsed() < self.patience => None,
            Ok(None) => {
                self.cancel();
                Some(Printed::Silent)
            }
            Err(error) => Some(Printed::Failed(in_chinese(&error))),
        }
    }

    /// Ends the command with everything it has started, and leaves nothing of it behind.
    pub fn cancel(&mut self) {
        // Whatever cannot be stopped is no longer waited for.
        if apart::kill(&mut self.child).is_ok() {
            let _ = self.child.wait();
        }
    }

    fn ended(&mut self, status: ExitStatus) -> Printed {
        let said = self.answer().unwrap_or_default();
        if status.success() { Printed::Taken(said) } else { Printed::Failed(said) }
    }

    /// The beginning of what the command said, in one line.
    fn answer(&mut self) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.answer.rewind()?;
        (&self.answer).take(ANSWER).read_to_end(&mut bytes)?;
        let text = one_line(&String::from_utf8_lossy(&bytes));
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Where a command stands: at its path, or in one of the folders where commands are looked for.
fn find(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    if path.components().count() > 1 {
        return path.is_file().then(|| path.to_owned());
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let ended = |folder: PathBuf| {
        apart::ENDINGS.iter().map(move |ending| folder.join(format!("{name}{ending}")))
    };
    env::split_paths(&folders).flat_map(ended).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_as_by_a_shell() {
        let printer = Printer::parse("lp -d '大厅 1'").unwrap();
        assert_eq!(printer.words, ["lp", "-d", "大厅 1"]);
        assert_eq!(printer.command(), "lp -d '大厅 1'");
        assert_eq!(Printer::parse("  "), None);
        assert_eq!(Printer::parse("lp 'open"), None);
    }
}
