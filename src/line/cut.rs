//! A line cut into pieces: the longest words, places and numbers that stand there.

use std::ops::{Range, RangeInclusive};

use super::known::Known;
use super::numeral::numeral;
use super::piece::{Piece, Says};
use super::years::counts;
use super::{asked, day, letters};
use crate::model::Meaning;
use crate::regions::Candidate;

/// No word and no name of a place has more letters.
const LONGEST: usize = 14;
/// Months that are more than any gap has, also as years.
const TOO_MANY: u32 = 99_999;
/// Signs between the place that is left and the one that is gone to.
const LINES: &[char] = &['~', '～', '—', '-', '–'];
const AHEAD: &[char] = &['→', '>', '⇒', '➔', '➜', '➡', '⟶'];
/// Those that point back to the first, and those that point both ways and so say nothing.
const BACK: &[char] = &['←', '<', '⇐', '⬅', '⟵'];
const BOTH: &[char] = &['↔', '⇔', '⇄', '⇌'];
/// A letter between two that are whole names.
const TURNS: &[char] = &['转', '到', '去', '回', '往', '至'];

/// Signs behind the number of a thing in a list.
const ITEMS: &[char] = &['.', '、', ')'];

/// Digits of the number of a mobile telephone, of somebody's card, of the code of an area, and at least those of
/// a number with that code before it.
const MOBILE: usize = 11;
const IDENTITY: usize = 18;
const AREA: RangeInclusive<usize> = 3..=4;
const LANDLINE: usize = 8;

/// Letters for paying, and those behind them for up to when.
const PAYS: &[char] = &['交', '缴'];
const UP_TO: &[char] = &['到', '至'];

/// What kind of letter it is; pieces never hold several kinds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Latin,
    Digit,
    Written,
    Arrow,
    Space,
}

fn kind(letter: char) -> Kind {
    match letter {
        'a'..='z' | 'ü' => Kind::Latin,
        _ if letter.is_ascii_digit() => Kind::Digit,
        _ if [LINES, AHEAD, BACK, BOTH].iter().any(|signs| signs.contains(&letter)) => Kind::Arrow,
        _ if letter.is_alphanumeric() => Kind::Written,
        _ => Kind::Space,
    }
}

/// The pieces of a line, in its order.
pub(super) fn pieces(known: &Known, text: &str) -> Vec<Piece> {
    let mut runs = runs(text);
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((kind, span)) = runs.get(at).cloned() {
        at += 1;
        match kind {
            Kind::Space => {}
            Kind::Arrow => pieces.push(Piece { says: arrow(&text[span.clone()]), span }),
            Kind::Digit if is_item(text, &span) => {
                pieces.push(Piece { span, says: Says::Word(Meaning::Filler) });
            }
            Kind::Digit if let Some(length) = dialled(&text[span.start..]) => {
                let end = span.start + length;
                pieces.push(Piece { span: span.start..end, says: Says::Nothing });
                at += runs[at..].iter().take_while(|(_, run)| run.end <= end).count();
            }
            Kind::Digit if let Some((says, length)) = dated(&text[span.start..]) => {
                let end = span.start + length;
                let stamped = says == Says::Word(Meaning::Filler);
                pieces.push(Piece { span: span.start..end, says });
                if stamped {
                    stamp(text, &mut pieces);
                }
                at += runs[at..].iter().take_while(|(_, run)| run.end <= end).count();
                // What stands right behind it is a piece of its own.
                if let Some((_, run)) = runs.get_mut(at) {
                    run.start = run.start.max(end);
                }
            }
            Kind::Digit if let Some(length) = parted(&text[span.start..]) => {
                let end = span.start + length;
                pieces.push(Piece { span: span.start..end, says: Says::About });
                at += runs[at..].iter().take_while(|(_, run)| run.end <= end).count();
            }
            Kind::Digit => counted(known, text, span, &mut pieces),
            Kind::Written => written(known, text, span, &mut pieces),
            Kind::Latin => {
                let latin = runs[at..]
                    .iter()
                    .take_while(|(kind, _)| matches!(kind, Kind::Latin | Kind::Space));
                let words = [span].into_iter().chain(
                    latin.filter(|(kind, _)| *kind == Kind::Latin).map(|(_, span)| span.clone()),
                );
                let (found, taken) = letters::pieces(known, text, &words.collect::<Vec<_>>());
                pieces.extend(found);
                at += 2 * (taken - 1);
            }
        }
    }
    pieces
}

/// A number, with the sign before it.
fn counted(known: &Known, text: &str, span: Range<usize>, pieces: &mut Vec<Piece>) {
    let gap = pieces.last().is_some_and(|before| {
        before.says == Says::Word(Meaning::Gap) && before.span.end == span.start
    });
    let piece = digits(known, text, span, gap);
    let sign = pieces.pop_if(|before| {
        let touches = before.span.end == piece.span.start;
        let sign = !text[before.span.clone()].starts_with(char::is_alphanumeric);
        touches && sign && matches!(piece.says, Says::Number(_))
    });
    // A number behind a sign may be less than nothing, or part of a day.
    let piece = match sign {
        Some(sign) => signed(text, pieces, sign.span.start..piece.span.end),
        None => piece,
    };
    pieces.push(piece);
}

/// A number behind a sign, of two numbers as in 「2-3」 or of none.
fn signed(text: &str, pieces: &mut Vec<Piece>, span: Range<usize>) -> Piece {
    let between = |before: &mut Piece| {
        let touches = before.span.end == span.start && text[span.clone()].starts_with(LINES);
        touches && matches!(before.says, Says::Number(_))
    };
    match pieces.pop_if(between) {
        Some(first) => Piece { span: first.span.start..span.end, says: Says::About },
        None => Piece { span, says: Says::Nothing },
    }
}

/// Whether a number only counts the things of a list: 「1. 转出地 成都 2. 转入地 杭州」.
fn is_item(text: &str, span: &Range<usize>) -> bool {
    let marks = |behind: &str| {
        let mut letters = behind.chars();
        letters.next().is_some_and(|sign| ITEMS.contains(&sign))
            && letters.next().is_some_and(|next| !next.is_ascii_digit())
    };
    let first = text.trim_start_matches([' ', '(']);
    let list = first.strip_prefix('1').is_some_and(marks);
    let begins = !text[..span.start].ends_with(char::is_alphanumeric);
    list && begins && marks(&text[span.end..])
}

/// What was written on a day at an hour tells when that was: 「2026-11-20 09:30 来电」.
fn stamp(text: &str, pieces: &mut [Piece]) {
    if let [.., day, hour] = pieces
        && matches!(day.says, Says::Day(_))
        && text[day.span.end..hour.span.start].trim().is_empty()
    {
        day.says = Says::Word(Meaning::Filler);
    }
}

/// How many bytes an hour takes that a text begins with: 09:30, 9:30:05.
pub(super) fn hour(text: &str) -> Option<usize> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let mut end = digits(text);
    let mut parts = 1;
    while let Some(rest) = text[end..].strip_prefix(':')
        && digits(rest) == 2
    {
        end += 3;
        parts += 1;
    }
    (parts > 1 && digits(text) <= 2).then_some(end)
}

/// How many bytes the number of a telephone or of somebody's card takes that a text begins with, its digits in
/// groups: 138 1234 5678, 028-12393.
fn dialled(text: &str) -> Option<usize> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let mut end = digits(text);
    let (mut all, first) = (end, end);
    while let Some(rest) = text[end..].strip_prefix([' ', '-'])
        && digits(rest) > 2
    {
        all += digits(rest);
        end += 1 + digits(rest);
    }
    let mobile = text.starts_with('1') && all == MOBILE;
    let landline = text.starts_with('0') && AREA.contains(&first) && all >= LANDLINE;
    (end > first && (mobile || landline || all == IDENTITY)).then_some(end)
}

/// How many bytes a number takes that a text begins with, and that is no whole one: 2.5.
fn parted(text: &str) -> Option<usize> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let whole = digits(text);
    let rest = text[whole..].strip_prefix('.')?;
    let part = digits(rest);
    let ends = whole <= 2 && part == 1 && !rest[part..].starts_with('.');
    ends.then_some(whole + 1 + part)
}

/// The day, the month or the hour that a text begins with, and how many bytes it takes.
fn dated(text: &str) -> Option<(Says, usize)> {
    if let Some(length) = hour(text) {
        return Some((Says::Word(Meaning::Filler), length));
    }
    let day = || day::begins(text).map(|(day, length)| (Says::Day(day), length));
    let month = || day::month(text).map(|(year, month, end)| (Says::Month(year, month), end));
    let year = || day::year(text).map(|(year, end)| (Says::Year(year), end));
    day().or_else(month).or_else(year)
}

/// Stretches of letters of one kind.
fn runs(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut runs: Vec<(Kind, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((last, span)) if *last == kind(letter) => span.end = end,
            _ => runs.push((kind(letter), at..end)),
        }
    }
    runs
}

/// Which way a sign points, if it points one way.
fn arrow(signs: &str) -> Says {
    let heads = |heads: &[char]| signs.contains(heads);
    if heads(BOTH) || (heads(BACK) && heads(AHEAD)) {
        return Says::Nothing;
    }
    Says::Word(if heads(BACK) { Meaning::From } else { Meaning::To })
}

/// A number, or the code of a place; behind the word for a gap it is a number, however long.
fn digits(known: &Known, text: &str, span: Range<usize>, gap: bool) -> Piece {
    let digits = &text[span.clone()];
    let place = known.regions.by_code(digits).map(|region| Candidate { region, county: None });
    let says = match (place, digits.parse()) {
        (Some(place), _) => Says::Places(vec![place]),
        (None, Ok(number)) if digits.len() <= 3 => Says::Number(number),
        // Four are those of a year.
        (None, _) if gap && digits.len() > 4 => Says::Number(TOO_MANY),
        _ => Says::Nothing,
    };
    Piece { span, says }
}

/// The best way to cut Chinese letters from one of them on.
#[derive(Default)]
struct Way {
    /// Letters that say nothing, pieces, and pieces that do not matter: the fewest are best.
    cost: [usize; 3],
    /// Letters of the first piece.
    length: usize,
    says: Option<Says>,
}

/// Chinese letters, so that as many as can be say something, in words as long as can be; 「转成都」 is
/// no 「转成」 with a 「都」 behind it.
fn written(known: &Known, text: &str, run: Range<usize>, pieces: &mut Vec<Piece>) {
    let mut starts: Vec<usize> =
        text[run.clone()].char_indices().map(|(at, _)| run.start + at).collect();
    starts.push(run.end);
    let first = pieces.len();
    let ways = ways(known, text, &starts);
    let mut at = 0;
    while let Some(Way { length, says, .. }) = ways.get(at) {
        let span = starts[at]..starts[at + length];
        at += length;
        match (says, pieces[first..].last_mut()) {
            (None, Some(last)) if last.says == Says::Nothing => last.span.end = span.end,
            (says, _) => {
                let says = says.clone().unwrap_or(Says::Nothing);
                pieces.push(Piece { span, says });
            }
        }
    }
    apart(known, text, first, pieces);
    // One letter is a place only where the others say something, too.
    let unknown = pieces[first..].iter().any(|piece| piece.says == Says::Nothing);
    if unknown && ways.len() > 1 && is_short(&text[run.clone()]) {
        pieces.truncate(first);
        pieces.push(Piece { span: run, says: Says::Nothing });
    }
}

/// Reads 「不到」 letter by letter before a place: only of a number it says that it is not exact.
fn apart(known: &Known, text: &str, first: usize, pieces: &mut Vec<Piece>) {
    for at in (first + 1..pieces.len()).rev() {
        let about = pieces[at - 1].says == Says::Word(Meaning::About);
        if about && pieces[at].says.is_place() {
            let start = pieces[at - 1].span.start;
            let letters = text[pieces[at - 1].span.clone()].char_indices();
            let each = letters.map(|(from, letter)| {
                let span = start + from..start + from + letter.len_utf8();
                let says = known.written(&text[span.clone()], false).unwrap_or(Says::Nothing);
                Piece { span, says }
            });
            let each: Vec<Piece> = each.collect();
            pieces.splice(at - 1..at, each);
        }
    }
}

/// Whether single letters may be whole names in it: 「京沪」, 「鄂转沪」.
fn is_short(run: &str) -> bool {
    let mut letters = run.chars().skip(1);
    let between = letters.next().is_some_and(|letter| TURNS.contains(&letter));
    letters.next().is_none() || (between && letters.next().is_none())
}

/// The best way from each letter on.
fn ways(known: &Known, text: &str, starts: &[usize]) -> Vec<Way> {
    let letters = starts.len() - 1;
    let short = is_short(&text[starts[0]..starts[letters]]);
    let mut ways: Vec<Way> = (0..letters).map(|_| Way::default()).collect();
    for at in (0..letters).rev() {
        let rest = |length: usize| ways.get(at + length).map_or([0; 3], |way| way.cost);
        let longest = LONGEST.min(letters - at);
        let saying = (1..=longest).rev().filter_map(|length| {
            let part = &text[starts[at]..starts[at + length]];
            if length > 1 && part.ends_with(PAYS) && text[starts[at + length]..].starts_with(UP_TO)
            {
                return None; // 「单位交到八月」 is 「单位」 and 「交到」
            }
            let says = known.written(part, short);
            let says = says.or_else(|| number(part).map(Says::Number));
            let says = says.or_else(|| several(part).then_some(Says::About));
            let says = says.or_else(|| asked::doubled(known, part))?;
            // 「8月底停」 is no 「月底停」.
            let counted = text[..starts[at]].ends_with(counts) && part.starts_with('月');
            if counted && asked::tells(&says).is_some() {
                return None;
            }
            let [unknown, pieces, idle] = rest(length);
            let idle = idle + usize::from(is_idle(&says));
            Some(Way { cost: [unknown, pieces + 1, idle], length, says: Some(says) })
        });
        let [unknown, pieces, idle] = rest(1);
        let passed = Way { cost: [unknown + 1, pieces, idle], length: 1, says: None };
        // Of equal ones the first, with the longest word.
        let best = saying.chain([passed]).min_by_key(|way| way.cost);
        ways[at] = best.unwrap_or_default();
    }
    ways
}

/// A number as it is said, 「零十」 behind months as well.
fn number(part: &str) -> Option<u32> {
    numeral(part).or_else(|| numeral(part.strip_prefix('零')?))
}

/// Whether it says little by itself, so that of equal ways the one with fewer such pieces is better.
fn is_idle(says: &Says) -> bool {
    matches!(says, Says::Word(Meaning::Filler | Meaning::Oneself | Meaning::Joins))
}

/// Whether it is more than one number: 「两三」, 「三五」, 「十几」.
fn several(text: &str) -> bool {
    let mut letters = text.chars();
    let pair = (letters.next(), letters.next(), letters.next());
    let (Some(first), Some(second), None) = pair else { return false };
    let digit = |letter: char| numeral(&letter.to_string()).filter(|digit| (1..10).contains(digit));
    let rises = digit(first).zip(digit(second)).is_some_and(|(first, second)| first < second);
    rises || (['十', '几'].contains(&first) && second == '几')
}
