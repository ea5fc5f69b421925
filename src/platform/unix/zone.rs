//! Zones that a variable may name: whether the library of the clock can read them, which takes another one
//! without a word.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Where systems keep their zones.
const FOLDERS: &[&str] = &["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo"];
/// What every file with a zone begins with.
const BEGIN: &[u8; 4] = b"TZif";

/// Whether it names a file with a zone, or says what a zone is; a device would be read without end.
pub fn is_usable_zone(zone: &str) -> bool {
    let name = zone.strip_prefix(':').unwrap_or(zone);
    // An absolute path takes the place of the folder.
    let files = FOLDERS.iter().map(|folder| Path::new(folder).join(name));
    let found = files.into_iter().find(|path| path.exists());
    match found {
        Some(path) => path.is_file() && holds_zone(&path),
        // Behind a colon only the name of a file may stand.
        None => name == zone && says_itself(zone.trim_ascii()),
    }
}

fn holds_zone(path: &Path) -> bool {
    let mut begin = [0; BEGIN.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    read.is_ok() && begin == *BEGIN
}

/// Whether it is what POSIX calls a zone: `CST-8`, or `EST5EDT,M3.2.0,M11.1.0` with both its days.
fn says_itself(zone: &str) -> bool {
    let (names, days) =
        zone.split_once(',').map_or((zone, None), |(names, days)| (names, Some(days)));
    let Some(rest) = after_name(names).and_then(after_offset) else { return false };
    match days.map(|days| days.split_once(',')) {
        None => rest.is_empty(),
        Some(None) => false,
        Some(Some((begin, end))) => {
            let summer = after_name(rest);
            let whole = |rest: &str| rest.is_empty() || after_offset(rest) == Some("");
            summer.is_some_and(whole) && is_moment(begin) && is_moment(end)
        }
    }
}

/// What stands behind the name of a zone.
fn after_name(text: &str) -> Option<&str> {
    let (name, rest) = match text.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?,
        None => text.split_at(length(text, |byte| byte.is_ascii_alphabetic())),
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-');
    ((3..=7).contains(&name.len()) && name.bytes().all(plain)).then_some(rest)
}

/// What stands behind a distance from UTC, which is less than a day.
fn after_offset(text: &str) -> Option<&str> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (time, rest) =
        unsigned.split_at(length(unsigned, |byte| byte.is_ascii_digit() || byte == b':'));
    (seconds(time)? < 24 * 3600).then_some(rest)
}

/// Whether it is a day of the year, and perhaps a time of that day.
fn is_moment(text: &str) -> bool {
    let (day, time) = text.split_once('/').unwrap_or((text, "0"));
    seconds(time).is_some_and(|time| time <= 24 * 3600) && is_day(day)
}

fn is_day(day: &str) -> bool {
    let within =
        |text: &str, from: u32, to: u32| number(text).is_some_and(|it| (from..=to).contains(&it));
    if let Some(day) = day.strip_prefix('J') {
        return within(day, 1, 365);
    }
    let Some(month) = day.strip_prefix('M') else { return within(day, 0, 365) };
    let parts: Vec<&str> = month.split('.').collect();
    matches!(parts[..], [month, week, day] if within(month, 1, 12) && within(week, 1, 5) && within(day, 0, 6))
}

/// The seconds of hours, or of hours with minutes and seconds.
fn seconds(time: &str) -> Option<u32> {
    let parts = time.split(':').map(number).collect::<Option<Vec<u32>>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours] => (hours, 0, 0),
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let is_time = hours <= 24 && minutes < 60 && seconds < 60;
    is_time.then_some(hours * 3600 + minutes * 60 + seconds)
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

/// How many bytes at the beginning are of a kind.
fn length(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is(*byte)).count()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::is_usable_zone;

    #[rstest]
    #[case("CST-8", true)]
    #[case("<+08>-8", true)]
    #[case("CST-8:30:15", true)]
    #[case("ABC-23:59:59", true)]
    #[case("ABC-24", false)]
    #[case("ABC24", false)]
    #[case("ABC-8:60", false)]
    #[case("ABC-8:1:2:3", false)]
    #[case("ABC-", false)]
    #[case("XX-8", false)]
    #[case("CST-8x", false)]
    #[case("CST-8CDT", false)]
    #[case("CST-8CDT,M4.1.0", false)]
    #[case("CST-8CDT,M4.1.0,M10.5.0/24", true)]
    #[case("CST-8CDT-9,J100,300", true)]
    #[case("CST-8,J100,300", false)]
    #[case("CST-8CDT,M13.1.0,M10.5.0", false)]
    #[case(":CST-8", false)]
    #[case("/dev/zero", false)]
    #[case(":/dev/zero", false)]
    #[case("../../../dev/zero", false)]
    #[case("../../dev", false)]
    #[case("/etc/passwd", false)]
    #[case("Mars/Olympus", false)]
    #[case("Mars/Olympus1", false)]
    #[case("/no/such/file", false)]
    #[case("8", false)]
    fn a_zone_is_a_file_or_says_what_it_is(#[case] zone: &str, #[case] expected: bool) {
        assert_eq!(is_usable_zone(zone), expected);
    }
}
