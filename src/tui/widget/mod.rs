//! Pieces that several pages are made of.

pub(crate) mod ahead;
pub(crate) mod aim;
pub(crate) mod answered;
pub(crate) mod ask;
pub(crate) mod axis;
pub(crate) mod bar;
pub(crate) mod basis;
pub(crate) mod blocks;
pub(crate) mod field;
pub(crate) mod invite;
pub(crate) mod menu;
pub(crate) mod pad;
pub(crate) mod paged;
pub(crate) mod pen;
pub(crate) mod place_list;
pub(crate) mod rows;
pub(crate) mod sheet;
pub(crate) mod statement;
mod strip;
pub(crate) mod tabs;
pub(crate) mod timeline;
pub(crate) mod verdict;
