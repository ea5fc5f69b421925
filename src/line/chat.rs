//! Who said something in a chat that is passed on: 「张三 10:23」, 「@李四」, 「张三：职工」. Names are no part of a case.

use super::cut;
use super::known::Known;
use super::piece::Says;
use crate::model::Meaning;

/// Brackets that a chat or a name is put in.
const OPEN: &[char] = &['[', '【', '「', '『', '《', '"', '“'];
const CLOSE: &[char] = &[']', '】', '」', '』', '》', '"', '”'];
/// Letters of the longest name that is left out.
const NAME: usize = 8;

/// The line without the names of those who speak in it.
pub(super) fn unnamed(known: &Known, text: &str) -> String {
    let called = text.contains('@');
    let stamped = text.contains(':');
    if !called && !stamped {
        return text.to_owned();
    }
    let mut words: Vec<&str> = text.split(' ').map(without_call).collect();
    for at in 0..words.len() {
        if hour(words[at]) {
            let name = (0..at).rev().find(|before| !dates(known, words[*before]));
            if let Some(name) = name.filter(|name| is_name(known, words[*name])) {
                words[name] = "";
            } else if let Some(name) = words.get_mut(at + 1).filter(|next| is_unknown(known, next))
            {
                *name = "";
            }
        } else if let Some(rest) = behind_name(known, words[at])
            && words[..at].iter().all(|before| before.is_empty() || hour(before))
        {
            words[at] = rest;
        }
    }
    words.join(" ")
}

/// A word without the one who is called in it; one that goes on is more than a name.
fn without_call(word: &str) -> &str {
    let Some(name) = word.strip_prefix('@') else { return word };
    if name.chars().count() <= NAME { "" } else { name }
}

/// Whether a word is the hour at which something was said.
fn hour(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    cut::hour(digits).is_some_and(|length| digits[length..].trim_matches([':', ',']).is_empty())
}

/// What the pieces of a word are.
fn says(known: &Known, word: &str) -> Vec<Says> {
    cut::pieces(known, word).into_iter().map(|piece| piece.says).collect()
}

/// Whether a word tells of the day on which something was said.
fn dates(known: &Known, word: &str) -> bool {
    let dated = |says: &Says| {
        matches!(
            says,
            Says::Day(_)
                | Says::Word(
                    Meaning::Ago(_)
                        | Meaning::Weekday { .. }
                        | Meaning::Months
                        | Meaning::DayOfMonth
                )
                | Says::Number(_)
        )
    };
    let says = says(known, word);
    !says.is_empty() && says.iter().all(dated)
}

/// Whether a word may be the name of somebody: it is not known, or only as a place.
fn is_name(known: &Known, word: &str) -> bool {
    let bare = word.trim_matches(|sign| OPEN.contains(&sign) || CLOSE.contains(&sign));
    let says = says(known, bare);
    let short = (1..=NAME).contains(&bare.chars().count());
    short && (says.contains(&Says::Nothing) || says.iter().all(Says::is_place))
}

/// Whether nothing of a word is known.
fn is_unknown(known: &Known, word: &str) -> bool {
    let says = says(known, word);
    let unknown = |says: &Says| matches!(says, Says::Nothing | Says::Number(_));
    says.contains(&Says::Nothing) && says.iter().all(unknown)
}

/// What stands behind the name and the colon that a word begins with.
fn behind_name<'a>(known: &Known, word: &'a str) -> Option<&'a str> {
    let (name, rest) = word.split_once(':')?;
    let name = name.rsplit(CLOSE).find(|part| !part.is_empty()).unwrap_or(name);
    let bare = name.trim_start_matches(OPEN);
    let unknown = says(known, bare).contains(&Says::Nothing);
    (unknown && bare.chars().count() <= NAME && !rest.starts_with('/')).then_some(rest)
}
