//! `words.toml`: the words of the line that a case is told in.

mod led;

use std::str::FromStr;

use super::names::unknown;
use super::node::{Node, Spot};
use super::problems::Problems;
use super::synonyms::Named;
use super::wordings::{Before, ONE_EACH, wordings};
use crate::diagnostic::Diagnostic;
use crate::model::roles;
use crate::model::{Beside, Meaning, Names, QuestionIx, Stands, Topic, With, Word};

const SCHEMES: [&str; 2] = [roles::FROM_SCHEME, roles::TO_SCHEME];
const KINDS: [&str; 70] = [
    "scheme",
    "answer",
    "turned",
    "gap",
    "no-gap",
    "made-up",
    "months",
    "years",
    "days",
    "never",
    "from",
    "past",
    "now",
    "to",
    "back",
    "changes",
    "left",
    "came",
    "child",
    "grown",
    "matter",
    "doubts",
    "pays",
    "pays-not",
    "jobless",
    "counts",
    "paid",
    "resumed",
    "here",
    "ago",
    "days-ago",
    "months-ago",
    "months-before",
    "years-ago",
    "begins",
    "up-to-now",
    "about",
    "perhaps",
    "roughly",
    "asks",
    "whether",
    "not",
    "settled",
    "affair",
    "joins",
    "intends",
    "relative",
    "third",
    "oneself",
    "stands",
    "aside",
    "told",
    "amends",
    "or",
    "day-of-month",
    "weekday",
    "last-weekday",
    "next-weekday",
    "plans",
    "filed",
    "via",
    "pool",
    "idle",
    "besides",
    "staff",
    "quits",
    "supposed",
    "outside",
    "withdraws",
    "filler",
];

const NAMES: [(&str, Names); 8] = [
    ("insurance", Names::Insurance),
    ("another", Names::Another),
    ("perhaps", Names::Perhaps),
    ("errand", Names::Errand),
    ("homeward", Names::Homeward),
    ("here", Names::Here),
    ("there", Names::There),
    ("stays", Names::Stays),
];

/// Reads all words about the first topic; each stands in one place only.
pub fn words(node: &Node, named: Named, errors: &mut Problems) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut before = Before::default();
    for each in errors.keep(node.children("word")).unwrap_or_default() {
        let Some(word) = errors.keep(word(&each, named)) else { continue };
        errors.keep(before.once(&each, &word.words, "一个词只写一处。"));
        all.push(word);
    }
    errors.keep(node.finish());
    all
}

fn word(node: &Node, named: Named) -> Result<Word, Diagnostic> {
    let words = wordings(node)?;
    if words.is_empty() {
        let spot = node.must("pinyin")?;
        return Err(spot.error("0 个词，0 个读音", ONE_EACH, "照 words 的次序写。"));
    }
    let texts = |key: &'static str| -> Result<Vec<String>, Diagnostic> {
        Ok(node.texts(key)?.iter().map(|spot| spot.value.to_owned()).collect())
    };
    let initials = texts("initials")?;
    let (after_month, apart) = (texts("after_month")?, texts("apart")?);
    let affairs = node.texts("names")?;
    let affairs: Result<Vec<Names>, Diagnostic> =
        affairs.iter().map(|spot| one_of(spot, "所指", &NAMES)).collect();
    let (means, affairs) = (meaning(&node.text("means")?, named)?, affairs?);
    let word = Word { words, initials, means, names: affairs, after_month, apart };
    node.finish()?;
    Ok(word)
}

/// What `scheme employee`, `answer retired yes`, `answer origin_stopped yes gap` and `gap` say.
fn meaning(spot: &Spot<'_, &str>, named: Named) -> Result<Meaning, Diagnostic> {
    let topic = named.transfer();
    let (kind, rest) = spot.value.split_once(' ').unwrap_or((spot.value, ""));
    if let Some(means) = alone(kind) {
        return Ok(means);
    }
    Ok(match kind {
        "scheme" if rest.contains(' ') => Meaning::Schemes(schemes(spot, rest, topic)?),
        "turned" => {
            let (rest, affair) = with_suffix(rest, " affair");
            Meaning::Turned { schemes: schemes(spot, rest, topic)?, affair }
        }
        "scheme" => Meaning::Scheme(scheme(&spot.with(rest), topic)?),
        "answer" if rest.contains(" against ") => against(spot, rest, topic)?,
        "answer" => answer(spot, rest, named)?,
        "no-gap" if rest.is_empty() => Meaning::NoGap,
        "no-gap" => lasts(spot, rest, topic)?,
        "grown" => Meaning::Grown(scheme(&spot.with(rest), topic)?),
        "staff" => Meaning::Staff(scheme(&spot.with(rest), topic)?),
        "past" => Meaning::Past { left: rest == "from" },
        "child" => led::child(spot, rest, named)?,
        "matter" => matter(spot, rest, named)?,
        "doubts" => {
            let (question, choice) = pair(spot, rest, topic)?;
            Meaning::Doubts(question, choice)
        }
        "jobless" if rest.is_empty() => Meaning::Jobless(None),
        "jobless" => Meaning::Jobless(Some(named.claim(&spot.with(rest))?)),
        "outside" => outside(spot, rest, named)?,
        "pays" => Meaning::Pays(named.topic(&spot.with(rest))?),
        "pool" => Meaning::Pool(named.claim(&spot.with(rest))?),
        "counts" => led::counts(spot, rest, named)?,
        "ago" => Meaning::Ago(count(&spot.with(rest), "几天以前")?),
        "days" => Meaning::Days(count(&spot.with(rest), "一个数是几天")?),
        "days-ago" => Meaning::DaysAgo(count(&spot.with(rest), "一个数是几天")?),
        "months-ago" => Meaning::MonthsAgo(count(&spot.with(rest), "几个月以前")?),
        "years-ago" => Meaning::YearsAgo(count(&spot.with(rest), "几年以前")?),
        "aside" => led::aside(spot, rest, named)?,
        "settled" if rest.is_empty() => Meaning::Settled(None),
        "settled" => Meaning::Settled(Some(question(&spot.with(rest), topic)?)),
        "told" => led::told(spot, rest, named)?,
        "stands" => Meaning::Stands(stands(&spot.with(rest), named)?),
        "withdraws" if rest.is_empty() => Meaning::Withdraws { topic: None },
        "withdraws" => Meaning::Withdraws { topic: Some(named.topic(&spot.with(rest))?) },
        "resumed" => Meaning::Resumed { joined: rest == "joined" },
        "amends" => Meaning::Amends { perhaps: rest == "perhaps" },
        "weekday" | "last-weekday" | "next-weekday" => {
            let day = count(&spot.with(rest), "1 到 7")?;
            let weeks = i8::from(kind == "next-weekday") - i8::from(kind == "last-weekday");
            Meaning::Weekday { day, weeks }
        }
        _ => return Err(unknown(spot, "意思", KINDS.into_iter())),
    })
}

/// A place outside, with the claim it leads to, and whether somebody may be back from there.
fn outside(spot: &Spot<'_, &str>, rest: &str, named: Named) -> Result<Meaning, Diagnostic> {
    let (rest, away) = with_suffix(rest, " away");
    let claim = (!rest.is_empty()).then(|| named.claim(&spot.with(rest))).transpose()?;
    Ok(Meaning::Outside { claim, away })
}

/// What a word answers: at once, beside its own place, or with the months since.
fn answer(spot: &Spot<'_, &str>, rest: &str, named: Named) -> Result<Meaning, Diagnostic> {
    let topic = named.transfer();
    if let Some(rest) = rest.strip_suffix(" there") {
        let (question, choice) = pair(spot, rest, topic)?;
        return Ok(Meaning::There(question, choice));
    }
    let (question, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let (id, since) = rest.split_once(" gap").map_or((rest, None), |(id, of)| (id, Some(of)));
    let (ix, at) = choice(&spot.with(id), topic, question)?;
    Ok(match since.map(str::trim_start) {
        None => Meaning::Answer(ix, at),
        Some("") => Meaning::Since(ix, at),
        Some(claim) => Meaning::Unpaid(ix, at, named.claim(&spot.with(claim))?),
    })
}

/// What words mean of which nothing more is to be said.
fn alone(kind: &str) -> Option<Meaning> {
    Some(match kind {
        "gap" => Meaning::Gap,
        "never" => Meaning::Never,
        "months" => Meaning::Months,
        "years" => Meaning::Years,
        "from" => Meaning::From,
        "now" => Meaning::Now,
        "to" => Meaning::To,
        "back" => Meaning::Back,
        "changes" => Meaning::Changes,
        "left" => Meaning::Left,
        "came" => Meaning::Came,
        "paid" => Meaning::Paid,
        "here" => Meaning::Here,
        "months-before" => Meaning::MonthsBefore,
        "made-up" => Meaning::MadeUp,
        "begins" => Meaning::Begins,
        "up-to-now" => Meaning::UpToNow,
        "about" => Meaning::About,
        "perhaps" => Meaning::Perhaps,
        "roughly" => Meaning::Roughly,
        "asks" => Meaning::Asks,
        "whether" => Meaning::Whether,
        "not" => Meaning::Not,
        "affair" => Meaning::Affair,
        "quits" => Meaning::Quits,
        "joins" => Meaning::Joins,
        "intends" => Meaning::Intends,
        "relative" => Meaning::Relative,
        "third" => Meaning::Third,
        "oneself" => Meaning::Oneself,
        "pays-not" => Meaning::Unpays,
        "or" => Meaning::Or,
        "day-of-month" => Meaning::DayOfMonth,
        "plans" => Meaning::Plans,
        "filed" => Meaning::Filed,
        "via" => Meaning::Via,
        "idle" => Meaning::Idle,
        "besides" => Meaning::Besides,
        "supposed" => Meaning::Supposed,
        "filler" => Meaning::Filler,
        _ => return None,
    })
}

/// What `answer origin_stopped no against retired yes` and `... against retired` say.
fn against(spot: &Spot<'_, &str>, rest: &str, topic: &Topic) -> Result<Meaning, Diagnostic> {
    let (said, doubted) = rest.split_once(" against ").unwrap_or((rest, ""));
    let (question, choice) = pair(spot, said, topic)?;
    let (other, doubted) = if doubted.contains(' ') {
        let (other, doubted) = pair(spot, doubted, topic)?;
        (other, Some(doubted))
    } else {
        (self::question(&spot.with(doubted), topic)?, None)
    };
    Ok(Meaning::Against { question, choice, other, doubted })
}

/// What `matter 34`, `matter 34 against retired yes` and `matter 48 away` say.
fn matter(spot: &Spot<'_, &str>, rest: &str, named: Named) -> Result<Meaning, Diagnostic> {
    let (rest, home) = with_suffix(rest, " home");
    let (rest, away) = with_suffix(rest, " away");
    let (claim, doubted) =
        rest.split_once(" against ").map_or((rest, None), |(claim, of)| (claim, Some(of)));
    let against = doubted.map(|of| pair(spot, of, named.transfer())).transpose()?;
    Ok(Meaning::Matter { claim: named.claim(&spot.with(claim))?, against, home, away })
}

/// What `no-gap continuous_two_years yes 24` says.
fn lasts(spot: &Spot<'_, &str>, rest: &str, topic: &Topic) -> Result<Meaning, Diagnostic> {
    let (said, months) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    let (question, choice) = pair(spot, said, topic)?;
    Ok(Meaning::Lasts { question, choice, months: count(&spot.with(months), "几个月")? })
}

/// A question and one of its choices, such as `retired yes`.
fn pair(spot: &Spot<'_, &str>, said: &str, topic: &Topic) -> Result<(QuestionIx, u8), Diagnostic> {
    let (question, id) = said.split_once(' ').unwrap_or((said, ""));
    choice(&spot.with(id), topic, question)
}

/// What is left without a word at its end, and whether that stood there.
fn with_suffix<'a>(rest: &'a str, word: &str) -> (&'a str, bool) {
    rest.strip_suffix(word).map_or((rest, false), |rest| (rest, true))
}

/// A bit for the position of each of several schemes.
fn schemes(spot: &Spot<'_, &str>, rest: &str, topic: &Topic) -> Result<u8, Diagnostic> {
    rest.split(' ').map(|id| Ok(1 << scheme(&spot.with(id), topic)?)).sum()
}

/// The position of a scheme, which is the same in both questions about it.
fn scheme(spot: &Spot<'_, &str>, topic: &Topic) -> Result<u8, Diagnostic> {
    let [from, to] = SCHEMES.map(|question| choice(spot, topic, question));
    let (from, to) = (from?.1, to?.1);
    if from != to {
        let fix = "两个险种问题的选项要写成一样的次序。";
        return Err(spot.error("两个问题里位置不同的险种", "位置相同的险种", fix));
    }
    Ok(from)
}

/// What `insured next`, `there either employee` and `home either 54` say.
fn stands(spot: &Spot<'_, &str>, named: Named) -> Result<Stands, Diagnostic> {
    let mut parts = spot.value.splitn(3, ' ');
    let [with, beside] = [(); 2].map(|()| parts.next().unwrap_or_default());
    let kinds = [
        ("insured", With::Insured),
        ("there", With::There),
        ("works", With::Works),
        ("home", With::Home),
        ("born", With::Born),
        ("firm", With::Firm),
        ("apart", With::Apart),
    ];
    let sides = [("next", Beside::Next), ("last", Beside::Last), ("either", Beside::Either)];
    let (claim, scheme) = match parts.next() {
        Some(number) if number.starts_with(|letter: char| letter.is_ascii_digit()) => {
            (Some(named.claim(&spot.with(number))?), None)
        }
        id => (None, id.map(|id| self::scheme(&spot.with(id), named.transfer())).transpose()?),
    };
    Ok(Stands {
        with: one_of(&spot.with(with), "情形", &kinds)?,
        beside: one_of(&spot.with(beside), "位置", &sides)?,
        scheme,
        claim,
    })
}

fn one_of<T: Copy>(
    spot: &Spot<'_, &str>,
    what: &str,
    known: &[(&str, T)],
) -> Result<T, Diagnostic> {
    let found = known.iter().find(|(name, _)| *name == spot.value);
    let names = || known.iter().map(|(name, _)| *name);
    found.map(|(_, value)| *value).ok_or_else(|| unknown(spot, what, names()))
}

fn count<N: FromStr>(spot: &Spot<'_, &str>, of: &str) -> Result<N, Diagnostic> {
    spot.value.parse().map_err(|_| spot.error(spot.value, of, "写一个整数。"))
}

fn choice(
    spot: &Spot<'_, &str>,
    topic: &Topic,
    question: &str,
) -> Result<(QuestionIx, u8), Diagnostic> {
    let ix = self::question(&spot.with(question), topic)?;
    let choices = topic.at(ix).choices.iter().map(|each| each.id.as_str());
    let at = topic.at(ix).choice(spot.value).ok_or_else(|| unknown(spot, "选项", choices))?;
    Ok((ix, at))
}

fn question(spot: &Spot<'_, &str>, topic: &Topic) -> Result<QuestionIx, Diagnostic> {
    let ids = topic.questions.iter().map(|each| each.id.as_str());
    topic.question(spot.value).ok_or_else(|| unknown(spot, "问题", ids))
}
