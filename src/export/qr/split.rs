//! Cuts a text into few parts of at most so many bytes, where a reader would pause if that can be.

use std::cmp::Reverse;

/// What one more part costs, measured in [`bump`]s.
const PART: usize = 10;
/// Never cut here if any other place will do.
const NEVER: usize = 30;

const STOPS: &str = "。！？…\n";
const PAUSES: &str = "；，、：）」";
const OPENING: &str = "（「《";
const CLOSING: &str = "。！？…；，、：）」》";

/// The parts in their order, none longer than `room` bytes; none if a character alone is longer.
pub fn split(text: &str, room: usize) -> Option<Vec<&str>> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    // For each place: what the best way to get there costs, and where its last part begins.
    let bumps: Vec<usize> = ends.iter().map(|&at| bump(text, at)).collect();
    let mut best: Vec<Option<(usize, usize)>> = vec![Some((0, 0))];
    for (here, &end) in ends.iter().enumerate().skip(1) {
        let near = (0..here).rev().take_while(|&from| end - ends[from] <= room);
        let ways = near.filter_map(|from| Some((best[from]?.0 + bumps[from], from)));
        // Of ways that cost the same, the one with the fullest parts in front.
        let way = ways.min_by_key(|&(cost, from)| (cost, Reverse(from)));
        best.push(way.map(|(cost, from)| (cost + PART, from)));
    }
    let mut parts = Vec::new();
    let mut here = ends.len() - 1;
    while here > 0 {
        let (_, from) = best[here]?;
        parts.push(&text[ends[from]..ends[here]]);
        here = from;
    }
    parts.reverse();
    Some(parts)
}

/// How much it disturbs a reader when the text is cut here.
fn bump(text: &str, at: usize) -> usize {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return 0;
    };
    let number = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
    let torn = number(before) && number(after);
    if torn || OPENING.contains(before) || CLOSING.contains(after) {
        NEVER
    } else if STOPS.contains(before) {
        0
    } else if PAUSES.contains(before) {
        2
    } else {
        8
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::fits("可以转。", 12, &["可以转。"])]
    #[case::stops("可以转。带身份证。", 15, &["可以转。", "带身份证。"])]
    #[case::commas("先停保，再参保，后转移", 24, &["先停保，再参保，", "后转移"])]
    #[case::anywhere("统筹基金累计", 9, &["统筹基", "金累计"])]
    #[case::numbers("拨打 028-12393", 12, &["拨打 ", "028-12393"])]
    #[case::closing("先停保了。", 12, &["先停保", "了。"])]
    #[case::nothing("", 12, &[])]
    fn cuts_where_a_reader_pauses(#[case] text: &str, #[case] room: usize, #[case] parts: &[&str]) {
        assert_eq!(split(text, room).as_deref(), Some(parts));
    }

    #[test]
    fn a_character_is_never_cut() {
        assert_eq!(split("医保", 2), None);
        assert_eq!(split("医保", 3), Some(vec!["医", "保"]));
    }

    proptest! {
        #[test]
        fn parts_are_the_text_and_fit(text in "[ -~，。（）医保转移]{0,300}", room in 4..200_usize) {
            let parts = split(&text, room).expect("every character fits");
            prop_assert!(parts.iter().all(|part| (1..=room).contains(&part.len())));
            prop_assert_eq!(parts.concat(), text);
        }
    }
}
