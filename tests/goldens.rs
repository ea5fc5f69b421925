//! Three results, read by eye once and compared since, in formats without a test file of their own.

use rstest::rstest;

use crate::support::checked::is_as_checked;
use crate::support::results::{self, CASES, write};

#[rstest]
#[case("text", "txt")]
#[case("json", "json")]
#[case("qr", "qr.txt")]
fn three_results_are_as_checked(#[case] format: &str, #[case] ending: &str) {
    for (name, topic, line) in CASES {
        let text = write(format, results::case(topic, line));
        is_as_checked(&format!("{name}.{ending}"), &text);
    }
}
