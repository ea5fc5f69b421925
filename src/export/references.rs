//! The line under a sentence that says what it rests on, and the notices that go with it.

use crate::report::{SourceDoc, Why, words};

/// Such as 「依据 [1] 第二条、[3]；国家文件；规则 transfer-ready」.
pub fn line(sources: &[SourceDoc], why: &Why) -> String {
    if why.rule.is_empty() && why.sources.is_empty() {
        return String::new();
    }
    let cited = why.sources.iter().zip(&why.articles).map(|(id, article)| {
        let number = sources.iter().position(|source| source.id == *id);
        let number = number.map_or_else(|| "?".to_owned(), |at| (at + 1).to_string());
        if article.is_empty() { format!("[{number}]") } else { format!("[{number}] {article}") }
    });
    let mut parts = vec![cited.collect::<Vec<_>>().join("、"), words::level(why.level).to_owned()];
    let place = why.place.as_deref().map(|place| format!("{place}的规定"));
    let dated = why.as_of.as_deref().map(|day| format!("{day} 的信息"));
    parts.extend(place.into_iter().chain(dated));
    let rule = Some(&why.rule).filter(|rule| !rule.is_empty());
    parts.extend(rule.map(|rule| format!("规则 {rule}")));
    parts.retain(|part| !part.is_empty());
    format!("依据 {}", parts.join("；"))
}

/// What must be read with the sentence, and whom to ask, one line each.
pub fn notices(why: &Why) -> Vec<String> {
    let notices = why.notices.iter().map(|notice| format!("注意：{notice}"));
    let ask = why.ask.iter().map(|ask| format!("核实：{ask}"));
    notices.chain(ask).collect()
}
