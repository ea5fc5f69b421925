//! The line under a sentence that says what it rests on, the notices that go with it, and the
//! list of documents.

use super::page::Page;
pub(super) use crate::report::wording::document;
use crate::report::{SourceDoc, Why, words};

/// Such as 「依据 [1] 第二条、[3]；国家文件；规则 transfer-ready」.
pub fn line(sources: &[SourceDoc], why: &Why) -> String {
    if why.rule.is_empty() && why.sources.is_empty() {
        return String::new();
    }
    let cited = why.sources.iter().zip(&why.articles).map(|(id, article)| {
        let number = number(sources, id).map_or_else(|| "?".to_owned(), |at| at.to_string());
        if article.is_empty() { format!("[{number}]") } else { format!("[{number}] {article}") }
    });
    let cited = cited.collect::<Vec<_>>().join("、");
    let cited = Some(cited).filter(|cited| !cited.is_empty());
    let parts: Vec<String> = cited.into_iter().chain(standing(why)).collect();
    format!("依据 {}", parts.join("；"))
}

/// The number of a document in the list.
pub fn number(sources: &[SourceDoc], id: &str) -> Option<usize> {
    sources.iter().position(|source| source.id == id).map(|at| at + 1)
}

/// Weight, place, date and rule of a sentence.
pub fn standing(why: &Why) -> Vec<String> {
    let mut parts = vec![words::level(why.level).to_owned()];
    let place = why.place.as_deref().map(|place| format!("{place}的规定"));
    let dated = why.as_of.as_deref().map(|day| format!("{day} 的信息"));
    parts.extend(place.into_iter().chain(dated));
    parts
        .extend(Some(&why.rule).filter(|rule| !rule.is_empty()).map(|rule| format!("规则 {rule}")));
    parts
}

/// What must be read with the sentence, and whom to ask, one line each.
pub fn notices(why: &Why) -> Vec<String> {
    let notices = why.notices.iter().map(|notice| format!("注意：{notice}"));
    let ask = why.ask.iter().map(|ask| format!("核实：{ask}"));
    notices.chain(ask).collect()
}

/// The documents by number, under a heading of their own.
pub fn documents(page: &mut Page, sources: &[SourceDoc]) {
    if sources.is_empty() {
        return;
    }
    page.heading("依据");
    for (at, source) in sources.iter().enumerate() {
        let mark = format!("[{}] ", at + 1);
        page.hanging(2, &mark, &document(source));
        page.hanging(2 + mark.len(), "网址：", &source.place);
        for notice in &source.notices {
            page.hanging(2 + mark.len(), "注意：", notice);
        }
    }
}
