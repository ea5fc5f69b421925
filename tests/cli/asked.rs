//! Help, the version and names that were nearly right.

use rstest::rstest;

use super::{Call, text};

#[rstest]
#[case("help", "--help")]
#[case("help plan", "plan --help")]
#[case("help rules check", "rules check --help")]
#[case("version", "--version")]
fn a_word_does_what_the_flag_does(#[case] word: &str, #[case] flag: &str) {
    assert_eq!(Call::new(word).prints(), Call::new(flag).prints());
}

#[rstest]
#[case::command("help plam", "是不是想写 plan？")]
#[case::inner("help rules chekc", "是不是想写 check？")]
#[case::topic("topic gapp", "是不是想写 gap？")]
#[case::topic_by_its_title("topic 断缴", "是不是想写 gap？")]
#[case::topic_flag("rules list --topic gpa", "相近的有 gap")]
#[case::topic_flag_by_its_title("rules list --topic 补缴", "相近的有 gap")]
fn a_name_nearly_right_is_suggested(#[case] line: &str, #[case] hint: &str) {
    let output = Call::new(line).run();
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(error.lines().nth(1).is_some_and(|line| line.contains(hint)), "{error}");
}
