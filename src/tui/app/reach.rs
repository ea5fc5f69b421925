//! The app's work outside: files, the clipboard, the printer.

use super::App;
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

    /// Takes in what came of something outside; what is printed for somebody who has left is passed over.
    pub(super) fn hear(&mut self, done: &Done) {
        if matches!(done, Done::Printed(_)) && !self.prints.under_way() {
            return;
        }
        self.prints.hear(done);
        if let (Done::Written(path, _), Screen::Save(save)) = (done, self.top())
            && save.keeps()
        {
            let name = path.strip_prefix(&self.context.outputs.folder).unwrap_or(path);
            self.context.case.keep(name.display().to_string());
        }
        self.stack.hear(Some(done));
    }
}
