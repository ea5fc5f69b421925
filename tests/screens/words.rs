//! Hard words: explained where a topic first asks with them, and one key away everywhere.

use yizhuan::rules;

use super::keys::USUAL;
use crate::support::driver::Driver;

/// What must be explained.
const HARD: [&str; 11] = [
    "统筹地区",
    "转出地",
    "转入地",
    "灵活就业",
    "受理",
    "待遇",
    "断缴",
    "等待期",
    "经办机构",
    "中止参保",
    "共济",
];

#[test]
fn every_hard_word_is_in_the_glossary() {
    let known = &rules::embedded().table.glossary;
    assert!(HARD.iter().all(|word| known.iter().any(|term| term.word == *word)));
}

#[test]
fn a_word_is_explained_where_it_first_occurs_and_not_again() {
    let meaning = "「转出地」：以前参保的地方";
    let first = Driver::new().press("1").sees("转出地").sees(meaning);
    first.press("1 1").sees("「转入地」：要去参保的地方").misses(meaning);
}

#[test]
fn help_explains_the_words_of_the_page_below() {
    let question = Driver::new().press("1 *").sees("「转出地」").sees("以前参保的地方");
    question.sees("「灵活就业」").misses("「共济」");
    Driver::new().press(USUAL).press("4 *").sees("「受理」").sees("收下申请");
    // In a low window they come after the keys.
    let low = Driver::new().sized(40, 12).press("1 *").sees("数字键").misses("「转出地」");
    low.press("-").sees("「转出地」");
}

#[test]
fn help_names_the_documents_that_use_a_word_so() {
    let help = Driver::new().press("1 1 1 *").sees("「转入地」");
    help.press("End").sees("医保办发〔2021〕43号");
}

#[test]
fn the_reason_of_a_line_explains_its_words() {
    let why = Driver::new().press(USUAL).press("4 Enter");
    why.sees("为什么这样说").sees("「受理」：经办机构核对通过");
}
