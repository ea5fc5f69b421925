//! A file of kept answers, opened on a day.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use yizhuan::{rules, saved};

fuzz_target!(|data: &[u8]| {
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 23) else { return };
    let Ok(saved) = saved::bytes(data) else { return };
    let again = saved::read(&saved.to_toml()).expect("what was read can be written and read");
    assert_eq!(again.made(), saved.made());
    if let Ok(restored) = saved.restore(rules::embedded(), today) {
        let changes = saved.changes(&restored);
        assert!(!changes.head().is_empty());
        changes.parts();
    }
});
