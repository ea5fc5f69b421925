//! Checked assets as compact bytes, as the build stores them.

use super::load::SourceFile;
use crate::model::{Assets, Meta};

/// Packs assets: first the part that is shown at once, then the rest.
pub fn encode(assets: &Assets) -> Result<(Vec<u8>, Vec<u8>), postcard::Error> {
    Ok((postcard::to_stdvec(&assets.meta)?, postcard::to_stdvec(assets)?))
}

/// Unpacks what is shown about the data.
pub(crate) fn decode_meta(bytes: &[u8]) -> Result<Meta, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// Unpacks everything.
pub fn decode(bytes: &'static [u8]) -> Result<Assets, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// Packs the texts that the assets were read from.
pub fn encode_texts(files: &[SourceFile]) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(files)
}

/// Unpacks the texts.
pub(crate) fn decode_texts(bytes: &[u8]) -> Result<Vec<SourceFile>, postcard::Error> {
    postcard::from_bytes(bytes)
}
