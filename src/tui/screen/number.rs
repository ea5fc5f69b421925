//! A question with a number for an answer.

use tui_input::Input;

use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint, still};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::theme::Role;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::pad;

/// Rows that the field, its message and the outlook want.
const ROWS: u16 = 6;

#[derive(Clone)]
pub(crate) struct Number {
    question: QuestionIx,
    field: Input,
    /// Whether it holds the number given before, which the first digit takes the place of.
    given: bool,
    /// Whether the line below the field is focused.
    on_unknown: bool,
}

impl Number {
    /// With the number given before.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let given = match Ask::new(context, question).given() {
            Some(Value::Count(number)) => Some(number.to_string()),
            _ => None,
        };
        let field = Input::new(given.clone().unwrap_or_default());
        Self { question, field, given: given.is_some(), on_unknown: false }
    }

    /// What the field says: a number, or what is wrong with it.
    fn read(&self, context: &Context) -> Result<u32, String> {
        let typed = self.field.value();
        let most = self.most(context);
        match typed.parse::<u32>() {
            Ok(number) if number <= most => Ok(number),
            _ if typed.is_empty() => Err("请按数字键填写，没有就填 0。".to_owned()),
            _ => Err(format!("这里最多填 {most}，按 - 删去一位。")),
        }
    }

    /// Whether more digits could only make it worse.
    fn is_full(&self, context: &Context) -> bool {
        !self.given && !self.field.value().is_empty() && self.read(context).is_err()
    }

    fn most(&self, context: &Context) -> u32 {
        let question = Ask::new(context, self.question).question();
        let QuestionKind::Count { max } = question.kind else { return 0 };
        let other = question.at_most.and_then(|other| context.session().answers().known(other));
        if let Some(Value::Count(other)) = other { max.min(other) } else { max }
    }

    /// Without a digit: digits are written into the field.
    fn not_sure(&self, context: &Context) -> Option<Item> {
        let how = Ask::new(context, self.question).question().unknown.as_ref()?;
        Some(Item::new("不确定").about(how.clone()))
    }
}

impl Page for Number {
    fn keys(&self, context: &Context) -> Vec<Hint> {
        let rub = Some(ask::RUB).filter(|_| !self.field.value().is_empty());
        // A number pad has no arrows that lead to the line below the field.
        let unknown = self.not_sure(context).map(|_| hint(Act::Toggle, "不确定"));
        let hints = [
            hint(Act::Number, "填写"),
            hint(Act::Confirm, "确定"),
            hint(Act::Back, "上一步"),
            hint(Act::Lines, "移动"),
            hint(Act::Help, "帮助"),
            hint(Act::Edit, "修改"),
        ];
        let mut hints: Vec<Hint> = hints.into_iter().chain(rub).chain(unknown).collect();
        still(&mut hints, unknown.is_some());
        hints
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn cut(&self, context: &Context) -> Vec<Cut> {
        let ask = Ask::new(context, self.question);
        match self.read(context) {
            _ if self.on_unknown => ask.cut(Value::Unknown),
            Ok(number) => ask.cut(Value::Count(number)),
            Err(_) => Vec::new(),
        }
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let ask = Ask::new(context, self.question);
        let pad = if pad::is_wanted(&context.look) { pad::ROWS } else { 0 };
        ask.draw(canvas, ROWS + pad);
        let mark = if self.on_unknown { " " } else { context.look.glyphs.chosen };
        let label = format!("{mark} 填写数目： ");
        Field { label: &label, input: &self.field, hint: "", cells: 8 }.draw(canvas);
        canvas.space(1);
        let free = pad::digits(canvas, Msg::Type);
        ask::draw_typing(canvas, &self.keys(context), free);
        canvas.space(1);
        // To visitors the key above says it; the line only explains it.
        let said = context.look.kiosk && canvas.area.height <= ask::LOW && !self.on_unknown;
        if let Some(item) = self.not_sure(context).filter(|_| !said) {
            let focus = self.on_unknown.then_some(0);
            let item = if canvas.area.height > ask::LOW { item } else { item.about("") };
            let rows = menu::height(canvas, std::slice::from_ref(&item));
            Menu { items: &[item], focus }.draw(&mut canvas.first(rows));
            canvas.space(rows + u16::from(canvas.area.height > ask::LOW));
        }
        match self.read(context) {
            _ if self.on_unknown => ask.outlook(canvas, Value::Unknown),
            Ok(number) => ask.outlook(canvas, Value::Count(number)),
            Err(wrong) => canvas.role(Role::Warn, &wrong),
        }
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let answer = |value| Effect::answer(self.question, value);
        Some(match msg {
            Msg::Up | Msg::Down => {
                let to = *msg == Msg::Down && self.not_sure(context).is_some();
                Effect::drawn(std::mem::replace(&mut self.on_unknown, to) != to)
            }
            Msg::Point(_) => {
                self.on_unknown = self.not_sure(context).is_some();
                Effect::Draw
            }
            Msg::Toggle if self.not_sure(context).is_none() => Effect::Stay,
            Msg::Toggle => answer(Value::Unknown),
            Msg::Confirm if self.on_unknown => answer(Value::Unknown),
            Msg::Confirm => match self.read(context) {
                Ok(number) => {
                    self.given = true;
                    answer(Value::Count(number))
                }
                Err(_) => Effect::Stay,
            },
            Msg::Type(letter) if !letter.is_ascii_digit() || self.is_full(context) => Effect::Stay,
            Msg::Paste(text) if !text.trim().bytes().all(|byte| byte.is_ascii_digit()) => {
                Effect::Stay
            }
            Msg::Erase if self.field.value().is_empty() => Effect::Back,
            _ => {
                let anew = self.given && matches!(msg, Msg::Type(_) | Msg::Paste(_));
                let mut field = if anew { Input::default() } else { self.field.clone() };
                field::update(&mut field, msg)?;
                self.field = field;
                self.given = false;
                self.on_unknown = false;
                Effect::Draw
            }
        })
    }
}
