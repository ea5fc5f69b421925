//! Names of cases in a row: those of the same two places are told apart by what else was answered.

use crate::report::AnswerDoc;
use crate::tui::case::Case;

/// What each is called, in their order.
pub(super) fn names(cases: &[&Case]) -> Vec<String> {
    let mut names: Vec<String> = cases.iter().map(|case| case.name()).collect();
    for at in 0..names.len() {
        let same: Vec<usize> =
            (at..names.len()).filter(|other| names[*other] == names[at]).collect();
        if same.len() > 1 {
            tell_apart(&mut names, &same, cases);
        }
    }
    names
}

/// Adds what differs to names that are the same: the one thing that is enough, else as many as it takes.
fn tell_apart(names: &mut [String], same: &[usize], cases: &[&Case]) {
    let own: Vec<&Case> = same.iter().map(|at| cases[*at]).collect();
    let mut differing = differing(&own);
    if let Some(enough) = differing.iter().position(|said| all_differ(said)) {
        differing = vec![differing.swap_remove(enough)];
    }
    for said in differing {
        for (at, said) in same.iter().zip(said).filter(|(_, said)| !said.is_empty()) {
            names[*at].extend([" ", &said]);
        }
        let told: Vec<&String> = same.iter().map(|at| &names[*at]).collect();
        if all_differ(&told) {
            return;
        }
    }
}

fn all_differ(texts: &[impl PartialEq]) -> bool {
    (1..texts.len()).all(|at| !texts[..at].contains(&texts[at]))
}

/// What is not the same of all: the topic, the schemes, the gap, then what else was answered; what each says of
/// it, or nothing.
fn differing(cases: &[&Case]) -> Vec<Vec<String>> {
    let topic = cases[0].session.topic();
    let first = [topic.roles.from_scheme, topic.roles.to_scheme, topic.roles.gap_months];
    let first: Vec<&str> = first.into_iter().flatten().map(|ix| &*topic.at(ix).id).collect();
    let docs: Vec<Vec<AnswerDoc>> = cases.iter().map(|case| case.session.answer_docs()).collect();
    let rest = docs.iter().flatten().map(|doc| &*doc.id).filter(|id| !first.contains(id));
    let told = |docs: &Vec<AnswerDoc>, id: &str| {
        let doc = docs.iter().find(|doc| doc.id == id)?;
        // 「职工医保，灵活就业」 is told apart from the others by its last part.
        let short = doc.text.rsplit('，').next()?;
        let named = first.contains(&id);
        Some(if named { short.to_owned() } else { format!("{} {short}", doc.label) })
    };
    let aside = |case: &&Case| {
        let topic = case.session.topic();
        if topic.is_plan() { String::new() } else { topic.title.clone() }
    };
    let topics: Vec<String> = cases.iter().map(aside).collect();
    let answers =
        first.iter().copied().chain(rest).map(|id| {
            docs.iter().map(|docs| told(docs, id).unwrap_or_default()).collect::<Vec<_>>()
        });
    let differs = |said: &Vec<String>| said.iter().any(|each| *each != said[0]);
    [topics].into_iter().chain(answers).filter(differs).collect()
}
