//! `rules show`: everything about a rule, in words.

use clap::ArgMatches;

use crate::audit::words;
use crate::cli::call::missing;
use crate::cli::nearest::{meant, nearest};
use crate::cli::stdout;
use crate::diagnostic::{Diagnostic, shown};
use crate::export::Page;
use crate::model::{Assets, Rule, Side, Topic, UNDATED};
use crate::report::words::{level, slot};

/// Prints every rule with the id, whatever its topic.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let id = matches.get_one::<String>("rule").ok_or_else(|| missing("规则的 id"))?;
    let mut page = Page::new(stdout::width());
    let mut found = false;
    for topic in &assets.table.topics {
        for rule in topic.rules.iter().filter(|rule| rule.id == *id) {
            page.heading(&rule.id);
            for (label, text) in about(assets, topic, rule) {
                page.hanging(0, &format!("{label}："), &text);
            }
            found = true;
        }
    }
    if !found {
        return Err(unknown(assets, id));
    }
    stdout::print(page.finish().as_bytes())
}

fn unknown(assets: &Assets, id: &str) -> Diagnostic {
    let all = assets.table.topics.iter().flat_map(|topic| &topic.rules);
    let near = nearest(id, all.map(|rule| rule.id.as_str()));
    let hint = meant(&near, "有哪些规则，见 yizhuan rules list");
    Diagnostic::of_call(format!("没有 {} 这条规则", shown(id)), hint)
}

fn about(assets: &Assets, topic: &Topic, rule: &Rule) -> Vec<(&'static str, String)> {
    let place = rule.place.map_or_else(
        || "全国".to_owned(),
        |place| format!("{}（{}）", assets.regions.full_name(place), side(rule.side)),
    );
    let mut lines = vec![
        ("主题", format!("{}（{}）", topic.title, topic.id)),
        ("部分", slot(rule.body.slot()).to_owned()),
        ("说的事", topic.items[rule.item.at()].id.clone()),
        ("地方", place),
        ("条件", words::condition(topic, &assets.regions, &rule.when)),
    ];
    let only = [
        (rule.known, "只在答案已知时说话，不为它去问"),
        (rule.overrides, "先于同一件事后面的规则说话，是有意的"),
        (rule.verify, "只有二手材料，请核对"),
    ];
    lines.extend(
        only.into_iter().filter(|(set, _)| *set).map(|(_, text)| ("标记", text.to_owned())),
    );
    lines.extend(rule.from.map(|day| ("第一天", day.to_string())));
    lines.extend(rule.until.map(|day| ("最后一天", day.to_string())));
    let as_of = if rule.as_of == UNDATED { "材料未标日期" } else { &rule.as_of };
    let texts = [
        ("标题", words::phrase(&rule.title)),
        ("正文", words::phrase(&rule.text)),
        ("预告", words::phrase(&rule.announce)),
        ("事实的日期", as_of.to_owned()),
        ("分量", level(rule.level).to_owned()),
    ];
    lines.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()));
    lines.extend(rule.cites.iter().map(|cite| {
        let source = &assets.table.sources[cite.source.at()];
        ("依据", format!("《{}》{}{}（{}）", source.title, source.number, cite.article, source.id))
    }));
    let claims = assets.table.claims.iter().filter(|claim| claim.touches(&topic.id, &rule.id));
    lines.extend(
        claims.map(|claim| ("常见说法", format!("{}　{}", claim.number, claim.wording.text))),
    );
    lines
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Origin => "转出地在这里时",
        Side::Destination => "转入地或参保地在这里时",
        Side::Either => "任意一边在这里时",
        Side::Both => "两边都在这里时",
    }
}
