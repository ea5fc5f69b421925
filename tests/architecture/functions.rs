//! The functions of a file: how long they are, and how much they are handed.

pub struct Function {
    pub name: String,
    pub lines: usize,
    /// The parameters, tuples counted by what is in them.
    pub opened: usize,
}

/// Functions of formatted code: each ends at the brace that stands as far left as its first line.
pub fn functions(code: &str) -> Vec<Function> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let close = format!("{indent}}}");
        let rest = &lines[at..];
        // A trait's method without a body ends at its semicolon, before any brace opens.
        let opens = rest.iter().position(|each| each.ends_with('{') || each.ends_with('}'));
        let declared = rest.iter().position(|each| each.ends_with(';'));
        let Some(opens) = opens.filter(|&opens| declared.is_none_or(|end| opens < end)) else {
            continue;
        };
        let empty = rest[opens].ends_with("{}").then_some(opens);
        let Some(end) = empty.or_else(|| rest.iter().position(|each| *each == close)) else {
            continue;
        };
        let signature = rest[..=opens].join(" ");
        let opened = parameters(&signature).iter().map(|kind| opened(kind)).sum();
        found.push(Function { name, lines: end + 1, opened });
    }
    found
}

fn function_name(line: &str) -> Option<String> {
    let line = line.trim_start();
    let (before, after) = line.split_once("fn ")?;
    let words = ["pub", "pub(crate)", "pub(super)", "const"];
    if !before.split_whitespace().all(|word| words.contains(&word)) {
        return None;
    }
    Some(after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

/// Types of the parameters of a signature, the receiver left out.
fn parameters(signature: &str) -> Vec<String> {
    let Some((_, named)) = signature.split_once("fn ") else { return Vec::new() };
    let Some(open) = opening(named) else { return Vec::new() };
    let all = parts(&named[open + 1..]);
    let receiver = |part: &str| {
        part.trim_start_matches(['&', '\'']).split([' ', ':']).any(|word| word == "self")
    };
    all.iter().filter(|part| !receiver(part)).map(|part| kind(part).to_owned()).collect()
}

/// Where the parameters begin: behind the name, and behind what stands in angle brackets.
fn opening(named: &str) -> Option<usize> {
    let mut depth = 0_i32;
    named.replace("->", "  ").find(|letter| {
        depth += i32::from(letter == '<') - i32::from(letter == '>');
        letter == '(' && depth == 0
    })
}

/// What stands between the commas, up to the bracket that closes.
fn parts(inside: &str) -> Vec<String> {
    let (mut depth, mut found) = (0_i32, vec![String::new()]);
    for letter in inside.replace("->", "  ").chars() {
        match letter {
            ')' if depth == 0 => break,
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            _ => {}
        }
        match found.last_mut() {
            Some(part) if letter != ',' || depth > 0 => part.push(letter),
            _ => found.push(String::new()),
        }
    }
    let found = found.iter().map(|part| part.trim().to_owned());
    found.filter(|part| !part.is_empty()).collect()
}

/// The type of a parameter: what follows its pattern.
fn kind(parameter: &str) -> &str {
    let mut depth = 0_i32;
    let colon = parameter.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ':' && depth == 0
    });
    colon.map_or("", |at| &parameter[at + 1..])
}

/// How many things a type holds: those of a tuple, else one.
fn opened(kind: &str) -> usize {
    let mut kind = kind.trim().trim_start_matches('&');
    if kind.starts_with('\'') {
        kind = kind.split_once(' ').map_or(kind, |(_, rest)| rest);
    }
    let kind = kind.trim_start_matches("mut ");
    let Some(inside) = kind.strip_prefix('(') else { return 1 };
    parts(inside).iter().map(|part| opened(part)).sum::<usize>().max(1)
}

#[test]
fn the_reader_of_functions_reads_them() {
    let code = "impl X {\n    fn one(&self, a: u8, f: impl Fn(u8, u8) -> u8) -> u8 {\n        1\n    }\n    \
                fn declared(a: u8);\n}\nfn two(\n    mut self,\n    a: Vec<(u8, u8)>,\n) {\n}\n\
                fn three((a, b): (&str, u8), c: &mut (u8, (u8, X<u8, u8>)), d: ()) {}\n\
                pub(crate) fn four<F: Fn(u8) -> u8>(a: u8, b: u8, c: F) {}\n";
    let seen: Vec<_> =
        functions(code).into_iter().map(|each| (each.name, each.lines, each.opened)).collect();
    let expected = [("one", 3, 2), ("two", 5, 1), ("three", 1, 6), ("four", 1, 3)];
    assert_eq!(seen, expected.map(|(name, lines, opened)| (name.to_owned(), lines, opened)));
}
