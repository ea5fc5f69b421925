//! The part of a rule that differs by slot.

use super::items::{Entry, Items};
use super::names::{Names, unknown};
use super::needs;
use super::node::{Node, as_node};
use super::phrase;
use super::problems::Problems;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AccountCode, Backpay, Body, Certainty, Channels, Harm, LateFee, Need, PerYear, QuestionKind,
    Side, Slot, Told, VerdictCode, WaitingCode, WaitingSpec, When,
};
use toml::de::DeValue;

macro_rules! code {
    ($node:expr, $key:literal, $what:literal, $codes:ty) => {
        $node.text($key).and_then(|word| {
            let codes = <$codes>::ALL.iter().map(|code| code.code());
            <$codes>::from_code(word.value).ok_or_else(|| unknown(&word, $what, codes))
        })
    };
}

/// Marks a warning that is read with what the gap costs.
pub(super) const WITH_GAP: &str = "with_gap";

/// What a term counts from that no item names.
const TODAY: &str = "today";

const MOMENTS: [&str; 6] =
    ["accepted", "backpay_last", "benefits_start", "waiting_ends", "full_benefits", "undated"];

/// Reads what the slot needs besides the common keys, every key of it.
pub fn body(entry: &Entry, names: &Names, items: &Items, errors: &mut Problems) -> Option<Body> {
    let node = entry.node;
    Some(match entry.slot {
        Slot::Verdict => {
            let code = errors.keep(code!(node, "code", "结论", VerdictCode));
            let urgent_from = errors.keep(month(node, "urgent_from"));
            let off_season = errors.keep(phrase::or_empty(node, "off_season", names));
            Body::Verdict { code: code?, urgent_from: urgent_from?, off_season: off_season? }
        }
        Slot::Account => {
            Body::Account { code: errors.keep(code!(node, "code", "账户结论", AccountCode))? }
        }
        Slot::Gap => {
            let backpay = errors.keep(code!(node, "backpay", "补缴结论", Backpay));
            let waiting = waiting(node, names, errors);
            let short = errors.keep(phrase::or_empty(node, "short", names));
            let repaid = errors.keep(phrase::or_empty(node, "backpay_short", names));
            Body::Gap { backpay: backpay?, waiting: waiting?, short: short?, repaid: repaid? }
        }
        Slot::Material => material(node, names, errors)?,
        Slot::Step => step(entry, names, errors)?,
        Slot::Timeline => {
            let when = errors.keep(at(node, names, items));
            let certainty = errors.keep(certainty(node));
            let key_day = errors.keep(node.text_or_empty("key_day"));
            Body::Timeline { when: when?, certainty: certainty?, key_day: key_day? }
        }
        Slot::Warning => {
            let (harm, with_gap) = (errors.keep(harm(node)), errors.keep(node.flag(WITH_GAP)));
            let whom = errors.keep(node.text_or_empty("whom"));
            let doubts_gap = errors.keep(node.flag("doubts_gap"))?;
            let doubts_verdict = errors.keep(node.flag("doubts_verdict"))?;
            Body::Warning {
                harm: harm?,
                whom: whom?,
                with_gap: with_gap?,
                doubts_gap,
                doubts_verdict,
            }
        }
        Slot::Channel => Body::Channel { of: errors.keep(side_of(node))? },
        Slot::Point => point(node, names, errors)?,
    })
}

fn step(entry: &Entry, names: &Names, errors: &mut Problems) -> Option<Body> {
    let node = entry.node;
    let channels = errors.keep(channels(node));
    let order = errors.keep(node.number_if("order"));
    let who = errors.keep(phrase::must(node, "who", names));
    let place = errors.keep(phrase::must(node, "where", names));
    let say = errors.keep(phrase::or_empty(node, "say", names));
    let otherwise = errors.keep(phrase::or_empty(node, "otherwise", names));
    Some(Body::Step {
        channels: channels?,
        order: order?.unwrap_or((entry.count + 1).saturating_mul(10)),
        who: who?,
        place: place?,
        say: say?,
        otherwise: otherwise?,
    })
}

fn point(node: &Node, names: &Names, errors: &mut Problems) -> Option<Body> {
    let section = errors.keep(node.text("section").and_then(|word| names.section(&word)));
    let who = errors.keep(phrase::or_empty(node, "who", names));
    let say = errors.keep(phrase::or_empty(node, "say", names));
    let fee = errors.keep(node.child("late_fee")).flatten();
    let late_fee = fee.map(|table| errors.keep(late_fee(&table, names)));
    let needs = errors.keep(node.child("needs")).flatten();
    let needs = needs.map(|table| errors.keep(needs::read(&table)));
    let (late_fee, needs) = (late_fee.flatten(), needs.flatten());
    let told = errors.keep(told(node));
    Some(Body::Point { section: section?, who: who?, say: say?, late_fee, needs, told: told? })
}

/// Whether it is said only where years of payment lack, or only where none does.
fn told(node: &Node) -> Result<Told, Diagnostic> {
    Ok(match (node.flag("lacking")?, node.flag("enough")?) {
        (false, false) => Told::Always,
        (true, false) => Told::Lacking,
        (false, true) => Told::Enough,
        (true, true) => {
            let fix = "lacking 是不够的、不知道够不够的才说，enough 是够了的才说。";
            return Err(node.must("enough")?.error("两样都写了", "lacking、enough 写一样", fix));
        }
    })
}

fn late_fee(table: &Node, names: &Names) -> Result<LateFee, Diagnostic> {
    let question = |key, wanted: fn(QuestionKind) -> bool| {
        let word = table.text(key)?;
        let found = names.question(&word)?;
        if wanted(names.questions[found.at()].kind) {
            return Ok(found);
        }
        let fix = "amount 写问数目的问题，from 和 to 写问日期的问题。";
        Err(word.error("这个问题问的不是这个", "数目或者日期的问题", fix))
    };
    let fee = LateFee {
        amount: question("amount", |kind| matches!(kind, QuestionKind::Count { .. }))?,
        from: question("from", |kind| kind == QuestionKind::Day)?,
        to: question("to", |kind| kind == QuestionKind::Day)?,
        per_10000: table.number("per_10000")?,
    };
    table.finish()?;
    Ok(fee)
}

fn material(node: &Node, names: &Names, errors: &mut Problems) -> Option<Body> {
    let need = errors.keep(code!(node, "need", "需要程度", Need));
    let group = errors.keep(node.text_or_empty("group"));
    let channels = errors.keep(channels(node));
    let how = errors.keep(phrase::or_empty(node, "how", names));
    let (need, group) = (need?, group?);
    if (need == Need::OneOf) == group.is_empty() {
        let fix = "need = \"one_of\" 时写 group，其他时候不写。";
        let spot = errors.keep(node.must("need"))?;
        return errors.keep(Err(spot.error("need 和 group 对不上", "one_of 和 group 一起写", fix)));
    }
    Some(Body::Material { need, group, channels: channels?, how: how? })
}

fn channels(node: &Node) -> Result<Channels, Diagnostic> {
    let spot = node.must("channels")?;
    let mut channels = Channels::default();
    for word in node.texts("channels")? {
        match word.value {
            "online" => channels.online = true,
            "counter" => channels.counter = true,
            _ => return Err(unknown(&word, "渠道", ["online", "counter"].into_iter())),
        }
    }
    if channels == Channels::default() {
        return Err(spot.error(
            "没有写渠道",
            "online、counter 或者两个都写",
            "例如 [\"online\", \"counter\"]。",
        ));
    }
    Ok(channels)
}

/// A wait of so many months is a fixed one, where nothing else is said.
fn waiting(node: &Node, names: &Names, errors: &mut Problems) -> Option<WaitingSpec> {
    let spot = errors.keep(node.must("waiting"))?;
    let table = errors.keep(as_node(spot))?;
    let months = errors.keep(table.number_if("months"));
    let code = match months {
        Some(Some(_)) if table.glance("code").is_none() => Some(WaitingCode::Fixed),
        _ => errors.keep(code!(table, "code", "等待期结论", WaitingCode)),
    };
    let per_year = per_year(&table, names, errors);
    let from_next = errors.keep(table.flag("from_next"));
    let next_year_from = errors.keep(month(&table, "next_year_from"));
    errors.keep(table.finish());
    let (code, months) = (code?, months?);
    let counted = !matches!(code, WaitingCode::None | WaitingCode::Local | WaitingCode::Unknown);
    if counted != months.is_some_and(|months| months > 0) {
        let fix = "fixed、between、up_to、reduced 要写 months，从 1 起；其他的不写。";
        return errors.keep(Err(spot.error(
            "等待期的月数对不上",
            "有月数的 code 和 months 一起写",
            fix,
        )));
    }
    let one_end = match &per_year {
        Some(years) => years.free == 0,
        None => table.glance("missed").is_none(),
    };
    if code == WaitingCode::Between && one_end {
        let fix = "写上 missed，和说不准加不加的年数 free。";
        return errors.keep(Err(spot.error(
            "between 没有写两头差在哪里",
            "missed 和大于 0 的 free",
            fix,
        )));
    }
    // From which month on one pays for the next year is known of the aspect.
    let usual = errors.keep(month(node, "next_year_from"));
    let next_year_from = next_year_from?.or(usual?.filter(|_| counted));
    Some(WaitingSpec {
        code,
        months: months.unwrap_or(0),
        from_next: from_next?,
        next_year_from,
        per_year,
    })
}

/// The number of a month, if it is given.
fn month(table: &Node, key: &str) -> Result<Option<u32>, Diagnostic> {
    match table.number_if(key)?.map(u32::from) {
        Some(month) if !(1..=12).contains(&month) => {
            Err(table.must(key)?.error("没有这个月份", "1 到 12", "写月份的数字，例如 9。"))
        }
        month => Ok(month),
    }
}

/// What missed years add; neither paying back nor a floor need be known.
fn per_year(table: &Node, names: &Names, errors: &mut Problems) -> Option<PerYear> {
    let mut question = |key| {
        let word =
            table.text_if(key).and_then(|word| word.map(|word| names.question(&word)).transpose());
        errors.keep(word)
    };
    let [missed, repaid] = ["missed", "repaid"].map(&mut question);
    let [free, floor_from, floor] =
        ["free", "floor_from", "floor"].map(|key| errors.keep(table.number_if(key)));
    let (missed, repaid, free, floor_from, floor) = (missed?, repaid?, free?, floor_from?, floor?);
    let mut wrong = |key, expected, fix| {
        let spot = errors.keep(table.must(key))?;
        errors.keep(Err(spot.error("这里少了和它一起写的数", expected, fix)))
    };
    if floor_from.is_some() != floor.is_some() {
        let key = if floor.is_some() { "floor" } else { "floor_from" };
        let fix = "floor_from 是断保几年起，floor 是不少于几个月；没有这样的规定，两个都不写。";
        return wrong(key, "floor_from 和 floor 一起写", fix);
    }
    let Some(missed) = missed else {
        let fix =
            "断保一年多等一个月的，加上 missed = \"missed_years\"；不按断保年数算的，把它删去。";
        let alone =
            [("repaid", repaid.is_some()), ("free", free.is_some()), ("floor", floor.is_some())];
        let alone = alone.into_iter().find(|(_, there)| *there);
        return alone.and_then(|(key, _)| wrong(key, "和 missed 一起写", fix));
    };
    let (floor_from, floor) = (floor_from.unwrap_or(0), floor.unwrap_or(0));
    Some(PerYear { missed, repaid, free: free.unwrap_or(0), floor_from, floor })
}

fn at(node: &Node, names: &Names, items: &Items) -> Result<When, Diagnostic> {
    let spot = node.must("at")?;
    let DeValue::String(word) = spot.value.get_ref() else {
        let table = as_node(spot)?;
        let when = match table.text_if("answer")? {
            Some(question) => When::Answered(names.question(&question)?),
            None => term(&table, items)?,
        };
        table.finish()?;
        return Ok(when);
    };
    Ok(match word.as_ref() {
        "accepted" => When::Accepted,
        "backpay_last" => When::BackpayLast,
        "benefits_start" => When::BenefitsStart,
        "waiting_ends" => When::WaitingEnds,
        "full_benefits" => When::FullBenefits,
        "undated" => When::Undated,
        _ => return Err(unknown(&spot.with(word.as_ref()), "时间点", MOMENTS.into_iter())),
    })
}

/// So many working days after today, or after an item that stands earlier.
fn term(table: &Node, items: &Items) -> Result<When, Diagnostic> {
    let (days, name) = (table.number("workdays")?, table.text("after")?);
    if name.value == TODAY {
        return Ok(When::FromToday(days));
    }
    let dated =
        items.list.iter().filter(|item| item.slot == Slot::Timeline).map(|item| item.id.as_str());
    let after = items
        .find(Slot::Timeline, name.value)
        .ok_or_else(|| unknown(&name, "时间点（要写在前面）", dated))?;
    Ok(When::Workdays { days, after })
}

fn certainty(node: &Node) -> Result<Option<Certainty>, Diagnostic> {
    let Some(word) = node.text_if("certainty")? else { return Ok(None) };
    match Certainty::from_code(word.value) {
        Some(known @ (Certainty::Local | Certainty::NoLimit)) => Ok(Some(known)),
        _ => Err(unknown(&word, "确定程度", ["local", "no_limit"].into_iter())),
    }
}

fn harm(node: &Node) -> Result<Option<Harm>, Diagnostic> {
    let Some(word) = node.text_if("harm")? else { return Ok(None) };
    let codes = Harm::ALL.iter().map(|harm| harm.code());
    Harm::from_code(word.value).map(Some).ok_or_else(|| unknown(&word, "后果", codes))
}

fn side_of(node: &Node) -> Result<Option<Side>, Diagnostic> {
    let Some(word) = node.text_if("of")? else { return Ok(None) };
    match Side::from_code(word.value) {
        Some(side @ (Side::Origin | Side::Destination)) => Ok(Some(side)),
        _ => Err(unknown(&word, "地方", ["origin", "destination"].into_iter())),
    }
}
