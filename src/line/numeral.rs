//! Numbers as they are said: 十二, 两, 半年.

const NUMERALS: &str = "零一二三四五六七八九十";
/// The same as they are written on bills.
const FORMAL: &str = "〇壹贰叁肆伍陆柒捌玖拾";

/// A number below a hundred as it is said.
pub(crate) fn numeral(text: &str) -> Option<u32> {
    if text == "半年" {
        return Some(6);
    }
    let plain = |letter| FORMAL.chars().position(|each| each == letter);
    let plain = |letter| plain(letter).and_then(|at| NUMERALS.chars().nth(at)).unwrap_or(letter);
    let text: String =
        text.replace(['两', '俩'], "二").replace('仨', "三").chars().map(plain).collect();
    let digit = |letter: char| {
        let at = NUMERALS.chars().position(|each| each == letter)?;
        (at < 10).then_some(at as u32)
    };
    let letters: Vec<char> = text.chars().collect();
    let number = match letters.as_slice() {
        ['十'] => 10,
        ['十', ones] => 10 + digit(*ones)?,
        [tens, '十'] => 10 * digit(*tens)?,
        [tens, '十', ones] => 10 * digit(*tens)? + digit(*ones)?,
        [ones] => digit(*ones)?,
        _ => return None,
    };
    Some(number)
}
