//! What of the program's own a folder takes the place of, and what of a folder never speaks.

use crate::model::{Assets, Rule, RuleIx, Topic};

use super::finding::{Finding, Kind};
use super::study::Tally;

/// Files of the program's own that files of the same name took the place of.
pub(super) fn find(assets: &Assets) -> Vec<Finding> {
    let found = assets.local.lost.iter().map(|lost| {
        let name = &assets.regions.get(lost.place).short;
        let text = format!(
            "{} 换掉了自带的同名文件：{name}少了自带的 {} 条。",
            lost.path,
            lost.facts.len()
        );
        let fix =
            "只想添几条、改几条的，文件名加后缀，再在事实里写 replaces；真要整个换掉的，不用改。";
        let about: Vec<&str> = lost.facts.iter().map(String::as_str).collect();
        Finding::new(Kind::Replaced, "", &about).saying(text, fix)
    });
    found.collect()
}

/// A rule that never speaks: with those that say the same thing before it, wherever it holds.
pub(super) fn dead(topic: &Topic, tally: &Tally, rule: RuleIx) -> Finding {
    let met =
        tally.meetings.iter().filter(|((_, second), met)| *second == rule && met.both.is_some());
    let mut before: Vec<RuleIx> = met.map(|((first, _), _)| *first).collect();
    before.sort();
    let stated = topic.rule(rule);
    if let Some(first) = before.iter().map(|ix| topic.rule(*ix)).find(|first| first.local_data)
        && !stated.local_data
    {
        return self::before(topic, first, stated);
    }
    let about = [stated.id.as_str()];
    let text = "没有哪一种答案、哪一对地方会用到这一条。";
    let covers: Vec<&str> = before.iter().map(|ix| topic.rule(*ix).id.as_str()).collect();
    let fix = if covers.is_empty() {
        "核对条件，或者删去；同一件事写在前面的规则可能把它全盖住了。".to_owned()
    } else {
        let fix = format!("同一件事写在前面的 {} 先说了；核对条件，或者删去。", covers.join("、"));
        let way = "要代替自带的那一条，在本机数据的事实里写 replaces = \"它的 id\"。";
        if stated.local_data { fix + way } else { fix }
    };
    Finding::new(Kind::Dead, &topic.id, &about).saying(text, &fix)
}

/// Where a rule of a folder speaks before one of the program's own, which is meant so.
pub(super) fn before(topic: &Topic, folder: &Rule, own: &Rule) -> Finding {
    let text = format!("同一件事，本机资料的 {} 先说，自带的 {} 不说了。", folder.id, own.id);
    let fix = "两条都成立的人，只看到本机资料的。有意这样的，不用改。";
    let about = [folder.id.as_str(), own.id.as_str()];
    Finding::new(Kind::Replaced, &topic.id, &about).saying(text, fix)
}
