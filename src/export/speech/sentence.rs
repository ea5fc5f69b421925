//! Sentences short enough to be taken in by ear.

use super::spoken::{ASIDE, spoken};

/// Characters of a sentence, with the stop at its end.
const LONGEST: usize = 25;
/// Ends of sentences.
const STOPS: &[char] = &['。', '！', '？', '；', '\n'];
/// Where a sentence may be cut, the best places first.
const PLACES: &[&[char]] = &[&['，', '：'], &['、'], &[ASIDE], &[' ']];
/// Words before which a sentence without marks may be cut.
const JOINTS: &[&str] = &[
    "或者", "并且", "以及", "以后", "以前", "不用", "可以", "请", "和", "或", "再", "从", "在",
    "到",
];

/// A text as short sentences.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for whole in spoken(text).split_inclusive(STOPS) {
        let asks = whole.ends_with('？');
        let bare = whole.trim_matches(|letter: char| STOPS.contains(&letter) || is_mark(letter));
        let mut pieces = cut(bare, PLACES);
        if let Some(last) = pieces.last_mut().filter(|_| asks) {
            last.push('？');
        }
        let last = pieces.pop();
        all.extend(pieces.iter().map(|piece| ended(piece, "，")));
        all.extend(last.iter().map(|piece| ended(piece, "。")));
    }
    all
}

fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || letter == ASIDE || "，：、".contains(letter)
}

/// A piece with its stop: only the last one of a sentence ends it.
fn ended(piece: &str, stop: &str) -> String {
    let piece = piece.replace(ASIDE, "，");
    if piece.ends_with('？') { piece } else { piece + stop }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Pieces with room for a stop: packed full at the best places, then at worse ones.
fn cut(text: &str, places: &[&[char]]) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    if length(text) < LONGEST {
        return vec![text.to_owned()];
    }
    let Some((marks, worse)) = places.split_first() else { return joints(text) };
    let mut packed: Vec<String> = Vec::new();
    for part in text.split_inclusive(*marks) {
        match packed.last_mut() {
            Some(last) if length(last) + length(part.trim_end_matches(is_mark)) < LONGEST => {
                last.push_str(part);
            }
            _ => packed.push(part.to_owned()),
        }
    }
    packed.iter().flat_map(|part| cut(part.trim_matches(is_mark), worse)).collect()
}

/// Pieces of a text without marks, cut before a word that joins, or where the room ends.
fn joints(text: &str) -> Vec<String> {
    let room = text.char_indices().nth(LONGEST - 1).map_or(text.len(), |(at, _)| at);
    let half = text.char_indices().nth(LONGEST / 3).map_or(0, |(at, _)| at);
    let joint = JOINTS.iter().filter_map(|word| text[half..room].rfind(word)).max();
    let at = joint.map_or(room, |at| half + at);
    let (first, rest) = text.split_at(at);
    [vec![first.to_owned()], cut(rest, &[])].concat()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, length, sentences};

    #[test]
    fn long_sentences_are_cut_at_their_marks() {
        let text = "带上身份证、社会保障卡、医保电子凭证，去转入地任意一个医保窗口，或者在国家医保服务平台申请；\
                    不用两边都跑。";
        assert_eq!(
            sentences(text),
            [
                "带上身份证、社会保障卡、医保电子凭证，",
                "去转入地任意一个医保窗口，",
                "或者在国家医保服务平台申请。",
                "不用两边都跑。"
            ]
        );
        assert_eq!(sentences("几天能办完？"), ["几天能办完？"]);
    }

    #[test]
    fn a_text_without_marks_is_cut_before_a_word_that_joins() {
        let text = "四川省成都市的职工医保关系可以按规定转移接续到浙江省杭州市的经办机构";
        let cut = sentences(text);
        assert!(cut.iter().all(|one| length(one) <= LONGEST), "{cut:?}");
        assert_eq!(cut.concat().replace(['，', '。'], ""), text);
    }
}
