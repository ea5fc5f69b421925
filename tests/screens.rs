//! The guided screens: what is shown, and what keys do.

mod bytes;
pub mod keys;
mod kiosk;
mod pictures;
mod plan;
mod rounds;
mod sizes;
