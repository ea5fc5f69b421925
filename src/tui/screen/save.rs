//! The name of a file, and the question whether one that is there may be replaced.

use std::path::{Path, is_separator};

use tui_input::Input;

use crate::export::EXPORTERS;
use crate::output::file::{FileError, hides};
use crate::saved;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, SaveAs};
use crate::tui::keymap::{Act, Hint, hint, still};
use crate::tui::msg::Msg;
use crate::tui::outside::{Done, Outside};
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{Item, Menu};
use crate::tui::widget::statement;

/// What is said where letters that nobody sees were typed or pasted.
const HID: &str = "看不见的字符没有写进文件名。";
/// Below this height there is no room for all that can be said.
const LOW: u16 = 14;

#[derive(Clone)]
pub(crate) struct Save {
    /// What the file is called on screen.
    kind: &'static str,
    content: Vec<u8>,
    field: Input,
    /// What the file is called unless a person says otherwise.
    usual: String,
    /// How its name ends.
    ending: String,
    /// Whether the line that replaces a file is focused.
    replace: bool,
    /// What came of writing it.
    done: Option<Done>,
    /// Whether letters that nobody sees were left out of the name.
    hid: bool,
}

impl Save {
    pub(crate) fn new(file: SaveAs) -> Self {
        let SaveAs { kind, name, content } = file;
        let ending = ending(&name).unwrap_or_default();
        let field = before_ending(name.clone());
        Self { kind, content, field, usual: name, ending, replace: false, done: None, hid: false }
    }

    /// Whether it is a file that can be gone on with.
    pub(crate) fn keeps(&self) -> bool {
        self.kind == saved::KIND
    }

    fn write(&mut self, context: &Context) -> Effect {
        let name = self.field.value().trim();
        if let Some(wrong) = self.misnamed(name) {
            self.done = Some(Done::NotWritten(wrong));
            return Effect::Draw;
        }
        let path = context.outputs.named(&self.in_folder(name));
        let force = std::mem::take(&mut self.replace);
        Effect::Outside(Outside::File { path, force, content: self.content.clone() })
    }

    /// Whether the name is still the usual one, and the caret where it stood at first.
    fn is_untouched(&self) -> bool {
        let first = before_ending(self.usual.clone());
        (self.field.value(), self.field.cursor()) == (first.value(), first.cursor())
    }

    /// Makes room for a path, which stands in place of the usual name and not behind it.
    fn make_room(&mut self, msg: &Msg) {
        let begins = match msg {
            Msg::Type(letter) => *letter == '~' || is_separator(*letter),
            Msg::Paste(text) => text.trim_start().starts_with('~') || text.contains(is_separator),
            _ => false,
        };
        if begins && self.is_untouched() {
            self.field = Input::new(format!(".{}", self.ending)).with_cursor(0);
        }
    }

    /// The name of a file; where only a folder was written, the usual one in it.
    fn in_folder(&self, name: &str) -> String {
        let folder = name.strip_suffix(&format!(".{}", self.ending)).unwrap_or(name);
        if folder.ends_with(is_separator) {
            format!("{folder}{}", self.usual)
        } else {
            name.to_owned()
        }
    }

    /// What is wrong with a name: there is none, or it is that of another kind of file.
    fn misnamed(&self, name: &str) -> Option<FileError> {
        let stem = name.strip_suffix(&self.ending).and_then(|rest| rest.strip_suffix('.'));
        if stem.unwrap_or(name).is_empty() {
            return Some(FileError::unnamed());
        }
        let ending = ending(name).filter(|ending| *ending != self.ending)?;
        let other = EXPORTERS.iter().find(|each| each.ending == ending)?;
        Some(FileError::misnamed(name, self.kind, &self.ending, other.title))
    }

    /// Whether a file of that name is there already.
    fn is_there(&self) -> bool {
        matches!(self.done, Some(Done::NotWritten(FileError::There(_))))
    }
}

/// A field with a name to go on with: what is typed stands before the ending.
fn before_ending(name: String) -> Input {
    let ending = ending(&name).map_or(0, |ending| ending.chars().count() + 1);
    let stem = name.chars().count() - ending;
    Input::new(name).with_cursor(stem)
}

/// The name without an ending that was typed before the one that was there.
fn ended_once(field: Input) -> Input {
    let typed = field.value().char_indices().nth(field.cursor());
    let (before, rest) = field.value().split_at(typed.map_or(field.value().len(), |(at, _)| at));
    let twice = rest.len() > 1 && rest.starts_with('.') && before.ends_with(rest);
    if twice { Input::new(before.to_owned()) } else { field }
}

/// The ending of a name, in small letters.
fn ending(name: &str) -> Option<String> {
    Some(Path::new(name).extension()?.to_str()?.to_ascii_lowercase())
}

impl Page for Save {
    fn title(&self, _: &Context) -> String {
        format!("存成文件：{}", self.kind)
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        let mut hints = vec![
            hint(Act::Confirm, "写文件"),
            hint(Act::Out, "返回"),
            hint(Act::Name, "改文件名"),
            hint(Act::Lines, "移动"),
            hint(Act::Edit, "修改"),
            hint(Act::Aid, "帮助"),
        ];
        still(&mut hints, self.is_there());
        hints
    }

    fn panes(&self, context: &Context) -> Wanted {
        context.beside()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        // Where a low window has no room for both, what came of it is worth more than how to name it.
        let air = u16::from(canvas.area.height >= LOW || self.done.is_none());
        if air > 0 {
            canvas.dim(&format!("文件夹：{}", context.outputs.folder.display()));
            canvas.dim("文件名可以改，也可以写上别的文件夹。");
            canvas.space(1);
        }
        Field { label: "文件名： ", input: &self.field, hint: "", cells: 70 }.draw(canvas);
        canvas.space(1 + air);
        let mut items = vec![Item::new("写文件")];
        items.extend(self.is_there().then(|| Item::new("盖掉原来的文件")));
        Menu { items: &items, focus: Some(self.replace.into()) }.draw(canvas);
        canvas.space(air);
        if self.hid {
            canvas.role(Role::Warn, HID);
        }
        statement::draw(canvas, self.done.as_ref(), "");
        if let Some(Done::Written(path, _)) = self.done.as_ref().filter(|_| self.keeps()) {
            let name = Path::new(self.field.value().trim());
            // In the quotes that a name may need no shell knows the home folder.
            let name = if name.starts_with("~") { path } else { name };
            canvas.dim(&saved::reopened(name));
        }
    }

    fn hear(&mut self, done: Option<&Done>) {
        self.done = done.cloned();
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        Some(match msg {
            Msg::Up | Msg::Down => {
                let to = *msg == Msg::Down && self.is_there();
                Effect::drawn(std::mem::replace(&mut self.replace, to) != to)
            }
            Msg::Confirm => self.write(context),
            _ => {
                self.make_room(msg);
                let changed = field::update_name(&mut self.field, msg)?;
                self.hid = match msg {
                    Msg::Type(letter) => hides(*letter),
                    Msg::Paste(text) => {
                        text.chars().any(|each| hides(each) && !each.is_whitespace())
                    }
                    _ => false,
                };
                if changed {
                    self.field = ended_once(std::mem::take(&mut self.field));
                    // What was stated is about another name.
                    (self.replace, self.done) = (false, None);
                }
                Effect::Draw
            }
        })
    }

    fn is_aside(&self) -> bool {
        true
    }
}
