//! A topic by name.

use serde::Serialize;

use crate::model::{Topic, TopicHead};

/// A topic by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TopicDoc {
    /// Name in files and for programs.
    pub id: String,
    /// As people read it.
    pub title: String,
}

impl TopicDoc {
    pub(super) fn of(topic: &Topic) -> Self {
        Self { id: topic.id.clone(), title: topic.title.clone() }
    }

    /// A topic of which nothing else is needed.
    pub(super) fn named(topic: &TopicHead) -> Self {
        Self { id: topic.id.clone(), title: topic.title.clone() }
    }
}
