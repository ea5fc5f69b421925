//! Answers that contradict each other, in words.

use super::Words;

/// Answers that cannot hold together.
#[derive(Debug, PartialEq, Eq)]
pub enum Clash {
    /// Paying resumes before it ends.
    ResumesBefore {
        /// Last month paid.
        last: String,
        /// Month in which paying resumes.
        first: String,
        /// What the two questions are called.
        names: [String; 2],
    },
    /// A debt is paid before it falls due.
    PaidEarly {
        /// The question with the day it falls due, and that day.
        due: String,
        /// The question with the day of payment, and that day.
        paid: String,
    },
    /// The months given are not those between the two.
    GapDiffers {
        /// Name of the question.
        name: String,
        /// Months given.
        given: u32,
        /// Months between the two.
        counted: i32,
    },
    /// The months between the two are more than the table takes.
    GapTooLong {
        /// The most it takes.
        max: u32,
        /// What the two questions are called.
        names: [String; 2],
    },
    /// A part is larger than the whole.
    LargerThan {
        /// Name of the part.
        part: String,
        /// Name of the whole.
        whole: String,
    },
    /// A choice that another answer closes.
    Closed {
        /// Name and choice.
        choice: String,
        /// What it needs, such as `--to-scheme employee`.
        needs: String,
    },
}

impl Clash {
    pub(super) fn words(&self) -> Words {
        match self {
            Self::ResumesBefore { last, first, names: [paid, resumed] } => Words(
                format!("恢复缴费月 {first} 早于最后缴费月 {last}"),
                format!("核对 {paid} 和 {resumed}；没写 {resumed} 时按 --today 的月份算"),
            ),
            Self::PaidEarly { due, paid } => {
                Words(format!("{paid} 早于 {due}"), "核对这两个日子".to_owned())
            }
            Self::GapDiffers { name, given, counted } => Words(
                format!("{name} 写的是 {given} 个月，按两个月份算是 {counted} 个月"),
                "两样只写一样，或者改对；只数两个月份之间没缴费的整月".to_owned(),
            ),
            Self::GapTooLong { max, names: [paid, resumed] } => {
                Words(format!("两个月份之间超过 {max} 个月"), format!("核对 {paid} 和 {resumed}"))
            }
            Self::LargerThan { part, whole } => {
                Words(format!("{part} 比 {whole} 还大"), format!("{part} 最多和 {whole} 一样"))
            }
            Self::Closed { choice, needs } => {
                Words(format!("{choice} 和别的答案矛盾"), format!("这一项只能和 {needs} 一起用"))
            }
        }
    }
}
