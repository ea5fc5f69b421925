//! The name of a file with answers that were kept, to go on with them.

use tui_input::Input;

use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::outside::{Done, Outside};
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Field};

/// Title of the page.
pub(crate) const TITLE: &str = "打开进度文件";

#[derive(Clone, Default)]
pub(crate) struct Resume {
    field: Input,
    /// Why the file that was named cannot be gone on with.
    wrong: Option<String>,
}

impl Page for Resume {
    fn title(&self, _: &Context) -> String {
        TITLE.to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Confirm, "打开"),
            hint(Act::Out, "返回"),
            hint(Act::Name, "写文件名"),
            hint(Act::Edit, "修改"),
            hint(Act::Aid, "帮助"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        canvas.dim(&format!("文件夹：{}", context.outputs.folder.display()));
        canvas.text("写上存的时候的文件名，可以粘贴；在别的文件夹里的，连文件夹一起写。");
        canvas.space(1);
        Field { label: "文件名： ", input: &self.field, hint: "", cells: 70 }.draw(canvas);
        canvas.space(2);
        match &self.wrong {
            Some(wrong) => canvas.role(Role::Warn, wrong),
            None => canvas.dim("只读，不改这个文件。"),
        }
    }

    fn hear(&mut self, done: Option<&Done>) {
        self.wrong = match done {
            Some(Done::NotRead(wrong)) => Some(wrong.clone()),
            _ => None,
        };
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if *msg == Msg::Confirm {
            let name = self.field.value().trim();
            if name.is_empty() {
                self.wrong = Some("请写文件名。".to_owned());
                return Some(Effect::Draw);
            }
            return Some(Effect::Outside(Outside::Read(context.outputs.named(name))));
        }
        if field::update_name(&mut self.field, msg)? {
            self.wrong = None;
        }
        Some(Effect::Draw)
    }
}
