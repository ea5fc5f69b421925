//! 查一查: a case told in one line, and everything there is, found by typing.

mod caption;
mod case;
mod file;
mod found;
mod listing;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use tui_input::Input;

use file::File;
use listing::sheet;

use crate::line::{Line, Strange, Unsure};
use crate::model::Answers;
use crate::report::SearchDoc;
use crate::tui::about::About;
use crate::tui::canvas::Canvas;
use crate::tui::case::Case;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{self, Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::outside::Done;
use crate::tui::page::{Context, Page};
use crate::tui::panes::Wanted;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::sheet::Reader;

/// Title of the page.
pub(crate) const TITLE: &str = "查一查";

/// What the empty field says.
const EXAMPLE: &str = "比如 职工 成都 杭州 断2，或者 dangbing";

/// Lines above the list: the field and what is found.
const HEAD: u16 = 2;
/// What a visitor's digits choose from.
const PAGE: usize = 9;
/// Cells before a line, for what kind of thing it is.
const KIND: usize = 5;

#[derive(Clone, Default)]
pub(crate) struct Search {
    field: Input,
    /// What stood there before it was emptied at once, for whoever did not mean to.
    wiped: Input,
    reader: Reader,
    /// Whether digits choose what a word says, instead of being written.
    choosing: bool,
    /// Whether something was opened for what stands in the field: / begins anew.
    opened: bool,
    /// The page of the list; only visitors have pages, whose digits choose what was found.
    page: usize,
    /// Why the file that was named is not gone on with.
    unread: Option<String>,
    /// What it listed last.
    last: RefCell<Option<(Box<Key>, Rc<List>)>>,
}

/// All that a list depends on.
#[derive(Clone, PartialEq)]
struct Key {
    typed: String,
    page: usize,
    today: NaiveDate,
    answers: Answers,
    kiosk: bool,
}

/// What a line of the list opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The plan of the case in the field.
    Plan,
    /// What contradicts itself in the field, and opens nothing.
    Mend,
    /// A reading of the first word that says more than one thing.
    Reading(usize),
    /// The claim about something that was told and no question asks for.
    Matter(u16),
    /// A line of the result that the answers so far give.
    Own(usize),
    /// A file to go on with; whether it is named already.
    File(File),
    /// Something that was found.
    Hit(usize),
    /// The next page.
    Next,
}

/// The list, and what it was made from.
struct List {
    case: Option<Line>,
    /// The same where no word says more than one thing.
    plan: Option<Line>,
    /// How what was told contradicts itself.
    clash: Option<String>,
    own: Vec<About>,
    /// How a file with answers is meant, if it may be.
    file: Option<File>,
    found: Rc<SearchDoc>,
    /// What of it is on the page.
    shown: Range<usize>,
}

impl Search {
    /// With a letter that was typed on another page.
    pub(crate) fn begun(msg: &Msg) -> Self {
        let mut page = Self::default();
        field::update(&mut page.field, msg);
        page
    }

    /// Whether a line is being written; a visitor's pad has the signs for keys.
    fn is_written(&self, context: &Context) -> bool {
        !context.look.kiosk && !self.choosing && !self.field.value().is_empty()
    }

    /// What stands in the field.
    pub(crate) fn typed(&self) -> &str {
        self.field.value()
    }

    fn empty(&mut self) {
        self.wiped = std::mem::take(&mut self.field);
    }

    /// Whether the line that was there can be brought back.
    pub(crate) fn is_emptied(&self) -> bool {
        self.field.value().is_empty() && !self.wiped.value().is_empty()
    }

    /// Brings it back.
    pub(crate) fn refill(&mut self) {
        self.field = std::mem::take(&mut self.wiped);
    }

    /// The list; made once for all that one key asks of it.
    fn list(&self, context: &Context) -> Rc<List> {
        let session = context.session();
        let key = Key {
            typed: self.field.value().to_owned(),
            page: self.page,
            today: session.today(),
            answers: session.answers().clone(),
            kiosk: context.look.kiosk,
        };
        let mut kept = self.last.borrow_mut();
        let again = kept.take().filter(|(of, _)| **of == key);
        let fresh = || (Box::new(key), Rc::new(self.listed(context)));
        let (_, list) = kept.insert(again.unwrap_or_else(fresh));
        Rc::clone(list)
    }

    /// What was typed, as a case and as something to look for; visitors tell no cases.
    fn listed(&self, context: &Context) -> List {
        let (session, typed) = (context.session(), self.field.value());
        let read_case = || case::read(context, typed);
        let file = File::meant(typed).filter(|_| !context.look.kiosk);
        let tells = !context.look.kiosk && file != Some(File::Named);
        let case = tells.then(read_case);
        let case = case.filter(|line| line.begins() || case::adds(context, line));
        let sure = |case: &&Line| case.unsure.is_empty() && case::told(context, case);
        let plan = case.as_ref().filter(sure).cloned();
        let clash = plan.as_ref().and_then(|plan| case::clash(context, plan));
        let plan = plan.filter(|_| clash.is_none());
        let own = if context.look.kiosk { Vec::new() } else { found::own(session, typed) };
        let found = session.found(typed);
        let (start, each) =
            if context.look.kiosk { (self.page * PAGE, PAGE) } else { (0, usize::MAX) };
        let shown = start..start.saturating_add(each).min(found.hits.len());
        List { case, plan, clash, own, file, found, shown }
    }

    fn open(&mut self, context: &Context, row: Row) -> Effect {
        self.opened = true;
        let list = self.list(context);
        match row {
            Row::Hit(at) => {
                list.found.hits.get(at).map_or(Effect::Stay, |hit| found::open(hit, &list.found))
            }
            Row::Own(at) => {
                let about = list.own.get(at).cloned().map(Box::new);
                about.map_or(Effect::Stay, |about| Effect::Open(Open::Why(about)))
            }
            Row::Matter(at) => Effect::Open(Open::Claim(at.into())),
            Row::Plan => list.plan.as_ref().map_or(Effect::Stay, |case| case::take(context, case)),
            Row::File(file) => file.opened(context, self.field.value()),
            Row::Mend => Effect::Stay,
            Row::Next => {
                self.turn(&list);
                Effect::Draw
            }
            Row::Reading(at) => self.choose(context, &list, at),
        }
    }

    /// Writes a reading out; the plan opens once nothing is unsure.
    fn choose(&mut self, context: &Context, list: &List, at: usize) -> Effect {
        let assets = context.session().assets();
        let Some(case) = &list.case else { return Effect::Stay };
        let Some(unsure) = case.unsure.first().filter(|unsure| at < unsure.readings.len()) else {
            return Effect::Stay;
        };
        self.field = Input::new(case.with(assets, unsure, at));
        self.reader = Reader::default();
        let case = case::read(context, self.field.value());
        self.choosing = !case.unsure.is_empty();
        if case::told(context, &case) && !self.choosing && case::clash(context, &case).is_none() {
            return case::take(context, &case);
        }
        Effect::Draw
    }

    /// Turns to the next page, after the last to the first.
    fn turn(&mut self, list: &List) {
        let pages = list.found.hits.len().div_ceil(PAGE).max(1);
        self.page = (self.page + 1) % pages;
        self.reader = Reader::default();
    }

    /// Opens what a visitor chose by its digit; 0 turns the page.
    fn digit(&mut self, context: &Context, digit: u8) -> Effect {
        let list = self.list(context);
        match usize::from(digit) {
            0 => self.open(context, Row::Next),
            at if at <= list.shown.len() => self.open(context, Row::Hit(list.shown.start + at - 1)),
            _ => Effect::Unchosen,
        }
    }

    fn scroll(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let body = context.room(self);
        let list = self.list(context);
        // Whoever moves into the list is done with the line: digits choose from here on.
        if matches!(msg, Msg::Up | Msg::Down) && list.unsure().is_some() {
            self.choosing = true;
        }
        let sheet = sheet(context, &list, body.width, self.unread.as_deref());
        if *msg == Msg::Confirm && list.plan.is_none() && list.asks() && !self.choosing {
            self.choosing = true;
            return Some(Effect::Draw);
        }
        if *msg == Msg::Confirm {
            let row = sheet.focused(self.reader);
            return Some(row.map_or(Effect::Stay, |row| self.open(context, row)));
        }
        self.reader.update(&sheet, body.height.saturating_sub(HEAD), msg)
    }
}

impl List {
    /// Whether a word may say several things, of which none is taken by itself.
    fn asks(&self) -> bool {
        self.unsure().is_some_and(|(_, unsure)| unsure.readings.len() > 1)
    }

    /// How what was told contradicts itself.
    fn wrong(&self) -> Option<String> {
        let strange = self.case.as_ref()?.strange.iter().find(|strange| strange.contradicts());
        strange.map(Strange::what).or_else(|| self.clash.clone())
    }

    /// The word to be settled first.
    fn unsure(&self) -> Option<(&str, &Unsure)> {
        let case = self.case.as_ref()?;
        let unsure = case.unsure.first()?;
        Some((case.text.get(unsure.span.clone())?, unsure))
    }
}

impl Page for Search {
    fn title(&self, _: &Context) -> String {
        TITLE.to_owned()
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let (written, choosing) = (self.is_written(context), self.choosing);
        let ends =
            if self.field.value().is_empty() { "最前、最后" } else { "行首、行尾" };
        let hints = [
            (context.look.kiosk, hint(Act::Digits, "打开")),
            (choosing, hint(Act::Digits, "选这一个")),
            (!choosing, hint(Act::Text, "查找")),
            (true, hint(Act::Confirm, "打开")),
            (true, hint(Act::Back, if written { "清空" } else { "返回" })),
            (true, hint(Act::Lines, "选一条")),
            (true, hint(Act::Help, "帮助")),
            (true, hint(Act::Pages, "翻页")),
            (!choosing, hint(Act::Edit, "修改")),
            (true, hint(Act::Ends, ends)),
        ];
        let hints = hints.into_iter().filter(|(on, _)| *on).map(|(_, hint)| hint);
        let mut hints: Vec<Hint> = hints.collect();
        if written {
            keymap::written(&mut hints);
        }
        hints
    }

    /// The case that is being told, whole where nothing is missing.
    fn panes(&self, context: &Context) -> Wanted {
        let plan = self.list(context).plan.as_ref().is_some_and(|plan| plan.told.is_none());
        if plan { Wanted::case(true) } else { Wanted::default() }
    }

    fn imagined(&self, context: &Context) -> Option<Case> {
        let mut case = context.case.clone();
        let list = self.list(context);
        let plan = list.plan.as_ref()?;
        if case.is_amended_by(&plan.answers) {
            case.amend(&plan.answers, plan.told);
        } else {
            case.tell(plan.answers.clone(), plan.told);
        }
        Some(case)
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let hint =
            if context.look.kiosk { "没有键盘的，按下面的数字选" } else { EXAMPLE };
        Field { label: "查找： ", input: &self.field, hint, cells: 70 }.draw(canvas);
        let area = canvas.area;
        canvas.space(1);
        let list = self.list(context);
        canvas.dim(&self.caption(&list, area.width, context.look.kiosk));
        canvas.area = area;
        canvas.space(HEAD);
        sheet(context, &list, area.width, self.unread.as_deref()).draw(self.reader, canvas);
        canvas.taps.turns |= list.shown.len() < list.found.hits.len();
    }

    fn hear(&mut self, done: Option<&Done>) {
        self.unread = match done {
            Some(Done::NotRead(wrong)) => Some(wrong.clone()),
            _ => None,
        };
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let empty = self.field.value().is_empty();
        match msg {
            Msg::Back if self.choosing => self.choosing = false,
            Msg::Digit(digit) if self.choosing => {
                let list = self.list(context);
                let at = usize::from(*digit).wrapping_sub(1);
                return Some(self.choose(context, &list, at));
            }
            Msg::Digit(digit) => return Some(self.digit(context, *digit)),
            // What is below on the page, and after its end the next page.
            Msg::Turn => {
                let top = self.reader.top;
                self.scroll(context, &Msg::PageDown);
                let at_end = self.reader.top == top;
                return Some(if at_end { self.open(context, Row::Next) } else { Effect::Draw });
            }
            Msg::Back if !empty => self.empty(),
            Msg::Type('/') if std::mem::take(&mut self.opened) => self.empty(),
            Msg::Erase if empty => return Some(Effect::Back),
            _ => match field::update(&mut self.field, msg) {
                Some(true) => self.opened = false,
                Some(false) => return Some(Effect::Draw),
                None => return self.scroll(context, msg),
            },
        }
        // Another list begins at its first line.
        self.unread = None;
        self.page = 0;
        self.reader = Reader::default();
        Some(Effect::Draw)
    }
}
