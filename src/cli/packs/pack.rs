//! `yizhuan data pack`: a folder as one file for the publisher to sign.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::cli::call::missing;
use crate::cli::data::{Refusal, put_over, whole};
use crate::cli::flags::{FORCE, OUTPUT};
use crate::cli::stdout;
use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;
use crate::pack::{self, Pack};
use crate::platform::hand_on;
use crate::rules::Backing;

/// Packs a folder that the loader takes.
pub fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    let folder = matches.get_one::<OsString>("folder").ok_or_else(|| missing("数据文件夹"))?;
    let folder = PathBuf::from(folder);
    let files = whole(&folder).map_err(|wrong| refused(&folder, vec![wrong]))?;
    let Pack { manifest, files: checked } =
        Pack::of(files.clone()).map_err(|wrong| refused(&folder, vec![wrong]))?;
    // A pack that only changes keys has no rules.
    if checked.len() > 1 || manifest.keys.is_empty() {
        put_over(checked, Backing::Signed).map_err(|wrong| refused(&folder, wrong))?;
    }
    let name = matches.get_one::<OsString>(OUTPUT).cloned();
    let name = name.unwrap_or_else(|| format!("{}.pack", manifest.version).into());
    let target = Target::named(&name, matches.get_flag(FORCE))?;
    target.write(&pack::pack(files)?)?;
    let Target::File(path, _) = &target else { return Ok(()) };
    // It is for other people. A stick may know no rights.
    let _ = hand_on(path);
    let shown = Path::new(&name).display();
    let again = if manifest.keys.is_empty() {
        String::new()
    } else {
        format!(
            "新的钥匙每一把也要签一次：minisign -Sm {shown} -x {shown}.new.minisig -s 新的钥匙\n\
             第二把新钥匙的签名叫 {shown}.new2.minisig，以后照数\n"
        )
    };
    let said = format!("已存到「{shown}」。请签名：minisign -Sm {shown}\n{again}");
    stdout::print(said.as_bytes())
}

fn refused(folder: &Path, wrong: Vec<Diagnostic>) -> Diagnostic {
    Refusal::new(folder, wrong).into()
}
