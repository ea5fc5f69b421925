//! Months that are named one after the other and counted behind that: 「8、9、10三个月」 are three.

use super::piece::{Piece, Says, joined_behind, unite};
use crate::model::Meaning;

/// What stands between two of them.
const SIGNS: &[char] = &['、', ',', '，', '.', '/', ' '];

/// A month of the calendar, with its year if that is told, and where it ends.
type Named = (Option<i32>, u32, usize);

/// Letters between two of them.
const AND: &[char] = &['和', '跟', '与', '及', '、', ' '];
/// Signs between two numbers that may as well be how many months it was: 「断7-9月」.
const OR: &[char] = &['-', '~', '～', '—', '–'];
/// What says of the last of them that it is of this year.
const THIS_YEAR: Says = Says::Word(Meaning::YearsAgo(0));
/// What stands between the first and the last of them.
const UP_TO: &[&str] = &["到", "至", "-", "—", "~", "～"];

/// The pieces, with one number for such months.
pub(super) fn counted(text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in (1..pieces.len()).rev() {
        let unit = pieces.get(at + 1).is_some_and(|next| next.says == Says::Word(Meaning::Months));
        let Some(&Piece { says: Says::Number(count), .. }) = pieces.get(at).filter(|_| unit) else {
            continue;
        };
        let named = named_before(text, &pieces, at);
        let month = text[pieces[at + 1].span.clone()].starts_with('月');
        if let Some(&first) = named.last()
            && month
            && (1..=12).contains(&count)
            && named_before_month(&pieces, &named, at, count)
        {
            unite(&mut pieces, first..=at, Says::About);
        } else if named.len() > 1 && Ok(named.len()) == usize::try_from(count) {
            unite(&mut pieces, named[named.len() - 1]..=at, Says::Number(count));
        }
    }
    for at in (0..pieces.len()).rev() {
        unpaid(text, &mut pieces, at);
    }
    pieces
}

/// 「4月到8月没交」 and 「断了4月到8月」 tell which months were not paid.
fn unpaid(text: &str, pieces: &mut Vec<Piece>, at: usize) {
    let Some((year, [first, last], end)) = months(text, pieces, at) else { return };
    // 「交到8月、9月没交」
    let paid = |last: &Piece| last.says == Says::Word(Meaning::Paid);
    if pieces[..at].last().is_some_and(paid) {
        return;
    }
    let open = text[pieces[at].span.clone()].contains(OR);
    let gap = |of: &usize| pieces[*of].says == Says::Word(Meaning::Gap);
    let passes = |of: &usize| pieces[*of].says == Says::Word(Meaning::Filler);
    let behind = joined_behind(pieces, end - 1).find(|next| !passes(next)).filter(gap);
    let before = at.checked_sub(1).filter(gap).filter(|gap| pieces[*gap].touches(&pieces[at]));
    let ends = |gap: usize| {
        let next = pieces.get(gap + 1).filter(|next| pieces[gap].touches(next));
        next.is_none_or(|next| !next.says.counts())
    };
    let parts = match (before, behind.filter(|gap| ends(*gap))) {
        (_, Some(gap)) => at..=gap,
        (Some(gap), None) if !open => gap..=end - 1,
        _ => return,
    };
    unite(pieces, parts, Says::Unpaid(year, [first, last]));
}

/// The first and the last of the months that are named from a piece on, with the year if that is told, and where
/// they end: 「4月到8月」, 「4-8月」, 「4、5、6月」.
fn months(text: &str, pieces: &[Piece], at: usize) -> Option<(Option<i32>, [u32; 2], usize)> {
    if pieces[at].says == Says::About {
        let unit = pieces.get(at + 1).filter(|unit| text[unit.span.clone()].starts_with('月'))?;
        let named = &text[pieces[at].span.start..unit.span.start];
        let mut numbers = named.split(|letter: char| !letter.is_ascii_digit());
        let [first, last] = [numbers.next(), numbers.next_back()].map(|it| it?.parse().ok());
        return Some((None, [first?, last?], at + 2));
    }
    let (year, first, way) = month(text, pieces, at)?;
    let to = pieces.get(way).is_some_and(|to| UP_TO.contains(&&text[to.span.clone()]));
    if !to {
        return each(text, pieces, (year, first, way));
    }
    // 「去年12月到今年3月」
    let this = pieces.get(way + 1).is_some_and(|next| next.says == THIS_YEAR);
    let (then, last, end) = month(text, pieces, way + 1 + usize::from(this))?;
    let over = i32::from(first > last);
    let same = then.is_none_or(|then| year.is_some_and(|year| year + over == then));
    (same && (!this || over > 0)).then_some((year, [first, last], end))
}

/// Months that are named one by one: 「7月8月」, 「10月和11月」.
fn each(text: &str, pieces: &[Piece], begun: Named) -> Option<(Option<i32>, [u32; 2], usize)> {
    let (year, first, mut end) = begun;
    let mut last = first;
    loop {
        let and = pieces.get(end).is_some_and(|and| and.says == Says::Word(Meaning::Or));
        let next = month(text, pieces, end + usize::from(and));
        let Some((None, _, behind)) = next.filter(|(_, next, _)| *next == last % 12 + 1) else {
            break;
        };
        let between = &text[pieces[end - 1].span.end..pieces[end + usize::from(and)].span.start];
        if !between.trim_matches(AND).is_empty() {
            break;
        }
        (last, end) = (last % 12 + 1, behind);
    }
    (last != first).then_some((year, [first, last], end))
}

/// The month of the calendar that begins with a piece, with its year if that is told, and where it ends.
fn month(text: &str, pieces: &[Piece], at: usize) -> Option<Named> {
    match pieces.get(at)?.says {
        Says::Month(year, month) => Some((Some(year), month, at + 1)),
        Says::Number(month @ 1..=12) => {
            let unit = pieces.get(at + 1).filter(|unit| unit.says == Says::Word(Meaning::Months));
            let unit = unit.filter(|unit| text[unit.span.clone()].starts_with('月'));
            unit.map(|_| (None, month, at + 2))
        }
        _ => None,
    }
}

/// Where the months of a year stand that come one after the other up to a piece, the last one first.
fn named_before(text: &str, pieces: &[Piece], at: usize) -> Vec<usize> {
    let (mut named, mut last) = (Vec::new(), at);
    let mut next = None;
    for of in (0..at).rev() {
        let between = &text[pieces[of].span.end..pieces[last].span.start];
        if !between.trim_matches(SIGNS).is_empty() {
            break;
        }
        match pieces[of].says {
            Says::Word(Meaning::Or | Meaning::Months | Meaning::Filler) => {}
            Says::Number(month @ 1..=12) if next.is_none_or(|next| month % 12 + 1 == next) => {
                named.push(of);
                next = Some(month);
            }
            _ => break,
        }
        last = of;
    }
    named
}

/// Whether the month behind some that are named is the next one, the others without a word for months: 「9 10 11月」.
fn named_before_month(pieces: &[Piece], named: &[usize], at: usize, count: u32) -> bool {
    let within = named.last().map_or(&[][..], |first| &pieces[*first..at]);
    let plain = within.iter().all(|piece| piece.says != Says::Word(Meaning::Months));
    let last = named.first().map(|last| &pieces[*last].says);
    plain && matches!(last, Some(Says::Number(month)) if month % 12 + 1 == count)
}
