//! One page of the stack: which screen draws it, and what the person has done on it so far.

use tui_input::Input;

use super::screen::Screen;
use crate::model::{QuestionIx, Value};

/// A page that is open.
#[derive(Clone)]
pub struct Page {
    /// What draws and updates it.
    pub screen: &'static Screen,
    /// The question it asks.
    pub question: Option<QuestionIx>,
    /// About how many questions were still to come when it was opened, itself left out.
    pub left: usize,
    /// The focused line.
    pub focus: usize,
    /// First line shown, for pages that scroll by line.
    pub top: usize,
    /// What is chosen and not yet taken: ticks, a day, a month, a place walked into.
    pub draft: Option<Value>,
    /// The text field.
    pub field: Input,
}

impl Page {
    /// A page that nothing was done on.
    pub fn new(screen: &'static Screen) -> Self {
        Self {
            screen,
            question: None,
            left: 0,
            focus: 0,
            top: 0,
            draft: None,
            field: Input::default(),
        }
    }

    /// A page that asks a question.
    pub fn asking(screen: &'static Screen, question: QuestionIx) -> Self {
        Self { question: Some(question), ..Self::new(screen) }
    }

    /// Whether that screen draws it.
    pub fn is(&self, screen: &Screen) -> bool {
        self.screen.name == screen.name
    }
}
