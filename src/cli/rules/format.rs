//! `rules format`: how the rule files are written, for those who have the program alone.

use clap::ArgMatches;

use crate::cli::target::Target;
use crate::diagnostic::Diagnostic;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/format.bin"));

pub fn run(matches: &ArgMatches) -> Result<(), Diagnostic> {
    let text = miniz_oxide::inflate::decompress_to_vec(PACKED).expect("the build packed it");
    Target::of(matches)?.write(&text)
}
