//! The ways out of the program that every front end shares: files, printers, the clipboard.

pub mod file;
pub mod printer;
