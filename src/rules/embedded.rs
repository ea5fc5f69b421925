//! Checked assets as compact bytes, as the build stores them.

use crate::model::{Assets, Meta};

/// Packs assets: first the part that is shown at once, then the rest.
pub fn encode(assets: &Assets) -> Result<(Vec<u8>, Vec<u8>), postcard::Error> {
    Ok((postcard::to_stdvec(&assets.meta)?, postcard::to_stdvec(assets)?))
}

/// Unpacks what is shown about the data.
pub fn decode_meta(bytes: &[u8]) -> Result<Meta, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// Unpacks everything.
pub fn decode(bytes: &[u8]) -> Result<Assets, postcard::Error> {
    postcard::from_bytes(bytes)
}
