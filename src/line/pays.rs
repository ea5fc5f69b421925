//! What is paid at the place it is said of: 「武汉单位已经交了」 is no number of years.

use super::piece::{
    OfPlace, Piece, Says, joined_before, joined_behind, measured_behind, over, unite,
};
use crate::model::{Beside, Meaning, Stands, Topic, With, roles};

/// What says that something is paid.
pub(super) const PAYS: &[char] = &['交', '缴', '买'];
/// What says so with how long behind it.
const PAYING: [&str; 2] = ["缴费", "交费"];
/// What says where.
const IN: char = '在';
/// Nobody has paid for more years.
const MOST: u32 = 50;

/// What says that it is so by now, and that somebody began to work.
const BY_NOW: &str = "已经";
const JOINED: &str = "入职";

/// Who pays.
#[derive(Clone, Copy)]
enum Payer {
    /// Somebody at the place that begins there.
    At(usize),
    /// The employer somebody has by now.
    There,
    /// Somebody elsewhere, or nobody knows where.
    Somewhere,
}

/// The pieces, what is paid or not paid at a place told of that.
pub(super) fn of_places(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let Some(question) = topic.roles.enrolled else { return pieces };
    let (mut long, mut gone, mut idle) = (0, Vec::new(), Vec::new());
    for at in 0..pieces.len() {
        let (id, length) = match pieces[at].says {
            Says::Word(Meaning::Pays(topic)) => {
                (roles::YES, Meaning::Aside { topic, numbered: true, asks: false, told: None })
            }
            Says::Word(Meaning::Unpays) => (roles::NO, Meaning::Gap),
            _ => continue,
        };
        let (counted, payer) = (is_counted(text, &pieces, at), payer(&pieces, at));
        let gap = ended(text, &pieces, at).filter(|_| counted && id == roles::YES);
        if let Some(gap) = gap {
            gone.push(gap);
            if let (Payer::At(place), Some(choice)) = (payer, topic.at(question).choice(id)) {
                pieces[at].says = Says::OfPlace(OfPlace { question, choice, place });
                idle.push(at);
                continue;
            }
        }
        long += usize::from(counted && matches!(payer, Payer::At(_)));
        pieces[at].says = match (payer, topic.at(question).choice(id)) {
            _ if counted => Says::Word(length),
            // 「明年的居民医保已经在重庆交了」
            (Payer::Somewhere, _) if is_ahead(&pieces, at) || is_of_month(text, &pieces, at) => {
                Says::Word(Meaning::Filler)
            }
            _ if is_ahead(&pieces, at) => Says::Doubted(Some(question)),
            (Payer::At(place), Some(choice)) => Says::OfPlace(OfPlace { question, choice, place }),
            (Payer::There, Some(choice)) => Says::Word(Meaning::Answer(question, choice)),
            // Where nothing is paid, there is a gap wherever that is.
            _ if length == Meaning::Gap => Says::Word(length),
            _ => Says::Doubted(Some(question)),
        };
    }
    for at in idle.into_iter().rev() {
        let last = at + measured_behind(&pieces, at);
        unite(&mut pieces, at + 1..=last, Says::Word(Meaning::Idle));
    }
    gone.dedup();
    for gap in gone.into_iter().rev() {
        over(&mut pieces, gap, gap);
    }
    years_of_scheme(text, &mut pieces);
    paid_by_now(topic, text, &mut pieces);
    // 「上海交了5年，苏州交了1年」
    if long > 1 || is_paid_elsewhere(text, &pieces) {
        pieces.insert(0, Piece::mark(0, Says::Unclear));
    }
    pieces
}

/// 「武汉职工20年」 and 「缴费20年」 tell for how long something was paid, and no gap.
fn years_of_scheme(text: &str, pieces: &mut Vec<Piece>) {
    for at in (0..pieces.len()).rev() {
        let Some([scheme, count, unit]) = pieces.get(at..at + 3) else { continue };
        let years = matches!(
            (&count.says, &unit.says),
            (Says::Number(..=MOST), Says::Word(Meaning::Years))
        );
        let word = &text[scheme.span.clone()];
        let said = scheme.says.is_scheme() && !word.is_ascii() || PAYING.contains(&word);
        let filler = |next: &usize| pieces[*next].says == Says::Word(Meaning::Filler);
        let behind = joined_behind(pieces, at + 2).find(|next| !filler(next));
        let unpaid = behind.is_some_and(|next| pieces[next].says == Says::Word(Meaning::Gap));
        if years && said && !unpaid && scheme.touches(count) && count.touches(unit) {
            unite(pieces, at + 1..=at + 2, Says::Word(Meaning::Idle));
        }
    }
}

/// 「现在在南宁自己交灵活就业」 tells that it is paid there by now.
fn paid_by_now(topic: &Topic, text: &str, pieces: &mut Vec<Piece>) {
    let Some(question) = topic.roles.enrolled else { return };
    let Some(choice) = topic.at(question).choice(roles::YES) else { return };
    // 「马上去杭州上班，现在在成都交居民」
    if pieces.iter().any(|piece| piece.says == Says::Word(Meaning::To)) {
        return;
    }
    for at in (0..pieces.len()).rev() {
        let Some([now, place]) = pieces.get(at..at + 2) else { continue };
        let there = Stands { with: With::There, beside: Beside::Next, scheme: None, claim: None };
        let is_now = now.says == Says::Word(Meaning::Stands(there));
        let left = pieces[..at].iter().any(|piece| piece.says.is_place());
        let is_now = is_now && left && text[now.span.clone()].ends_with(IN) && now.touches(place);
        let passes = |next: &usize| {
            matches!(pieces[*next].says, Says::Word(Meaning::Filler | Meaning::Joins))
        };
        let scheme = joined_behind(pieces, at + 1).find(|next| !passes(next));
        let scheme = scheme.filter(|scheme| pieces[*scheme].says.is_scheme());
        let Some(scheme) = scheme.filter(|_| is_now && place.says.is_place()) else { continue };
        let (start, end) = (place.span.start, pieces[scheme].span.end);
        if text[place.span.end..end].contains(PAYS) {
            let paid = OfPlace { question, choice, place: start };
            pieces.insert(scheme + 1, Piece::mark(end, Says::OfPlace(paid)));
        }
    }
}

/// The gap behind which somebody has paid for so long by now: 「换工作断了两个月，已经在深圳交了半年」, 「断了三个月才入职，
/// 入职交了两年」.
fn ended(text: &str, pieces: &[Piece], at: usize) -> Option<usize> {
    let gap = (0..at).rev().find(|gap| pieces[*gap].says == Says::Word(Meaning::Gap))?;
    let long = measured_behind(pieces, gap);
    let between = &text[pieces[gap + long].span.end..pieces[at].span.start];
    let there = matches!(payer(pieces, at), Payer::At(_)) && between.contains(BY_NOW);
    (long > 0 && (there || between.ends_with(JOINED))).then_some(gap)
}

/// Whether somebody works at one place and has it paid at another one, so that either may be left: 「我在成都上班，公司给我
/// 交杭州的医保」.
fn is_paid_elsewhere(text: &str, pieces: &[Piece]) -> bool {
    let works = |piece: &Piece| {
        matches!(piece.says, Says::Word(Meaning::Stands(Stands { with: With::Works, .. })))
    };
    let passes = |says: &Says| {
        matches!(says, Says::Word(Meaning::Filler | Meaning::Joins)) || says.is_scheme()
    };
    let pays = |at: usize| {
        let place = joined_behind(pieces, at).find(|next| !passes(&pieces[*next].says));
        place.is_some_and(|place| {
            let between = &text[pieces[at].span.start..pieces[place].span.start];
            pieces[at].says.is_scheme() && pieces[place].says.is_place() && between.contains(PAYS)
        })
    };
    let places = pieces.iter().filter(|piece| piece.says.is_place()).count();
    places == 2 && pieces.iter().any(works) && (0..pieces.len()).any(pays)
}

/// Who is said to pay right before it, and nothing in between.
fn payer(pieces: &[Piece], at: usize) -> Payer {
    let mut found = None;
    for last in joined_before(pieces, at) {
        match pieces[last].says {
            Says::Places(_) => return Payer::At(pieces[last].span.start),
            Says::Word(Meaning::Stands(stands)) if stands.scheme.is_some() => {
                let there = stands.with == With::There;
                found = Some(if there { Payer::There } else { Payer::Somewhere });
            }
            Says::Word(Meaning::Filler | Meaning::MonthsAgo(_) | Meaning::Ago(_)) => {}
            ref says if says.is_scheme() => {}
            _ => break,
        }
    }
    found.unwrap_or(Payer::Somewhere)
}

/// Whether it is said of a year to come, or of one that is named.
fn is_ahead(pieces: &[Piece], at: usize) -> bool {
    let of_year = |last: usize| {
        matches!(pieces[last].says, Says::Year(_) | Says::Word(Meaning::YearsAgo(..0)))
    };
    joined_before(pieces, at).any(of_year)
}

/// Whether it is said of a month of the calendar right before it: 「9月交了」.
fn is_of_month(text: &str, pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(1).filter(|last| pieces[*last].touches(&pieces[at])).is_some_and(|last| {
        let unit = pieces[last].says == Says::Word(Meaning::Months);
        (unit && text[pieces[last].span.clone()].starts_with('月'))
            || matches!(pieces[last].says, Says::Month(..))
    })
}

/// Whether it says how much or how long: 「交了5年」, 「交了有5年」, 「交了多少年」.
fn is_counted(text: &str, pieces: &[Piece], at: usize) -> bool {
    let filler = |next: &usize| pieces[*next].says == Says::Word(Meaning::Filler);
    let fillers: Vec<usize> = joined_behind(pieces, at).take_while(filler).collect();
    let measures = |says: &Says| says.measures() || *says == Says::Word(Meaning::Perhaps);
    let asks = |next: usize| text[pieces[next].span.clone()].ends_with('年');
    let next = pieces.get(at + 1 + fillers.len());
    next.is_some_and(|next| measures(&next.says)) || fillers.into_iter().any(asks)
}
