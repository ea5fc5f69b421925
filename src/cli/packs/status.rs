//! `yizhuan data status`: which data is in use, and what is trusted.

use std::fmt::Write as _;

use crate::cli::data::installed::{Installed, holder, keys_file};
use crate::cli::data::place;
use crate::cli::{clock, stdout};
use crate::diagnostic::Diagnostic;
use crate::pack::Manifest;
use crate::rules;

pub fn run() -> Result<(), Diagnostic> {
    let installed = Installed::read()?;
    let meta = rules::meta();
    let mut out = format!("自带的数据：{}，最后核对 {}\n", meta.version, meta.checked);
    match installed.store.open(&installed.listed) {
        None => out += "数据包：没有在用的\n",
        Some(Err(wrong)) => _ = writeln!(out, "数据包：没有使用。{}", wrong.sentence()),
        Some(Ok(pack)) => out += &described(&pack.manifest)?,
    }
    let folder = place::data().filter(|folder| folder.exists());
    if let Some(folder) = folder.filter(|_| installed.store.active().is_some()) {
        let _ = writeln!(out, "没有使用的文件夹：{}", folder.display());
    }
    let list = if let Some(list) = keys_file() {
        format!("{}（{} 把）", list.display(), installed.listed.len())
    } else {
        let places = [place::system_keys(), place::own_keys()].into_iter().flatten();
        let places: Vec<String> = places.map(|path| path.display().to_string()).collect();
        format!("没有；要信任一个发布者，写在 {}", places.join(" 或者 "))
    };
    let _ = write!(out, "钥匙名单：{list}\n存放在：{}\n", installed.path.display());
    stdout::print(out.as_bytes())
}

fn described(manifest: &Manifest) -> Result<String, Diagnostic> {
    let Manifest { publisher, version, replaces, from, until, program, .. } = manifest;
    let holder = holder(clock::now())?;
    let state = match holder.fits(manifest) {
        Err(wrong) => format!("没有使用。{}", wrong.sentence()),
        Ok(()) if holder.today > *until => "在用，已经到期，请安装新的".to_owned(),
        Ok(()) => "在用".to_owned(),
    };
    Ok(format!(
        "数据包：{publisher} {version}（{state}）\n  有效期 {from} 到 {until}；换下 {replaces}；给 {program} 的程序\n"
    ))
}
