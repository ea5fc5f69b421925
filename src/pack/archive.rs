//! The bytes of a pack: the files of a folder in the order of their names, compressed.

use crate::diagnostic::Diagnostic;
use crate::rules::{self, SourceFile};

/// A pack has no more bytes than this.
pub const LARGEST: usize = 16 << 20;
/// And no more than this when unpacked.
const UNPACKED: usize = 64 << 20;
/// What every pack begins with, so that another file is known for one.
const BEGIN: &[u8] = b"yizhuan-pack-1\n";
const LEVEL: u8 = 9;

/// Packs files; the same files give the same bytes, on whatever machine.
pub fn pack(mut files: Vec<SourceFile>) -> Result<Vec<u8>, Diagnostic> {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let plain = rules::encode_texts(&files).map_err(|_| too_large())?;
    let packed = miniz_oxide::deflate::compress_to_vec(&plain, LEVEL);
    if plain.len() > UNPACKED || packed.len() > LARGEST {
        return Err(too_large());
    }
    Ok([BEGIN, &packed].concat())
}

pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<SourceFile>, Diagnostic> {
    let damaged = || Diagnostic::new("数据包不完整", "再拷贝一次，或者向发布者再要一份");
    let packed = bytes.strip_prefix(BEGIN).ok_or_else(|| {
        Diagnostic::new("这不是这个程序认得的数据包", "核对是不是选错了文件，或者程序太旧")
    })?;
    let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, UNPACKED);
    rules::decode_texts(&plain.map_err(|_| damaged())?).map_err(|_| damaged())
}

fn too_large() -> Diagnostic {
    Diagnostic::new("数据包太大了", "一个数据包最大 16 MB；核对是不是写错了文件夹")
}
