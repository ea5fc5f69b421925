//! The pages of the guided screens, each in a file of its own, listed once.

mod aloud;
mod changes;
mod choice;
mod code;
mod compare;
mod day;
mod export_menu;
mod files;
mod gap;
mod help;
pub(super) mod home;
mod many;
mod month;
mod number;
mod place;
mod places;
mod reading;
mod rest;
pub(super) mod resume;
mod review;
mod save;
pub(super) mod search;
mod why;

use aloud::Aloud;
pub(super) use changes::Changes;
use choice::Choice;
use code::Code;
use compare::Compare;
use day::Day;
use export_menu::ExportMenu;
use files::Files;
use gap::Gap;
pub(super) use help::Below;
use help::Help;
pub(super) use home::{Home, Known};
use many::Many;
use month::Month;
use number::Number;
use place::Place;
use places::Places;
use reading::Reading;
use rest::Rest;
use resume::Resume;
pub(super) use review::{Review, contradiction};
use save::Save;
use search::Search;
use why::Why;

use super::effect::Open;
use super::page::{Context, Page};
use crate::model::{QuestionIx, QuestionKind};

/// Writes the sum of all pages down from the list of their names.
macro_rules! screens {
    ($($name:ident),* $(,)?) => {
        /// A page that is open.
        #[derive(Clone)]
        pub(crate) enum Screen {
            $($name($name)),*
        }

        impl Screen {
            pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];

            pub(crate) fn name(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => stringify!($name)),*
                }
            }

            pub(crate) fn page(&self) -> &dyn Page {
                match self {
                    $(Self::$name(page) => page),*
                }
            }

            pub(crate) fn page_mut(&mut self) -> &mut dyn Page {
                match self {
                    $(Self::$name(page) => page),*
                }
            }
        }
    };
}

screens![
    Home, Choice, Rest, Many, Place, Gap, Number, Month, Day, Review, Changes, Reading, Places,
    ExportMenu, Files, Save, Resume, Why, Search, Code, Aloud, Compare, Help,
];

impl Screen {
    /// Opens a page over another one.
    pub(crate) fn open(open: Open, context: &Context, below: Below) -> Self {
        match open {
            Open::Question(ix) => Self::ask(context, ix),
            Open::Rest(ix) => {
                Rest::new(context, ix).map_or_else(|| Self::ask(context, ix), Self::Rest)
            }
            Open::Number(ix) => Self::Number(Number::new(context, ix)),
            Open::Review => Self::Review(Review::default()),
            Open::Result => Self::Reading(Reading::result(context)),
            Open::Places => Self::Places(Places::default()),
            Open::Facts(place) => Self::Reading(Reading::place(context, place)),
            Open::Resume => Self::Resume(Resume::default()),
            Open::Search => Self::Search(Search::default()),
            Open::Line(msg) => Self::Search(Search::begun(&msg)),
            Open::Claim(at) => Self::Reading(Reading::held(context.session().claim(at).into())),
            Open::Why(about) => Self::Why(Why::new(context, *about)),
            Open::ExportMenu(report) => Self::ExportMenu(ExportMenu::new(report)),
            Open::Files(report) => Self::Files(Files::new(report)),
            Open::Save(file) => Self::Save(Save::new(file)),
            Open::Code(report) => Self::Code(Code::new(&report)),
            Open::Aloud(report) => Self::Aloud(Aloud::new(&report)),
            Open::Said(sentences) => Self::Aloud(Aloud::said(sentences)),
            Open::Compare => Self::Compare(Compare::default()),
            Open::Compared(report) => Self::Reading(Reading::held(report)),
            Open::Help => Self::Help(Help::new(context, below)),
        }
    }

    /// The same question as if it had not been answered here, where a mark or a field still says how it was.
    pub(crate) fn anew(&self, context: &Context) -> Option<Self> {
        let asks = self.page().shows_answer().then(|| self.page().question())??;
        Some(Self::ask(context, asks))
    }

    fn ask(context: &Context, ix: QuestionIx) -> Self {
        match context.session().topic().at(ix).kind {
            QuestionKind::Choice => Self::Choice(Choice::new(context, ix)),
            QuestionKind::Many => Self::Many(Many::new(context, ix)),
            QuestionKind::Place => Self::Place(Place::new(ix)),
            QuestionKind::Month => Self::Month(Month::new(context, ix)),
            QuestionKind::Day => Self::Day(Day::new(context, ix)),
            // To a visitor large choices are clearer than a field and lines below it.
            QuestionKind::Count { .. } => match Gap::new(context, ix) {
                Some(gap) if context.look.kiosk => Self::Gap(gap),
                _ => Self::Number(Number::new(context, ix)),
            },
        }
    }
}
