//! Names of columns and keys: the questions, and the number that an office gives a row.

use super::Trouble;
use crate::model::{QuestionIx, Topic};
use crate::text::fold;

/// The column that is passed through as it is, so that rows can be matched.
pub const ID: &str = "id";
const IDS: &[&str] = &[ID, "编号"];

/// What a column or key is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number of the row.
    Id,
    /// An answer.
    Answer(QuestionIx),
}

impl Column {
    /// The column with a name: the id of a question, its flag, or its label.
    pub fn named(topic: &Topic, name: &str) -> Option<Self> {
        let name = fold(name.trim());
        if IDS.contains(&name.as_str()) {
            return Some(Self::Id);
        }
        let id = name.trim_start_matches("--").replace('-', "_");
        topic.question(&id).or_else(|| labelled(topic, &name)).map(Self::Answer)
    }
}

/// The one question with a label.
fn labelled(topic: &Topic, label: &str) -> Option<QuestionIx> {
    let mut fitting = (0..topic.questions.len())
        .map(|at| QuestionIx(at as u8))
        .filter(|&ix| fold(&topic.at(ix).label) == label);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The columns that a first row names.
pub fn header(topic: &Topic, cells: &[&str]) -> Result<Vec<Column>, Trouble> {
    let mut columns = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if cell.trim().is_empty() {
            return Err(Trouble::Nameless(at + 1));
        }
        let column = Column::named(topic, cell)
            .ok_or_else(|| Trouble::NoColumn((*cell).to_owned(), names(topic)))?;
        if columns.contains(&column) {
            return Err(Trouble::TwoColumns((*cell).to_owned()));
        }
        columns.push(column);
    }
    let asks = columns.iter().any(|column| *column != Column::Id);
    if asks { Ok(columns) } else { Err(Trouble::NoAnswers(names(topic))) }
}

/// Every name that a column may have, the labels left out.
pub fn names(topic: &Topic) -> Vec<String> {
    let ids = topic.questions.iter().map(|question| question.id.clone());
    std::iter::once(ID.to_owned()).chain(ids).collect()
}
