//! Only what was asked for of a result.

use serde_json::Value as Json;

use super::{call, lines, text};

const ROWS: &str = "id,from_scheme,to_scheme,origin,destination,gap_months,hindrances\n\
    甲,employee,employee,成都,杭州,2,none\n\
    乙,resident,employee,510100,430100,,arrears\n\
    丙,unknown,,440100,440300,7,\n";

/// A result as rows of cells.
fn cells(line: &str) -> Vec<Vec<String>> {
    let output = call(line, ROWS);
    let whole = text(&output.stdout).trim_start_matches('\u{feff}').to_owned();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(whole.as_bytes());
    let rows = rows.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn columns_come_as_asked_for_and_say_the_same() {
    let whole = cells("- --from csv --format csv");
    let few = cells("- --from csv --format csv --fields hotline,verdict,notices,hotline");
    assert_eq!(few[0], ["line", "id", "hotline", "verdict", "notices", "error"]);
    for (whole_row, row) in whole.iter().zip(&few) {
        for (name, cell) in few[0].iter().zip(row) {
            let at = whole[0].iter().position(|other| other == name).expect("a column");
            assert_eq!(*cell, whole_row[at], "{name}");
        }
    }
    assert_eq!(few.len(), whole.len());
}

/// Every key alone and all keys together say what stands in the whole result.
#[test]
fn keys_come_as_asked_for_and_say_the_same() {
    for topic in ["transfer", "gap"] {
        let rows = "{\"from_scheme\":\"employee\",\"origin\":\"成都\",\"gap_months\":5}\n{}\n";
        let rows = if topic == "gap" { "{\"gap_months\":5}\n{}\n" } else { rows };
        let line = format!("- --from jsonl --topic {topic}");
        let whole = lines(&call(&line, rows));
        let keys: Vec<&str> =
            whole[0]["result"].as_object().expect("an object").keys().map(String::as_str).collect();
        let all = call(&format!("{line} --fields {}", keys.join(",")), rows);
        assert_eq!(text(&all.stdout), text(&call(&line, rows).stdout));
        let turned = call(&format!("{line} --fields data,{}", keys[4]), rows);
        for (row, whole) in lines(&turned).iter().zip(&whole) {
            let some = row["result"].as_object().expect("an object");
            assert!(some.keys().eq(["data", keys[4]]), "{some:?}");
            assert!(
                some.iter().all(|(key, value): (&String, &Json)| *value == whole["result"][key])
            );
        }
    }
}
