//! Names known while the rules of a topic are read: the rules so far, and what they compete for.

use super::node::Node;
use super::problems::Problems;
use crate::model::{Item, ItemIx, Rule, Slot, Test};
use crate::regions::RegionIx;

/// Rules of a topic read so far, with the items they compete for and what is wrong.
pub struct Rules<'a> {
    /// Id of the topic.
    pub topic: &'a str,
    /// What stands in every condition that says nothing of the verdict.
    pub guard: Guard,
    pub list: Vec<Rule>,
    pub items: Items,
    /// What is wrong with the others.
    pub errors: Problems,
}

/// What conditions that say nothing of the verdict ask of it.
#[derive(Default)]
pub(crate) struct Guard {
    /// In most parts of a result.
    pub any: Option<Test>,
    /// For points in time.
    pub dated: Option<Test>,
    /// For what holds however far an application is.
    pub lasting: Option<Test>,
    /// For the gap, of which a place may speak though nothing moves.
    pub gap: Option<Test>,
}

impl Guard {
    /// The test for rules of a part; `lasts`: about something that an application does not change.
    pub fn of(&self, slot: Slot, lasts: bool) -> Option<&Test> {
        let guard = match slot {
            Slot::Timeline => &self.dated,
            Slot::Gap => &self.gap,
            Slot::Account => &self.lasting,
            Slot::Warning if lasts => &self.lasting,
            _ => &self.any,
        };
        guard.as_ref()
    }
}

/// A rule to be read.
pub(crate) struct Entry<'a, 'b> {
    pub node: &'b Node<'a>,
    /// Part of the result.
    pub slot: Slot,
    /// The place whose rule it is; none for a national one.
    pub place: Option<RegionIx>,
    /// How many rules of this part stand before it in its file.
    pub count: u16,
}

/// Items of a topic, each made at its first mention.
#[derive(Default)]
pub(crate) struct Items {
    pub list: Vec<Item>,
}

impl Items {
    /// The item with this name in this slot; made if it is new.
    pub fn named(&mut self, slot: Slot, id: &str) -> ItemIx {
        self.find(slot, id).unwrap_or_else(|| {
            self.list.push(Item::new(slot, id));
            ItemIx((self.list.len() - 1) as u16)
        })
    }

    /// The item with this name in this slot.
    pub fn find(&self, slot: Slot, id: &str) -> Option<ItemIx> {
        let at = self.list.iter().position(|item| item.slot == slot && item.id == id)?;
        Some(ItemIx(at as u16))
    }
}
