//! A question with a day for an answer, on a sheet that tells workdays from days off in words.

mod typed;

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use typed::Typed;

use crate::calendar::{self, DayKind, Month, WEEKDAYS};
use crate::model::{At, QuestionIx, Value};
use crate::report::words;
use crate::text::{pad, width};
use crate::tui::canvas::Canvas;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::taps::Tap;
use crate::tui::theme::Role;
use crate::tui::widget::ask::{self, Ask};
use crate::tui::widget::menu::{self, Item};
use crate::tui::widget::pad::{self, Word};

/// Cells of one day.
const CELL: u16 = 7;
/// Cells of one day where the window is narrow.
const NARROW_CELL: u16 = 5;
/// Words for a finger.
const WORDS: [Word; 4] = [
    Word { text: "前一年", does: Msg::Years(-1) },
    Word { text: "上个月", does: Msg::PageUp },
    Word { text: "下个月", does: Msg::PageDown },
    Word { text: "后一年", does: Msg::Years(1) },
];
/// The same where the window is narrow.
const SHORT: [Word; 2] =
    [Word { text: "上个月", does: Msg::PageUp }, Word { text: "下个月", does: Msg::PageDown }];
/// Rows of the sheet with its headings.
const ROWS: u16 = 8;
/// What is said of a day to come where something has happened.
const AHEAD: &str = "还没到这一天：请选今天或者更早的一天；还没有办的，按 . 回去改。";

#[derive(Clone)]
pub(crate) struct Day {
    question: QuestionIx,
    chosen: NaiveDate,
    typed: Typed,
}

impl Day {
    pub(crate) fn new(context: &Context, question: QuestionIx) -> Self {
        let chosen = match Ask::new(context, question).given() {
            Some(Value::Day(day)) => day,
            _ => context.session().today(),
        };
        Self { question, chosen, typed: Typed::default() }
    }

    fn has_unknown(&self, context: &Context) -> bool {
        Ask::new(context, self.question).question().unknown.is_some()
    }

    /// The days that count from a day.
    fn due(&self, context: &Context, from: NaiveDate) -> Vec<String> {
        let report = context.case.trying(self.question, Value::Day(from)).report();
        let dated = report.timeline().iter().filter_map(|milestone| match milestone.at {
            At::Day(at) if at > from => Some(format!("{}  {}", milestone.title, words::day(at))),
            _ => None,
        });
        dated.collect()
    }

    /// The day that Enter takes: what is typed, or what was chosen before.
    fn meant(&self, context: &Context) -> Option<NaiveDate> {
        if self.typed.is_empty() {
            return Some(self.chosen);
        }
        let day = self.typed.day(self.chosen, context.session().today());
        day.filter(|day| is_near(*day))
    }

    /// Takes a digit, or a sign between two parts of a day.
    fn write(&mut self, context: &Context, letter: char) -> Effect {
        if !self.typed.push(letter) {
            return Effect::Stay;
        }
        if let Some(day) = self.meant(context).filter(|_| self.typed.is_whole()) {
            self.chosen = day;
            self.typed.clear();
        }
        Effect::Draw
    }

    /// Answers with the day that is meant; what is no day stands till it is taken back.
    fn confirm(&mut self, context: &Context) -> Effect {
        let Some(day) = self.meant(context) else { return Effect::Stay };
        self.chosen = day;
        self.typed.clear();
        match Ask::new(context, self.question).clash(Value::Day(day)) {
            Some(_) => Effect::Draw,
            None => Effect::answer(self.question, Value::Day(day)),
        }
    }

    /// What is wrong with a day beside the other answers, and what to do.
    fn wrong(&self, context: &Context, day: NaiveDate) -> Option<String> {
        let wrong = Ask::new(context, self.question).clash(Value::Day(day))?;
        let ahead = day > context.session().today();
        Some(if ahead { AHEAD.to_owned() } else { wrong })
    }

    /// The month that is shown, or what is typed so far.
    fn heading(&self, context: &Context) -> String {
        if self.typed.is_empty() {
            return format!("{} 年 {} 月", self.chosen.year(), self.chosen.month());
        }
        format!("填写日期：{}", self.typed.shown(self.meant(context).is_some()))
    }

    /// Whether something is typed, which a step back clears first; a visitor goes back at once.
    fn is_written(&self, context: &Context) -> bool {
        !self.typed.is_empty() && !context.look.kiosk
    }

    /// About the day that Enter takes, or about what is typed.
    fn line(&self, context: &Context) -> String {
        match self.meant(context) {
            Some(day) if self.typed.is_empty() => about(context, day),
            Some(day) => format!("按 Enter 就是 {}", about(context, day)),
            None if self.typed.is_zero() && self.has_unknown(context) => {
                "0 是日期里的一位；不确定的按 +。".to_owned()
            }
            None if self.typed.is_whole() => "这里填不了这一天，删去一位再填。".to_owned(),
            None if context.look.kiosk => {
                "没有这一天，或者没写完，比如 1202、20261202。".to_owned()
            }
            None => "没有这一天，或者没写完，比如 12.2、1202、20261202。".to_owned(),
        }
    }

    /// Draws the days of the month, and goes on below them.
    fn sheet(&self, context: &Context, canvas: &mut Canvas) {
        let look = &context.look;
        canvas.put(0, Span::styled(self.heading(context), look.style(Role::Title)));
        if self.typed.is_empty() {
            let words: &[Word] = if canvas.area.width < 7 * CELL { &SHORT } else { &WORDS };
            pad::words(canvas, 15, words);
        }
        canvas.space(1);
        sheet(context, canvas, self.meant(context).unwrap_or(self.chosen));
    }
}

/// The same day of another year.
fn years_on(day: NaiveDate, years: i32) -> Option<NaiveDate> {
    let months = Months::new(12 * years.unsigned_abs());
    if years < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

fn is_near(day: NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

impl Page for Day {
    fn keys(&self, context: &Context) -> Vec<Hint> {
        let written = self.is_written(context);
        let rub = Some(ask::RUB).filter(|_| !self.typed.is_empty());
        // In a narrow footer the last hints are dropped; this way out must stay.
        let unknown =
            (self.has_unknown(context) && !written).then_some(hint(Act::Unsure, "不确定"));
        let signs = written.then_some(hint(Act::Line, "填日期"));
        let hints = [
            hint(Act::Confirm, "确定"),
            hint(Act::Back, if written { "清空" } else { "上一步" }),
            hint(Act::Sides, "换天"),
            hint(Act::Lines, "换周"),
            hint(Act::Pages, "换月"),
            hint(Act::Ends, "月初、月末"),
            hint(Act::Help, "帮助"),
        ];
        let first = [hint(Act::Digits, "填日期")].into_iter().chain(signs).chain(unknown);
        let mut hints: Vec<Hint> = first.chain(hints).chain(rub).collect();
        if written {
            keymap::written(&mut hints);
        }
        hints
    }

    fn question(&self) -> Option<QuestionIx> {
        Some(self.question)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        canvas.taps.turns = true;
        let ask = Ask::new(context, self.question);
        let unknown: Vec<Item> = ask.unsure().into_iter().collect();
        let below = menu::height(canvas, &unknown);
        ask.draw(canvas, ROWS + 4 + below);
        self.sheet(context, canvas);
        ask::draw_typing(canvas, &self.keys(context), 0);
        canvas.space(u16::from(context.look.kiosk) + u16::from(canvas.area.height > below + 4));
        ask.draw_unsure(&unknown, below, canvas);
        canvas.text(&self.line(context));
        let wrong = self.meant(context).and_then(|day| self.wrong(context, day));
        if let Some(wrong) = wrong {
            return canvas.role(Role::Warn, &wrong);
        }
        canvas.dim("休：周末　假：节日放假　班：周末上班");
        if let Some(day) = self.meant(context) {
            self.due(context, day).iter().for_each(|line| canvas.text(line));
        }
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let day = self.chosen;
        let month = Month::of(day);
        let to = match msg {
            Msg::Left => day.pred_opt(),
            Msg::Right => day.succ_opt(),
            Msg::Up => day.checked_sub_days(Days::new(7)),
            Msg::Down => day.checked_add_days(Days::new(7)),
            Msg::PageUp => day.checked_sub_months(Months::new(1)),
            Msg::PageDown | Msg::Turn => day.checked_add_months(Months::new(1)),
            Msg::Years(years) => years_on(day, *years),
            Msg::Point(at) => day.with_day(*at as u32),
            Msg::First => Some(month.first_day()),
            Msg::Last => month.plus(1).first_day().pred_opt(),
            Msg::Erase => {
                self.typed.erase();
                return Some(Effect::Draw);
            }
            Msg::Back if self.is_written(context) => {
                self.typed.clear();
                return Some(Effect::Draw);
            }
            Msg::Confirm => return Some(self.confirm(context)),
            Msg::Digit(digit) => return Some(self.write(context, (b'0' + digit).into())),
            Msg::Type(letter) => return Some(self.write(context, *letter)),
            Msg::Toggle if self.has_unknown(context) => {
                return Some(Effect::answer(self.question, Value::Unknown));
            }
            _ => return None,
        };
        self.typed.clear();
        self.chosen = to.filter(|day| is_near(*day)).unwrap_or(day);
        Some(Effect::drawn(self.chosen != day))
    }

    fn is_filled_in(&self) -> bool {
        true
    }

    fn shows_answer(&self) -> bool {
        true
    }
}

fn sheet(context: &Context, canvas: &mut Canvas, chosen: NaiveDate) {
    let look = &context.look;
    let cells = if canvas.area.width < 7 * CELL { NARROW_CELL } else { CELL };
    let cells = usize::from(cells);
    let month = Month::of(chosen);
    let names: String = WEEKDAYS.iter().map(|name| pad(&format!(" {name}"), cells)).collect();
    canvas.put(0, Span::styled(names, look.style(Role::Dim)));
    canvas.space(1);
    let first = month.first_day();
    let blank = first.weekday().num_days_from_monday() as usize;
    let mut weeks = vec![vec![Span::raw(" ".repeat(blank * cells))]];
    for day in first.iter_days().take_while(|day| Month::of(*day) == month) {
        if day.weekday().num_days_from_monday() == 0 && day != first {
            weeks.push(Vec::new());
        }
        if let Some(week) = weeks.last_mut() {
            week.extend(cell(context, day, cells, day == chosen));
        }
    }
    for day in first.iter_days().take_while(|day| Month::of(*day) == month) {
        let at = blank + day.day0() as usize;
        let (x, y) = (canvas.area.x + (at % 7 * cells) as u16, canvas.area.y + (at / 7) as u16);
        let area = Rect { x, y, width: cells as u16, height: 1 };
        canvas.tap(area, Tap::Say(Msg::Point(day.day() as usize)));
    }
    for week in weeks {
        canvas.put(0, Line::from(week));
        canvas.space(1);
    }
}

/// One day with its mark: 休 weekend, 假 holiday, 班 worked weekend, none for a workday.
fn cell(context: &Context, day: NaiveDate, cells: usize, chosen: bool) -> [Span<'static>; 2] {
    let look = &context.look;
    let (mark, role) = match context.session().assets().calendar.kind(day) {
        DayKind::Workday => ("", Role::Text),
        DayKind::Weekend => ("休", Role::Dim),
        DayKind::Holiday => ("假", Role::Good),
        DayKind::Makeup => ("班", Role::Text),
    };
    let focus = if chosen { look.glyphs.chosen } else { " " };
    let text = format!("{focus}{:>2}{mark}", day.day());
    let rest = cells.saturating_sub(width(&text));
    [look.span(if chosen { Role::Focus } else { role }, text), Span::raw(" ".repeat(rest))]
}

fn about(context: &Context, day: NaiveDate) -> String {
    let calendar = &context.session().assets().calendar;
    let weekday = calendar::weekday(day);
    let kind = match calendar.kind(day) {
        DayKind::Workday => "工作日".to_owned(),
        DayKind::Weekend => "休息日".to_owned(),
        DayKind::Holiday => format!("{}放假", calendar.holiday_name(day).unwrap_or("节日")),
        DayKind::Makeup => "调休，上班".to_owned(),
    };
    let sure = match day.year() {
        year if calendar.announced(year) => "",
        // What was announced long ago is not kept here.
        year if year < context.session().today().year() => "（这里没有这一年的放假安排，暂定）",
        _ => "（这一年的放假安排还没有公布，暂定）",
    };
    format!("{} 星期{weekday}，{kind}{sure}。", words::day(day))
}
