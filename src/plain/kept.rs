//! Answers that were kept in a file, to go on with.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, BufRead};

use super::{Console, Prompts};
use crate::diagnostic::Diagnostic;
use crate::model::Overlay;
use crate::output::file;
use crate::saved::{self, LARGEST, Restored};
use crate::session::Session;

const NAME: &str = "\n文件叫什么？写上存的时候的文件名，在别的文件夹里的，连文件夹一起写；\
    不打开了直接按回车：";

/// A case that was kept.
pub struct Kept<'a> {
    /// Its answers.
    pub session: Session<'a>,
    /// Ids of the papers that were ticked.
    pub ticks: BTreeSet<String>,
    /// What has changed since, to be read out.
    pub changes: String,
}

/// Goes on with a case that was kept: what has changed since comes first, then how far it has come.
pub fn resume<'a>(
    kept: Kept<'a>,
    overlay: Option<&Overlay>,
    console: Console<'a>,
) -> io::Result<()> {
    let Kept { session, ticks, changes } = kept;
    let (mut prompts, input) = Prompts::welcome(session, overlay, console)?;
    prompts.ticks = ticks;
    prompts.say(&changes)?;
    prompts.go_through(prompts.session.progress(), overlay, input)
}

impl Prompts<'_> {
    /// Asks for the name of a file until one is gone on with; false for an empty line.
    pub(super) fn reopen(&mut self, input: &mut dyn BufRead) -> io::Result<bool> {
        loop {
            self.say(NAME)?;
            let typed = self.read_line(input)?.unwrap_or_default();
            match typed.trim() {
                "" => return Ok(false),
                name if self.reopen_named(name)? => return Ok(true),
                _ => {}
            }
        }
    }

    /// Goes on with the answers in a file, and says what has changed since; else says why it does not.
    pub(super) fn reopen_named(&mut self, name: &str) -> io::Result<bool> {
        let path = file::typed(name, env::home_dir().as_deref());
        let bytes = match file::start(&path, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.say(&file::unread(&path, &error))?;
                return Ok(false);
            }
        };
        let opened = saved::bytes(&bytes)
            .and_then(|saved| saved.opened(self.session.assets(), self.session.today()))
            .map_err(|error: Diagnostic| error.led_by("这个文件打不开："));
        let (Restored { session, ticks, .. }, changes) = match opened {
            Ok(opened) => opened,
            Err(wrong) => {
                self.say(&wrong.sentence())?;
                return Ok(false);
            }
        };
        (self.session, self.ticks) = (session, ticks);
        self.say(&saved::told(&changes))?;
        Ok(true)
    }
}
