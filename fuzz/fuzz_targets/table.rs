//! Files of a data folder, put over the program's own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use yizhuan::rules::{self, SourceFile};

const PATHS: &[&str] =
    &["sources.toml", "calendar/2027.toml", "local/510100.toml", "meta.toml", "local/659999.toml"];

fuzz_target!(|data: &[u8]| {
    let Some((first, text)) = data.split_first() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    let path = PATHS[usize::from(*first) % PATHS.len()].to_owned();
    let file = SourceFile { path: path.clone(), text: text.to_owned() };
    if let Err(wrong) = rules::overlay(rules::texts(), vec![file]) {
        assert!(wrong.iter().all(|each| !each.to_string().is_empty()), "{path}");
    }
});
