//! Who something is told of: the one who asks, or somebody else, whose answers are none of a case of the first.

use std::ops::{Range, RangeInclusive};

use super::asked::tells;
use super::mover::{moved, worked};
use super::person::{Person, Who, said_to};
use super::piece::{Piece, Says, joined_before, unite};
use super::sorts::{Sort, Trait};
use super::stray::last;
use crate::model::{Meaning, QuestionIx, Stands, Topic, With};

/// 「跟我住」 tells nothing of oneself, and whom 「跟老公」 names comes along.
const WITH: &[char] = &['跟', '和', '与', '同', '随', '陪', '带', '着'];
/// Of those, what names whom somebody goes after.
const BEHIND: &[char] = &['跟', '随', '奔', '靠'];
/// Whoever is asked for: 「帮我妈问」.
const FOR: &[char] = &['帮', '替', '给', '让', '代'];

/// What says of whom it is told.
const OF: &str = "的";
const IN: &str = "在";
const GIVES: &str = "给";

/// How old somebody is who says no more than that.
pub(super) const AGES: RangeInclusive<u32> = 40..=110;

/// What people are called who are told apart by that.
const SEXES: [&str; 2] = ["男", "女"];

/// The pieces, without what is told of another one than the case is about.
pub(super) fn told_apart(topic: &Topic, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    called_by_sex(text, &mut pieces);
    aged(text, &mut pieces);
    worked(text, &mut pieces);
    companions(text, &mut pieces);
    let people = people(text, &pieces);
    let mover = moved(text, &pieces, &people);
    let apart =
        live_apart(&people, &pieces) && mover.as_ref().is_none_or(|mover| mover.place.is_none());
    if apart {
        led_nowhere(&people, &mut pieces);
    }
    let told = |person: &&Person| {
        !person.along
            && pieces[person.said.clone()]
                .iter()
                .any(|piece| piece.says.has(Trait::OfSomebody) || tells(&piece.says).is_some())
    };
    let mut of: Vec<Who> = Vec::new();
    for person in people.iter().filter(told) {
        if !of.contains(&person.who) {
            of.push(person.who);
        }
    }
    let along = |who: &Who| people.iter().any(|person| person.along && person.who == *who);
    let comes_along = people.iter().any(|person| person.along);
    if comes_along && of.iter().all(along) && !of.contains(&Who::Oneself) {
        of.push(Who::Oneself);
    }
    let several = of.len() > 1;
    let about = match &mover {
        Some(mover) => Some(mover.who),
        None => about(&people, &of, &pieces),
    };
    let other = |person: &Person| several && !person.along && Some(person.who) != about;
    let others = people
        .iter()
        .map(|person| if other(person) { person.said.clone() } else { person.called_along() });
    let others: Vec<Range<usize>> = others.collect();
    let left = mover.as_ref().is_some_and(|mover| mover.alone);
    let open = topic.roles.to_scheme.filter(|_| left);
    let place = mover.and_then(|mover| mover.place);
    let place = place.map(|place| pieces[place].span.end);
    for said in others.into_iter().rev() {
        leave_out(&mut pieces, said, open);
    }
    if let Some(end) = place
        && let Some(place) = pieces.iter().position(|piece| piece.span.end == end)
    {
        pieces.insert(place + 1, Piece::mark(end, last(With::Insured)));
    }
    unnamed(&mut pieces);
    if apart {
        pieces.insert(0, Piece::mark(0, Says::LiveApart));
    }
    pieces
}

/// 「跟儿子去成都住」 tells of nobody's scheme that it is a child's.
fn companions(text: &str, pieces: &mut [Piece]) {
    for piece in pieces {
        let along = text[..piece.span.start].ends_with(BEHIND);
        if along && matches!(piece.says, Says::Word(Meaning::Child { .. })) {
            piece.says = Says::Word(Meaning::Relative);
        }
    }
}

/// Nothing is left to say of the words for people.
fn unnamed(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Says::Word(Meaning::Relative | Meaning::Third | Meaning::Oneself) = piece.says {
            piece.says = Says::Word(Meaning::Filler);
        }
    }
}

/// 「妈，68，居民」 says how old somebody is.
fn aged(text: &str, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let number = &pieces[at];
        let passes = |says: &Says| {
            matches!(says, Says::Word(Meaning::Filler | Meaning::YearsAgo(0) | Meaning::About))
        };
        let before = (0..at).rev().find(|before| !passes(&pieces[*before].says));
        let of = before.filter(|of| pieces[*of].says == Says::Word(Meaning::Relative));
        // 「我今年48」
        let this = at.checked_sub(1).filter(|year| {
            let whole = text[number.span.end..].chars().next();
            let ends = whole.is_none_or(|next| !next.is_alphanumeric());
            pieces[*year].says == Says::Word(Meaning::YearsAgo(0)) && ends
        });
        let Some(of) = of.or(this) else { continue };
        let apart = pieces[of..=at].windows(2).all(|pair| {
            let between = &text[pair[0].span.end..pair[1].span.start];
            between.trim_matches([',', '，', ' ']).is_empty()
        });
        // 「我爸68退休」, 「我妈今年60」, and not 「我爸50个月没交」
        let unit = pieces.get(at + 1).filter(|unit| number.touches(unit)).map(|unit| &unit.says);
        let bare = !unit.is_some_and(|unit| {
            unit.measures() || matches!(unit, Says::Word(Meaning::Aside { numbered: true, .. }))
        });
        let age = matches!(number.says, Says::Number(count) if AGES.contains(&count));
        if apart && age && bare {
            pieces[at].says = Says::Word(Meaning::Idle);
        }
    }
}

/// 「男的职工，女的居民」 are two people.
fn called_by_sex(text: &str, pieces: &mut [Piece]) {
    let is = |piece: &Piece, sex: &str| {
        matches!(piece.says, Says::Word(Meaning::Aside { .. }))
            && text[piece.span.clone()].starts_with(sex)
    };
    let both = SEXES.iter().all(|sex| pieces.iter().any(|piece| is(piece, sex)));
    for piece in pieces {
        if both && SEXES.iter().any(|sex| is(piece, sex)) {
            piece.says = Says::Word(Meaning::Third);
        }
    }
}

/// Whether two people are said to be at a place each: 「她在宁波，我在台州」 tells no way.
fn live_apart(people: &[Person], pieces: &[Piece]) -> bool {
    // 「宝宝在杭州出生，我的医保在成都」
    let born = people.iter().any(|person| {
        person.young && pieces[person.said.clone()].iter().any(|piece| piece.says.is_birth())
    });
    let there = people.iter().filter(|person| {
        let said = &pieces[person.said.clone()];
        !person.along
            && said.iter().filter(|piece| piece.says.is_place()).count() == 1
            && !said.iter().any(|piece| piece.says.is_way())
    });
    let stands = |piece: &Piece| matches!(piece.says, Says::Word(Meaning::Stands(_)));
    let plain = |person: &&Person| born || !pieces[person.said.clone()].iter().any(stands);
    // 「爸爸医保在北京，妈妈在天津」
    let relative = |person: &&Person| person.who != Who::Oneself && !person.young;
    differ(there.clone().filter(plain)) || differ(there.filter(relative))
}

/// 「给我妈转 她在绵阳」 does not say where to.
fn led_nowhere(people: &[Person], pieces: &mut [Piece]) {
    for person in people {
        if let [.., last] = &mut pieces[person.said.clone()]
            && last.says == Says::Word(Meaning::To)
        {
            last.says = Says::Word(Meaning::Filler);
        }
    }
}

/// Whether they are not all the same.
fn differ<'a>(mut people: impl Iterator<Item = &'a Person<'a>>) -> bool {
    let first = people.next().map(|person| person.who);
    people.any(|person| Some(person.who) != first)
}

/// Whom a case is about of which several tell something; none where nobody knows whose answers count.
fn about<'a>(people: &[Person<'a>], of: &[Who<'a>], pieces: &[Piece]) -> Option<Who<'a>> {
    let asks = of.contains(&Who::Oneself);
    let goes = |person: &&Person| !person.along && is_whole_way(&pieces[person.said.clone()]);
    if let Some(goes) = people.iter().find(goes) {
        return Some(goes.who).filter(|who| !asks || *who == Who::Oneself);
    }
    // What is asked of 「我爸居民医保在安庆」 is a move of his as well.
    let insured =
        |person: &Person| person.who != Who::Oneself && is_insured(&pieces[person.said.clone()]);
    (asks && !people.iter().any(insured)).then_some(Who::Oneself)
}

/// Everybody who is named, in the order of the line.
fn people<'a>(text: &'a str, pieces: &[Piece]) -> Vec<Person<'a>> {
    let mut people: Vec<Person> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let word = &text[piece.span.clone()];
        let called = called(text, pieces, at)..at;
        let before = &text[..pieces[called.start].span.start];
        let who = match piece.says {
            Says::Word(Meaning::Relative) => Who::Other(word.strip_prefix('我').unwrap_or(word)),
            Says::Word(Meaning::Third) => third(&people, word),
            Says::Word(Meaning::Child { .. }) => Who::Other(word),
            Says::Word(Meaning::Oneself) => Who::Oneself,
            _ if ["我", "我的"].contains(&word)
                && !before.ends_with(WITH)
                && !before.ends_with(FOR) =>
            {
                Who::Oneself
            }
            _ => continue,
        };
        let end = told_to(text, pieces, at);
        // 「我帮老公」
        let asks = text[..pieces[end - 1].span.end].ends_with(FOR);
        let young = matches!(piece.says, Says::Word(Meaning::Child { .. }));
        let start = if called.is_empty() && !young { at + 1 } else { called.start };
        let said = if asks { at + 1..at + 1 } else { start..end };
        let along = who != Who::Oneself && before.ends_with(WITH);
        // 「我和退休的妈妈」 says nothing of oneself.
        if let Some(last) = people.last_mut() {
            last.said.end = last.said.end.min(called.start).max(last.said.start);
        }
        let third = (piece.says == Says::Word(Meaning::Third)).then(|| letter(word));
        people.push(Person { who, said, called, young, along, third });
    }
    people
}

/// Where what is told of somebody begins that is put right before the word for them: 「退休的老伴」.
fn called(text: &str, pieces: &[Piece], at: usize) -> usize {
    if !pieces[at].says.has(Trait::Other) {
        return at;
    }
    // 「单位给他交职工」
    if let [.., payer, gives] = &pieces[..at]
        && payer.says.is_scheme()
        && text[gives.span.clone()] == *GIVES
        && payer.touches(gives)
        && gives.touches(&pieces[at])
    {
        return at - 2;
    }
    let mut start = at;
    for last in joined_before(pieces, at).take(2) {
        let word = &text[pieces[last].span.clone()];
        let of = start < at || word.ends_with(OF);
        if of && is_told(&pieces[last].says) {
            return last;
        }
        if word != OF {
            break;
        }
        start = last;
    }
    at
}

/// Where all ends that is said of somebody, where the next sentence tells who insures them: 「老婆没工作，在长沙交的居民」.
fn told_to(text: &str, pieces: &[Piece], at: usize) -> usize {
    let end = said_to(text, pieces, at);
    let Some([here, place, paid]) = pieces.get(end..end + 3) else { return end };
    let comma =
        text[pieces[end - 1].span.end..here.span.start].trim_matches([',', '，']).is_empty();
    let pays = matches!(
        paid.says,
        Says::Word(Meaning::Joins | Meaning::Stands(Stands { with: With::Insured, .. }))
    );
    let told = pieces[at..end].iter().any(|piece| piece.says.is_place());
    let goes_on = pieces[at].says.has(Trait::Other) && comma && pays && !told;
    let there = text[here.span.clone()] == *IN && place.says.is_place();
    if goes_on && there { said_to(text, pieces, end) } else { end }
}

/// Who is meant by 「他」: somebody who was named before, and by 「她」 then somebody else.
fn third<'a>(people: &[Person<'a>], word: &'a str) -> Who<'a> {
    let called = |person: &&Person| {
        let of = people.iter().filter(|other| other.who == person.who);
        of.filter_map(|other| other.third).all(|third| third == letter(word))
    };
    let mut others = people.iter().rev().filter(|person| person.who != Who::Oneself);
    let before = others.find(called);
    before.map_or(Who::Other(letter(word)), |person| person.who)
}

/// The letter for whoever was spoken of.
fn letter(word: &str) -> &str {
    word.get(..'他'.len_utf8()).unwrap_or(word)
}

/// Whether it tells which scheme somebody is in.
fn is_in_scheme(says: &Says) -> bool {
    says.is_scheme()
        || matches!(says, Says::Word(Meaning::Stands(stands)) if stands.scheme.is_some())
}

/// Whether somebody is said to be in a scheme of some place.
fn is_insured(said: &[Piece]) -> bool {
    let says = || said.iter().map(|piece| &piece.says);
    says().any(is_in_scheme) && says().any(Says::is_place)
}

/// Whether somebody is said to go from one place to another.
fn is_whole_way(said: &[Piece]) -> bool {
    said.iter().filter(|piece| piece.says.is_place()).count() > 1
}

/// Whether it tells of somebody what is an answer only where the case is theirs.
fn is_told(says: &Says) -> bool {
    let matter = matches!(says.sort(), Some(Sort::Matter | Sort::Child));
    matter || is_in_scheme(says) || tells(says).is_some()
}

/// Leaves out what is told in these pieces, but for places; the gap with its number as one. What a scheme of somebody
/// else leaves open is not asked of theirs.
fn leave_out(pieces: &mut Vec<Piece>, said: Range<usize>, open: Option<QuestionIx>) {
    let Range { start: mut at, mut end } = said;
    while at < end {
        let says = &pieces[at].says;
        if is_told(says) {
            let counts = pieces[at + 1..end].iter().take_while(|piece| piece.says.counts());
            let more = if *says == Says::Word(Meaning::Gap) { counts.count() } else { 0 };
            let left = open.filter(|_| is_in_scheme(says)).map(|open| Says::OfOther(Some(open)));
            unite(pieces, at..=at + more, left.unwrap_or(Says::Word(Meaning::Idle)));
            end -= more;
        }
        at += 1;
    }
}
