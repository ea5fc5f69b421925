//! Three results in the formats that hold everything, read by eye once and compared since.

use rstest::rstest;

use crate::support::results::{self, CASES, write};

#[rstest]
#[case("text", "txt")]
#[case("json", "json")]
fn three_results_are_as_checked(#[case] format: &str, #[case] ending: &str) {
    for (name, topic, line) in CASES {
        let text = write(format, results::case(topic, line));
        results::is_as_checked(&format!("{name}.{ending}"), &text);
    }
}
