//! The gap and the wait in words.

use super::notice::otherwise;
use super::plan::{GapDoc, WaitingDoc};
use super::wording::mark;
use super::{Notice, PlanReport, Writer, words};
use crate::calendar::Month;
use crate::model::{Backpay, Body, Rule, WaitingCode, moment};

/// What follows from a gap that other answers contradict.
pub(super) const DOUBTED: &str = "核对以后才说得准";

/// Before what a place says of one: it holds only if the gap is found to be so.
const IF_SO: &str = "核对以后真断了的：";

/// What follows from one of which too little is known.
const UNSURE: &str = "还说不准";

/// The gap and what follows from it, in words.
pub(crate) struct Gap {
    /// How long it is; none where it does not arise.
    pub months: Option<String>,
    /// Whether it may be paid back.
    pub backpay: String,
    /// Until when paying must resume, where that still matters.
    pub last: Option<String>,
    /// The wait.
    pub wait: String,
}

impl Gap {
    /// Each behind its label.
    pub(crate) fn labelled(self) -> impl Iterator<Item = (&'static str, String)> {
        let Self { months, backpay, last, wait } = self;
        // Where both hang on the same, it is said once.
        let (backpay, waits) =
            if backpay == wait { (None, "补缴和待遇") } else { (Some(backpay), "待遇") };
        let lines = [("断缴", months), ("补缴", backpay), ("期限", last), (waits, Some(wait))];
        lines.into_iter().filter_map(|(label, text)| Some((label, text?)))
    }
}

/// Puts the gap into words.
pub(crate) fn of(plan: &PlanReport) -> Gap {
    let gap = &plan.gap;
    // Whoever counts by years is not told months as well.
    let months = match gap.years {
        Some(0) => Some("没有断保".to_owned()),
        Some(years) => Some(format!("断保 {years} 年")),
        None if gap.years_open && plan.kind.is_some() => None,
        None => gap.months.map(|months| format!("{months} 个月")),
    };
    let last = last_month(plan);
    let limit = gap.backpay_months;
    Gap {
        months: months.or_else(|| gap.months_open.then(|| "还不知道".to_owned())),
        backpay: match (gap.backpay, last) {
            _ if gap.doubted => DOUBTED.to_owned(),
            _ if !gap.backpay_short.is_empty() => gap.backpay_short.clone(),
            (Backpay::NotNeeded, Some(_)) => "现在不用补缴".to_owned(),
            _ => self::backpay(gap).to_owned(),
        },
        wait: if gap.doubted { DOUBTED.to_owned() } else { wait(gap.backpay, &gap.waiting, last) },
        last: last.map(|month| {
            format!("最迟 {}恢复缴费，断缴才不超过 {limit} 个月", words::month(month))
        }),
    }
}

/// The last month in which paying may resume; none for whoever pays again already.
pub(crate) fn last_month(plan: &PlanReport) -> Option<Month> {
    let open = plan.timeline.iter().any(|point| point.id == moment::BACKPAY_WINDOW);
    plan.gap.backpay_last_month.as_deref().filter(|_| open).and_then(Month::parse)
}

/// The wait. Where it is spared by paying back, or by paying until a month as long as nothing is
/// paid, that is said too.
pub(crate) fn wait(backpay: Backpay, waiting: &WaitingDoc, last: Option<Month>) -> String {
    with_besides(spared(backpay, waiting, last), waiting)
}

/// How long the gap is and what it costs, in a line. The last month stands among the days; of a wait that
/// is not known nothing is said.
pub(crate) fn gist(plan: &PlanReport) -> Vec<String> {
    let gap = &plan.gap;
    let in_time = last_month(plan).is_some()
        && gap.backpay == Backpay::MayAsk
        && gap.waiting.code == WaitingCode::None;
    let known = gap.waiting.code != WaitingCode::Unknown || !gap.waiting.short.is_empty();
    let Gap { months, backpay, wait, .. } = of(plan);
    let told = if gap.doubted {
        [None, Some(wait)]
    } else if in_time {
        [None, Some(self::in_time(&gap.waiting))]
    } else if asks(gap) {
        [None, Some("能不能补、要不要等，由当地规定".to_owned())]
    } else {
        // Of what is not known it goes without saying.
        let bare = gap.months_open && backpay == UNSURE;
        [Some(backpay).filter(|_| !bare), Some(wait).filter(|_| known)]
    };
    months.into_iter().chain(told.into_iter().flatten()).collect()
}

/// Whether nothing is known of paying back nor of the wait, so that the place is asked for both.
fn asks(gap: &GapDoc) -> bool {
    let WaitingDoc { code, short, besides, .. } = &gap.waiting;
    let bare = [short, besides, &gap.backpay_short].into_iter().all(String::is_empty);
    bare && gap.backpay == Backpay::NoNationalRule && *code == WaitingCode::Local
}

/// The numbers beside the question of the gap: how long, until when it may be paid back, the wait.
pub(crate) fn outlook(gap: &GapDoc) -> String {
    let months = gap.months.map(|months| match months {
        0 => "没有断缴".to_owned(),
        months => format!("断缴 {months} 个月"),
    });
    let open = gap.backpay_last_month.as_ref().filter(|_| gap.backpay == Backpay::MayAsk);
    let last = open.and_then(|month| Month::parse(month)).map(words::month);
    let window = last.map(|month| format!("补缴窗口到 {month}为止"));
    if gap.doubted {
        return months.into_iter().chain([DOUBTED.to_owned()]).collect::<Vec<_>>().join("，");
    }
    let wait = wait(gap.backpay, &gap.waiting, None);
    // What says whom to ask, or that it is not known, does not say of what.
    let bare = matches!(gap.waiting.code, WaitingCode::Local | WaitingCode::Unknown);
    let wait = if bare && gap.waiting.short.is_empty() { format!("等待期{wait}") } else { wait };
    months.into_iter().chain(window).chain([wait]).collect::<Vec<_>>().join("，")
}

/// The wait where paying goes on in time, which a day says that stands beside it.
fn in_time(waiting: &WaitingDoc) -> String {
    with_besides("按期补缴后没有断缴的等待期".to_owned(), waiting)
}

/// What is told of the wait, with what places say besides.
fn with_besides(told: String, waiting: &WaitingDoc) -> String {
    if waiting.besides.is_empty() { told } else { format!("{told}；{}", waiting.besides) }
}

/// The wait without what places say besides.
fn spared(backpay: Backpay, waiting: &WaitingDoc, last: Option<Month>) -> String {
    let wait = self::waiting(waiting);
    if waiting.code != WaitingCode::None {
        return wait;
    }
    let repaid = if backpay == Backpay::MayAsk { "补缴后" } else { "" };
    // Where nothing is missed yet, something is by then.
    let by_then = if repaid.is_empty() { "接上、补上断的月份，就" } else { "缴上，" };
    let paid =
        last.map_or_else(String::new, |month| format!("最迟 {}{by_then}", words::month(month)));
    format!("{paid}{repaid}{wait}")
}

/// Whether the gap may be paid back.
fn backpay(gap: &GapDoc) -> &'static str {
    // The code says only that asking is open.
    match (gap.backpay, gap.waiting.code) {
        (Backpay::MayAsk, WaitingCode::Unknown) if !gap.waiting.short.is_empty() => UNSURE,
        (Backpay::MayAsk, WaitingCode::Unknown) if gap.years_open => "先查清断保了几年",
        (Backpay::MayAsk, WaitingCode::Unknown) if gap.months_open => "先查清断了多久",
        (Backpay::MayAsk, WaitingCode::Unknown) => "能不能补缴、要不要等，请问转入地",
        (code, _) => words::may_pay(code),
    }
}

/// The wait, with its months.
pub(crate) fn waiting(waiting: &WaitingDoc) -> String {
    if !waiting.short.is_empty() {
        return waiting.short.clone();
    }
    let months = waiting.max_months.map_or_else(String::new, |max| format!(" {max} 个月"));
    let span = || words::span(waiting.min_months, waiting.max_months);
    match waiting.code {
        WaitingCode::None => "没有断缴的等待期".to_owned(),
        WaitingCode::Fixed => format!("等待期{months}"),
        WaitingCode::Between => format!("等待期 {} 个月，各地算法不同", span()),
        WaitingCode::Reduced => format!("不用等，但先少报销，最长{months}"),
        WaitingCode::UpTo => format!("等待期最长{months}"),
        WaitingCode::Local => "由参保地规定，请问参保地".to_owned(),
        WaitingCode::Unknown => "现在还说不准".to_owned(),
    }
}

impl Writer<'_> {
    pub(super) fn is_with_gap(rule: &Rule) -> bool {
        matches!(rule.body, Body::Warning { with_gap: true, .. })
    }

    /// Warnings to be read with what the gap costs.
    pub(super) fn with_gap(&self) -> impl Iterator<Item = &Rule> {
        let warnings = self.plan().warnings.iter().map(|&ix| self.topic.rule(ix));
        warnings.filter(|rule| Self::is_with_gap(rule))
    }

    /// The warning that says that other answers contradict the gap; it stands first.
    fn doubting(&self) -> Option<&Rule> {
        let first = self.plan().warnings.first().map(|&ix| self.topic.rule(ix));
        first.filter(|rule| matches!(rule.body, Body::Warning { doubts_gap: true, .. }))
    }

    /// That it must be checked first, where other answers contradict the gap.
    pub(super) fn contradicted(&self) -> Option<Notice> {
        let title = |rule: &Rule| self.say(&rule.title, rule);
        self.doubting().map(|rule| Notice::Contradicted { title: title(rule) })
    }

    /// Ids of the warnings to be read with the gap, first what says to check it.
    pub(super) fn beside_gap(&self) -> Vec<String> {
        self.doubting().into_iter().chain(self.with_gap()).map(|rule| self.item(rule)).collect()
    }

    /// What a place says of the gap; of one that other answers contradict, only if it is so.
    pub(super) fn if_so(&self, text: String) -> String {
        if self.doubting().is_some() { [IF_SO, &text].concat() } else { text }
    }

    /// What they are about, in a line; empty without them.
    pub(super) fn besides(&self) -> String {
        let titles = self.with_gap().map(|rule| {
            let title = self.say(&rule.title, rule);
            mark(title, rule.local_data)
        });
        let titles: Vec<String> = titles.collect();
        if titles.is_empty() { String::new() } else { otherwise(&titles) }
    }

    /// What must be read with the gap and with the first month of benefits where a place says otherwise.
    pub(super) fn differs(&self) -> Option<Notice> {
        let titles: Vec<String> = self.with_gap().map(|rule| self.say(&rule.title, rule)).collect();
        (!titles.is_empty()).then_some(Notice::Otherwise { titles })
    }

    /// That paying goes on only after an application was accepted, which wants it before.
    pub(super) fn resumed_late(&self) -> Option<Notice> {
        let was_accepted = self.topic.was_accepted(self.answers) == Some(true);
        let accepted = self.answers.day(self.topic.roles.apply_on?).filter(|_| was_accepted)?;
        let resumed = self.topic.resumed(self.answers, self.context.today);
        let counts = self.plan().gap.months.is_some_and(|months| months > 0);
        let late = counts && resumed > Month::of(accepted);
        late.then_some(Notice::ResumedLate { accepted, resumed })
    }
}
