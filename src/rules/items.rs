//! The statements that the rules of a topic compete for.

use crate::model::{ItemIx, Slot};

/// Items of a topic, each made at its first mention.
#[derive(Default)]
pub struct Items {
    /// The items.
    pub list: Vec<crate::model::Item>,
}

impl Items {
    /// The item with this name in this slot; made if it is new.
    pub fn named(&mut self, slot: Slot, id: &str) -> ItemIx {
        self.find(slot, id).unwrap_or_else(|| {
            self.list.push(crate::model::Item {
                id: id.to_owned(),
                slot,
                national: Vec::new(),
                verdict: None,
            });
            ItemIx((self.list.len() - 1) as u16)
        })
    }

    /// The item with this name in this slot.
    pub fn find(&self, slot: Slot, id: &str) -> Option<ItemIx> {
        let at = self.list.iter().position(|item| item.slot == slot && item.id == id)?;
        Some(ItemIx(at as u16))
    }
}
