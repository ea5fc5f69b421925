//! `words.toml`: the words of the line that a case is told in.

use super::names::unknown;
use super::node::{Node, Spot};
use super::problems::Problems;
use super::synonyms::Named;
use super::wordings::{ONE_EACH, once, wordings};
use crate::diagnostic::Diagnostic;
use crate::model::{Meaning, QuestionIx, Topic, Word};

const SCHEMES: [&str; 2] = ["from_scheme", "to_scheme"];
const KINDS: [&str; 20] = [
    "scheme", "answer", "gap", "no-gap", "months", "years", "days", "from", "to", "left", "came",
    "child", "matter", "counts", "paid", "here", "ago", "aside", "told", "filler",
];

/// Reads all words about the first topic; each stands in one place only.
pub fn words(node: &Node, named: Named, errors: &mut Problems) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    for each in errors.keep(node.children("word")).unwrap_or_default() {
        let Some(word) = errors.keep(word(&each, named)) else { continue };
        let before = all.iter().flat_map(|other| &other.words);
        once(&each, &word.words, before, "一个词只写一处。", errors);
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
    let initials = node.texts("initials")?.iter().map(|spot| spot.value.to_owned()).collect();
    let word = Word { words, initials, means: meaning(&node.text("means")?, named)? };
    node.finish()?;
    Ok(word)
}

/// What `scheme employee`, `answer retired yes`, `answer origin_stopped yes gap` and `gap` say.
fn meaning(spot: &Spot<'_, &str>, named: Named) -> Result<Meaning, Diagnostic> {
    let topic = named.transfer();
    let (kind, rest) = spot.value.split_once(' ').unwrap_or((spot.value, ""));
    Ok(match kind {
        "scheme" => {
            let [from, to] = SCHEMES.map(|question| choice(&spot.with(rest), topic, question));
            let (from, to) = (from?, to?);
            if from.1 != to.1 {
                let fix = "两个险种问题的选项要写成一样的次序。";
                return Err(spot.error("两个问题里位置不同的险种", "位置相同的险种", fix));
            }
            Meaning::Scheme(from.1)
        }
        "answer" => {
            let (question, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            let (id, since) =
                rest.split_once(" gap").map_or((rest, None), |(id, of)| (id, Some(of)));
            let (ix, at) = choice(&spot.with(id), topic, question)?;
            match since.map(str::trim_start) {
                None => Meaning::Answer(ix, at),
                Some("") => Meaning::Since(ix, at),
                Some(claim) => Meaning::Unpaid(ix, at, named.claim(&spot.with(claim))?),
            }
        }
        "gap" => Meaning::Gap,
        "no-gap" => Meaning::NoGap,
        "months" => Meaning::Months,
        "years" => Meaning::Years,
        "days" => Meaning::Days,
        "from" => Meaning::From,
        "to" => Meaning::To,
        "left" => Meaning::Left,
        "came" => Meaning::Came,
        "child" if rest.is_empty() => Meaning::Child(None),
        "child" => Meaning::Child(Some(named.claim(&spot.with(rest))?)),
        "matter" => Meaning::Matter(named.claim(&spot.with(rest))?),
        "paid" => Meaning::Paid,
        "here" => Meaning::Here,
        "counts" => {
            let (id, claim) = rest.split_once(' ').unwrap_or((rest, ""));
            let question = self::question(&spot.with(id), topic)?;
            Meaning::Counts(question, named.claim(&spot.with(claim))?)
        }
        "ago" => {
            let days = rest.parse();
            Meaning::Ago(days.map_err(|_| spot.error(rest, "几天以前", "写一个整数。"))?)
        }
        "aside" => {
            let (rest, numbered) = with_number(rest);
            Meaning::Aside { topic: named.topic(&spot.with(rest))?, numbered }
        }
        "told" => told(spot, rest, named)?,
        "filler" => Meaning::Filler,
        _ => return Err(unknown(spot, "意思", KINDS.into_iter())),
    })
}

/// What `told stuck what waiting` says.
fn told(spot: &Spot<'_, &str>, rest: &str, named: Named) -> Result<Meaning, Diagnostic> {
    let (rest, numbered) = with_number(rest);
    let mut names = rest.splitn(3, ' ');
    let [topic, question, id] = [(); 3].map(|()| names.next().unwrap_or_default());
    let topic = named.topic(&spot.with(topic))?;
    let (question, choice) = choice(&spot.with(id), &named.topics[usize::from(topic)], question)?;
    Ok(Meaning::Told { topic, question, choice, numbered })
}

/// What is left without `number` at its end.
fn with_number(rest: &str) -> (&str, bool) {
    rest.strip_suffix(" number").map_or((rest, false), |rest| (rest, true))
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
