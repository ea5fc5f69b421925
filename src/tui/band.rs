//! Band across the first row of the window: what is said over every page.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::Canvas;
use super::theme::Role;
use crate::text::{pad, width};

/// What is said, until the next key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Band {
    /// Everything is forgotten when it is said once more.
    Ending,
    /// The program ends, and the callers who wait are forgotten, when it is said once more.
    Quitting,
    /// The program ends when it is said once more; a number that begins with the same digit can be gone on with.
    Out,
    /// The program ends, and the answers are forgotten, when it is said once more.
    Unkept,
    /// The same, and with it what was changed since a file was opened or saved.
    Unsaved,
    /// There are as many callers as there can be.
    Full,
    /// The same; whoever was told of takes the place of the one spoken with when it is said once more.
    Replacing,
    /// A caller was closed, and can be brought back.
    Closed,
    /// Something was passed over that a person does not type, or Enter where nothing was chosen; this is what to do.
    ByDigits(&'static str),
    /// The key that led to this page was not let go of.
    Leant,
    /// Everything is forgotten after so many seconds, of so many that are counted down.
    Leaving { left: u64, of: u64 },
}

impl Band {
    fn text(self) -> String {
        match self {
            Self::Ending => "再按一次 / 就清空，按别的键不清空".to_owned(),
            Self::Quitting => "再按一次就退出；别的来电也都清空".to_owned(),
            Self::Out => "再按一次就退出；查区号、电话的，接着打数字".to_owned(),
            Self::Unkept => "再按一次就退出，填的都清空；要存，先看方案再按 9".to_owned(),
            Self::Unsaved => "再按一次就退出，改的没有存；要存，先看方案再按 9".to_owned(),
            Self::Full => "已经有 9 位，到首页按 9 关掉一位；按 F3 换到说完的那位再关".to_owned(),
            Self::Replacing => "已经有 9 位；再按一次就换掉这一位，F4 能找回".to_owned(),
            Self::Closed => "关掉了一位；关错了按 F4 找回".to_owned(),
            Self::ByDigits(instead) => instead.to_owned(),
            Self::Leant => "刚才那一下已经算了，松开等一下再按".to_owned(),
            Self::Leaving { left, .. } => format!("{left} 秒后清空，按任意键继续"),
        }
    }

    /// Draws it over the header; while seconds are counted down it grows shorter.
    pub(crate) fn draw(self, canvas: &mut Canvas) {
        let window = Rect { height: 1, ..canvas.area };
        let text = self.text();
        let text = within(&text, usize::from(window.width).saturating_sub(2));
        let text = pad(&format!("  {text}"), window.width.into());
        let bar = canvas.look.style(Role::Focus);
        // The header below keeps nothing, not even its colours.
        canvas.picture.empty(window.y);
        canvas.put(0, Span::raw(text));
        let width = match self {
            Self::Leaving { left, of } => u64::from(window.width) * left.min(of) / of.max(1),
            _ => window.width.into(),
        };
        let width = u16::try_from(width).unwrap_or(window.width);
        canvas.picture.restyle(Rect { width, ..window }, bar);
    }
}

/// As many clauses of a text as fit: half of one would say something else.
fn within(text: &str, cells: usize) -> &str {
    let ends = text.match_indices(['；', '，']).map(|(at, _)| at).chain([text.len()]);
    let mut heads = ends.map(|end| &text[..end]);
    heads.rfind(|head| width(head) <= cells).unwrap_or(text)
}
