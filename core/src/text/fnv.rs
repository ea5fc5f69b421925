//! FNV-1a, a number that stands for a text in every version of the program.

/// Files that were kept and calendars that were imported hold such numbers, so that no release of
/// a library may change them.
pub fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step)
}
