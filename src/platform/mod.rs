//! The part that differs from system to system: keys and signals, printing apart, files, consoles. Nothing else asks which it is.

mod rights;
mod said;
#[cfg(unix)]
mod unix;
mod waited;
#[cfg(windows)]
mod windows;

pub use said::said;
#[cfg(unix)]
pub use unix::*;
pub use waited::{Hold, Waited};
#[cfg(windows)]
pub use windows::*;
