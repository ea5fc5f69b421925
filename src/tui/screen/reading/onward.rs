//! Topics that a result leads on to.

use crate::report::TopicDoc;
use crate::tui::widget::blocks::Target;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::Sheet;

pub(super) fn is_topic(target: Target) -> bool {
    matches!(target, Target::Topic(_))
}

/// The topics that lines of a sheet lead to, in their order.
pub(super) fn topics<'t>(sheet: &Sheet<Target<'t>>) -> impl Iterator<Item = &'t TopicDoc> {
    sheet.columns.iter().flat_map(Rows::targets).filter_map(|target| match target {
        Target::Topic(topic) => Some(topic),
        Target::Line(_) => None,
    })
}
