//! The guided screens.

pub mod theme;
