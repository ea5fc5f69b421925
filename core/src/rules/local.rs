//! Files of single places: pools, places of their own, and facts.

use super::aspect::AspectTable;
use super::names::{Names, unknown};
use super::node::{File, Node};
use super::problems::Problems;
use super::statement::{self, Above, LocalFile};
use crate::diagnostic::Diagnostic;
use crate::model::{Place, Pool};
use crate::regions::{Region, RegionIx, RegionLevel, Regions};

/// The code in a file name such as `local/440300.toml`.
pub(crate) fn code_of(file: &File) -> Option<String> {
    let name = file.path.rsplit('/').next()?.strip_suffix(".toml")?;
    let code = name.split('-').next()?;
    (code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())).then(|| code.to_owned())
}

/// Adds the place that a file declares for itself, if it does.
pub(crate) fn declare(node: &Node, regions: &mut Regions) -> Result<(), Diagnostic> {
    let Some(place) = node.child("place")? else { return Ok(()) };
    let code = place.text("code")?;
    if regions.by_code(code.value).is_some() || code_of(&node.file).as_deref() != Some(code.value) {
        let fix = "起一个没有用过的六位代码，文件名用同一个代码。";
        return Err(code.error("这个代码用不了", "没有用过的、和文件名一样的代码", fix));
    }
    let parent = place.text("parent")?;
    let above = regions.by_code(parent.value).ok_or_else(|| {
        parent.error(
            "没有这个上级",
            "regions.tsv 里一个省的代码",
            "查 assets/regions.tsv 的第一列。",
        )
    })?;
    regions.add(Region {
        code: code.value.to_owned(),
        level: RegionLevel::Own,
        parent: Some(above),
        name: place.text("name")?.value.to_owned(),
        short: place.text("short")?.value.to_owned(),
        pinyin: place.text("pinyin")?.value.to_owned(),
        initials: place.text("initials")?.value.to_owned(),
        aliases: place.texts("aliases")?.iter().map(|alias| alias.value.to_owned()).collect(),
        area_code: String::new(),
    });
    place.finish()
}

/// The place whose file this is.
pub fn region(node: &Node, regions: &Regions) -> Result<RegionIx, Diagnostic> {
    let code = code_of(&node.file);
    code.and_then(|code| regions.by_code(&code)).ok_or_else(|| {
        let fix = "文件名写成六位代码，如 local/440000.toml；自成统筹地区的在开头写 [place]。";
        node.spot().error("文件名不是已有的地方", "regions.tsv 里的代码", fix)
    })
}

/// Finds the facts of a file, and where they speak.
pub fn facts<'a>(
    file: &Node<'a>,
    region: RegionIx,
    aspects: &AspectTable<'a>,
    errors: &mut Problems,
) -> LocalFile<'a> {
    let mut local = LocalFile::of(region);
    let defaults = errors.keep(statement::defaults(file)).flatten();
    let facts = errors.keep(file.children("fact")).unwrap_or_default();
    errors.keep(file.finish());
    let above = Above { defaults, aspects };
    for fact in facts {
        above.add(fact, &mut local, errors);
    }
    local
}

/// Reads the pools of a file.
pub fn place(node: &Node, region: RegionIx, names: &Names) -> Result<Place, Diagnostic> {
    let mut pools = Vec::new();
    for each in node.children("pool")? {
        pools.push(pool(&each, names)?);
    }
    Ok(Place { region, pools })
}

fn pool(node: &Node, names: &Names) -> Result<Pool, Diagnostic> {
    let mut pool = Pool {
        employee: false,
        resident: false,
        from: node.date_if("from")?,
        cites: Vec::new(),
        local_data: false,
    };
    for word in node.texts("schemes")? {
        match word.value {
            "employee" => pool.employee = true,
            "resident" => pool.resident = true,
            _ => {
                return Err(unknown(&word, "险种", ["employee", "resident"].into_iter()));
            }
        }
    }
    let cites = names.cites(&node.texts("sources")?)?;
    if cites.is_empty() || !(pool.employee || pool.resident) {
        let fix = "写上 schemes = [\"employee\", \"resident\"] 和 sources。";
        return Err(node.spot().error("没有写全", "险种和依据", fix));
    }
    node.finish()?;
    Ok(Pool { cites, ..pool })
}
