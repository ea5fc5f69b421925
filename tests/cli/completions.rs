//! Completions: what the program answers when a shell asks.

use rstest::rstest;
use yizhuan::rules;

use super::Call;

/// What is offered for the last word of a line.
fn offered(words: &[&str]) -> Vec<String> {
    offered_to("bash", words)
}

fn offered_to(shell: &str, words: &[&str]) -> Vec<String> {
    let mut call = Call::new("--");
    call.0.args(["yizhuan"]).args(words).env("YIZHUAN_COMPLETE", shell);
    call.0.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
    call.prints().lines().map(str::to_owned).collect()
}

#[rstest]
#[case::command(&["wor"], "workdays")]
#[case::flag(&["plan", "--gap"], "--gap-months")]
#[case::choice(&["plan", "--hindrances", "neg"], "negative_balance")]
#[case::place_by_pinyin(&["plan", "--origin", "chengd"], "成都")]
#[case::place_by_initials(&["topic", "gap", "--place", "hz"], "杭州")]
#[case::place_by_code(&["places", "5101"], "成都")]
#[case::place_that_shares_its_name(&["regions", "chaoyang"], "211300")]
#[case::topic(&["rules", "list", "--topic", "ret"], "retirement")]
#[case::topic_as_a_word(&["topic", "ret"], "retirement")]
#[case::rule(&["rules", "show", "gap-ov"], "gap-over3")]
#[case::source(&["rules", "sources", "quanzhou"], "quanzhou-items-2022")]
#[case::format(&["plan", "--format", "mark"], "markdown")]
#[case::list_format(&["regions", "--format", "j"], "json")]
#[case::shape(&["schema", "rules-l"], "rules-list")]
#[case::help(&["help", "bat"], "batch")]
#[case::shell(&["completions", "f"], "fish")]
#[case::behind_a_sign(&["plan", "--origin", "=", "hangz"], "杭州")]
#[case::place_of_the_screens(&["--destination", "shangh"], "上海")]
#[case::topic_of_the_screens(&["--topic", "ret"], "retirement")]
#[case::last_place(&["compare", "--destination", "hangzhou,shenz"], "hangzhou,深圳")]
#[case::last_choice(&["plan", "--hindrances", "arrears,neg"], "arrears,negative_balance")]
#[case::field(&["batch", "--fields", "line,verd"], "line,verdict")]
#[case::paper(&["save", "--tick", "ident"], "identity-card")]
#[case::claim(&["topic", "claims", "--claim", "2"], "29")]
#[case::help_below(&["help", "rules", "ch"], "check")]
#[case::man_below(&["man", "rules", "ch"], "check")]
#[case::source_by_its_title(&["rules", "sources", "社会保险法"], "social-insurance-law")]
fn a_word_begun_is_finished(#[case] words: &[&str], #[case] whole: &str) {
    let offered = offered(words);
    assert!(offered.iter().any(|word| word == whole), "{offered:?}");
}

#[test]
fn nothing_far_off_is_offered_for_a_place() {
    assert_eq!(offered(&["plan", "--origin", "chengdu"]), ["成都"]);
    assert_eq!(offered(&["plan", "--origin", "qqq"]), [""; 0]);
    let provinces = rules::embedded().regions.iter().filter(|(_, one)| one.parent.is_none());
    assert_eq!(offered(&["plan", "--origin", ""]).len(), provinces.count());
}

#[rstest]
#[case("bash")]
#[case("elvish")]
#[case("fish")]
#[case("powershell")]
#[case("zsh")]
fn a_shell_is_told_to_ask(#[case] shell: &str) {
    let script = Call::new(&format!("completions {shell}")).prints();
    assert!(script.contains("YIZHUAN_COMPLETE"), "{script}");
}

/// It shows only words in which the letters that were typed occur.
#[test]
fn fish_is_offered_places_in_the_letters_of_the_word_begun() {
    let said = |words: &[&str]| {
        let lines = offered_to("fish", words);
        lines
            .iter()
            .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&["plan", "--origin", "cd"]), ["chengdu", "chengde", "changde", "changdu"]);
    assert_eq!(said(&["places", "suzhou"]), ["jiangsusuzhou", "anhuisuzhou"]);
    assert_eq!(said(&["places", "成"]), ["成都"]);
    assert_eq!(said(&["places", "510100"]), ["510100"]);
}

/// It drops words in which none of the letters typed occur, unless it is told not to.
#[test]
fn zsh_is_told_to_show_places_in_other_letters() {
    let script = Call::new("completions zsh").prints();
    assert!(script.contains("_describe -V 'values' other -U"), "{script}");
}

/// The script as bash runs it, up to the words it would show.
#[cfg(unix)]
#[test]
fn bash_is_answered_with_places() {
    let script = Call::new("completions bash").prints();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_yizhuan"));
    let ask = "COMP_WORDS=(yizhuan plan --origin cd); COMP_CWORD=3; COMP_TYPE=9; \
               _clap_complete_yizhuan yizhuan cd --origin; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let bash = std::process::Command::new("bash")
        .args(["--norc", "-c", &format!("{script}\n{ask}")])
        .env("PATH", format!("{}:/usr/bin:/bin", program.parent().expect("a folder").display()))
        .output();
    let said = super::text(&bash.expect("bash starts").stdout);
    let words: Vec<&str> = said.lines().collect();
    assert_eq!(words, ["成都", "承德", "常德", "昌都"], "{said}");
}
