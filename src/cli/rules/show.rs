//! `rules show`: everything about a rule, in words.

use chrono::NaiveDate;
use clap::ArgMatches;
use serde::Serialize;

use crate::audit::words;
use crate::cli::call::missing;
use crate::cli::list::{self, List};
use crate::cli::nearest::{meant, nearest};
use crate::cli::stdout;
use crate::diagnostic::{Diagnostic, shown};
use crate::export::Page;
use crate::model::{Assets, Rule, Side, Topic, UNDATED};
use crate::report::words::{level, slot};

/// Prints every rule with the id, whatever its topic.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let id = matches.get_one::<String>("rule").ok_or_else(|| missing("规则的 id"))?;
    let is_json = list::is_json(matches)?;
    let topics = assets.table.topics.iter();
    let rules = topics.flat_map(|topic| topic.rules.iter().map(move |rule| (topic, rule)));
    let rules = rules.filter(|(_, rule)| rule.id == *id);
    let rules: Vec<RuleDoc> = rules.map(|(topic, rule)| RuleDoc::of(assets, topic, rule)).collect();
    if rules.is_empty() {
        return Err(unknown(assets, id));
    }
    if is_json {
        return List::print(assets, rules);
    }
    let mut page = Page::new(stdout::width());
    for rule in &rules {
        page.heading(&rule.id);
        for (label, text) in rule.lines(assets) {
            page.hanging(0, &format!("{label}："), &text);
        }
    }
    stdout::print(page.finish().as_bytes())
}

/// All of a rule, for programs; what it does not have is empty.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RuleDoc {
    pub id: String,
    pub topic: String,
    /// The part of a result it speaks in, in words.
    pub part: &'static str,
    /// What it speaks of; of the rules of one item one speaks at most.
    pub item: String,
    /// Code of the place it is of; none for the whole country.
    pub place: Option<String>,
    /// When it speaks, in words: which end is in that place, and what was answered.
    pub side: Option<&'static str>,
    pub condition: String,
    /// What else is said of it, in words.
    pub marks: Vec<&'static str>,
    /// The first day on which it speaks, and the last.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub title: String,
    pub text: String,
    /// What is said before its first day.
    pub announce: String,
    /// The date of the facts; `undated` where the material has none.
    pub as_of: String,
    /// Weight, in words.
    pub level: &'static str,
    pub sources: Vec<CiteDoc>,
    /// Numbers of the claims about it.
    pub claims: Vec<u16>,
}

/// What a rule rests on, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CiteDoc {
    pub id: String,
    /// Title, number and article.
    pub words: String,
}

impl RuleDoc {
    fn of(assets: &Assets, topic: &Topic, rule: &Rule) -> Self {
        let only = [
            (rule.known, "只在答案已知时说话，不为它去问"),
            (rule.overrides, "先于同一件事后面的规则说话，是有意的"),
            (rule.verify, "只有二手材料，请核对"),
        ];
        let cites = rule.cites.iter().map(|cite| {
            let source = &assets.table.sources[cite.source.at()];
            let words = format!("《{}》{}{}", source.title, source.number, cite.article);
            CiteDoc { id: source.id.clone(), words }
        });
        let claims = assets.table.claims.iter().filter(|claim| claim.touches(&topic.id, &rule.id));
        Self {
            id: rule.id.clone(),
            topic: topic.id.clone(),
            part: slot(rule.body.slot()),
            item: topic.items[rule.item.at()].id.clone(),
            place: rule.place.map(|place| assets.regions.get(place).code.clone()),
            side: rule.place.map(|_| side(rule.side)),
            condition: words::condition(topic, &assets.regions, &rule.when),
            marks: only.into_iter().filter(|(set, _)| *set).map(|(_, text)| text).collect(),
            from: rule.from,
            until: rule.until,
            title: words::phrase(&rule.title),
            text: words::phrase(&rule.text),
            announce: words::phrase(&rule.announce),
            as_of: rule.as_of.clone(),
            level: level(rule.level),
            sources: cites.collect(),
            claims: claims.map(|claim| claim.number).collect(),
        }
    }

    /// The same for people, each part with its label.
    fn lines(&self, assets: &Assets) -> Vec<(&'static str, String)> {
        let topic = assets.table.topics.iter().find(|topic| topic.id == self.topic);
        let topic = topic.map_or("", |topic| topic.title.as_str());
        let place = self.place.as_deref().and_then(|code| assets.regions.by_code(code));
        let place = place.zip(self.side).map_or_else(
            || "全国".to_owned(),
            |(place, side)| format!("{}（{side}）", assets.regions.full_name(place)),
        );
        let mut lines = vec![
            ("主题", format!("{topic}（{}）", self.topic)),
            ("部分", self.part.to_owned()),
            ("说的事", self.item.clone()),
            ("地方", place),
            ("条件", self.condition.clone()),
        ];
        lines.extend(self.marks.iter().map(|mark| ("标记", (*mark).to_owned())));
        lines.extend(self.from.map(|day| ("第一天", day.to_string())));
        lines.extend(self.until.map(|day| ("最后一天", day.to_string())));
        let as_of = if self.as_of == UNDATED { "材料未标日期" } else { &self.as_of };
        let texts = [
            ("标题", self.title.as_str()),
            ("正文", &self.text),
            ("预告", &self.announce),
            ("事实的日期", as_of),
            ("分量", self.level),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        lines.extend(texts.map(|(label, text)| (label, text.to_owned())));
        let cites = self.sources.iter();
        lines.extend(cites.map(|cite| ("依据", format!("{}（{}）", cite.words, cite.id))));
        let claims = assets.table.claims.iter();
        let claims = claims.filter(|claim| self.claims.contains(&claim.number));
        lines.extend(
            claims.map(|claim| ("常见说法", format!("{}　{}", claim.number, claim.wording.text))),
        );
        lines
    }
}

fn unknown(assets: &Assets, id: &str) -> Diagnostic {
    let all = assets.table.topics.iter().flat_map(|topic| &topic.rules);
    let near = nearest(id, all.map(|rule| rule.id.as_str()));
    let hint = meant(&near, "有哪些规则，见 yizhuan rules list");
    Diagnostic::of_call(format!("没有 {} 这条规则", shown(id)), hint)
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Origin => "转出地在这里时",
        Side::Destination => "转入地或参保地在这里时",
        Side::Either => "任意一边在这里时",
        Side::Both => "两边都在这里时",
    }
}
