//! `sources.toml` and `meta.toml`.

use chrono::NaiveDate;

use super::names;
use super::node::{Node, Spot};
use super::problems::Problems;
use crate::diagnostic::Diagnostic;
use crate::model::{Level, Meta, Source, UNDATED};
use crate::regions::Regions;

/// Reads `meta.toml`.
pub fn meta(node: &Node, regions: &Regions) -> Result<Meta, Diagnostic> {
    let places = |key: &str| -> Result<Vec<_>, Diagnostic> {
        node.texts(key)?.iter().map(|code| names::region(regions, code)).collect()
    };
    let meta = Meta {
        version: node.text("version")?.value.to_owned(),
        checked: node.date("checked")?,
        until: None,
        publisher: None,
        first_places: places("first_places")?,
        outside: places("outside")?,
        first_called: Vec::new(),
        topics: Vec::new(),
    };
    node.finish()?;
    Ok(meta)
}

/// Reads `sources.toml`; none where documents cannot even be told apart by their names.
pub fn sources(node: &Node, errors: &mut Problems) -> Option<Vec<Source>> {
    let mut sources: Vec<Source> = Vec::new();
    let mut told_apart = true;
    for each in errors.keep(node.children("source"))? {
        let source = source(&each, errors).or_else(|| stand_in(&each))?;
        if sources.iter().any(|other| other.id == source.id) {
            told_apart = false;
            let fix = "换一个名字，或者删去重复的一条。";
            errors.keep(
                each.text("id")
                    .and_then(|id| Err::<(), _>(id.error("这个 id 用过了", "没有用过的 id", fix))),
            );
        }
        sources.push(source);
    }
    errors.keep(node.finish());
    told_apart.then_some(sources)
}

/// The documents of a file whose syntax is wrong, as far as they can be told.
pub(super) fn stand_ins(file: &Node) -> Vec<Source> {
    file.children("source").unwrap_or_default().iter().filter_map(stand_in).collect()
}

/// Stands for a document that is written wrongly, so that what cites it is read and checked in the
/// same round. The folder is refused anyway.
fn stand_in(node: &Node) -> Option<Source> {
    Some(Source {
        id: identifier(&node.text("id").ok()?).ok()?,
        title: String::new(),
        number: String::new(),
        issuer: String::new(),
        issued: UNDATED.to_owned(),
        in_force: None,
        expired: None,
        checked: NaiveDate::default(),
        level: Level::Law, // above which nothing can be stated
        reprint: false,
        place: String::new(),
        remark: String::new(),
        backs: String::new(),
    })
}

fn source(node: &Node, errors: &mut Problems) -> Option<Source> {
    let id = errors.keep(node.text("id").and_then(|id| identifier(&id)));
    let level = errors.keep(node.text("level").and_then(|word| level(&word)));
    let title = errors.keep(node.text("title"));
    let issuer = errors.keep(node.text("issuer"));
    let day = errors.keep(partial_date(node, "issued"));
    let [in_force, expired] = ["in_force", "expired"].map(|key| errors.keep(node.date_if(key)));
    let checked = errors.keep(node.date("checked"));
    let reprint = errors.keep(node.flag("reprint"));
    let [number, place, remark, backs] =
        ["number", "where", "remark", "backs"].map(|key| errors.keep(node.text_or_empty(key)));
    for key in node.unread() {
        let fix = "检查拼写；可以用的键见 yizhuan rules format。多余的就删去这一行。";
        let found = format!("不认识的键 {}", key.value);
        errors.add(key.error(&found, "格式说明里列出的键", fix));
    }
    let source = Source {
        id: id?,
        title: title?.value.to_owned(),
        number: number?,
        issuer: issuer?.value.to_owned(),
        issued: day?,
        in_force: in_force?,
        expired: expired?,
        checked: checked?,
        level: level?,
        reprint: reprint?,
        place: place?,
        remark: remark?,
        backs: backs?,
    };
    errors.keep(consistent(node, &source)).map(|()| source)
}

/// What the keys of a document say together.
fn consistent(node: &Node, source: &Source) -> Result<(), Diagnostic> {
    if let (Some(first), Some(last), Some(spot)) =
        (source.in_force, source.expired, node.raw("expired"))
        && last < first
    {
        return Err(spot.error(
            "有效期最后一日早于施行日",
            "不早于 in_force 的日期",
            "核对两个日期。",
        ));
    }
    if let (true, Level::Practice | Level::Unconfirmed, Some(spot)) =
        (source.reprint, source.level, node.raw("reprint"))
    {
        let fix = "转载的是文件原文，level 写那份文件的级别；报道、指南、问答删去 reprint。";
        return Err(spot.error("转载的级别不对", "law、national、provincial 或 city 的文件", fix));
    }
    Ok(())
}

/// A name of small letters, digits and hyphens.
pub(crate) fn identifier(spot: &Spot<'_, &str>) -> Result<String, Diagnostic> {
    let plain = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter)
    };
    if spot.value.chars().all(plain) {
        return Ok(spot.value.to_owned());
    }
    Err(spot.error("名字里有用不了的字符", "小写字母、数字、连字符", "例如 social-insurance-law。"))
}

pub fn level(spot: &Spot<'_, &str>) -> Result<Level, Diagnostic> {
    Level::from_code(spot.value)
        .ok_or_else(|| super::names::unknown(spot, "级别", Level::ALL.iter().map(|l| l.code())))
}

/// A date as exactly as known, or the word for a page that carries none; empty if missing.
pub(crate) fn date_or_undated(node: &Node, key: &str) -> Result<String, Diagnostic> {
    match node.text_if(key)? {
        Some(spot) if spot.value == UNDATED => Ok(UNDATED.to_owned()),
        _ => partial_date(node, key),
    }
}

/// A date as exactly as known: `2021`, `2021-11` or `2021-11-01`; empty if missing.
pub(crate) fn partial_date(node: &Node, key: &str) -> Result<String, Diagnostic> {
    let Some(spot) = node.text_if(key)? else { return Ok(String::new()) };
    let parts: Vec<&str> = spot.value.split('-').collect();
    let digits = |part: &&str, wanted: usize| {
        part.len() == wanted && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let sizes = parts.iter().zip([4, 2, 2]).all(|(part, wanted)| digits(part, wanted));
    let month = parts.get(1).is_none_or(|month| ("01"..="12").contains(month));
    let day = parts.get(2).is_none_or(|_| spot.value.parse::<chrono::NaiveDate>().is_ok());
    if sizes && parts.len() <= 3 && month && day {
        return Ok(spot.value.to_owned());
    }
    let fix = "知道多少写多少，用引号括起来，例如 \"2021\"、\"2021-11\"、\"2021-11-01\"。";
    Err(spot.error("这不是日期", "年、年-月或年-月-日", fix))
}
