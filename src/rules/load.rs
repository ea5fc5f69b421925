//! All files of a data folder, read and checked as one.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::DeTable;

use super::error::RuleError;
use super::names::{Ground, Names};
use super::node::{File, Node};
use super::{calendar, claims, local, rule, source, topic};
use crate::calendar::Calendar;
use crate::model::{Assets, Meta, Source, Table, Topic};
use crate::regions::{RegionIx, Regions, TsvError};

/// A file of a data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Path relative to the folder, with `/` between its parts.
    pub path: String,
    /// Text.
    pub text: String,
}

impl SourceFile {
    fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The file to be read, without the mark that some editors put before the first letter.
    pub(super) fn file(&self) -> File<'_> {
        File { path: &self.path, text: self.text.trim_start_matches('\u{feff}') }
    }
}

/// A file whose syntax is right.
pub(super) struct Parsed<'a> {
    file: File<'a>,
    table: Spanned<DeTable<'a>>,
}

impl Parsed<'_> {
    pub(super) fn node(&self) -> Node<'_> {
        // The file's own span covers every line; complaints about it point at the first one.
        Node::new(self.file, self.table.get_ref(), 0..self.file.text.len())
    }
}

/// Reads and checks a data folder; the first thing wrong is the error.
pub fn load(files: &[SourceFile]) -> Result<Assets, RuleError> {
    load_over(files, &[])
}

/// The same for files of which some took the place of others: the places with these codes may
/// lack rules that claims name.
pub fn load_over(files: &[SourceFile], replaced: &[String]) -> Result<Assets, RuleError> {
    let mut regions = regions(files)?;
    let mut parsed = Vec::new();
    for file in files.iter().filter(|file| file.extension() == "toml") {
        parsed.push(parse(file.file())?);
    }
    let meta = source::meta(&one(&parsed, "meta.toml")?.node())?;
    let sources = sources(&parsed)?;
    let years = parsed.iter().filter(|each| each.file.path.starts_with("calendar/"));
    let years =
        years.map(|each| calendar::year(&each.node(), &sources)).collect::<Result<_, _>>()?;

    let aspects = parsed.iter().find(|each| each.file.path == "aspects.toml");
    let aspects = aspects.map_or(Ok(Vec::new()), |file| local::aspects(&file.node()))?;
    let nodes: Vec<Node> = in_folder(&parsed, "local/").map(Parsed::node).collect();
    for node in &nodes {
        local::declare(node, &mut regions)?;
    }
    area_codes(files, &mut regions)?;
    let mut locals = Vec::new();
    let mut places = Vec::new();
    for node in nodes {
        let region = local::region(&node, &regions)?;
        let ground = Ground { regions: &regions, sources: &sources, aspects: &aspects };
        places.push(local::place(&node, region, &Names::new(ground))?);
        locals.push((region, node));
    }
    let ground = Ground { regions: &regions, sources: &sources, aspects: &aspects };
    let topics = topics(&in_folder(&parsed, "topics/").collect::<Vec<_>>(), &locals, ground)?;
    for (_, node) in &locals {
        node.finish()?;
    }
    let titles = topics.iter().map(|topic| topic.title.clone()).collect();
    let claims = parsed.iter().find(|each| each.file.path == "claims.toml");
    let claims = claims
        .map_or(Ok(Vec::new()), |file| claims::claims(&file.node(), (&topics, replaced), ground))?;
    Ok(Assets {
        meta: Meta { topics: titles, ..meta },
        calendar: Calendar::new(years),
        table: Table { sources, topics, places, aspects, claims },
        regions,
    })
}

/// Topics by their `order`; the transfer has none and comes first.
fn topics(
    files: &[&Parsed],
    locals: &[(RegionIx, Node)],
    ground: Ground,
) -> Result<Vec<Topic>, RuleError> {
    let mut ordered = Vec::new();
    for file in files {
        let node = file.node();
        ordered.push((node.number_if("order")?.unwrap_or(0), topic::topic(&node, locals, ground)?));
    }
    ordered.sort_by_key(|(order, _)| *order);
    let topics: Vec<Topic> = ordered.into_iter().map(|(_, topic)| topic).collect();
    if topics.first().is_none_or(|topic| topic.id != rule::USUAL_TOPIC) {
        return Err(missing("topics/transfer.toml"));
    }
    let known: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    for (_, node) in locals {
        rule::check_topics(node, &known)?;
    }
    Ok(topics)
}

/// The documents. A folder put over another has a list of its own: documents are added, or take the
/// place of those with their id.
fn sources(parsed: &[Parsed]) -> Result<Vec<Source>, RuleError> {
    let mut all = source::sources(&one(parsed, "sources.toml")?.node())?;
    for more in parsed.iter().filter(|each| each.file.path == "sources.toml").skip(1) {
        for source in source::sources(&more.node())? {
            match all.iter_mut().find(|known| known.id == source.id) {
                Some(known) => *known = source,
                None => all.push(source),
            }
        }
    }
    Ok(all)
}

fn in_folder<'a, 'b>(
    parsed: &'b [Parsed<'a>],
    folder: &'b str,
) -> impl Iterator<Item = &'b Parsed<'a>> {
    parsed.iter().filter(move |each| each.file.path.starts_with(folder))
}

fn one<'a, 'b>(parsed: &'b [Parsed<'a>], path: &str) -> Result<&'b Parsed<'a>, RuleError> {
    parsed.iter().find(|each| each.file.path == path).ok_or_else(|| missing(path))
}

fn missing(path: &str) -> RuleError {
    let fix = "把这个文件放回数据文件夹，格式见 assets/README.md。";
    File { path, text: "" }.error(0..0, ["没有这个文件", "数据文件夹里的必备文件", fix])
}

fn regions(files: &[SourceFile]) -> Result<Regions, RuleError> {
    let file = files
        .iter()
        .find(|file| file.path == "regions.tsv")
        .ok_or_else(|| missing("regions.tsv"))?;
    let file = file.file();
    Regions::parse(file.text).map_err(|error| tsv(file, error))
}

/// Without the file no area code is known.
fn area_codes(files: &[SourceFile], regions: &mut Regions) -> Result<(), RuleError> {
    let Some(file) = files.iter().find(|file| file.path == "area-codes.tsv") else { return Ok(()) };
    let file = file.file();
    regions.read_area_codes(file.text).map_err(|error| tsv(file, error))
}

fn tsv(file: File, error: TsvError) -> RuleError {
    let fix = "照同一文件里别的行改，各列之间用制表符隔开。";
    file.error(error.span, [&error.message, "格式说明里的列", fix])
}

/// Reads the syntax of a file.
pub(super) fn parse(file: File) -> Result<Parsed, RuleError> {
    let table = DeTable::parse(file.text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let (expected, fix) = syntax(error.message());
        file.error(span, ["写法有误", expected, fix])
    })?;
    Ok(Parsed { file, table })
}

/// The common syntax errors of the TOML reader, in Chinese.
fn syntax(message: &str) -> (&'static str, &'static str) {
    let known = [
        ("duplicate key", "每个键只写一次", "删去重复的一行。"),
        ("string", "配对的英文双引号", "检查这一行的引号是不是英文的、有没有成对。"),
        ("array", "配对的方括号，各项之间用英文逗号", "检查方括号和逗号。"),
        ("inline table", "配对的花括号，各项之间用英文逗号", "检查花括号和逗号。"),
        ("table header", "[名称] 或 [[名称]]", "检查方括号是不是英文的、有没有成对。"),
        ("key with no value", "键 = 值", "在等号后面写上值。"),
        ("date", "2026-11-21 这样的日期", "月和日都写两位，没有多余的字符。"),
        ("equals", "键 = 值", "在键和值之间写一个英文等号。"),
    ];
    let found = known.iter().find(|(word, ..)| message.contains(word));
    found.map_or(
        ("TOML 的写法", "检查标点是不是英文的，引号、括号有没有成对。"),
        |(_, expected, fix)| (expected, fix),
    )
}
