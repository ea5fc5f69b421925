//! Lists on standard output: columns for people, or one JSON object.

use clap::{Arg, ArgMatches};
use serde::Serialize;

use super::call::failed;
use super::flags::valued;
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::report::DataDoc;

/// The formats of a list, the usual one first.
pub(crate) const FORMATS: [&str; 2] = ["text", "json"];

/// The flag with the format.
pub fn format() -> Arg {
    valued("format", "格式")
        .help("输出格式：text（给人看的文字）；json（给程序读的一个对象）；不写是 text")
}

/// Whether the list is for programs.
pub(crate) fn is_json(matches: &ArgMatches) -> Result<bool, Diagnostic> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    if FORMATS.contains(&format) {
        Ok(format == "json")
    } else {
        Err(Given::new("--format", format).not_one_of(&FORMATS))
    }
}

/// A list for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct List<T> {
    /// Version of this shape.
    pub schema: u8,
    /// About the rule table.
    pub data: DataDoc,
    /// What was asked for.
    pub items: Vec<T>,
}

impl<T: Serialize> List<T> {
    /// Prints it as JSON.
    pub fn print(assets: &Assets, items: Vec<T>) -> Result<(), Diagnostic> {
        print(&Self { schema: 1, data: DataDoc::of(assets), items })
    }
}

/// Prints one JSON object.
pub fn print(object: &impl Serialize) -> Result<(), Diagnostic> {
    let text = serde_json::to_string_pretty(object).map_err(|error| failed(error.to_string()))?;
    stdout::print((text + "\n").as_bytes())
}
