//! A question with a month for an answer.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::calendar::Month as CalendarMonth;
use crate::model::{QuestionIx, Value};
use crate::report::words;
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Cut, Page};
use crate::tui::taps::Tap;
use crate::tui::theme::Role;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item};
use crate::tui::widget::pad::{self, Word};

/// Cells of one month with the space after it.
const CELL: u16 = 9;
/// Words for a finger.
const YEARS: [Word; 2] =
    [Word { text: "前一年", does: Msg::Up }, Word { text: "后一年", does: Msg::Down }];
/// Digits of a month.
const DIGITS: usize = 6;
/// Digits of its year.
const YEAR: usize = 4;

#[derive(Clone)]
pub(crate) struct Month {
    question: QuestionIx,
    chosen: CalendarMonth,
    /// Whether somebody chose it: for a visitor this month is no answer by itself.
    taken: bool,
    /// What is typed of a month so far.
    digits: String,
    /// Whether a sign was typed behind its year.
    parted: bool,
}

impl Month {
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let given = match Ask::new(context, question).given() {
            Some(Value::Month(month)) => Some(month),
            _ => None,
        };
        let chosen = given.unwrap_or_else(|| CalendarMonth::of(context.session().today()));
        let taken =
            given.is_some() || !context.look.kiosk && !Ask::new(context, question).is_unsure();
        Self { question, chosen, taken, digits: String::new(), parted: false }
    }

    /// The months of the pair that it is of, itself among them; none where it is of no pair.
    fn pair(&self, context: &Context) -> impl Iterator<Item = QuestionIx> {
        let topic = context.session().topic();
        let whole = topic.at(self.question).feeds;
        whole.into_iter().flat_map(|whole| topic.feeding(whole))
    }

    /// The months that can be chosen: the first month of two cannot come after the second.
    fn bounds(&self, context: &Context) -> (CalendarMonth, CalendarMonth) {
        let session = context.session();
        let today = CalendarMonth::of(session.today());
        let (mut first, mut last) = (today.plus(-600), today.plus(24));
        let mut leading = true;
        for other in self.pair(context) {
            leading &= other >= self.question;
            let Some(Value::Month(month)) = session.answers().known(other) else { continue };
            if other < self.question {
                first = first.max(month);
            } else if other > self.question {
                last = last.min(month);
            }
        }
        // What was paid last cannot lie in the future.
        if leading && session.topic().at(self.question).feeds.is_some() {
            last = last.min(today);
        }
        (first.min(last), last)
    }

    /// Whether it may not be settled yet: not a month of which other answers say that it has come.
    fn may_be_open(&self, context: &Context) -> bool {
        let (ask, today) = (Ask::new(context, self.question), context.session().today());
        let next = Value::Month(CalendarMonth::of(today).plus(1));
        ask.question().unknown.is_some() && ask.clash(next).is_none()
    }

    /// Whether a month can be chosen, and goes with the other answers.
    fn is_open(&self, context: &Context, month: CalendarMonth) -> bool {
        let (first, last) = self.bounds(context);
        let clash = || Ask::new(context, self.question).clash(Value::Month(month));
        (first..=last).contains(&month) && clash().is_none()
    }

    /// What is wrong with a month beside the other answers, and what to do.
    fn clash(&self, context: &Context, month: CalendarMonth) -> Option<String> {
        let wrong = Ask::new(context, self.question).clash(Value::Month(month))?;
        let to_come = month > CalendarMonth::of(context.session().today());
        if !(to_come && context.look.kiosk) {
            return Some(wrong);
        }
        let open = if self.may_be_open(context) { "不确定的按 +；" } else { "" };
        Some(format!(
            "{}还没到，可是前面答的是已经办了。{open}答错了的，按 . 回去改。",
            words::month(month)
        ))
    }

    /// Takes a digit of a month written as six digits.
    fn typed(&mut self, context: &Context, digit: u8) -> Effect {
        if self.digits.len() == DIGITS {
            return Effect::Stay;
        }
        self.digits.push((b'0' + digit).into());
        let (year, month) = self.digits.split_at(self.digits.len().min(YEAR));
        let month = year.parse().ok().zip(month.parse().ok());
        let month = month.and_then(|(year, month)| CalendarMonth::new(year, month));
        let (first, last) = self.bounds(context);
        let whole =
            month.filter(|month| self.digits.len() == DIGITS && (first..=last).contains(month));
        if let Some(month) = whole {
            self.choose(month);
        }
        Effect::Draw
    }

    /// The month that Enter takes: what is typed, or what was chosen before.
    fn meant(&self, context: &Context) -> Option<CalendarMonth> {
        if self.digits.is_empty() { self.taken.then_some(self.chosen) } else { self.alone(context) }
    }

    fn choose(&mut self, month: CalendarMonth) {
        self.chosen = month;
        self.taken = true;
        self.digits.clear();
        self.parted = false;
    }

    /// Whether something is typed, in which signs stand between year and month; a visitor has them for keys.
    fn is_written(&self, context: &Context) -> bool {
        !self.digits.is_empty() && !context.look.kiosk
    }

    /// The month of the year that is typed, or of the one that is shown where no more than a month was typed.
    fn alone(&self, context: &Context) -> Option<CalendarMonth> {
        let (year, month) = match self.digits.split_at_checked(YEAR).filter(|_| self.parted) {
            Some((year, month)) => (year.parse().ok()?, month),
            None => (self.chosen.year(), self.digits.as_str()),
        };
        let month = CalendarMonth::new(year, month.parse().ok()?)?;
        let (first, last) = self.bounds(context);
        (first..=last).contains(&month).then_some(month)
    }

    /// What to do about digits that are no month yet, or none that can be chosen.
    fn wrong(&self, context: &Context) -> String {
        if self.digits.len() < DIGITS {
            return "不在可选的月份里，或者没写完：年份填四位，月份填两位，比如 202512。"
                .to_owned();
        }
        let (first, last) = self.bounds(context);
        let (first, last) = (words::month(first), words::month(last));
        let key = if context.look.kiosk { "-" } else { "退格键" };
        format!("这里只能填 {first}到 {last}，按 {key} 删去一位。")
    }

    /// The year that is shown, or what is typed so far, such as 「2026-1_」.
    fn heading(&self) -> String {
        if self.digits.is_empty() {
            return format!("{} 年", self.chosen.year());
        }
        let all: String = self.digits.chars().chain(std::iter::repeat('_')).take(6).collect();
        format!("填写年月：{}-{}", &all[..4], &all[4..])
    }

    /// One month of the year that is shown; brackets stand around the one that Enter takes, or
    /// took before something else was typed.
    fn cell(&self, context: &Context, each: u32) -> [Span<'static>; 2] {
        let open = CalendarMonth::new(self.chosen.year(), each)
            .is_some_and(|month| self.is_open(context, month));
        let before = self.taken.then_some(self.chosen);
        let marked = self.meant(context).or(before).is_some_and(|month| month.month() == each);
        let (text, role) = if marked {
            (format!("[{each:>2} 月]"), Role::Focus)
        } else {
            (format!(" {each:>2} 月 "), if open { Role::Text } else { Role::Dim })
        };
        [context.look.span(role, text), Span::raw("  ")]
    }

    /// What Enter would take, in words, and what comes of it.
    fn draw_meant(&self, context: &Context, canvas: &mut Canvas) {
        let (ask, typed) = (Ask::new(context, self.question), !self.digits.is_empty());
        let Some(month) = self.meant(context) else {
            if typed {
                canvas.role(Role::Warn, &self.wrong(context));
            }
            return;
        };
        if typed {
            let takes = format!("按 Enter 就是 {}", words::month(month));
            let whole = format!("{takes}；也可以接着填：年份四位，月份两位。");
            canvas.text(if canvas.rows(&whole) > 1 { &takes } else { &whole });
        }
        let value = Value::Month(month);
        match self.clash(context, month) {
            Some(wrong) => canvas.role(Role::Warn, &wrong),
            None => ask.outlook(canvas, value),
        }
    }

    /// Answers with the month that is meant.
    fn confirm(&mut self, context: &Context) -> Effect {
        let Some(month) = self.meant(context) else {
            return match (self.digits.is_empty(), Ask::new(context, self.question).is_unsure()) {
                (true, true) => self.leave_open(context),
                (true, false) => Effect::Unchosen,
                (false, _) => Effect::Stay,
            };
        };
        let (first, last) = self.bounds(context);
        self.choose(month.clamp(first, last));
        let value = Value::Month(self.chosen);
        if Ask::new(context, self.question).clash(value).is_some() {
            return Effect::Draw;
        }
        let (question, then) = (self.question, self.next_of_pair(context));
        Effect::Answer { question, value, then }
    }

    /// Answers that it is not settled.
    fn leave_open(&self, context: &Context) -> Effect {
        let (question, then) = (self.question, self.next_of_pair(context));
        Effect::Answer { question, value: Value::Unknown, then }
    }

    /// The line that says so, where it may be.
    fn unsure(&self, context: &Context) -> Option<Item> {
        Ask::new(context, self.question).unsure().filter(|_| self.may_be_open(context))
    }

    /// The next month of the same pair.
    fn next_of_pair(&self, context: &Context) -> Option<QuestionIx> {
        self.pair(context).find(|other| *other > self.question)
    }
}

/// Months on a line: six where they fit, since a window has more columns to spare than rows.
fn across(width: u16) -> u32 {
    if width >= 6 * CELL { 6 } else { 4 }
}

impl Page for Month {
    fn keys(&self, context: &Context) -> Vec<Hint> {
        let rub = Some(ask::RUB).filter(|_| !self.digits.is_empty());
        let written = self.is_written(context);
        let open = (self.may_be_open(context) && !written).then_some(hint(Act::Unsure, "不确定"));
        let signs = written.then_some(hint(Act::Line, "填年月"));
        let hints = [
            hint(Act::Digits, "填年月"),
            hint(Act::Sides, "换月"),
            hint(Act::Lines, "换年"),
            hint(Act::Confirm, "确定"),
            hint(Act::Back, "上一步"),
            hint(Act::Ends, "最早、最晚"),
            hint(Act::Help, "帮助"),
        ];
        let mut hints: Vec<Hint> = hints.into_iter().chain(signs).chain(rub).chain(open).collect();
        if written {
            keymap::written(&mut hints);
        }
        hints
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn cut(&self, context: &Context) -> Vec<Cut> {
        let meant = self.meant(context).into_iter();
        meant.flat_map(|month| Ask::new(context, self.question).cut(Value::Month(month))).collect()
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let ask = Ask::new(context, self.question);
        let across = across(canvas.area.width);
        let rows = 12 / across as u16;
        let finger = pad::is_wanted(&context.look);
        let tall = if finger && canvas.area.height >= 2 * rows + 11 { 2 } else { 1 };
        let unsure: Vec<Item> = self.unsure(context).into_iter().collect();
        let below = menu::height(canvas, &unsure);
        ask.draw(canvas, tall * rows + 7 + below);
        let year = Line::from(self.heading());
        canvas.put(0, year.style(context.look.style(Role::Title)));
        // What is typed stands there.
        if self.digits.is_empty() {
            pad::words(canvas, 10, &YEARS);
        }
        canvas.space(tall);
        for row in 0..u32::from(rows) {
            let months = (row * across + 1)..=(row + 1) * across;
            let cells: Vec<Span> =
                months.clone().flat_map(|each| self.cell(context, each)).collect();
            canvas.put(0, Line::from(cells));
            for (at, month) in (0..).zip(months) {
                let cell = Rect { width: CELL, height: tall, ..canvas.area };
                let cell = Rect { x: cell.x + at * CELL, ..cell };
                canvas.tap(cell, Tap::Say(Msg::Point(month as usize)));
            }
            canvas.space(tall);
        }
        ask::draw_typing(canvas, &self.keys(context), tall - 1);
        canvas.space(1);
        ask.draw_unsure(&unsure, below, canvas);
        self.draw_meant(context, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let (first, last) = self.bounds(context);
        let to = match msg {
            Msg::Digit(digit) => return Some(self.typed(context, *digit)),
            // 「2026-8」 and 「2026年8月」
            Msg::Type(letter) => {
                self.parted |= self.digits.len() == YEAR && !letter.is_ascii_alphanumeric();
                return Some(Effect::Draw);
            }
            // Nobody knows yet where that would lead from.
            Msg::Left | Msg::Right if !self.taken => self.chosen,
            Msg::Left => self.chosen.plus(-1),
            Msg::Right => self.chosen.plus(1),
            Msg::Up | Msg::PageUp => self.chosen.plus(-12),
            Msg::Down | Msg::PageDown => self.chosen.plus(12),
            Msg::Point(month) => {
                let month = CalendarMonth::new(self.chosen.year(), *month as u32);
                month.filter(|month| (first..=last).contains(month)).unwrap_or(self.chosen)
            }
            Msg::First => first,
            Msg::Last => last,
            Msg::Erase => {
                self.digits.pop();
                self.parted &= self.digits.len() > YEAR;
                return Some(Effect::Draw);
            }
            Msg::Toggle if self.may_be_open(context) => {
                return Some(self.leave_open(context));
            }
            Msg::Confirm => return Some(self.confirm(context)),
            _ => return None,
        };
        let before = (self.chosen, self.taken, std::mem::take(&mut self.digits));
        self.choose(to.clamp(first, last));
        Some(Effect::drawn(before != (self.chosen, true, String::new())))
    }

    fn is_filled_in(&self) -> bool {
        true
    }

    fn shows_answer(&self) -> bool {
        true
    }
}
