//! The part of a rule that differs by slot.

use super::items::{Entry, Items};
use super::names::{Names, unknown};
use super::needs;
use super::node::{Node, Spot, as_node};
use super::phrase;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AccountCode, Backpay, Body, Certainty, Channels, Harm, ItemIx, LateFee, Need, PerYear,
    QuestionKind, Side, Slot, VerdictCode, WaitingCode, WaitingSpec, When,
};
use toml::de::DeValue;

macro_rules! code {
    ($node:expr, $key:literal, $what:literal, $codes:ty) => {{
        let word = $node.text($key)?;
        <$codes>::from_code(word.value)
            .ok_or_else(|| unknown(&word, $what, <$codes>::ALL.iter().map(|code| code.code())))?
    }};
}

const MOMENTS: [&str; 6] =
    ["accepted", "backpay_last", "benefits_start", "waiting_ends", "full_benefits", "undated"];

/// Reads what the slot needs besides the common keys.
pub fn body(entry: &Entry, names: &Names, items: &Items) -> Result<Body, Diagnostic> {
    let node = entry.node;
    Ok(match entry.slot {
        Slot::Verdict => Body::Verdict {
            code: code!(node, "code", "结论", VerdictCode),
            urgent_from: month(node, "urgent_from")?,
            off_season: phrase::or_empty(node, "off_season", names)?,
        },
        Slot::Account => Body::Account { code: code!(node, "code", "账户结论", AccountCode) },
        Slot::Gap => Body::Gap {
            backpay: code!(node, "backpay", "补缴结论", Backpay),
            waiting: waiting(node, names)?,
            short: phrase::or_empty(node, "short", names)?,
        },
        Slot::Material => material(node, names)?,
        Slot::Step => Body::Step {
            channels: channels(node)?,
            order: node.number_if("order")?.unwrap_or((entry.count + 1).saturating_mul(10)),
            who: phrase::must(node, "who", names)?,
            place: phrase::must(node, "where", names)?,
            say: phrase::or_empty(node, "say", names)?,
            otherwise: phrase::or_empty(node, "otherwise", names)?,
        },
        Slot::Timeline => Body::Timeline {
            when: at(node, items)?,
            certainty: certainty(node)?,
            key_day: node.text_or_empty("key_day")?,
        },
        Slot::Warning => Body::Warning { harm: harm(node)? },
        Slot::Channel => Body::Channel { of: side_of(node)? },
        Slot::Point => Body::Point {
            section: names.section(&node.text("section")?)?,
            who: phrase::or_empty(node, "who", names)?,
            say: phrase::or_empty(node, "say", names)?,
            late_fee: node.child("late_fee")?.map(|table| late_fee(&table, names)).transpose()?,
            needs: node.child("needs")?.map(|table| needs::read(&table)).transpose()?,
        },
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

fn material(node: &Node, names: &Names) -> Result<Body, Diagnostic> {
    let need = code!(node, "need", "需要程度", Need);
    let group = node.text_or_empty("group")?;
    if (need == Need::OneOf) == group.is_empty() {
        let fix = "need = \"one_of\" 时写 group，其他时候不写。";
        return Err(node.must("need")?.error(
            "need 和 group 对不上",
            "one_of 和 group 一起写",
            fix,
        ));
    }
    Ok(Body::Material {
        need,
        group,
        channels: channels(node)?,
        how: phrase::or_empty(node, "how", names)?,
    })
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

fn waiting(node: &Node, names: &Names) -> Result<WaitingSpec, Diagnostic> {
    let spot = node.must("waiting")?;
    let table = as_node(spot)?;
    let code = code!(table, "code", "等待期结论", WaitingCode);
    let counted = !matches!(code, WaitingCode::None | WaitingCode::Local | WaitingCode::Unknown);
    let months = table.number_if("months")?;
    if counted != months.is_some() {
        let fix = "fixed、between、up_to、reduced 要写 months，其他的不写。";
        return Err(spot.error("等待期的月数对不上", "有月数的 code 和 months 一起写", fix));
    }
    let per_year =
        table.text_if("missed")?.map(|missed| per_year(&table, &missed, names)).transpose()?;
    if code == WaitingCode::Between && per_year.as_ref().is_none_or(|years| years.free == 0) {
        let fix = "写上 missed、repaid、floor_from、floor，和说不准加不加的年数 free。";
        return Err(spot.error("between 没有写两头差在哪里", "missed 和大于 0 的 free", fix));
    }
    let from_next = table.flag("from_next")?;
    let next_year_from = month(&table, "next_year_from")?;
    table.finish()?;
    Ok(WaitingSpec { code, months: months.unwrap_or(0), from_next, next_year_from, per_year })
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

fn per_year(table: &Node, missed: &Spot<'_, &str>, names: &Names) -> Result<PerYear, Diagnostic> {
    Ok(PerYear {
        missed: names.question(missed)?,
        repaid: names.question(&table.text("repaid")?)?,
        free: table.number_if("free")?.unwrap_or(0),
        floor_from: table.number("floor_from")?,
        floor: table.number("floor")?,
    })
}

fn at(node: &Node, items: &Items) -> Result<When, Diagnostic> {
    let spot = node.must("at")?;
    let DeValue::String(word) = spot.value.get_ref() else {
        let table = as_node(spot)?;
        let when = When::Workdays { days: table.number("workdays")?, after: after(&table, items)? };
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

fn after(table: &Node, items: &Items) -> Result<ItemIx, Diagnostic> {
    let name = table.text("after")?;
    let dated =
        items.list.iter().filter(|item| item.slot == Slot::Timeline).map(|item| item.id.as_str());
    items
        .find(Slot::Timeline, name.value)
        .ok_or_else(|| unknown(&name, "时间点（要写在前面）", dated))
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
