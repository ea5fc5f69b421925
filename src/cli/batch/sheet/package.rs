//! The files packed in a spreadsheet.

use std::io::Read as _;

use miniz_oxide::inflate::{DecompressError, TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipSliceArchive, ZipSliceEntry};

use super::{LARGEST, broken, damaged, too_large};
use crate::diagnostic::Diagnostic;

pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    /// Bytes that may still be unpacked: the sizes that a file states need not be true.
    left: usize,
}

impl<'a> Package<'a> {
    pub fn open(packed: &'a [u8]) -> Result<Self, Diagnostic> {
        let left = LARGEST.checked_sub(packed.len()).ok_or_else(too_large)?;
        Ok(Self { archive: ZipArchive::from_slice(packed).map_err(damaged)?, left })
    }

    /// The text of a file; none where there is none with the name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let mut entries = self.archive.entries();
        while let Some(found) = entries.next_entry().map_err(damaged)? {
            if found.file_path().as_ref() == name.as_bytes() {
                let entry = self.archive.get_entry(found.wayfinder()).map_err(damaged)?;
                let text = self.unpacked(&entry, found.compression_method())?;
                self.left = self.left.checked_sub(text.len()).ok_or_else(too_large)?;
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    fn unpacked(
        &self,
        entry: &ZipSliceEntry,
        method: CompressionMethod,
    ) -> Result<String, Diagnostic> {
        let stopped = |error: DecompressError| match error.status {
            TINFLStatus::HasMoreOutput => too_large(),
            _ => damaged(error),
        };
        let bytes = match method {
            CompressionMethod::STORE => entry.data().to_vec(),
            CompressionMethod::DEFLATE => {
                decompress_to_vec_with_limit(entry.data(), self.left).map_err(stopped)?
            }
            _ => return Err(broken("压缩的方式不认识")),
        };
        let mut text = String::new();
        // Also compares the sum over it.
        entry.verifying_reader(&bytes[..]).read_to_string(&mut text).map_err(damaged)?;
        Ok(text)
    }
}
