//! All files of a data folder, read and checked as one.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::DeTable;

use super::aspect::AspectTable;
use super::names::{Names, Scope, TopicName};
use super::node::{File, Node};
use super::problems::Problems;
use super::statement::{Backing, LocalFile};
use super::{
    calendar, claims, glossary, local, replaced, rule, shared, source, synonyms, topic, words,
};
use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Assets, LocalData, Meta, Place, PlaceHead, Source, TRANSFER, Table, Topic, TopicHead,
};
use crate::regions::Regions;

/// A file of a data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Path relative to the folder, with `/` between its parts.
    pub path: String,
    /// As it was read.
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

/// Reads and checks a data folder; everything wrong with it is the error.
pub fn load(files: &[SourceFile]) -> Result<Assets, Problems> {
    load_over(files, &Over::default())
}

/// What of the files comes from a folder that is put over the program's own.
#[derive(Default)]
pub(crate) struct Over {
    /// Its files of places.
    pub paths: Vec<String>,
    /// Codes of those places, which may lack rules that claims name.
    pub places: Vec<String>,
    /// Who stands for what they say.
    pub backing: Backing,
}

impl Over {
    /// Who stands for a file; none where it is the program's own.
    fn of(&self, node: &Node) -> Option<Backing> {
        self.paths.iter().any(|path| path == node.file.path).then_some(self.backing)
    }

    /// What a file says of its place besides facts.
    fn marked(&self, mut place: Place, node: &Node) -> Place {
        let local_data = self.of(node) == Some(Backing::None);
        for pool in &mut place.pools {
            pool.local_data = local_data;
        }
        place
    }

    /// The facts of a file.
    fn own<'a>(&self, file: LocalFile<'a>, node: &Node) -> LocalFile<'a> {
        LocalFile { over: self.of(node), ..file }
    }
}

/// The same for files of which some were put over others.
pub(crate) fn load_over(files: &[SourceFile], over: &Over) -> Result<Assets, Problems> {
    let mut errors = Problems::default();
    let folder = Folder::parse(files, &mut errors);
    let Some(Foundation { meta, mut regions, sources, aspects }) =
        Foundation::read(&folder, &mut errors)
    else {
        return Err(errors);
    };
    let year = |file: &Parsed| errors.keep(calendar::year(&file.node(), &sources));
    let years = folder.within("calendar/").filter_map(year).collect();
    let nodes: Vec<Node> = folder.within("local/").map(Parsed::node).collect();
    for node in &nodes {
        errors.keep(local::declare(node, &mut regions));
    }
    regions.sort_names();
    errors.keep(area_codes(files, &mut regions));
    let headed = topic_names(&folder);
    let scope =
        Scope { regions: &regions, sources: &sources, aspects: &aspects.list, topics: &headed };
    let mut places = Vec::new();
    let mut locals = Vec::new();
    for node in &nodes {
        let Some(region) = errors.keep(local::region(node, &regions)) else { continue };
        let place = errors.keep(local::place(node, region, &Names::new(scope)));
        places.extend(place.map(|place| over.marked(place, node)));
        locals.push(over.own(local::facts(node, region, &aspects, &mut errors), node));
    }
    replaced::take_away(&mut locals, &regions, &mut errors);
    let topics = topics(&folder, &locals, scope, &mut errors);
    let glossary =
        folder.list("glossary.toml", |node| glossary::glossary(node, scope, &mut errors));
    // What claims say rests on all the rest.
    errors.check()?;
    let replaced = &over.places[..];
    let known = claims::Known { topics: &topics, replaced };
    let claims = folder.list("claims.toml", |node| claims::claims(node, known, scope, &mut errors));
    errors.check()?;
    let named = synonyms::Named { topics: &topics, claims: &claims, scope, replaced };
    let synonyms =
        folder.list("synonyms.toml", |node| synonyms::synonyms(node, named, &mut errors));
    let words = folder.find("words.toml").filter(|_| !topics.is_empty());
    let words = words.map(|file| words::words(&file.node(), named, &mut errors));
    errors.check()?;
    Ok(Assets {
        meta: whole(meta, &regions, &topics),
        calendar: Calendar::new(years),
        table: Table {
            topics: topics.into(),
            places: places.into(),
            claims: claims.into(),
            synonyms: synonyms.into(),
            words: words.unwrap_or_default().into(),
            glossary: glossary.into(),
            aspects: aspects.list,
            sources: sources.into(),
        },
        regions,
        local: LocalData::default(),
    })
}

/// What is known of places and topics without looking at them.
fn whole(meta: Meta, regions: &Regions, topics: &[Topic]) -> Meta {
    let called = meta.first_places.iter().filter_map(|place| {
        let area_code = regions.area_code(*place)?.to_owned();
        Some(PlaceHead { short: regions.get(*place).short.clone(), area_code })
    });
    let first_called = called.collect();
    Meta { first_called, topics: topics.iter().map(TopicHead::of).collect(), ..meta }
}

/// The TOML files of a folder whose syntax is right.
struct Folder<'a> {
    files: &'a [SourceFile],
    parsed: Vec<Parsed<'a>>,
    /// Those whose syntax is wrong, as far as they can be read.
    broken: Vec<Parsed<'a>>,
}

impl<'a> Folder<'a> {
    fn parse(files: &'a [SourceFile], errors: &mut Problems) -> Self {
        let (mut parsed, mut broken) = (Vec::new(), Vec::new());
        for file in files.iter().filter(|file| file.extension() == "toml") {
            let (read, wrong) = parse(file.file());
            if wrong.is_empty() { &mut parsed } else { &mut broken }.push(read);
            errors.extend(wrong);
        }
        Self { files, parsed, broken }
    }

    fn within(&self, folder: &str) -> impl Iterator<Item = &Parsed<'a>> {
        self.parsed.iter().filter(move |each| each.file.path.starts_with(folder))
    }

    fn find(&self, path: &str) -> Option<&Parsed<'a>> {
        self.parsed.iter().find(|each| each.file.path == path)
    }

    /// What a file lists; nothing where there is no such file.
    fn list<T>(&self, path: &str, read: impl FnOnce(&Node) -> Vec<T>) -> Vec<T> {
        self.find(path).map_or(Vec::new(), |file| read(&file.node()))
    }

    /// A file that must be there; of one whose syntax is wrong that is known already.
    fn one(&self, path: &str, errors: &mut Problems) -> Option<&Parsed<'a>> {
        if self.files.iter().all(|file| file.path != path) {
            errors.keep(Err::<(), _>(missing(path)));
        }
        self.find(path)
    }
}

/// What everything else refers to.
struct Foundation<'a> {
    meta: Meta,
    regions: Regions,
    sources: Vec<Source>,
    aspects: AspectTable<'a>,
}

impl<'a> Foundation<'a> {
    /// None where something is wrong with it: names that could not be found for that reason alone
    /// would only confuse.
    fn read<'b: 'a>(folder: &'a Folder<'b>, errors: &mut Problems) -> Option<Self> {
        let sources = sources(folder, errors);
        let before = errors.len();
        let regions = errors.keep(regions(folder.files));
        let meta = folder.one("meta.toml", errors);
        let places = regions.clone().unwrap_or_default();
        let meta = meta.and_then(|file| errors.keep(source::meta(&file.node(), &places)));
        let aspects = match folder.find("aspects.toml") {
            Some(file) => errors.keep(AspectTable::read(&file.node())),
            None => Some(AspectTable::default()),
        };
        // A file of the foundation that could not be parsed has been complained about already.
        let parsed = folder
            .files
            .iter()
            .filter(|file| file.extension() == "toml" && is_foundation(&file.path));
        let parsed = parsed.filter(|file| folder.find(&file.path).is_none()).count() == 0;
        let foundation =
            Self { meta: meta?, regions: regions?, sources: sources?, aspects: aspects? };
        (parsed && errors.len() == before).then_some(foundation)
    }
}

/// Whether other files refer to what this one says.
fn is_foundation(path: &str) -> bool {
    !path.starts_with("local/")
        && !path.starts_with("calendar/")
        && !["sources.toml", "claims.toml", "synonyms.toml", "words.toml", "glossary.toml"]
            .contains(&path)
}

/// What topics are called, in their order; what is wrong with a name is told where the topic is read.
fn topic_names<'a>(folder: &'a Folder) -> Vec<TopicName<'a>> {
    let name = |file: &'a Parsed| {
        let node = file.node();
        let order = node.number_if("order").ok().flatten().unwrap_or(0);
        let [id, title] = ["id", "title"].map(|key| node.text(key).ok().map(|text| text.value));
        Some((order, TopicName { id: id?, title: title? }))
    };
    let mut names: Vec<(u16, TopicName)> = folder.within("topics/").filter_map(name).collect();
    names.sort_by_key(|(order, _)| *order);
    names.into_iter().map(|(_, name)| name).collect()
}

/// Topics by their `order`; the transfer has none and comes first.
fn topics(
    folder: &Folder,
    locals: &[LocalFile],
    scope: Scope,
    errors: &mut Problems,
) -> Vec<Topic> {
    let mut ordered = Vec::new();
    let mut known: Vec<(u16, &str)> = Vec::new();
    let before = errors.len();
    for file in folder.within("topics/") {
        let node = file.node();
        let order = errors.keep(node.number_if("order")).flatten().unwrap_or(0);
        known.extend(node.text("id").map(|id| (order, id.value)));
        let topic = topic::topic(&node, locals, scope, errors);
        ordered.extend(topic.map(|topic| (order, topic)));
    }
    ordered.sort_by_key(|(order, _)| *order);
    let topics: Vec<Topic> = ordered.into_iter().map(|(_, topic)| topic).collect();
    if errors.len() == before && topics.first().is_none_or(|topic| topic.id != TRANSFER) {
        errors.keep(Err::<(), _>(missing("topics/transfer.toml")));
    }
    if errors.len() == before {
        let nodes: Vec<Node> = folder.within("topics/").map(Parsed::node).collect();
        shared::check(&nodes, &topics, errors);
    }
    known.sort_by_key(|(order, _)| *order);
    let known: Vec<&str> = known.into_iter().map(|(_, id)| id).collect();
    let read: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    let named = rule::TopicIds { known: &known, read: &read };
    for file in locals {
        rule::check_facts(file, named, errors);
    }
    topics
}

/// The documents; none where their names cannot be known. A folder put over another has a list of its
/// own: documents are added, or take the place of those with their id.
fn sources(folder: &Folder, errors: &mut Problems) -> Option<Vec<Source>> {
    let mut all: Vec<Source> = Vec::new();
    folder.one("sources.toml", errors);
    let mut add = |source: Source| match all.iter_mut().find(|known| known.id == source.id) {
        Some(known) => *known = source,
        None => all.push(source),
    };
    for file in folder.within("sources.toml") {
        source::sources(&file.node(), errors)?.into_iter().for_each(&mut add);
    }
    for file in folder.broken.iter().filter(|file| file.file.path == "sources.toml") {
        source::stand_ins(&file.node()).into_iter().for_each(&mut add);
    }
    Some(all)
}

fn missing(path: &str) -> Diagnostic {
    let fix = "把这个文件放回数据文件夹，格式见 yizhuan rules format。";
    File { path, text: "" }.error(0..0, ["没有这个文件", "数据文件夹里的必备文件", fix])
}

fn regions(files: &[SourceFile]) -> Result<Regions, Diagnostic> {
    let file = files
        .iter()
        .find(|file| file.path == "regions.tsv")
        .ok_or_else(|| missing("regions.tsv"))?;
    Regions::parse(file.file().text)
}

/// Without the file no area code is known.
fn area_codes(files: &[SourceFile], regions: &mut Regions) -> Result<(), Diagnostic> {
    let Some(file) = files.iter().find(|file| file.path == "area-codes.tsv") else { return Ok(()) };
    regions.read_area_codes(file.file().text)
}

/// Reads the syntax of a file; what can be read of one that has errors comes with them.
pub(super) fn parse(file: File) -> (Parsed, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(file.text);
    let mut lines = Vec::new();
    let wrong = errors.iter().filter_map(|error| {
        let span = error.span().unwrap_or(0..0);
        // One slip may upset the reader more than once on its line.
        let line = file.text[..span.start.min(file.text.len())].matches('\n').count();
        let is_new = !lines.contains(&line);
        lines.push(line);
        let (expected, fix) = syntax(error.message());
        is_new.then(|| file.error(span, ["写法有误", expected, fix]))
    });
    let wrong = wrong.collect();
    (Parsed { file, table }, wrong)
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
