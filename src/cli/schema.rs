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
    /// The schema.
    #[serde(skip)]
    text: &'static str,
}

/// Every shape. The files are written from the types themselves by a test of this module.
pub(crate) const SHAPES: &[Shape] = &[
    Shape {
        name: "plan",
        about: "办理方案：plan --format json",
        text: include_str!("../../docs/schema/plan.json"),
    },
    Shape {
        name: "topic",
        about: "相关问题的答案：topic 主题 --format json",
        text: include_str!("../../docs/schema/topic.json"),
    },
    Shape {
        name: "claims",
        about: "常见说法：topic claims --format json",
        text: include_str!("../../docs/schema/claims.json"),
    },
    Shape {
        name: "place",
        about: "一个地方的情况：places 地方 --format json",
        text: include_str!("../../docs/schema/place.json"),
    },
    Shape {
        name: "places",
        about: "各地有多少信息：places --format json",
        text: include_str!("../../docs/schema/places.json"),
    },
    Shape {
        name: "open",
        about: "打开的进度文件：变化和结果：open --format json",
        text: include_str!("../../docs/schema/open.json"),
    },
    Shape {
        name: "batch",
        about: "一次算很多行：每行一个对象：batch",
        text: include_str!("../../docs/schema/batch.json"),
    },
    Shape {
        name: "compare",
        about: "compare --format json：并排比的方案",
        text: include_str!("../../docs/schema/compare.json"),
    },
    Shape {
        name: "search",
        about: "search --format json：按平常说的话找到的",
        text: include_str!("../../docs/schema/search.json"),
    },
    Shape {
        name: "regions",
        about: "地方的代码和名称：regions --format json",
        text: include_str!("../../docs/schema/regions.json"),
    },
    Shape {
        name: "topics",
        about: "主题和它们的问题：topic --format json",
        text: include_str!("../../docs/schema/topics.json"),
    },
    Shape {
        name: "workdays",
        about: "数工作日：workdays --format json",
        text: include_str!("../../docs/schema/workdays.json"),
    },
    Shape {
        name: "rules-list",
        about: "规则：rules list --format json",
        text: include_str!("../../docs/schema/rules-list.json"),
    },
    Shape {
        name: "rules-sources",
        about: "依据的文件：rules sources --format json",
        text: include_str!("../../docs/schema/rules-sources.json"),
    },
    Shape {
        name: "rules-check",
        about: "规则表的检查结果：rules check --format json",
        text: include_str!("../../docs/schema/rules-check.json"),
    },
    Shape {
        name: "rules-diff",
        about: "两份规则数据的不同：rules diff --format json",
        text: include_str!("../../docs/schema/rules-diff.json"),
    },
    Shape {
        name: "schemas",
        about: "schema --format json：这些形状",
        text: include_str!("../../docs/schema/schemas.json"),
    },
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
    stdout::print(shape.text.as_bytes())
}

fn in_words() -> Result<(), Diagnostic> {
    let mut page = Page::new(stdout::width());
    for shape in SHAPES {
        page.hanging(0, &format!("{:<15}", shape.name), shape.about);
    }
    stdout::print(page.finish().as_bytes())
}
