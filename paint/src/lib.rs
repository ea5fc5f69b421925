//! The paint of the screens: letters in the cells of a picture, and the bytes that show it in a terminal.
//!
//! Knows nothing of what is shown. All of it runs at every key, so it is built for speed; the program
//! above it, the package `yizhuan`, is built for size.

mod ink;
mod letters;
pub mod painter;
pub mod picture;

use yizhuan_core::text;
