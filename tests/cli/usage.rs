//! How commands are called: help, manual and the commands themselves say the same.

use super::{Call, text};

/// Every command, and those below it, as help lists them.
fn commands(above: &str) -> Vec<String> {
    let help = Call::new(&format!("help {above}")).prints();
    let below = help.split("\n命令：\n").nth(1).unwrap_or_default();
    let below = below.split("\n\n").next().unwrap_or_default();
    let named = below.lines().filter_map(|line| line.strip_prefix("  "));
    let named = named.filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
    let named = named.filter_map(|line| line.split_whitespace().next());
    let named = named.map(|name| format!("{above} {name}").trim().to_owned());
    named.flat_map(|name| [vec![name.clone()], commands(&name)].concat()).collect()
}

#[test]
fn help_and_the_manual_call_a_command_in_the_same_way() {
    let all = commands("");
    assert!(all.len() > 40 && all.contains(&"rules show".to_owned()), "{all:?}");
    for name in all {
        let help = Call::new(&format!("help {name}")).prints();
        let usage = help.split("用法：").nth(1).expect("a usage");
        let usage: Vec<&str> =
            usage.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
        let page = Call::new(&format!("man {name}")).prints();
        let synopsis = page.split(".SH 用法\n").nth(1).expect("a synopsis");
        let synopsis = synopsis.split("\n.SH").next().unwrap_or_default();
        let synopsis = synopsis.replace("\\:", "").replace("\\-", "-");
        let synopsis: Vec<&str> = synopsis.lines().filter(|line| !line.starts_with('.')).collect();
        assert_eq!(usage, synopsis, "{name}");
    }
}

#[test]
fn what_a_usage_says_must_be_written_must_be_written() {
    for (name, lacks) in
        [("search", true), ("rules diff", true), ("schema", false), ("rules sources", false)]
    {
        let help = Call::new(&format!("help {name}")).prints();
        let usage = help.split("用法：").nth(1).and_then(|rest| rest.lines().next()).expect("one");
        assert_eq!(usage.contains('<'), lacks, "{usage}");
        assert_eq!(Call::new(name).run().status.code(), Some(if lacks { 2 } else { 0 }), "{name}");
    }
}

#[test]
fn the_manual_says_once_how_a_command_ends() {
    let page = Call::new("man batch").prints();
    assert_eq!(page.matches("结束码").count(), 1, "{page}");
}

#[test]
fn hints_do_not_lead_in_a_circle() {
    for line in ["--theme dark plan", "--mouse plan --format qr", "plan --desk", "plan --title x"] {
        let error = text(&Call::new(line).run().stderr);
        assert!(error.contains("去掉它"), "{line}: {error}");
    }
    for line in ["open nowhere.toml --format qr --ascii", "plan --ascii --format qr"] {
        let output = Call::new(line).run();
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains("二维码"), "{}", text(&output.stderr));
    }
}

#[test]
fn how_screens_look_is_taken_by_commands_that_have_none() {
    let plain = Call::new("regions 杭州").prints();
    for look in ["--color never", "--color always", "--color auto", "--ascii"] {
        for line in [format!("{look} regions 杭州"), format!("regions 杭州 {look}")] {
            assert_eq!(Call::new(&line).prints(), plain, "{line}");
        }
        Call::new(&format!("rules show gap-over3 {look}")).prints();
        Call::new(&format!("topic claims {look}")).prints();
    }
    for line in ["plan --color pink", "--color pink plan", "rules list --color pink"] {
        let output = Call::new(line).run();
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {error}");
        assert!(error.contains("never"), "{line}: {error}");
    }
    let output = Call::new("--ascii plan --format qr").run();
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

#[test]
fn a_line_that_lacks_something_is_told_what() {
    let error = text(&Call::new("职工 成都 杭州 断2 --format").run().stderr);
    assert!(error.contains("--format 后面缺一个值"), "{error}");
    let error = text(&Call::new("plan 职工 成都 杭州").run().stderr);
    assert!(error.contains("yizhuan 职工 成都 杭州"), "{error}");
}

/// An installed program has no cases beside it.
#[test]
fn what_rests_on_second_hand_words_is_told_anywhere() {
    let away = |line: &str| {
        let mut call = Call::new(line);
        call.0.current_dir(std::env::temp_dir());
        call
    };
    let shown = away("rules coverage").prints();
    assert!(shown.starts_with("只靠二手材料的方案："), "{shown}");
    assert!(shown.contains("没有「tests/cases」") && shown.contains("--cases"), "{shown}");
    let whole = away("rules coverage --format json").json();
    assert!(whole["cases"].is_null() && whole["rules"] == serde_json::json!([]));
    assert!(whole["second_hand"].as_array().is_some_and(|rules| !rules.is_empty()));
    // Beside the cases, too, they come first, and alone where nothing else is asked for.
    let alone = Call::new("rules coverage --pairs").prints();
    assert!(Call::new("rules coverage --topic records").prints().starts_with(&alone));
    assert!(!alone.contains("用例"), "{alone}");
    let error = text(&Call::new("rules coverage --pairs --cases nosuch").run().stderr);
    assert!(error.contains("--pairs 不看用例"), "{error}");
}

#[test]
fn what_is_not_there_is_named_in_chinese() {
    let error = text(&Call::new("rules coverage --cases nosuch").run().stderr);
    assert!(error.contains("没有「nosuch」") && error.contains("--cases"), "{error}");
    let error = text(&Call::new("rules schema nosuch").run().stderr);
    assert!(!error.contains("FILE") && error.contains("local"), "{error}");
    for line in ["data pack nodir", "rules diff /nowhere"] {
        let error = text(&Call::new(line).run().stderr);
        assert!(!error.contains("--data 后面"), "{line}: {error}");
    }
    let trace = Call::new("rules trace gap --gap-months 2").prints();
    assert!(trace.contains("length 是「") && !trace.contains("length是"), "{trace}");
}

/// Elsewhere the system itself knows the folder of the person.
#[cfg(unix)]
#[test]
fn without_a_home_the_data_of_the_program_are_named() {
    let said = Call::new("data status").prints();
    assert!(
        said.contains(&yizhuan::rules::embedded().meta.version) && said.contains("HOME"),
        "{said}"
    );
}

#[test]
fn programs_are_told_the_commands_that_people_are_told() {
    let found = Call::new("search 补缴 --format json").json();
    let hits = found["hits"].as_array().expect("a list");
    for hit in hits {
        assert!(!hit["command"].as_str().expect("one").contains("rules show"), "{hit}");
    }
}
