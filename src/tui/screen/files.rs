//! The list of formats a result can be written to a file in.

use crate::export::{self, EXPORTERS, Exporter};
use crate::report::Report;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open, SaveAs};
use crate::tui::keymap::Hint;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::paged;

/// Cells in a line of a text.
const WIDTH: usize = 80;

#[derive(Clone)]
pub(crate) struct Files {
    report: Report,
    focus: usize,
}

impl Files {
    pub(crate) fn new(report: Report) -> Self {
        Self { report, focus: 0 }
    }

    /// The formats that can hold something of this result.
    fn formats(&self) -> Vec<&'static Exporter> {
        EXPORTERS.iter().filter(|each| each.fits(&self.report)).collect()
    }
}

impl Page for Files {
    fn title(&self, _: &Context) -> String {
        "存成文件".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        menu::hints("选择格式", "返回").into_iter().chain(menu::FAR).collect()
    }

    fn panes(&self, context: &Context) -> Wanted {
        context.beside()
    }

    fn draw(&self, _: &Context, canvas: &mut Canvas) {
        let formats = self.formats().into_iter();
        let items = formats.map(|each| Item::new(each.title).about(each.about)).collect();
        let (items, focus) = paged::page(self.focus, items);
        Menu { items: &items, focus: Some(focus) }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let formats = self.formats();
        let event = paged::update(&mut self.focus, formats.len(), msg)?;
        let menu::Event::Chosen(at) = event else { return Some(event.effect()) };
        let exporter = formats[at];
        let moment = context.moment.map(|moment| moment());
        let name = export::file_name(&self.report, exporter);
        let written = exporter.write_at(moment, &self.report, WIDTH);
        let file = SaveAs { kind: exporter.title, name, content: written };
        Some(Effect::Open(Open::Save(file)))
    }

    fn is_aside(&self) -> bool {
        true
    }
}
