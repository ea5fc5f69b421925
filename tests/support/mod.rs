//! What several tests need: the guided screens without a terminal, driven by keys.

pub mod person;
