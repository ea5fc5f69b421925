//! One table of keys: it drives what keys do, the footer and the help page.

mod codes;

use ratatui::crossterm::event::KeyCode;

use codes::{
    back, carry, confirm, digit, edit, end, ends, f, help, letter, lines, name, number, pages, rub,
    search, shell, sides, tabs, text, toggle, words,
};

use super::event::{Input, Key};
use super::msg::Msg;

/// Something keys can do on a page; each has one row in [`ROWS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Choose by digit.
    Digits,
    /// Move by line.
    Lines,
    Sides,
    /// Move by page.
    Pages,
    /// Move to an end.
    Ends,
    /// Go to the next or previous tab.
    Tabs,
    Confirm,
    Toggle,
    /// Answer that it is not known.
    Unsure,
    /// Answer what a result still lacks.
    Fill,
    Back,
    /// Step back where a dot is a letter.
    Out,
    /// Help where its signs are letters.
    Aid,
    /// Move by page where the sign for it is a letter.
    Leaf,
    /// Take the result away.
    Carry,
    /// Show the result as it is read out.
    Aloud,
    /// Compare the result with others.
    Compare,
    Help,
    /// Open the search.
    Search,
    /// Take another caller.
    Caller,
    /// Turn to the next caller.
    NextCaller,
    /// Take the last step back.
    Undo,
    /// Begin a line of words.
    Words,
    /// Forget everything and leave it to the next visitor.
    End,
    /// Write a number.
    Number,
    Text,
    /// Go on with a text that is begun, in which no sign is a key.
    Line,
    /// Write the name of a file, in which no letter is a key.
    Name,
    /// Move the caret and erase.
    Edit,
    /// Take the last digit away.
    Rub,
    /// The same where the sign for it is a letter.
    Strike,
    /// Work a number out from months.
    Months,
    /// Leave the program, from the home page.
    Leave,
    /// Leave at once.
    Interrupt,
    /// Stop for the shell.
    Suspend,
}

/// What a page lets a person do, in that page's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    pub(crate) act: Act,
    /// In a few words, such as 「选择」.
    pub(crate) label: &'static str,
}

/// Short for a [`Hint`].
pub(crate) const fn hint(act: Act, label: &'static str) -> Hint {
    Hint { act, label }
}

/// The keys of a page once a text is begun there: its signs are letters then, and other keys do what they did.
pub(crate) fn written(hints: &mut [Hint]) {
    for hint in hints {
        hint.act = match hint.act {
            Act::Text => Act::Line,
            Act::Back => Act::Out,
            Act::Help => Act::Aid,
            Act::Pages => Act::Leaf,
            Act::Rub => Act::Strike,
            other => other,
        };
    }
}

/// Drops the keys that move, where there is nowhere to go.
pub(crate) fn still(hints: &mut Vec<Hint>, moves: bool) {
    hints.retain(|hint| moves || !matches!(hint.act, Act::Lines | Act::Pages | Act::Ends));
}

/// One row of the key table.
pub(crate) struct Binding {
    /// What its keys do.
    pub(crate) act: Act,
    /// The keys, as printed.
    pub(crate) keys: &'static str,
    /// What they do, for the help page; behind the word of each page where it begins with a comma.
    pub(crate) about: &'static str,
    /// That other keys do it too, which a keypad lacks; may be empty.
    pub(crate) also: &'static str,
    read: fn(KeyCode) -> Option<Msg>,
}

const fn row(
    act: Act,
    keys: &'static str,
    about: &'static str,
    read: fn(KeyCode) -> Option<Msg>,
) -> Binding {
    Binding { act, keys, about, also: "", read }
}

impl Binding {
    const fn also(self, also: &'static str) -> Self {
        Self { also, ..self }
    }

    /// Whether the word of a page stands before what its keys do.
    pub(crate) fn follows(&self) -> bool {
        self.about.starts_with('，')
    }

    /// Whether a keypad has its keys.
    pub(crate) fn on_pad(&self) -> bool {
        const PAD: &str = "0123456789.+-*/";
        matches!(self.keys, "数字键" | "Enter") || PAD.contains(self.keys)
    }
}

/// The key table. Of the rows a page uses, the first that knows a key has it.
pub(crate) const ROWS: &[Binding] = &[
    row(Act::Name, "打字", "输入文件名，可以粘贴", name),
    row(Act::Carry, "9", "带走结果：扫码、打印等", carry),
    row(Act::Leave, "0", "退出程序", |code| letter(code, '0', Msg::Digit(0))),
    row(Act::Aloud, "0", "短句，可以照着念给人听", |code| letter(code, '0', Msg::Aloud)),
    row(Act::Compare, "=", "跟别的地方、医保比一比", |code| {
        letter(code, '=', Msg::Compare)
    }),
    row(Act::Digits, "数字键", "，按了就算数", digit),
    row(Act::Number, "数字键", "填写数目", number),
    row(Act::Line, "打字", "接着写，标点也是字，可以粘贴", name),
    // Before the next row, whose keys it shares.
    row(Act::Tabs, "Tab", "下一栏", tabs),
    row(Act::Lines, "上下键", "上一项、下一项", lines).also("没有栏目时 Tab 也行"),
    row(Act::Edit, "左右键、退格键", "移动光标、删一个字", edit)
        .also("Home End Delete，Ctrl-A E U W"),
    row(Act::Sides, "左右键", "向左、向右", sides),
    row(Act::Rub, "-", "删去最后一位", rub).also("退格键"),
    row(Act::Strike, "退格键", "删去最后一位", |code| {
        (code == KeyCode::Backspace).then_some(Msg::Erase)
    }),
    row(Act::Months, "-", "按最后缴费的月份来算", |code| {
        matches!(code, KeyCode::Char('-' | '—')).then_some(Msg::Months)
    }),
    row(Act::Pages, "-", "翻页，到头从头看", pages).also("PgUp PgDn"),
    row(Act::Ends, "Home End", "到最前、最后一项", ends),
    row(Act::Confirm, "Enter", "确定；看一行的依据", confirm),
    row(Act::Toggle, "+", "勾选、取消勾选", toggle).also("空格键"),
    row(Act::Unsure, "+", "不确定，先往下答", toggle),
    row(Act::Fill, "+", "补上还没有回答的，一起确认", toggle),
    row(Act::Back, ".", "退一步，不丢答案", back).also("Esc、退格键"),
    row(Act::Out, "Esc", "，. 在这里是字", |code| {
        (code == KeyCode::Esc).then_some(Msg::Back)
    }),
    row(Act::Aid, "F1", "查看说明", help),
    row(Act::Leaf, "PgDn", "翻页", pages).also("PgUp"),
    row(Act::Help, "*", "查看说明", help).also("F1、?"),
    row(Act::Search, "/", "查一查：说法、地方、电话", search),
    row(Act::Caller, "F2", "再接一位，现在这位先放着", |code| {
        f(code, 2, Msg::NewCaller)
    }),
    row(Act::NextCaller, "F3", "换到下一位", |code| f(code, 3, Msg::NextCaller)),
    row(Act::Undo, "F4", "撤销刚才的一步", |code| f(code, 4, Msg::Undo)),
    row(Act::Words, "打字", "直接写一句话，例如 职工 成都 杭州 断2", words),
    row(Act::End, "/", "用完了，把填的都清空；要按两次", end),
    row(Act::Text, "打字", "输入拼音或汉字，可以粘贴", text),
];

/// What a tap on the keys of an act does, and from which cell on it is the second thing.
pub(crate) fn taps(act: Act) -> Option<(Msg, u16, Msg)> {
    let one = |msg: Msg| Some((msg.clone(), 0, msg));
    match act {
        Act::Carry => one(Msg::Carry),
        Act::Aloud => one(Msg::Aloud),
        Act::Compare => one(Msg::Compare),
        Act::Leave => one(Msg::Digit(0)),
        Act::Pages | Act::Leaf => one(Msg::Turn),
        Act::Tabs => one(Msg::NextTab),
        Act::Confirm => one(Msg::Confirm),
        Act::Toggle | Act::Unsure | Act::Fill => one(Msg::Toggle),
        Act::Back | Act::Out => one(Msg::Back),
        Act::Help | Act::Aid => one(Msg::Help),
        Act::Search => one(Msg::Search),
        Act::End => one(Msg::End),
        Act::Rub | Act::Strike => one(Msg::Erase),
        Act::Months => one(Msg::Months),
        Act::Caller => one(Msg::NewCaller),
        Act::NextCaller => one(Msg::NextCaller),
        Act::Undo => one(Msg::Undo),
        Act::Lines => Some((Msg::Up, 2, Msg::Down)),
        Act::Sides => Some((Msg::Left, 2, Msg::Right)),
        Act::Ends => Some((Msg::First, 5, Msg::Last)),
        Act::Digits
        | Act::Number
        | Act::Edit
        | Act::Text
        | Act::Line
        | Act::Words
        | Act::Name
        | Act::Interrupt
        | Act::Suspend => None,
    }
}

/// Keys with Ctrl, alike on every page outside kiosk mode.
pub(crate) const CTRL_ROWS: &[Binding] = &[
    row(Act::Interrupt, "Ctrl-C", "随时退出程序", |code| letter(code, 'c', Msg::Interrupt)),
    row(Act::Suspend, "Ctrl-Z", "暂时回到命令行，用 fg 命令回来", |code| {
        letter(code, 'z', Msg::Suspend)
    }),
];

/// The row of an act.
pub(crate) fn row_of(act: Act) -> Option<&'static Binding> {
    ROWS.iter().chain(CTRL_ROWS).find(|row| row.act == act)
}

/// Whether a key is named: to visitors none that a keypad lacks.
pub(crate) fn is_named(act: Act, kiosk: bool) -> bool {
    row_of(act).is_some_and(|row| !kiosk || row.on_pad())
}

/// Whether a text is written there.
pub(crate) fn is_field(act: Act) -> bool {
    matches!(act, Act::Text | Act::Line | Act::Name)
}

/// What an input means on a page with these hints.
pub(crate) fn msg(input: Input, hints: &[Hint]) -> Option<Msg> {
    match input {
        Input::Key(key) => key_msg(key, hints),
        Input::Paste(text) => {
            let writes = |act| matches!(act, Act::Words | Act::Number) || is_field(act);
            let field = hints.iter().any(|hint| writes(hint.act));
            (field && !text.is_empty()).then_some(Msg::Paste(text))
        }
        Input::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        Input::Touch(touch) => Some(Msg::Touch(touch)),
        Input::Done(done) => Some(Msg::Done(done)),
        Input::Ground(light) => Some(Msg::Ground(light)),
        Input::Idle => None,
    }
}

fn key_msg(key: Key, hints: &[Hint]) -> Option<Msg> {
    if key.ctrl {
        let edits = hints.iter().any(|hint| hint.act == Act::Edit);
        let everywhere = CTRL_ROWS.iter().find_map(|row| (row.read)(key.code));
        return everywhere.or_else(|| shell(key.code).filter(|_| edits));
    }
    let live = |row: &&Binding| hints.iter().any(|hint| hint.act == row.act);
    ROWS.iter().filter(live).find_map(|row| (row.read)(key.code))
}
