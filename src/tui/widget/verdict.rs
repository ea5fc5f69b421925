//! Sign of a verdict: no two kinds differ by colour alone.

use crate::model::VerdictCode;
use crate::text::Glyphs;
use crate::tui::theme::Role;

pub(crate) fn sign(glyphs: Glyphs, code: VerdictCode) -> (&'static str, Role) {
    match code {
        VerdictCode::Ready
        | VerdictCode::Automatic
        | VerdictCode::NotNeeded
        | VerdictCode::UnderWay
        | VerdictCode::Done => (glyphs.yes, Role::Good),
        VerdictCode::NotTransferable | VerdictCode::FixFirst | VerdictCode::Overdue => {
            (glyphs.no, Role::Bad)
        }
        VerdictCode::NextYear => ("!", Role::Warn),
        VerdictCode::CheckFirst | VerdictCode::Undated => ("?", Role::Warn),
    }
}
