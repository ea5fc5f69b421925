//! Wordings for the ear alone.

/// What is written and how it is said, line by line.
pub static SPOKEN: &str = include_str!("../../../assets/spoken.tsv");
