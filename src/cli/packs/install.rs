//! `yizhuan data install` and `data rollback`: which pack is in use.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ArgMatches;

use super::keys;
use crate::cli::call::missing;
use crate::cli::data::installed::{Installed, holder};
use crate::cli::data::{self, place, stick};
use crate::cli::rules::difference;
use crate::cli::{clock, stdout};
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::pack::{Pack, Signed};
use crate::rules::{self, SourceFile};
use crate::text::one_line;

/// What is said before it: the more is changed, the longer it takes.
const COMPARING: &str = "签名和内容都对。正在比较改了什么，改得多的要等一会儿……";

type State = (Vec<SourceFile>, Assets);

/// Checks a pack, shows what it changes, and installs it when told to.
pub fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    let today = clock::today(matches)?;
    let file = matches.get_one::<OsString>("file").ok_or_else(|| missing("数据包"))?;
    let file = PathBuf::from(file);
    let _lock = Installed::lock()?;
    let installed = Installed::read()?;
    let signed = stick::signed(&file).map_err(|wrong| refused(&file, wrong))?;
    let signed = signed.ok_or_else(|| absent(&file))?;
    let checked = checked(signed, &installed).map_err(|wrong| refused(&file, wrong))?;
    if io::stderr().is_terminal() {
        stdout::warn(COMPARING);
    }
    let looked = Looked { file: &file, today };
    stdout::print(changes(&installed, &checked, looked)?.as_bytes())?;
    if !matches.get_flag("yes") && !agreed()? {
        return Err(Diagnostic::new("没有安装", "看清楚变化以后写 y 再按回车；或者加上 --yes"));
    }
    let Checked { signed, pack, .. } = checked;
    installed.write(&installed.store.with(signed, &pack.manifest))?;
    let said = format!("已安装 {} 发布的 {}。\n", pack.manifest.publisher, pack.manifest.version);
    stdout::print(said.as_bytes())?;
    if let Some(folder) = place::data().filter(|folder| folder.exists()) {
        let name = data::name(&folder);
        stdout::warn(&format!("有了数据包，不再用这个文件夹里的数据：{name}"));
    }
    Ok(())
}

/// Goes one step back.
pub fn rollback() -> Result<(), Diagnostic> {
    let _lock = Installed::lock()?;
    let installed = Installed::read()?;
    let store = installed.store.rolled_back()?;
    installed.write(&store)?;
    match store.open(&installed.listed) {
        None => stdout::print("已退回程序自带的数据。\n".as_bytes()),
        Some(pack) => went_back(pack),
    }
}

/// Says to what it went back, and whether that is still good.
fn went_back(pack: Result<Pack, Diagnostic>) -> Result<(), Diagnostic> {
    let holder = holder(clock::now())?;
    let version = pack.as_ref().map(|pack| format!("版本 {}", pack.manifest.version));
    let version = version.unwrap_or_else(|_| "前一个数据包".to_owned());
    stdout::print(format!("已退回{version}。\n").as_bytes())?;
    let until = pack.and_then(|pack| {
        holder.fits(&pack.manifest)?;
        Ok(pack.manifest.until)
    });
    match until {
        Err(wrong) => stdout::warn(&format!("它现在不能用：{}", wrong.sentence())),
        Ok(until) if holder.today > until => stdout::warn(&format!(
            "它在 {until} 已经到期：照样用，每一页都提醒；请尽快安装新的数据包"
        )),
        Ok(_) => {}
    }
    Ok(())
}

/// A pack that may be installed, and what it gives.
struct Checked {
    signed: Signed,
    pack: Pack,
    state: State,
}

/// Whether a pack may be installed, by the day of the clock: one that somebody names would bring back what is
/// over.
fn checked(signed: Signed, installed: &Installed) -> Result<Checked, Diagnostic> {
    let pack = signed.open(&installed.store.keys(&installed.listed))?;
    installed.store.admits(&signed, &pack, &holder(clock::now())?)?;
    let state = data::with(&pack)?;
    Ok(Checked { signed, pack, state })
}

fn absent(file: &Path) -> Diagnostic {
    let what = format!("没有「{}」这个文件", data::name(file));
    Diagnostic::new(what, "核对路径；存储卡、U 盘要先接好")
}

/// What of the program's own a pack takes away by the names of its files; mostly nothing.
fn lost((_, assets): &State) -> String {
    match data::lost(assets) {
        lost if lost.is_empty() => lost,
        lost => format!("注意：{lost}。\n"),
    }
}

/// The file that is looked at, and the day for which answers are compared.
#[derive(Clone, Copy)]
struct Looked<'a> {
    file: &'a Path,
    today: NaiveDate,
}

fn changes(installed: &Installed, checked: &Checked, looked: Looked) -> Result<String, Diagnostic> {
    let Checked { pack, state, .. } = checked;
    let now = installed.store.open(&installed.listed).transpose().ok().flatten();
    // One that is no longer good is not in use.
    let holder = holder(clock::now())?;
    let now = now.filter(|pack| holder.fits(&pack.manifest).is_ok());
    let (before, old) = match now {
        Some(pack) => (installed.path.as_path(), data::with(&pack)?),
        None => (Path::new(data::NOTHING), (rules::texts(), rules::embedded().clone())),
    };
    let difference = difference(&old, state, looked.today);
    let short = difference.short();
    let keys = keys::change(&installed.store.keys(&installed.listed), &pack.manifest)?;
    let mut told = keys + &lost(state) + &short;
    if short != difference.whole() {
        let [before, file] =
            [before, looked.file].map(|path| one_line(&path.display().to_string()));
        let _ = writeln!(told, "长的列表只写了开头；要看全部：yizhuan rules diff {before} {file}");
    }
    Ok(told)
}

fn agreed() -> Result<bool, Diagnostic> {
    stdout::print("安装吗？写 y 安装，别的不安装：".as_bytes())?;
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    Ok(read.is_ok() && line.trim() == "y")
}

fn refused(file: &Path, wrong: Diagnostic) -> Diagnostic {
    wrong.led_by(&format!("数据包 {} 没有安装：", data::name(file))).exiting(3)
}
