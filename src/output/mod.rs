//! Output that every front end shares: files and printers.

pub mod file;
pub mod printer;
pub mod settings;
