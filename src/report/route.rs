//! From where to where a result leads, by the full names of both places.

use super::Writer;
use crate::model::{Outcome, Roles, Topic};

impl Writer<'_> {
    /// Such as 「四川省成都市 转到 广西壮族自治区南宁市」; within one place its name alone; none
    /// unless both are known.
    pub(super) fn route(&self) -> Option<String> {
        let roles = self.topic.roles;
        let regions = &self.context.assets.regions;
        let name = |question| Some(regions.full_name(self.place(question)?));
        let [from, to] = [name(roles.origin)?, name(roles.destination)?];
        Some(between(from, joint(self.topic, self.outcome), &to))
    }

    /// Those of both places that are known, in few letters: 「成都」, 「南宁」; within one place it alone.
    pub(super) fn ends(&self) -> Vec<String> {
        let Roles { origin, destination, .. } = self.topic.roles;
        let regions = &self.context.assets.regions;
        let known = [origin, destination].into_iter().filter_map(|asked| self.place(asked));
        let mut ends: Vec<String> = known.map(|place| regions.get(place).short.clone()).collect();
        ends.dedup();
        ends
    }
}

/// From one place to another; within one place it is named once.
pub(crate) fn between(from: String, joint: &str, to: &str) -> String {
    if from == to { from } else { format!("{from} {joint} {to}") }
}

/// What stands between two places: a scheme is moved only where one is left, and not by a plan that
/// moves nothing.
pub(crate) fn joint(topic: &Topic, outcome: &Outcome) -> &'static str {
    let moves = !topic.is_plan() || outcome.plan.verdict.moves();
    if topic.roles.from_scheme.is_some() && moves { "转到" } else { "到" }
}

/// A heading with the route behind it, where there is one.
pub(crate) fn headed(name: &str, route: Option<&str>) -> String {
    match route {
        Some(route) => format!("{name}：{route}"),
        None => name.to_owned(),
    }
}
