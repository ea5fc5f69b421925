//! Checks of a rule that go beyond its own keys.

use chrono::NaiveDate;

use super::items::Rules;
use super::names::Names;
use super::node::Node;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Edge, Level, Part, Phrase, Rule, Slot, WaitingSpec};

/// Checks one rule against the rules read before it, and adds what is wrong.
pub fn rule(node: &Node, rule: &Rule, names: &Names, rules: &mut Rules) {
    let checks = [
        unique(node, rule, rules),
        one_code(node, rule, rules),
        period(node, rule),
        season(node, rule),
        sourced(node, rule),
        weighed(node, rule, names),
        local(node, rule),
        needed(node, rule),
        yearly(node, rule),
        windowed(node, rule),
    ];
    for check in checks {
        rules.errors.keep(check);
    }
}

fn unique(node: &Node, rule: &Rule, rules: &Rules) -> Result<(), Diagnostic> {
    if rules.list.iter().all(|other| other.id != rule.id) {
        return Ok(());
    }
    let (found, expected) = ("这个规则 id 用过了", "全主题唯一的 id");
    Err(match node.text_if("id")? {
        Some(id) => id.error(found, expected, "换一个名字，或者删去重复的一条。"),
        None => node.spot().error(found, expected, "加上 id = … 这样的一行，自己起一个名字。"),
    })
}

/// Rules that compete for one verdict item must give one code.
fn one_code(node: &Node, rule: &Rule, rules: &Rules) -> Result<(), Diagnostic> {
    let rivals = rules.list.iter().filter(|other| other.item == rule.item);
    let mut clash = rivals.filter(|other| match (&other.body, &rule.body) {
        (Body::Verdict { code, .. }, Body::Verdict { code: mine, .. }) => code != mine,
        _ => false,
    });
    match clash.next() {
        None => Ok(()),
        Some(other) => {
            let fix = "同一件事的结论要一样；不同的结论请换一个 item。";
            Err(node.text("code")?.error(
                &format!("和规则 {} 的结论不同", other.id),
                "同一个 code",
                fix,
            ))
        }
    }
}

fn period(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    if let (Some(from), Some(until), Some(spot)) = (rule.from, rule.until, node.raw("until"))
        && until < from
    {
        return Err(spot.error("最后一天早于第一天", "不早于 from 的日期", "核对 from 和 until。"));
    }
    if let (true, false, Some(spot)) =
        (rule.from.is_none(), rule.announce.is_empty(), node.raw("announce"))
    {
        return Err(spot.error(
            "没有第一天就不能预告",
            "和 from 一起写",
            "加上 from，或者删去 announce。",
        ));
    }
    Ok(())
}

/// What to say out of season asks for a season.
fn season(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    let Body::Verdict { urgent_from: None, .. } = rule.body else { return Ok(()) };
    let Some(spot) = node.raw("off_season") else { return Ok(()) };
    let fix = "加上 urgent_from，或者删去 off_season。";
    Err(spot.error("没有写从几月起要紧", "和 urgent_from 一起写", fix))
}

/// Without a document nothing may be said but where to look.
fn sourced(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    if rule.level != Level::Unconfirmed {
        if rule.cites.is_empty() {
            let fix = "在 sources 里写上依据；没有依据的话不能发布。";
            return Err(node.spot().error("没有依据", "至少一个依据", fix));
        }
        return Ok(());
    }
    let spot = node.must("level")?;
    if rule.body.slot() != Slot::Channel {
        let fix = "未经证实的内容只能说去哪里问，写在 [[channel]] 里。";
        return Err(spot.error("这里不能用 unconfirmed", "[[channel]] 里的规则", fix));
    }
    if !states_number(&rule.text) {
        return Ok(());
    }
    let fix = "未经证实的内容不能有数字、日期；热线 12393、12333、12345、12366 除外。";
    Err(node.text("text")?.error("未经证实的内容里有数字", "只说去哪里问的文字", fix))
}

/// A statement weighs no more than the best of what it rests on; what is said of a place, no more than the
/// best that is of places: a national document beside a guide does not lift it.
fn weighed(node: &Node, rule: &Rule, names: &Names) -> Result<(), Diagnostic> {
    let all = rule.cites.iter().map(|cite| names.source(cite.source).level);
    let local = all.clone().filter(|level| rule.place.is_some() && *level > Level::National).min();
    let Some(best) = local.or_else(|| all.min()) else { return Ok(()) };
    if rule.level >= best {
        return Ok(());
    }
    let whose = if local.is_some() { "当地的" } else { "" };
    let found = format!("级别 {} 高过它的每一个{whose}依据", rule.level.code());
    let expected = format!("不高过 {}", best.code());
    let fix = "改写 level；读到的是文件原文的，在 sources.toml 里写文件的级别和 reprint = true。";
    let spot = node.must("level").or_else(|_| node.must("sources"))?;
    Err(spot.error(&found, &expected, fix))
}

/// What of a text the table itself writes.
fn plain(text: &Phrase) -> String {
    let plain = text.parts().filter_map(|part| match part {
        Part::Plain(text) => Some(text),
        Part::Fill(_) => None,
    });
    plain.collect()
}

/// Whether a text has digits other than those of the public hotlines.
fn states_number(text: &Phrase) -> bool {
    let text = plain(text);
    let numbers =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    numbers.into_iter().any(|digits| !["12393", "12333", "12345", "12366"].contains(&digits))
}

/// The years that are worked with are those of the text, in years or in months.
fn needed(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    let Some(needs) = rule.needs() else { return Ok(()) };
    let text = format!("{}{}", plain(&rule.title), plain(&rule.text));
    let says = |years: u32| {
        [format!("{years} 年"), format!("{} 个月", years * 12)].iter().any(|one| text.contains(one))
    };
    let all = [&needs.men, &needs.women, &needs.here, &needs.unbroken].into_iter().flatten();
    match all.map(|since| since.years).find(|years| !says(*years)) {
        None => Ok(()),
        Some(years) => {
            let found = format!("needs 里的 {years} 年，标题和正文里没有");
            let fix = "核对是哪一个数，needs 和文字写成一样。";
            Err(node.must("needs")?.error(&found, "文字里也写着的年数", fix))
        }
    }
}

/// A wait that grows with the years missed is worked out so.
fn yearly(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    let Body::Gap { waiting: WaitingSpec { months: 1.., per_year: None, .. }, .. } = &rule.body
    else {
        return Ok(());
    };
    let text = plain(&rule.text);
    if !["每断", "每多断"].iter().any(|word| text.contains(word)) {
        return Ok(());
    }
    let fix =
        "waiting 里加上 missed = \"missed_years\"；补缴可以减的，再加 repaid = \"repaid_years\"。";
    Err(node.text("text")?.error(
        "文字说断得越久等得越久，waiting 没有写",
        "waiting 里的 missed",
        fix,
    ))
}

/// The days of a window are those of the text.
fn windowed(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    let Some(window) = &rule.window else { return Ok(()) };
    let text = plain(&rule.text);
    let edges = [window.from, window.to].into_iter().flatten();
    match edges.into_iter().find(|edge| !says_day(&text, *edge, rule)) {
        None => Ok(()),
        Some(edge) => {
            let found = format!("window 里的 {edge}，正文里没有");
            let fix = "核对是哪一天，window 和正文写成一样；正文没有说的那一头不写。";
            Err(node.must("window")?.error(&found, "正文里也写着的日子", fix))
        }
    }
}

/// Whether a text names a day, or only the month where no more is known. The year stands beside it, once for
/// both ends where they are months, or is that of the first or the last day of the rule.
fn says_day(text: &str, edge: Edge, rule: &Rule) -> bool {
    let Edge { year, month, day } = edge;
    let whole = day.map_or(format!("{month} 月"), |day| format!("{month} 月 {day} 日"));
    let Some(year) = year else { return stands(text, &whole) };
    let dated = day.is_none() && stands(text, &format!("{year} 年"));
    let bounds = |day: NaiveDate| rule.from == Some(day) || rule.until == Some(day);
    stands(text, &edge.to_string())
        || stands(text, &format!("{year} 年 {whole}"))
        || stands(text, &whole) && (dated || day.is_some() && edge.first().is_some_and(bounds))
}

/// Whether words stand in a text that are not part of a longer number or date.
fn stands(text: &str, words: &str) -> bool {
    let longer = |letter: char| letter.is_ascii_digit() || letter == '-';
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(longer) && !text[at + words.len()..].starts_with(longer)
    })
}

fn local(node: &Node, rule: &Rule) -> Result<(), Diagnostic> {
    if rule.place.is_none() || !rule.as_of.is_empty() {
        return Ok(());
    }
    let fix = "加上 as_of = \"2024-04\" 这样的一行：材料上印的日期；没有印的写 \"undated\"。";
    Err(node.spot().error("地方规则没有写事实的日期", "as_of", fix))
}
