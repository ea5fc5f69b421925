//! `yizhuan schema`: JSON Schemas of what is printed for other programs.

#[cfg(test)]
mod tests;

use clap::ArgMatches;
use serde::Serialize;

use super::list::{self, List};
use super::nearest::{meant, nearest};
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::export::Page;
use crate::model::Assets;

/// Name of the argument with the shape.
pub(crate) const SHAPE: &str = "shape";

/// A shape that some command prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Shape {
    pub name: &'static str,
    /// The command that prints it, and what it is.
    pub about: &'static str,
}

/// The files of `docs/schema`, name and text in turn, parted by NUL.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schemas.bin"));

/// Every shape. The files are written from the types themselves by a test of this module.
pub(crate) const SHAPES: &[Shape] = &[
    Shape { name: "plan", about: "办理方案：plan --format json" },
    Shape { name: "topic", about: "相关问题的答案：topic 主题 --format json" },
    Shape { name: "claims", about: "常见说法：topic claims --format json" },
    Shape { name: "place", about: "一个地方的情况：places 地方 --format json" },
    Shape { name: "places", about: "各地有多少信息：places --format json" },
    Shape { name: "open", about: "打开的进度文件：变化和结果：open --format json" },
    Shape { name: "batch", about: "一次算很多行：每行一个对象：batch" },
    Shape { name: "compare", about: "compare --format json：并排比的方案" },
    Shape { name: "search", about: "search --format json：按平常说的话找到的" },
    Shape { name: "regions", about: "地方的代码和名称：regions --format json" },
    Shape { name: "topics", about: "主题和它们的问题：topic --format json" },
    Shape { name: "workdays", about: "数工作日：workdays --format json" },
    Shape { name: "rules-list", about: "规则：rules list --format json" },
    Shape { name: "rules-show", about: "一条规则的全部内容：rules show --format json" },
    Shape { name: "rules-trace", about: "看过的规则：rules trace --format json" },
    Shape { name: "rules-sources", about: "依据的文件：rules sources --format json" },
    Shape { name: "rules-check", about: "规则表的检查结果：rules check --format json" },
    Shape { name: "rules-diff", about: "两份规则数据的不同：rules diff --format json" },
    Shape { name: "rules-coverage", about: "用例和规则：rules coverage --format json" },
    Shape { name: "rules-todo", about: "要再核对的：rules todo --format json" },
    Shape {
        name: "data-status", about: "在用的数据和信任的钥匙：data status --format json"
    },
    Shape { name: "schemas", about: "schema --format json：这些形状" },
];

/// Prints the schema of a shape, or the list of shapes.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let is_json = list::is_json(matches)?;
    let Some(name) = matches.get_one::<String>(SHAPE) else {
        return if is_json { List::print(assets, SHAPES.iter().collect()) } else { in_words() };
    };
    let found = SHAPES.iter().find(|shape| shape.name == name);
    let shape = found.ok_or_else(|| {
        let near = nearest(name, SHAPES.iter().map(|shape| shape.name));
        Given::new("schema", name).wrong(meant(&near, "有哪些，见 yizhuan schema"))
    })?;
    stdout::print(text(shape.name).as_bytes())
}

/// The schema of a shape.
fn text(name: &str) -> String {
    let all = miniz_oxide::inflate::decompress_to_vec(PACKED).expect("the build packed it");
    let all = String::from_utf8_lossy(&all);
    let mut parts = all.split('\0');
    parts.by_ref().find(|part| *part == name);
    parts.next().unwrap_or_default().to_owned()
}

fn in_words() -> Result<(), Diagnostic> {
    let mut page = Page::new(stdout::width());
    for shape in SHAPES {
        page.hanging(0, &format!("{:<15}", shape.name), shape.about);
    }
    stdout::print(page.finish().as_bytes())
}
