//! Sentences of the program's own that more than one format prints.

use chrono::{Datelike, NaiveDate};

use super::clock::Doubt;
use super::hotline::{self, Hotline};
use super::notice::LOCAL_DATA;
use super::{AnswerDoc, ChannelDoc, Counts, DataDoc, Later, MilestoneDoc, PlanReport, Why, words};
use crate::calendar::Month;
use crate::model::{At, Certainty, VerdictCode, moment};

/// What stands under every result.
pub(crate) const FOOT: &str = "这份结果由离线程序按公开文件整理，不是经办机构的答复。办理以经办机构为准，拿不准请拨打 12393。";
/// What stands under claims.
pub(crate) const CLAIMS_FOOT: &str =
    "这些说法由离线程序按公开文件核对，不是经办机构的答复。拿不准请拨打 12393。";
/// Where the documents are, which a comparison has no room for.
pub(crate) const COMPARED_MORE: &str =
    "每句话的依据在各自的方案里：要比的那一项只写一个，用 yizhuan plan 看。";
/// What stands under claims that are only listed.
pub(crate) const CLAIMS_MORE: &str = "看哪一条，写上编号，如 yizhuan topic claims --claim 8。";
/// More claims than these are too many to be read in full.
pub(crate) const IN_FULL: usize = 5;
/// Before claims that are only near to what was asked.
pub(crate) const NEAREST: &str = "没有完全对上的，最接近的是：";
/// In place of claims.
pub(crate) const NOT_FOUND: &str = "没有找到这种说法。换个词再查，或者问 12393。";
/// In place of what a search found.
pub(crate) const NOTHING: &str =
    "没有找到。换个词再查；县、镇、街道请查它上面的市；也可以问 12393。";
/// What stands under what is known of places.
pub(crate) const PLACES_FOOT: &str =
    "这些由离线程序按公开文件整理，不是经办机构的答复。办理以经办机构为准，拿不准请拨打 12393。";
/// What the columns of the table of places count.
pub(super) const PLACES_LEGEND: &str = "有文件：依据文件或者官方的办事指南。待核对：只见到二手材料，办理前请核对。线索：只告诉您到哪里去看，不能当作规定。\
    不知道：有几个方面还没有当地的信息。";
/// In place of the papers.
pub(crate) const NO_MATERIALS: &str = "这种情况不用准备材料。";
/// In place of the steps.
pub(super) const NO_STEPS: &str = "这种情况没有要办的步骤。";
/// In place of the days.
pub(super) const NO_DATES: &str = "没有能先算出来的日子；要问清的日子，「结论」和「注意」里写着。";
/// Where there are steps for both ways.
pub(super) const EITHER_WAY: &str = "网上办和窗口办任选一种，不用两边都跑。";
/// Over the answers that are still open.
pub(crate) const OPEN: &str = "补上这些，结果会更确定";

/// What helps where it is not settled yet which scheme it will be.
pub(crate) const UNDECIDED: &str =
    "还没定参加哪一种的，可以把几种并排比一比：界面里按 =，命令行用 yizhuan compare。";
/// Before what nobody was asked and was filled in as it usually is.
pub(crate) const ASSUMED: &str = "没问，按一般情况填的";
/// Behind one such answer among those that were given.
pub(super) const NOT_ASKED: &str = "（没问）";

/// What nobody was asked and was filled in as it usually is, each with what it was taken to be.
pub(crate) fn assumed(answers: &[AnswerDoc]) -> Vec<String> {
    let assumed = answers.iter().filter(|answer| answer.assumed);
    assumed.map(|answer| format!("{}：{}", answer.label, answer.text)).collect()
}

/// The same in a sentence; none where everything was asked.
pub(crate) fn unasked(answers: &[AnswerDoc]) -> Option<String> {
    let all = assumed(answers);
    (!all.is_empty()).then(|| format!("{ASSUMED}：{}。", all.join("；")))
}

/// Day or month, and how firm it is; only how long it takes, where nothing can start yet.
pub(crate) fn when(point: &MilestoneDoc) -> String {
    let (from, counted) = match point.begun {
        true => ("从受理那天起算", ""),
        false if point.id == moment::ACCEPTED => ("前面的事办好以后", ""),
        false => ("办好以后起算", "受理后 "),
    };
    match point.workdays {
        Some(0) if point.id == moment::ACCEPTED && point.begun => "还不知道".to_owned(),
        Some(0) if point.id == moment::ACCEPTED => from.to_owned(),
        Some(0) => format!("{from}，受理当天"),
        Some(days) => format!("{from}，{counted}{days} 个工作日内"),
        None if point.assumed => from.to_owned(),
        None if point.pending => match point.counts {
            Counts::Payment => "缴费以后起算",
            Counts::Paid => "从已经缴的月份起算",
            Counts::Check => "核对以后起算",
        }
        .to_owned(),
        None => words::when(point.at, point.certainty),
    }
}

/// Day, with the day of the week, or month; and how firm it is.
pub(super) fn pointed(point: &MilestoneDoc) -> (String, String) {
    let firm = words::certainty(point.certainty);
    match (point.at, point.certainty) {
        _ if point.pending => (when(point), String::new()),
        // It is given, not worked out.
        (At::Day(day), Certainty::Official) if point.id == moment::ACCEPTED => {
            (words::weekday(day), String::new())
        }
        (At::Day(day), _) => (words::weekday(day), firm.to_owned()),
        (At::Month(month), Certainty::Official) => (words::month(month), String::new()),
        (At::Month(month), _) => (words::month(month), firm.to_owned()),
        (At::Open, _) => (when(point), String::new()),
    }
}

/// Behind a month that is over; empty for others.
pub(crate) fn over(point: &MilestoneDoc, today: &str) -> &'static str {
    let before = |month: Month| today.get(..7).is_some_and(|this| *month.to_string() < *this);
    match point.at {
        At::Month(month) if before(month) => "，已经过了",
        _ => "",
    }
}

/// Of what was accepted, the term of the place left while it is to come, after which somebody calls there.
pub(crate) fn out_due(plan: &PlanReport) -> Option<&MilestoneDoc> {
    let under_way = plan.verdict.code == VerdictCode::UnderWay;
    let to_come = |point: &MilestoneDoc| {
        !point.left.is_empty() && matches!(point.at, At::Day(day) if day.to_string() >= plan.today)
    };
    let mut terms = plan.timeline.iter().filter(|point| point.id == moment::OUT_DUE);
    terms.find(|point| under_way && to_come(point))
}

/// The day from which others count though nothing has been accepted yet.
pub(crate) fn counted_from(plan: &PlanReport) -> Option<NaiveDate> {
    let start = plan.timeline.iter().find(|point| point.id == moment::ACCEPTED)?;
    match start.at {
        At::Day(day) if plan.verdict.code == VerdictCode::Ready && !start.assumed => Some(day),
        _ => None,
    }
}

/// The acceptance that a point counts from, of which nothing has been accepted yet.
pub(crate) fn accepted_before(point: &MilestoneDoc, start: Option<NaiveDate>) -> Option<NaiveDate> {
    start.filter(|start| matches!(point.at, At::Day(day) if day > *start))
}

/// Stands before a day that counts from an acceptance which nothing has promised yet, such as
/// 「若 12 月 4 日受理」: nobody may take it for one that has been.
pub(crate) fn if_accepted_on(start: NaiveDate) -> String {
    format!("若 {} 月 {} 日受理", start.month(), start.day())
}

/// The same where it is read on that day.
fn if_accepted(start: NaiveDate, today: &str) -> String {
    if start.to_string() == today { "若今天受理".to_owned() } else { if_accepted_on(start) }
}

/// When a point is, and on what that counts, such as 「若今天受理 12 月 4 日，周一受理 7 日」; for whoever
/// reads it on another day `today` is empty. Of a day that only may come, its day of the week says nothing.
pub(super) fn counted(point: &MilestoneDoc, start: Option<NaiveDate>, today: &str) -> String {
    let Some(start) = start.map(|start| if_accepted(start, today)) else {
        return pointed(point).0;
    };
    match (point.at, point.if_later) {
        (At::Day(day), Some(later)) => {
            format!("{start} {}，{}", words::day(day), if_later(day, later, today))
        }
        (At::Day(day), None) => format!("{start}，{}", words::day(day)),
        _ => format!("{start}，{}", pointed(point).0),
    }
}

/// What a day is where the application is accepted only when offices work again, such as
/// 「周一受理 7 日」.
fn if_later(day: NaiveDate, later: Later, today: &str) -> String {
    let Later { accepted, day: other } = later;
    let near =
        today.parse().is_ok_and(|today| accepted.signed_duration_since(today).num_days() < 7);
    let when = if near {
        words::week(accepted)
    } else {
        format!("{} 月 {} 日", accepted.month(), accepted.day())
    };
    let is_near = (day.year(), day.month()) == (other.year(), other.month());
    let other = if is_near { format!("{} 日", other.day()) } else { words::day(other) };
    format!("{when}受理 {other}")
}

/// Whom to call; a number stands once, under the first name it has.
pub(crate) fn hotlines(channels: &[ChannelDoc]) -> Vec<Hotline> {
    hotline::each_once(channels.iter().map(|channel| {
        let (title, why) = (marked(&channel.title, &channel.why), &channel.why);
        hotline::named(title, &channel.text, &why.notices, why.ask.as_ref())
    }))
}

/// From which scheme to which, and how far.
pub(crate) fn about(plan: &PlanReport) -> String {
    let kind = plan.kind_label.as_deref();
    let about: Vec<&str> = kind.into_iter().chain(plan.scope_label.as_deref()).collect();
    about.join("，")
}

/// The day of the result, and of its data.
pub(crate) fn dates(today: &str, data: &DataDoc) -> String {
    dated(&format!("{today} 的结果"), data)
}

/// The day of what is known of places, and of its data.
pub(crate) fn situation(today: &str, data: &DataDoc) -> String {
    dated(&format!("{today} 的情况"), data)
}

/// The day of what is shown, and of its data.
pub(crate) fn dated(today: &str, data: &DataDoc) -> String {
    let DataDoc { version, checked, publisher, notice } = data;
    let notice = notice.map_or("", Doubt::long);
    let publisher = publisher.as_ref().map_or_else(String::new, |name| format!("{name}发布，"));
    format!("{today}。规则数据 {version}，{publisher}最后核对 {checked}。{notice}")
}

/// A sentence without its full stop, where there is no room for the notices that must be read
/// with it: it then says that it must be checked.
pub(crate) fn checked(text: &str, why: &Why) -> String {
    format!("{}{}", text.trim_end_matches('。'), to_check(why))
}

/// That a sentence must be checked, in so many words; mostly empty.
pub(crate) fn to_check(why: &Why) -> &'static str {
    match (why.local_data, why.notices.is_empty()) {
        (true, _) => "（本机资料，请核对）",
        (false, false) => "，请核对",
        (false, true) => "",
    }
}

/// A few words, with a mark if a folder of this machine says them.
pub(crate) fn marked(words: &str, why: &Why) -> String {
    mark(words.to_owned(), why.local_data)
}

/// The same where it is known who says them.
pub(super) fn mark(words: String, local_data: bool) -> String {
    if local_data { format!("{words}（{LOCAL_DATA}）") } else { words }
}
