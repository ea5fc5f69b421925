//! 常见说法核对: what people are told, found by typing.

use tui_input::Input;

use crate::model::Claim;
use crate::report::{self, Fit};
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::basis;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// Lines above the list: the field and what is found.
const HEAD: u16 = 2;

#[derive(Clone, Default)]
pub(crate) struct Claims {
    field: Input,
    reader: Reader,
}

fn claims(context: &Context) -> &'static [Claim] {
    &context.session().assets().table.claims
}

impl Claims {
    fn found(&self, context: &Context) -> Vec<(usize, Fit)> {
        report::find(claims(context), self.field.value())
    }

    /// What the list below shows; one line, whatever was typed.
    fn caption(&self, found: &[(usize, Fit)]) -> String {
        match found {
            [] => "没有找到。换个词，或者按 . 清空。".to_owned(),
            [(_, Fit::Near), ..] => "没有完全对上的，最接近的是：".to_owned(),
            _ if self.field.value().trim().is_empty() => {
                format!("一共 {} 条，打字就能查找：", found.len())
            }
            _ => format!("找到 {} 条：", found.len()),
        }
    }

    fn sheet(&self, context: &Context, columns: u16) -> Sheet<usize> {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        let mut rows = Rows::default();
        for (at, _) in self.found(context) {
            let claim = &claims(context)[at];
            let lead = format!("{:>2}. ", claim.number);
            let lines = basis::claim(pen.narrower(lead.len()), &claim.said.text, claim.verdict);
            rows.item(at, Pen::after(&lead, pen.theme.style(Role::Key), lines));
        }
        rows.into()
    }

    fn scroll(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let body = context.body();
        let sheet = self.sheet(context, body.width);
        if *msg == Msg::Take {
            let at = sheet.focused(self.reader);
            return Some(at.map_or(Effect::Stay, |at| Effect::Open(Open::Claim(at))));
        }
        self.reader.update(&sheet, body.height.saturating_sub(HEAD), msg)
    }
}

impl Page for Claims {
    fn title(&self, _: &Context) -> String {
        report::claims::TITLE.to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Text, "查找"),
            hint(Act::Take, "打开"),
            hint(Act::Back, "返回"),
            hint(Act::Lines, "选一条"),
            hint(Act::Help, "帮助"),
            hint(Act::Pages, "翻页"),
            hint(Act::Edit, "修改"),
            hint(Act::Ends, "最前、最后"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let hint = "拼音、首字母或汉字，比如 qingling";
        Field { label: "查找： ", input: &self.field, hint, cells: 34 }.draw(canvas);
        let area = canvas.area;
        canvas.space(1);
        canvas.dim(&self.caption(&self.found(context)));
        canvas.area = area;
        canvas.space(HEAD);
        self.sheet(context, area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let empty = self.field.value().is_empty();
        match msg {
            Msg::Back if !empty => self.field.reset(),
            Msg::Erase if empty => return Some(Effect::Back),
            _ => match field::update(&mut self.field, msg) {
                Some(true) => {}
                Some(false) => return Some(Effect::Draw),
                None => return self.scroll(context, msg),
            },
        }
        // Another list begins at its first line.
        self.reader = Reader::default();
        Some(Effect::Draw)
    }
}
