//! Words without a comma, parted where a joint of their own allows it.

use super::measure::{LONGEST, fits, heard, is_digit, says};

/// What asks for a day.
const DAY: &str = "什么时候？";
/// What stands between two places, and behind the first of them where the second follows later.
const TO: &str = "转到";
const FROM: &str = "转出";
/// Ends of the full names of places.
const PLACES: &[char] = &['市', '州', '盟', '区', '县', '师'];

/// Words with room for all that is heard of them; whole where no joint is found.
pub(super) fn parted(words: &str) -> Vec<String> {
    if fits(words) {
        return vec![words.to_owned()];
    }
    let two = number(words).or_else(|| day(words)).or_else(|| route(words)).or_else(|| term(words));
    match two {
        Some((first, rest)) => [vec![first], parted(&rest)].concat(),
        None => either(words).or_else(|| names(words)).unwrap_or_else(|| vec![words.to_owned()]),
    }
}

/// Where words may be cut before one of these letters.
fn before<'w>(
    words: &'w str,
    letters: &'static [char],
) -> impl Iterator<Item = (&'w str, &'w str)> {
    words.match_indices(letters).map(|(at, _)| words.split_at(at))
}

/// A number to call, then what to ask there.
fn number(words: &str) -> Option<(String, String)> {
    let mut cuts = before(words, &['问']);
    let (call, ask) =
        cuts.find(|(call, ask)| call.ends_with(is_digit) && heard(ask) > 1 && fits(call))?;
    Some((call.to_owned(), ask.to_owned()))
}

/// What is on a day: it is asked when, then told.
fn day(words: &str) -> Option<(String, String)> {
    let cuts = before(words, &['是', '从', '到']);
    let mut cuts = cuts.filter_map(|(what, rest)| {
        let mut letters = rest.chars();
        let joint = letters.next()?;
        let day = letters.as_str();
        let asked = format!("{what}{joint}{DAY}");
        (day.starts_with("二零") && heard(what) > 3 && fits(&asked)).then_some((asked, day))
    });
    cuts.next().map(|(asked, day)| (asked, day.to_owned()))
}

/// From one place to another.
fn route(words: &str) -> Option<(String, String)> {
    if let Some((from, to)) = words.split_once(TO).filter(|(from, _)| heard(from) + 2 <= LONGEST) {
        return Some((format!("{from}{FROM}"), format!("{TO}{to}")));
    }
    let (from, to) = words.split_once('到')?;
    let whole =
        [from, to].iter().all(|place| place.ends_with(PLACES) && heard(place) + 2 <= LONGEST);
    whole.then(|| (format!("从{from}来"), format!("到{to}去")))
}

/// From one day to another.
fn term(words: &str) -> Option<(String, String)> {
    let mut cuts = before(words, &['到']);
    let (from, to) = cuts.find(|(from, to)| {
        from.ends_with(['号', '月']) && to.contains(['号', '月']) && heard(from) < LONGEST
    })?;
    Some((format!("{from}起"), to.to_owned()))
}

/// One of several.
fn either(words: &str) -> Option<Vec<String>> {
    let said = words.replace("或者", "或");
    let several = said.matches('或').count() > 1 && !said.contains('、');
    let lead = |at| if at == 0 { "" } else { "或者" };
    let pieces = said.split('或').enumerate().map(|(at, piece)| format!("{}{piece}", lead(at)));
    several.then(|| pieces.collect())
}

/// A list of names, behind which nothing more is said: as many in a sentence as there is room for.
fn names(words: &str) -> Option<Vec<String>> {
    let names: Vec<&str> = words.split('、').collect();
    names.last().filter(|last| names.len() > 2 && !says(last))?;
    let mut all: Vec<String> = Vec::new();
    for name in names {
        match all.last_mut() {
            Some(last) if heard(last) + heard(name) <= LONGEST => {
                last.push('、');
                last.push_str(name);
            }
            Some(_) => all.push(format!("还有{name}")),
            None => all.push(name.to_owned()),
        }
    }
    Some(all)
}
