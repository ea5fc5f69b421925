//! Names of columns and keys: the questions, and the number that an office gives a row.

use crate::diagnostic::{Diagnostic, shown};
use crate::model::{QuestionIx, Topic};
use crate::text::fold;

/// The column that is passed through as it is, so that rows can be matched.
pub(crate) const ID: &str = "id";
const IDS: &[&str] = &[ID, "编号"];
/// What people put between cells instead.
const OTHER_COMMAS: [char; 2] = ['，', '；'];

/// What a column or key is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The number of the row.
    Id,
    Answer(QuestionIx),
}

impl Column {
    /// The column with a name: the id of a question, its flag, or its label.
    pub fn named(topic: &Topic, name: &str) -> Option<Self> {
        let name = fold(name.trim());
        if IDS.contains(&&*name) {
            return Some(Self::Id);
        }
        // As messages name it: the label, and the id behind it.
        let inner = name.split_once('(').and_then(|(_, inner)| inner.strip_suffix(')'));
        let id = inner.unwrap_or(&name).trim_start_matches("--").replace('-', "_");
        if inner.is_some() && id == ID {
            return Some(Self::Id);
        }
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
pub(crate) fn header(topic: &Topic, cells: &[&str]) -> Result<Vec<Column>, Diagnostic> {
    let mut columns = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        if cell.trim().is_empty() {
            let what = format!("第 {} 列没有列名", at + 1);
            return Err(Diagnostic::of_call(what, "给它写上列名，或者去掉这一列"));
        }
        let column = Column::named(topic, cell).ok_or_else(|| unknown(topic, cell))?;
        if columns.contains(&column) {
            let what = format!("「{}」这一列有两个", shown(cell));
            return Err(Diagnostic::of_call(what, "同一个问题只留一列"));
        }
        columns.push(column);
    }
    let asks = columns.iter().any(|column| *column != Column::Id);
    if asks {
        return Ok(columns);
    }
    Err(Diagnostic::of_call("第一行里没有一列是问题", first_row(topic)))
}

fn unknown(topic: &Topic, cell: &str) -> Diagnostic {
    let lead =
        if cell.contains(OTHER_COMMAS) { "格和格之间用英文逗号隔开；" } else { "" };
    let what = format!("没有「{}」这个问题", shown(cell));
    let away =
        format!("「{}」这一列用不着的，先从表里删掉（姓名、证件号码不要放进来）；", shown(cell));
    let lead = if lead.is_empty() { &away } else { lead };
    Diagnostic::of_call(what, lead.to_owned() + &first_row(topic))
}

fn first_row(topic: &Topic) -> String {
    let called = topic.questions.iter().map(|each| format!("{}（{}）", each.label, each.id));
    let called: Vec<String> = std::iter::once("编号（id）".to_owned()).chain(called).collect();
    format!("第一行写列名，中文或者括号里的都行：{}", called.join("、"))
}

/// Every name that a column may have, the labels left out.
pub fn names(topic: &Topic) -> Vec<String> {
    let ids = topic.questions.iter().map(|question| question.id.clone());
    std::iter::once(ID.to_owned()).chain(ids).collect()
}
