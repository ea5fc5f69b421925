//! What people are told, as wrapped text.

use super::Text;
use crate::export::Page;
use crate::report::{ClaimDoc, ClaimsDoc, SourceDoc, words};

/// What stands under claims.
pub const FOOT: &str = "这些说法由离线程序按公开文件核对，不是经办机构的答复。拿不准请拨打 12393。";

/// Before claims that are only near to what was asked.
pub const NEAREST: &str = "没有完全对上的，最接近的是：";
/// In place of claims.
pub const NOT_FOUND: &str = "没有找到这种说法。换个词再查，或者问 12393。";

/// More claims than these are listed without what is right.
pub const IN_FULL: usize = 5;

/// Writes claims in lines of at most `width` cells.
pub fn claims(claims: &ClaimsDoc, width: usize) -> String {
    let listed: &[SourceDoc] = if claims.claims.len() > IN_FULL { &[] } else { &claims.sources };
    let mut text = Text { sources: listed, page: Page::new(width) };
    text.page.heading(&claims.topic.title);
    if claims.near {
        text.page.paragraph(2, NEAREST);
    }
    for claim in &claims.claims {
        text.claim(claim, claims.claims.len() <= IN_FULL);
    }
    text.nothing(claims.claims.is_empty(), NOT_FOUND);
    text.documents();
    text.page.blank();
    if claims.claims.len() > IN_FULL {
        text.page.paragraph(2, "看哪一条，写上编号，如 yizhuan topic claims --claim 8。");
    }
    text.page.paragraph(2, &dates(claims));
    text.page.paragraph(2, FOOT);
    text.page.finish()
}

/// The day of the claims, and of their data.
pub fn dates(claims: &ClaimsDoc) -> String {
    let data = &claims.data;
    format!("{}。规则数据 {}，最后核对 {}。", claims.today, data.version, data.checked)
}

impl Text<'_> {
    /// A claim, alone or with what is right.
    fn claim(&mut self, claim: &ClaimDoc, full: bool) {
        let mark = format!("{:>2}. ", claim.id);
        let verdict = words::claim(claim.verdict);
        self.page.hanging(2, &mark, &format!("{}（{verdict}）", claim.said));
        if full {
            self.said(2 + mark.len(), "", (&claim.text, &claim.why));
        }
    }
}
