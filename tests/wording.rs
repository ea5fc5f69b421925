//! Wording of the table: in plain words, and of one fact to the same people wherever it is told.

use std::collections::BTreeSet;

use toml::{Table, Value};
use yizhuan::rules;

/// Words of offices, each with what people say; in names and titles they stand as they are.
const OF_OFFICES: [(&str, &str); 12] = [
    ("参保信息变更", "改参保登记"),
    ("予以", "给"),
    ("应当", "要"),
    ("按照", "按"),
    ("缴纳", "缴"),
    ("办结", "办完"),
    ("核验", "核对"),
    ("追溯", "也可以报"),
    ("依法", "按规定"),
    ("待遇享受期", "待遇"),
    ("方可", "才能"),
    ("相关", "哪一个，写出来"),
];
/// Ends of words that only look like them.
const OTHERS: [&str; 2] = ["办结算", "地方可以"];
/// Keys whose text people read.
const READ: [&str; 13] = [
    "text",
    "short",
    "title",
    "help",
    "prompt",
    "who",
    "where",
    "say",
    "otherwise",
    "unknown",
    "off_season",
    "announce",
    "how",
];

#[test]
fn people_read_plain_words() {
    let spoken = rules::texts().into_iter().filter(|file| file.path != "sources.toml");
    let found: Vec<String> = spoken
        .flat_map(|file| {
            let lines = file.text.lines().filter(|line| is_read(line)).filter_map(of_offices);
            lines.map(|what| format!("{}: {what}", file.path)).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// In a Chinese font they are twice as wide as the program counts, and nobody reads them aloud.
#[test]
fn nothing_is_told_by_arrows() {
    let lines = rules::texts().into_iter().flat_map(|file| {
        let lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
        lines.into_iter().filter(|line| is_read(line) && line.contains(['→', '⇒', '←']))
    });
    assert_eq!(lines.collect::<Vec<_>>(), [""; 0]);
}

/// Whom a filing for care elsewhere is made with, in the words of the table.
const FILED_WITH: [&str; 6] = [
    "参保地",
    "原参保地",
    "原来的参保地",
    "{origin}",
    "办退休的地方（{place}）",
    "享受退休待遇的地方（{place}）",
];

/// A filing is made where somebody is insured, or draws the benefits, never where they live.
#[test]
fn a_filing_is_made_with_the_place_that_pays() {
    let mut seen = 0;
    for file in rules::texts() {
        for line in file.text.lines().filter(|line| is_read(line) && line.contains("备案")) {
            let line = line.replace("不是向住的地方办", "");
            for clause in line.split(['。', '；', '：']).filter(|clause| clause.contains("备案"))
            {
                assert!(!clause.contains("{destination_hotline}"), "{}: {clause}", file.path);
                for rest in clause.split('向').skip(1).filter(|rest| rest.contains('办')) {
                    seen += 1;
                    let known = FILED_WITH.iter().any(|with| rest.starts_with(with));
                    assert!(known, "{}: 向{rest}", file.path);
                }
            }
        }
    }
    assert!(seen > 5, "only {seen}");
}

fn is_read(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| READ.contains(&key.trim()))
}

fn of_offices(line: &str) -> Option<String> {
    let mut bare = without_names(line);
    for other in OTHERS {
        bare = bare.replace(other, "");
    }
    let (word, plain) = OF_OFFICES.iter().find(|(word, _)| bare.contains(word))?;
    Some(format!("「{word}」, plainly 「{plain}」, in {line}"))
}

/// A line without what stands in 「」 or 《》.
fn without_names(line: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for letter in line.chars() {
        match letter {
            '「' | '《' => depth += 1,
            '」' | '》' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

/// A fact told to people of one scheme about a move is told to them alone where a move is stuck.
#[test]
fn a_fact_is_told_to_the_same_scheme_when_a_move_is_stuck() {
    let (mut compared, mut wide) = (0, Vec::new());
    for file in rules::texts().iter().filter(|file| file.path.starts_with("local/")) {
        for fact in list(&toml::from_str(&file.text).expect("a file that loads"), "fact") {
            for of in told(&fact, "transfer") {
                for here in told(&fact, "stuck") {
                    compared += 1;
                    let narrow = !here.is_empty() && here.is_subset(&of);
                    wide.extend((!narrow).then(|| format!("{here:?}, not {of:?}: {fact}")));
                }
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
    assert!(compared > 3, "only {compared} facts are told in both");
}

/// What to do when a step cannot be done: a local step takes the place of the general one whole.
#[test]
fn every_step_says_what_to_do_when_it_fails() {
    let (mut steps, mut lacking) = (0, Vec::new());
    let files = rules::texts();
    let of_rules = files.iter().filter(|file| file.path.contains('/'));
    for file in of_rules {
        let table: Table = toml::from_str(&file.text).expect("a file that loads");
        let told = list(&table, "fact").into_iter().flat_map(|fact| {
            let own = match fact.get("in") {
                Some(Value::Table(topics)) => list(topics, "transfer"),
                _ => vec![Table::new()],
            };
            own.into_iter().map(move |own| fact.clone().into_iter().chain(own).collect::<Table>())
        });
        let local = told.filter(|fact| fact.get("part").and_then(Value::as_str) == Some("step"));
        let national = list(&table, "step");
        let says = |step: &Table| step.contains_key("otherwise");
        let like = |step: &Table| {
            let id = step.get("like");
            national.iter().any(|other| id.is_some() && other.get("id") == id && says(other))
        };
        for step in national.iter().cloned().chain(local) {
            steps += 1;
            lacking.extend((!says(&step) && !like(&step)).then(|| step.get("id").cloned()));
        }
    }
    assert!(lacking.is_empty(), "{lacking:?}");
    assert!(steps > 50, "only {steps} steps");
}

/// The schemes from which somebody moves to whom a topic tells a fact, each time that it tells it.
fn told(fact: &Table, topic: &str) -> Vec<BTreeSet<String>> {
    let Some(Value::Table(topics)) = fact.get("in") else { return Vec::new() };
    let when = |each: &Table| {
        let when = each.get("when").or_else(|| fact.get("when")).and_then(Value::as_table).cloned();
        schemes(&when.unwrap_or_default())
    };
    let all = list(topics, topic).iter().map(when).collect::<Vec<_>>();
    if topic == "transfer" { all.into_iter().filter(|of| !of.is_empty()).collect() } else { all }
}

/// The schemes that a condition names; none where it holds for everybody.
fn schemes(when: &Table) -> BTreeSet<String> {
    let employees = ["employee", "flexible"].map(str::to_owned);
    let kinds = words(when, "kind").into_iter().flat_map(|kind| {
        let resident = kind.starts_with("resident");
        if resident { vec!["resident".to_owned()] } else { employees.to_vec() }
    });
    let named = words(when, "from_scheme").into_iter().chain(kinds);
    let named: BTreeSet<String> = named.filter(|scheme| scheme != "unknown").collect();
    if named.len() == 3 { BTreeSet::new() } else { named }
}

/// Tables, one or several.
fn list(table: &Table, key: &str) -> Vec<Table> {
    match table.get(key) {
        Some(Value::Table(one)) => vec![one.clone()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_table).cloned().collect(),
        _ => Vec::new(),
    }
}

/// Words, one or several.
fn words(table: &Table, key: &str) -> Vec<String> {
    match table.get(key) {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => {
            all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
