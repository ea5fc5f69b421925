//! What the header says besides the title: how far along the questions are, or how old the data.

use super::App;

impl App {
    /// Where the person is among the questions.
    pub(super) fn status(&self) -> String {
        let session = self.session();
        let Some(question) = self.top().page().question() else { return self.version() };
        if self.stack.has_review() {
            let default = session.topic().at(question).default.is_some();
            let given = default || session.answers().get(question).is_some();
            return if given { "改一个答案" } else { "补一个答案" }.to_owned();
        }
        let asked = self.stack.asked(session.topic());
        match self.stack.left() {
            // Some answers lead to one more.
            0 => format!("第 {asked} 题，快问完了"),
            left => format!("第 {asked} 题，后面大约 {left} 题"),
        }
    }

    /// At a desk, the data that a result rests on.
    fn version(&self) -> String {
        let look = &self.context.look;
        if !look.desk || self.stack.is_home() {
            return String::new();
        }
        format!("规则 {}", look.meta.version)
    }
}
