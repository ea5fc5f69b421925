//! Chinese words for the codes of the contract, and for days and months.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{self, Month};
use crate::model::{
    AccountCode, At, Backpay, Certainty, ClaimVerdict, Level, Need, Scope, Slot, VerdictCode,
};

/// A number that is not known.
pub(super) const SOME: &str = "若干";

/// A day, such as 「2026 年 11 月 23 日」.
pub fn day(day: NaiveDate) -> String {
    format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
}

/// A day with the day of the week, such as 「2026 年 11 月 23 日 周一」.
pub(crate) fn weekday(day: NaiveDate) -> String {
    format!("{} {}", self::day(day), week(day))
}

/// The day of the week, such as 「周一」.
pub(super) fn week(day: NaiveDate) -> String {
    format!("周{}", calendar::weekday(day))
}

/// A month, such as 「2026 年 11 月」.
pub fn month(month: Month) -> String {
    format!("{} 年 {} 月", month.year(), month.month())
}

/// A point of the timeline; 「日期不定」 where there is none.
pub fn at(at: At) -> String {
    match at {
        At::Day(when) => day(when),
        At::Month(when) => month(when),
        At::Open => "日期不定".to_owned(),
    }
}

/// The weight of a document; what a folder of this machine says of its own stays its own claim.
pub fn standing(level: Level, local_data: bool) -> String {
    let word = self::level(level);
    if local_data { format!("本机资料，自称{word}") } else { word.to_owned() }
}

/// The weight of a statement.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Law => "法律法规",
        Level::National => "国家文件",
        Level::Provincial => "省级文件",
        Level::City => "市县文件",
        Level::Practice => "办事指南，不是规定",
        Level::Unconfirmed => "未经证实",
    }
}

/// Of which place a statement is: what a guide says is no rule of that place.
pub(crate) fn of_place(place: &str, level: Level) -> String {
    match level {
        Level::Practice | Level::Unconfirmed => format!("只说{place}"),
        _ => format!("{place}的规定"),
    }
}

/// What the parts of a plan are called.
pub(crate) const fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Verdict => "结论",
        Slot::Account => "个人账户",
        Slot::Gap => "断缴与待遇",
        Slot::Material => "材料",
        Slot::Step => "步骤",
        Slot::Timeline => "时间线",
        Slot::Warning => "注意",
        Slot::Channel => "渠道",
        Slot::Point => "要点",
    }
}

/// One line for an answer that no rule of the table puts into words.
pub fn verdict(code: VerdictCode) -> &'static str {
    match code {
        VerdictCode::NotTransferable => "不能办理转移",
        VerdictCode::NotNeeded => "不需要办理转移",
        VerdictCode::Automatic => "不用您申请，系统自动办理",
        VerdictCode::Done => "已经办完",
        VerdictCode::Overdue => "期限过了还没有办完，先催办",
        VerdictCode::UnderWay => "已经受理，正在办",
        VerdictCode::Undated => "已经受理，先查清是哪一天",
        VerdictCode::NextYear => "先不转，参加新一年度的居民医保后再办",
        VerdictCode::FixFirst => "先解决下面的问题，再办转移",
        VerdictCode::CheckFirst => "先查清下面的情况，再定怎么办",
        VerdictCode::Ready => "可以申请转移",
    }
}

/// Where the places stand to each other.
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::SamePool => "同一统筹地区",
        Scope::InProvince => "省内",
        Scope::CrossProvince => "跨省",
    }
}

/// What becomes of the personal account.
pub fn account(code: AccountCode) -> &'static str {
    match code {
        AccountCode::Moves => "随关系转走",
        AccountCode::Stays => "留在原地使用，不提现",
        AccountCode::PaidOut => "退还给本人",
        AccountCode::None => "没有个人账户",
        AccountCode::Ask => "请问经办机构",
    }
}

/// Whether a gap of known length may be paid back.
pub(crate) fn may_pay(code: Backpay) -> &'static str {
    match code {
        Backpay::NotNeeded => "不用补缴",
        Backpay::MayAsk => "可以申请补缴",
        Backpay::NoNationalRule => "能不能补，看当地规定",
    }
}

/// Day or month, and how firm it is.
pub fn when(at: At, certainty: Certainty) -> String {
    let firm = self::certainty(certainty);
    match (at, certainty) {
        (At::Open, Certainty::NoLimit) => firm.to_owned(),
        // For a whole month the calendar of working days says nothing.
        (At::Open, _) | (At::Month(_), Certainty::Official) => self::at(at),
        (at, _) => format!("{}（{firm}）", self::at(at)),
    }
}

/// The one word of an answer.
pub fn answer(code: VerdictCode) -> &'static str {
    match code {
        VerdictCode::NotTransferable => "不能转",
        VerdictCode::NotNeeded => "不用转",
        VerdictCode::Automatic => "自动办",
        VerdictCode::Done => "办完了",
        VerdictCode::Overdue => "超期了",
        VerdictCode::UnderWay => "在办",
        VerdictCode::Undated => "查日子",
        VerdictCode::NextYear => "先参保",
        VerdictCode::FixFirst => "先解决",
        VerdictCode::CheckFirst => "先查清",
        VerdictCode::Ready => "可以办",
    }
}

/// So many months, or two numbers of them where both may be right, such as 「3 或 4」.
pub fn span(min: Option<u16>, max: Option<u16>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min > 0 && max == min + 1 => format!("{min} 或 {max}"),
        (Some(min), Some(max)) if min > 0 && max > min => format!("{min} 到 {max}"),
        (_, Some(max)) => max.to_string(),
        (_, None) => SOME.to_owned(),
    }
}

/// How a paper is needed.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Required => "必带",
        Need::OneOf => "任选其一",
        Need::IfAsked => "要求时再带",
        Need::Fallback => "办不通时用",
        Need::NotNeeded => "不用带",
    }
}

/// What is to be thought of something people are told.
pub fn claim(verdict: ClaimVerdict) -> &'static str {
    match verdict {
        ClaimVerdict::National => "全国规定",
        ClaimVerdict::Local => "当地规定",
        ClaimVerdict::Single => "个别情况",
        ClaimVerdict::Outdated => "已过时",
        ClaimVerdict::Wrong => "说法有误",
    }
}

/// How firm a date is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "按已公布的放假安排",
        Certainty::Provisional => "暂定",
        Certainty::Local => "以当地为准",
        Certainty::NoLimit => "没有硬性期限",
    }
}

/// What the whole of a province is called for short, such as 「全省」.
pub fn whole(province: &str) -> &'static str {
    if province.ends_with("自治区") {
        "全区"
    } else if province.ends_with('省') {
        "全省"
    } else {
        "全市"
    }
}
