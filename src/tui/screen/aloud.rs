//! A result to be read out to somebody, a sentence at a time.

use std::rc::Rc;

use crate::export::{self, Spoken};
use crate::report::Report;
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// Stands behind what comes first.
const MORE: &str = "还要听别的吗？要听的按 Enter。";

#[derive(Clone)]
pub(crate) struct Aloud {
    sentences: Rc<Vec<String>>,
    /// What is read on with when somebody asks for it.
    more: Rc<Vec<String>>,
    reader: Reader,
}

impl Aloud {
    pub(crate) fn new(report: &Report) -> Self {
        let Spoken { first, more } = export::spoken(report);
        Self { sentences: Rc::new(first), more: Rc::new(more), reader: Reader::default() }
    }

    /// With what is said of a part.
    pub(crate) fn said(sentences: Vec<String>) -> Self {
        Self { sentences: Rc::new(sentences), more: Rc::default(), reader: Reader::default() }
    }

    /// Goes on with what can wait, from its first sentence.
    fn read_on(&mut self) -> Effect {
        let more = std::mem::take(&mut self.more);
        if more.is_empty() {
            return Effect::Stay;
        }
        self.reader = Reader::default();
        self.sentences = more;
        Effect::Draw
    }

    /// A free line between sentences, so that the eye finds its place again.
    fn sheet(&self, context: &Context, columns: u16) -> Sheet<()> {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        let mut rows = Rows::default();
        for sentence in self.sentences.iter() {
            rows.item((), pen.text(sentence));
            rows.gap();
        }
        if !self.more.is_empty() {
            rows.item((), pen.dim(MORE));
        }
        rows.into()
    }
}

impl Page for Aloud {
    fn title(&self, context: &Context) -> String {
        // To a visitor nothing is to sound as if the machine spoke.
        let title = if context.look.kiosk { "短句，可以照着念" } else { "念给人听" };
        title.to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        let on = (!self.more.is_empty()).then(|| hint(Act::Confirm, "念别的"));
        let rest = [
            hint(Act::Lines, "上一句、下一句"),
            hint(Act::Back, "返回"),
            hint(Act::Help, "帮助"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "到头"),
        ];
        on.into_iter().chain(rest).collect()
    }

    fn panes(&self, context: &Context) -> Wanted {
        context.beside()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if *msg == Msg::Confirm {
            return Some(self.read_on());
        }
        let body = context.room(self);
        self.reader.update(&self.sheet(context, body.width), body.height, msg)
    }

    fn is_aside(&self) -> bool {
        true
    }
}
