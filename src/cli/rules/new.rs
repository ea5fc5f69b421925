//! `rules new`: a file for the rules of a place, with everything that it may say explained.

use std::fmt::Write as _;
use std::path::Path;

use clap::ArgMatches;

use crate::audit::words;
use crate::cli::data::SUFFIX;
use crate::cli::target::Target;
use crate::cli::{clock, stdout};
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Item, Topic};
use crate::regions::RegionIx;
use crate::report::words::slot;

pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let place = super::place(assets, matches)?;
    let target = Target::of(matches)?;
    let region = place.map(|place| assets.regions.get(place));
    let (name, code) = region.map_or(("", ""), |region| (&region.name, &region.code));
    let own = built_in(code);
    let mut out = head(name, code);
    out += &place.map_or_else(String::new, |place| file_name(assets, place, own.is_some()));
    if let (Some(own), Target::File(path, _)) = (&own, &target)
        && path.file_name() == Path::new(own).file_name()
    {
        stdout::warn(&format!(
            "自带的数据里已经有 {own}。用同一个名字，会把它整个换掉；只想添几条的，文件名写 {code}-{SUFFIX}.toml。"
        ));
    }
    out += "#\n# about 说的是哪方面：\n";
    for aspect in &assets.table.aspects {
        let _ = writeln!(out, "#   {}：{}", aspect.id, aspect.title);
    }
    for topic in &assets.table.topics {
        out += &overridable(topic);
    }
    target.write(out.as_bytes())
}

/// The file of the program's own that a place has, if it has one.
fn built_in(code: &str) -> Option<String> {
    let path = format!("local/{code}.toml");
    crate::rules::texts().into_iter().map(|file| file.path).find(|own| *own == path)
}

/// Under which name the file is stored, and what is known of the place already.
fn file_name(assets: &Assets, place: RegionIx, is_there: bool) -> String {
    let code = &assets.regions.get(place).code;
    if !is_there {
        return format!("#\n# 文件名：local/{code}.toml\n");
    }
    let mut out = format!(
        "#
# 文件名：local/{code}-{SUFFIX}.toml
# 不要用 {code}.toml：自带的数据里已经有这个文件，同名的会把它整个换掉。
# 有后缀的和自带的一起用，同一件事这里先说。自带的已经有下面这些；要换掉哪一条，在事实里写
#   replaces = \"它的 id\"
"
    );
    for topic in &assets.table.topics {
        for rule in topic.rules.iter().filter(|rule| rule.place == Some(place) && !rule.local_data)
        {
            let about = rule.about.iter().map(|ix| assets.table.aspects[ix.at()].id.as_str());
            let about: Vec<&str> = about.collect();
            let _ = writeln!(out, "#   {}  # {}，{}", rule.id, topic.title, about.join("、"));
        }
    }
    out
}

/// How a fact is written.
fn head(name: &str, code: &str) -> String {
    let today = clock::now();
    format!(
        "# {name}（{code}）
# 只写和全国、本省不同的地方。去掉行首的 # 才算写了；没有写的，照自带的说：先是本地、本省的，再是全国的。
# 依据写在同一个文件夹的 sources.toml：
#
#   [[source]]
#   id = \"local-{code}\"
#   title = \"文件的标题\"
#   issuer = \"{name}医疗保障局\"
#   issued = \"2026-01-01\"
#   checked = {today}
#   level = \"city\"
#
# 一个事实写一次：
#
#   [[fact]]
#   about = [\"wait_employee\"]
#   text = \"在{name}断缴超过 3 个月的，要等 {{months}} 个月。\"
#   waiting = {{ months = 6 }}
#   sources = [\"local-{code}\"]
#
#   [[fact]]
#   about = [\"wait_resident\"]
#   text = \"在{name}断保的，等 {{months}} 个月，每断 1 年加 1 个月。\"
#   waiting = {{ months = 3, missed = \"missed_years\" }}
#   sources = [\"local-{code}\"]
#
# 写了 waiting 的，在方案里代替全国的等待期；没有写的，只在「注意」里说一句。
# 补缴一年少等一个月的，waiting 里加 repaid = \"repaid_years\"；断 4 年起不少于 6 个月的，加 floor_from = 4, floor = 6。
# 能不能补缴：backpay = \"may_ask\" 可以问，\"no_national_rule\" 全国没有规定、问当地，\"not_needed\" 不用补缴。
# 格式的全部说明：yizhuan rules format
#
# 只和另一个地方之间有的规定，加上 side = \"either\" 和 with = [\"500000\"]（对方的代码）。
"
    )
}

/// The statements of a topic that a place may make instead of the nation.
fn overridable(topic: &Topic) -> String {
    let mut out = format!(
        "#\n# 「{}」里可以改写的，in = \"{}\"，part 和 item 照抄：\n",
        topic.title, topic.id
    );
    for item in topic.items.iter().filter(|item| !item.national.is_empty()) {
        let _ = writeln!(out, "#   part = \"{}\"  {}", item.slot.code(), named(topic, item));
    }
    out
}

fn named(topic: &Topic, item: &Item) -> String {
    let rule = topic.rule(item.national[0]);
    let title = if rule.title.is_empty() { &rule.text } else { &rule.title };
    let title = words::phrase(title);
    // The account and the gap are one statement each.
    if item.id == item.slot.code() {
        return format!("# {}", slot(item.slot));
    }
    format!("item = \"{}\"  # {title}", item.id)
}
