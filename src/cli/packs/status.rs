//! `yizhuan data status`: which data is in use, and what is trusted.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use crate::cli::data::installed::{Installed, holder, keys_file};
use crate::cli::data::place;
use crate::cli::{clock, data, list, stdout};
use crate::diagnostic::Diagnostic;
use crate::model::Overlay;
use crate::pack::{Key, Manifest};
use crate::rules;
use crate::text::one_line;

/// What is in use, and what is trusted.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StatusDoc {
    schema: u8,
    builtin: Builtin,
    /// The installed pack, if there is one.
    pack: Option<Pack>,
    /// The folder of this machine in use, or refused; none where there is none, or a pack is in use.
    folder: Option<Folder>,
    /// A folder with data that the pack keeps from being used.
    unused_folder: Option<String>,
    /// The list of trusted keys, if there is one.
    keys_file: Option<String>,
    /// How many it has.
    keys: usize,
    /// The keys that count now: those of the list, or those that a publisher has changed to.
    keys_now: Vec<KeyLine>,
    /// Empty where there is no place for it.
    stored_in: String,
}

/// A key that new packs may be signed with.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KeyLine {
    publisher: String,
    key: String,
    /// Whether it stands in the list; one that does not has come with a pack.
    listed: bool,
}

/// The data that the program brings along.
#[derive(Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Builtin {
    version: String,
    checked: NaiveDate,
}

/// A folder put over the program's own data.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Folder {
    path: String,
    used: bool,
    /// What of the program's own it takes away, or why it is not used.
    notes: String,
}

/// An installed pack.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Pack {
    used: bool,
    /// Why it is not used.
    refused: Option<String>,
    expired: bool,
    /// What of the program's own it takes away; empty if nothing.
    lost: String,
    /// What it says of itself; none where it cannot be trusted to say anything.
    says: Option<Says>,
}

/// What a pack says of itself.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Says {
    publisher: String,
    version: String,
    replaces: String,
    from: NaiveDate,
    until: NaiveDate,
    program: String,
}

pub fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    let is_json = list::is_json(matches)?;
    let status = StatusDoc::now()?;
    if is_json { list::print(&status) } else { stdout::print(status.in_words().as_bytes()) }
}

impl StatusDoc {
    fn now() -> Result<Self, Diagnostic> {
        let meta = rules::meta();
        let builtin = Builtin { version: meta.version.clone(), checked: meta.checked };
        if place::packs().is_none() {
            let stored_in = String::new();
            return Ok(Self { schema: 1, builtin, stored_in, ..Self::default() });
        }
        let installed = Installed::read()?;
        let pack = match installed.store.open(&installed.listed) {
            None => None,
            Some(Err(wrong)) => Some(Pack::refused(wrong.sentence())),
            Some(Ok(pack)) => Some(Pack::of(&pack.manifest)?),
        };
        let overlay = data::for_screens(None).overlay;
        let folder = overlay.and_then(Folder::of);
        let unused = place::data().filter(|folder| folder.exists());
        let unused = unused.filter(|_| pack.is_some() && folder.is_none());
        Ok(Self {
            schema: 1,
            builtin,
            pack: pack.map(|pack| pack.under(overlay)),
            folder,
            unused_folder: unused.map(|folder| folder.display().to_string()),
            keys_file: keys_file()?.map(|list| list.display().to_string()),
            keys: installed.listed.len(),
            keys_now: KeyLine::all(&installed),
            stored_in: installed.path.display().to_string(),
        })
    }

    fn in_words(&self) -> String {
        let Builtin { version, checked } = &self.builtin;
        let mut out = format!("自带的数据：{version}，最后核对 {checked}\n");
        out +=
            &self.pack.as_ref().map_or_else(|| "数据包：没有在用的\n".to_owned(), Pack::in_words);
        if let Some(Folder { path, used, notes }) = &self.folder {
            let state = if *used { "在用" } else { "没有使用" };
            let _ = writeln!(out, "文件夹：{path}（{state}）");
            if !notes.is_empty() {
                let _ = writeln!(out, "  {notes}");
            }
        }
        if let Some(folder) = &self.unused_folder {
            let _ = writeln!(out, "没有使用的文件夹：{folder}");
        }
        if self.stored_in.is_empty() {
            let [what, hint] = data::NO_HOME;
            let _ = writeln!(out, "{what}：{hint}");
            return out;
        }
        let list = if let Some(list) = &self.keys_file {
            format!("{list}（{} 把）", self.keys)
        } else {
            let places = [place::system_keys(), place::own_keys()].into_iter().flatten();
            let places: Vec<String> = places.map(|path| path.display().to_string()).collect();
            format!("没有；要信任一个发布者，写在 {}", places.join(" 或者 "))
        };
        let _ = writeln!(out, "钥匙名单：{list}");
        if !self.keys_now.is_empty() {
            let _ = writeln!(out, "现在认的钥匙：");
        }
        for KeyLine { publisher, key, listed } in &self.keys_now {
            let from = if *listed {
                ""
            } else {
                "（不在名单里，发布者用签过名的数据包换的）"
            };
            let _ = writeln!(out, "  {key} {publisher}{from}");
        }
        let _ = writeln!(out, "存放在：{}", self.stored_in);
        out
    }
}

impl KeyLine {
    fn all(installed: &Installed) -> Vec<Self> {
        let now = installed.store.keys(&installed.listed);
        let line = |key: &Key| Self {
            publisher: one_line(&key.publisher),
            key: key.text.clone(),
            listed: installed.listed.all().contains(key),
        };
        now.all().iter().map(line).collect()
    }
}

impl Folder {
    fn of(overlay: &Overlay) -> Option<Self> {
        let (path, used, notes) = match overlay {
            Overlay::Signed { .. }
            | Overlay::Outdated { .. }
            | Overlay::Refused { is_pack: true, .. } => return None,
            Overlay::Used { folder, doubt, lost } => {
                (folder, true, [lost, doubt].map(String::as_str).concat())
            }
            Overlay::Refused { folder, why, .. } => (folder, false, why.clone()),
        };
        Some(Self { path: path.clone(), used, notes })
    }
}

impl Pack {
    fn refused(why: String) -> Self {
        Self { used: false, refused: Some(why), expired: false, lost: String::new(), says: None }
    }

    /// What became of it when the data were read.
    fn under(self, overlay: Option<&Overlay>) -> Self {
        match overlay {
            Some(Overlay::Signed { lost, .. }) => Self { lost: lost.clone(), ..self },
            Some(Overlay::Refused { why, is_pack: true, .. }) => {
                let refused = self.refused.or_else(|| Some(why.clone()));
                Self { used: false, refused, ..self }
            }
            _ => self,
        }
    }

    fn of(manifest: &Manifest) -> Result<Self, Diagnostic> {
        let Manifest { publisher, version, replaces, from, until, program, .. } = manifest;
        let holder = holder(clock::now())?;
        let refused = holder.fits(manifest).err().map(|wrong| wrong.sentence());
        let says = Says {
            publisher: publisher.clone(),
            version: version.to_string(),
            replaces: replaces.to_string(),
            from: *from,
            until: *until,
            program: program.to_string(),
        };
        let (used, expired) = (refused.is_none(), holder.today > *until);
        Ok(Self { used, refused, expired, lost: String::new(), says: Some(says) })
    }

    fn in_words(&self) -> String {
        let state = match &self.refused {
            Some(why) => format!("没有使用。{why}"),
            None if self.expired => "在用，已经到期，请安装新的".to_owned(),
            None => "在用".to_owned(),
        };
        let Some(Says { publisher, version, replaces, from, until, program }) = &self.says else {
            return format!("数据包：{state}\n");
        };
        let lost = match &self.lost {
            lost if lost.is_empty() => String::new(),
            lost => format!("  {lost}\n"),
        };
        format!(
            "数据包：{publisher} {version}（{state}）\n  有效期 {from} 到 {until}；接在 {replaces} 后面；给 {program} 的程序\n{lost}"
        )
    }
}
