//! `yizhuan data install` and `data rollback`: which pack is in use.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ArgMatches;

use crate::cli::call::missing;
use crate::cli::data::installed::{Installed, bytes, holder};
use crate::cli::data::{self, place};
use crate::cli::rules::difference;
use crate::cli::{clock, stdout};
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::pack::{LARGEST, Pack, Signed};
use crate::rules::{self, SourceFile};

/// No signature is longer than this.
const SIGNATURE: usize = 4096;
/// What the names of the signatures of a pack end in; the second one stands where keys change.
const ENDINGS: [&str; 2] = [".minisig", ".new.minisig"];

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
    let signed = signed(&file)?;
    let checked = checked(signed, &installed, today).map_err(|wrong| refused(&file, wrong))?;
    if io::stderr().is_terminal() {
        stdout::warn(COMPARING);
    }
    stdout::print(changes(&installed, &checked, today)?.as_bytes())?;
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
    let now = match store.open(&installed.listed) {
        Some(pack) => format!("版本 {}", pack?.manifest.version),
        None => "程序自带的数据".to_owned(),
    };
    stdout::print(format!("已退回{now}。\n").as_bytes())
}

/// A pack that may be installed, and what it gives.
struct Checked {
    signed: Signed,
    pack: Pack,
    state: State,
}

fn checked(signed: Signed, installed: &Installed, day: NaiveDate) -> Result<Checked, Diagnostic> {
    let pack = signed.open(&installed.store.keys(&installed.listed))?;
    installed.store.admits(&signed, &pack, &holder(day)?)?;
    let state = data::with(&pack)?;
    Ok(Checked { signed, pack, state })
}

/// A pack with its signatures, which lie beside it.
fn signed(file: &Path) -> Result<Signed, Diagnostic> {
    let refused = |wrong| refused(file, wrong);
    let absent = || {
        let what = format!("没有「{}」这个文件", data::name(file));
        Diagnostic::new(what, "核对路径；存储卡、U 盘要先接好")
    };
    let pack = bytes(file, LARGEST).map_err(refused)?.ok_or_else(absent)?;
    let mut signatures = Vec::new();
    for ending in ENDINGS {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        // What is no text is no signature either, and is refused as one.
        let text = bytes(Path::new(&beside), SIGNATURE).map_err(refused)?;
        signatures.extend(text.map(|text| String::from_utf8_lossy(&text).into_owned()));
    }
    if signatures.is_empty() {
        let hint = format!("把它旁边的「{}.minisig」也拷贝过来", file.display());
        return Err(refused(Diagnostic::new("没有签名", hint)));
    }
    Ok(Signed { bytes: pack, signatures })
}

fn changes(
    installed: &Installed,
    checked: &Checked,
    today: NaiveDate,
) -> Result<String, Diagnostic> {
    let now = installed.store.open(&installed.listed).transpose();
    // One that is no longer good is not in use.
    let old = match now.ok().flatten() {
        Some(pack) => data::with(&pack)?,
        None => (rules::texts(), rules::embedded().clone()),
    };
    Ok(difference(&old, &checked.state, today))
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
