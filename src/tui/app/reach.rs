//! The app's work outside: files, the clipboard, the printer.

use std::path::Path;

use super::{App, Opened};
use crate::diagnostic::Diagnostic;
use crate::saved::{self, Restored};
use crate::tui::msg::Next;
use crate::tui::outside::{Done, Outside};
use crate::tui::screen::Screen;

impl App {
    /// Has something done outside; the same is printed once.
    pub(super) fn reach_out(&mut self, wanted: Outside) -> Next {
        let prints = matches!(wanted, Outside::Print(..));
        let refused = if prints { self.prints.ask(&wanted) } else { None };
        self.stack.hear(refused.as_ref());
        if refused.is_some() { Next::Draw } else { Next::Outside(wanted) }
    }

    /// Goes on with the answers in a file, beside whoever is spoken with.
    fn go_on_with(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
        let session = self.session();
        let restored = saved::bytes(bytes)
            .and_then(|saved| saved.opened(session.assets(), session.today()))
            .map_err(|error| error.led_by("这个文件打不开："))?;
        let (Restored { session, ticks, .. }, changes) = restored;
        let file = self.context.outputs.called(path);
        if !self.context.case.is_fresh() && !self.callers.has_room() {
            return Err(Diagnostic::new("已经放着 9 位", "先到首页关掉一位，再打开"));
        }
        while matches!(self.top(), Screen::Resume(_) | Screen::Search(_)) {
            self.back();
        }
        self.set_aside();
        self.context.case.wipe();
        self.resume(Opened { session, ticks, changes, file });
        Ok(())
    }

    /// Takes in what came of something outside; what is printed for somebody who has left is passed over.
    pub(super) fn hear(&mut self, done: &Done) {
        if matches!(done, Done::Printed(_)) && !self.prints.under_way() {
            return;
        }
        self.prints.hear(done);
        if let Done::Read(path, bytes) = done {
            let failed = self.go_on_with(path, bytes).err();
            let failed = failed.map(|error| Done::NotRead(error.sentence()));
            return self.stack.hear(failed.as_ref());
        }
        if let (Done::Written(path, _), Screen::Save(save)) = (done, self.top())
            && save.keeps()
        {
            let name = self.context.outputs.called(path);
            self.context.case.keep(name);
            self.callers.keep(&self.context.case);
        }
        self.stack.hear(Some(done));
    }
}
