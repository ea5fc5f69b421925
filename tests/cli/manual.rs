//! The manual: one page for the program, and one for each command.

use rstest::rstest;

use super::{Call, text};

#[test]
fn the_manual_names_every_command_in_chinese() {
    let page = Call::new("man").prints();
    for word in [".SH 名称", ".SH 用法", "YIZHUAN PLAN", "YIZHUAN RULES CHECK", "gap\\-months"]
    {
        assert!(page.contains(word), "{word}");
    }
    for english in ["NAME", "SYNOPSIS", "OPTIONS", "subcommands"] {
        assert!(!page.contains(english), "{english}");
    }
}

#[test]
fn the_manual_can_be_broken_between_chinese_letters() {
    let page = Call::new("man").prints();
    assert!(page.contains("医\\:保\\:转\\:移\\:向\\:导："), "{page}");
    assert!(!page.contains("\\:，") && !page.contains("「\\:"), "marks keep to their side");
}

#[rstest]
#[case("plan", "yizhuan\\-plan", "gap\\-months")]
#[case("batch", "yizhuan\\-batch", "fB130")]
#[case("rules check", "yizhuan\\-rules\\-check", "规\\:则\\:表\\:有\\:问\\:题")]
#[case("topic gap", "yizhuan\\-topic\\-gap", "owed\\-since")]
fn a_command_has_a_page_of_its_own(#[case] name: &str, #[case] title: &str, #[case] word: &str) {
    let page = Call::new(&format!("man {name}")).prints();
    assert!(page.lines().any(|line| line.starts_with(title)), "{page}");
    assert!(page.contains(word), "{page}");
    for section in ["结束码", "环境变量", "文件", "例子"] {
        let missing = section == "例子" && name == "topic gap";
        assert_eq!(page.contains(&format!(".SH {section}\n")), !missing, "{name}: {section}");
    }
    assert!(page.contains("YIZHUAN_PRINT_RECEIPT") && page.contains("yizhuan/data"));
}

#[test]
fn a_page_that_there_is_none_of_is_refused() {
    let output = Call::new("man plam").run();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("是不是想写 plan？"));
}

#[rstest]
fn a_page_has_the_day_of_the_data(#[values("man", "man rules list")] call: &str) {
    let page = Call::new(call).prints();
    let head = page.lines().find(|line| line.starts_with(".TH ")).expect("a title");
    let day = yizhuan::rules::meta().checked.to_string();
    assert!(head.split(' ').any(|word| word == day), "{head}");
}

/// What the formatter makes of a page, where there is one.
#[cfg(unix)]
#[test]
fn the_formatter_has_nothing_to_complain_of() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let page = Call::new("man plan").prints();
    let groff = Command::new("groff")
        .args(["-man", "-Tutf8", "-Kutf8", "-ww", "-z"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut groff) = groff else { return };
    groff.stdin.take().expect("piped").write_all(page.as_bytes()).expect("it reads");
    let done = groff.wait_with_output().expect("it ends");
    assert_eq!(text(&done.stderr), "");
}
