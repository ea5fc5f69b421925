//! 跟上次相比: what is different since the answers were kept, before they are gone on with.

use std::rc::Rc;

use crate::report::tree::{About, Block, Tree};
use crate::saved;
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint, still};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

#[derive(Clone)]
pub(crate) struct Changes {
    changes: Rc<saved::Changes>,
    reader: Reader,
}

impl Changes {
    pub(crate) fn new(changes: saved::Changes) -> Self {
        Self { changes: Rc::new(changes), reader: Reader::default() }
    }

    fn sheet(&self, context: &Context, columns: u16) -> Sheet<()> {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        let mut rows = Rows::default();
        answer(&context.session().tree(), pen, &mut rows);
        differences(&self.changes, pen, &mut rows);
        rows.into()
    }
}

impl Page for Changes {
    fn title(&self, _: &Context) -> String {
        "跟上次相比".to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let session = context.session();
        let result = match session.progress() {
            Some(_) => "说办到哪了",
            None if session.is_plan() => "看办理方案",
            None => "看答案",
        };
        let mut hints = vec![
            hint(Act::Confirm, result),
            hint(Act::Back, "核对答案"),
            hint(Act::Lines, "往下看"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "到头"),
            hint(Act::Help, "帮助"),
        ];
        let body = context.body();
        still(&mut hints, self.sheet(context, body.width).moves(body.height));
        hints
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if *msg == Msg::Confirm {
            // Whoever comes back from the result has read this page already.
            let next = context.session().progress().map_or(Open::Result, Open::Question);
            return Some(Effect::Replace(next));
        }
        let body = context.body();
        let sheet = self.sheet(context, body.width);
        self.reader.update(&sheet, body.height, msg)
    }
}

/// How it stands now, and what to do next.
fn answer(tree: &Tree, pen: Pen, rows: &mut Rows<()>) {
    let Some(first) = tree.sections.first() else { return };
    rows.still(pen.heading(&first.title));
    let next = first.blocks.iter().find_map(|block| match block {
        Block::Statement(entry) => {
            Some(format!("{}：{}{}", entry.title, entry.text(), entry.marks))
        }
        Block::Label(label) if label.about == About::Next => {
            Some(format!("{}：{}", label.label, label.words()))
        }
        _ => None,
    });
    rows.still(pen.text(&next.unwrap_or_default()));
    rows.gap();
}

/// The day, then each difference with a mark of its own.
fn differences(changes: &saved::Changes, pen: Pen, rows: &mut Rows<()>) {
    let head = changes.head();
    let (last, first) = head.split_last().map_or((None, &[][..]), |(last, all)| (Some(last), all));
    for line in first {
        rows.still(pen.text(line));
    }
    if let Some(last) = last {
        let role = if changes.same() { Role::Good } else { Role::Text };
        rows.still(pen.styled(last, pen.theme.style(role)));
    }
    for part in changes.behind() {
        pen.open(rows, part.title);
        for line in part.lines {
            let lines = pen.narrower(2).text(&line);
            rows.still(Pen::after("- ", pen.theme.style(Role::Key), lines));
        }
    }
}
