//! The data that the build has checked and packed into the program.

use std::sync::OnceLock;

use super::embedded::{decode, decode_meta, decode_texts};
use super::load::SourceFile;
use crate::model::{Assets, Meta};
use crate::text::SPOKEN;

static META: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/meta.bin"));
static ASSETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/assets.bin"));
static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin"));

/// Tables that stand in the program as they are; the packed texts are without them.
const PLAIN: &[(&str, &str)] = &[
    ("counties.tsv", include_str!("../../../assets/counties.tsv")),
    ("spoken.tsv", SPOKEN),
    ("traditional.tsv", include_str!("../../../assets/traditional.tsv")),
];

/// What is shown about the data; costs next to nothing.
///
/// # Panics
/// Never: the bytes were packed by the build from the same types.
pub fn meta() -> &'static Meta {
    static CELL: OnceLock<Meta> = OnceLock::new();
    CELL.get_or_init(|| decode_meta(META).expect("the build packed these bytes"))
}

/// The embedded data, decoded at the first call.
///
/// # Panics
/// Never: the bytes were packed by the build from the same types.
pub fn embedded() -> &'static Assets {
    static CELL: OnceLock<Assets> = OnceLock::new();
    CELL.get_or_init(|| decode(ASSETS).expect("the build packed these bytes"))
}

/// The files that the embedded data was made from; only needed to put others over them.
///
/// # Panics
/// Never: the bytes were packed by the build.
pub fn texts() -> Vec<SourceFile> {
    let bytes = miniz_oxide::inflate::decompress_to_vec(TEXTS).expect("the build packed them");
    let packed = decode_texts(&bytes).expect("the build packed these bytes");
    let file = |(path, text): &(&str, &str)| SourceFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    let plain = PLAIN.iter().map(file);
    packed.into_iter().chain(plain).collect()
}
