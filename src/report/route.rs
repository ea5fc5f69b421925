//! From where to where a result leads, by the full names of both places.

use super::Writer;

impl Writer<'_> {
    /// Such as 「四川省成都市 转到 广西壮族自治区南宁市」; none unless both are known.
    pub(super) fn route(&self) -> Option<String> {
        let roles = self.topic.roles;
        let regions = &self.context.assets.regions;
        let name = |question| Some(regions.full_name(self.place(question)?));
        Some(format!("{} 转到 {}", name(roles.origin)?, name(roles.destination)?))
    }
}

/// A heading with the route behind it, where there is one.
pub(crate) fn headed(name: &str, route: Option<&str>) -> String {
    match route {
        Some(route) => format!("{name}：{route}"),
        None => name.to_owned(),
    }
}
