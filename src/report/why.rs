//! Why a sentence stands there: rule, documents, weight, and what must be read with it.

use chrono::NaiveDate;

use crate::engine::Context;
use crate::model::{Cite, Level, Rule, Side, Source, UNDATED};
use crate::regions::RegionIx;

use super::{Why, Writer, words};

/// What a statement of any kind rests on.
pub(super) struct Basis<'a> {
    /// Its weight.
    pub level: Level,
    /// Whether only a secondary page is known.
    pub verify: bool,
    /// Date of the fact.
    pub as_of: &'a str,
    /// Last day in force.
    pub until: Option<NaiveDate>,
    /// Documents.
    pub cites: &'a [Cite],
}

const VERIFY: &str = "本地信息，办理前请核对";
const NO_DATE: &str = "材料未标日期";
const EXPIRED: &str = "文件有效期已过，请核对";
const UNCONFIRMED: &str = "未经证实，只作线索";
const NO_RULE: &str = "没有可引用的规定";

impl Writer<'_> {
    /// The reason of a rule's sentence.
    pub(super) fn why(&self, rule: &Rule) -> Why {
        let (sources, articles) = cited(&rule.cites, self.context);
        Why {
            rule: rule.id.clone(),
            sources,
            level: rule.level,
            articles,
            place: rule.place.map(|ix| self.region(ix).short.clone()),
            as_of: dated(&rule.as_of),
            notices: self.notices(rule),
            ask: rule.place.map(|place| self.ask(place, rule.side)),
        }
    }

    fn notices(&self, rule: &Rule) -> Vec<String> {
        let (level, verify, as_of) = (rule.level, rule.verify, rule.as_of.as_str());
        let basis = Basis { level, verify, as_of, until: rule.until, cites: &rule.cites };
        notices(&basis, self.context)
    }

    /// Whom to ask: the city of the person, not its province, because area codes are a city's.
    fn ask(&self, place: RegionIx, side: Side) -> String {
        let sides: &[&str] = match side {
            Side::Origin => &["origin"],
            Side::Destination | Side::Both => &["destination"],
            Side::Either => &["origin", "destination"],
        };
        let given = sides.iter().filter_map(|question| self.place(question));
        let city = given
            .into_iter()
            .find(|&ix| self.context.assets.regions.within(ix, place))
            .unwrap_or(place);
        format!("可拨打{}医保热线 {} 核实", self.region(city).short, self.hotline(Some(city)))
    }
}

impl Why {
    /// The article of a document that is cited, in brackets, or nothing where it is cited as a
    /// whole; none if it is not cited.
    pub fn article(&self, source: &str) -> Option<String> {
        let at = self.sources.iter().position(|id| id == source)?;
        let article = self.articles.get(at).filter(|article| !article.is_empty());
        Some(article.map_or_else(String::new, |article| format!("（{article}）")))
    }
}

/// Each document once, with all its articles.
pub(super) fn cited(cites: &[Cite], context: &Context) -> (Vec<String>, Vec<String>) {
    let mut sources: Vec<String> = Vec::new();
    let mut articles: Vec<String> = Vec::new();
    for cite in cites {
        let id = &context.assets.table.sources[cite.source.at()].id;
        match sources.iter().position(|known| known == id) {
            Some(at) if !cite.article.is_empty() => {
                let between = if articles[at].is_empty() { "" } else { "、" };
                articles[at] = format!("{}{between}{}", articles[at], cite.article);
            }
            Some(_) => {}
            None => {
                sources.push(id.clone());
                articles.push(cite.article.clone());
            }
        }
    }
    (sources, articles)
}

/// What must be read with a statement.
pub(super) fn notices(basis: &Basis, context: &Context) -> Vec<String> {
    let mut notices = Vec::new();
    if basis.level == Level::Unconfirmed {
        notices.push(UNCONFIRMED.to_owned());
    }
    if basis.verify {
        notices.push(with_date(VERIFY, basis.as_of));
    } else if basis.as_of == UNDATED {
        notices.push(NO_DATE.to_owned());
    }
    if let Some(until) = basis.until.filter(|&until| until < context.today) {
        notices.push(format!("这一条的有效期到 {}", words::day(until)));
    }
    for (at, cite) in basis.cites.iter().enumerate() {
        if basis.cites[..at].iter().any(|earlier| earlier.source == cite.source) {
            continue;
        }
        let source = &context.assets.table.sources[cite.source.at()];
        let validity = validity(source, context.today);
        notices.extend(validity.map(|words| format!("《{}》{words}", source.title)));
    }
    notices
}

/// What the date says about a document; nothing while it is in force.
pub(super) fn validity(source: &Source, today: NaiveDate) -> Option<String> {
    if let Some(last) = source.expired.filter(|&last| last < today) {
        let remark =
            if source.remark.is_empty() { String::new() } else { format!("；{}", source.remark) };
        return Some(format!("{EXPIRED}（有效期到 {}{remark}）", words::day(last)));
    }
    let first = source.in_force.filter(|&first| first > today)?;
    Some(format!("自 {}起施行，现在还没有施行", words::day(first)))
}

/// The date of a fact for people; none where the page carries none.
pub(super) fn dated(as_of: &str) -> Option<String> {
    Some(as_of.to_owned()).filter(|day| !day.is_empty() && day != UNDATED)
}

/// The reason of a neutral sentence where no rule speaks.
pub(super) fn no_rule() -> Why {
    Why {
        rule: String::new(),
        sources: Vec::new(),
        level: Level::Unconfirmed,
        articles: Vec::new(),
        place: None,
        as_of: None,
        notices: vec![NO_RULE.to_owned()],
        ask: None,
    }
}

fn with_date(words: &str, as_of: &str) -> String {
    match as_of {
        "" => words.to_owned(),
        UNDATED => format!("{words}（{NO_DATE}）"),
        day => format!("{words}（{day} 的信息）"),
    }
}
