//! Input and output reconcile: every line is counted, and none is lost.

use std::process::Output;

use proptest::prelude::*;

use super::{code, csv, error, jsonl, lines, starts, text};

/// The numbers in the first lines of the summary, those of the lines and those of the rows.
fn counts(output: &Output) -> (Vec<u64>, Vec<u64>) {
    let said = text(&output.stderr);
    let (of_lines, rest) = said.split_once("。").expect("a sentence");
    let rows = rest.lines().find(|line| line.starts_with("共 ")).expect("the rows");
    let numbers = |text: &str| {
        let words = text.split(|letter: char| !letter.is_ascii_digit());
        words.filter_map(|word| word.parse().ok()).collect::<Vec<u64>>()
    };
    (numbers(of_lines), numbers(rows)[..3].to_vec())
}

/// What a summary must say of an input that gave these many rows.
fn reconcile(input: &str, output: &Output) {
    let (in_lines, in_rows) = counts(output);
    let ends = input.replace("\r\n", "\n").replace('\r', "\n");
    let all = ends.lines().count() as u64;
    assert_eq!(in_lines[0], all, "{input:?}\n{}", text(&output.stderr));
    assert_eq!(in_lines[1..].iter().sum::<u64>(), all, "{}", text(&output.stderr));
    let rows = lines(output);
    let failed = rows.iter().filter(|row| row.get("error").is_some()).count();
    let [found, good] = [rows.len(), rows.len() - failed].map(|count| count as u64);
    assert_eq!(in_rows, [found, good, failed as u64], "{}", text(&output.stderr));
    let spoken = |kind: &str| text(&output.stderr).contains(kind);
    assert_eq!(spoken("各算一次的"), found > 0, "{}", text(&output.stderr));
}

#[test]
fn after_an_open_quote_every_row_is_found_again() {
    let row = |at: usize| match at {
        6 => "6,\"成都\n".to_owned(),
        _ => format!("{at},成都\n"),
    };
    let input: String = (1..=2_000).map(row).collect();
    let output = csv(format!("id,origin\n{input}"));
    let rows = lines(&output);
    let wrong: Vec<_> = rows.iter().filter(|row| row.get("error").is_some()).collect();
    assert_eq!((rows.len(), wrong.len(), code(&output)), (2_000, 1, Some(1)));
    assert_eq!((wrong[0]["line"].as_u64(), wrong[0]["id"].as_str()), (Some(7), Some("6")));
    assert!(error(wrong[0]).contains("引号没有成对"), "{}", wrong[0]);
    assert_eq!(rows[1_999]["line"], 2_001);
    reconcile(&format!("id,origin\n{input}"), &output);
}

#[test]
fn each_open_quote_costs_its_own_row_alone() {
    for (input, expected) in [
        (
            "origin,id\n成都,\"1\n北京,2\n广州,3\n",
            &[(2, "-", true), (3, "2", false), (4, "3", false)][..],
        ),
        ("origin,id\n成都,\"1\n北京,\"2\n", &[(2, "-", true), (3, "-", true)]),
        // Closed, but not at the end of a cell: it is the beginning of the next one.
        ("id,origin\n1,\"成都\n2,\"北京\"\n", &[(2, "1", true), (3, "2", false)]),
        // As many cells as there should be, were it one row.
        (
            "id,origin\n1,\"成都\n2\",北京\n3,成都\n",
            &[(2, "1", true), (3, "2\"", false), (4, "3", false)],
        ),
        ("id,origin\n1,\"成都\n\"\n2,成都", &[(2, "1", false), (4, "2", false)]),
        ("id,origin\n\"1\n\",成都\n", &[(2, "-", true)]),
    ] {
        let output = csv(input);
        let rows = lines(&output);
        let failed = rows.iter().map(|row| row.get("error").is_some());
        let found: Vec<_> = starts(&rows).into_iter().zip(failed).collect();
        let found: Vec<_> =
            found.iter().map(|((line, id), failed)| (*line, *id, *failed)).collect();
        assert_eq!(found, expected, "{input:?}");
        reconcile(input, &output);
    }
}

#[test]
fn line_ends_of_every_kind_are_counted() {
    for input in ["id,origin\r1,成都\r\r\n2,北京\n\n", "id,origin\r\n\r\n1,成都\r\n2,北京"]
    {
        let output = csv(input);
        assert_eq!((lines(&output).len(), code(&output)), (2, Some(0)), "{input:?}");
        reconcile(input, &output);
    }
    let input = "\n{\"id\":1}\n \n{\n\n{}";
    reconcile(input, &jsonl(input));
}

proptest! {
    #![proptest_config(crate::support::random::cases(24))]

    #[test]
    fn whatever_comes_in_is_accounted_for(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec!["成都", "\"", ",", "\n", "\r\n", "\n\n", "1", "\r", " ", "\"\"", "1,杭州\n"]),
            0..400,
        ),
    ) {
        let input = format!("id,origin\n{}", pieces.concat());
        reconcile(&input, &csv(&input));
    }
}
