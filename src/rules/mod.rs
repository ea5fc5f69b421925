//! From embedded files to checked assets.

use crate::model::{Assets, Meta};

/// What is shown about the data; costs nothing.
pub fn meta() -> &'static Meta {
    unimplemented!()
}

/// The embedded data, decoded at the first call.
pub fn embedded() -> &'static Assets {
    unimplemented!()
}
