//! From where to where a result leads, by the full names of both places.

use super::Writer;
use crate::model::{Outcome, Roles, Topic};

impl Writer<'_> {
    /// Such as 「四川省成都市 转到 广西壮族自治区南宁市」, and 「四川省成都市以内」; none unless both are known.
    pub(super) fn route(&self) -> Option<String> {
        let roles = self.topic.roles;
        let regions = &self.context.assets.regions;
        let [from, to] = [self.place(roles.origin)?, self.place(roles.destination)?];
        if from == to {
            return Some(format!("{}以内", regions.full_name(from)));
        }
        let joint = joint(self.topic, self.outcome);
        Some(format!("{} {joint} {}", regions.full_name(from), regions.full_name(to)))
    }

    /// Those of both places that are known, in few letters: 「成都」, 「南宁」.
    pub(super) fn ends(&self) -> Vec<String> {
        let Roles { origin, destination, .. } = self.topic.roles;
        let regions = &self.context.assets.regions;
        let known = [origin, destination].into_iter().filter_map(|asked| self.place(asked));
        known.map(|place| regions.get(place).short.clone()).collect()
    }
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
