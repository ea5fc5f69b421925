//! Help, from the same key table that drives the keys.

use crate::model::QuestionIx;
use crate::report::overlay;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, CTRL_ROWS, Hint, ROWS, Row, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};

/// Below this many columns what a key does stands under the key.
const NARROW: u16 = 60;
/// Rows below which the keys are shown rather than anything else.
const LIST_ROWS: u16 = 14;

const HERE: &str = "每一页都可以只用数字小键盘操作。最下面一行写着这一页可以用的键。";

#[derive(Clone)]
pub(crate) struct Help {
    /// What the keys do on the page that help was opened on.
    hints: Vec<Hint>,
    /// The question of that page.
    about: Option<QuestionIx>,
    focus: usize,
}

impl Help {
    pub(crate) fn new(context: &Context, below: &dyn Page) -> Self {
        Self { hints: below.keys(context), about: below.question(), focus: 0 }
    }

    /// What the question that help was opened on rests on.
    fn sources(&self, context: &Context) -> Vec<String> {
        let Some(question) = self.about else { return Vec::new() };
        let session = context.session();
        let cites = session.topic().at(question).cites.iter();
        let named = cites.map(|cite| {
            let source = &session.assets().table.sources[cite.source.at()];
            let number = Some(&source.number).filter(|number| !number.is_empty());
            let number = number.map_or(String::new(), |number| format!("（{number}）"));
            format!("《{}》{number}{}", source.title, cite.article)
        });
        named.collect()
    }

    /// The keys of the page that help was opened on, then those of every page.
    fn items(&self, context: &Context) -> Vec<Item> {
        let kiosk = context.look.kiosk;
        let works = |act| self.hints.iter().any(|hint| hint.act == act);
        let here = ROWS.iter().filter(|row| works(row.act) || kiosk && row.act == Act::End);
        let ctrl = if kiosk { &[] } else { CTRL_ROWS };
        let narrow = context.size.0 < NARROW;
        let item = |row: &Row| match Item::new(row.keys) {
            item if narrow => item.about(row.about),
            item => item.note(row.about),
        };
        here.chain(ctrl).map(item).collect()
    }
}

impl Page for Help {
    fn title(&self, _: &Context) -> String {
        "使用帮助".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![hint(Act::Back, "返回"), hint(Act::Lines, "滚动"), hint(Act::Ends, "最前、最后")]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let overlay = context.look.overlay;
        if let Some(warned) = overlay.filter(|overlay| !overlay::mark(overlay).is_empty()) {
            canvas.role(Role::Warn, &overlay::long(warned));
            canvas.space(1);
        }
        if let Some(doubt) = context.look.doubt {
            canvas.role(Role::Warn, doubt.long());
            canvas.space(1);
        }
        // In the smallest windows the reason takes the place of what the footer shows anyway.
        if context.look.mark().is_empty() || canvas.area.height >= LIST_ROWS {
            canvas.text(HERE);
        }
        let sources = self.sources(context);
        if !sources.is_empty() && canvas.area.height >= LIST_ROWS {
            canvas.space(1);
            canvas.text("上一页的说明，依据的是：");
            for source in sources {
                canvas.bullet(&source);
            }
        }
        canvas.space(1);
        Menu { items: &self.items(context), focus: self.focus }.draw(canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let items = self.items(context);
        match menu::update(&mut self.focus, &items, msg)? {
            menu::Event::Chosen(_) => Some(Effect::Stay),
            event => Some(event.effect()),
        }
    }
}
