//! Prompts: all that the screens have, by the same numbers.

use super::{said_by, typed};

#[test]
fn places_and_claims_are_looked_up_as_on_the_screens() {
    let said = typed("7\nqqq\n成都\n");
    assert!(said.contains("7. 各地情况") && said.contains("没有这个地方"), "{said}");
    assert!(said.ends_with(&said_by("places 成都 --today 2026-11-23")), "{said}");
    let all = typed("7\n\n");
    assert!(all.ends_with(&said_by("places --today 2026-11-23")), "{all}");
    let said = typed("8\n年限清零\n29\n\n");
    let found = said_by("topic claims 年限清零 --today 2026-11-23");
    let one = said_by("topic claims --claim 29 --today 2026-11-23");
    assert!(said.contains(&found) && said.contains(&one), "{said}");
    assert_eq!(said.matches("看完了直接按回车").count(), 2, "{said}");
}

#[test]
fn a_name_of_several_places_is_settled_by_number() {
    let said = typed("7\ncd\n2\n");
    assert!(said.contains("1. 四川省成都市") && said.contains("2. 河北省承德市"), "{said}");
    assert!(said.ends_with(&said_by("places 承德 --today 2026-11-23")), "{said}");
    let asked = typed("1\n1\n1\n1\ncd\n9\ncd\n1\n杭州\n");
    assert!(asked.contains("转到 浙江省杭州市") && asked.contains("四川省成都市"), "{asked}");
    assert!(asked.contains("请输入 1 到 4 的编号"), "a number that was not offered: {asked}");
}

#[test]
fn a_month_stands_for_a_number_of_months_and_says_which() {
    let said = typed("1\n1\n1\n1\n成都\n杭州\n1\n1\n2026-08\n1\n");
    assert!(said.contains("也可以输入最后缴费的年月"), "{said}");
    assert!(said.contains("> 断缴月数：2 个月。"), "{said}");
}

#[test]
fn what_was_named_is_asked_for_once_more_and_kept_by_enter() {
    let said = typed("职工 成都 杭州 断2 停了 参保了 没退休 欠费\n\n");
    assert_eq!(said.matches("转出地还有下面这些情况吗").count(), 1, "{said}");
    assert!(said.contains("原来的答案：有欠费") && said.contains("结论：先处理欠费"), "{said}");
}

#[test]
fn not_sure_is_0_and_none_of_many_is_1_as_on_the_screens() {
    let said = typed("1\n0\n");
    assert!(said.contains("0. 不确定"), "{said}");
    let said = typed("1\n1\n1\n1\n成都\n深圳\n1\n1\n0\n1\n");
    assert!(said.contains("1. 没有这些情况"), "{said}");
}

#[test]
fn a_choice_that_other_answers_rule_out_is_not_listed_and_has_no_number() {
    let said = typed("居民 南宁 深圳\n1\n1\n1\n3\n?\n-\n");
    assert!(said.contains("2. 有欠费\n  3. 正在住院"), "{said}");
    assert!(!said.contains("个人账户是负数"), "{said}");
    let worker = typed("职工 南宁 深圳\n1\n1\n1\n1\n");
    assert!(worker.contains("2. 有欠费\n  3. 个人账户是负数"), "{worker}");
}

#[test]
fn what_was_found_is_shown_by_its_number() {
    let said = typed("昆山\n1\n\n7\n成都\n");
    let place = said_by("places 苏州 --today 2026-11-23");
    assert!(said.contains(&place), "{said}");
    // A rule is told without the command for those who keep the table.
    let said = typed("当兵\n");
    assert!(said.contains("看它：yizhuan topic") && !said.contains("rules show"), "{said}");
    // Other words are looked for at once.
    let said = typed("昆山\n义乌\n1\n\n7\n成都\n");
    let place = said_by("places 金华 --today 2026-11-23");
    assert!(said.contains(&place), "{said}");
}

#[test]
fn a_case_in_one_line_is_taken_in_and_what_is_open_is_asked() {
    let said = typed("职工 成都 杭州 断2\n1\n1\n1\n1\n\n");
    assert!(said.contains("听到的是：") && said.contains("断缴月数：2 个月"), "{said}");
    assert!(!said.contains("查找「"), "it is no search: {said}");
    let flags = "plan --from-scheme employee --to-scheme employee --origin 成都 \
        --destination 杭州 --gap-months 2 --retired no --origin-stopped yes \
        --destination-enrolled yes --hindrances none --today 2026-11-23";
    assert!(said.contains(&said_by(flags)), "{said}");
    // What was told can be gone back to.
    let said = typed("职工 成都 杭州 断2\n-\n3\n1\n1\n1\n1\n\n");
    assert!(said.contains("原来的答案：2 个月") && said.contains("断缴：3 个月"), "{said}");
}

#[test]
fn a_word_of_a_line_that_may_say_several_things_is_settled_by_number() {
    let said = typed("zg cd hz 2\n9\n2\n1\n");
    assert_eq!(said.matches("「cd」说的是哪一个？").count(), 2, "9 is none of them: {said}");
    assert!(said.contains("请输入 1 到 4 的数字。") && said.contains("「hz」说的是哪一个？"));
    assert!(said.contains("办理方案：河北省承德市 转到 浙江省杭州市"), "{said}");
    let said = typed("职工 成都\n1\n");
    assert!(said.contains("1. 从四川省成都市转出"), "{said}");
    assert!(said.replace('\n', "").contains("转出地：四川省成都市"), "{said}");
    let said = typed("职工 成都\n\n");
    assert_eq!(said.matches("您想问哪件事？").count(), 2, "taken back: {said}");
}

#[test]
fn a_line_that_is_not_understood_says_so_and_is_looked_for() {
    let said = typed("职工 成都 杭州 奔驰\n");
    assert!(said.contains("看不懂「奔驰」") && said.contains("查找「"), "{said}");
}

#[test]
fn topics_that_a_result_sends_to_are_gone_on_with() {
    let told = "职工 成都 杭州 断2\n1\n1\n1\n1\n";
    let said = typed(&format!("{told}5\n1\n"));
    assert_eq!(said.matches("还可以接着看：\n  1. 转移没办成").count(), 2, "5 is none: {said}");
    let [_, stuck] = said.split("看完了直接按回车：").collect::<Vec<_>>()[1..] else {
        panic!("{said}")
    };
    assert!(!stuck.contains("从哪里转出"), "places are known: {stuck}");
}

#[test]
fn hard_words_of_a_question_are_explained() {
    let said = typed("1\n1\n1\n1\n?\n");
    assert!(said.contains("「转出地」：以前参保的地方"), "{said}");
}

#[test]
fn nothing_is_drawn_that_a_screen_reader_would_spell() {
    let said = typed("职工 成都 杭州 断2 停了 参保了 没退休 没有这些情况\n");
    let drawn = said.lines().find(|line| line.contains("---") || line.contains("==="));
    assert_eq!(drawn, None, "{said}");
    assert!(said.contains("\n时间线\n"), "{said}");
}
