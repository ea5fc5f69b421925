//! What a sentence rests on, with links to the list of documents, and the list.

use super::sheet::Sheet;
use crate::export::references;
use crate::report::Why;

impl Sheet<'_> {
    /// A sentence and what it rests on.
    pub fn said(&mut self, text: &str, why: &Why) {
        self.line("p", text);
        self.reasons(why);
    }

    /// What must be read with a sentence, and what it rests on.
    pub fn reasons(&mut self, why: &Why) {
        for notice in references::notices(why) {
            self.line("p class=\"notice\"", &notice);
        }
        self.basis(why);
    }

    /// What a sentence rests on, the same words as in the other formats.
    pub fn basis(&mut self, why: &Why) {
        if why.rule.is_empty() && why.sources.is_empty() {
            return;
        }
        self.row("p class=\"basis\"", |sheet| {
            sheet.text("依据 ");
            sheet.cited(why);
            sheet.text(&references::standing(why).join("；"));
        });
    }

    fn cited(&mut self, why: &Why) {
        for (at, (id, article)) in why.sources.iter().zip(&why.articles).enumerate() {
            if at > 0 {
                self.text("、");
            }
            match references::number(self.sources, id) {
                Some(number) => self.inline(&format!("a href=\"#source-{number}\""), |sheet| {
                    sheet.text(&format!("[{number}]"));
                }),
                None => self.text("[?]"),
            }
            if !article.is_empty() {
                self.text(&format!(" {article}"));
            }
        }
        if !why.sources.is_empty() {
            self.text("；");
        }
    }

    /// The documents by number.
    pub fn documents(&mut self) {
        let sources = self.sources;
        if sources.is_empty() {
            return;
        }
        self.section("依据", |sheet| {
            sheet.block("ul class=\"sources\"", |sheet| {
                for (at, source) in sources.iter().enumerate() {
                    let number = at + 1;
                    sheet.block(&format!("li id=\"source-{number}\""), |sheet| {
                        let document = references::document(source);
                        sheet.line("p", &format!("[{number}] {document}"));
                        sheet.labelled("网址：", &source.place);
                        for notice in &source.notices {
                            sheet.line("p class=\"notice\"", &format!("注意：{notice}"));
                        }
                    });
                }
            });
        });
    }
}
