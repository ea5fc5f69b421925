//! What must be read with a sentence.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::clock::Doubt;
use super::words;
use crate::calendar::Month;
use crate::model::{Source, UNDATED};

/// Stands with everything that a folder of this machine says.
pub(crate) const LOCAL_DATA: &str = "本机资料";
/// Before what places say besides.
const OTHERWISE: &str = "当地另有说法，先问";
const VERIFY: &str = "本地信息，办理前请核对";
const NO_DATE: &str = "材料未标日期";

/// What a day is where the application is accepted only when offices work again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later {
    /// When they do.
    pub accepted: NaiveDate,
    /// What the day is then.
    pub day: NaiveDate,
}

/// Something that must be read with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A folder of this machine says so, which nobody has signed.
    LocalData,
    /// It is the program's own, but a folder of this machine says what its documents are.
    Described,
    /// The holidays of the year are not published yet.
    Provisional,
    /// A term is over by a count through such a year.
    ProvisionalTerm,
    /// Nothing can be cited.
    NoRule,
    /// A mere hint.
    Unconfirmed,
    /// Only a secondary page is known.
    Verify {
        /// Date of the page, as far as it is known; may be empty.
        as_of: String,
    },
    /// The page carries no date.
    Undated,
    /// Other answers contradict it, which a warning tells to check first.
    Contradicted {
        /// What that is about.
        title: String,
    },
    /// A place says otherwise, or more, in warnings.
    Otherwise {
        /// What these are about.
        titles: Vec<String>,
    },
    /// An application was accepted before paying went on, as the answers have it.
    ResumedLate {
        /// When it was accepted.
        accepted: NaiveDate,
        /// The month in which paying goes on.
        resumed: Month,
    },
    /// The last day of which the statement speaks.
    Until(NaiveDate),
    /// The first day from which it is so.
    From(NaiveDate),
    /// The day of acceptance is no working day.
    RestDay,
    /// The same, of a day that counts from it.
    FromRestDay(Later),
    /// A document that is not in force.
    Document {
        /// Its name.
        title: String,
        /// What its dates say.
        validity: Validity,
    },
}

/// What its dates say about a document that is not in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It was in force until then.
    Lapsed {
        /// Last day in force.
        last: NaiveDate,
        /// What the table remarks on it; may be empty.
        remark: String,
    },
    /// It will be from then on.
    ToCome(NaiveDate),
}

/// The care a sentence asks for, in the order in which short words name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Care {
    LocalData,
    Provisional,
    NoRule,
    Unconfirmed,
    ToCome,
    Lapsed,
    Check,
}

impl Notice {
    /// Whether it names this date of the fact.
    pub(super) fn dates(&self, day: &str) -> bool {
        matches!(self, Self::Verify { as_of } if as_of == day)
    }

    /// The same where the things to mind are not at hand: it says itself what they are about.
    pub(crate) fn alone(&self) -> String {
        match self {
            Self::Contradicted { title } => led("先核对", &[title]),
            Self::Otherwise { titles } => otherwise(titles),
            notice => notice.to_string(),
        }
    }

    fn care(&self) -> Option<Care> {
        Some(match self {
            Self::LocalData => Care::LocalData,
            Self::Provisional | Self::ProvisionalTerm => Care::Provisional,
            Self::NoRule => Care::NoRule,
            Self::Unconfirmed => Care::Unconfirmed,
            Self::Document { validity: Validity::ToCome(_), .. } => Care::ToCome,
            Self::Document { validity: Validity::Lapsed { .. }, .. } => Care::Lapsed,
            Self::Described
            | Self::Verify { .. }
            | Self::Undated
            | Self::Contradicted { .. }
            | Self::Otherwise { .. }
            | Self::ResumedLate { .. }
            | Self::Until(_)
            | Self::From(_) => Care::Check,
            // The day itself stands beside it.
            Self::RestDay | Self::FromRestDay(_) => return None,
        })
    }
}

/// That places say otherwise, or more, and what about.
pub(super) fn otherwise(titles: &[String]) -> String {
    led(OTHERWISE, titles)
}

/// Some words and what they are about; titles with a colon of their own stand in quotes behind no second one.
fn led(words: &str, titles: &[impl AsRef<str>]) -> String {
    let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
    if titles.iter().any(|title| title.contains('：')) {
        format!("{words}「{}」", titles.join("」「"))
    } else {
        format!("{words}：{}", titles.join("；"))
    }
}

/// The short words for all of them, such as 「〔需核对〕」; empty for most sentences.
pub(super) fn marks(notices: &[Notice]) -> String {
    let cares: BTreeSet<Care> = notices.iter().filter_map(Notice::care).collect();
    let words = cares.into_iter().map(|care| match care {
        Care::LocalData => "〔本机资料〕",
        Care::Provisional => "〔暂定〕",
        Care::NoRule => "〔无规定可引〕",
        Care::Unconfirmed => "〔未经证实〕",
        Care::ToCome => "〔未施行〕",
        Care::Lapsed => "〔依据已过期〕",
        Care::Check => "〔需核对〕",
    });
    words.collect()
}

/// What must be read with a sentence, and whom to ask about it, one sentence each.
pub(crate) fn sentences(
    notices: &[Notice],
    ask: Option<impl fmt::Display>,
) -> impl Iterator<Item = String> {
    let notices = notices.iter().map(|notice| format!("注意：{notice}"));
    notices.chain(ask.map(|ask| format!("核实：{ask}")))
}

/// What must be read with a whole row of a table: what is doubtful about its day, then all notices.
pub(crate) fn joined<'a>(
    doubt: Option<Doubt>,
    notices: impl IntoIterator<Item = &'a Notice>,
) -> String {
    let mut all = doubt.map_or_else(String::new, |doubt| doubt.short().to_owned());
    for notice in notices {
        if !all.is_empty() {
            all.push('；');
        }
        // Writing to memory has nothing to fail at.
        let _ = write!(all, "{notice}");
    }
    all
}

impl Validity {
    /// What the date says about a document; nothing while it is in force.
    pub(super) fn of(source: &Source, today: NaiveDate) -> Option<Self> {
        if let Some(last) = source.expired.filter(|&last| last < today) {
            return Some(Self::Lapsed { last, remark: source.remark.clone() });
        }
        source.in_force.filter(|&first| first > today).map(Self::ToCome)
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LocalData => out.write_str(LOCAL_DATA),
            Self::Described => out.write_str("依据的文件照本机资料写"),
            Self::Provisional => {
                out.write_str("暂定：这个日期跨入的年份，放假安排还没有公布，公布后可能有变动")
            }
            Self::ProvisionalTerm => out.write_str(
                "暂定：数据里还没有这一年的放假安排，期限可能还没有过，请先按公布的安排核对",
            ),
            Self::NoRule => out.write_str("没有可引用的规定"),
            Self::Unconfirmed => out.write_str("未经证实，只作线索"),
            Self::Verify { as_of } => match as_of.as_str() {
                "" => out.write_str(VERIFY),
                UNDATED => write!(out, "{VERIFY}（{NO_DATE}）"),
                day => write!(out, "{VERIFY}（{day} 的信息）"),
            },
            Self::Undated => out.write_str(NO_DATE),
            Self::Contradicted { title } => write!(out, "先核对，见「注意」里的「{title}」"),
            Self::Otherwise { titles } => {
                write!(out, "当地另有说法，见「注意」里的「{}」", titles.join("」「"))
            }
            Self::ResumedLate { accepted, resumed } => {
                let (accepted, resumed) = (words::day(*accepted), words::month(*resumed));
                write!(
                    out,
                    "受理以前要先在转入地参保缴费：受理日 {accepted}比恢复缴费的 {resumed}还早，对不上，核对后再改答案"
                )
            }
            Self::Until(last) => {
                write!(out, "这一条只说到 {}，以后的请看当地公告", words::day(*last))
            }
            Self::RestDay => out.write_str("这一天是休息日，问清算哪一天受理"),
            Self::FromRestDay(Later { accepted, day }) => {
                let (accepted, day) = (words::day(*accepted), words::day(*day));
                write!(out, "从休息日受理算起；到 {accepted}才受理的，是 {day}")
            }
            Self::From(first) => write!(out, "{}起才这样办", words::day(*first)),
            Self::Document { title, validity } => write!(out, "《{title}》{validity}"),
        }
    }
}

impl fmt::Display for Validity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lapsed { last, remark } => {
                let before = if remark.is_empty() { "" } else { "；" };
                let last = words::day(*last);
                write!(out, "文件有效期已过，请核对（有效期到 {last}{before}{remark}）")
            }
            Self::ToCome(first) => {
                write!(out, "自 {}起施行，现在还没有施行", words::day(*first))
            }
        }
    }
}

impl Serialize for Notice {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;

    #[test]
    fn no_colon_stands_behind_a_colon() {
        let alone = |titles: &[&str]| {
            let titles = titles.iter().map(|title| (*title).to_owned()).collect();
            Notice::Otherwise { titles }.alone()
        };
        assert_eq!(alone(&["从哪个月起", "等多久"]), "当地另有说法，先问：从哪个月起；等多久");
        let quoted = alone(&["深圳：从哪个月起", "等多久"]);
        assert_eq!(quoted, "当地另有说法，先问「深圳：从哪个月起」「等多久」");
        let checked = Notice::Contradicted { title: "西安：断缴".to_owned() };
        assert_eq!(checked.alone(), "先核对「西安：断缴」");
    }
}
