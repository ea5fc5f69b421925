//! `rules schema`: the keys of the rule files as JSON Schema, for editors that complete.

mod lists;

use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

use self::lists::Lists;
use crate::answers::Given;
use crate::cli::call::failed;
use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::rules::keys::{FILES, Key, KeyTable, tables};

/// The key by which a rule says what another one says, whatever it must say otherwise.
const LIKE: &str = "like";

/// Prints the schema of one sort of files.
pub(super) fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let file = matches.get_one::<String>("file").map_or("local", String::as_str);
    if !FILES.contains(&file) {
        return Err(Given::new("文件的种类", file).not_one_of(&FILES));
    }
    let target = Target::of(matches)?;
    let text = serde_json::to_string_pretty(&schema(assets, file));
    target.write((text.map_err(|error| failed(error.to_string()))? + "\n").as_bytes())
}

/// The schema of one sort of files; words that the table knows are listed in it.
fn schema(assets: &Assets, file: &str) -> Json {
    // A topic makes questions of its own, which its conditions may name.
    let writer = Writer { lists: Lists::new(assets), free: file == "topic" };
    let tables: Map<String, Json> =
        tables().iter().map(|table| (table.name.to_owned(), writer.object(table))).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("yizhuan: {file}"),
        "$ref": format!("#/definitions/{file}"),
        "definitions": tables,
    })
}

struct Writer {
    lists: Lists,
    free: bool,
}

impl Writer {
    fn object(&self, table: &KeyTable) -> Json {
        let keys = table.all();
        let needed: Vec<&str> = keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        let properties: Map<String, Json> =
            keys.iter().map(|key| (key.name.to_owned(), self.property(key))).collect();
        let whole = json!({ "type": "object", "required": needed });
        let mut object = if properties.contains_key(LIKE) {
            json!({ "anyOf": [whole, { "type": "object", "required": ["id", LIKE] }] })
        } else {
            whole
        };
        object["type"] = json!("object");
        object["properties"] = json!(properties);
        object["additionalProperties"] = json!(false);
        object
    }

    fn property(&self, key: &Key) -> Json {
        let mut kind = self.kind(key.kind);
        kind["description"] = json!(key.about);
        kind
    }

    fn kind(&self, kind: &str) -> Json {
        match kind {
            "text" => json!({ "type": "string" }),
            "texts" => one_or_more(&json!({ "type": "string" })),
            "flag" => json!({ "type": "boolean" }),
            "number" => json!({ "type": "integer", "minimum": 0 }),
            "date" => json!({ "type": "string", "format": "date" }),
            "numbers" => {
                json!({ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 } })
            }
            "when" => self.condition(),
            "topics" => self.topics(),
            "years" => json!({ "type": ["integer", "object"] }),
            "any" => json!({ "type": ["string", "object"] }),
            _ => self.named(kind),
        }
    }

    /// Kinds that name a list or a table.
    fn named(&self, kind: &str) -> Json {
        let (mark, name) = kind.split_at(1);
        let one = name.trim_end_matches('+');
        let word = || json!({ "type": "string", "enum": self.lists.words(one) });
        let hint = || json!({ "type": "string", "examples": self.lists.words(one) });
        let table = || json!({ "$ref": format!("#/definitions/{name}") });
        let item = match mark {
            "=" => word(),
            "~" => hint(),
            "*" => return json!({ "type": "array", "items": table() }),
            "%" => return json!({ "type": "object", "additionalProperties": table() }),
            // A description beside a reference would be passed over.
            _ => return json!({ "allOf": [table()] }),
        };
        if one == name { item } else { one_or_more(&item) }
    }

    /// A test of each question and fact; its value depends on the question.
    fn condition(&self) -> Json {
        let names = self.lists.words("tested");
        let test = json!({ "type": ["string", "array", "integer", "object"] });
        let properties: Map<String, Json> =
            names.into_iter().map(|name| (name, test.clone())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": self.free })
    }

    /// Ids of topics, or what is said in each.
    fn topics(&self) -> Json {
        let speech = json!({ "$ref": "#/definitions/speech" });
        let said = json!({ "anyOf": [speech, { "type": "array", "items": speech }] });
        let topics = self.lists.words("topic");
        let each: Map<String, Json> =
            topics.iter().map(|topic| (topic.clone(), said.clone())).collect();
        let word = json!({ "type": "string", "enum": topics });
        let told = json!({ "type": "object", "properties": each, "additionalProperties": false });
        json!({ "anyOf": [word, { "type": "array", "items": word }, told] })
    }
}

fn one_or_more(item: &Json) -> Json {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}
