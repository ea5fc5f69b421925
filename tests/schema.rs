//! The schema of the rule files: every shipped file fits it, and it names no key that nothing takes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value as Json};
use yizhuan::rules::SourceFile;
use yizhuan::rules::keys::FILES;

use crate::bad_tables;

/// The sort of a rule file.
fn sort(path: &str) -> &'static str {
    let of = |name: &&&str| match path.split_once('/') {
        Some(("topics", _)) => **name == "topic",
        Some((folder, _)) => **name == folder,
        None => path.strip_suffix(".toml") == Some(**name),
    };
    FILES.iter().find(of).unwrap_or_else(|| panic!("no schema for {path}"))
}

fn shipped() -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in ["", "topics", "local", "calendar"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
        for entry in path.read_dir().unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|end| end == "toml") {
                let text = std::fs::read_to_string(path.join(&name)).unwrap();
                let path = Path::new(folder).join(&name).to_str().unwrap().replace('\\', "/");
                files.push(SourceFile { path, text });
            }
        }
    }
    files
}

/// A TOML value as editors hand it to a schema: dates are texts.
fn as_json(value: &toml::Value) -> Json {
    match value {
        toml::Value::String(text) => Json::from(text.clone()),
        toml::Value::Integer(number) => Json::from(*number),
        toml::Value::Boolean(flag) => Json::from(*flag),
        toml::Value::Array(list) => list.iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Json::Object(table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect())
        }
        other => Json::from(other.to_string()),
    }
}

/// A check of the words that our schemas use; it notes the keys that were met, table by table.
struct Checker {
    definitions: Map<String, Json>,
    met: BTreeSet<(String, String)>,
}

impl Checker {
    fn check(&mut self, schema: &Json, value: &Json, place: &str) -> Result<(), String> {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap().to_owned();
            let definition = self.definitions[&name].clone();
            for (key, _) in value.as_object().into_iter().flatten() {
                self.met.insert((name.clone(), key.clone()));
            }
            return self.check(&definition, value, place);
        }
        for each in schema["allOf"].as_array().into_iter().flatten() {
            self.check(each, value, place)?;
        }
        if let Some(any) = schema["anyOf"].as_array() {
            let found: Vec<_> = any.iter().map(|each| self.check(each, value, place)).collect();
            if found.iter().all(Result::is_err) {
                return Err(found
                    .into_iter()
                    .filter_map(Result::err)
                    .collect::<Vec<_>>()
                    .join("; "));
            }
        }
        fits_kind(schema, value, place)?;
        if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
            return Err(format!("{place}: {value} is not on the list"));
        }
        for (at, each) in value.as_array().into_iter().flatten().enumerate() {
            self.check(&schema["items"], each, &format!("{place}[{at}]"))?;
        }
        self.object(schema, value, place)
    }

    fn object(&mut self, schema: &Json, value: &Json, place: &str) -> Result<(), String> {
        let (Some(value), Some(_)) = (value.as_object(), schema.get("type")) else { return Ok(()) };
        for key in schema["required"].as_array().into_iter().flatten() {
            if !value.contains_key(key.as_str().unwrap()) {
                return Err(format!("{place}: {key} is missing"));
            }
        }
        for (key, inner) in value {
            let place = format!("{place}.{key}");
            match (schema["properties"].get(key), &schema["additionalProperties"]) {
                (Some(known), _) => self.check(known, inner, &place)?,
                (None, Json::Bool(false)) => return Err(format!("{place} is not known")),
                (None, Json::Bool(true) | Json::Null) => {}
                (None, other) => self.check(other, inner, &place)?,
            }
        }
        Ok(())
    }
}

fn fits_kind(schema: &Json, value: &Json, place: &str) -> Result<(), String> {
    let kind = match value {
        Json::String(_) => "string",
        Json::Number(_) => "integer",
        Json::Bool(_) => "boolean",
        Json::Array(_) => "array",
        _ => "object",
    };
    let wanted = &schema["type"];
    let fits = wanted.is_null() || *wanted == kind;
    let one_of = wanted.as_array().is_some_and(|all| all.contains(&Json::from(kind)));
    if fits || one_of { Ok(()) } else { Err(format!("{place}: a {kind}, not {wanted}")) }
}

fn checker(file: &str) -> (Json, Checker) {
    let program = env!("CARGO_BIN_EXE_yizhuan");
    let output = Command::new(program).args(["rules", "schema", file]).output().unwrap();
    let schema: Json = serde_json::from_slice(&output.stdout).unwrap();
    let definitions = schema["definitions"].as_object().unwrap().clone();
    (schema, Checker { definitions, met: BTreeSet::new() })
}

/// Checks every shipped file, and tells which keys they use.
fn fitting() -> BTreeSet<String> {
    let mut checkers: Vec<_> = FILES.iter().map(|file| (*file, checker(file))).collect();
    for file in shipped() {
        let known = checkers.iter_mut().find(|(name, _)| *name == sort(&file.path));
        let (_, (schema, checker)) = known.unwrap();
        let value = as_json(&file.text.parse::<toml::Table>().unwrap().into());
        checker.check(schema, &value, &file.path).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
    let met = checkers.into_iter().flat_map(|(_, (_, checker))| checker.met);
    met.map(|(_, key)| key).collect()
}

#[test]
fn every_shipped_file_fits_its_schema_and_uses_all_of_its_keys() {
    let met = fitting();
    let (_, Checker { definitions, .. }) = checker("local");
    let mut unused = BTreeSet::new();
    for definition in definitions.values() {
        unused.extend(definition["properties"].as_object().unwrap().keys().cloned());
    }
    // What only a folder beside the program's own files may say.
    let of_folders = ["replaces"];
    unused.retain(|key| !met.contains(key) && !of_folders.contains(&key.as_str()));
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_wrong_key_a_missing_one_and_a_wrong_word_do_not_fit() {
    let mut files = bad_tables::good();
    files.retain(|file| file.path == "local/440000.toml");
    let (schema, mut checker) = checker("local");
    for (from, to, wrong) in [
        ("side = \"both\"", "sides = \"both\"", "fact[0].sides is not known"),
        ("side = \"both\"", "side = \"left\"", "fact[0].side: \"left\" is not on the list"),
        ("schemes = [\"employee\"]\n", "", "pool[0]: \"schemes\" is missing"),
        ("from = 2030-01-01", "from = 2030", "pool[0].from: a integer, not \"string\""),
    ] {
        let text = files[0].text.replacen(from, to, 1);
        let value = as_json(&text.parse::<toml::Table>().unwrap().into());
        assert_eq!(checker.check(&schema, &value, "file"), Err(format!("file.{wrong}")));
    }
}
