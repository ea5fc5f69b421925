//! Helpers of several tests: the guided screens without a terminal, and the program in one.

pub mod checked;
pub mod crowd;
pub mod dice;
pub mod driver;
pub mod folder;
pub mod pixels;
pub mod places;
#[cfg(unix)]
pub mod pty;
pub mod random;
pub mod results;
pub mod svg;
