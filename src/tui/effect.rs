//! Effects of messages to pages: a closed list, which only the app carries out.

use super::about::About;
use super::msg::Msg;
use super::outside::Outside;
use crate::line::Told;
use crate::model::{Answers, QuestionIx, Value};
use crate::regions::RegionIx;
use crate::report::Report;

/// What comes of a message.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Nothing changed; nothing is drawn.
    Stay,
    /// The page looks different.
    Draw,
    /// The page is done with.
    Back,
    /// Another page opens over this one.
    Open(Open),
    /// Another page takes the place of this one.
    Replace(Open),
    /// A question is answered.
    Answer {
        question: QuestionIx,
        value: Value,
        /// A question that belongs to it and comes next, unless only one answer is to be changed.
        then: Option<QuestionIx>,
    },
    /// Questions that were asked together are answered.
    AnswerAll(Vec<(QuestionIx, Value)>),
    /// A case was told whole, and what became of its application.
    Tell(Box<Answers>, Option<Told>),
    /// More was told of the case that is open.
    Amend(Box<Answers>, Option<Told>),
    /// The next question is asked, or the review opened when none is left.
    GoOn,
    /// A topic is begun, or gone on with.
    Topic(usize),
    /// The topic with this id, to which a line sends people, is begun or gone on with.
    See(String),
    /// A part of the result at hand is shown, by its digit.
    Part(u8),
    /// A question of a topic is asked, wherever the person is.
    Ask {
        /// Position of the topic.
        topic: usize,
        question: QuestionIx,
    },
    /// The question with this id of the topic at hand is asked: its answer is missing.
    Missing(String),
    /// A paper is ready, or not ready after all.
    Tick(String),
    /// Something is done outside.
    Outside(Outside),
    /// Enter chose nothing: what to do instead is said.
    Unchosen,
    /// High contrast, or the usual theme again.
    Contrast,
    /// The caller spoken with is done with.
    Close,
    /// Every answer is forgotten.
    Wipe,
    /// The program ends.
    Quit,
}

impl Effect {
    /// Answers a question that stands alone.
    pub fn answer(question: QuestionIx, value: Value) -> Self {
        Self::Answer { question, value, then: None }
    }

    /// Draws if something changed.
    pub(crate) fn drawn(changed: bool) -> Self {
        if changed { Self::Draw } else { Self::Stay }
    }
}

/// A page to be opened, with what it is about.
#[derive(Clone, Debug)]
pub enum Open {
    /// The page that asks a question.
    Question(QuestionIx),
    /// The page that asks a question together with others, where that can be.
    Rest(QuestionIx),
    /// The field for a number, where a question has other ways to answer it.
    Number(QuestionIx),
    /// The answers given.
    Review,
    /// What the answers come to.
    Result,
    /// A place to be picked and read about.
    Places,
    /// What is known of a place.
    Facts(RegionIx),
    /// The name of a file to go on with.
    Resume,
    /// The search over everything.
    Search,
    /// The same, with what was typed already.
    Line(Msg),
    /// One claim, by its position in the table.
    Claim(usize),
    /// The reason of a line.
    Why(Box<About>),
    /// The ways to take a result away.
    ExportMenu(Report),
    /// The formats of files.
    Files(Report),
    /// The name of a file.
    Save(SaveAs),
    /// A result as codes for a phone.
    Code(Report),
    /// A result to be read out.
    Aloud(Report),
    /// The sentences of a part of a result, to be read out.
    Said(Vec<String>),
    /// What a result can be compared with.
    Compare,
    /// Results side by side.
    Compared(Report),
    /// The keys of the page below.
    Help,
}

/// A file that is to be written once it has a name.
#[derive(Clone, Debug)]
pub struct SaveAs {
    /// What it is called on screen.
    pub kind: &'static str,
    /// A name that needs no typing.
    pub name: String,
    /// What it holds.
    pub content: Vec<u8>,
}
