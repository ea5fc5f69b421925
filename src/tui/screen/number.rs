//! A question with a number for an answer, and below the field the other ways to answer it.

use tui_input::Input;

use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint, still};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::theme::Role;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::pad;

/// Rows that the field and its message want.
const ROWS: u16 = 4;

#[derive(Clone)]
pub(crate) struct Number {
    question: QuestionIx,
    field: Input,
    /// Whether it holds the number given before, which the first digit takes the place of.
    given: bool,
    /// The line below the field that is focused; none: the field.
    line: Option<usize>,
}

/// What a line below the field does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Answer(Value),
    /// The number is worked out from months, of which this is the first.
    Months(QuestionIx),
}

impl Number {
    /// With the number given before.
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let given = match Ask::new(context, question).given() {
            Some(Value::Count(number)) => Some(number.to_string()),
            _ => None,
        };
        let field = Input::new(given.clone().unwrap_or_default());
        let ways = Self { question, field, given: given.is_some(), line: None };
        let taken = match Ask::new(context, question).given() {
            Some(Value::Unknown) => ways.line_of(context, |way| way == Way::Answer(Value::Unknown)),
            None => ways.line_of(context, |way| match way {
                Way::Months(month) => context.session().answers().get(month).is_some(),
                Way::Answer(_) => false,
            }),
            Some(_) => None,
        };
        Self { line: taken, ..ways }
    }

    /// What the field says: a number, or what is wrong with it.
    fn read(&self, context: &Context) -> Result<u32, String> {
        let typed = self.field.value();
        let most = self.most(context);
        match typed.parse::<u32>() {
            Ok(number) if number <= most => Ok(number),
            _ if typed.is_empty() => Err("请按数字键填写，没有就填 0。".to_owned()),
            // A year: the months since then are worked out elsewhere.
            _ if typed.starts_with("20") && self.line_of(context, is_months).is_some() => {
                Err("这里填几个月。要填月份的，用退格键删空，再按 - 按月份算。".to_owned())
            }
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

    /// The lines below the field, without digits: those are written into it.
    fn ways(&self, context: &Context) -> Vec<(Way, Item)> {
        let mut ways = Vec::new();
        // A visitor chose the number among them on the page before.
        let month = context.session().topic().feeding(self.question).next();
        if let Some(month) = month.filter(|_| !context.look.kiosk) {
            let none = Item::new("没有断缴").note("就是 0 个月");
            ways.push((Way::Answer(Value::Count(0)), none));
            let months = Item::new("按最后缴费的月份来算").note("不知道几个月的，选这一项");
            // Once something is typed the same key takes it back.
            let free = self.field.value().is_empty();
            ways.push((Way::Months(month), if free { months.key(Act::Months) } else { months }));
        }
        if let Some(how) = &Ask::new(context, self.question).question().unknown {
            let item = Item::new("不确定").key(Act::Unsure);
            let item = if ways.is_empty() { item.about(how) } else { item.note(how) };
            ways.push((Way::Answer(Value::Unknown), item));
        }
        ways
    }

    fn line_of(&self, context: &Context, wanted: impl Fn(Way) -> bool) -> Option<usize> {
        self.ways(context).iter().position(|(way, _)| wanted(*way))
    }

    /// What the focused line does.
    fn way(&self, context: &Context) -> Option<Way> {
        self.ways(context).get(self.line?).map(|(way, _)| *way)
    }

    /// The answer that Enter gives, or why it gives none.
    fn meant(&self, context: &Context) -> Result<Value, String> {
        match self.way(context) {
            Some(Way::Answer(value)) => Ok(value),
            Some(Way::Months(_)) => Err(String::new()),
            None => self.read(context).map(Value::Count),
        }
    }

    /// Does what the line does that a key of its own stands for.
    fn take_line(&mut self, context: &Context, wanted: impl Fn(Way) -> bool) -> Effect {
        let Some(line) = self.line_of(context, wanted) else { return Effect::Stay };
        self.line = Some(line);
        self.confirm(context)
    }

    fn confirm(&mut self, context: &Context) -> Effect {
        if let Some(Way::Months(month)) = self.way(context) {
            return Effect::Open(Open::Question(month));
        }
        let Ok(value) = self.meant(context) else { return Effect::Stay };
        self.given = true;
        // Beside another answer no number stands.
        if self.line.is_some() {
            self.field = Input::default();
        }
        Effect::answer(self.question, value)
    }

    /// Draws the lines below the field; what explains a single one only where there is room.
    fn draw_ways(&self, items: &[Item], how: &str, canvas: &mut Canvas) {
        let roomy = canvas.area.height > ask::LOW.max(menu::height(canvas, items) + 1);
        // To visitors the key above says it; who has typed a number needs to know what it would mean.
        if canvas.look.kiosk && self.line.is_none() {
            if roomy && !how.is_empty() && self.field.value().is_empty() {
                canvas.dim(how);
                canvas.space(1);
            }
            return;
        }
        if items.is_empty() {
            return;
        }
        let bare: Vec<Item>;
        let items = if roomy {
            items
        } else {
            bare = items.iter().map(|item| item.clone().about("").note("")).collect();
            &bare
        };
        let rows = menu::height(canvas, items);
        Menu { items, focus: self.line }.draw(&mut canvas.first(rows));
        canvas.space(rows + u16::from(roomy));
    }
}

fn is_months(way: Way) -> bool {
    matches!(way, Way::Months(_))
}

/// A number without zeros before it.
fn bare(field: Input) -> Input {
    let typed = field.value();
    let more = typed.len().saturating_sub(1);
    let zeros = typed.bytes().take(more).take_while(|byte| *byte == b'0').count();
    if zeros == 0 { field } else { Input::new(typed[zeros..].to_owned()) }
}

impl Page for Number {
    fn keys(&self, context: &Context) -> Vec<Hint> {
        let empty = self.field.value().is_empty();
        let rub = Some(ask::RUB).filter(|_| !empty);
        let ways = self.ways(context);
        // A number pad has no arrows that lead to the lines below the field.
        let own = |(way, _): &(Way, Item)| match way {
            Way::Answer(Value::Unknown) => Some(hint(Act::Unsure, "不确定")),
            Way::Months(_) if empty => Some(hint(Act::Months, "按月份算")),
            _ => None,
        };
        let hints = [
            hint(Act::Number, "填写"),
            hint(Act::Confirm, "确定"),
            hint(Act::Back, "上一步"),
            hint(Act::Lines, "移动"),
            hint(Act::Help, "帮助"),
            hint(Act::Edit, "修改"),
        ];
        let mut hints: Vec<Hint> = hints.into_iter().chain(rub).collect();
        hints.extend(ways.iter().filter_map(own));
        still(&mut hints, !ways.is_empty());
        hints
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn cut(&self, context: &Context) -> Vec<Cut> {
        let ask = Ask::new(context, self.question);
        self.meant(context).map_or_else(|_| Vec::new(), |value| ask.cut(value))
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let ask = Ask::new(context, self.question);
        let pad = if pad::is_wanted(&context.look) { pad::ROWS } else { 0 };
        let items: Vec<Item> = self.ways(context).into_iter().map(|(_, item)| item).collect();
        let below = if items.len() > 1 { menu::height(canvas, &items) } else { 2 };
        ask.draw(canvas, ROWS + pad + below);
        let mark = if self.line.is_some() { " " } else { context.look.glyphs.chosen };
        let label = format!("{mark} 填写数目： ");
        Field { label: &label, input: &self.field, hint: "", cells: 8 }.draw(canvas);
        canvas.space(1);
        let free = pad::digits(canvas, Msg::Type);
        ask::draw_typing(canvas, &self.keys(context), free);
        canvas.space(1);
        let how = ask.question().unknown.as_deref().unwrap_or_default();
        self.draw_ways(&items, how, canvas);
        match self.meant(context) {
            Ok(value) => ask.outlook(canvas, value),
            Err(asked) if self.field.value().is_empty() => canvas.text(&asked),
            Err(wrong) => canvas.role(Role::Warn, &wrong),
        }
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let last = self.ways(context).len().checked_sub(1);
        let to = match msg {
            Msg::Up => self.line.and_then(|line| line.checked_sub(1)),
            Msg::Down => last.map(|last| self.line.map_or(0, |line| last.min(line + 1))),
            Msg::Point(line) => last.map(|last| last.min(*line)),
            Msg::Toggle => {
                return Some(self.take_line(context, |way| way == Way::Answer(Value::Unknown)));
            }
            Msg::Months => {
                return Some(self.take_line(context, is_months));
            }
            Msg::Confirm => return Some(self.confirm(context)),
            Msg::Type(letter) if !letter.is_ascii_digit() || self.is_full(context) => {
                return Some(Effect::Stay);
            }
            Msg::Paste(text) if !text.trim().bytes().all(|byte| byte.is_ascii_digit()) => {
                return Some(Effect::Stay);
            }
            Msg::Erase if self.field.value().is_empty() => return Some(Effect::Back),
            _ => {
                let anew = self.given && matches!(msg, Msg::Type(_) | Msg::Paste(_));
                let mut field = if anew { Input::default() } else { self.field.clone() };
                field::update(&mut field, msg)?;
                self.field = bare(field);
                self.given = false;
                self.line = None;
                return Some(Effect::Draw);
            }
        };
        Some(Effect::drawn(std::mem::replace(&mut self.line, to) != to))
    }

    fn is_filled_in(&self) -> bool {
        true
    }

    fn shows_answer(&self) -> bool {
        true
    }
}
