//! The names nearest to one that does not exist.

use std::cmp::Ordering;

use clap::Command;
use strsim::normalized_damerau_levenshtein;

use crate::diagnostic::shown;

/// So many are suggested at most.
const MOST: usize = 8;
/// The share of letters that must agree in a name that was misspelt.
const ALIKE: f64 = 0.6;

/// The names that contain a word; if none does, those spelt like it, best first.
pub(crate) fn nearest<'a>(
    word: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Vec<&'a str> {
    let containing: Vec<&str> = names.clone().filter(|name| name.contains(word)).collect();
    if !containing.is_empty() {
        return containing.into_iter().take(MOST).collect();
    }
    let alike = names.map(|name| (normalized_damerau_levenshtein(word, name), name));
    let mut alike: Vec<(f64, &str)> = alike.filter(|(share, _)| *share >= ALIKE).collect();
    alike.sort_by(|(one, _), (other, _)| other.partial_cmp(one).unwrap_or(Ordering::Equal));
    alike.into_iter().map(|(_, name)| name).take(MOST).collect()
}

/// What to do instead: take one of the nearest, or look at all.
pub fn meant(nearest: &[&str], all: &str) -> String {
    if nearest.is_empty() {
        all.to_owned()
    } else {
        format!("相近的有 {}", nearest.join("、"))
    }
}

/// What to write in place of a command that there is none of: one spelt like it, or one whose
/// purpose is named in these words.
pub(crate) fn command_meant(above: &Command, word: &str) -> String {
    let names: Vec<&str> = above.get_subcommands().map(Command::get_name).collect();
    let mut near = nearest(word, names.into_iter());
    if near.is_empty() {
        let about = |each: &&Command| {
            each.get_about().is_some_and(|about| about.to_string().contains(word))
        };
        near = above.get_subcommands().filter(about).map(Command::get_name).take(MOST).collect();
    }
    let few = names_of_few(above);
    match near.as_slice() {
        [only] => format!("是不是想写 {only}？"),
        [] if !few.is_empty() => format!("可以写 {few}"),
        [] if !word.is_ascii() => format!("查这件事用 yizhuan search {}", shown(word)),
        _ => meant(&near, "有哪些可写，加上 --help 看"),
    }
}

/// The names below a command, where they fit a line.
fn names_of_few(above: &Command) -> String {
    let names = above.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
    let names: Vec<&str> = names.collect();
    if names.len() > FEW { String::new() } else { names.join("、") }
}

/// More names do not fit a line.
const FEW: usize = 10;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_name_is_found_and_a_strange_one_is_not() {
        let names = ["gap-over3", "gap-within3", "quanzhou-items-2022"];
        let near = |word: &str| nearest(word, names.into_iter());
        assert_eq!(near("gap-ovre3"), ["gap-over3"]);
        assert_eq!(near("gap"), ["gap-over3", "gap-within3"]);
        assert!(near("qujing").is_empty());
    }
}
