//! Memory without a past, which this system does not offer.

use std::io;

/// There is no such image here that a program could keep from being written.
pub fn keep_no_memory() -> io::Result<()> {
    Ok(())
}

/// The program cannot take its own place here; it goes on with what it has cleared.
pub fn begin_anew() -> io::Result<()> {
    Ok(())
}
