//! What each system does in its own way: keys and signals, printing apart, files, consoles. Nothing else asks which it is.

mod rights;
#[cfg(unix)]
mod unix;
mod waited;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::*;
pub use waited::{Hold, Waited};
#[cfg(windows)]
pub use windows::*;
