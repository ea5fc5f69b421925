//! Doubts about the day a result is for, seen from the day its data were last checked.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Rules are looked at again at least so often.
const STALE: i64 = 400;

/// What is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The day lies before the data: the clock is wrong.
    Early,
    /// The data are old.
    Late,
}

impl Doubt {
    /// None where day and data fit together.
    pub fn of(today: NaiveDate, checked: NaiveDate) -> Option<Self> {
        match (today - checked).num_days() {
            ..0 => Some(Self::Early),
            0..=STALE => None,
            _ => Some(Self::Late),
        }
    }

    /// The fewest words.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Early => "日期不对",
            Self::Late => "数据太旧",
        }
    }

    /// A few words for every page.
    pub fn short(self) -> &'static str {
        match self {
            Self::Early => "日期比数据还早，请核对日期",
            Self::Late => "数据超过 400 天没有核对",
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

    #[rstest]
    #[case("1969-12-31", Some(Doubt::Early))]
    #[case("2026-11-20", Some(Doubt::Early))]
    #[case("2026-11-21", None)]
    #[case("2027-12-26", None)]
    #[case("2027-12-27", Some(Doubt::Late))]
    #[case("9999-12-31", Some(Doubt::Late))]
    fn a_day_fits_the_data_for_400_days(#[case] today: &str, #[case] expected: Option<Doubt>) {
        let day = |text: &str| text.parse().expect("a day");
        assert_eq!(Doubt::of(day(today), day("2026-11-21")), expected);
    }
}
