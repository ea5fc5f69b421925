//! A folder of one's own put over the files of the program.

use super::load::{Over, SourceFile, load_over, parse};
use super::local::code_of;
use super::node::Node;
use super::problems::Problems;
use super::replaced;
use super::statement::Backing;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, LocalData, Lost, SourceIx};

/// What the version says of data without a version of its own.
const UNNAMED: &str = "local";

/// Files that only a new build changes.
const FIXED: &[&str] = &[
    "topics/",
    "regions.tsv",
    "counties.tsv",
    "spoken.tsv",
    "traditional.tsv",
    "area-codes.tsv",
    "aspects.toml",
    "claims.toml",
    "synonyms.toml",
    "words.toml",
    "glossary.toml",
];

/// Puts files over others and checks them as one.
///
/// Calendars and places replace whole files or are added; documents are added or replaced by id. What
/// a folder says of a place stands before what the program says of it, so that it speaks first.
/// The version of the data says that something was put over it.
pub fn overlay(base: Vec<SourceFile>, over: Vec<SourceFile>) -> Result<Assets, Problems> {
    overlaid(base, over, Backing::None).map(|(_, assets)| assets)
}

/// The same, with the files that now speak: the list of documents is among them twice.
pub fn overlaid(
    base: Vec<SourceFile>,
    over: Vec<SourceFile>,
    backing: Backing,
) -> Result<(Vec<SourceFile>, Assets), Problems> {
    let mut version = UNNAMED.to_owned();
    let mut errors = Problems::default();
    // What cannot lie here is left out, so that all that is wrong is told at once.
    let over: Vec<SourceFile> =
        over.into_iter().filter(|file| errors.keep(allowed(file)).is_some()).collect();
    for file in over.iter().filter(|file| file.path == "meta.toml") {
        let (read, wrong) = parse(file.file());
        if wrong.is_empty() {
            version = errors.keep(own_version(&read.node())).unwrap_or_default();
        }
        errors.extend(wrong);
    }
    let is_replaced = |file: &SourceFile| {
        file.path != "sources.toml" && over.iter().any(|other| other.path == file.path)
    };
    let replaced = base.iter().filter(|file| is_replaced(file));
    let taken_away: Vec<(SourceFile, Vec<String>)> =
        replaced.filter_map(|file| gone(file, &over)).collect();
    let mut files: Vec<SourceFile> = base;
    files.retain(|file| file.path == "meta.toml" || !is_replaced(file));
    let (documents, years) = (documents(&over), over.iter().filter_map(year_of).collect());
    let places: Vec<String> = over.iter().filter_map(|file| code_of(&file.file())).collect();
    let own = over.into_iter().filter(|file| file.path != "meta.toml");
    let (local, others): (Vec<_>, Vec<_>) = own.partition(|file| file.path.starts_with("local/"));
    let paths = local.iter().map(|file| file.path.clone()).collect();
    // The documents of the folder come after those of the program, which they replace.
    files.splice(..0, local);
    files.extend(others);
    let laid_over = Over { paths, places, backing };
    let loaded = load_over(&files, &laid_over).map_err(|more| errors.extend(more));
    errors.check()?;
    let Ok(mut assets) = loaded else { return Err(errors) };
    assets.meta.version = format!("{}+{version}", assets.meta.version);
    let lost = taken_away.into_iter().filter_map(|(file, facts)| {
        let place = assets.regions.by_code(&code_of(&file.file())?)?;
        Some(Lost { path: file.path, place, facts })
    });
    assets.local.lost = lost.collect();
    if backing == Backing::Signed {
        return Ok((files, assets));
    }
    let sources = assets.table.sources.iter().enumerate();
    let sources = sources.filter(|(_, source)| documents.contains(&source.id));
    let sources = sources.map(|(at, _)| SourceIx(at as u16)).collect();
    assets.local = LocalData { sources, years, ..assets.local };
    Ok((files, assets))
}

/// Ids of the documents that a folder names; what is wrong with them is found when it is loaded.
fn documents(over: &[SourceFile]) -> Vec<String> {
    let lists = over.iter().filter(|file| file.path == "sources.toml");
    let parsed: Vec<_> = lists.map(|file| parse(file.file()).0).collect();
    let all = parsed.iter().flat_map(|file| file.node().children("source").unwrap_or_default());
    all.filter_map(|each| Some(each.text("id").ok()?.value.to_owned())).collect()
}

/// A file of the program's own with the names of its facts that the file in its place does not have.
fn gone(file: &SourceFile, over: &[SourceFile]) -> Option<(SourceFile, Vec<String>)> {
    let now = over.iter().find(|other| other.path == file.path)?;
    let kept = fact_names(now);
    let gone: Vec<String> = fact_names(file).into_iter().filter(|id| !kept.contains(id)).collect();
    (!gone.is_empty()).then(|| (file.clone(), gone))
}

/// The names of the facts of a file.
fn fact_names(file: &SourceFile) -> Vec<String> {
    let Some(code) = code_of(&file.file()) else { return Vec::new() };
    let parsed = parse(file.file()).0;
    let facts = parsed.node().children("fact").unwrap_or_default();
    facts.iter().map(|fact| replaced::name(fact, &code)).collect()
}

/// The year of a calendar.
fn year_of(file: &SourceFile) -> Option<i32> {
    file.path.strip_prefix("calendar/")?.strip_suffix(".toml")?.parse().ok()
}

/// Refuses what such a folder cannot hold.
fn allowed(file: &SourceFile) -> Result<(), Diagnostic> {
    let path = file.path.as_str();
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    let inside = |folder: &str| path.strip_prefix(folder)?.strip_suffix(".toml");
    let calendar = inside("calendar/").is_some_and(is_year);
    let local = inside("local/").is_some() && code_of(&file.file()).is_some();
    if calendar || local || path == "sources.toml" || path == "meta.toml" {
        return Ok(());
    }
    let expected = "calendar/<年>.toml、local/<六位代码>.toml、sources.toml、meta.toml";
    let fixed = FIXED.iter().any(|name| path.starts_with(name));
    let [found, fix] = if fixed {
        ["这个文件不能放在本机数据里", "把它移走；改这个文件要重新编译程序。"]
    } else {
        ["认不得这个文件", "改正文件名，或者把它移走；说明写在 .md 文件里。"]
    };
    Err(file.file().error(0..0, [found, expected, fix]))
}

/// The version that a folder gives itself, such as `2027.1`.
fn own_version(node: &Node) -> Result<String, Diagnostic> {
    let version = node.text("version")?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter);
    if version.value.len() > 20 || !version.value.chars().all(plain) {
        let expected = "最多 20 个字母、数字、点、连字符";
        return Err(version.error("这个版本用不了", expected, "例如 version = \"2027.1\"。"));
    }
    node.finish()?;
    Ok(version.value.to_owned())
}
