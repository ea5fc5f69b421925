//! Working days, and which days are not published yet.

mod month;

pub use month::Month;

use serde::{Deserialize, Serialize};

/// The announced holidays and make-up workdays, year by year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {}
