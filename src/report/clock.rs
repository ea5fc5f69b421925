//! Doubts about the day a result is for, seen from the day its data were last checked.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::model::Meta;

/// Rules are looked at again at least so often.
const STALE: i64 = 400;

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The day lies before the data: the clock is wrong.
    Early,
    /// The data are old.
    Late,
    /// The last day of the installed pack is over.
    Expired,
}

impl Doubt {
    /// None where day and data fit together.
    pub fn of(today: NaiveDate, meta: &Meta) -> Option<Self> {
        match (today - meta.checked).num_days() {
            ..0 => Some(Self::Early),
            _ if meta.until.is_some_and(|until| until < today) => Some(Self::Expired),
            0..=STALE => None,
            _ => Some(Self::Late),
        }
    }

    /// The fewest words.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Early => "日期不对",
            Self::Late => "数据太旧",
            Self::Expired => "数据已到期",
        }
    }

    /// A few words for every page.
    pub fn short(self) -> &'static str {
        match self {
            Self::Early => "日期比数据还早，请核对日期",
            Self::Late => "数据超过 400 天没有核对",
            Self::Expired => "数据已到期，可能有变化，请核对",
        }
    }

    /// The whole of it, in sentences.
    pub fn long(self) -> &'static str {
        match self {
            Self::Early => {
                "今天的日期比规则数据最后核对的日子还早，多半是这台机器的日期不对；核对以前，这里的日子和期限不要用。"
            }
            Self::Late => {
                "规则数据超过 400 天没有核对，规定可能已经变了。请换成新的数据，办理前拨打 12393 核实。"
            }
            Self::Expired => {
                "安装的数据包已经到期，规定可能已经变了。请安装新的数据包，办理前拨打 12393 核实。"
            }
        }
    }
}

impl Serialize for Doubt {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.long())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::Doubt;
    use crate::model::Meta;

    #[rstest]
    #[case("1969-12-31", None, Some(Doubt::Early))]
    #[case("2026-11-20", None, Some(Doubt::Early))]
    #[case("2026-11-21", None, None)]
    #[case("2027-12-26", None, None)]
    #[case("2027-12-27", None, Some(Doubt::Late))]
    #[case("9999-12-31", None, Some(Doubt::Late))]
    #[case("2026-11-30", Some("2026-11-30"), None)]
    #[case("2026-12-01", Some("2026-11-30"), Some(Doubt::Expired))]
    #[case("2026-11-20", Some("2026-11-19"), Some(Doubt::Early))]
    fn a_day_fits_the_data_for_400_days_or_as_long_as_a_pack_is_good(
        #[case] today: &str,
        #[case] until: Option<&str>,
        #[case] expected: Option<Doubt>,
    ) {
        let day = |text: &str| text.parse().expect("a day");
        let (checked, until) = (day("2026-11-21"), until.map(day));
        let meta = Meta { checked, until, ..crate::rules::embedded().meta.clone() };
        assert_eq!(Doubt::of(day(today), &meta), expected);
    }
}
