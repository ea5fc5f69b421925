//! The packs that were installed: the newest, the one before it, and what must not come again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Keys, Manifest, Pack, Signed, Version};
use crate::diagnostic::Diagnostic;

const ASK: &str = "向发布者要最新的数据包";

/// What a pack is held against.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The day.
    pub today: NaiveDate,
    /// The version of the program.
    pub program: semver::Version,
    /// The version of the data in the program.
    pub own: Version,
    /// The day on which those were last checked: no clock that goes right is before it.
    pub checked: NaiveDate,
}

impl Holder {
    /// Refuses a pack that was not made for this program, or that knows less than the program.
    pub fn fits(&self, manifest: &Manifest) -> Result<(), Diagnostic> {
        if !manifest.program.matches(&self.program) {
            let what = format!("它要 {} 的程序，这里是 {}", manifest.program, self.program);
            return Err(Diagnostic::new(what, "换合适的程序，或者要一个合适的数据包"));
        }
        if manifest.version <= self.own {
            let what = format!("它的版本 {} 不比程序自带的 {} 新", manifest.version, self.own);
            return Err(Diagnostic::new(what, ASK));
        }
        Ok(())
    }

    /// Refuses a pack whose days have not come yet or are over, and a clock that is before a day that has been.
    fn is_time(&self, manifest: &Manifest, been: NaiveDate) -> Result<(), Diagnostic> {
        if self.today < been {
            let what = format!("今天是 {}，比在用的数据的日子 {been} 还早", self.today);
            return Err(Diagnostic::new(what, "这台机器的日期不对，先改好再安装"));
        }
        if self.today < manifest.from {
            let what = format!("它从 {} 起才能用，今天是 {}", manifest.from, self.today);
            return Err(Diagnostic::new(what, "到了那天再安装；今天的日期不对就先改好"));
        }
        if self.today > manifest.until {
            let what = format!("它在 {} 已经到期，今天是 {}", manifest.until, self.today);
            return Err(Diagnostic::new(what, ASK));
        }
        Ok(())
    }
}

/// Everything that is kept of installed packs, as one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Store {
    newest: Option<Signed>,
    before: Option<Signed>,
    /// How many steps somebody went back: to the one before, or to the program's own data.
    back: u8,
    /// Packs that changed keys, in their order.
    changes: Vec<Signed>,
    /// The newest version there was of each publisher.
    seen: BTreeMap<String, Version>,
}

impl Store {
    /// Reads it; the program alone writes it.
    pub fn decode(bytes: &[u8]) -> Result<Self, Diagnostic> {
        postcard::from_bytes(bytes).map_err(|_| {
            Diagnostic::new("安装的数据包坏了", "把这个文件移走，再安装一次最新的数据包")
        })
    }

    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        // Plain data into memory: there is nothing to fail at.
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// The pack in use.
    pub(crate) fn active(&self) -> Option<&Signed> {
        match self.back {
            0 => self.newest.as_ref(),
            1 => self.before.as_ref(),
            _ => None,
        }
    }

    /// Opens the pack in use with the keys that are or were good for it.
    pub fn open(&self, listed: &Keys) -> Option<Result<Pack, Diagnostic>> {
        let signed = self.active()?;
        let mut last = signed.open(listed);
        for keys in self.chain(listed) {
            last = last.or_else(|_| signed.open(&keys));
        }
        Some(last)
    }

    /// The keys that new packs must be signed with.
    pub fn keys(&self, listed: &Keys) -> Keys {
        self.chain(listed).pop().unwrap_or_else(|| listed.clone())
    }

    /// The keys after each change, beginning with a list. A change that the keys before it have
    /// not signed is none.
    fn chain(&self, listed: &Keys) -> Vec<Keys> {
        let mut all: Vec<Keys> = Vec::new();
        for change in &self.changes {
            let now = all.last().unwrap_or(listed);
            let next = change.open(now).and_then(|Pack { manifest, .. }| now.after(&manifest));
            all.extend(next);
        }
        all
    }

    /// Refuses a pack that may not take the place of the one in use.
    pub fn admits(&self, signed: &Signed, pack: &Pack, holder: &Holder) -> Result<(), Diagnostic> {
        let Manifest { publisher, version, .. } = &pack.manifest;
        holder.fits(&pack.manifest)?;
        let active = self.active().map(Signed::read).transpose()?;
        let begun = active.as_ref().map(|active| active.manifest.from.max(holder.checked));
        holder.is_time(&pack.manifest, begun.unwrap_or(holder.checked))?;
        if let Some(active) = active.filter(|active| active.manifest.publisher != *publisher) {
            let what = format!("现在用的是「{}」的数据包，不能混用", active.manifest.publisher);
            return Err(Diagnostic::new(what, "先用 yizhuan data rollback 退回程序自带的数据"));
        }
        let newest = self.newest.as_ref();
        // It may have been signed again, and a stick may have changed the ends of the lines.
        let same = newest.is_some_and(|newest| newest.bytes == signed.bytes);
        match self.seen.get(publisher) {
            Some(seen) if version < seen => {
                let what = format!("它的版本 {version} 比装过的 {seen} 旧");
                Err(Diagnostic::new(what, format!("{ASK}；要退回去，用 yizhuan data rollback")))
            }
            Some(seen) if version == seen && !same => {
                let what = format!("装过版本同是 {version} 的，内容却不一样");
                Err(Diagnostic::new(what, "不要用它；向发布者核对"))
            }
            Some(_) if newest == Some(signed) && self.back == 0 => {
                Err(Diagnostic::new(format!("版本 {version} 已经装好了"), ASK))
            }
            _ => Ok(()),
        }
    }

    /// Takes a pack that was admitted; the one in use stays as the one before.
    #[must_use]
    pub fn with(&self, signed: Signed, manifest: &Manifest) -> Self {
        let mut next = self.clone();
        if next.newest.as_ref().is_none_or(|newest| newest.bytes != signed.bytes) {
            next.before = self.active().cloned();
        }
        if !manifest.keys.is_empty() {
            next.changes.retain(|change| change.bytes != signed.bytes);
            next.changes.push(signed.clone());
        }
        next.seen.insert(manifest.publisher.clone(), manifest.version.clone());
        Self { newest: Some(signed), back: 0, ..next }
    }

    /// One step back: to the pack before, or to the program's own data.
    pub fn rolled_back(&self) -> Result<Self, Diagnostic> {
        if self.active().is_none() {
            let what = "没有可以退回的：现在用的就是程序自带的数据";
            return Err(Diagnostic::new(what, "看装了什么：yizhuan data status"));
        }
        let back = if self.back == 0 && self.before.is_some() { 1 } else { 2 };
        Ok(Self { back, ..self.clone() })
    }
}
