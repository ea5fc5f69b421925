//! The bytes of a pack: the files of a folder in the order of their names, compressed.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::contents::{self, MOST};
use crate::diagnostic::Diagnostic;
use crate::rules::{self, SourceFile};

/// A pack has no more bytes than this.
pub const LARGEST: usize = 16 << 20;
/// And no more than this when unpacked.
pub(crate) const UNPACKED: usize = 64 << 20;
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

/// Whether bytes begin as those of a pack do.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGIN)
}

/// Unpacks files; takes nothing that a folder could not have been packed to.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<SourceFile>, Diagnostic> {
    let packed = bytes.strip_prefix(BEGIN).ok_or_else(|| {
        Diagnostic::new("这不是这个程序认得的数据包", "核对是不是选错了文件，或者程序太旧")
    })?;
    files(&inflated(packed)?)
}

/// Takes no more memory than the pack turns out to need.
fn inflated(packed: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    let mut plain = vec![0; packed.len().saturating_mul(4).clamp(1, UNPACKED)];
    let mut state = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (mut left, mut written) = (packed, 0);
    loop {
        let (status, read, more) = decompress(&mut state, left, &mut plain, written, flags);
        left = &left[read..];
        written += more;
        match status {
            TINFLStatus::Done if left.is_empty() => {
                plain.truncate(written);
                return Ok(plain);
            }
            TINFLStatus::Done => {
                return Err(doubtful(format!("数据包后面多出 {} 个字节", left.len())));
            }
            TINFLStatus::HasMoreOutput if plain.len() < UNPACKED => {
                plain.resize(plain.len().saturating_mul(2).min(UNPACKED), 0);
            }
            TINFLStatus::HasMoreOutput => {
                return Err(doubtful(format!("数据包展开后超过 {} MB", UNPACKED >> 20)));
            }
            _ => return Err(damaged()),
        }
    }
}

/// The files behind their number, each a name and a text.
fn files(plain: &[u8]) -> Result<Vec<SourceFile>, Diagnostic> {
    let (count, mut rest) = postcard::take_from_bytes::<usize>(plain).map_err(|_| damaged())?;
    if count > MOST {
        return Err(from_publisher(&contents::too_many()));
    }
    let mut files: Vec<SourceFile> = Vec::new();
    for _ in 0..count {
        let both = postcard::take_from_bytes::<(&[u8], &[u8])>(rest).map_err(|_| damaged())?;
        let ((name, text), after) = both;
        let Some(path) = str::from_utf8(name).ok().filter(|path| contents::is_named(path)) else {
            return Err(from_publisher(&contents::strange(&String::from_utf8_lossy(name))));
        };
        in_order(files.last(), path)?;
        files.push(contents::file(path, text).map_err(|wrong| from_publisher(&wrong))?);
        rest = after;
    }
    if rest.is_empty() {
        return Ok(files);
    }
    Err(doubtful(format!("数据包的最后一个文件后面还有 {} 个字节", rest.len())))
}

fn in_order(before: Option<&SourceFile>, path: &str) -> Result<(), Diagnostic> {
    match before {
        Some(before) if before.path == path => Err(doubtful(format!("数据包里有两份 {path}"))),
        Some(before) if before.path.as_str() > path => {
            let what = format!("数据包里的文件没有按名字排：{path} 在 {} 后面", before.path);
            Err(doubtful(what))
        }
        _ => Ok(()),
    }
}

/// Something is wrong with a file that only its publisher can mend.
fn from_publisher(wrong: &Diagnostic) -> Diagnostic {
    doubtful(wrong.what())
}

/// The program itself packs nothing like it.
fn doubtful(what: String) -> Diagnostic {
    Diagnostic::new(what, "不是 yizhuan data pack 打的包，不要用它；向发布者再要一份")
}

fn damaged() -> Diagnostic {
    Diagnostic::new("数据包不完整", "再拷贝一次，或者向发布者再要一份")
}

fn too_large() -> Diagnostic {
    Diagnostic::new("数据包太大了", "一个数据包最大 16 MB；核对是不是写错了文件夹")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::pack::contents::LARGEST_FILE;

    const MANIFEST: (&str, &[u8]) = ("pack.toml", b"version = 1\n");

    fn made(plain: &[u8]) -> Vec<u8> {
        [BEGIN, &miniz_oxide::deflate::compress_to_vec(plain, 1)].concat()
    }

    fn plain(files: &[(&str, &[u8])]) -> Vec<u8> {
        postcard::to_stdvec(files).expect("room for it")
    }

    fn refusal(bytes: &[u8]) -> String {
        unpack(bytes).expect_err("it is odd").what()
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        let file =
            |path: &str| SourceFile { path: path.to_owned(), text: "\u{feff}甲 = 1\n".to_owned() };
        let files = ["local/110000.toml", "pack.toml", "sources.toml"].map(file);
        let [one, two, three] = files.clone();
        let packed = pack(vec![three, one, two]).expect("a pack");
        let names = |files: &[SourceFile]| -> Vec<(String, String)> {
            files.iter().map(|file| (file.path.clone(), file.text.clone())).collect()
        };
        assert_eq!(names(&unpack(&packed).expect("a pack")), names(&files));
        assert_eq!(refusal(&[&packed[..], b"\0"].concat()), "数据包后面多出 1 个字节");
        for length in BEGIN.len()..packed.len() {
            assert_eq!(refusal(&packed[..length]), "数据包不完整", "{length}");
        }
    }

    #[rstest]
    #[case::twice(&["pack.toml", "pack.toml"], "数据包里有两份 pack.toml")]
    #[case::unsorted(&["pack.toml", "local/1.toml"], "没有按名字排：local/1.toml 在 pack.toml 后面")]
    #[case::above(&["../a.toml"], "里面有认不得的文件 ../a.toml")]
    #[case::hidden(&["local/.a.toml"], "里面有认不得的文件 local/.a.toml")]
    #[case::deeper(&["local/a/b.toml"], "里面有认不得的文件 local/a/b.toml")]
    #[case::another_kind(&["a.sh"], "里面有认不得的文件 a.sh")]
    fn what_no_folder_is_called_is_refused(#[case] names: &[&str], #[case] said: &str) {
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b""[..])).collect();
        let told = refusal(&made(&plain(&files)));
        assert!(told.contains(said), "{told}");
    }

    #[test]
    fn what_nobody_can_read_is_refused() {
        let told = |text: &[u8]| refusal(&made(&plain(&[("a.toml", text)])));
        assert_eq!(told(b"\n\xff"), "a.toml 第 2 行不是 UTF-8 编码的文字");
        assert!(told("甲\u{200b}".as_bytes()).contains("有看不见的字符（U+200B）"));
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let long = vec![b'#'; LARGEST_FILE + 1];
        assert_eq!(refusal(&made(&plain(&[("a.toml", &long)]))), "a.toml 太大了");
        assert!(unpack(&made(&plain(&[("a.toml", &long[1..])]))).is_ok());
        let bomb = vec![b'#'; UNPACKED + 1];
        assert_eq!(refusal(&made(&bomb)), "数据包展开后超过 64 MB");
        let many = postcard::to_stdvec(&(MOST + 1)).expect("room for it");
        assert_eq!(refusal(&made(&many)), "里面的文件超过 2000 个");
        let longer = [plain(&[MANIFEST]), b"xyz".to_vec()].concat();
        assert_eq!(refusal(&made(&longer)), "数据包的最后一个文件后面还有 3 个字节");
    }
}
