//! The part that differs from system to system: keys and signals, printing apart, files, consoles. Nothing else asks which it is.

mod failure;
mod rights;
#[cfg(unix)]
mod unix;
mod waited;
#[cfg(windows)]
mod windows;

pub use failure::in_chinese;
#[cfg(unix)]
pub use unix::*;
pub use waited::{Hold, Waited};
#[cfg(windows)]
pub use windows::*;
