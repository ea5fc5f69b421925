//! The guided screens: what is shown, and what keys do.

mod bytes;
mod code;
pub mod keys;
mod kiosk;
mod pictures;
mod plan;
mod rounds;
mod since;
mod sizes;
mod take;
